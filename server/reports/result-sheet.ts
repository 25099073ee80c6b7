/**
 * The result of one vote on paper: every number that the minutes need, the rule in words, and the head of the journal, so
 * that the sheet can be held against the file later. It counts nothing; it shows what was counted.
 */
import type { Readable } from 'node:stream'
import type { ConsoleVote, Convention, Instant, Language } from '../protocol/messages.ts'
import { isOneMotion } from '../protocol/papers.ts'
import { fateOf, openSeats } from './outcomes.ts'
import { INK, mm, PAGE, pdfStream, type Pdf } from './pdf.ts'
import {
  body,
  drawLine,
  gap,
  heading,
  layOut,
  LEFT,
  RIGHT,
  textBlocks,
  WIDTH,
  type Block,
} from './sheet-blocks.ts'
import { countBlocks } from './sheet-count.ts'
import { figureBlocks, motionBars, optionTable, partsBlocks } from './sheet-figures.ts'
import { sheetWords, type SheetWords } from './sheet-words.ts'
import { daysText, decimalText, longTimeWriter } from './times.ts'
import { fateWord, reportWords } from './words.ts'
import { fitText, putText, writeText, type Box, type Place } from './write-text.ts'

export type CountedVote = Extract<ConsoleVote, { state: 'closed' | 'published' }>

export type ResultSheet = {
  convention: Pick<Convention, 'name' | 'place' | 'startsOn' | 'endsOn'>
  vote: CountedVote
  /** In the sheet's language. */
  rule: string
  /** As it was when the sheet was made; the head as hexadecimal. */
  journal: { entries: number; head: string }
  madeAt: Instant
  language: Language
  /** IANA name, such as "Europe/Berlin". */
  timeZone: string
  compress?: boolean
}

const FOOT = PAGE.height - mm(15)

export function resultSheetPdf(sheet: ResultSheet): Readable {
  const { vote, language, compress = true } = sheet
  const title = `${sheetWords[language].vote(vote.id)}: ${vote.title}`
  return pdfStream({ title, language, compress }, (pdf) =>
    layOut(blocksOf(pdf, sheet), () => {
      pdf.addPage()
      drawHead(pdf, sheet)
      drawFoot(pdf, sheet)
    }),
  )
}

/** One after the other when it is their turn: a long text is set while the page before it is written. */
function* blocksOf(pdf: Pdf, sheet: ResultSheet): Generator<Block> {
  const { vote, rule, language } = sheet
  const words = sheetWords[language]
  yield* titleAndOutcome(pdf, sheet)
  yield* body(pdf, rule)
  yield gap(mm(6))
  if (isOneMotion(vote.paper)) yield* motionBars(pdf, vote, language)
  else yield* optionTable(pdf, vote, language)
  yield* partsBlocks(pdf, vote, language)
  yield* countBlocks(pdf, vote, language)
  yield* figureBlocks(pdf, sheet)
  if (vote.text !== '') {
    yield heading(pdf, words.text)
    yield* body(pdf, vote.text)
  }
  yield signatures(pdf, words)
}

function* titleAndOutcome(pdf: Pdf, { vote, language }: ResultSheet): Generator<Block> {
  const box: Box = { face: 'bold', width: WIDTH, height: mm(26), sizes: [22, 20, 18, 16, 14, 12, 10] }
  const title = fitText(pdf, vote.title, box)
  yield {
    height: title.lines.length * title.size * 1.25 + mm(3),
    draw: (y) => void writeText(pdf, title, { x: LEFT, y: y + title.size, colour: INK.text }, 'bold'),
  }
  const { text, isGood } = headline(vote, language)
  const colour = isGood ? '#1f6b41' : '#a33327'
  yield* textBlocks(pdf, text, { face: 'bold', size: text.length > 60 ? 13 : 17, colour })
  const open = openSeats(vote.paper, vote.result.outcome)
  if (open !== null && open > 0) yield* body(pdf, sheetWords[language].open(open))
  yield gap(mm(1.5))
}

