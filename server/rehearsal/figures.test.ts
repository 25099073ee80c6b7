import { describe, expect, test } from 'vitest'
import { aMotionResult } from '../testing/builders.ts'
import { ballotsLost, condensed, reportOf, type Figures } from './figures.ts'
import type { VoteStatistics } from './statistics.ts'

const counted = (cast: number, yes: string, no = '2') =>
  aMotionResult(
    { registered: 10, cast },
    { yes, no, abstain: '1' },
    { notCast: '4', base: '6.5', threshold: '3.25', verdict: 'adopted' },
  )
const result = counted(6, '4.5')
const acknowledged: VoteStatistics = {
  vote: 1,
  persons: { yes: 3, no: 2, abstain: 1 },
  weights: { yes: '4.5', no: '2', abstain: '1' },
  withheld: 0,
  refused: {},
}

describe('lost ballots', () => {
  test('none where the result holds every receipt, and more than the receipts', () => {
    expect(ballotsLost(acknowledged, result)).toBe(0)
    expect(ballotsLost(acknowledged, counted(7, '5.5'))).toBe(0)
    expect(ballotsLost(undefined, result)).toBe(0)
  })

  test('as many as receipts without a ballot', () => {
    expect(ballotsLost(acknowledged, counted(4, '2.5'))).toBe(2)
  })

  test('one that was counted as something else', () => {
    expect(ballotsLost(acknowledged, counted(6, '3.5', '3'))).toBe(1)
  })
})

describe('the picture', () => {
  test('keeps every peak, and where the host was away', () => {
    const values = Array.from({ length: 600 }, (_, index) => (index === 123 ? 99.4 : 1))
    expect(condensed(values)).toHaveLength(60)
    expect(condensed(values)[12]).toBe(99)
    expect(condensed([1.2, null, 3])).toEqual([1, null, 3])
    expect(condensed([])).toEqual([])
  })
})

const figures: Figures = {
  at: 1_800_000_000_000,
  tookMs: 50_000,
  members: 3_000,
  arrivingMs: 20_000,
  seed: 'hall',
  machine: { platform: 'linux x64', cores: 2, memoryBytes: 8_000_000_000 },
  signIns: { mostASecond: 400, p50Ms: 5, p99Ms: 90, slowestMs: 210 },
  ballots: { acknowledged: 8_775, lost: 0, p50Ms: 50, p99Ms: 200, slowestMs: 240 },
  restart: { downMs: 900, back95Ms: 2_100, back99Ms: 3_000 },
  memory: { mostBytes: 300_000_000, ofBytes: 8_000_000_000 },
  stallMs: 40,
  crowd: { processes: 4, stallMs: 12_345, isElsewhere: false },
  course: {
    overMs: 3_600_000,
    phases: (['arriving', 'voting', 'losing-network', 'crashing', 'coming-back', 'counting'] as const).map(
      (phase) => ({ phase, atMs: 3_512_345 }),
    ),
  },
  samples: Array.from({ length: 5_000 }, () => ({
    signIns: 1_234,
    acknowledgedMs: 12_345,
    memoryBytes: 312_345_678,
  })),
  missing: { members: 1, ballots: 2 },
  sockets: { most: 3_001, limit: 19_000 },
}

test('a report holds what was measured against every limit, and fits into an entry of the journal', () => {
  const { checks, ...report } = reportOf(figures)
  expect(checks).toEqual([
    { kind: 'ballots-lost', measured: 0, limit: 0 },
    { kind: 'members-missing', measured: 1, limit: 0 },
    { kind: 'ballots-missing', measured: 2, limit: 0 },
    { kind: 'sign-in', measured: 90, limit: 3_000 },
    { kind: 'acknowledgement', measured: 240, limit: 1_000 },
    { kind: 'back-95', measured: 2_100, limit: 10_000 },
    { kind: 'back-99', measured: 3_000, limit: 20_000 },
    { kind: 'stall', measured: 40, limit: 500 },
    { kind: 'memory', measured: 300_000_000, limit: 4_000_000_000 },
    { kind: 'sockets', measured: 3_001, limit: 19_000 },
  ])
  expect(report.series.memoryBytes).toEqual(Array<number>(60).fill(312_345_678))
  expect(JSON.stringify({ checks, ...report }).length).toBeLessThan(4_000)
})
