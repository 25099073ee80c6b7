/** Rehearsals of a real host, in real processes: asked for by a console, and driven from a machine that is none of its own. */
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test, vi } from 'vitest'
import { Connection } from '../client/connection.ts'
import { openWith, socketAddress } from '../client/socket.ts'
import { asChair } from '../command-line/chair.ts'
import type { ConsoleTopics } from '../protocol/messages.ts'
import { someMembers } from '../testing/builders.ts'
import { startTestHost, type TestHost } from '../testing/host.ts'
import WebSocket from 'ws'
import { importMembers } from './fill-convention.ts'
import { openRemoteStage } from './remote-stage.ts'
import { rehearseOn } from './rehearse.ts'

const chairAt = ({ host }: TestHost) => ({ url: host.url, key: host.makeConsoleKey() })
const folders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`plenum-rehearsal-${process.pid}-`))

/** What a console sees of rehearsals, as long as it looks. */
function aConsole({ host }: TestHost) {
  const seen: (ConsoleTopics['rehearsal'] | undefined)[] = []
  const connection = new Connection<ConsoleTopics>({
    open: openWith(() => new WebSocket(socketAddress(host.url), { origin: host.url })),
    credential: { kind: 'invitation', key: host.makeConsoleKey() },
    onState: () => undefined,
    onSession: () => undefined,
    onChange: ({ topics }, { topics: changed }) => {
      if (changed.includes('rehearsal')) seen.push(topics.rehearsal)
    },
  })
  return { seen, connection, reports: () => connection.replica?.topics.rehearsals ?? [] }
}

describe('a host rehearses', { timeout: 90_000 }, () => {
  test('when a console asks: every console follows it, the report is kept, the convention stays as it is', async () => {
    const served = await startTestHost()
    await asChair(chairAt(served), (chair) => importMembers(chair, someMembers(20), 'en'))
    const [one, other] = [aConsole(served), aConsole(served)]
    await vi.waitFor(() => expect([one.seen, other.seen]).toEqual([[null], [null]]))
    expect(
      await one.connection.command('start-rehearsal', { members: 20, arrivingSeconds: 0.5 }),
    ).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(other.reports().length).toBe(1), 60_000)
    await vi.waitFor(() => expect(other.seen.at(-1)).toBe(null))
    for (const { seen } of [one, other]) {
      const phases = seen.flatMap((rehearsal) => (rehearsal?.state === 'running' ? [rehearsal.phase] : []))
      expect(phases[0]).toBe('copying')
      expect(new Set(phases).size).toBeGreaterThan(3)
    }
    expect(other.reports()[0]).toMatchObject({ members: 20, ballots: { acknowledged: 60, lost: 0 } })
    expect(folders()).toEqual([])
    await asChair(chairAt(served), async (chair) => {
      const { status } = await chair.command('status', {})
      expect(status).toMatchObject({ members: { registered: 20, present: 0, online: 0 }, votes: [] })
      const { entries } = await chair.command('read-journal', { before: null, limit: 1 })
      expect(entries).toMatchObject([{ type: 'rehearsal-held', by: 'Chair' }])
    })
    one.connection.stop()
    other.connection.stop()
  })

  test('and has nothing left of it when it is stopped in the middle', async () => {
    const served = await startTestHost()
    const { seen, connection } = aConsole(served)
    await vi.waitFor(() => expect(seen.length).toBe(1))
    await connection.command('start-rehearsal', { members: 20, arrivingSeconds: 600 })
    await vi.waitFor(() => expect(seen.at(-1)).toMatchObject({ phase: 'arriving' }), 30_000)
    expect(folders().length).toBe(1)
    await served.stop()
    expect(folders()).toEqual([])
    connection.stop()
  })

  test('with members of another machine, which kills and starts the copy through the host', async () => {
    const served = await startTestHost({ host: '0.0.0.0' })
    await asChair(chairAt(served), (chair) => importMembers(chair, someMembers(20), 'en'))
    const { connection, reports, seen } = aConsole(served)
    const plan = { members: 20, arrivingSeconds: 0.5 }
    await asChair(chairAt(served), async (chair) => {
      const stage = await openRemoteStage(chair, { ...plan, port: 0 })
      const report = await rehearseOn(stage, { ...plan, onProgress: (state) => stage.tell(state) })
      await stage.finish(report)
      expect(report).toMatchObject({ ballots: { lost: 0, acknowledged: 60 }, crowd: { isElsewhere: true } })
    })
    await vi.waitFor(() => expect([reports().length, seen.at(-1)]).toEqual([1, null]))
    expect(seen).toContainEqual(expect.objectContaining({ isElsewhere: true, phase: 'arriving' }))
    expect(folders()).toEqual([])
    connection.stop()
  })
})
