import { LARGEST_FRAME_BYTES, PROTOCOL_VERSION } from '../protocol/messages.ts'
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { CLOSE } from '../protocol/close-codes.ts'
import { startTestHost, type TestHost } from '../testing/host.ts'
import type { TestClient } from '../testing/client.ts'
import { aSignIn } from '../testing/core.ts'
import { aDraft } from '../testing/builders.ts'
import { clientAddress, hasRightOrigin } from './upgrades.ts'
import {
  FRAMES_BURST,
  LARGEST_MEMBER_FRAME_BYTES,
  PING_MS,
  SIGN_IN_MS,
  SIGN_INS_PER_SOCKET,
} from './limits.ts'

const closedBy = async (client: TestClient, act: (client: TestClient) => void) => {
  act(client)
  return await client.closed
}

const closed = (code: number, reason = '') => ({ code, reason })

/** A text of exactly so many bytes that is JSON, and of the protocol. */
const framed = (bytes: number, message: object = { type: 'ping' }) => {
  const text = JSON.stringify(message)
  return text + ' '.repeat(bytes - text.length)
}

/** Raw bytes to the host's port; everything it answers until it closes. */
async function raw(host: TestHost, text: string): Promise<string> {
  const socket = connect({ port: host.host.port, host: '127.0.0.1', allowHalfOpen: true })
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.on('error', () => undefined)
  socket.write(text)
  await once(socket, 'end')
  // Our own side stays open, as of one who never closes: it hears that nobody is there only when it writes.
  while (!socket.destroyed) {
    socket.write('x')
    await new Promise((resolve) => setImmediate(resolve))
  }
  return Buffer.concat(chunks).toString()
}

