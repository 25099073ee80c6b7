/** What holds for every election, however it is drawn: against counts that are written in the plainest way there is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeBallots, type Candidate, type Election, type LotOrder, type RankedBallots } from './election.ts'
import { COUNTING_RULES, type CountingRule } from './rules.ts'
import { countIrv } from './irv.ts'
import { countMeekStv } from './meek-stv.ts'
import { countSchulze } from './schulze.ts'
import { countScottishStv } from './scottish-stv.ts'

const RUNS = { seed: 20261123, numRuns: 400 }

type Drawn = { election: Election; lot: LotOrder }

/** Few candidates and small weights, so that ties, exact quotas and exhausted ballots are frequent. */
function drawn(options: { seats?: number; gaps?: boolean } = {}): fc.Arbitrary<Drawn> {
  const { gaps = true } = options
  return fc.integer({ min: 2, max: 6 }).chain((candidates) => {
    const names = Array.from({ length: candidates }, (_, index) => `C${String(index)}`)
    const everybody = [...names.keys()]
    const ranks = fc
      .tuple(
        fc.shuffledSubarray(everybody, { minLength: 1 }),
        fc.array(fc.nat({ max: 7 }), { minLength: 6, maxLength: 6 }),
      )
      .map(([order, joints]) => rankedWith(order, joints, gaps))
    const ballots = fc.array(
      fc.record({ weight: fc.integer({ min: 1, max: 9 }).map((votes) => BigInt(votes) * 1_000_000n), ranks }),
      { minLength: 1, maxLength: 12 },
    )
    const seats = options.seats === undefined ? fc.integer({ min: 1, max: 4 }) : fc.constant(options.seats)
    return fc.record({
      election: fc.record({ title: fc.constant(''), seats, candidates: fc.constant(names), ballots }),
      lot: fc.shuffledSubarray(everybody, { minLength: candidates }),
    })
  })
}

/** A joint of 7 makes a candidate share the rank before, one of 6 leaves a number out. */
function rankedWith(
  order: readonly Candidate[],
  joints: readonly number[],
  gaps: boolean,
): RankedBallots['ranks'] {
  const ranks: Candidate[][] = []
  for (const [index, candidate] of order.entries()) {
    if (joints[index] === 7 && index > 0) ranks.at(-1)?.push(candidate)
    else ranks.push(...(joints[index] === 6 && gaps ? [[]] : []), [candidate])
  }
  return ranks.map((rank) => (rank.length === 1 ? rank[0]! : rank))
}

const rules = Object.keys(COUNTING_RULES) as CountingRule[]
const withPoints = ({ election, lot }: Drawn): Drawn => ({
  lot,
  election: {
    ...election,
    ballots: election.ballots.map((ballot) => ({
      ...ballot,
      points: ballot.ranks.flat().map((candidate, place) => ({ candidate, points: BigInt(9 - place) })),
    })),
  },
})

describe.each(rules)('%s', (name) => {
  const rule = COUNTING_RULES[name]
  const count = (election: Election, lot: LotOrder | null) =>
    rule(name === 'irv' ? { ...election, seats: 1 } : election, lot)

  test('[C1] the order of ballots does not matter', () => {
    fc.assert(
      fc.property(drawn().map(withPoints), ({ election, lot }) => {
        expect(count({ ...election, ballots: election.ballots.toReversed() }, lot)).toEqual(
          count(election, lot),
        )
      }),
      RUNS,
    )
  })

  test('[C1] whether equal ballots are merged, or a ballot is many of smaller weight, changes nothing', () => {
    fc.assert(
      fc.property(drawn().map(withPoints), ({ election, lot }) => {
        const expected = count(election, lot)
        expect(count({ ...election, ballots: mergeBallots(election.ballots) }, lot)).toEqual(expected)
        const ballots = election.ballots.flatMap((ballot) => [
          { ...ballot, weight: ballot.weight / 4n },
          { ...ballot, weight: ballot.weight - ballot.weight / 4n },
        ])
        expect(count({ ...election, ballots }, lot)).toEqual(expected)
      }),
      RUNS,
    )
  })

  test('[C2] with a lot the seats are filled, without one a tie is told and nobody is drawn', () => {
    fc.assert(
      fc.property(drawn().map(withPoints), ({ election, lot }) => {
        const seats = Math.min(name === 'irv' ? 1 : election.seats, election.candidates.length)
        const decided = count(election, lot)
        expect(new Set(decided.elected).size).toBe(seats)
        const open = count(election, null)
        expect(open.ties.length).toBe(Math.min(1, decided.ties.length))
        expect(open.elected).toEqual(decided.elected.slice(0, open.elected.length))
        expect(open.elected.length === seats || open.ties[0]?.drawn === null).toBe(true)
      }),
      RUNS,
    )
  })

  test('who is on no ballot gets the one seat only if nobody has a vote', () => {
    fc.assert(
      fc.property(drawn({ seats: 1 }).map(withPoints), ({ election, lot }) => {
        const stranger = election.candidates.length
        const wider = { ...election, candidates: [...election.candidates, 'stranger'] }
        const { ballots, elected } = count(wider, [stranger, ...lot])
        expect(ballots === '0' || !elected.includes(stranger)).toBe(true)
      }),
      RUNS,
    )
  })
})

