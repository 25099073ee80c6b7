import { expect, test } from 'vitest'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import type { Paper } from '#protocol'
import { optionsShown } from './order.ts'

const vote = (order: Paper['order'], id = 3) => ({
  id,
  paper: { ...motionPaper(SIMPLE_MAJORITY), order },
  shown: [2, 0, 3, 1],
})

test('the host’s order, unless each phone has its own', () => {
  expect(optionsShown(vote('given'), 'seed')).toEqual([2, 0, 3, 1])
  expect(optionsShown(vote('drawn'), 'seed')).toEqual([2, 0, 3, 1])
})

test('an own order stays the same for a phone and a vote, and has everybody once', () => {
  const own = optionsShown(vote('shuffled'), 'seed')
  expect(optionsShown(vote('shuffled'), 'seed')).toEqual(own)
  expect([...own].sort()).toEqual([0, 1, 2, 3])
})

test('over many phones everybody stands on every place about as often', () => {
  const counts = [0, 1, 2, 3].map(() => [0, 0, 0, 0])
  for (let phone = 0; phone < 4_000; phone++)
    for (const [place, option] of optionsShown(vote('shuffled'), `phone ${phone}`).entries()) {
      const places = counts[option]
      if (places !== undefined) places[place] = (places[place] ?? 0) + 1
    }
  for (const places of counts)
    for (const times of places) {
      expect(times).toBeGreaterThan(880)
      expect(times).toBeLessThan(1_120)
    }
})
