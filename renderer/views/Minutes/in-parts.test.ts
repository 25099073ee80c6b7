import { expect, test } from 'vitest'
import { inParts, LINES_IN_PART } from './in-parts.ts'

const lines = (count: number) => Array.from({ length: count }, (_, line) => `line ${String(line + 1)}`)

test('a long text comes in parts of so many lines, and joined they are the text', () => {
  const text = lines(2 * LINES_IN_PART + 1).join('\n')
  const parts = inParts(text)
  expect(parts.map((part) => part.split('\n').filter((line) => line !== '').length)).toEqual([
    LINES_IN_PART,
    LINES_IN_PART,
    1,
  ])
  expect(parts.join('')).toBe(text)
})

test('empty lines and a line end at the end stay', () => {
  expect(inParts('one\n\ntwo\n')).toEqual(['one\n\ntwo\n'])
  expect(inParts('')).toEqual([''])
})
