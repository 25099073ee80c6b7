/** What a chair takes home as tables: members, votes with their results, ballots, the journal. From data to text only. */
import type {
  Choice,
  ConsoleVote,
  ImportedMember,
  JournalEntry,
  Language,
  Majority,
  Weight,
} from '../protocol/messages.ts'
import { csv, type Cell } from './csv.ts'
import { timeWriter } from './times.ts'
import { genderWord, groupWord, reportWords } from './words.ts'

export type ExportOptions = {
  language: Language
  /** IANA name, such as "Europe/Berlin". */
  timeZone: string
}

/** Reads back in with the import to the same members. */
export function membersCsv(
  members: Iterable<ImportedMember & { present: boolean }>,
  { language }: Pick<ExportOptions, 'language'>,
): string {
  const words = reportWords[language]
  const { number, firstName, lastName, email, region, group, gender, weight, entitled, present } =
    words.headings
  const headings = [number, firstName, lastName, email, region, group, gender, weight, entitled, present]
  const rows = Array.from(members, (member): Cell[] => [
    ...[member.number, member.firstName, member.lastName, member.email, member.region],
    ...[groupWord(member.group, words), genderWord(member.gender, words)],
    { number: member.weight },
    ...[member.entitled, member.present].map((is) => (is ? words.yes : words.no)),
  ])
  return csv(headings, rows, language)
}

/** `ruleOf`: the majority as a sentence in the language of the export. */
export function votesCsv(
  votes: Iterable<ConsoleVote>,
  { language, timeZone, ruleOf }: ExportOptions & { ruleOf: (majority: Majority) => string },
): string {
  const words = reportWords[language]
  const { headings, choices } = words
  const time = timeWriter(timeZone)
  const rows = Array.from(votes, (vote): Cell[] => [
    { number: vote.id },
    ...[vote.title, vote.text, words.secrecy[vote.secrecy], words.states[vote.state]],
    'openedAt' in vote ? time(vote.openedAt) : '',
    'closedAt' in vote ? time(vote.closedAt) : '',
    'publishedAt' in vote ? time(vote.publishedAt) : '',
    ...resultCells(vote),
    ruleOf(vote.majority),
    'result' in vote ? words.verdicts[vote.result.verdict] : '',
    ...('reason' in vote ? [time(vote.annulledAt), vote.reason] : ['', '']),
  ])
  return csv(
    [
      ...[headings.vote, headings.title, headings.text, headings.secrecy, headings.state],
      ...[headings.opened, headings.closed, headings.published],
      ...[headings.registered, headings.cast, choices.yes, choices.no, choices.abstain],
      ...[headings.notCast, headings.base, headings.threshold],
      ...[headings.rule, headings.verdict, headings.annulledAt, headings.reason],
    ],
    rows,
    language,
  )
}

/** While a vote is open nothing is known of it but its register. */
function resultCells(vote: ConsoleVote): Cell[] {
  if (vote.state === 'open') return [{ number: vote.registered }, ...Array.from({ length: 7 }, () => '')]
  if (!('result' in vote)) return Array.from({ length: 8 }, () => '')
  const { registered, cast, yes, no, abstain, notCast, base, threshold } = vote.result
  return [registered, cast, yes, no, abstain, notCast, base, threshold].map((number) => ({ number }))
}

/** In the order given; `hash` is the chain, so that the file can be checked against another copy. */
export function journalCsv(entries: Iterable<JournalEntry>, { language, timeZone }: ExportOptions): string {
  const { entry, time, by, what, about, hash } = reportWords[language].headings
  const timeOf = timeWriter(timeZone)
  const rows = Array.from(entries, (one): Cell[] => [
    { number: one.seq },
    ...[timeOf(one.at), one.by, one.type, aboutText(one.about), one.hash],
  ])
  return csv([entry, time, by, what, about, hash], rows, language)
}

function aboutText(about: JournalEntry['about']): string {
  return Object.entries(about)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')
}

export type NamedBallot = {
  number: string
  firstName: string
  lastName: string
  region: string
  group: string
  choice: Choice
  weight: Weight
}

/** Who voted what, by member number; "M-9" before "M-10". */
export function namedBallotsCsv(
  ballots: Iterable<NamedBallot>,
  { language }: Pick<ExportOptions, 'language'>,
): string {
  const words = reportWords[language]
  const { number, firstName, lastName, region, group, choice, weight } = words.headings
  const { compare } = new Intl.Collator(language, { numeric: true })
  const rows = Array.from(ballots)
    .sort((a, b) => compare(a.number, b.number))
    .map((ballot): Cell[] => [
      ...[ballot.number, ballot.firstName, ballot.lastName, ballot.region, groupWord(ballot.group, words)],
      words.choices[ballot.choice],
      { number: ballot.weight },
    ])
  return csv([number, firstName, lastName, region, group, choice, weight], rows, language)
}

export type SecretBallot = { choice: Choice; weight: Weight }

/** `randomKey` gives each ballot its place, so that the order in which they are stored or arrived shows nowhere. */
export function secretBallotsCsv(
  ballots: Iterable<SecretBallot>,
  { language, randomKey }: Pick<ExportOptions, 'language'> & { randomKey: () => number },
): string {
  const words = reportWords[language]
  const rows = Array.from(ballots, (ballot) => ({ ballot, key: randomKey() }))
    .sort((a, b) => a.key - b.key)
    .map(({ ballot }): Cell[] => [words.choices[ballot.choice], { number: ballot.weight }])
  return csv([words.headings.choice, words.headings.weight], rows, language)
}
