import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { asChair } from '../command-line/chair.ts'
import { startTestHost } from '../testing/host.ts'
import { someMembers } from '../testing/builders.ts'
import { importMembers, issueAccess } from './fill-convention.ts'
import type { RehearsalPhase } from '../protocol/messages.ts'
import { rehearse } from './rehearse.ts'

const rehearsalFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`plenum-rehearsal-${String(process.pid)}-`))

afterEach(() => expect(rehearsalFolders()).toEqual([]))

/** A convention that nobody has open, with the codes of its members issued. */
async function aConvention(members: number): Promise<string> {
  const test = await startTestHost()
  const { host, file } = test
  await asChair({ url: host.url, key: host.makeConsoleKey() }, async (chair) => {
    await importMembers(chair, someMembers(members, { weight: '1.5' }), 'en')
    await issueAccess(chair)
  })
  await test.stop()
  return file
}

const contents = (file: string) => ({
  hash: createHash('sha256').update(readFileSync(file)).digest('hex'),
  beside: readdirSync(dirname(file)).sort(),
})

const small = { members: 60, arrivingSeconds: 1, seed: 'hall' }

// Real processes, a killed one among them, and real back-off: seconds, and more where a machine does other things too.
describe('a rehearsal', { timeout: 60_000 }, () => {
  test('goes through every phase, loses nothing, and leaves the convention as it was', async () => {
    const file = await aConvention(40)
    const before = contents(file)
    const phases: RehearsalPhase[] = []
    const report = await rehearse({
      ...small,
      file,
      onProgress({ phase }) {
        if (phases.at(-1) !== phase) phases.push(phase)
      },
    })
    expect(contents(file)).toEqual(before)
    expect(phases).toEqual([
      'copying',
      'arriving',
      'voting',
      'losing-network',
      'crashing',
      'coming-back',
      'counting',
    ])
    expect(report).toMatchObject({ members: 60, arrivingMs: 1_000, seed: 'hall' })
    // All of the list and nearly all of the invented vote three times; the others are guests.
    expect(report.ballots.acknowledged).toBeGreaterThan(3 * 50)
    expect(report.ballots.acknowledged % 3).toBe(0)
    expect(report.checks.slice(0, 3)).toEqual([
      { kind: 'ballots-lost', measured: 0, limit: 0 },
      { kind: 'members-missing', measured: 0, limit: 0 },
      { kind: 'ballots-missing', measured: 0, limit: 0 },
    ])
    expect(report.restart.back95Ms).toBeGreaterThan(0)
    expect(report.restart.back99Ms).toBeGreaterThanOrEqual(report.restart.back95Ms)
    expect(Math.max(...report.series.memoryBytes.map((bytes) => bytes ?? 0))).toBe(report.memory.mostBytes)
  })

  test('broken off in the middle it clears everything away', async () => {
    const breaking = new AbortController()
    const rehearsal = rehearse({
      ...small,
      file: null,
      signal: breaking.signal,
      onProgress: ({ phase }) => {
        if (phase === 'arriving') breaking.abort()
      },
    })
    await expect(rehearsal).rejects.toThrow('broken off')
  })

  test('of a file that is none it says so', async () => {
    await expect(rehearse({ ...small, file: import.meta.filename })).rejects.toThrow(
      'is not a Plenum convention',
    )
  })
})
