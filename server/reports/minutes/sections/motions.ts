/** Motions that were public: the text as it stands at the end, their amendments and the votes on them. Figures stand with the votes. */
import { amendmentsOf, textOf } from '../../../domain/amendments.ts'
import type { Motion } from '../../../domain/motions.ts'
import { byNumber, stateIn } from '../../../protocol/motions.ts'
import { stateName } from '../../motions-export.ts'
import { heading, paragraph, type Column, type Fact, type Piece } from '../../pieces.ts'
import { sheetWords } from '../../sheet-words.ts'
import type { Section } from '../document.ts'
import { namedRow, type Telling } from './telling.ts'

export function motionsSection(telling: Telling): Section | null {
  const { motions, motionRules } = telling.assembly
  const told = [...motions.values()]
    .filter(({ amends, state }) => amends === null && stateIn(motionRules, state).isPublic)
    .sort(byNumber)
  if (told.length === 0) return null
  return {
    section: 'motions',
    parts: told.length,
    pieces: [heading(1, telling.words.motions), ...told.flatMap((motion) => motionPieces(telling, motion))],
  }
}

function motionPieces(telling: Telling, motion: Motion): Piece[] {
  const { assembly, words, language, row } = telling
  const facts: Fact[] = [
    [words.submitters, motion.submitters],
    [words.item, namedRow(row(motion.item))],
    [words.motionState, stateName(assembly, motion.state, language)],
    [words.votedIn, votesOn(telling, motion)],
  ]
  return [
    heading(2, `${motion.number}: ${motion.title}`),
    { kind: 'facts', facts: facts.filter(([, value]) => value !== '') },
    ...textOf(motion)
      .split(/\n{2,}/)
      .map((text) => paragraph(text)),
    ...amendmentPieces(telling, motion),
  ]
}

function amendmentPieces(telling: Telling, { id }: Motion): Piece[] {
  const { assembly, words, language } = telling
  const amendments = amendmentsOf(assembly.motions, id)
    .filter(({ state }) => stateIn(assembly.motionRules, state).isPublic)
    .sort(byNumber)
  if (amendments.length === 0) return []
  const widths = [22, 50, 40, 30, 30]
  const columns = words.amendmentColumns.map((title, at): Column => ({
    title,
    width: widths[at] ?? 30,
    align: 'left',
  }))
  const rows = amendments.map((amendment) => [
    ...[amendment.number, amendment.title, amendment.submitters],
    ...[stateName(assembly, amendment.state, language), votesOn(telling, amendment)],
  ])
  return [heading(3, words.amendments), { kind: 'table', columns, rows }]
}

/** Each with its state: one that is prepared or annulled has decided nothing. */
const votesOn = ({ assembly, language, reports }: Telling, { id }: Motion): string =>
  [...assembly.motionVotes.values()]
    .filter(({ motions }) => motions.some(({ motion }) => motion === id))
    .flatMap(({ vote }) => {
      const state = assembly.votes.get(vote)?.state
      return state === undefined ? [] : [`${sheetWords[language].vote(vote)} (${reports.states[state]})`]
    })
    .join(', ')
