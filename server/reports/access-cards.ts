/**
 * Personal access cards for the printer: ten of 85 × 54 mm on an A4 sheet, edge to edge, so that nine cuts through a
 * stack part them all and they fit badge holders. Each has what one person needs to sign in, and nothing of anybody else.
 */
import type { Readable } from 'node:stream'
import type { Language } from '../protocol/messages.ts'
import type { AccessEntry } from './access-list.ts'
import { INK, mm, PAGE, pdfStream, type Face, type Pdf } from './pdf.ts'
import { qrPath } from './qr-path.ts'
import { groupWord, reportWords, type ReportWords } from './words.ts'
import { fitText, putText, writeText, type Box, type FittedText, type Place } from './write-text.ts'

export type CardOptions = {
  /** Name of the convention. */
  convention: string
  /** Where the phone page is, such as "https://vote.example.org". */
  address: string
  language: Language
  compress?: boolean
}

const COLUMNS = 2
const ROWS = 5
export const CARDS_PER_SHEET = COLUMNS * ROWS
const CARD = { width: mm(85), height: mm(54) }
const SHEET = { left: (PAGE.width - COLUMNS * CARD.width) / 2, top: (PAGE.height - ROWS * CARD.height) / 2 }
/** Inside the cut on every side; with it the QR code has its quiet zone. */
const PADDING = mm(5)
/** 28 mm for 33 squares: phones read it at arm's length. */
const QR_EDGE = mm(28)
const NAME_WIDTH = CARD.width - 2 * PADDING - QR_EDGE - mm(4)
const INNER_WIDTH = CARD.width - 2 * PADDING
const CUT_MARK = mm(4)
/** The largest at which `K7QF-2MXD-9RTA` leaves room for a word beside it. */
const CODE_SIZE = 17

type Sheet = { cards: readonly AccessEntry[]; page: number; pages: number; imprint: Imprint }

export function accessCardsPdf(cards: readonly AccessEntry[], options: CardOptions): Readable {
  const { convention, language, compress = true } = options
  const title = `${reportWords[language].cards.title} · ${convention}`
  return pdfStream({ title, language, compress }, (pdf) => drawSheets(pdf, cards, options))
}

function* drawSheets(pdf: Pdf, cards: readonly AccessEntry[], options: CardOptions): Generator<void> {
  const pages = Math.max(1, Math.ceil(cards.length / CARDS_PER_SHEET))
  const imprint = makeImprint(pdf, options)
  for (let page = 0; page < pages; page += 1) {
    pdf.addPage()
    const onSheet = cards.slice(page * CARDS_PER_SHEET, (page + 1) * CARDS_PER_SHEET)
    drawSheet(pdf, { cards: onSheet, page, pages, imprint }, options)
    yield
  }
}

function drawSheet(pdf: Pdf, { cards, page, pages, imprint }: Sheet, options: CardOptions) {
  const words = reportWords[options.language]
  const rows = Math.ceil(cards.length / COLUMNS)
  drawCuts(pdf, rows)
  const numbers = [cards.at(0), cards.at(-1)].flatMap((card) => (card === undefined ? [] : [card.number]))
  const between = [...new Set(numbers)].join(' – ')
  const margin = [words.cards.page(page + 1, pages), between, options.convention].join('   ·   ')
  putText(
    pdf,
    margin,
    { face: 'text', width: COLUMNS * CARD.width, sizes: [7], height: mm(3) },
    {
      x: SHEET.left,
      y: SHEET.top - mm(5.5),
      colour: INK.quiet,
    },
  )
  cards.forEach((card, index) => {
    const x = SHEET.left + (index % COLUMNS) * CARD.width
    const y = SHEET.top + Math.floor(index / COLUMNS) * CARD.height
    pdf.save()
    pdf.translate(x, y)
    drawCard(pdf, card, imprint, words)
    pdf.restore()
  })
}

/** Hairlines along the edges, and marks in the margin for a ruler or the cutter's light. */
function drawCuts(pdf: Pdf, rows: number) {
  const bottom = SHEET.top + rows * CARD.height
  const right = SHEET.left + COLUMNS * CARD.width
  pdf.lineWidth(0.25).strokeColor(INK.line)
  for (let column = 0; column <= COLUMNS && rows > 0; column += 1) {
    const x = SHEET.left + column * CARD.width
    pdf.moveTo(x, SHEET.top - CUT_MARK).lineTo(x, bottom + CUT_MARK)
  }
  for (let row = 0; row <= rows && rows > 0; row += 1) {
    const y = SHEET.top + row * CARD.height
    pdf.moveTo(SHEET.left - CUT_MARK, y).lineTo(right + CUT_MARK, y)
  }
  pdf.stroke()
}

/** What stands on every card alike, set once. */
type Imprint = readonly { text: FittedText; place: Place; face: Face }[]

function makeImprint(pdf: Pdf, { convention, address, language }: CardOptions): Imprint {
  const { howTo, personal } = reportWords[language].cards
  const left = PADDING
  const right = CARD.width - PADDING
  const set = (text: string, box: Box, place: Place) => ({
    text: fitText(pdf, text, box),
    place,
    face: box.face,
  })
  return [
    set(
      convention,
      { face: 'text', width: NAME_WIDTH, sizes: [7.5, 7, 6.5], height: mm(7) },
      { x: left, y: mm(7), colour: INK.quiet },
    ),
    set(
      howTo,
      { face: 'text', width: INNER_WIDTH, sizes: [6.8, 6], height: mm(3) },
      { x: left, y: mm(37.8), colour: INK.quiet },
    ),
    set(
      typedAddress(address),
      { face: 'bold', width: INNER_WIDTH, sizes: [9, 8, 7, 6], height: mm(4) },
      { x: left, y: mm(41.6), colour: INK.text },
    ),
    {
      text: { size: 6, lines: [...personal], isUnique: false },
      place: { x: right, y: mm(46.2), align: 'right', colour: INK.quiet },
      face: 'text',
    },
  ]
}

function drawCard(pdf: Pdf, card: AccessEntry, imprint: Imprint, words: ReportWords) {
  for (const { text, place, face } of imprint) writeText(pdf, text, place, face)
  drawQr(pdf, card.link, { x: CARD.width - PADDING - QR_EDGE, y: PADDING })
  const x = PADDING
  const name = `${card.firstName} ${card.lastName}`.trim()
  const nameBox: Box = { face: 'bold', width: NAME_WIDTH, sizes: [13, 12, 11, 10, 9, 8], height: mm(13.3) }
  const lastLine = putText(pdf, name, nameBox, { x, y: mm(17), colour: INK.text })
  const about = [card.number, groupWord(card.group, words)].filter((part) => part !== '').join(' · ')
  putText(
    pdf,
    about,
    { face: 'text', width: NAME_WIDTH, sizes: [8, 7.5, 7], height: mm(7), isUnique: true },
    { x, y: lastLine + mm(4.8), colour: INK.text },
  )
  writeText(
    pdf,
    { size: CODE_SIZE, lines: [card.code], isUnique: true },
    { x, y: mm(48.8), colour: INK.text },
    'code',
  )
}

function drawQr(pdf: Pdf, text: string, { x, y }: { x: number; y: number }) {
  const { size, path } = qrPath(text)
  pdf.save()
  pdf.translate(x, y).scale(QR_EDGE / size)
  pdf.fillColor('#000000')
  pdf.addContent(`${path}\nf`)
  pdf.restore()
}

/** As people type it: browsers add "https://" by themselves, but not "http://". */
function typedAddress(address: string): string {
  return address.replace(/^https:\/\//, '').replace(/\/$/, '')
}
