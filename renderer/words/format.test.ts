import { expect, test } from 'vitest'
import { countdown, formats } from './format.ts'

test('exact decimals keep every digit and take the signs of the language', () => {
  expect(formats.de.decimal('1234567.000001')).toBe('1.234.567,000001')
  expect(formats.en.decimal('1234567.5')).toBe('1,234,567.5')
  expect(formats.de.decimal('90071992547409931')).toBe('90.071.992.547.409.931')
  expect(formats.en.decimal('0')).toBe('0')
})

test('plurals follow the number', () => {
  const forms = { one: 'member', other: 'members' }
  expect([0, 1, 2, 3000].map((count) => formats.en.plural(count, forms))).toEqual([
    '0 members',
    '1 member',
    '2 members',
    '3,000 members',
  ])
})

test('what is left is rounded up, so that a clock never shows zero too early', () => {
  expect([0, -3, 0.2, 59.1, 60.01, 61, 3725].map(countdown)).toEqual([
    '0:00',
    '0:00',
    '0:01',
    '1:00',
    '1:00',
    '1:01',
    '1:02:05',
  ])
})

test('a day stays the day that was written, wherever the reader is', () => {
  expect(formats.de.day('2026-11-23')).toBe('23. November 2026')
  expect(formats.en.day('2026-11-23')).toBe('23 November 2026')
})

test('bytes in the unit that leaves one to three digits before the comma', () => {
  expect(
    [0, 1, 41_300, 5_250_000, 999_000_000, 8_062_000_000].map((count) => formats.de.bytes(count)),
  ).toEqual(['0 kB', '1 kB', '42 kB', '5,3 MB', '999 MB', '8,1 GB'])
})
