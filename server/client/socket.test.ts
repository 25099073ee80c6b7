import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { CLOSE } from '../protocol/close-codes.ts'
import type { MemberTopics, Welcome } from '../protocol/messages.ts'
import { PROTOCOL_VERSION } from '../protocol/messages.ts'
import { Connection } from './connection.ts'
import type { ConnectionState } from './connection.ts'
import { openWith, socketAddress, systemChance } from './socket.ts'

const welcome: Welcome<MemberTopics> = {
  type: 'welcome',
  request: '',
  protocol: PROTOCOL_VERSION,
  role: 'member',
  name: '',
  epoch: 'e1',
  seq: 1,
  now: 0,
  session: null,
  resumed: false,
  set: {},
  rows: 0,
}

let host: WebSocketServer
afterEach(() => host.close())

test.each(['ws', 'the platform'] as const)(
  'a real socket of %s signs in, asks, and hears why it was closed',
  async (kind) => {
    host = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    await once(host, 'listening')
    const address = host.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const origins: (string | undefined)[] = []
    host.on('connection', (socket, request) => {
      origins.push(request.headers.origin)
      socket.on('message', (data) => {
        if (!Buffer.isBuffer(data)) throw new Error('one text frame a message')
        // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- what the client under test sent
        const message: { type: string; request: string } = JSON.parse(data.toString())
        if (message.type === 'sign-in') socket.send(JSON.stringify({ ...welcome, request: message.request }))
        else
          socket.send(JSON.stringify({ type: 'reply', request: message.request, ok: true }), () =>
            socket.close(CLOSE.signedOut),
          )
      })
    })
    const origin = `http://127.0.0.1:${address.port}`
    const { promise: ended, resolve: end } = Promise.withResolvers<ConnectionState>()
    const connection = new Connection<MemberTopics>({
      open: openWith(() =>
        kind === 'ws'
          ? new WebSocket(socketAddress(origin), { origin })
          : new globalThis.WebSocket(socketAddress(origin)),
      ),
      credential: { kind: 'session', token: 'kept' },
      onState: (state) => {
        if (state.state === 'ended') end(state)
      },
      onChange: () => undefined,
      onSession: () => undefined,
    })
    expect(await connection.command('sign-out', {}, { request: 'r1' })).toEqual({
      type: 'reply',
      request: 'r1',
      ok: true,
    })
    expect(await ended).toEqual({ state: 'ended', why: 'signed-out' })
    expect(origins).toEqual([kind === 'ws' ? origin : undefined])
  },
)

test('request ids are 128 random bits in the wire’s characters', () => {
  const ids = Array.from({ length: 50 }, () => systemChance.request())
  expect(new Set(ids).size).toBe(50)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
})

test('the socket’s address keeps the scheme’s safety', () => {
  expect(socketAddress('https://vote.example.org')).toBe('wss://vote.example.org/socket')
  expect(socketAddress('http://192.168.0.2:3000')).toBe('ws://192.168.0.2:3000/socket')
})
