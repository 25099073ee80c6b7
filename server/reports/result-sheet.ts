/**
 * The result of one vote on paper: every number that the minutes need, the rule in words, and the head of the journal, so
 * that the sheet can be held against the file later. It counts nothing; it shows what was counted.
 */
import type { Readable } from 'node:stream'
import { formatWeight, weightOf } from '../domain/weight.ts'
import type { ConsoleVote, Convention, Instant, Language } from '../protocol/messages.ts'
import { INK, mm, PAGE, pdfStream, type Pdf } from './pdf.ts'
import { daysText, decimalText, longTimeWriter } from './times.ts'
import { groupWord, reportWords } from './words.ts'
import { fitText, putText, writeText, type Box, type Place } from './write-text.ts'

export type CountedVote = Extract<ConsoleVote, { state: 'closed' | 'published' }>

export type ResultSheet = {
  convention: Pick<Convention, 'name' | 'place' | 'startsOn' | 'endsOn'>
  vote: CountedVote
  /** The majority as a sentence in the sheet's language. */
  rule: string
  /** As it was when the sheet was made; the head as hexadecimal. */
  journal: { entries: number; head: string }
  madeAt: Instant
  language: Language
  /** IANA name, such as "Europe/Berlin". */
  timeZone: string
  compress?: boolean
}

const LEFT = mm(22)
const RIGHT = PAGE.width - mm(22)
const WIDTH = RIGHT - LEFT
/** Where the text of the vote must end on the first page: above the signatures, and on the others. */
const FIRST_PAGE_END = PAGE.height - mm(58)
const PAGE_END = PAGE.height - mm(28)
const FOOT = PAGE.height - mm(15)
const TEXT_SIZE = 10
const TEXT_LINE = 14

const colours = { yes: '#1f6b41', no: '#a33327', abstain: '#8a8a8a', notCast: '#d9d9d9' }

export function resultSheetPdf(sheet: ResultSheet): Readable {
  const { vote, language, compress = true } = sheet
  const title = `${reportWords[language].sheet.vote(vote.id)}: ${vote.title}`
  return pdfStream({ title, language, compress }, (pdf) => drawPages(pdf, sheet))
}

function* drawPages(pdf: Pdf, sheet: ResultSheet): Generator<void> {
  pdf.addPage()
  drawFoot(pdf, sheet)
  drawSignatures(pdf, sheet)
  let y = drawHead(pdf, sheet)
  y = drawVerdict(pdf, sheet, y)
  y = drawAmounts(pdf, sheet, y)
  y = drawFacts(pdf, sheet, y)
  yield* drawText(pdf, sheet, y)
}

/** As many pages as it takes; the minutes need it whole. */
function* drawText(pdf: Pdf, sheet: ResultSheet, top: number): Generator<void> {
  const heading = reportWords[sheet.language].sheet.text
  const lines = textLines(pdf, sheet.vote.text)
  let y = top
  let end = FIRST_PAGE_END
  if (lines.length > 0) {
    putText(
      pdf,
      heading,
      { face: 'text', width: WIDTH, height: 10, sizes: [8] },
      { x: LEFT, y, colour: INK.quiet },
    )
    y += TEXT_LINE
  }
  for (const line of lines) {
    if (y > end) {
      yield
      pdf.addPage()
      drawFoot(pdf, sheet)
      drawNumber(pdf, sheet)
      y = mm(35)
      end = PAGE_END
    }
    const text = { size: TEXT_SIZE, lines: [line], isUnique: true }
    writeText(pdf, text, { x: LEFT, y, colour: INK.text }, 'text')
    y += TEXT_LINE
  }
  yield
}

function textLines(pdf: Pdf, text: string): string[] {
  const box: Box = { face: 'text', width: WIDTH, height: Infinity, sizes: [TEXT_SIZE], isUnique: true }
  return text === ''
    ? []
    : text.split(/\r\n|\n|\r/).flatMap((paragraph) => fitText(pdf, paragraph, box).lines)
}

