import { expect, test } from 'vitest'
import type { Result } from '#protocol'
import { barsOf } from './result-bars.ts'

const result: Result = {
  registered: 60,
  cast: 60,
  yes: '38',
  no: '19',
  abstain: '3',
  notCast: '0',
  base: '57',
  threshold: '38',
  verdict: 'adopted',
}

test('one scale for all bars, and the number needed on it', () => {
  const bars = barsOf(result, 'yes-no')
  expect(bars.threshold).toBeCloseTo((100 * 38) / 57)
  expect(bars.rows.map(({ choice, votes }) => [choice, votes])).toEqual([
    ['yes', '38'],
    ['no', '19'],
    ['abstain', '3'],
  ])
  expect(bars.rows.map(({ width }) => Math.round(width))).toEqual([67, 33, 5])
})

test('abstentions have a share only where they are part of the base', () => {
  const shareOf = (base: Parameters<typeof barsOf>[1], total: string) =>
    barsOf({ ...result, base: total }, base).rows.at(2)?.share
  expect(shareOf('yes-no', '57')).toBe(null)
  expect(shareOf('yes-no-abstain', '60')).toBe(0.05)
  expect(shareOf('present', '60')).toBe(0.05)
})

test('nobody voted, or only with abstentions: nothing is divided by nothing, no bar leaves the scale', () => {
  const none = { ...result, yes: '0', no: '0', abstain: '0', base: '0', threshold: '0' }
  expect(barsOf(none, 'yes-no').rows.map(({ width, share }) => ({ width, share }))).toEqual([
    { width: 0, share: null },
    { width: 0, share: null },
    { width: 0, share: null },
  ])
  expect(barsOf({ ...none, abstain: '4.5' }, 'yes-no').rows.at(2)?.width).toBe(100)
})
