import { expect, test } from 'vitest'
import { readPasted } from './session.ts'

const key = 'AbCdEfGhIjKlMnOpQrSt-_'
const invitation = { ok: true, credential: { kind: 'invitation', key } }

test('a key is found in a link, and taken as it is', () => {
  expect([
    readPasted(`http://192.168.1.7:8080/console#${key}`),
    readPasted(`  https://vote.example.org/console/#${key}\n`),
    readPasted(key),
  ]).toEqual([invitation, invitation, invitation])
})

test('what is no key for a console is told apart', () => {
  expect([
    readPasted(' '),
    readPasted('K7QF-2MXD-9RTA'),
    readPasted('http://192.168.1.7:8080/console'),
    readPasted(`https://vote.example.org/#${key}`),
  ]).toEqual([
    { ok: false, why: 'empty' },
    { ok: false, why: 'noKey' },
    { ok: false, why: 'noKey' },
    { ok: false, why: 'memberLink' },
  ])
})
