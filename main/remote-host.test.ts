import { expect, test } from 'vitest'
import { findHost, readHostAddress } from './remote-host.ts'

test.each([
  ['vote.example.org', { origin: 'https://vote.example.org', key: null }],
  ['  https://vote.example.org/ ', { origin: 'https://vote.example.org', key: null }],
  ['HTTPS://Vote.Example.org:443/console', { origin: 'https://vote.example.org', key: null }],
  ['https://vote.example.org/console#abc', { origin: 'https://vote.example.org', key: 'abc' }],
  ['https://vote.example.org/console/#abc', { origin: 'https://vote.example.org', key: 'abc' }],
  ['https://vote.example.org/#member-secret', { origin: 'https://vote.example.org', key: null }],
  ['http://192.168.1.20:7077', { origin: 'http://192.168.1.20:7077', key: null }],
  ['192.168.1.20:7077', { origin: 'http://192.168.1.20:7077', key: null }],
  ['chairs-laptop.local:7077/console', { origin: 'http://chairs-laptop.local:7077', key: null }],
  ['192.168.1.20.example.org', { origin: 'https://192.168.1.20.example.org', key: null }],
  ['http://[fe80::1]:7077/console', { origin: 'http://[fe80::1]:7077', key: null }],
])('%s', (text, expected) => {
  expect(readHostAddress(text)).toEqual(expected)
})

test.each([
  [''],
  ['   '],
  ['two words'],
  ['file:///etc/passwd'],
  ['javascript://x/%0aalert(1)'],
  ['ftp://example.org'],
  ['https://'],
  ['https://chair:word@vote.example.org'],
  ['https://vote.example.org:99999'],
])('%j is no address', (text) => {
  expect(readHostAddress(text)).toBeNull()
})

const origin = 'https://vote.example.org'
const find = (answer: () => Promise<Response>) => {
  const asked: unknown[] = []
  const found = findHost(origin, (address, limitMs) => {
    asked.push([address, limitMs])
    return answer()
  })
  return { found, asked }
}

test('a host answers for its health', async () => {
  const { found, asked } = find(() => Promise.resolve(Response.json({ ok: true })))
  expect(await found).toEqual({ ok: true })
  expect(asked).toEqual([['https://vote.example.org/health', 8_000]])
})

test('a host that cannot save at the moment is still a host', async () => {
  expect(await find(() => Promise.resolve(Response.json({ ok: false }, { status: 503 }))).found).toEqual({
    ok: true,
  })
})

test.each([
  ['another page', () => new Response('<html>', { status: 200 })],
  ['another JSON', () => Response.json({ status: 'up' })],
  ['nothing at this path', () => Response.json({ ok: true }, { status: 404 })],
])('%s is not a host', async (_, answer) => {
  expect(await find(() => Promise.resolve(answer())).found).toEqual({
    ok: false,
    why: 'not-a-host',
    about: { address: origin },
  })
})

test('what went wrong on the way is told apart', async () => {
  const failing = (message: string) => find(() => Promise.reject(new Error(message))).found
  expect(await failing('net::ERR_CERT_AUTHORITY_INVALID')).toEqual({
    ok: false,
    why: 'certificate-refused',
    about: { address: origin, detail: 'ERR_CERT_AUTHORITY_INVALID' },
  })
  expect(await failing('net::ERR_SSL_PROTOCOL_ERROR')).toMatchObject({ why: 'certificate-refused' })
  expect(await failing('net::ERR_NAME_NOT_RESOLVED')).toEqual({
    ok: false,
    why: 'host-unreachable',
    about: { address: origin },
  })
  expect(await failing('The operation was aborted due to timeout')).toMatchObject({ why: 'host-unreachable' })
})
