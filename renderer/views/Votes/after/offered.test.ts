import { expect, test } from 'vitest'
import type { ConsoleVote, Outcome, Paper, Result } from '#protocol'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { decidedByChair, offeredFor, pendingOf, type CountedVote } from './offered.ts'

const motion = motionPaper(SIMPLE_MAJORITY)
const mostVotes = (next: 'second-ballot' | null): Paper => ({
  ...motion,
  subject: 'candidates',
  options: ['A', 'B', 'C'].map((name) => ({ name, items: [], group: '' })),
  form: { kind: 'choose', least: 1, most: 1, none: false, abstain: true },
  rule: { kind: 'most-votes', seats: 1, majority: null, reserved: null, dropOut: null, next },
})
const decided = (verdict: 'adopted' | 'tied'): Outcome => ({
  kind: 'majority',
  decisions: [{ verdict, base: '10', threshold: '5' }],
})
const seats = (open: number, drawn?: readonly number[] | null): Outcome => ({
  kind: 'most-votes',
  elected: [],
  open,
  ties: drawn === undefined ? [] : [{ tied: [0, 1], decides: 'who-is-elected', stage: 0, drawn }],
  thresholds: null,
  dropped: [],
})
function closed(paper: Paper, outcome: Outcome, after: Partial<CountedVote> = {}): CountedVote {
  const result: Result = {
    ...{ registered: 10, cast: 10, papers: 0, notCast: '0', options: [], parts: null, quorum: null, outcome },
    sums: { cast: '10', valid: '10', invalid: '0', abstained: '0', none: '0' },
  }
  return {
    ...{ id: 7, title: 'Vote', text: '', secrecy: 'secret', changeable: false, durationSeconds: null },
    ...{ electorate: { presence: 'present', groups: [] }, quorum: null, follows: null, paper, result },
    ...{
      state: 'closed',
      openedAt: 1,
      closedAt: 2,
      shown: [0],
      present: '10',
      entitled: '10',
      paperVotes: null,
      lot: null,
    },
    ...after,
  } as CountedVote
}
const published = { state: 'published', publishedAt: 3 } as const
const nothing = {
  ...{
    publish: true,
    nextBallot: null,
    paperVotes: 'enter',
    lot: null,
    castingVote: [],
    roll: false,
    exports: [],
  },
}
const offered = (vote: CountedVote, votes: readonly ConsoleVote[] = []) => offeredFor(vote, 'Ada', votes)

test('a closed motion is published, or gets paper votes first', () => {
  expect(offered(closed(motion, decided('adopted')))).toEqual(nothing)
})

test('after publication there are exports, and of a named vote who voted what', () => {
  const after = {
    ...nothing,
    publish: false,
    paperVotes: null,
    exports: ['result-sheet', 'ballots', 'receipts'],
  }
  expect(offered(closed(motion, decided('adopted'), published))).toEqual(after)
  expect(offered(closed(motion, decided('adopted'), { ...published, secrecy: 'named' }))).toEqual({
    ...after,
    roll: true,
  })
  expect(offered(closed(mostVotes(null), seats(0), published)).exports).toContain('election')
})

test('seats left open offer the next ballot where the rule has one, until it is prepared', () => {
  const vote = closed(mostVotes('second-ballot'), seats(1))
  expect(offered(vote).nextBallot).toEqual({ state: 'possible' })
  expect(offered({ ...vote, ...published }).nextBallot).toEqual({ state: 'possible' })
  expect(offered(closed(mostVotes('second-ballot'), seats(0))).nextBallot).toBeNull()
  expect(offered(closed(mostVotes(null), seats(1))).nextBallot).toBeNull()
  const next: ConsoleVote = { ...vote, id: 8, follows: 7, state: 'prepared' }
  expect(offered(vote, [next]).nextBallot).toEqual({ state: 'prepared', vote: 8 })
  const annulled: ConsoleVote = { ...vote, id: 8, follows: 7, state: 'annulled', annulledAt: 1, reason: 'x' }
  expect(offered(vote, [annulled]).nextBallot).toEqual({ state: 'possible' })
})

