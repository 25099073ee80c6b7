/** Quorum: what was found by check-in or by a count, what each vote whose rule asks for one had, and the trials before it. */
import { heading, type Column, type Piece } from '../../pieces.ts'
import type { Section } from '../document.ts'
import type { Telling } from './telling.ts'

export function quorumSection(telling: Telling): Section | null {
  const { words } = telling
  const tables = [
    table(words.quorumFound, words.findingColumns, rowsOfFindings(telling)),
    table(words.quorumOfVotes, words.quorumColumns, rowsOfVotes(telling)),
    table(words.trials, words.trialColumns, rowsOfTrials(telling)),
  ]
  const parts = tables.reduce((sum, { rows }) => sum + rows.length, 0)
  if (parts === 0) return null
  return {
    section: 'quorum',
    parts,
    pieces: [heading(1, words.quorum), ...tables.flatMap(({ pieces }) => pieces)],
  }
}

type Rows = readonly (readonly string[])[]

function table(title: string, titles: readonly string[], rows: Rows): { rows: Rows; pieces: Piece[] } {
  const columns = titles.map((name, at): Column => ({
    title: name,
    width: at === 0 ? 60 : 30,
    align: at === 0 ? 'left' : 'right',
  }))
  const pieces: Piece[] = rows.length === 0 ? [] : [heading(3, title), { kind: 'table', columns, rows }]
  return { rows, pieces }
}

const rowsOfFindings = ({ assembly, words, time, number }: Telling): Rows =>
  assembly.calls.findings.map(({ at, call, present, base, needed, isReached, rule }) => [
    ...[`${time(at)}, ${call === null ? words.byCheckIn : words.byCount}`, number(present), number(needed)],
    `${number(base)} ${words.quorumBase[rule.base]}`,
    words.quorumReached[isReached ? 'true' : 'false'],
  ])

const rowsOfTrials = ({ assembly, time, number }: Telling): Rows =>
  assembly.calls.trials.map(({ begunAt, answered, of, missing }) => [
    ...[time(begunAt), number(answered), number(of)],
    ...[number(missing.notPresent), number(missing.neverSignedIn + missing.offline), number(missing.silent)],
  ])

const rowsOfVotes = ({ assembly, words, number }: Telling): Rows =>
  [...assembly.votes.values()].flatMap((vote) => {
    if (vote.state !== 'published' || vote.result.quorum === null) return []
    const { needed, isReached } = vote.result.quorum
    return [
      [
        `${String(vote.id)}: ${vote.draft.title}`,
        number(needed),
        number(vote.result.sums.cast),
        words.quorumReached[isReached ? 'true' : 'false'],
      ],
    ]
  })
