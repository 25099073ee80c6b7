/** Who was here when, and the mandate check, as tables. From data to text only. */
import type { Assembly } from '../domain/assembly.ts'
import type { Presence } from '../domain/history.ts'
import type { Language, MandateCheck, MandateCount, MemberId } from '../protocol/messages.ts'
import { accreditationWords } from './accreditation-words.ts'
import type { Cell, Table } from './csv.ts'
import type { ExportOptions } from './exports.ts'
import { timeWriter } from './times.ts'
import { genderWord, groupWord, reportWords } from './words.ts'

/** A row a member: the state now, who votes in whose place, and all times of coming and going, the first on the left. */
export function attendanceTable(
  { members, left, mandates, substitutes }: Pick<Assembly, 'members' | 'left' | 'mandates' | 'substitutes'>,
  times: ReadonlyMap<MemberId, readonly Presence[]>,
  { language, timeZone }: ExportOptions,
): Table {
  const { headings, states, changes } = accreditationWords[language]
  const words = reportWords[language]
  const write = timeWriter(timeZone)
  const numberOf = (id: MemberId | undefined) => (id === undefined ? '' : (members.get(id)?.number ?? ''))
  const rows = Array.from(members.values(), (member): Cell[] => {
    const its = times.get(member.id) ?? []
    const came = its.find(({ what }) => what === 'checked-in')
    const state = member.present ? 'present' : left.has(member.id) ? 'left' : 'absent'
    return [
      ...[member.number, member.firstName, member.lastName, member.region],
      ...[groupWord(member.group, words), genderWord(member.gender, words)],
      { number: member.weight },
      ...[member.entitled ? words.yes : words.no, states[state]],
      ...[numberOf(mandates.get(member.id)?.to), numberOf(substitutes.get(member.id)?.from)],
      came === undefined ? '' : write(came.at),
      its.map(({ at, what }) => `${write(at)} ${changes[what]}`).join('; '),
    ]
  })
  const { number, firstName, lastName, region, group, gender, weight, entitled } = words.headings
  return {
    headings: [
      ...[number, firstName, lastName, region, group, gender, weight, entitled],
      ...[headings.state, headings.substitute, headings.inPlaceOf, headings.firstCame, headings.times],
    ],
    rows,
  }
}

/** A row a group, region and gender, behind the row of all: exact counts, and percent with one decimal. */
export function mandateCheckTable(check: MandateCheck, language: Language): Table {
  const { headings, by } = accreditationWords[language]
  const row = (kind: string, { value, persons, votes, percent }: MandateCount): Cell[] => [
    ...[kind, value],
    ...[persons.entitled, persons.present, persons.left].map((number) => ({ number })),
    figure(percent?.persons ?? null),
    ...[votes.entitled, votes.present, votes.left].map((number) => ({ number })),
    figure(percent?.votes ?? null),
  ]
  const parts = partsOf(check, language)
  return {
    headings: [
      ...[headings.by, headings.value, headings.entitled, headings.present, headings.left],
      ...[headings.percent, headings.votes, headings.votesPresent, headings.votesLeft, headings.votesPercent],
    ],
    rows: [
      row(by.all, check.all),
      ...parts.flatMap(({ title, counts }) => counts.map((count) => row(title, count))),
    ],
  }
}

const figure = (value: string | null): Cell => (value === null ? '' : { number: value })

/** By group, region and gender, with the values in words. */
export function partsOf(check: MandateCheck, language: Language) {
  const { by } = accreditationWords[language]
  const words = reportWords[language]
  const named = (counts: readonly MandateCount[], word: (value: string) => string) =>
    counts.map((count) => ({ ...count, value: count.value === '' ? by.none : word(count.value) }))
  return [
    { title: by.group, counts: named(check.groups, (value) => groupWord(value, words)) },
    { title: by.region, counts: named(check.regions, (value) => value) },
    { title: by.gender, counts: named(check.genders, (value) => genderWord(value, words)) },
  ]
}
