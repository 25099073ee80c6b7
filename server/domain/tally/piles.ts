/**
 * Ballots in piles, as they lie before a returning officer: each with the candidate it counts for now, at the value it
 * came with. Knows neither quota nor who should be transferred.
 */
import type { Candidate, StrictBallots } from './election.ts'

/** A ballot's value has five decimals, its weight six: votes are whole hundred-thousand-millionths. */
export const VALUE_DECIMALS = 5
export const VOTE_DECIMALS = VALUE_DECIMALS + 6
export const FULL_VALUE = 10n ** BigInt(VALUE_DECIMALS)
export const ONE_VOTE = 10n ** BigInt(VOTE_DECIMALS)

export type Piles = {
  ballots: readonly StrictBallots[]
  /** Of each ballot: which of its preferences it counts for. */
  preference: Int32Array
  /** Of each candidate: the ballots by their value. */
  of: Map<bigint, number[]>[]
  votes: bigint[]
}

/** Each ballot at full value with its first preference. */
export function sortIntoPiles(ballots: readonly StrictBallots[], candidates: number): Piles {
  const piles: Piles = {
    ballots,
    preference: new Int32Array(ballots.length).fill(-1),
    of: Array.from({ length: candidates }, () => new Map<bigint, number[]>()),
    votes: Array.from({ length: candidates }, () => 0n),
  }
  handOn(
    piles,
    ballots.keys(),
    FULL_VALUE,
    piles.of.map(() => true),
  )
  return piles
}

/** Takes a candidate's pile apart: each ballot goes, at its new value, to its next preference who still continues. */
export function transferPile(
  piles: Piles,
  from: Candidate,
  { continues, revalue }: { continues: readonly boolean[]; revalue: (value: bigint) => bigint },
): void {
  const pile = piles.of[from] ?? new Map<bigint, number[]>()
  piles.of[from] = new Map()
  for (const [value, ballots] of pile) handOn(piles, ballots.values(), revalue(value), continues)
}

function handOn(
  { ballots, preference, of, votes }: Piles,
  which: Iterable<number>,
  value: bigint,
  continues: readonly boolean[],
): void {
  const received = of.map(() => 0n)
  const parcels: number[][] = of.map(() => [])
  for (const ballot of which) {
    const { weight, order } = ballots[ballot] ?? { weight: 0n, order: [] }
    let next = (preference[ballot] ?? 0) + 1
    while (next < order.length && continues[order[next] ?? -1] !== true) next++
    preference[ballot] = next
    const to = order[next]
    if (to === undefined) continue
    received[to] = (received[to] ?? 0n) + weight
    parcels[to]?.push(ballot)
  }
  for (const [to, parcel] of parcels.entries()) {
    if (parcel.length === 0) continue
    votes[to] = (votes[to] ?? 0n) + (received[to] ?? 0n) * value
    const lying = of[to]?.get(value)
    of[to]?.set(value, lying === undefined ? parcel : lying.concat(parcel))
  }
}
