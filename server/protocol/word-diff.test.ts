import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyContradict, applyHunks, hunksBetween, shiftHunks, stepsBetween } from './word-diff.ts'

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })
const texts = fc
  .array(fc.constantFrom('we ', 'resolve ', 'not ', 'that', ', ', '\n\n'), { maxLength: 25 })
  .map((parts) => parts.join(''))

test('the steps lead from the one to the other, and keep as much as can be kept of short ones', () => {
  fc.assert(
    fc.property(words, words, (old, now) => {
      const steps = stepsBetween(old, now)
      expect(steps.filter(({ op }) => op !== '+').map(({ index }) => old[index])).toEqual(old)
      const made = steps.flatMap(({ op, index }) =>
        op === '-' ? [] : [op === '=' ? old[index] : now[index]],
      )
      expect(made.length).toBe(now.length)
    }),
    { seed: 11, numRuns: 500 },
  )
})

test('what is kept is as long as the longest common part', () => {
  const longest = (one: readonly string[], other: readonly string[]): number => {
    const rows = [new Array<number>(other.length + 1).fill(0)]
    for (const [i, a] of one.entries()) {
      const row = [0]
      for (const [j, b] of other.entries())
        row.push(a === b ? (rows[i]?.[j] ?? 0) + 1 : Math.max(row[j] ?? 0, rows[i]?.[j + 1] ?? 0))
      rows.push(row)
    }
    return rows.at(-1)?.at(-1) ?? 0
  }
  fc.assert(
    fc.property(words, words, (old, now) => {
      expect(stepsBetween(old, now).filter(({ op }) => op === '=').length).toBe(longest(old, now))
    }),
    { seed: 12, numRuns: 300 },
  )
})

test('hunks done to the old text make the new one', () => {
  fc.assert(
    fc.property(texts, texts, (old, now) => {
      expect(applyHunks(old, hunksBetween(old, now))).toBe(now)
    }),
    { seed: 13, numRuns: 500 },
  )
})

test('[Y11] two changes that do not meet give the same text whichever comes first', () => {
  fc.assert(
    fc.property(texts, texts, texts, (base, one, other) => {
      const [first, second] = [hunksBetween(base, one), hunksBetween(base, other)]
      fc.pre(!anyContradict(first, second))
      const there = applyHunks(one, shiftHunks(second, first) ?? [])
      const back = applyHunks(other, shiftHunks(first, second) ?? [])
      expect(there).toBe(back)
      expect(there).toBe(applyHunks(base, [...first, ...second]))
    }),
    { seed: 14, numRuns: 2_000 },
  )
})

test('two insertions at one place contradict each other, a change and the deletion of the word before do not', () => {
  const base = 'one two three'
  expect(
    anyContradict(hunksBetween(base, 'one big two three'), hunksBetween(base, 'one old two three')),
  ).toBe(true)
  expect(anyContradict(hunksBetween(base, 'one two four'), hunksBetween(base, 'ten two three'))).toBe(false)
})

test('a text written anew is replaced as a whole, in no time', () => {
  const [old, now] = [0, 1].map((turn) => Array.from({ length: 20_000 }, (_, index) => `${turn}-${index}`))
  const began = performance.now()
  expect(stepsBetween(old ?? [], now ?? []).length).toBe(40_000)
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('a programme with changes on every page keeps what was not changed', () => {
  const old = Array.from({ length: 20_000 }, (_, index) => `word-${String(index % 700)}`)
  const now = old.map((word, index) => (index % 10 === 3 ? `other-${String(index)}` : word))
  const began = performance.now()
  const steps = stepsBetween(old, now)
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(steps.filter(({ op }) => op === '=').length).toBe(18_000)
  expect(steps.filter(({ op }) => op !== '+').map(({ index }) => index)).toEqual(old.map((_, index) => index))
  const made = steps.flatMap(({ op, index }) => (op === '-' ? [] : [op === '=' ? old[index] : now[index]]))
  expect(made).toEqual(now)
})
