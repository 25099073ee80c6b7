/** Elections: who stood, every ballot of each, and who accepted. The figures of a ballot stand with its vote. */
import { electionReport } from '../../../domain/election-views.ts'
import { heading, paragraph, type Piece } from '../../pieces.ts'
import { sheetWords } from '../../sheet-words.ts'
import type { Section } from '../document.ts'
import type { Telling } from './telling.ts'

export function electionsSection(telling: Telling): Section | null {
  const { assembly, words, reports, language, number } = telling
  if (assembly.elections.size === 0) return null
  const seatsLeft = (vacant: number | null, open: number) =>
    vacant !== null
      ? `; ${words.vacant(number(vacant))}`
      : open > 0
        ? `; ${words.openSeats(number(open))}`
        : ''
  const pieces = [...assembly.elections.values()].flatMap((election): Piece[] => {
    const { title, seats, candidates, ballots, elected, open, vacant } = electionReport(assembly, election)
    const stood = candidates.map(({ name, consent }) => `${name} (${words.consent[consent]})`)
    return [
      heading(2, title),
      paragraph(`${words.seats(number(seats))}${seatsLeft(vacant, open)}`),
      ...(stood.length === 0 ? [] : [paragraph(`${words.candidates}: ${stood.join(', ')}`)]),
      ...ballots.map(({ vote, title: ballot, state }) =>
        paragraph(`${sheetWords[language].vote(vote)}: ${ballot} (${reports.states[state]})`),
      ),
      ...elected.map(({ name, ballot, answer }) =>
        paragraph(words.elected(name, ballot, words.acceptance[answer])),
      ),
    ]
  })
  return {
    section: 'elections',
    parts: assembly.elections.size,
    pieces: [heading(1, words.elections), ...pieces],
  }
}