describe('a socket opens', () => {
  test('only with the Origin of the page that the host serves', async () => {
    const host = await startTestHost({ allowedOrigins: ['vote.example.org'] })
    const { port } = host.host
    const attempt = async (origin: string | null) => {
      try {
        const client = await host.connect({ origin })
        client.terminate()
        return 'open'
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    }
    const origins = [
      host.url,
      'https://vote.example.org',
      null,
      'null',
      'not an origin',
      'http://127.0.0.1',
      `http://127.0.0.1:${port + 1}`,
      `http://localhost:${port}`,
      'https://vote.example.org.evil.example',
      'https://evil.example',
    ]
    const answers: string[] = []
    for (const origin of origins) answers.push(await attempt(origin))
    expect(answers).toEqual(['open', 'open', ...Array.from({ length: 8 }, () => '403')])
  })

  test('nowhere else, and who is refused is let go, also if he never closes', async () => {
    const host = await startTestHost()
    const upgrade = (target: string, origin: string) =>
      `GET ${target} HTTP/1.1\r\nHost: a.test\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
    const status = async (target: string, origin = 'http://a.test') =>
      (await raw(host, upgrade(target, origin))).split('\r\n')[0]
    expect(await status('/')).toBe('HTTP/1.1 404 Not Found')
    expect(await status('/socket/')).toBe('HTTP/1.1 404 Not Found')
    expect(await status('//')).toBe('HTTP/1.1 404 Not Found')
    expect(await status('http://[')).toBe('HTTP/1.1 404 Not Found')
    expect(await status('/socket', 'http://b.test')).toBe('HTTP/1.1 403 Forbidden')
    expect(await (await host.chair()).ask('status', {})).toMatchObject({ ok: true })
  })

  test.each([
    [{ host: 'a.test', origin: 'http://a.test' }, [], true],
    [{ host: 'a.test', origin: 'https://a.test' }, [], true],
    [{ host: 'a.test:7373', origin: 'http://a.test:7373' }, [], true],
    [{ host: '[::1]:7373', origin: 'http://[::1]:7373' }, [], true],
    [{ host: 'proxy.test', origin: 'https://a.test' }, ['a.test'], true],
    [{ host: 'proxy.test', origin: 'https://a.test' }, [], false],
    [{ host: 'a.test' }, [], false],
    [{ host: 'a.test', origin: '' }, [], false],
    [{ host: 'a.test', origin: 'null' }, [], false],
    [{ origin: 'http://a.test' }, [], false],
  ])('%o with %o: %s', (headers, allowed, expected) => {
    expect(hasRightOrigin({ headers }, allowed)).toBe(expected)
  })
})

describe('a frame that is not of the protocol closes the socket', () => {
  const cases: [string, (client: TestClient) => void][] = [
    ['binary', (client) => client.sendBytes(Buffer.from('{"type":"ping"}'))],
    ['no JSON', (client) => client.sendText('{"type":"ping"')],
    ['nothing', (client) => client.sendText('')],
    ['a number', (client) => client.sendText('1')],
    ['null', (client) => client.sendText('null')],
    ['a list', (client) => client.sendText('[{"type":"ping"}]')],
    ['without a type', (client) => client.sendText('{"request":"request-1"}')],
    ['without a request', (client) => client.sendText('{"type":"status"}')],
    ['with a request that is none', (client) => client.sendText('{"type":"status","request":"short"}')],
    ['as deep as it is long', (client) => client.sendText('['.repeat(LARGEST_MEMBER_FRAME_BYTES))],
    ['one byte too long for a phone', (client) => client.sendText(framed(LARGEST_MEMBER_FRAME_BYTES + 1))],
  ]

  test.each(cases)('%s, before the sign-in', async (_, act) => {
    const host = await startTestHost()
    expect(await closedBy(await host.connect(), act)).toEqual(closed(CLOSE.malformed))
    expect(await (await host.chair()).ask('status', {})).toMatchObject({ ok: true })
  })

  test.each(cases.filter(([what]) => !what.includes('phone')))('%s, from a chair', async (_, act) => {
    const host = await startTestHost()
    expect(await closedBy(await host.chair(), act)).toEqual(closed(CLOSE.malformed))
  })

  test('deep inside a chair’s largest frame', async () => {
    const host = await startTestHost()
    const deep = `{"type":"status","request":"request-1","a":${'['.repeat(LARGEST_FRAME_BYTES - 60)}`
    expect(await closedBy(await host.chair(), (chair) => chair.sendText(deep))).toEqual(
      closed(CLOSE.malformed),
    )
  })

  test('above the largest by a byte, and what is no text at all: by the codes of WebSocket itself', async () => {
    const host = await startTestHost()
    const chair = await host.chair()
    chair.sendText(framed(LARGEST_FRAME_BYTES))
    expect(await chair.next((message) => message.type === 'pong')).toMatchObject({ type: 'pong' })
    expect(await closedBy(chair, (each) => each.sendText(framed(LARGEST_FRAME_BYTES + 1)))).toEqual(
      closed(1009),
    )
    const phone = await host.connect()
    expect(await closedBy(phone, (each) => each.sendText(framed(LARGEST_FRAME_BYTES + 1)))).toEqual(
      closed(1009),
    )
  })

  test('but a phone’s largest frame is answered', async () => {
    const host = await startTestHost()
    const phone = await host.connect()
    phone.sendText(framed(LARGEST_MEMBER_FRAME_BYTES))
    expect(await phone.next((message) => message.type === 'pong')).toMatchObject({ type: 'pong' })
  })
})

describe('[I6] who sends too fast', () => {
  test('is let go, and nobody else', async () => {
    const host = await startTestHost()
    const [fast, other] = [await host.connect(), await host.connect()]
    const answer = await closedBy(fast, (client) => {
      for (let frame = 0; frame <= FRAMES_BURST + 50; frame++) client.say({ type: 'ping' })
    })
    expect(answer).toEqual(closed(CLOSE.tooFast))
    other.say({ type: 'ping' })
    await other.next((message) => message.type === 'pong')
  })

  test('is not who sends a burst now and then; nor is anybody when the host’s clock is set back', async () => {
    const host = await startTestHost()
    const client = await host.connect()
    for (let round = 0; round < 3; round++) {
      for (let frame = 1; frame < FRAMES_BURST; frame++) client.say({ type: 'ping' })
      for (let frame = 1; frame < FRAMES_BURST; frame++)
        await client.next((message) => message.type === 'pong')
      host.clock.aheadMs += 5_000
    }
    host.clock.aheadMs -= 3_600_000
    client.say({ type: 'ping' })
    await client.next((message) => message.type === 'pong')
  })
})

describe('before the sign-in', () => {
  const wrong = () => aSignIn({ kind: 'link', secret: 'x'.repeat(22) })

  test('nothing else is answered but a ping', async () => {
    const host = await startTestHost()
    const client = await host.connect()
    client.say({ type: 'ping' })
    await client.next((message) => message.type === 'pong')
    expect(await closedBy(client, (each) => each.say({ type: 'status', request: 'request-1' }))).toEqual(
      closed(CLOSE.signInMissing),
    )
    expect(client.frames).toHaveLength(1)
  })

  test('so many wrong ones are too many', async () => {
    const host = await startTestHost()
    const client = await host.connect()
    for (let time = 0; time < SIGN_INS_PER_SOCKET; time++)
      expect(await client.signIn({ kind: 'link', secret: 'x'.repeat(22) })).toMatchObject({
        why: 'unknown-link',
      })
    expect(await client.closed).toEqual(closed(CLOSE.signInMissing))
  })

  test('one of the wrong shape is refused by its field', async () => {
    const host = await startTestHost()
    const client = await host.connect()
    client.say({
      type: 'sign-in',
      request: 'request-1',
      protocol: PROTOCOL_VERSION,
      credential: { kind: 'link' },
    })
    expect(await client.answerTo('request-1')).toEqual({
      type: 'reply',
      request: 'request-1',
      ok: false,
      why: 'malformed',
      about: { where: 'credential.secret' },
    })
    expect(await client.signIn({ kind: 'invitation', key: host.host.makeConsoleKey() })).toMatchObject({
      type: 'welcome',
    })
  })

  test('one of another version of the protocol is told so, whatever it looks like', async () => {
    const host = await startTestHost()
    for (const message of [
      { ...wrong(), protocol: 1 },
      { type: 'sign-in', request: 'request-1', protocol: 99, passkey: 'something new' },
    ])
      expect(await closedBy(await host.connect(), (client) => client.say(message))).toEqual(
        closed(CLOSE.wrongProtocol),
      )
  })

  test('a second one on the same socket after it is no frame of the protocol', async () => {
    const host = await startTestHost()
    expect(await closedBy(await host.chair(), (chair) => chair.say(wrong()))).toEqual(closed(CLOSE.malformed))
  })
})

describe('as time goes by', () => {
  /** The host's rounds come when the test says so. */
  function handDriven() {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
  }
  const pass = (host: TestHost, milliseconds: number) => {
    host.clock.aheadMs += milliseconds
    vi.advanceTimersByTime(milliseconds)
  }

  test('who has not signed in is let go, and who has stays', async () => {
    handDriven()
    const host = await startTestHost()
    const [late, chair] = [await host.connect(), await host.chair()]
    pass(host, SIGN_IN_MS - 1_000)
    late.say({ type: 'ping' })
    await late.next((message) => message.type === 'pong')
    pass(host, 1_000)
    expect(await late.closed).toEqual(closed(CLOSE.signInMissing))
    expect(await chair.ask('status', {})).toMatchObject({ ok: true })
  })

  test('who does not answer is let go at the round after', async () => {
    handDriven()
    const host = await startTestHost()
    const chair = await host.chair()
    const dead = await host.chair()
    // Neither reads nor answers, as a phone that went out of the hall.
    dead.pause()
    for (let round = 0; round < 3; round++) {
      pass(host, PING_MS)
      expect(await chair.ask('status', {})).toMatchObject({ ok: true })
    }
    dead.resume()
    expect(await dead.closed).toEqual(closed(1006))
  })
})

describe('[I6] who asks and never reads', () => {
  test('is let go before what is unread of him grows large, and others notice nothing', async () => {
    const host = await startTestHost()
    const chair = await host.chair()
    const text = 'x'.repeat(6_000)
    const prepared = await chair.ask('prepare-vote', aDraft({ text }))
    expect(prepared).toMatchObject({ ok: true })
    const invited = await chair.ask('invite', { role: 'projector', name: 'Hall' })
    const projector = await host.connect()
    await projector.signIn({ kind: 'invitation', key: invited.ok ? invited.key : '' })
    projector.pause()
    const ROUNDS = 250
    const heardBefore = projector.frames.length
    for (let round = 0; round < ROUNDS; round++) {
      host.clock.aheadMs += 5_000
      for (let frame = 0; frame < FRAMES_BURST; frame++) projector.say({ type: 'resync' })
      expect(await chair.ask('status', {})).toMatchObject({ ok: true })
    }
    projector.resume()
    expect((await projector.closed).code).not.toBe(1000)
    expect(projector.frames.length - heardBefore).toBeLessThan(ROUNDS * FRAMES_BURST)
  })
})

describe('a client’s address', () => {
  const request = (forwarded?: string | string[]) => {
    const socket = { remoteAddress: '192.0.2.1' }
    // Of a whole request only these two are looked at.
    return { headers: { 'x-forwarded-for': forwarded }, socket } as unknown as Parameters<
      typeof clientAddress
    >[0]
  }
  test('is the socket’s, unless a proxy is trusted to tell', () => {
    expect([
      clientAddress(request('203.0.113.5'), false),
      clientAddress(request(), true),
      clientAddress(request('203.0.113.5'), true),
      clientAddress(request('10.0.0.1, 203.0.113.5'), true),
      clientAddress(request(['10.0.0.1', '203.0.113.6']), true),
    ]).toEqual(['192.0.2.1', '192.0.2.1', '203.0.113.5', '203.0.113.5', '203.0.113.6'])
  })
})
