import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { imported, someMembers } from '../testing/builders.ts'
import { aChair, aHall, aPhone, createCore, happen, START, type Core } from '../testing/core.ts'
import { mountSmallDisk } from '../testing/small-disk.ts'
import { temporaryFolder } from '../testing/temporary.ts'
import { verifyFile } from '../verify/verify.ts'
import { writeCopy, type CopyOrder } from './write-copy.ts'

const NEWEST = 'convention-copy.plenum'
const BEFORE = 'convention-copy-before.plenum'

const order = (core: Core, folder: string, fields: Partial<CopyOrder> = {}): CopyOrder => ({
  ...{ file: core.file, folder, at: START, isElsewhere: null },
  ...fields,
})

const checkIn = (core: Core) => happen(core, { type: 'members-checked-in', members: '1' })

/** As a host does that opens it. */
function goOnWith(file: string): Core {
  const opened = createCore(file)
  happen(opened, { type: 'backup-opened', copiedAt: START, openedAt: START })
  return opened
}

describe('a copy in the second place', () => {
  test('[K1] is the whole convention, with sessions and the ballots of an open vote', () => {
    const core = aHall(50)
    aChair(core).ask('open-vote', { vote: 1 })
    for (const member of [1, 2, 3]) aPhone(core, member).ask('cast-ballot', { vote: 1, marks: 'm1' })
    const folder = temporaryFolder()
    expect(writeCopy(order(core, folder))).toEqual({ ok: true, name: NEWEST, isElsewhere: false })
    expect(readdirSync(folder)).toEqual([NEWEST])
    const opened = createCore(join(folder, NEWEST))
    expect(opened.state.assembly).toEqual(core.state.assembly)
    expect(opened.state.box).toEqual(core.state.box)
    expect(opened.store.sessions.all()).toEqual(core.store.sessions.all())
    expect(opened.store.ballotBox.counts(1, 'secret')).toEqual([{ marks: 'm1', weight: '1', ballots: 3 }])
    expect([opened.store.meta.copiedAt(), core.store.meta.copiedAt()]).toEqual([START, null])
  })

  test('[K1] keeps the one before', () => {
    const core = aHall(3)
    const folder = temporaryFolder()
    for (let made = 1; made <= 3; made++) {
      checkIn(core)
      expect(writeCopy(order(core, folder))).toMatchObject({ ok: true })
    }
    const { entries } = core.store.journal.head()
    expect(readdirSync(folder).sort()).toEqual([BEFORE, NEWEST])
    const entriesOf = (name: string) => createCore(join(folder, name)).store.journal.head().entries
    expect([entriesOf(BEFORE), entriesOf(NEWEST)]).toEqual([entries - 1, entries])
  })

  test('[K2] is not written where the folder is gone, is no folder, or lies on the disk of the file instead of its own', () => {
    const core = aHall(3)
    const folder = temporaryFolder()
    const missing = { ok: false, why: 'place-missing', detail: '' }
    expect(writeCopy(order(core, join(folder, 'stick')))).toEqual(missing)
    writeFileSync(join(folder, 'file'), '')
    expect(writeCopy(order(core, join(folder, 'file')))).toEqual(missing)
    expect(writeCopy(order(core, folder, { isElsewhere: true }))).toEqual(missing)
    expect(readdirSync(folder)).toEqual(['file'])
  })

  test('[K2] that finds no room leaves those before as they were', (context) => {
    const disk = mountSmallDisk()
    if (disk === null) return context.skip('a small disk cannot be mounted here')
    const core = aHall(3)
    expect(writeCopy(order(core, disk.folder))).toEqual({ ok: true, name: NEWEST, isElsewhere: true })
    const good = readFileSync(join(disk.folder, NEWEST))
    disk.fill()
    expect(writeCopy(order(core, disk.folder))).toMatchObject({ ok: false, why: 'no-room' })
    expect(readdirSync(disk.folder).sort()).toEqual([NEWEST, 'filler'])
    expect(readFileSync(join(disk.folder, NEWEST))).toEqual(good)
    disk.free()
    expect(writeCopy(order(core, disk.folder, { isElsewhere: true }))).toMatchObject({ ok: true })
  })

  test('[K2] takes the place of one that cannot be read, and of no good one beside it', () => {
    const core = aHall(3)
    const folder = temporaryFolder()
    for (let made = 1; made <= 2; made++) writeCopy(order(core, folder))
    const good = readFileSync(join(folder, BEFORE))
    truncateSync(join(folder, NEWEST), 5_000)
    expect(writeCopy(order(core, folder))).toMatchObject({ ok: true })
    expect(readFileSync(join(folder, BEFORE))).toEqual(good)
    expect(verifyFile(join(folder, NEWEST))).toMatchObject({ ok: true })
  })

  test('[K3] never takes the place of one that somebody went on with', () => {
    const core = aHall(3)
    const folder = temporaryFolder()
    for (let made = 1; made <= 2; made++) writeCopy(order(core, folder))
    const other = goOnWith(join(folder, NEWEST))
    expect(writeCopy(order(core, folder))).toMatchObject({ ok: false, why: 'copy-in-use' })
    const { head } = other.store.journal.head()
    other.store.close()
    goOnWith(join(folder, BEFORE)).store.close()
    expect(writeCopy(order(core, folder))).toMatchObject({ ok: true })
    const [first = '', second = '', ...more] = readdirSync(folder).filter((name) => name.includes('opened'))
    expect([first, second, ...more]).toEqual([
      'convention-copy-before-opened-2027-01-15T080000.plenum',
      'convention-copy-opened-2027-01-15T080000.plenum',
    ])
    expect(createCore(join(folder, second)).store.journal.head().head).toBe(head)
    expect(readdirSync(folder).filter((name) => !name.includes('opened'))).toEqual([NEWEST])
  })

  test('[K3] never takes the place of another convention’s', () => {
    const folder = temporaryFolder()
    const [core, other] = [aHall(3), aHall(4)]
    writeCopy(order(other, folder))
    const theirs = readFileSync(join(folder, NEWEST))
    expect(writeCopy(order(core, folder))).toMatchObject({ ok: false, why: 'other-convention' })
    expect(readdirSync(folder)).toEqual([NEWEST])
    expect(readFileSync(join(folder, NEWEST))).toEqual(theirs)
  })

  test('[I7] two of them never stand side by side with ballots of a vote that is open: the difference would be one voter’s', () => {
    const core = aHall(3)
    const chair = aChair(core)
    const folder = temporaryFolder()
    const ballotsIn = () =>
      [NEWEST, BEFORE].map((name) => {
        const path = join(folder, name)
        if (!existsSync(path)) return null
        const opened = new Database(path, { readonly: true })
        const count = opened.prepare('SELECT count(*) FROM secret_ballots').pluck().get()
        opened.close()
        return count
      })
    const copied = () => {
      writeCopy(order(core, folder))
      return ballotsIn()
    }
    expect(copied()).toEqual([0, null])
    chair.ask('open-vote', { vote: 1 })
    aPhone(core, 1).ask('cast-ballot', { vote: 1, marks: 'm1' })
    expect(copied()).toEqual([1, 0])
    aPhone(core, 2).ask('cast-ballot', { vote: 1, marks: 'm2' })
    expect(copied()).toEqual([2, 0])
    chair.ask('close-vote', { vote: 1 })
    expect(copied()).toEqual([2, 0])
    expect(copied()).toEqual([2, 2])
  })

  test('[I7] does not tell in which order ballots came, also while the vote is open', async () => {
    const cast = async (members: readonly number[]) => {
      const core = aHall(40)
      aChair(core).ask('open-vote', { vote: 1 })
      for (const member of members)
        core.store.save(() => {
          const receipt = `RECEIPT-${String(member)}.`
          core.store.ballotBox.cast(
            { vote: 1, member, secrecy: 'secret', marks: 'm1', weight: '1' },
            { ballotKey: Buffer.alloc(16, member), receipt, request: `request-${String(member)}` },
          )
        })
      const folder = temporaryFolder()
      writeCopy(order(core, folder))
      await core.store.backup(join(folder, 'page by page'))
      return [NEWEST, 'page by page'].map((name) => receiptsIn(readFileSync(join(folder, name))))
    }
    const members = Array.from({ length: 40 }, (_, index) => index + 1)
    const [copy, pages] = await cast(members)
    const [reversed, pagesReversed] = await cast(members.toReversed())
    expect(copy).toHaveLength(40)
    expect(copy).toEqual(reversed)
    // Else this test would see nothing.
    expect(pages).not.toEqual(pagesReversed)
  })
})

