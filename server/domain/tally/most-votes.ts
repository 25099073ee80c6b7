/** The seats go to those with the most votes; who shares the edge is tied. What a vote is, the rule that asks knows. */
import type { Millionths } from '../weight.ts'
import { formatVotes, type Candidate, type Count, type LotOrder } from './election.ts'
import { byVotes } from './ties.ts'

/** One stage. `votes` in millionths. */
export function electMostVotes(
  votes: readonly Millionths[],
  { valid, seats, lot }: { valid: Millionths; seats: number; lot: LotOrder | null },
): Count {
  const places: Candidate[][] = []
  for (const candidate of byVotes([...votes.keys()], votes)) {
    const place = places.at(-1)
    if (place?.[0] !== undefined && votes[place[0]] === votes[candidate]) place.push(candidate)
    else places.push([candidate])
  }
  const { elected, ties } = electByPlace(places, { seats, lot, stage: 0 })
  return {
    ballots: formatVotes(valid, 6, 0),
    quota: null,
    elected,
    stages: [
      {
        what: { kind: 'counted' },
        votes: votes.map((own) => formatVotes(own, 6, 0)),
        elected: [...elected],
        notTransferred: '0',
      },
    ],
    ties,
  }
}

/** From the first place on, until the seats are filled; a place with more candidates than seats left needs a lot. */
export function electByPlace(
  places: readonly (readonly Candidate[])[],
  { seats, lot, stage }: { seats: number; lot: LotOrder | null; stage: number },
): Pick<Count, 'elected' | 'ties'> {
  const elected: Candidate[] = []
  for (const place of places) {
    const left = seats - elected.length
    if (left === 0) break
    if (place.length <= left) {
      elected.push(...place)
      continue
    }
    const drawn = lot?.filter((candidate) => place.includes(candidate)).slice(0, left) ?? null
    elected.push(...(drawn ?? []))
    return { elected, ties: [{ tied: [...place], decides: 'who-is-elected', stage, drawn }] }
  }
  return { elected, ties: [] }
}
