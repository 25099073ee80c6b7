import { describe, expect, test } from 'vitest'
import type { Machine } from './machine.ts'
import { watchHealth, type Counts } from './vitals.ts'

const START = 1_800_000_000_000
const MINUTE_MS = 60_000

/** A host of which everything is said by hand. */
function aHost(fields: Partial<Counts> = {}) {
  const clock = { now: START }
  let stall = 0
  const counts: Counts = {
    connected: { members: 0, consoles: 1, projectors: 0 },
    signIns: 0,
    ballots: 0,
    slow: 0,
    registered: 3_000,
    lastBackup: null,
    placeTrouble: null,
    entries: 5,
    isVoteOpen: false,
    ...fields,
  }
  const machine: Machine = {
    takeStall: () => stall,
    memory: () => ({ residentBytes: 100, ofBytes: 1_000 }),
    heap: () => ({ usedBytes: 10, ofBytes: 1_000 }),
    disk: () => ({ freeBytes: 50e9, fileBytes: 1_000 }),
    sockets: () => ({ open: 1, most: 100 }),
    stop: () => undefined,
  }
  const health = watchHealth({
    now: () => clock.now,
    elapsed: () => clock.now - START,
    counts: () => ({ ...counts }),
    machine,
  })
  return {
    health,
    counts,
    stalls: (milliseconds: number) => (stall = milliseconds),
    after: (milliseconds: number) => {
      clock.now += milliseconds
      return health.look()
    },
  }
}

const kinds = ({ warnings }: { warnings: readonly { kind: string }[] }) => warnings.map(({ kind }) => kind)

describe('vitals', () => {
  test('before the first second is over there is something to show', () => {
    expect(aHost().health.latest()).toEqual({
      at: START,
      connected: { members: 0, consoles: 1, projectors: 0 },
      signIns: 0,
      ballots: 0,
      acknowledged: null,
      stallMs: 0,
      slow: 0,
      memory: { residentBytes: 100, ofBytes: 1_000 },
      disk: { freeBytes: 50e9, fileBytes: 1_000 },
      sockets: { open: 1, most: 100 },
      warnings: [],
    })
  })

  test('what is counted is said a second, also when the second was longer', () => {
    const { counts, after } = aHost()
    Object.assign(counts, { signIns: 300, ballots: 1_000 })
    expect(after(1_000)).toMatchObject({ signIns: 300, ballots: 1_000 })
    expect(after(1_000)).toMatchObject({ signIns: 0, ballots: 0 })
    counts.ballots = 4_000
    expect(after(2_000)).toMatchObject({ ballots: 1_500 })
  })

  test('acknowledgements are those of ten seconds', () => {
    const { health, after } = aHost()
    for (let ballot = 0; ballot < 30; ballot++) health.acknowledged(1_500)
    expect(after(1_000)).toMatchObject({ acknowledged: { count: 30 } })
    for (let second = 2; second <= 10; second++) expect(kinds(after(1_000))).toEqual(['acknowledgements'])
    expect(after(1_000)).toMatchObject({ acknowledged: null, warnings: [] })
  })

  test('a stall is seen by the loop’s watch or by coming late, and warned of for a minute when it comes again', () => {
    const { stalls, after } = aHost()
    expect(after(1_750)).toMatchObject({ stallMs: 750, warnings: [] })
    stalls(240)
    for (let second = 2; second <= 4; second++)
      expect(after(1_000)).toMatchObject({ stallMs: 240, warnings: [] })
    expect(after(1_000).warnings).toEqual([{ kind: 'stalls', about: { seconds: 5, longestMs: 750 } }])
    stalls(0)
    for (let second = 6; second <= 60; second++) expect(kinds(after(1_000))).toEqual(['stalls'])
    expect(after(1_000).warnings).toEqual([])
  })

  test('without a backup for half an hour it says so, until there is one', () => {
    const { counts, after } = aHost()
    expect(after(30 * MINUTE_MS - 1).warnings).toEqual([])
    expect(after(1).warnings).toEqual([{ kind: 'backup', about: { at: null } }])
    counts.lastBackup = START + 30 * MINUTE_MS
    expect(after(1_000).warnings).toEqual([])
  })

  test('a backup that still holds everything is as good as new; an open vote makes it old', () => {
    const { counts, after } = aHost()
    after(1_000)
    counts.lastBackup = START + 1_000
    expect(kinds(after(1_000))).toEqual([])
    expect(kinds(after(40 * MINUTE_MS))).toEqual([])
    counts.isVoteOpen = true
    expect(kinds(after(1_000))).toEqual(['backup'])
    counts.isVoteOpen = false
    expect(kinds(after(1_000))).toEqual([])
    counts.entries++
    expect(after(1_000).warnings).toEqual([{ kind: 'backup', about: { at: START + 1_000 } }])
  })

  test('what came between the last look and the backup may not be in it', () => {
    const { counts, after } = aHost()
    after(1_000)
    Object.assign(counts, { entries: 6, lastBackup: START + 1_500 })
    after(1_000)
    expect(kinds(after(40 * MINUTE_MS))).toEqual(['backup'])
  })

  test('a backup of an earlier start has half an hour too, and is not taken for whole', () => {
    const yesterday = START - 24 * 60 * MINUTE_MS
    const { after } = aHost({ lastBackup: yesterday })
    expect(after(30 * MINUTE_MS - 1).warnings).toEqual([])
    expect(after(1).warnings).toEqual([{ kind: 'backup', about: { at: yesterday } }])
  })
})