describe('rules among themselves', () => {
  test('[C3] with one seat Scottish STV elects whom instant run-off elects', () => {
    fc.assert(
      fc.property(drawn({ seats: 1, gaps: false }), ({ election, lot }) => {
        expect(countScottishStv(election, lot).elected).toEqual(countIrv(election, lot).elected)
      }),
      RUNS,
    )
  })

  test('[C6] with one seat, and without ties, so does Meek’s rule', () => {
    let compared = 0
    fc.assert(
      fc.property(drawn({ seats: 1, gaps: false }), ({ election, lot }) => {
        const meek = countMeekStv(election, lot)
        if (meek.ties.length > 0) return
        compared++
        expect(meek.elected).toEqual(countIrv(election, lot).elected)
      }),
      RUNS,
    )
    expect(compared).toBeGreaterThan(100)
  })

  test('[C7] who beats everybody one by one stands alone at the top of Schulze’s ranking', () => {
    let found = 0
    fc.assert(
      fc.property(drawn(), ({ election }) => {
        const winner = [...election.candidates.keys()].find((one) =>
          election.candidates.every(
            (_, other) => one === other || prefer(election, one, other) > prefer(election, other, one),
          ),
        )
        if (winner === undefined) return
        found++
        expect(countSchulze(election, null).ranking?.[0]).toEqual([winner])
      }),
      RUNS,
    )
    expect(found).toBeGreaterThan(100)
  })

  test('[C7] Schulze’s places follow from the strongest of all paths, tried one by one', () => {
    fc.assert(
      fc.property(drawn(), ({ election }) => {
        const places = countSchulze(election, null).ranking ?? []
        const place = (candidate: Candidate) => places.findIndex((equals) => equals.includes(candidate))
        for (const candidate of election.candidates.keys()) {
          const beatenBy = [...election.candidates.keys()].filter(
            (other) => strongest(election, other, candidate) > strongest(election, candidate, other),
          )
          expect(place(candidate)).toBe(Math.max(-1, ...beatenBy.map(place)) + 1)
        }
      }),
      RUNS,
    )
  })

  test('[C5] Scottish STV, stage by stage, as if each paper were moved by hand', () => {
    fc.assert(
      fc.property(drawn(), ({ election, lot }) => {
        const { stages, elected } = countScottishStv(election, lot)
        expect({ votes: stages.map(({ votes }) => votes), elected }).toEqual(byHand(election, lot))
      }),
      { ...RUNS, numRuns: 2_000 },
    )
  })

  test('[C6] Meek’s rule as if each paper were handed from candidate to candidate', () => {
    fc.assert(
      fc.property(drawn(), ({ election, lot }) => {
        expect(countMeekStv(election, lot).elected).toEqual(handedOn(election, lot))
      }),
      { ...RUNS, numRuns: 2_000 },
    )
  })
})

function prefer({ ballots }: Election, one: Candidate, other: Candidate): bigint {
  const place = (ranks: RankedBallots['ranks'], candidate: Candidate) => {
    const found = ranks.findIndex((rank) => [rank].flat().includes(candidate))
    return found === -1 ? Infinity : found
  }
  return ballots
    .filter(({ ranks }) => place(ranks, one) < place(ranks, other))
    .reduce((sum, { weight }) => sum + weight, 0n)
}

/** Over every path that passes nobody twice; a pair that is equal is no link. */
function strongest(election: Election, from: Candidate, to: Candidate, passed: Candidate[] = []): bigint {
  if (from === to) return 10n ** 12n
  const links = [...election.candidates.keys()].flatMap((next) => {
    const votes = prefer(election, from, next)
    if (passed.includes(next) || next === from || votes <= prefer(election, next, from)) return []
    const onwards = strongest(election, next, to, [...passed, from])
    return [votes < onwards ? votes : onwards]
  })
  return links.reduce((best, each) => (each > best ? each : best), 0n)
}

