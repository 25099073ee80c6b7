import { describe, expect, test } from 'vitest'
import type { ColumnMatch, Commands, ImportPreview } from '../protocol/messages.ts'
import { aChair, aRequest, createCore, happen, type Core, type TestVisitor } from '../testing/core.ts'
import { imported, someMembers } from '../testing/builders.ts'
import { LARGEST_UPLOAD } from './tickets.ts'

const LIST = `number,first name,last name,email,region,group,weight,entitled
M-1,Ada,Lovelace,ada@example.org,North,delegate,1,yes
M-2,Alan,Turing,alan@example.org,South,guest,0.5,no
`
const FAULTY = `${LIST}M-3,Grace,Hopper,grace@example.org,West,delegate,-1,yes
`

async function ask<Name extends 'preview-import' | 'begin-upload'>(
  chair: TestVisitor,
  name: Name,
  input: Commands[Name]['input'],
) {
  const request = aRequest()
  chair.say({ type: name, request, ...input })
  for (;;) {
    for (const message of chair.heard())
      if (message.type === 'reply' && message.request === request) return message
    await new Promise((done) => setImmediate(done))
  }
}

async function upload(core: Core, chair: TestVisitor, text: string): Promise<string> {
  const bytes = Buffer.from(text)
  const reply = await ask(chair, 'begin-upload', { name: 'list.csv', bytes: bytes.length })
  if (!reply.ok || !('ticket' in reply) || reply.ticket === null) throw new Error('no ticket')
  return core.tickets.store(reply.ticket, bytes) ?? ''
}

async function preview(chair: TestVisitor, id: string, columns?: ColumnMatch): Promise<ImportPreview> {
  const reply = await ask(chair, 'preview-import', { upload: id, ...(columns && { columns }) })
  if (!reply.ok || !('preview' in reply)) throw new Error(JSON.stringify(reply))
  return reply.preview
}

const members = (core: Core) =>
  [...core.state.assembly.members.values()].map(({ number, weight, entitled }) => ({
    number,
    weight,
    entitled,
  }))

