/** Pieces of a document as blocks of a page. */
import { INK, mm, type Pdf } from './pdf.ts'
import type { Piece } from './pieces.ts'
import { body, facts, gap, heading, table, textBlocks, type Block } from './sheet-blocks.ts'
import { signatureLines } from './sheet-frame.ts'

/** One after the other when it is their turn. */
export function* pieceBlocks(pdf: Pdf, pieces: Iterable<Piece>): Generator<Block> {
  for (const piece of pieces) yield* blocksOf(pdf, piece)
}

function blocksOf(pdf: Pdf, piece: Piece): Block[] {
  switch (piece.kind) {
    case 'heading':
      return piece.level === 3 ? [heading(pdf, piece.text)] : [gap(mm(4)), ...largeHeading(pdf, piece)]
    case 'paragraph':
      return piece.isBold === true
        ? [...textBlocks(pdf, piece.text, { face: 'bold', size: 11, colour: INK.text }), gap(mm(1))]
        : [...body(pdf, piece.text), gap(mm(1.5))]
    case 'note':
      return [
        gap(mm(1)),
        ...textBlocks(pdf, piece.by, { face: 'text', size: 8, colour: INK.quiet }),
        ...body(pdf, piece.text),
        gap(mm(2)),
      ]
    case 'facts':
      return [gap(mm(2)), ...facts(pdf, piece.facts), gap(mm(2))]
    case 'table':
      return table(pdf, piece.columns, piece.rows)
    case 'signatures':
      return [signatureLines(pdf, piece.labels)]
  }
}

function largeHeading(pdf: Pdf, { level, text }: Extract<Piece, { kind: 'heading' }>): Block[] {
  const size = level === 1 ? 16 : 12.5
  const lines = textBlocks(pdf, text, { face: 'bold', size, colour: INK.text })
  return [...lines.map((line) => ({ ...line, keeps: mm(28) })), gap(mm(1.5))]
}
