/** Pieces of a page that lie below each other: text, tables, facts. Knows where a page ends, and nothing of votes. */
import { INK, mm, PAGE, type Face, type Pdf } from './pdf.ts'
import type { Column, Fact, TableCell } from './pieces.ts'
import { fitText, putText, writeText, type Box } from './write-text.ts'

export const LEFT = mm(22)
export const RIGHT = PAGE.width - mm(22)
export const WIDTH = RIGHT - LEFT
const TOP = mm(30)
/** Above the foot. */
const PAGE_END = PAGE.height - mm(26)

export type Block = {
  height: number
  /** `y` is its upper edge. */
  draw: (y: number) => void
  /** Drawn again where a page begins in the middle of a table. */
  head?: Block
  /** Room that what follows needs on the same page: no heading stands alone at its foot. */
  keeps?: number
}

/** Yields with each page that is done. `beginPage` adds one and draws what stands on every page. */
export function* layOut(blocks: Iterable<Block>, beginPage: () => void): Generator<void> {
  beginPage()
  let y = TOP
  let isEmpty = true
  for (const block of blocks) {
    if (!isEmpty && y + block.height + (block.keeps ?? 0) > PAGE_END) {
      yield
      beginPage()
      y = TOP
      if (block.head !== undefined) {
        block.head.draw(y)
        y += block.head.height
      }
    }
    block.draw(y)
    y += block.height
    isEmpty = false
  }
  yield
}

export const gap = (height: number): Block => ({ height, draw: () => undefined })

type Style = { face: Face; size: number; colour: string }

/** As many lines as it takes, each a block of its own: a long text goes on with the next page. */
export function textBlocks(pdf: Pdf, text: string, { face, size, colour }: Style): Block[] {
  const box: Box = { face, width: WIDTH, height: Infinity, sizes: [size] }
  return text.split(/\r\n|\n|\r/).flatMap((paragraph) =>
    fitText(pdf, paragraph, box).lines.map((line): Block => ({
      height: size * 1.4,
      draw: (y) => {
        const place = { x: LEFT, y: y + size, colour }
        writeText(pdf, { size, lines: [line], isUnique: false }, place, face)
      },
    })),
  )
}

export const body = (pdf: Pdf, text: string): Block[] =>
  textBlocks(pdf, text, { face: 'text', size: 10, colour: INK.text })

export function heading(pdf: Pdf, text: string): Block {
  return {
    height: mm(10),
    keeps: mm(20),
    draw: (y) => {
      const box: Box = { face: 'bold', width: WIDTH, height: 12, sizes: [11, 9] }
      putText(pdf, text, box, { x: LEFT, y: y + mm(7), colour: INK.text })
    },
  }
}

const CELL_SIZE = 9
const CELL_LINE = CELL_SIZE * 1.25
const PADDING = 4

/** Widths are parts of the page's width; text that does not fit goes on in the next line of its cell, figures get smaller. */
export function table(
  pdf: Pdf,
  columns: readonly Column[],
  rows: readonly (readonly TableCell[])[],
): Block[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  let x = LEFT
  const places = columns.map(({ align, width }) => {
    const own = (width / all) * WIDTH
    const left = x
    x += own
    // Words behind figures keep away from them.
    const inset = align === 'left' && left > LEFT ? 8 : 0
    return { align, width: own - 6 - inset, x: align === 'left' ? left + inset : x - 6 }
  })
  const row = (cells: readonly TableCell[], { isHead }: { isHead: boolean }): Block => {
    const texts = cells.map((cell, column) => {
      const { text, isBold } = typeof cell === 'string' ? { text: cell, isBold: false } : cell
      const face: Face = isBold ? 'bold' : 'text'
      const { width = 0, align = 'left' } = places[column] ?? {}
      // Figures stand in one line.
      const height = !isHead && align === 'right' ? CELL_LINE : CELL_LINE * 3.2
      const sizes = isHead ? [7.5, 6.5] : align === 'right' ? [CELL_SIZE, 8, 7, 6] : [CELL_SIZE]
      return { face, column, fitted: fitText(pdf, text, { face, width, height, sizes }) }
    })
    const lines = Math.max(1, ...texts.map(({ fitted }) => fitted.lines.length))
    const height = lines * CELL_LINE + PADDING
    const draw = (y: number) => {
      for (const { face, column, fitted } of texts) {
        const { x: at = LEFT, align = 'left' } = places[column] ?? {}
        const colour = isHead ? INK.quiet : INK.text
        writeText(pdf, fitted, { x: at, y: y + CELL_SIZE + 1, align, colour }, face)
      }
      drawLine(pdf, y + height - 1)
    }
    return { height, draw }
  }
  const head = row(
    columns.map(({ title }) => title),
    { isHead: true },
  )
  return [
    { ...head, keeps: mm(10) },
    ...rows.map((cells) => ({ ...row(cells, { isHead: false }), head })),
    gap(mm(3)),
  ]
}

export function drawLine(pdf: Pdf, y: number): void {
  pdf.lineWidth(0.5).strokeColor(INK.line).moveTo(LEFT, y).lineTo(RIGHT, y).stroke()
}

/** Two beside each other; one with a long value has the line for itself. */
export function facts(pdf: Pdf, list: readonly Fact[]): Block[] {
  const half = WIDTH / 2 - mm(3)
  const isLong = ([, value]: Fact) => pdf.font('text').fontSize(10).widthOfString(value) > half
  const lines: Fact[][] = []
  for (const fact of list) {
    const last = lines.at(-1)
    const isRoom = last?.length === 1 && last[0] !== undefined && !isLong(last[0]) && !isLong(fact)
    if (isRoom) last.push(fact)
    else lines.push([fact])
  }
  return lines.map((line): Block => {
    const width = line.length === 1 ? WIDTH : half
    return {
      height: mm(11),
      draw: (y) => {
        line.forEach(([label, value], index) => {
          const x = index === 0 ? LEFT : RIGHT - half
          const place = { x, y: y + 8, colour: INK.quiet }
          putText(pdf, label, { face: 'text', width, height: 10, sizes: [8, 7] }, place)
          const box: Box = { face: 'text', width, height: 13, sizes: [10, 9, 8, 7] }
          putText(pdf, value, box, { x, y: y + 21, colour: INK.text })
        })
      },
    }
  })
}
