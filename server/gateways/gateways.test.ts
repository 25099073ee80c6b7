import { connect } from 'node:net'
import { text as readAll } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { CLOSE } from '../protocol/close-codes.ts'
import type { Credential, HostMessage, Update } from '../protocol/messages.ts'
import { aDraft, imported, someMembers } from '../testing/builders.ts'
import type { TestClient } from '../testing/client.ts'
import { createCore, giveLinks, happen, linkOf } from '../testing/core.ts'
import { gatewaysOf } from '../testing/gateways.ts'
import { startTestHost, type TestHost } from '../testing/host.ts'
import { temporaryFile } from '../testing/temporary.ts'

const MEMBERS = 6
const link = (member: number): Credential => ({ kind: 'link', secret: linkOf(member) })

/** A host with two gateways; all members present, vote 1 prepared. */
async function twoGateways(): Promise<TestHost> {
  const file = temporaryFile()
  const core = createCore(file)
  happen(
    core,
    imported(someMembers(MEMBERS)),
    { type: 'members-checked-in', members: `1-${MEMBERS - 1}` },
    { type: 'vote-prepared', vote: 1, draft: aDraft() },
  )
  giveLinks(core, core.state.assembly.members.keys())
  core.store.close()
  return startTestHost({ file, gateways: 2 })
}

async function aPhone(host: TestHost, member: number): Promise<TestClient> {
  const phone = await host.connect()
  expect(await phone.signIn(link(member))).toMatchObject({ type: 'welcome', set: { vote: null } })
  return phone
}

const update =
  (fits: (update: Update) => boolean) =>
  (message: HostMessage): message is Update =>
    message.type === 'update' && fits(message)

/** What is answered to a request in exactly these bytes. */
async function raw(host: TestHost, text: string): Promise<string> {
  const socket = connect({ port: host.host.port, host: '127.0.0.1' })
  socket.write(text)
  return await readAll(socket)
}

describe('a host with gateways', () => {
  test('[R1] is the same assembly to all: one vote, each told whether he is on the register, all counted', async () => {
    const host = await twoGateways()
    const chair = await host.chair()
    const phones: TestClient[] = []
    for (let member = 1; member <= MEMBERS; member++) phones.push(await aPhone(host, member))
    expect(await chair.ask('open-vote', { vote: 1 })).toMatchObject({ ok: true })
    const onRegister = await Promise.all(
      phones.map(async (phone) => {
        const { set } = await phone.next(update(({ set }) => set !== undefined && 'vote' in set))
        return set !== undefined && 'onRegister' in set && set.onRegister
      }),
    )
    expect(onRegister).toEqual([...Array.from({ length: MEMBERS - 1 }, () => true), false])
    const replies = await Promise.all(
      phones.map((phone) => phone.ask('cast-ballot', { vote: 1, marks: 'm1' })),
    )
    expect(replies.map(({ ok }) => ok)).toEqual(onRegister)
    await chair.next(
      update(({ set }) => set !== undefined && 'turnout' in set && set.turnout?.cast === MEMBERS - 1),
    )
    expect(await chair.ask('close-vote', { vote: 1 })).toMatchObject({ ok: true })
    await chair.ask('check-in', { members: [MEMBERS] })
    await phones.at(-1)?.next(update(({ set }) => set !== undefined && 'me' in set && set.me.present))
    for (const phone of phones) phone.say({ type: 'resync' })
    await Promise.all(
      phones.map((phone) =>
        phone.next(update(({ from, set }) => from === 0 && set !== undefined && 'me' in set)),
      ),
    )
  })

  test('[S2] one device a member, whichever gateway holds it', async () => {
    const host = await twoGateways()
    const first = await aPhone(host, 1)
    await aPhone(host, 1)
    expect(await first.closed).toEqual({ code: CLOSE.replaced, reason: 'other-session' })
  })

  test('serves pages, files and measures, and keeps its limits', async () => {
    const host = await twoGateways()
    const chair = await host.chair()
    const list = 'number,first name,last name\nM-1,Ada,King\n'
    const begun = await chair.ask('begin-upload', { name: 'members.csv', bytes: list.length })
    const sent = await fetch(`${host.url}/files`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${begun.ok ? begun.ticket : ''}` },
      body: list,
    })
    expect([sent.status, Object.keys((await sent.json()) as object)]).toEqual([200, ['upload']])
    // Answered before it was sent to the end.
    const again = await fetch(`${host.url}/files`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${begun.ok ? begun.ticket : ''}` },
      body: 'x'.repeat(4_000_000),
    })
    expect(again.status).toBe(404)
    const statusOf = async (path: string, init: RequestInit = {}) =>
      (await fetch(host.url + path, init)).status
    expect(await statusOf('/')).toBe(200)
    expect(await statusOf('/health')).toBe(200)
    expect(await statusOf('/metrics')).toBe(200)
    // From elsewhere, by the word of a proxy that nobody trusts: still this machine.
    expect(await statusOf('/metrics', { headers: { 'X-Forwarded-For': '203.0.113.5' } })).toBe(200)
    expect(await statusOf('/nothing')).toBe(404)
    await expect(host.connect({ origin: 'https://evil.example' })).rejects.toThrow('403')
    const wrong = await host.connect()
    wrong.sendText('no JSON')
    expect(await wrong.closed).toEqual({ code: CLOSE.malformed, reason: '' })
    chair.say({ type: 'ping' })
    await chair.next((message) => message.type === 'pong')
  })

  test('no header of a request ends one', async () => {
    const host = await twoGateways()
    for (const header of ['Trailer: x', 'Expect: 100-continue', 'TE: trailers', 'Upgrade: h2c']) {
      const answer = await raw(
        host,
        `GET /health HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n${header}\r\n\r\n`,
      )
      expect(answer).toContain('HTTP/1.1 200 OK')
    }
    expect(host.log.map(({ event }) => event)).toEqual(['host-started'])
  })

  test.skipIf(process.platform !== 'linux')(
    'survives the death of one: its phones come back, the others notice nothing, another is started',
    async () => {
      const host = await twoGateways()
      const phones = await Promise.all(Array.from({ length: MEMBERS }, (_, index) => aPhone(host, index + 1)))
      const lost: number[] = []
      phones.forEach((phone, index) => void phone.closed.then(() => lost.push(index)))
      const [victim = 0] = gatewaysOf(process.pid)
      process.kill(victim, 'SIGKILL')
      await expect.poll(() => host.log.at(-1)).toEqual({ event: 'gateway-lost' })
      await expect.poll(() => lost.length).toBeGreaterThan(0)
      const now = await Promise.all(
        phones.map((phone, index) =>
          lost.includes(index) ? aPhone(host, index + 1) : Promise.resolve(phone),
        ),
      )
      const chair = await host.chair()
      await chair.ask('open-vote', { vote: 1 })
      await Promise.all(
        now.map((phone) => phone.next(update(({ set }) => set !== undefined && 'vote' in set))),
      )
      await expect.poll(() => gatewaysOf(process.pid).length, { timeout: 10_000 }).toBe(2)
    },
  )

  test('tells everybody when to come back, also when all its processes are told to end, and leaves none behind', async () => {
    const host = await twoGateways()
    const clients = [await host.chair(), await aPhone(host, 1), await aPhone(host, 2)]
    const before = process.platform === 'linux' ? gatewaysOf(process.pid) : []
    // As Ctrl+C in a terminal does, and a service that is stopped.
    for (const pid of before) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.kill(pid, signal)
    await host.stop()
    expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual(
      clients.map(() => ({ code: CLOSE.restarting, reason: '2000' })),
    )
    for (const pid of before) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })
})