test('paper votes are entered by one and confirmed by another', () => {
  const votes = { kind: 'ballots', ballots: [] } as const
  const entered = (enteredBy: string, confirmedBy: string | null = null) =>
    closed(motion, decided('adopted'), { paperVotes: { votes, enteredBy, confirmedBy } })
  const steps = [entered('Ada'), entered('Ben'), entered('Ben', 'Cem'), { ...entered('Ben'), ...published }]
  expect(steps.map((vote) => offered(vote).paperVotes)).toEqual(['mine', 'confirm', 'confirmed', null])
  expect(steps.map((vote) => pendingOf(offered(vote)))).toEqual([['paper-votes'], ['paper-votes'], [], []])
})

test('a lot is offered for ties that were not drawn; who has given words waits for a second', () => {
  const tied = (lot: CountedVote['lot'], drawn: readonly number[] | null = null) =>
    closed(mostVotes(null), seats(1, drawn), { lot })
  const given = (...givenBy: string[]) => ({ givenBy, seed: null, order: null })
  const steps = [
    tied(null),
    tied(given('Ada')),
    tied(given('Ben')),
    tied({ givenBy: ['Ben', 'Ada'], seed: 'x / y', order: [1, 0, 2] }, [1]),
    { ...tied(null), ...published },
    closed(mostVotes(null), seats(0)),
  ]
  expect(steps.map((vote) => offered(vote).lot)).toEqual(['first', 'mine', 'second', 'drawn', null, null])
  expect(steps.map((vote) => pendingOf(offered(vote)))).toEqual([['lot'], ['lot'], ['lot'], [], [], []])
})

test("a motion's tie is the chair's to decide only where the rule says so", () => {
  const rule: Paper['rule'] = { kind: 'majority', majority: SIMPLE_MAJORITY, tie: 'casting-vote' }
  const vote = closed({ ...motion, rule }, decided('tied'))
  expect(offered(vote).castingVote).toEqual([0])
  expect(pendingOf(offered(vote))).toEqual(['casting-vote'])
  expect(offered({ ...vote, ...published }).castingVote).toEqual([])
  expect(offered(closed({ ...motion, rule }, decided('adopted'))).castingVote).toEqual([])
})

test('while paper votes wait, which may undo a tie, no tie is decided', () => {
  const rule: Paper['rule'] = { kind: 'majority', majority: SIMPLE_MAJORITY, tie: 'casting-vote' }
  const paperVotes = { votes: { kind: 'ballots', ballots: [] }, enteredBy: 'Ben', confirmedBy: null } as const
  const motionTied = closed({ ...motion, rule }, decided('tied'), { paperVotes })
  const electionTied = closed(mostVotes(null), seats(1, null), { paperVotes })
  expect([motionTied, electionTied].map((vote) => pendingOf(offered(vote)))).toEqual([
    ['paper-votes'],
    ['paper-votes'],
  ])
})

test('what the chair decided is told from what the votes did', () => {
  const rule: Paper['rule'] = { kind: 'majority', majority: SIMPLE_MAJORITY, tie: 'casting-vote' }
  const decisions = (['adopted', 'rejected', 'rejected', 'tied', 'rejected'] as const).map((verdict) => ({
    ...{ verdict, base: '10', threshold: '5' },
  }))
  const counted = [
    ['5', '5'],
    ['5', '5'],
    ['4', '6'],
    ['5', '5'],
    ['0', '0'],
  ] as const
  const options = counted.map(([yes, no]) => ({ yes, no, abstain: '0' }))
  const vote = closed({ ...motion, rule }, { kind: 'majority', decisions })
  expect(decidedByChair({ ...vote, result: { ...vote.result, options } })).toEqual([0, 1])
  expect(decidedByChair({ paper: motion, result: { ...vote.result, options } })).toEqual([])
})
