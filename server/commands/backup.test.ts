import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aChair, aHall, aPhone, createCore, happen, type Core } from '../testing/core.ts'
import { mountSmallDisk } from '../testing/small-disk.ts'
import { backup } from './backup.ts'

const NAME = 'convention-2027-01-15T080000.plenum'

const copy = (core: Core) =>
  backup({ ...core.parts, caller: { role: 'host' }, at: core.clock.now, request: 'request-1' })

const copiesOf = (core: Core) => readdirSync(join(dirname(core.file), 'backups'))

describe('a backup', () => {
  test('[I8] is a whole file beside the running one, which opens as the same convention', async () => {
    const core = aHall(50)
    aChair(core).ask('open-vote', { vote: 1 })
    for (const member of [1, 2, 3]) aPhone(core, member).ask('cast-ballot', { vote: 1, marks: 'm1' })
    const answer = await copy(core)
    if (!answer.ok) throw new Error(answer.why)
    const made = join(dirname(core.file), 'backups', NAME)
    expect(answer.output).toEqual({
      name: NAME,
      bytes: statSync(made).size,
      at: core.clock.now,
      ticket: null,
    })
    expect(copiesOf(core)).toEqual([NAME])
    const opened = createCore(made)
    expect(opened.state.assembly).toEqual(core.state.assembly)
    expect(opened.state.box).toEqual(core.state.box)
    expect(opened.store.ballotBox.counts(1, 'secret')).toEqual([{ marks: 'm1', weight: '1', ballots: 3 }])
    expect(core.store.meta.lastBackup()).toEqual({ at: core.clock.now, name: NAME })
  })

  test('[V7] is not handed out while a vote is open, and is before and after', async () => {
    const core = aHall(2)
    const fetchedOf = async () => {
      const answer = await copy(core)
      if (!answer.ok) throw new Error(answer.why)
      const { ticket, bytes } = answer.output
      const content = ticket === null ? null : await core.tickets.download(ticket)?.open()
      return Buffer.isBuffer(content) ? content.length === bytes : content
    }
    expect(await fetchedOf()).toBe(true)
    aChair(core).ask('open-vote', { vote: 1 })
    expect(await fetchedOf()).toBeNull()
    aChair(core).ask('close-vote', { vote: 1 })
    expect(await fetchedOf()).toBe(true)
  })

  test('[L1] is not handed out while it has one person’s words for a lot', async () => {
    const core = aHall(2)
    aChair(core).ask('open-vote', { vote: 1 })
    aChair(core).ask('close-vote', { vote: 1 })
    happen(core, { type: 'lot-words-given', vote: 1, by: 'Ann', words: 'sun over Hamburg' })
    expect(await copy(core)).toMatchObject({ ok: true, output: { ticket: null } })
  })

  test('is told to every console', async () => {
    const core = createCore()
    const chair = aChair(core)
    chair.heard()
    await copy(core)
    core.settle()
    expect(chair.heard()).toEqual([
      {
        type: 'update',
        from: expect.any(Number) as number,
        seq: expect.any(Number) as number,
        at: core.clock.now / 1000,
        set: { backup: { last: { at: core.clock.now, name: basename(NAME) }, place: null, opened: null } },
      },
    ])
  })

  test('asked for twice at once gives two whole answers and one file', async () => {
    const core = aHall(500)
    const answers = await Promise.all([copy(core), copy(core)])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    expect(copiesOf(core)).toEqual([NAME])
    expect(createCore(join(dirname(core.file), 'backups', NAME)).state.assembly).toEqual(core.state.assembly)
  })

  test('that finds no room is refused and leaves nothing', async (context) => {
    const disk = mountSmallDisk()
    if (disk === null) return context.skip('a small disk cannot be mounted here')
    const core = createCore(join(disk.folder, 'convention.plenum'))
    disk.fill()
    expect(await copy(core)).toEqual({
      ok: false,
      why: 'backup-failed',
      about: { detail: 'database or disk is full' },
    })
    expect(copiesOf(core)).toEqual([])
    expect(core.store.meta.lastBackup()).toBeNull()
  })
})

test('[V7] a vote that opens while the copy is made is in it: it is not handed out', async () => {
  const core = aHall(2)
  const { store } = core.parts
  const during = async (path: string) => {
    aChair(core).ask('open-vote', { vote: 1 })
    aPhone(core, 1).ask('cast-ballot', { vote: 1, marks: 'm1' })
    await store.backup(path)
    aChair(core).ask('close-vote', { vote: 1 })
  }
  const answer = await backup({
    ...core.parts,
    ...{ store: { ...store, backup: during }, caller: { role: 'host' } },
    ...{ at: core.clock.now, request: 'request-1' },
  })
  expect(answer).toMatchObject({ ok: true, output: { ticket: null } })
})
