/** Head of the minutes: which convention, where, when, and who worked at its consoles. */
import { daysText } from '../../times.ts'
import type { Column, Fact, Piece } from '../../pieces.ts'
import type { Section } from '../document.ts'
import type { Telling } from './telling.ts'

export function headSection(telling: Telling): Section {
  const { assembly, chairs, language, words, time, number, startedAt, endedAt } = telling
  const { name, place, startsOn, endsOn } = assembly.convention
  const facts: Fact[] = [
    [words.convention, name],
    [words.place, place],
    [words.days, daysText(startsOn, endsOn, language)],
    ...(startedAt === 0
      ? []
      : ([
          [words.begun, time(startedAt)],
          [words.ended, time(endedAt)],
        ] satisfies Fact[])),
  ]
  const [who = '', from = '', to = '', acts = ''] = words.chairColumns
  const columns: Column[] = [
    { title: who, width: 50, align: 'left' },
    { title: from, width: 45, align: 'left' },
    { title: to, width: 45, align: 'left' },
    { title: acts, width: 22, align: 'right' },
  ]
  const rows = chairs.map((person) => [person.name, time(person.from), time(person.to), number(person.acts)])
  const people: Piece[] =
    rows.length === 0
      ? []
      : [
          { kind: 'heading', level: 1, text: words.chairs },
          { kind: 'table', columns, rows },
        ]
  return {
    section: 'head',
    parts: chairs.length,
    pieces: [{ kind: 'facts', facts: facts.filter(([, value]) => value !== '') }, ...people],
  }
}
