import { describe, expect, test } from 'vitest'
import {
  ADDRESS_BURST,
  ADDRESS_PER_SECOND,
  createAttempts,
  TOTAL_BURST,
  TOTAL_PER_SECOND,
} from './attempts.ts'

/** Wrong codes from one address at one moment, until it has to wait; how many those were. */
function guess(attempts: ReturnType<typeof createAttempts>, address: string, now: number): number {
  let guesses = 0
  while (guesses < 10_000 && attempts.wait(address, now) === 0) {
    attempts.failed(address, now)
    guesses++
  }
  return guesses
}

describe('[S4] wrong codes', () => {
  test('are limited by address: so many at once, then so many a second', () => {
    const attempts = createAttempts()
    expect(guess(attempts, 'a', 0)).toBe(ADDRESS_BURST)
    expect(attempts.wait('a', 0)).toBe(1)
    expect(attempts.wait('b', 0)).toBe(0)
    expect(guess(attempts, 'a', 10_000)).toBe(10 * ADDRESS_PER_SECOND)
    const next = 10_000 + 1_000 / ADDRESS_PER_SECOND
    expect(guess(attempts, 'a', next - 1)).toBe(0)
    expect(guess(attempts, 'a', next)).toBe(1)
    expect(guess(attempts, 'a', 10_000_000)).toBe(ADDRESS_BURST)
  })

  test('are limited in total, however many addresses they come from', () => {
    const attempts = createAttempts()
    const guessesFromEverywhere = (now: number) => {
      let guesses = 0
      for (let address = 0; address < 20_000; address++) guesses += guess(attempts, `${now}-${address}`, now)
      return guesses
    }
    expect(guessesFromEverywhere(1)).toBe(TOTAL_BURST)
    expect(guessesFromEverywhere(10_001)).toBe(10 * TOTAL_PER_SECOND)
    expect(attempts.wait('never seen', 10_001)).toBe(1)
  })

  test('cost nothing when they are right: asking is free', () => {
    const attempts = createAttempts()
    for (let phone = 0; phone < 5_000; phone++) expect(attempts.wait('hall', 0)).toBe(0)
  })

  test('a clock set back neither frees nor locks', () => {
    const attempts = createAttempts()
    guess(attempts, 'a', 100_000)
    expect(attempts.wait('a', 40_000)).toBe(1)
    expect(attempts.wait('a', 41_000)).toBe(0)
  })

  test('an address that is forgotten among ten thousand others starts anew; the total does not', () => {
    const attempts = createAttempts()
    guess(attempts, 'a', 0)
    for (let address = 0; address < 10_000; address++) attempts.failed(`other-${address}`, 0)
    expect(attempts.wait('a', 0)).toBeGreaterThan(30)
  })
})