/** Returns, as all of these do, the baseline of what comes next. */
function drawHead(pdf: Pdf, sheet: ResultSheet): number {
  const { convention, vote, language } = sheet
  const when = daysText(convention.startsOn, convention.endsOn, language)
  const about = [convention.name, convention.place, when].filter((part) => part !== '').join(' · ')
  const aboutBox: Box = { face: 'text', width: WIDTH - mm(35), height: mm(10), sizes: [9, 8] }
  putText(pdf, about, aboutBox, { x: LEFT, y: mm(22), colour: INK.quiet })
  drawNumber(pdf, sheet)
  const box: Box = { face: 'bold', width: WIDTH, height: mm(26), sizes: [22, 20, 18, 16, 14, 12, 10] }
  return putText(pdf, vote.title, box, { x: LEFT, y: mm(37), colour: INK.text }) + mm(10.5)
}

/** On every page, so that a loose one finds its way back. */
function drawNumber(pdf: Pdf, { vote, language }: ResultSheet) {
  const box: Box = { face: 'text', width: mm(33), height: mm(5), sizes: [9] }
  const place: Place = { x: RIGHT, y: mm(22), align: 'right', colour: INK.quiet }
  putText(pdf, reportWords[language].sheet.vote(vote.id), box, place)
}

function drawVerdict(pdf: Pdf, { vote, rule, language }: ResultSheet, y: number): number {
  const { verdict } = vote.result
  const word = reportWords[language].sheet.verdicts[verdict]
  const colour = verdict === 'adopted' ? colours.yes : colours.no
  putText(pdf, word, { face: 'bold', width: WIDTH, height: mm(9), sizes: [18] }, { x: LEFT, y, colour })
  const box: Box = { face: 'text', width: WIDTH, height: mm(10), sizes: [10, 9] }
  return putText(pdf, rule, box, { x: LEFT, y: y + mm(6.5), colour: INK.text }) + mm(12)
}

const kinds = ['yes', 'no', 'abstain', 'notCast'] as const

/** One row an answer: word, bar, amount; all bars on one scale, what yes needed as a line through its bar. */
function drawAmounts(pdf: Pdf, { vote, language }: ResultSheet, top: number): number {
  const words = reportWords[language].sheet
  const sum = kinds.reduce((total, kind) => total + weightOf(vote.result[kind]), 0n)
  const bar = { x: LEFT + mm(34), width: WIDTH - mm(34) - mm(36) }
  const along = (amount: string) => (sum === 0n ? 0 : (Number(weightOf(amount)) / Number(sum)) * bar.width)
  let y = top
  for (const kind of kinds) {
    drawRow(pdf, words[kind], decimalText(vote.result[kind], language), y)
    pdf.rect(bar.x, y - 8.5, Math.max(along(vote.result[kind]), 0.5), 10).fill(colours[kind])
    y += mm(7.5)
  }
  const needed = bar.x + along(vote.result.threshold)
  pdf.lineWidth(0.5).strokeColor(INK.line)
  pdf
    .moveTo(bar.x, top - 13)
    .lineTo(bar.x, y - mm(5.5))
    .stroke()
  pdf
    .moveTo(LEFT, y - mm(4.2))
    .lineTo(RIGHT, y - mm(4.2))
    .stroke()
  pdf.lineWidth(1.2).strokeColor(INK.text)
  pdf
    .moveTo(needed, top - 13)
    .lineTo(needed, top + 6)
    .stroke()
  drawRow(pdf, words.sum, decimalText(formatWeight(sum), language), y + mm(0.8))
  return y + mm(14)
}

function drawRow(pdf: Pdf, label: string, value: string, y: number) {
  const place: Place = { x: LEFT, y, colour: INK.text }
  putText(pdf, label, { face: 'text', width: mm(110), height: 12, sizes: [10] }, place)
  const box: Box = { face: 'bold', width: mm(34), height: 12, sizes: [11, 10, 9, 8, 7] }
  putText(pdf, value, box, { ...place, x: RIGHT, align: 'right' })
}