/** Whole votes only. Each paper knows where it lies and its value in hundred-thousandths; sums are made anew each time. */
function byHand(
  { seats, candidates, ballots }: Election,
  lot: LotOrder,
): { votes: string[][]; elected: Candidate[] } {
  const papers = ballots.flatMap(({ weight, ranks }) => {
    const broken = ranks.findIndex((rank) => typeof rank !== 'number')
    const order = (broken === -1 ? ranks : ranks.slice(0, broken)) as Candidate[]
    if (order.length === 0) return []
    return Array.from({ length: Number(weight / 1_000_000n) }, () => ({
      order,
      at: order[0],
      value: 100_000,
    }))
  })
  const quota = (Math.floor(papers.length / (seats + 1)) + 1) * 100_000
  const state = candidates.map(() => 'continuing')
  const elected: Candidate[] = []
  const history: number[][] = []
  const sums = () =>
    state.map((each, candidate) =>
      each === 'done'
        ? quota
        : papers.filter(({ at }) => at === candidate).reduce((sum, { value }) => sum + value, 0),
    )
  const pick = (among: Candidate[], sign: 1 | -1) =>
    among.toSorted((a, b) => {
      const differing = history.findLast((votes) => votes[a] !== votes[b])
      if (differing !== undefined) return sign * (differing[a]! - differing[b]!)
      return -sign * (lot.indexOf(a) - lot.indexOf(b))
    })[0]!
  const those = (what: string) => [...candidates.keys()].filter((candidate) => state[candidate] === what)
  for (;;) {
    const votes = sums()
    history.push(votes)
    for (const candidate of those('continuing').toSorted((a, b) => votes[b]! - votes[a]!))
      if (votes[candidate]! >= quota) {
        elected.push(candidate)
        state[candidate] = votes[candidate] === quota ? 'done' : 'elected'
      }
    if (those('continuing').length <= seats - elected.length)
      for (const candidate of those('continuing')) {
        elected.push(candidate)
        state[candidate] = 'done'
      }
    if (elected.length === seats || those('continuing').length === 0) break
    const rich = those('elected')
    const from = rich.length > 0 ? pick(rich, -1) : pick(those('continuing'), 1)
    const [surplus, total] = [votes[from]! - quota, votes[from]!]
    state[from] = rich.length > 0 ? 'done' : 'out'
    for (const paper of papers.filter(({ at }) => at === from)) {
      if (rich.length > 0) paper.value = Math.floor((surplus * paper.value) / total)
      paper.at = paper.order.slice(paper.order.indexOf(from)).find((next) => state[next] === 'continuing')
    }
  }
  return { votes: history.map((votes) => votes.map((sum) => (sum / 100_000).toFixed(5))), elected }
}

/** Whole votes only; each paper by itself, nothing kept between two distributions. */
function handedOn({ seats, candidates, ballots }: Election, lot: LotOrder): Candidate[] {
  const ONE = 1_000_000_000n
  const up = (a: bigint, b: bigint) => a / b + (a % b > 0n ? 1n : 0n)
  const papers = ballots.flatMap(({ weight, ranks }) => {
    const shared = ranks.findIndex((rank) => typeof rank !== 'number' && rank.length > 1)
    const order = (shared === -1 ? ranks : ranks.slice(0, shared)).filter((rank) => typeof rank === 'number')
    return Array.from({ length: Number(weight / 1_000_000n) }, () => order)
  })
  const keep = candidates.map(() => ONE)
  const hopeful = new Set(candidates.keys())
  const elected: Candidate[] = []
  round: while (elected.length < seats && elected.length + hopeful.size > seats) {
    for (let before: bigint | null = null; ;) {
      const votes = candidates.map(() => 0n)
      for (const order of papers) {
        let left = ONE
        for (const candidate of order) {
          const part = up(left * keep[candidate]!, ONE)
          votes[candidate]! += part
          left -= part
        }
      }
      const quota = votes.reduce((sum, own) => sum + own, 0n) / BigInt(seats + 1) + 1n
      const winners = [...hopeful].filter((candidate) => votes[candidate]! >= quota)
      winners.sort((a, b) => (votes[a]! === votes[b]! ? a - b : votes[a]! > votes[b]! ? -1 : 1))
      for (const winner of winners) hopeful.delete(winner)
      elected.push(...winners)
      if (winners.length > 0) continue round
      let surplus = elected.reduce((sum, candidate) => sum + votes[candidate]! - quota, 0n)
      if (surplus < 0n) surplus = 0n
      if (surplus < 1_000n || (before !== null && surplus >= before)) {
        const least = [...hopeful].reduce(
          (least, each) => (votes[each]! < least ? votes[each]! : least),
          votes[[...hopeful][0]!]!,
        )
        const loser = lot.findLast((each) => hopeful.has(each) && votes[each]! <= least + surplus)!
        hopeful.delete(loser)
        keep[loser] = 0n
        continue round
      }
      before = surplus
      for (const candidate of elected)
        keep[candidate] = up(up(keep[candidate]! * quota, ONE) * ONE, votes[candidate]!)
    }
  }
  return elected.length < seats ? [...elected, ...hopeful] : elected
}
