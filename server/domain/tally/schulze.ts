/**
 * Schulze's rule with winning votes (M. Schulze, «A new monotonic, clone-independent, reversal symmetric, and Condorcet-
 * consistent single-winner election method», Social Choice and Welfare 36, 2011, section 2). Ranks may be shared; who
 * is not on a ballot stands behind everybody who is.
 */
import {
  formatVotes,
  totalWeight,
  type Candidate,
  type Count,
  type Election,
  type LotOrder,
} from './election.ts'
import { electByPlace } from './most-votes.ts'

/** Rows over columns. */
type Matrix = bigint[][]

/** The seats go to the first places of the ranking. */
export function countSchulze({ seats, candidates, ballots }: Election, lot: LotOrder | null): Count {
  const valid = ballots.filter(({ ranks }) =>
    ranks.some((rank) => typeof rank === 'number' || rank.length > 0),
  )
  const preferences = countPreferences(valid, candidates.length)
  const ranking = rankingOf(strongestPaths(preferences))
  return {
    ballots: formatVotes(totalWeight(valid), 6, 0),
    quota: null,
    ...electByPlace(ranking, { seats, lot, stage: 0 }),
    stages: [],
    ranking,
    preferences: preferences.map((row) => row.map((votes) => formatVotes(votes, 6, 0))),
  }
}

function countPreferences(ballots: Election['ballots'], candidates: number): Matrix {
  const preferences = squareOf(candidates)
  for (const { weight, ranks } of ballots) {
    const isBehind = Array.from({ length: candidates }, () => true)
    for (const rank of ranks) {
      const equals = typeof rank === 'number' ? [rank] : rank
      for (const candidate of equals) isBehind[candidate] = false
      for (const candidate of equals) {
        const row = preferences[candidate] ?? []
        for (let other = 0; other < candidates; other++)
          if (isBehind[other] === true) row[other] = (row[other] ?? 0n) + weight
      }
    }
  }
  return preferences
}

/** The strength of a path is that of its weakest link; a link is a pair's victory, its strength the winner's votes. */
function strongestPaths(preferences: Matrix): Matrix {
  const paths = preferences.map((row, from) =>
    row.map((votes, to) => (votes > (preferences[to]?.[from] ?? 0n) ? votes : 0n)),
  )
  for (const [via, onwards] of paths.entries())
    for (const [from, row] of paths.entries()) {
      const first = row[via] ?? 0n
      if (first === 0n || from === via) continue
      for (const [to, second] of onwards.entries()) {
        const weakest = first < second ? first : second
        if (to !== from && weakest > (row[to] ?? 0n)) row[to] = weakest
      }
    }
  return paths
}

/** Place by place: those whom nobody left beats. Beating is transitive, so there always is somebody. */
function rankingOf(paths: Matrix): Candidate[][] {
  const places: Candidate[][] = []
  let left = [...paths.keys()]
  while (left.length > 0) {
    const place = left.filter((candidate) => !left.some((other) => beats(paths, other, candidate)))
    places.push(place)
    left = left.filter((candidate) => !place.includes(candidate))
  }
  return places
}

const beats = (paths: Matrix, one: Candidate, other: Candidate) =>
  (paths[one]?.[other] ?? 0n) > (paths[other]?.[one] ?? 0n)

const squareOf = (side: number): Matrix =>
  Array.from({ length: side }, () => Array.from({ length: side }, () => 0n))
