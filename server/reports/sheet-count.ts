/** How the count of an election went, for result sheets and minutes: its stages, its ties, the lot, and who is out. */
import { weightOf } from '../domain/weight.ts'
import type { Language, OptionIndex, Outcome, RankedCount, Tie } from '../protocol/messages.ts'
import { heading, paragraph, type Column, type Piece, type TableCell } from './pieces.ts'
import type { CountedVote } from './result-sheet.ts'
import { sheetWords } from './sheet-words.ts'
import { decimalText } from './times.ts'

/** Stages beside each other, so that figures stay readable; more go below. */
const STAGES_IN_A_TABLE = 5
/** A comparison of each with each is larger than a page beyond this; it follows from the ballots. */
const MOST_COMPARED = 10

export function countPieces(vote: CountedVote, language: Language): Piece[] {
  const { outcome } = vote.result
  if (outcome.kind === 'majority') return []
  const sheet = { vote, language, name: (option: OptionIndex) => vote.paper.options[option]?.name ?? '' }
  return [...(outcome.kind === 'ranked' ? rankedPieces(sheet, outcome) : []), ...tiePieces(sheet, outcome)]
}

type Sheet = { vote: CountedVote; language: Language; name: (option: OptionIndex) => string }

function rankedPieces(sheet: Sheet, count: RankedCount): Piece[] {
  const { language } = sheet
  const words = sheetWords[language]
  const number = (amount: string) => decimalText(amount, language)
  const quota = count.quota === null ? '' : ` · ${words.quota}: ${number(count.quota)}`
  return [
    paragraph(`${words.counted}: ${number(count.ballots)}${quota}`),
    ...stagePieces(sheet, count),
    ...rankingPieces(sheet, count),
  ]
}

function stagePieces({ vote, language, name }: Sheet, { stages }: RankedCount): Piece[] {
  if (stages.length === 0) return []
  const words = sheetWords[language]
  const title = ({ what }: (typeof stages)[number]) => {
    switch (what.kind) {
      case 'counted':
        return words.step.counted()
      case 'surplus':
        return words.step.surplus(what.of.map(name).join(', '))
      case 'excluded':
        return words.step.excluded(name(what.candidate))
    }
  }
  const pieces: Piece[] = [heading(3, words.stages)]
  for (let first = 0; first < stages.length; first += STAGES_IN_A_TABLE) {
    const part = stages.slice(first, first + STAGES_IN_A_TABLE)
    const columns: Column[] = [
      { title: words.option[vote.paper.subject], width: 45, align: 'left' },
      ...part.map((stage, at): Column => ({
        title: `${first + at + 1}. ${title(stage)}`,
        width: 24,
        align: 'right',
      })),
    ]
    const row = (label: string, cell: (stage: (typeof stages)[number]) => TableCell): TableCell[] => [
      label,
      ...part.map(cell),
    ]
    const rows = vote.paper.options.map(({ name: label }, option) =>
      row(label, ({ votes, elected }) => ({
        text: amount(votes[option] ?? '0', language),
        isBold: elected.includes(option),
      })),
    )
    const lost = row(words.notTransferred, ({ notTransferred }) => amount(notTransferred, language))
    pieces.push({ kind: 'table', columns, rows: [...rows, lost] })
  }
  return [...pieces, paragraph(words.electedBold)]
}

/** Nothing is a dash: who is out stays at 0 to the end. */
const amount = (votes: string, language: Language): string =>
  /[1-9]/.test(votes) ? decimalText(votes, language) : '–'

function rankingPieces({ vote, language, name }: Sheet, { ranking, preferences }: RankedCount): Piece[] {
  const words = sheetWords[language]
  const pieces: Piece[] = []
  if (ranking !== undefined) {
    pieces.push(heading(3, words.ranking))
    for (const [place, equals] of ranking.entries())
      pieces.push(paragraph(`${place + 1}. ${equals.map(name).join(', ')}`))
  }
  const { options } = vote.paper
  if (preferences === undefined || options.length > MOST_COMPARED) return pieces
  const columns: Column[] = [
    { title: '', width: 40, align: 'left' },
    ...options.map((_, option): Column => ({ title: String(option + 1), width: 12, align: 'right' })),
  ]
  const rows = options.map(({ name: label }, row): TableCell[] => [
    `${row + 1}. ${label}`,
    ...options.map((_, column): TableCell => {
      const own = preferences[row]?.[column] ?? '0'
      const isBold = row !== column && weightOf(own) > weightOf(preferences[column]?.[row] ?? '0')
      return { text: row === column ? '' : decimalText(own, language), isBold }
    }),
  ])
  return [...pieces, heading(3, words.preferences), { kind: 'table', columns, rows }]
}

function tiePieces(
  { vote, language, name }: Sheet,
  outcome: Exclude<Outcome, { kind: 'majority' }>,
): Piece[] {
  const words = sheetWords[language]
  const names = (list: readonly OptionIndex[]) => list.map(name).join(', ')
  const dropped = outcome.kind === 'most-votes' ? outcome.dropped : []
  const sentences = [...outcome.ties.map((tie) => tieSentence(tie, names, language))]
  const { lot } = vote
  if (lot !== null && lot.seed !== null && lot.order !== null) {
    const tied = new Set(outcome.ties.flatMap((tie) => tie.tied))
    const order = lot.order.filter((option) => tied.has(option))
    sentences.push(
      `${words.lot(lot.seed)} ${words.lotBy(lot.givenBy.join(', '))} ${words.lotOrder(names(order))}`,
    )
  }
  return [
    ...(sentences.length === 0 ? [] : [heading(3, words.ties)]),
    ...sentences.map(paragraph),
    ...(dropped.length === 0 ? [] : [paragraph(words.dropped(names(dropped)))]),
  ]
}

function tieSentence(
  { tied, decides, drawn }: Tie,
  names: (list: readonly OptionIndex[]) => string,
  language: Language,
): string {
  const words = sheetWords[language]
  return `${words.tie[decides](names(tied))} ${drawn === null ? words.notDrawn : words.drawn(names(drawn))}`
}
