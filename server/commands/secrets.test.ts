import { expect, test } from 'vitest'
import { codeAlphabet, readCode } from '../protocol/access-code.ts'
import { makeAccessCode, makeBallotKey, makeReceipt, makeToken } from './secrets.ts'

test('what is random is never met twice, and keeps what it is when the next is made', () => {
  const makers = [makeToken, makeAccessCode, makeReceipt, () => makeBallotKey().toString('hex')]
  // Interleaved, so that the pool of random bytes ends in the middle of each kind.
  const made = Array.from({ length: 5_000 }, () => makers.map((make) => make()))
  for (const kind of makers.keys()) expect(new Set(made.map((each) => each[kind])).size).toBe(5_000)
  const key = makeBallotKey()
  const before = key.toString('hex')
  for (let more = 0; more < 1_000; more++) makeBallotKey()
  expect(key.toString('hex')).toBe(before)
})

test('a receipt has each character equally often', () => {
  const often = new Map([...codeAlphabet].map((character) => [character, 0]))
  for (let made = 0; made < 3_100; made++)
    for (const character of makeReceipt().replace('-', ''))
      often.set(character, (often.get(character) ?? 0) + 1)
  expect(often.size).toBe(codeAlphabet.length)
  // A thousand each; six standard deviations are 186.
  for (const count of often.values()) expect(Math.abs(count - 1_000)).toBeLessThan(190)
})

test('a code is one that can be typed', () => {
  for (let made = 0; made < 1_000; made++) expect(readCode(makeAccessCode())).toMatchObject({ ok: true })
})
