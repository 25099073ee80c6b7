import { describe, expect, test } from 'vitest'
import { BackOff } from './back-off.ts'

const pace = { firstMs: 1_000, longestMs: 1_500 }

const drawing = (...fractions: number[]) => {
  const left = [...fractions]
  return new BackOff(() => {
    const fraction = left.shift()
    if (fraction === undefined) throw new Error('drew once more than expected')
    return fraction
  })
}

describe('back-off', () => {
  test('windows adjoin one another, grow by a quarter from the third on, up to the longest, and each has one try at the same part', () => {
    const backOff = drawing(0.2)
    const tries: number[] = []
    let now = 0
    for (let count = 0; count < 5; count++) {
      now += backOff.next(now, pace)
      tries.push(now)
    }
    expect(tries).toEqual([200, 1_000 + 200, 2_000 + 250, 3_250 + 300, 4_750 + 300])
  })

  test('a try that is refused late does not move the next one', () => {
    const backOff = drawing(0.2)
    expect(backOff.next(0, pace)).toBe(200)
    expect(backOff.next(700, pace)).toBe(500)
  })

  test('a try that outlasted its next turn draws anew from a first window, so that a crowd let go at once spreads', () => {
    const backOff = drawing(0.2, 0.6)
    expect(backOff.next(0, pace)).toBe(200)
    expect(backOff.next(1_250, pace)).toBe(600)
    expect(backOff.next(1_850, pace)).toBe(400 + 0.6 * 1_250)
  })

  test('a try out of turn leaves the turn as it is', () => {
    const backOff = drawing(0.8)
    expect(backOff.next(0, pace)).toBe(800)
    expect(backOff.next(100, pace)).toBe(700)
    expect(backOff.next(300, pace)).toBe(500)
    expect(backOff.next(800, pace)).toBe(200 + 0.8 * 1_000)
  })

  test('after a welcome that did not last the part is drawn anew and windows go on growing; after one that did, from the first', () => {
    const backOff = drawing(0.5, 0.5, 0.5, 0.5)
    expect(backOff.next(0, pace)).toBe(500)
    backOff.spreadAnew()
    expect(backOff.next(600, pace)).toBe(500)
    backOff.spreadAnew()
    expect(backOff.next(1_100, pace)).toBe(625)
    backOff.reset()
    expect(backOff.next(60_000, pace)).toBe(500)
  })
  test('the window that the host names is the first, and the others adjoin it', () => {
    const backOff = drawing(0.5)
    expect(backOff.nextWithin(0, 1_000, 4_000)).toBe(3_000)
    expect(backOff.next(3_000, pace)).toBe(2_000 + 500)
  })
})