/** Beyond this many names the table says who it is. */
const NAMES_IN_HEADLINE = 8

function headline({ paper, result }: CountedVote, language: Language): { text: string; isGood: boolean } {
  const words = sheetWords[language]
  const fates = paper.options.map((_, option) => fateOf(result, option))
  const [first] = fates
  if (first === undefined) return { text: '', isGood: false }
  const isElection = paper.subject === 'candidates'
  const key = isElection ? 'true' : 'false'
  if (result.outcome.kind === 'majority') {
    if (fates.length === 1)
      return {
        text: capital(fateWord(first, paper.subject, reportWords[language])),
        isGood: first === 'adopted',
      }
    const adopted = fates.filter((fate) => fate === 'adopted').length
    return { text: words.countOf(adopted, fates.length, words.wonOf[key]), isGood: adopted > 0 }
  }
  const { elected } = result.outcome
  if (elected.length === 0) {
    const isShort = first === 'no-quorum'
    return {
      text: isShort ? capital(fateWord(first, paper.subject, reportWords[language])) : words.nobody[key],
      isGood: false,
    }
  }
  if (elected.length > NAMES_IN_HEADLINE)
    return { text: words.countOf(elected.length, fates.length, words.wonOf[key]), isGood: true }
  const names = elected.map((option) => paper.options[option]?.name ?? '').join(', ')
  return { text: `${words.won[key]}: ${names}`, isGood: true }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** On every page, so that a loose one finds its way back. */
function drawHead(pdf: Pdf, { convention, vote, language }: ResultSheet): void {
  const when = daysText(convention.startsOn, convention.endsOn, language)
  const about = [convention.name, convention.place, when].filter((part) => part !== '').join(' · ')
  const box: Box = { face: 'text', width: WIDTH - mm(35), height: mm(10), sizes: [9, 8] }
  putText(pdf, about, box, { x: LEFT, y: mm(20), colour: INK.quiet })
  const place: Place = { x: RIGHT, y: mm(20), align: 'right', colour: INK.quiet }
  putText(
    pdf,
    sheetWords[language].vote(vote.id),
    { face: 'text', width: mm(33), height: mm(5), sizes: [9] },
    place,
  )
}

/** Whole, because a shortened hash proves less; in the face for what is compared character by character. */
function drawFoot(pdf: Pdf, { journal, madeAt, language, timeZone }: ResultSheet): void {
  const words = sheetWords[language]
  const about = words.journal(decimalText(String(journal.entries), language))
  const place: Place = { x: LEFT, y: FOOT, colour: INK.quiet }
  drawLine(pdf, FOOT - 24)
  const box: Box = { face: 'text', width: WIDTH / 2, height: 9, sizes: [7] }
  putText(pdf, about, box, { ...place, y: FOOT - 12 })
  const made = words.made(longTimeWriter(language, timeZone)(madeAt))
  putText(pdf, made, box, { ...place, y: FOOT - 12, x: RIGHT, align: 'right' })
  putText(pdf, journal.head, { face: 'code', width: WIDTH, height: 10, sizes: [8, 7, 6] }, place)
}

/** Behind everything that is signed for. */
function signatures(pdf: Pdf, words: SheetWords): Block {
  const width = mm(70)
  return {
    height: mm(26),
    draw: (y) => {
      const line = y + mm(20)
      words.signatures.forEach((label, index) => {
        const x = index === 0 ? LEFT : RIGHT - width
        pdf
          .lineWidth(0.5)
          .strokeColor(INK.quiet)
          .moveTo(x, line)
          .lineTo(x + width, line)
          .stroke()
        const place = { x, y: line + 11, colour: INK.quiet }
        putText(pdf, label, { face: 'text', width, height: 10, sizes: [8] }, place)
      })
    },
  }
}