type Fact = readonly [label: string, value: string]

/** In two columns, and the electorate, which can be long, across both. */
function drawFacts(pdf: Pdf, { vote, language, timeZone }: ResultSheet, top: number): number {
  const words = reportWords[language]
  const number = (value: string | number) => decimalText(String(value), language)
  const time = longTimeWriter(language, timeZone)
  const { result, majority, electorate } = vote
  const facts: readonly Fact[] = [
    [words.sheet.base, `${words.sheet.bases[majority.base]}: ${number(result.base)}`],
    [words.sheet.threshold[majority.comparison], number(result.threshold)],
    [words.sheet.registered, words.sheet.persons(number(result.registered))],
    [words.sheet.cast, words.sheet.persons(number(result.cast))],
    [words.sheet.opened, time(vote.openedAt)],
    [words.sheet.closed, time(vote.closedAt)],
    [words.sheet.procedure, words.secrecy[vote.secrecy]],
    [words.sheet.published, vote.state === 'published' ? time(vote.publishedAt) : words.sheet.notYet],
  ]
  const width = WIDTH / 2 - mm(3)
  facts.forEach((fact, index) => {
    const x = index % 2 === 0 ? LEFT : RIGHT - width
    drawFact(pdf, fact, { x, y: top + Math.floor(index / 2) * mm(11.5), width })
  })
  const groups = electorate.groups.map((group) => groupWord(group, words)).join(', ')
  const presence = words.sheet.presence[electorate.presence]
  const whole: Fact = [words.sheet.electorate, groups === '' ? presence : `${presence}: ${groups}`]
  const y = top + Math.ceil(facts.length / 2) * mm(11.5)
  return drawFact(pdf, whole, { x: LEFT, y, width: WIDTH }) + mm(11)
}

function drawFact(pdf: Pdf, [label, value]: Fact, { x, y, width }: { x: number; y: number; width: number }) {
  putText(pdf, label, { face: 'text', width, height: 10, sizes: [8, 7] }, { x, y, colour: INK.quiet })
  const box: Box = { face: 'text', width, height: 26, sizes: [10, 9, 8] }
  return putText(pdf, value, box, { x, y: y + 13, colour: INK.text })
}

function drawSignatures(pdf: Pdf, { language }: ResultSheet) {
  const y = PAGE.height - mm(36)
  const width = mm(70)
  reportWords[language].sheet.signatures.forEach((label, index) => {
    const x = index === 0 ? LEFT : RIGHT - width
    pdf
      .lineWidth(0.5)
      .strokeColor(INK.quiet)
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke()
    putText(pdf, label, { face: 'text', width, height: 10, sizes: [8] }, { x, y: y + 11, colour: INK.quiet })
  })
}

/** Whole, because a shortened hash proves less; in the face for what is compared character by character. */
function drawFoot(pdf: Pdf, { journal, madeAt, language, timeZone }: ResultSheet) {
  const words = reportWords[language].sheet
  const about = words.journal(decimalText(String(journal.entries), language))
  const place: Place = { x: LEFT, y: FOOT, colour: INK.quiet }
  pdf
    .lineWidth(0.5)
    .strokeColor(INK.line)
    .moveTo(LEFT, FOOT - 24)
    .lineTo(RIGHT, FOOT - 24)
    .stroke()
  putText(pdf, about, { face: 'text', width: WIDTH / 2, height: 9, sizes: [7] }, { ...place, y: FOOT - 12 })
  const made = words.made(longTimeWriter(language, timeZone)(madeAt))
  putText(
    pdf,
    made,
    { face: 'text', width: WIDTH / 2, height: 9, sizes: [7] },
    { ...place, y: FOOT - 12, x: RIGHT, align: 'right' },
  )
  putText(pdf, journal.head, { face: 'code', width: WIDTH, height: 10, sizes: [8, 7, 6] }, place)
}
