import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openTestStore } from '../testing/stores.ts'
import { temporaryFile } from '../testing/temporary.ts'
import { copyConvention } from './copy-convention.ts'

const SECRET = Buffer.from('a hash that nobody else has')
const RECEIPT = 'RECEIPT-OF-SOMEBODY'

test('a copy has the journal and nobody’s link, session or ballot, not even in pages that are free', async () => {
  const file = temporaryFile()
  const { store } = openTestStore(file)
  const pepper = store.meta.pepper()
  const saved = store.save(() => {
    store.journal.append(
      1,
      { role: 'host' },
      { type: 'projector-set', showing: { kind: 'auto' }, projector: null, entry: null },
    )
    store.access.put({ member: 1, linkHash: SECRET.toString('hex'), codeHash: '00', issuedAt: 1 })
    store.sessions.put({
      tokenHash: SECRET,
      role: 'chair',
      member: null,
      name: 'Chair',
      account: null,
      createdAt: 1,
    })
    store.ballotBox.cast(
      { vote: 1, member: 1, secrecy: 'secret', marks: 'm1', weight: '1' },
      { ballotKey: Buffer.from('sixteen bytes ok'), receipt: RECEIPT, request: 'request-1' },
    )
  })
  expect(saved).toMatchObject({ saved: true })
  const copy = temporaryFile()
  expect(await copyConvention(file, copy)).toBe(null)
  const bytes = readFileSync(copy)
  expect([SECRET, Buffer.from(RECEIPT), pepper].map((part) => bytes.includes(part))).toEqual([
    false,
    false,
    false,
  ])
  const { store: copied } = openTestStore(copy)
  expect(copied.journal.head()).toEqual(store.journal.head())
  expect([copied.access.all(), copied.sessions.all(), copied.ballotBox.voted(1, 1)]).toEqual([
    [],
    [],
    undefined,
  ])
  expect([store.access.all().length, store.sessions.all().length]).toEqual([1, 1])
})
