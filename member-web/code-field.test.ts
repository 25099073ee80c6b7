import { expect, test } from 'vitest'
import { asTyped, slipIn, slipSentence } from './code-field.ts'
import { words } from './words/index.ts'

test.each([
  ['a hyphen appears with the fifth character', 'k7qf2', 5, 'K7QF-2', 6],
  ['a pasted code with spaces', ' k7qf 2mxd 9rta ', 16, 'K7QF-2MXD-9RTA', 14],
  ['a character put in the middle keeps the caret behind it', 'K7XQF-2', 3, 'K7XQ-F2', 3],
  ['a character taken out of the middle', 'K7F-2MXD', 2, 'K7F2-MXD', 2],
  ['a hyphen cannot be deleted, only what is before it', 'K7QF2MXD', 4, 'K7QF-2MXD', 4],
  ['nothing', '', 0, '', 0],
])('%s', (_, text, caret, expected, expectedCaret) => {
  expect(asTyped({ text, caret })).toEqual({ text: expected, caret: expectedCaret })
})

test('while typing only what more characters cannot mend is a slip', () => {
  expect(slipIn('K7QF-2')).toBe(null)
  expect(slipIn('')).toBe(null)
  expect(slipIn('K7QO')).toEqual({ ok: false, why: 'wrong-character', character: 'O' })
  expect(slipIn('2222-2222-2222-2')).toEqual({ ok: false, why: 'wrong-length', length: 13 })
  expect(slipIn('2222-2222-2223')).toEqual({ ok: false, why: 'mistyped' })
  expect(slipIn('2222-2222-2222')).toBe(null)
})

test('each slip is said, with what the card more likely says', () => {
  const its = words.en.signIn
  expect(slipSentence({ ok: false, why: 'wrong-character', character: '0' }, its)).toBe(
    'No code contains “0”. Could it be Q or D?',
  )
  expect(slipSentence({ ok: false, why: 'wrong-character', character: 'Ä' }, its)).toBe(
    'No code contains “Ä”.',
  )
  expect(slipSentence({ ok: false, why: 'wrong-length', length: 11 }, its)).toBe('One character is missing.')
  expect(slipSentence({ ok: false, why: 'wrong-length', length: 14 }, its)).toBe(
    'That is 2 characters too many.',
  )
  expect(slipSentence({ ok: false, why: 'mistyped' }, its)).toBe(
    'There is a typo: one character is wrong, or two have changed places.',
  )
})
