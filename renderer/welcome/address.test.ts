import { expect, test } from 'vitest'
import { readAddress } from './address.ts'

test('an address and an invitation are taken as they are', () => {
  const typed = [
    'https://vote.example.org',
    ' http://192.168.0.7:8080/ ',
    'https://vote.example.org/console#aaaaaaaaaaaaaaaaaaaaaa',
  ]
  expect(typed.map(readAddress)).toEqual(typed.map((text) => ({ ok: true, address: text.trim() })))
})

test('what cannot be one is refused before anything is asked', () => {
  expect(['', '  '].map(readAddress)).toEqual([
    { ok: false, why: 'empty' },
    { ok: false, why: 'empty' },
  ])
  const wrong = [
    'vote.example.org',
    'ftp://a.org',
    'https://',
    'http:// a',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ]
  expect(wrong.map(readAddress)).toEqual(wrong.map(() => ({ ok: false, why: 'malformed' })))
})

test('a member’s link is told apart, because it opens something else', () => {
  expect(readAddress('https://vote.example.org/#aaaaaaaaaaaaaaaaaaaaaa')).toEqual({
    ok: false,
    why: 'member-link',
  })
})
