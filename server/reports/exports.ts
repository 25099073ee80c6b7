/** What a chair takes home as tables: members, votes with their results, the journal. From data to text only. */
import type {
  ConsoleVote,
  ImportedMember,
  JournalEntry,
  Language,
  OptionIndex,
} from '../protocol/messages.ts'
import type { Cell, Table } from './csv.ts'
import { fateOf, openSeats, thresholdOf } from './outcomes.ts'
import { timeWriter } from './times.ts'
import { fateWord, genderWord, groupWord, reportWords, type ReportWords } from './words.ts'

export type ExportOptions = {
  language: Language
  /** IANA name, such as "Europe/Berlin". */
  timeZone: string
}

/** Reads back in with the import to the same members: without a column of addresses these stay as they are. */
export function membersTable(
  members: Iterable<ImportedMember & { present: boolean }>,
  { language, hasContacts = true }: Pick<ExportOptions, 'language'> & { hasContacts?: boolean },
): Table {
  const words = reportWords[language]
  const { number, firstName, lastName, email, region, group, gender, weight, entitled, present } =
    words.headings
  const headings = [
    number,
    firstName,
    lastName,
    ...(hasContacts ? [email] : []),
    region,
    group,
    gender,
    weight,
    entitled,
    present,
  ]
  const rows = Array.from(members, (member): Cell[] => [
    ...[
      member.number,
      member.firstName,
      member.lastName,
      ...(hasContacts ? [member.email] : []),
      member.region,
    ],
    ...[groupWord(member.group, words), genderWord(member.gender, words)],
    { number: member.weight },
    ...[member.entitled, member.present].map((is) => (is ? words.yes : words.no)),
  ])
  return { headings, rows }
}

/** A row an option, so that a filter on the vote shows its result. `ruleOf`: the rule as sentences in the language of the export. */
export function votesTable(
  votes: Iterable<ConsoleVote>,
  { language, timeZone, ruleOf }: ExportOptions & { ruleOf: (vote: ConsoleVote) => string },
): Table {
  const words = reportWords[language]
  const { headings, choices } = words
  const time = timeWriter(timeZone)
  const rows = Array.from(votes).flatMap((vote) => {
    const ofVote = { head: voteCells(vote, time, words), sums: sumCells(vote, words), rule: ruleOf(vote) }
    return vote.paper.options.map(({ name }, option): Cell[] => [
      ...[...ofVote.head, { number: option + 1 }, name],
      ...optionCells(vote, option, words),
      ...[...ofVote.sums, ofVote.rule],
      ...('reason' in vote ? [time(vote.annulledAt), vote.reason] : ['', '']),
    ])
  })
  return {
    headings: [
      ...[headings.vote, headings.title, headings.text, headings.secrecy, headings.state],
      ...[headings.opened, headings.closed, headings.published],
      ...[headings.optionNumber, headings.option, choices.yes, choices.no, choices.abstain],
      ...[headings.verdict, headings.place, headings.base, headings.threshold],
      ...[headings.registered, headings.admittedLate, headings.cast, headings.papers, headings.votesCast],
      ...[headings.valid, headings.invalid, headings.abstained, headings.none, headings.notCast],
      ...[headings.quorum, headings.quorumReached, headings.open],
      ...[headings.rule, headings.annulledAt, headings.reason],
    ],
    rows,
  }
}

function voteCells(vote: ConsoleVote, time: (at: number) => string, words: ReportWords): Cell[] {
  return [
    { number: vote.id },
    ...[vote.title, vote.text, words.secrecy[vote.secrecy], words.states[vote.state]],
    'openedAt' in vote ? time(vote.openedAt) : '',
    'closedAt' in vote ? time(vote.closedAt) : '',
    'publishedAt' in vote ? time(vote.publishedAt) : '',
  ]
}

/** Votes on it, what became of it, as which it was elected, and what its majority was taken of. */
function optionCells(vote: ConsoleVote, option: OptionIndex, words: ReportWords): Cell[] {
  if (!('result' in vote)) return Array.from({ length: 7 }, () => '')
  const { options, outcome } = vote.result
  const { yes = '', no = '', abstain = '' } = options[option] ?? {}
  const isYesNo = vote.paper.form.kind === 'yes-no'
  const threshold = thresholdOf(outcome, option)
  const place = outcome.kind === 'majority' ? -1 : outcome.elected.indexOf(option)
  return [
    ...[{ number: yes }, isYesNo ? { number: no } : '', isYesNo ? { number: abstain } : ''],
    fateWord(fateOf(vote.result, option), vote.paper.subject, words),
    place < 0 ? '' : { number: place + 1 },
    ...(threshold === null ? ['', ''] : [{ number: threshold.base }, { number: threshold.threshold }]),
  ]
}

/** Columns from the register to the open seats. While a vote is open or on paper nothing is known of it but its register. */
const SUMS = 13

function sumCells(vote: ConsoleVote, words: ReportWords): Cell[] {
  const late = 'admitted' in vote ? { number: vote.admitted.length } : ''
  const registered = 'registered' in vote ? { number: vote.registered } : ''
  if (!('result' in vote)) return [registered, late, ...Array.from({ length: SUMS - 2 }, () => '')]
  const { result, paper } = vote
  const { cast, valid, invalid, abstained, none } = result.sums
  const open = openSeats(paper, result.outcome)
  return [
    { number: result.registered },
    late,
    ...[result.cast, result.papers].map((number) => ({ number })),
    ...[cast, valid, invalid, abstained, none, result.notCast].map((number) => ({ number })),
    result.quorum === null ? '' : { number: result.quorum.needed },
    result.quorum === null ? '' : result.quorum.isReached ? words.yes : words.no,
    open === null ? '' : { number: open },
  ]
}

/** In the order given; `hash` is the chain, so that the file can be checked against another copy. */
export function journalTable(entries: Iterable<JournalEntry>, { language, timeZone }: ExportOptions): Table {
  const { entry, time, by, what, about, hash } = reportWords[language].headings
  const timeOf = timeWriter(timeZone)
  const rows = Array.from(entries, (one): Cell[] => [
    { number: one.seq },
    ...[timeOf(one.at), one.by, one.type, aboutText(one.about), one.hash],
  ])
  return { headings: [entry, time, by, what, about, hash], rows }
}

function aboutText(about: JournalEntry['about']): string {
  return Object.entries(about)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')
}