describe('[P1] an import', () => {
  test('does what was previewed, in one act, and says what it did', async () => {
    const core = createCore()
    const chair = aChair(core)
    const id = await upload(core, chair, LIST)
    const { basis, columns, added, badRows } = await preview(chair, id)
    expect({ added, badRows }).toEqual({ added: 2, badRows: 0 })
    expect(core.state.assembly.members.size).toBe(0)
    const before = core.store.journal.head().entries
    const reply = chair.ask('import-members', { upload: id, columns, basis, onlyGoodRows: false })
    expect(reply).toEqual({
      type: 'reply',
      request: reply.request,
      ok: true,
      added: 2,
      changed: 0,
      unchanged: 0,
      skipped: 0,
    })
    expect(members(core)).toEqual([
      { number: 'M-1', weight: '1', entitled: true },
      { number: 'M-2', weight: '0.5', entitled: false },
    ])
    expect(core.store.journal.head().entries).toBe(before + 1)
  })

  test('of the next version adds and changes; who is not in it stays', async () => {
    const core = createCore()
    happen(core, imported(someMembers(1)))
    const chair = aChair(core)
    for (const text of [LIST, LIST.replace('Ada,Lovelace', 'Ada,King')]) {
      const id = await upload(core, chair, text)
      const { basis, columns } = await preview(chair, id)
      chair.ask('import-members', { upload: id, columns, basis, onlyGoodRows: false })
    }
    expect(
      [...core.state.assembly.members.values()].map(({ id, number, lastName }) => [id, number, lastName]),
    ).toEqual([
      [1, 'M-00001', 'No. M-00001'],
      [2, 'M-1', 'King'],
      [3, 'M-2', 'Turing'],
    ])
    const id = await upload(core, chair, LIST.replace('Ada,Lovelace', 'Ada,King'))
    const { basis, columns, unchanged, absent } = await preview(chair, id)
    expect({ unchanged, absent }).toEqual({ unchanged: 2, absent: 1 })
    expect(chair.ask('import-members', { upload: id, columns, basis, onlyGoodRows: false })).toMatchObject({
      why: 'nothing-to-import',
    })
  })

  test('with faults does nothing, unless the good rows are wanted', async () => {
    const core = createCore()
    const chair = aChair(core)
    const id = await upload(core, chair, FAULTY)
    const { basis, columns, faults } = await preview(chair, id)
    expect(faults).toEqual([{ line: 4, column: 'weight', kind: 'weight-negative', value: '-1' }])
    expect(chair.ask('import-members', { upload: id, columns, basis, onlyGoodRows: false })).toMatchObject({
      why: 'has-faults',
      about: { rows: 1 },
    })
    expect(core.state.assembly.members.size).toBe(0)
    expect(chair.ask('import-members', { upload: id, columns, basis, onlyGoodRows: true })).toMatchObject({
      ok: true,
      added: 2,
      skipped: 1,
    })
  })

  test('is refused when the register changed since the preview', async () => {
    const core = createCore()
    const chair = aChair(core)
    const id = await upload(core, chair, LIST)
    const { basis, columns } = await preview(chair, id)
    happen(core, imported(someMembers(1)))
    const input = { upload: id, columns, basis, onlyGoodRows: true }
    expect(chair.ask('import-members', input)).toMatchObject({ why: 'preview-stale' })
    const { basis: fresh } = await preview(chair, id)
    expect(chair.ask('import-members', { ...input, basis: fresh })).toMatchObject({ ok: true, added: 2 })
  })

  test('is refused when its columns are not those that were previewed', async () => {
    const core = createCore()
    const chair = aChair(core)
    const id = await upload(core, chair, LIST)
    const { basis, columns } = await preview(chair, id)
    const swapped = { ...columns, firstName: columns.lastName, lastName: columns.firstName }
    const input = { upload: id, basis, onlyGoodRows: true }
    expect(chair.ask('import-members', { ...input, columns: swapped })).toMatchObject({
      why: 'preview-stale',
    })
  })

  test('without a column for the number imports nothing', async () => {
    const core = createCore()
    const chair = aChair(core)
    const id = await upload(core, chair, LIST)
    const { columns } = await preview(chair, id)
    const without = { ...columns, number: null }
    const { basis, missing } = await preview(chair, id, without)
    expect(missing).toEqual(['number'])
    const reply = chair.ask('import-members', { upload: id, columns: without, basis, onlyGoodRows: true })
    expect(reply.ok).toBe(false)
    expect(core.state.assembly.members.size).toBe(0)
  })

  test('of a file that is gone, too large, or no list is refused', async () => {
    const core = createCore()
    const chair = aChair(core)
    expect(await ask(chair, 'begin-upload', { name: 'x', bytes: LARGEST_UPLOAD + 1 })).toMatchObject({
      why: 'file-too-large',
      about: { bytes: LARGEST_UPLOAD + 1, largest: LARGEST_UPLOAD },
    })
    expect(await ask(chair, 'preview-import', { upload: 'gone' })).toMatchObject({ why: 'no-such-upload' })
    const id = await upload(core, chair, '\u0000\u0001PNG\u0000\u0000')
    expect(await ask(chair, 'preview-import', { upload: id })).toMatchObject({
      ok: false,
      why: 'unreadable-file',
    })
    const unseen = await upload(core, chair, LIST)
    const columns = (await preview(chair, await upload(core, chair, LIST))).columns
    expect(
      chair.ask('import-members', { upload: unseen, columns, basis: '', onlyGoodRows: true }),
    ).toMatchObject({ why: 'no-such-upload' })
  })

  test('[P3] never gives two members one number; namesakes are two members', async () => {
    const core = createCore()
    const chair = aChair(core)
    const id = await upload(core, chair, `${LIST}M-2,Grace,Hopper,,,,1,yes\nM-4,Ada,Lovelace,,,,1,yes\n`)
    const { basis, columns, faults } = await preview(chair, id)
    expect(faults.map(({ line, kind }) => [line, kind])).toContainEqual([4, 'number-twice'])
    chair.ask('import-members', { upload: id, columns, basis, onlyGoodRows: true })
    const numbers = members(core).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers).toContain('M-4')
    expect(core.state.assembly.byNumber.size).toBe(numbers.length)
  })
})
