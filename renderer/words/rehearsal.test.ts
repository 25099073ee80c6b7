import { expect, test } from 'vitest'
import type { RehearsalReport } from '#protocol'
import { rehearsal } from './rehearsal.ts'

const report: RehearsalReport = {
  at: 1_800_000_000_000,
  tookMs: 50_000,
  members: 3_000,
  arrivingMs: 30_000,
  seed: 'hall',
  machine: { platform: 'linux x64', cores: 2, memoryBytes: 8_000_000_000 },
  signIns: { mostASecond: 400, p50Ms: 5, p99Ms: 90, slowestMs: 210 },
  ballots: { acknowledged: 8_775, lost: 0, p50Ms: 50, p99Ms: 200, slowestMs: 240.4 },
  restart: { downMs: 900, back95Ms: 2_140, back99Ms: 3_000 },
  memory: { mostBytes: 300_000_000, ofBytes: 8_000_000_000 },
  stallMs: 40,
  checks: [],
  series: { signIns: [], acknowledgedMs: [], memoryBytes: [] },
}

test('the verdict in both languages; a margin is rounded down, and not counted beyond ten', () => {
  expect(rehearsal.de.held(report, 4.19)).toBe(
    'Dieser Rechner und diese Einstellungen hielten 3.000 Mitglieder; langsamste bestätigte Stimme 240 ms; 95 % zurück 2,1 s nach einem Neustart; Reserve 4,1-fach.',
  )
  expect(rehearsal.en.held(report, 4.19)).toBe(
    'This computer and this configuration held 3,000 members; slowest acknowledged ballot 240 ms; 95 % back 2.1 s after a restart; margin 4.1×.',
  )
  expect(rehearsal.en.held(report, Infinity)).toContain('margin over 10×.')
})

test('a limit is told as it is set', () => {
  const check = { kind: 'acknowledgement', measured: 3_410, limit: 1_000 } as const
  expect(rehearsal.de.check(check)).toBe('Die langsamste Stimme war nach 3,4 s bestätigt; Grenze 1 s.')
  expect(rehearsal.en.check(check)).toBe('The slowest ballot was acknowledged after 3.4 s; the limit is 1 s.')
})

test('how far it is, and how long it takes: no more exact than is known', () => {
  expect(rehearsal.en.now({ phase: 'arriving', done: 1_204, of: 3_000 })).toBe('1,204 of 3,000 have arrived')
  expect(rehearsal.de.now({ phase: 'coming-back', done: 3_001, of: 3_000 })).toBe(
    'Neustart: 3.000 von 3.000 zurück',
  )
  expect([12, 41, 57, 61, 100].map((seconds) => rehearsal.en.takes(seconds))).toEqual([
    'Takes about 15 s.',
    'Takes about 45 s.',
    'Takes about 1 min.',
    'Takes about 1 min.',
    'Takes about 1.5 min.',
  ])
})
