import { expect, test } from 'vitest'
import type { RehearsalCheck } from '../protocol/messages.ts'
import { rehearsalVerdict } from './rehearsal-verdict.ts'

const none: RehearsalCheck = { kind: 'ballots-lost', measured: 0, limit: 0 }
const acknowledgement: RehearsalCheck = { kind: 'acknowledgement', measured: 240, limit: 1_000 }
const back: RehearsalCheck = { kind: 'back-95', measured: 2_000, limit: 10_000 }

test('the margin is the smallest of limit ÷ measured, and what may not happen has none', () => {
  expect(rehearsalVerdict({ checks: [none, back, acknowledgement] })).toEqual({
    held: true,
    margin: 1_000 / 240,
    nearest: acknowledgement,
    gaveWay: [],
    isCrowdsDoing: false,
  })
})

test('what was not measured holds nothing back', () => {
  const idle: RehearsalCheck = { ...acknowledgement, measured: 0 }
  expect(rehearsalVerdict({ checks: [none, idle] })).toEqual({
    held: true,
    margin: Infinity,
    nearest: idle,
    gaveWay: [],
    isCrowdsDoing: false,
  })
})

test('exactly at the limit is held', () => {
  const full: RehearsalCheck = { ...back, measured: 10_000 }
  expect(rehearsalVerdict({ checks: [full] })).toEqual({
    held: true,
    margin: 1,
    nearest: full,
    gaveWay: [],
    isCrowdsDoing: false,
  })
})

test('a lost ballot comes before every slowness, and the worst slowness before the others', () => {
  const lost: RehearsalCheck = { ...none, measured: 1 }
  const slow: RehearsalCheck = { ...acknowledgement, measured: 4_000 }
  const late: RehearsalCheck = { ...back, measured: 11_000 }
  expect(rehearsalVerdict({ checks: [late, slow, lost] })).toEqual({
    held: false,
    margin: 0.25,
    nearest: slow,
    gaveWay: [lost, slow, late],
    isCrowdsDoing: false,
  })
})

test('whether the simulated phones stood still themselves, beside the host, for much of what was too long', () => {
  const slow: RehearsalCheck = { ...acknowledgement, measured: 4_000 }
  const isTheirs = (crowd: { stallMs: number; isElsewhere: boolean }, checks = [slow]) =>
    rehearsalVerdict({ checks, crowd: { processes: 1, ...crowd } }).isCrowdsDoing
  expect(isTheirs({ stallMs: 2_000, isElsewhere: false })).toBe(true)
  expect(isTheirs({ stallMs: 1_999, isElsewhere: false })).toBe(false)
  expect(isTheirs({ stallMs: 2_000, isElsewhere: true })).toBe(false)
  expect(isTheirs({ stallMs: 2_000, isElsewhere: false }, [{ ...slow, measured: 1_000 }])).toBe(false)
})
