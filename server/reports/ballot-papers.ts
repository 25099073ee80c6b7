/**
 * One vote as ballot papers for the printer: as many on an A4 sheet as fit, all alike and without any mark that would tell one from
 * another; of what is needed, copies are printed. What may be marked is the paper's, as on a phone.
 */
import type { Readable } from 'node:stream'
import type { Language, OptionIndex, Paper, Secrecy, VoteId } from '../protocol/messages.ts'
import { isOneMotion } from '../protocol/papers.ts'
import { INK, mm, PAGE, pdfStream, type Pdf } from './pdf.ts'
import { reportWords } from './words.ts'
import { fitText, putText, writeText, type Box } from './write-text.ts'

export type BallotPaper = {
  /** Name of the convention. */
  convention: string
  vote: { id: VoteId; title: string; secrecy: Secrecy; paper: Paper; shown: readonly OptionIndex[] }
  /** How it is filled in, in the paper's language. */
  how: string
  language: Language
  compress?: boolean
}

/** A line of a paper: what it says, and the boxes behind it. `field`: wide enough for a number. */
type Row = { text: string; boxes: 'one' | 'each' | 'field' }

const WORDS = {
  de: {
    title: 'Stimmzettel',
    columns: ['Ja', 'Nein', 'Enth.'],
    none: 'Nein zu allen',
    abstain: 'Enthaltung',
    name: 'Name',
    number: 'Nummer',
    page: (page: number, pages: number) => `Seite ${String(page)} von ${String(pages)}`,
  },
  en: {
    title: 'Ballot paper',
    columns: ['Yes', 'No', 'Abst.'],
    none: 'No to all',
    abstain: 'Abstain',
    name: 'Name',
    number: 'Number',
    page: (page: number, pages: number) => `Page ${String(page)} of ${String(pages)}`,
  },
}

const PADDING = mm(9)
const ROW_HEIGHT = mm(8.5)
const BOX = mm(5)
const COLUMN = mm(13)
const FIELD = mm(16)
const HEAD_HEIGHT = mm(47)
const FOOT_HEIGHT = mm(14)
const rowsIn = (height: number): number => Math.floor((height - HEAD_HEIGHT - FOOT_HEIGHT) / ROW_HEIGHT)

/** A quarter of a sheet while everything fits there, else whole sheets, as many as it takes. */
const QUARTER = { width: PAGE.width / 2, height: PAGE.height / 2 }

export function ballotPapersPdf(ballot: BallotPaper): Readable {
  const { language, vote, compress = true } = ballot
  const title = `${WORDS[language].title} ${String(vote.id)}: ${vote.title}`
  return pdfStream({ title, language, compress }, (pdf) => drawSheets(pdf, ballot))
}

function* drawSheets(pdf: Pdf, ballot: BallotPaper): Generator<void> {
  const rows = rowsOf(ballot)
  if (rows.length <= rowsIn(QUARTER.height)) {
    pdf.addPage()
    for (const [x, y] of [
      [0, 0],
      [QUARTER.width, 0],
      [0, QUARTER.height],
      [QUARTER.width, QUARTER.height],
    ] as const)
      drawPaper(pdf, ballot, { x, y, ...QUARTER, rows, page: 1, pages: 1 })
    cut(pdf, [QUARTER.width, 0, QUARTER.width, PAGE.height])
    cut(pdf, [0, QUARTER.height, PAGE.width, QUARTER.height])
    yield
    return
  }
  const most = rowsIn(PAGE.height)
  const pages = Math.ceil(rows.length / most)
  for (let page = 1; page <= pages; page += 1) {
    pdf.addPage()
    const onPage = rows.slice((page - 1) * most, page * most)
    drawPaper(pdf, ballot, { x: 0, y: 0, ...PAGE, rows: onPage, page, pages })
    yield
  }
}

function rowsOf({ vote: { paper, shown }, language }: BallotPaper): Row[] {
  const words = WORDS[language]
  const { form } = paper
  if (isOneMotion(paper)) {
    const { yes, no, abstain } = reportWords[language].answers
    const canAbstain = form.kind === 'yes-no' && form.abstain
    return [yes, no, ...(canAbstain ? [abstain] : [])].map((text) => ({ text, boxes: 'one' }))
  }
  const boxes = form.kind === 'yes-no' ? 'each' : form.kind === 'choose' ? 'one' : 'field'
  const options = shown.map((option): Row => {
    const { name = '', items = [] } = paper.options[option] ?? {}
    return { text: items.length === 0 ? name : `${name}: ${items.join(', ')}`, boxes }
  })
  const others: Row[] = []
  if (form.kind === 'choose' && form.none) others.push({ text: words.none, boxes: 'one' })
  if (form.kind !== 'yes-no' && form.abstain) others.push({ text: words.abstain, boxes: 'one' })
  return [...options, ...others]
}

type Place = {
  x: number
  y: number
  width: number
  height: number
  rows: readonly Row[]
  page: number
  pages: number
}