/** In the order in which they stand in the file. */
const receiptsIn = (bytes: Buffer): string[] => bytes.toString('latin1').match(/RECEIPT-\d+/g) ?? []

test(
  '[K2] whoever kills a copy on its way: the folder holds a good one, always',
  { timeout: 60_000 },
  async () => {
    const core = createCore()
    happen(core, imported(someMembers(8_000)))
    const folder = temporaryFolder()
    writeCopy(order(core, folder))
    const program = fileURLToPath(new URL('../testing/copy-forever.ts', import.meta.url))
    const found = new Set<string>()
    for (let kill = 0; kill < 12; kill++) {
      const child = spawn(process.execPath, [program, core.file, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(child.stdout, 'data')
      // Somewhere in a copy: each takes longer than this.
      const later = Number(process.hrtime.bigint() % 40n)
      const until = performance.now() + later
      while (performance.now() < until) await new Promise(setImmediate)
      child.kill('SIGKILL')
      await once(child, 'exit')
      const [name = ''] = [NEWEST, BEFORE].filter((each) => existsSync(join(folder, each)))
      expect(verifyFile(join(folder, name))).toMatchObject({ ok: true, verification: { faults: [] } })
      for (const each of readdirSync(folder)) found.add(each)
    }
    // Some were caught in the middle.
    expect([...found].some((name) => name.endsWith('.unfinished'))).toBe(true)
    expect(writeCopy(order(core, folder))).toMatchObject({ ok: true })
    expect(readdirSync(folder).sort()).toEqual([BEFORE, NEWEST])
  },
)
