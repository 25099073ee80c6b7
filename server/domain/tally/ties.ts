/** Who of several that are equal: by the last stage at which they differed, then by a lot that was drawn outside. */
import type { Tie } from '../../protocol/messages.ts'
import type { Candidate, LotOrder } from './election.ts'

/** Votes of each candidate at the end of a stage. */
export type Votes = readonly bigint[]

export type Choice = { chosen: Candidate; tie: Tie | null } | { chosen: null; tie: Tie }

/** Those with the fewest (or most) votes. */
export function extremes(among: readonly Candidate[], votes: Votes, which: 'fewest' | 'most'): Candidate[] {
  let best: bigint | undefined
  let found: Candidate[] = []
  for (const candidate of among) {
    const own = votes[candidate] ?? 0n
    if (best !== undefined && (which === 'fewest' ? own > best : own < best)) continue
    if (own !== best) found = []
    best = own
    found.push(candidate)
  }
  return found
}

/**
 * The one with the fewest votes, to be excluded, or with the most, whose surplus goes first. `history` holds the votes
 * of all stages, the current one last; a rule that looks at the current one only hands in only that.
 */
export function chooseExtreme(
  among: readonly Candidate[],
  history: readonly Votes[],
  {
    which,
    decides,
    lot,
    stage,
  }: { which: 'fewest' | 'most'; lot: LotOrder | null } & Pick<Tie, 'decides' | 'stage'>,
): Choice {
  let tied = [...among]
  for (const votes of history.toReversed()) tied = extremes(tied, votes, which)
  return chooseByLot(tied, { for: which === 'most' ? 'first' : 'last', decides, lot, stage })
}

/** The one who stands first in the lot's order, or last when somebody must go. */
export function chooseByLot(
  tied: readonly Candidate[],
  options: { for: 'first' | 'last'; lot: LotOrder | null } & Pick<Tie, 'decides' | 'stage'>,
): Choice {
  const { decides, lot, stage } = options
  const [only] = tied
  if (tied.length === 1 && only !== undefined) return { chosen: only, tie: null }
  const inOrder = lot?.filter((candidate) => tied.includes(candidate)) ?? []
  const chosen = options.for === 'first' ? inOrder[0] : inOrder.at(-1)
  const tie = { tied: [...tied], decides, stage }
  return chosen === undefined
    ? { chosen: null, tie: { ...tie, drawn: null } }
    : { chosen, tie: { ...tie, drawn: [chosen] } }
}

/** Most votes first; equals in the order of the ballot paper, which decides nothing. */
export function byVotes(among: readonly Candidate[], votes: Votes): Candidate[] {
  return among.toSorted((a, b) => {
    const [ofA, ofB] = [votes[a] ?? 0n, votes[b] ?? 0n]
    return ofA > ofB ? -1 : ofA < ofB ? 1 : a - b
  })
}
