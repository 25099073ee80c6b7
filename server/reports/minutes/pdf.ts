/** A document as PDF, page by page, with the head of the journal and the page's number at each foot. */
import type { Readable } from 'node:stream'
import { INK, mm, PAGE, pdfStream, type Pdf } from '../pdf.ts'
import { pieceBlocks } from '../piece-blocks.ts'
import { drawLine, layOut, LEFT, RIGHT, textBlocks, WIDTH, type Block } from '../sheet-blocks.ts'
import { putText, type Box } from '../write-text.ts'
import type { MinutesDocument } from './document.ts'
import { minutesWords } from './words.ts'

const FOOT = PAGE.height - mm(15)

export function minutesPdf(document: MinutesDocument, { compress = true } = {}): Readable {
  const { title, language } = document
  return pdfStream({ title, language, compress }, (pdf) => {
    let page = 0
    return layOut(blocksOf(pdf, document), () => {
      pdf.addPage()
      page += 1
      drawHead(pdf, document)
      drawFoot(pdf, document, page)
    })
  })
}

function* blocksOf(pdf: Pdf, { title, sections }: MinutesDocument): Generator<Block> {
  yield* textBlocks(pdf, title, { face: 'bold', size: 20, colour: INK.text })
  for (const { pieces } of sections) yield* pieceBlocks(pdf, pieces)
}

/** On every page, so that a loose one finds its way back. */
function drawHead(pdf: Pdf, { about, draftMark }: MinutesDocument): void {
  const box: Box = { face: 'text', width: WIDTH - mm(62), height: mm(10), sizes: [9, 8] }
  putText(pdf, about, box, { x: LEFT, y: mm(20), colour: INK.quiet })
  if (draftMark === null) return
  const mark: Box = { face: 'bold', width: mm(60), height: mm(10), sizes: [9, 8] }
  putText(pdf, draftMark, mark, { x: RIGHT, y: mm(20), align: 'right', colour: '#a33327' })
}

function drawFoot(pdf: Pdf, { journal, head, language }: MinutesDocument, page: number): void {
  drawLine(pdf, FOOT - 24)
  const box: Box = { face: 'text', width: WIDTH / 2, height: 9, sizes: [7] }
  const place = { x: LEFT, y: FOOT - 12, colour: INK.quiet }
  putText(pdf, journal, box, place)
  putText(pdf, `${minutesWords[language].page} ${String(page)}`, box, { ...place, x: RIGHT, align: 'right' })
  putText(pdf, head, { face: 'code', width: WIDTH, height: 10, sizes: [8, 7, 6] }, { ...place, y: FOOT })
}