function drawPaper(pdf: Pdf, ballot: BallotPaper, place: Place): void {
  const { vote, language } = ballot
  const words = WORDS[language]
  const left = place.x + PADDING
  const width = place.width - 2 * PADDING
  const label = [`${words.title} ${String(vote.id)}`, ballot.convention].join(' · ')
  const small: Box = { face: 'text', width, height: mm(4), sizes: [8, 7] }
  putText(pdf, label, small, { x: left, y: place.y + mm(12), colour: INK.quiet })
  const titleBox: Box = { face: 'bold', width, height: mm(15), sizes: [15, 13, 11, 10, 9] }
  const title = fitText(pdf, vote.title, titleBox)
  const end = writeText(pdf, title, { x: left, y: place.y + mm(19), colour: INK.text }, 'bold')
  const how: Box = { face: 'text', width, height: place.y + HEAD_HEIGHT - end - mm(5), sizes: [10, 9, 8, 7] }
  const sentence = fitText(pdf, ballot.how, how)
  writeText(pdf, sentence, { x: left, y: end + mm(6), colour: INK.text }, 'text')

  const top = place.y + HEAD_HEIGHT
  if (place.rows.some(({ boxes }) => boxes === 'each'))
    drawColumns(pdf, ballot, { right: left + width, y: top })
  place.rows.forEach((row, index) =>
    drawRow(pdf, row, {
      left,
      right: left + width,
      y: top + index * ROW_HEIGHT,
      columns: columnsOf(vote.paper),
    }),
  )
  const foot = place.y + place.height - mm(9)
  if (vote.secrecy === 'named') drawName(pdf, words, { x: left, y: foot, width })
  if (place.pages > 1)
    putText(pdf, words.page(place.page, place.pages), small, {
      ...{ x: left + width, y: place.y + place.height - mm(4), align: 'right', colour: INK.quiet },
    })
}

const columnsOf = ({ form }: Paper): number => (form.kind === 'yes-no' ? (form.abstain ? 3 : 2) : 1)

function drawColumns(
  pdf: Pdf,
  { vote: { paper }, language }: BallotPaper,
  { right, y }: { right: number; y: number },
): void {
  const count = columnsOf(paper)
  for (const [column, text] of WORDS[language].columns.slice(0, count).entries()) {
    const x = right - (count - column) * COLUMN
    putText(
      pdf,
      text,
      { face: 'text', width: COLUMN, height: mm(3), sizes: [8, 7] },
      { x, y: y - mm(1), colour: INK.quiet },
    )
  }
}

function drawRow(
  pdf: Pdf,
  { text, boxes }: Row,
  { left, right, y, columns }: { left: number; right: number; y: number; columns: number },
): void {
  const taken = boxes === 'each' ? columns * COLUMN : boxes === 'field' ? FIELD : COLUMN
  const name: Box = {
    face: 'text',
    width: right - left - taken - mm(2),
    height: ROW_HEIGHT - mm(1),
    sizes: [12, 11, 10, 9, 8, 7],
  }
  const fitted = fitText(pdf, text, name)
  const used = (fitted.lines.length - 1) * fitted.size * 1.25
  const baseline = y + ROW_HEIGHT / 2 + fitted.size * 0.35 - used / 2
  writeText(pdf, fitted, { x: left, y: baseline, colour: INK.text }, 'text')
  pdf.lineWidth(0.9).strokeColor(INK.text)
  const top = y + (ROW_HEIGHT - BOX) / 2
  if (boxes === 'field') pdf.rect(right - FIELD, top, FIELD, BOX).stroke()
  else
    for (let column = boxes === 'each' ? columns : 1; column > 0; column -= 1)
      pdf.rect(right - column * COLUMN, top, BOX, BOX).stroke()
  pdf
    .lineWidth(0.4)
    .strokeColor(INK.line)
    .moveTo(left, y + ROW_HEIGHT)
    .lineTo(right, y + ROW_HEIGHT)
    .stroke()
}

/** A named vote says whose ballot it is. */
function drawName(
  pdf: Pdf,
  words: (typeof WORDS)['de'],
  { x, y, width }: { x: number; y: number; width: number },
): void {
  const middle = x + width * 0.68
  const label: Box = { face: 'text', width: mm(30), height: mm(4), sizes: [8] }
  for (const [text, from, to] of [
    [words.name, x, middle - mm(3)],
    [words.number, middle, x + width],
  ] as const) {
    putText(pdf, text, label, { x: from, y: y + mm(3.5), colour: INK.quiet })
    pdf.lineWidth(0.6).strokeColor(INK.text).moveTo(from, y).lineTo(to, y).stroke()
  }
}

/** Light and dashed: for the knife, not to be seen after it. */
function cut(pdf: Pdf, [x, y, toX, toY]: readonly [number, number, number, number]): void {
  pdf
    .lineWidth(0.3)
    .strokeColor(INK.line)
    .dash(3, { space: 3 })
    .moveTo(x, y)
    .lineTo(toX, toY)
    .stroke()
    .undash()
}
