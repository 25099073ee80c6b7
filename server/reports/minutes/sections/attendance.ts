/** Attendance: who is entitled, how many were there when, and of which groups, regions and genders they were. */
import type { Member } from '../../../domain/assembly.ts'
import { heading, type Column, type Piece } from '../../pieces.ts'
import type { Section } from '../document.ts'
import { traitWord, type Telling, type Trait } from './telling.ts'

const TRAITS: readonly Trait[] = ['group', 'region', 'gender']
/** A value of each member's own, such as a misread column, is no table. */
const MOST_VALUES = 200

export function attendanceSection(telling: Telling): Section | null {
  const { assembly, came, words, number } = telling
  if (assembly.members.size === 0) return null
  const all = [...assembly.members.values()]
  const entitled = all.filter((member) => member.entitled)
  const guests = all.filter((member) => !member.entitled && came.has(member.id)).length
  return {
    section: 'attendance',
    parts: entitled.length,
    pieces: [
      heading(1, words.attendance),
      {
        kind: 'facts',
        facts: [
          [words.registered, number(all.length)],
          [words.entitled, number(entitled.length)],
          [words.came, withShare(telling, entitled.filter(({ id }) => came.has(id)).length, entitled.length)],
          [
            words.presentAtEnd,
            withShare(telling, entitled.filter(({ present }) => present).length, entitled.length),
          ],
          ...(guests === 0 ? [] : [[words.guests, number(guests)] as const]),
        ],
      },
      ...course(telling),
      ...TRAITS.flatMap((trait) => byTrait(telling, trait, entitled)),
    ],
  }
}

const withShare = ({ number, share }: Telling, part: number, of: number): string =>
  of === 0 ? number(part) : `${number(part)} (${share(part, of)})`

const figures = (titles: readonly string[], first: number): Column[] =>
  titles.map((title, at) => ({
    title,
    width: at === 0 ? first : 30,
    align: at === 0 ? ('left' as const) : ('right' as const),
  }))

function course({ attendance, words, time, number, share }: Telling): Piece[] {
  if (attendance.length === 0) return []
  const rows = attendance.map(({ at, present, entitled }) => [
    ...[time(at), number(present), number(entitled), share(present, entitled)],
  ])
  return [heading(3, words.courseOfDay), { kind: 'table', columns: figures(words.courseColumns, 60), rows }]
}

function byTrait(telling: Telling, trait: Trait, entitled: readonly Readonly<Member>[]): Piece[] {
  const { came, words, number, share, language } = telling
  const values = Map.groupBy(entitled, (member) => member[trait])
  if (values.size < 2 || values.size > MOST_VALUES) return []
  const { compare } = new Intl.Collator(language, { numeric: true })
  const rows = [...values]
    .map(([value, members]) => ({
      word: traitWord(trait, value, telling),
      all: members.length,
      there: members.filter(({ id }) => came.has(id)).length,
    }))
    .sort((one, other) => compare(one.word, other.word))
    .map(({ word, all, there }) => [word, number(all), number(there), share(there, all)])
  return [heading(3, words.by[trait]), { kind: 'table', columns: figures(words.byColumns, 60), rows }]
}
