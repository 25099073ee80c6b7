import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OptionIndex } from '../../protocol/messages.ts'
import { fillSeats, reservedSeats, type Contest } from './fill-seats.ts'

const RUNS = { seed: 20261123, numRuns: 1_500 }

const contest = (seats: number, votes: readonly number[], fields: Partial<Contest> = {}): Contest => ({
  seats,
  reserved: null,
  eligible: [...votes.keys()],
  votes: votes.map(BigInt),
  ...fields,
})

describe('seats by most votes', () => {
  test('[E1] in the order of votes, to those who may be elected', () => {
    expect(fillSeats(contest(2, [5, 9, 7, 8]), null)).toEqual({ elected: [1, 3], ties: [] })
    expect(fillSeats(contest(2, [5, 9, 7, 8], { eligible: [0, 2] }), null)).toEqual({
      elected: [2, 0],
      ties: [],
    })
    expect(fillSeats(contest(3, [5, 9], { eligible: [1] }), null)).toEqual({ elected: [1], ties: [] })
  })

  test('[E4] who shares the edge is tied until a lot; who is equal above it is not', () => {
    const edge = contest(3, [9, 4, 9, 4, 4, 1])
    expect(fillSeats(edge, null)).toEqual({
      elected: [0, 2],
      ties: [{ tied: [1, 3, 4], decides: 'who-is-elected', stage: 0, drawn: null }],
    })
    expect(fillSeats(edge, [5, 4, 3, 2, 1, 0])).toEqual({
      elected: [0, 2, 4],
      ties: [{ tied: [1, 3, 4], decides: 'who-is-elected', stage: 0, drawn: [4] }],
    })
  })

  test('[E3] every other seat is kept from the first on; where open ones run out, all that follow', () => {
    const pattern = (seats: number, reserved: number) =>
      reservedSeats(seats, reserved)
        .map((isKept) => (isKept ? 'R' : 'o'))
        .join('')
    expect([pattern(5, 0), pattern(5, 1), pattern(5, 2), pattern(5, 3)]).toEqual([
      'ooooo',
      'Roooo',
      'RoRoo',
      'RoRoR',
    ])
    expect([pattern(5, 4), pattern(5, 5), pattern(2, 9), pattern(0, 1)]).toEqual(['RoRRR', 'RRRRR', 'RR', ''])
  })

  test('[E3] a kept seat goes to the best of the group, an open one to the best at all', () => {
    const group = [3, 4, 5]
    // Seats: kept, open, kept, open.
    expect(
      fillSeats(contest(4, [9, 8, 7, 6, 5, 4], { reserved: { seats: 2, group } }), null).elected,
    ).toEqual([3, 0, 4, 1])
    // Of the group on an open seat: the best of all is hers.
    expect(
      fillSeats(contest(2, [3, 2, 1, 9, 8, 0], { reserved: { seats: 1, group } }), null).elected,
    ).toEqual([3, 4])
  })

  test('[E3] where nobody of the group is left, her seat stays open, whoever else has votes', () => {
    const nobody = contest(3, [9, 8, 7, 6], { reserved: { seats: 2, group: [3] }, eligible: [0, 1, 2] })
    expect(fillSeats(nobody, null)).toEqual({ elected: [0], ties: [] })
    const one = contest(3, [9, 8, 7, 6], { reserved: { seats: 2, group: [3] } })
    expect(fillSeats(one, null)).toEqual({ elected: [3, 0], ties: [] })
  })

  test('[E4] ties within the group and at the open edge are two', () => {
    const both = contest(2, [7, 7, 5, 5], { reserved: { seats: 1, group: [2, 3] } })
    expect(fillSeats(both, null)).toEqual({
      elected: [],
      ties: [
        { tied: [0, 1], decides: 'who-is-elected', stage: 0, drawn: null },
        { tied: [2, 3], decides: 'who-is-elected', stage: 0, drawn: null },
      ],
    })
    expect(fillSeats(both, [1, 3, 0, 2]).elected).toEqual([3, 1])
  })

  test('[E4] it can matter who of two is first although both are elected: then the lot decides that', () => {
    // Kept, open, kept, open: after 0, either 1 (of the group) or 4; then 2 and 4, or 1 and 5.
    const order = contest(4, [9, 8, 5, 1, 8, 6], { reserved: { seats: 2, group: [0, 1, 2, 3] } })
    expect(fillSeats(order, null)).toEqual({
      elected: [0, 1, 4],
      ties: [{ tied: [1, 4], decides: 'who-is-elected', stage: 0, drawn: null }],
    })
    expect(fillSeats(order, [1, 4, 0, 2, 3, 5]).elected).toEqual([0, 1, 2, 4])
    expect(fillSeats(order, [4, 1, 0, 2, 3, 5]).elected).toEqual([0, 4, 1, 5])
  })

  test('[E4] without a lot those are elected whom every lot elects; a tie is told exactly where two lots differ', () => {
    fc.assert(
      fc.property(
        fc.record({
          votes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }),
          seats: fc.integer({ min: 1, max: 5 }),
          kept: fc.nat({ max: 5 }),
          group: fc.subarray([0, 1, 2, 3, 4]),
        }),
        ({ votes, seats, kept, group }) => {
          const drawn = contest(seats, votes, {
            reserved: { seats: kept, group: group.filter((option) => option < votes.length) },
          })
          const everyLot = permutations([...votes.keys()])
          const outcomes = everyLot.map((lot) => byHand(drawn, lot))
          for (const [at, lot] of everyLot.entries())
            expect(fillSeats(drawn, lot).elected.toSorted()).toEqual(outcomes[at]?.toSorted())
          const always = [...votes.keys()].filter((option) => outcomes.every((all) => all.includes(option)))
          const { elected, ties } = fillSeats(drawn, null)
          expect(elected.toSorted()).toEqual(always)
          const different = new Set(outcomes.map((all) => all.toSorted().join(' ')))
          expect(ties.length > 0).toBe(different.size > 1)
          for (const { tied } of ties) {
            expect(tied.length).toBeGreaterThan(1)
            expect(new Set(tied.map((option) => votes[option])).size).toBe(1)
          }
          // Once the order within the ties is fixed, nothing is left to chance.
          const byTies = (lot: readonly OptionIndex[]) =>
            ties.map(({ tied }) => lot.filter((option) => tied.includes(option)).join(' ')).join(', ')
          const settled = new Map<string, string>()
          for (const [at, lot] of everyLot.entries()) {
            const all = outcomes[at]?.toSorted().join(' ') ?? ''
            expect(settled.get(byTies(lot)) ?? all).toBe(all)
            settled.set(byTies(lot), all)
          }
        },
      ),
      RUNS,
    )
  })
})

/** Seat by seat: of those who may have it the one with most votes, then who is in front in the lot. */
function byHand({ seats, reserved, votes }: Contest, lot: readonly OptionIndex[]): OptionIndex[] {
  const left = new Set(lot)
  const elected: OptionIndex[] = []
  let kept = Math.min(reserved?.seats ?? 0, seats)
  let open = seats - kept
  for (let turn = 0; kept + open > 0; turn++) {
    const isKept = kept > 0 && (turn % 2 === 0 || open === 0)
    if (isKept) kept--
    else open--
    let best: OptionIndex | null = null
    for (const option of lot) {
      if (!left.has(option) || (isKept && reserved?.group.includes(option) !== true)) continue
      if (best === null || (votes[option] ?? 0n) > (votes[best] ?? 0n)) best = option
    }
    if (best === null) continue
    left.delete(best)
    elected.push(best)
  }
  return elected
}

function permutations(of: readonly OptionIndex[]): OptionIndex[][] {
  if (of.length === 0) return [[]]
  return of.flatMap((first) =>
    permutations(of.filter((other) => other !== first)).map((rest) => [first, ...rest]),
  )
}
