import { expect, test } from 'vitest'
import { aRehearsal } from '../testing/builders.ts'
import { progressLine, verdictWords } from './rehearsal-words.ts'

const firstLines = (words: string) => words.slice(0, words.indexOf('\n\n')).split('\n')

test('what held: members, slowest ballot, the way back, margin, and what was nearest', () => {
  expect(firstLines(verdictWords(aRehearsal()))).toEqual([
    'This machine and this configuration held 3,000 members; slowest acknowledged ballot 250 ms; 95 % back 2.1 s after a restart; margin 4×.',
    'Nearest to its limit: the slowest ballot was acknowledged after 250 ms; the limit is 1 s.',
  ])
})

test('what gave way first, what to do, and what else gave way', () => {
  const checks = [
    { kind: 'back-95', measured: 12_000, limit: 10_000 },
    { kind: 'memory', measured: 9_000_000_000, limit: 4_000_000_000 },
  ] as const
  expect(firstLines(verdictWords(aRehearsal({ checks })))).toEqual([
    'This machine and this configuration did not hold 3,000 members.',
    'What gave way first: the host held 9,000 MB of memory; the limit is half of the machine’s, 4,000 MB.',
    'What to do: Close other programs, or take a machine with more memory.',
    'Also: 95 % were back 12 s after the restart; the limit is 10 s.',
  ])
})

test('a margin is rounded down, and not counted beyond ten', () => {
  const withMeasured = (measured: number) =>
    verdictWords(aRehearsal({ checks: [{ kind: 'stall', measured, limit: 500 }] })).split('\n')[0]
  expect(withMeasured(261)).toContain('margin 1.9×.')
  expect(withMeasured(50)).toContain('margin over 10×.')
})

test('how far it is, as a bar and in words', () => {
  expect(progressLine({ phase: 'arriving', done: 1_500, of: 3_000 })).toBe(
    '[############------------] members arrive: 1,500 of 3,000',
  )
  expect(progressLine({ phase: 'voting', done: 12, of: 10 })).toBe(
    '[########################] all vote at once: 12 of 10',
  )
})
