/** Annulled votes: when, by whom and why; never what was counted [V8]. */
import { heading, paragraph, type Piece } from '../../pieces.ts'
import { sheetWords } from '../../sheet-words.ts'
import { NO_COURSE } from '../chronicle.ts'
import type { Section } from '../document.ts'
import { namedRow, type Telling } from './telling.ts'

export function annulledSection(telling: Telling): Section | null {
  const { assembly, votes, words, language, row, time, number } = telling
  const annulled = [...assembly.votes.values()].filter((vote) => vote.state === 'annulled')
  if (annulled.length === 0) return null
  const pieces = annulled.flatMap(({ id, draft, annulledAt, reason }): Piece[] => {
    const course = votes.get(id) ?? NO_COURSE
    const sheet = sheetWords[language]
    const after = course.wasPublished ? 'published' : course.closedAt === null ? 'open' : 'counted'
    const facts = [
      [words.annulledAt, time(annulledAt)],
      [words.annulledBy, course.annulledBy],
      [words.item, namedRow(row(course.item))],
      [sheet.opened, time(course.openedAt)],
      [sheet.closed, course.closedAt === null ? '' : time(course.closedAt)],
      [sheet.registered, words.persons(number(course.registered))],
      [sheet.admittedLate, course.admitted === 0 ? '' : words.persons(number(course.admitted))],
      [words.seal, course.seal],
    ] as const
    return [
      heading(2, `${sheet.vote(id)}: ${draft.title}`),
      paragraph(`${words.reason}: ${reason}`),
      paragraph(words.annulledAfter[after]),
      { kind: 'facts', facts: facts.filter(([, value]) => value !== '') },
    ]
  })
  return { section: 'annulled', parts: annulled.length, pieces: [heading(1, words.annulled), ...pieces] }
}
