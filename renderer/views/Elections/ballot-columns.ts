/** The history of an election as a table: each candidate's votes in each ballot. Pure; an unpublished ballot has no figures here. */
import type { CandidateId, ConsoleElection, ConsoleVote, OptionVotes, Weight } from '#protocol'

export type BallotCell = { stood: false } | { stood: true; votes: OptionVotes | null; isElected: boolean }

export type BallotColumn = {
  vote: ConsoleVote
  hasNo: boolean
  cells: ReadonlyMap<CandidateId, Extract<BallotCell, { stood: true }>>
  sums: { valid: Weight; invalid: Weight; abstained: Weight; none: Weight } | null
}

export function ballotColumns(
  { ballots, elected }: Pick<ConsoleElection, 'ballots' | 'elected'>,
  votes: readonly ConsoleVote[],
): readonly BallotColumn[] {
  return ballots.flatMap(({ vote: id, candidates }) => {
    const vote = votes.find((one) => one.id === id)
    if (vote === undefined) return []
    const result = vote.state === 'published' ? vote.result : null
    const won = new Set(elected.filter(({ ballot }) => ballot === id).map(({ candidate }) => candidate))
    const cells = new Map(
      candidates.map((candidate, option) => [
        candidate,
        { stood: true as const, votes: result?.options[option] ?? null, isElected: won.has(candidate) },
      ]),
    )
    return [{ vote, hasNo: vote.paper.form.kind === 'yes-no', cells, sums: result?.sums ?? null }]
  })
}

export const cellOf = ({ cells }: BallotColumn, candidate: CandidateId): BallotCell =>
  cells.get(candidate) ?? { stood: false }
