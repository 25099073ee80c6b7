/**
 * The result of one vote on paper: every number that the minutes need, the rule in words, and the head of the journal, so
 * that the sheet can be held against the file later. It counts nothing; it shows what was counted.
 */
import type { Readable } from 'node:stream'
import type { ConsoleVote, Convention, Instant, Language } from '../protocol/messages.ts'
import { isOneMotion } from '../protocol/papers.ts'
import { fateOf, openSeats } from './outcomes.ts'
import { INK, mm, pdfStream, type Pdf } from './pdf.ts'
import { body, gap, heading, layOut, LEFT, textBlocks, WIDTH, type Block } from './sheet-blocks.ts'
import { admittedPieces } from './sheet-admitted.ts'
import { countPieces } from './sheet-count.ts'
import { pieceBlocks } from './piece-blocks.ts'
import { figureFacts, motionBars, optionPieces, partsPieces } from './sheet-figures.ts'
import { drawFoot, drawHead, signatureLines } from './sheet-frame.ts'
import { sheetWords } from './sheet-words.ts'
import { fateWord, reportWords } from './words.ts'
import { fitText, writeText, type Box } from './write-text.ts'

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

export function resultSheetPdf(sheet: ResultSheet): Readable {
  const { vote, language, compress = true } = sheet
  const title = `${sheetWords[language].vote(vote.id)}: ${vote.title}`
  return pdfStream({ title, language, compress }, (pdf) =>
    layOut(blocksOf(pdf, sheet), () => {
      pdf.addPage()
      drawHead(pdf, { ...sheet, label: sheetWords[language].vote(vote.id) })
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
  else yield* pieceBlocks(pdf, optionPieces(vote, language))
  yield* pieceBlocks(pdf, partsPieces(vote, language))
  yield* pieceBlocks(pdf, countPieces(vote, language))
  yield* pieceBlocks(pdf, [{ kind: 'facts', facts: figureFacts(sheet) }])
  yield* pieceBlocks(pdf, admittedPieces(vote.admitted ?? [], sheet))
  if (vote.text !== '') {
    yield heading(pdf, words.text)
    yield* body(pdf, vote.text)
  }
  yield signatureLines(pdf, words.signatures)
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

export function headline(
  { paper, result }: CountedVote,
  language: Language,
): { text: string; isGood: boolean } {
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
