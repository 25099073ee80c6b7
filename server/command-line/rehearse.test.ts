import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import type { RehearsalReport } from '../protocol/messages.ts'
import { importMembers } from '../rehearsal/fill-convention.ts'
import { aDraft, someMembers } from '../testing/builders.ts'
import { startTestHost, type TestHost } from '../testing/host.ts'
import { asChair } from './chair.ts'

const program = fileURLToPath(new URL('../cli.ts', import.meta.url))

const rehearseCommand = (...parameters: readonly string[]) => finished(begun(...parameters))

const begun = (...parameters: readonly string[]) =>
  spawn(process.execPath, [program, 'rehearse', ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] })

async function finished(child: ReturnType<typeof begun>) {
  const [out, words, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ])
  return { code, out, words }
}

/** The copy of this very program: its folder bears the process's number. */
const hasCopy = ({ pid }: ReturnType<typeof begun>) =>
  readdirSync(tmpdir()).some((name) => name.startsWith(`plenum-rehearsal-${String(pid)}-`))

const chairAt = ({ host }: TestHost) => ({ url: host.url, key: host.makeConsoleKey() })

// Processes, a killed one among them, and real back-off.
describe('plenum rehearse', { timeout: 60_000 }, () => {
  test('while the convention is served: the report is printed and kept, and nothing else happens', async () => {
    const served = await startTestHost()
    await asChair(chairAt(served), (chair) => importMembers(chair, someMembers(20), 'en'))
    const small = ['--members', '20', '--minutes', '0.01', '--seed', 'small']
    const { out, words } = await rehearseCommand('--file', served.file, '--json', ...small)
    const report = JSON.parse(out) as RehearsalReport
    expect(report).toMatchObject({ members: 20, seed: 'small', ballots: { acknowledged: 60, lost: 0 } })
    expect(words).toContain('20 members')
    await asChair(chairAt(served), async (chair) => {
      const { status } = await chair.command('status', {})
      expect(status).toMatchObject({
        members: { registered: 20, entitled: 20, present: 0, online: 0 },
        votes: [],
      })
      const { entries } = await chair.command('read-journal', { before: null, limit: 10 })
      expect(entries.map(({ type }) => type)).toEqual([
        'rehearsal-held',
        'members-imported',
        'convention-created',
      ])
    })
    const chair = await served.connect()
    const welcome = await chair.signIn({ kind: 'invitation', key: served.host.makeConsoleKey() })
    expect(welcome).toMatchObject({ set: { rehearsals: [report] } })
  })

  test('not while a vote is open', async () => {
    const served = await startTestHost()
    await asChair(chairAt(served), async (chair) => {
      await importMembers(chair, someMembers(1), 'en')
      await chair.command('check-in', { members: 'all' })
      const { vote } = await chair.command('prepare-vote', aDraft())
      await chair.command('open-vote', { vote })
    })
    const { code, words } = await rehearseCommand('--file', served.file)
    expect({ code, words }).toEqual({
      code: 1,
      words: 'plenum: A vote is open. Close it first: a rehearsal needs the whole machine.\n',
    })
  })

  test('a vote that is opened meanwhile has the machine for itself', async () => {
    const served = await startTestHost()
    const vote = await asChair(chairAt(served), async (chair) => {
      await importMembers(chair, someMembers(1), 'en')
      await chair.command('check-in', { members: 'all' })
      return (await chair.command('prepare-vote', aDraft())).vote
    })
    const rehearsal = begun('--file', served.file, '--members', '5', '--minutes', '10')
    const said = finished(rehearsal)
    await vi.waitFor(() => expect(hasCopy(rehearsal)).toBe(true), { timeout: 20_000, interval: 100 })
    await asChair(chairAt(served), (chair) => chair.command('open-vote', { vote }))
    const { code, words } = await said
    expect({ code, last: words.trim().split('\n').at(-1) }).toEqual({
      code: 1,
      last: 'Broken off: a vote was opened; everything is cleared away, and nothing was kept.',
    })
    expect(hasCopy(rehearsal)).toBe(false)
  })

  test('members from here, the host elsewhere: its convention gets the report', async () => {
    const served = await startTestHost({ host: '0.0.0.0' })
    await asChair(chairAt(served), (chair) => importMembers(chair, someMembers(20), 'en'))
    const small = ['--members', '20', '--minutes', '0.01']
    const { out } = await rehearseCommand(
      ...['--url', served.url, '--key', served.host.makeConsoleKey(), '--json'],
      ...small,
    )
    const report = JSON.parse(out) as RehearsalReport
    expect(report).toMatchObject({ ballots: { acknowledged: 60, lost: 0 }, crowd: { isElsewhere: true } })
    const welcome = await (
      await served.connect()
    ).signIn({ kind: 'invitation', key: served.host.makeConsoleKey() })
    expect(welcome).toMatchObject({ set: { rehearsals: [report], rehearsal: null } })
  })

  test('a host that listens to its own machine only says that it cannot', async () => {
    const served = await startTestHost()
    const { code, words } = await rehearseCommand(
      ...['--url', served.url, '--key', served.host.makeConsoleKey()],
    )
    expect({ code, words }).toEqual({
      code: 1,
      words: expect.stringContaining('cannot open its copy to another') as unknown,
    })
  })

  test('what is not understood starts nothing', async () => {
    const codes = await Promise.all([
      rehearseCommand('--members', '0'),
      rehearseCommand('--members', '50001'),
      rehearseCommand('--minutes', '-1'),
      rehearseCommand('--seed', ''),
      rehearseCommand('--url', 'http://127.0.0.1:1', '--file', 'x.plenum'),
      rehearseCommand('--file', '/nowhere/x.plenum'),
    ])
    expect(codes.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 3])
  })
})
