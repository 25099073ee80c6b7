import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mountSmallDisk } from '../testing/small-disk.ts'
import { openTestStore, reopen, saved } from '../testing/stores.ts'
import { settleCopy } from './settle-copy.ts'
import type { Store } from './store.ts'

const hash = (fill: number) => Buffer.alloc(32, fill)
const host = { role: 'host' } as const
const sessionOf = (member: number, token: number) => ({
  tokenHash: hash(token),
  role: 'member' as const,
  member,
  name: '',
  account: null,
  createdAt: 5,
})
const chair = {
  tokenHash: hash(90),
  role: 'chair' as const,
  member: null,
  name: 'Ada',
  account: null,
  createdAt: 6,
}
const invitation = {
  keyHash: hash(80),
  role: 'projector' as const,
  name: 'Hall',
  account: null,
  createdAt: 7,
}
const accessOf = (member: number, secret: number) => ({
  member,
  linkHash: hash(secret).toString('hex'),
  codeHash: hash(secret + 1).toString('hex'),
  issuedAt: 8,
})

/** Everything that is in the store, to compare. */
const contents = (store: Store) => ({
  journal: [...store.journal.replay()],
  head: store.journal.head(),
  turnout: [...store.ballotBox.turnout(1)],
  secret: store.ballotBox.secretBallots(1),
  access: store.access.all(),
  sessions: store.sessions.all(),
  invitations: store.invitations.all(),
  reply: store.requests.find(hash(90), 'request-1'),
})

const fill = (store: Store) => {
  store.journal.append(1, host, {
    type: 'projector-set',
    showing: { kind: 'auto' },
    projector: null,
    entry: null,
  })
  store.ballotBox.cast(
    { vote: 1, member: 1, secrecy: 'secret', marks: 'm1', weight: '1' },
    { ballotKey: Buffer.alloc(16, 1), receipt: 'AAAAA-BBBBB', request: 'request-0' },
  )
  store.access.put(accessOf(1, 10))
  store.sessions.put(sessionOf(1, 20))
  store.sessions.put(chair)
  store.invitations.put(invitation)
  store.requests.remember(hash(90), 'request-1', '{"ok":true}', 9)
}

describe('saving', () => {
  test('a probe writes to the disk also what was there at the last start', () => {
    const opened = openTestStore()
    expect(opened.store.probe()).toEqual({ saved: true, value: undefined })
    const { store, file } = reopen(opened)
    const before = statSync(`${file}-wal`).size
    expect(store.probe()).toEqual({ saved: true, value: undefined })
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(before)
  })

  test('[I1] what was saved is in the file that is opened next', () => {
    const opened = openTestStore()
    saved(opened.store, () => fill(opened.store))
    const before = contents(opened.store)
    expect(before).toEqual({
      journal: [
        {
          seq: 1,
          at: 1,
          actor: host,
          event: { type: 'projector-set', showing: { kind: 'auto' }, projector: null, entry: null },
          hash: before.head.head,
        },
      ],
      head: { entries: 1, head: before.head.head },
      turnout: [[1, { receipt: 'AAAAA-BBBBB', request: 'request-0' }]],
      secret: [{ key: '01'.repeat(16), marks: 'm1', weight: '1' }],
      access: [accessOf(1, 10)],
      sessions: [sessionOf(1, 20), chair],
      invitations: [invitation],
      reply: '{"ok":true}',
    })
    expect(contents(reopen(opened).store)).toEqual(before)
  })

  test('[I2] what throws half way has done nothing, and the next is done as if it had not been', () => {
    const opened = openTestStore()
    const { store } = opened
    const empty = contents(store)
    expect(() =>
      store.save(() => {
        fill(store)
        throw new Error('a bug')
      }),
    ).toThrow('a bug')
    expect(contents(store)).toEqual(empty)
    saved(store, () =>
      store.journal.append(2, host, {
        type: 'projector-set',
        showing: { kind: 'sign-in' },
        projector: null,
        entry: null,
      }),
    )
    expect(store.journal.head().entries).toBe(1)
    expect([...reopen(opened).store.journal.replay()]).toHaveLength(1)
  })

  test('[I1] a killed process leaves what was saved: the file and its log, copied as they are', () => {
    const { store, file } = openTestStore()
    saved(store, () => fill(store))
    const copy = join(dirname(file), 'copy.plenum')
    copyFileSync(file, copy)
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    expect(contents(openTestStore(copy).store)).toEqual(contents(store))
  })
})

describe('access, sessions, invitations, answers', () => {
  test('a member’s access is one, the newer; sessions go when they are removed', () => {
    const { store } = openTestStore()
    saved(store, () => {
      store.access.put(accessOf(1, 10))
      store.access.put(accessOf(1, 30))
      store.access.put(accessOf(2, 50))
      store.sessions.put(sessionOf(1, 20))
      store.sessions.remove(hash(20))
      store.sessions.put(sessionOf(1, 21))
      store.sessions.put(chair)
      store.sessions.put({ ...chair, tokenHash: hash(91) })
    })
    expect(store.access.all()).toEqual([accessOf(1, 30), accessOf(2, 50)])
    expect(store.sessions.all()).toEqual([sessionOf(1, 21), chair, { ...chair, tokenHash: hash(91) }])
    saved(store, () => {
      store.access.remove(1)
      store.sessions.remove(hash(21))
      store.invitations.put(invitation)
      store.invitations.remove(hash(80))
    })
    expect(store.access.all()).toEqual([accessOf(2, 50)])
    expect(store.sessions.all()).toEqual([chair, { ...chair, tokenHash: hash(91) }])
    expect(store.invitations.all()).toEqual([])
  })

  test('answers are kept for a day, each for its session', () => {
    const { store } = openTestStore()
    const day = 24 * 60 * 60 * 1000
    store.requests.remember(hash(1), 'same-request', 'one', 1)
    store.requests.remember(hash(2), 'same-request', 'two', 2)
    store.requests.prune(day + 1)
    expect([1, 2].map((session) => store.requests.find(hash(session), 'same-request'))).toEqual([
      'one',
      'two',
    ])
    store.requests.prune(day + 2)
    expect([1, 2].map((session) => store.requests.find(hash(session), 'same-request'))).toEqual([null, 'two'])
  })

  test('old answers go while new ones come: the table does not grow with the days', () => {
    const { store } = openTestStore()
    const minute = 60 * 1000
    const day = 24 * 60 * minute
    store.requests.remember(hash(1), 'first', 'one', 0)
    store.requests.remember(hash(1), 'soon', 'two', minute)
    const found = () => ['first', 'soon'].map((request) => store.requests.find(hash(1), request))
    store.requests.remember(hash(1), 'a day later', 'three', day)
    expect(found()).toEqual(['one', 'two'])
    store.requests.remember(hash(1), 'not yet looked again', 'four', day + 4 * minute)
    expect(found()).toEqual(['one', 'two'])
    store.requests.remember(hash(1), 'looked again', 'five', day + 5 * minute)
    expect(found()).toEqual([null, null])
  })

  test('the key of the hashes is made once', () => {
    const opened = openTestStore()
    const pepper = opened.store.meta.pepper()
    expect(pepper).toHaveLength(32)
    expect(opened.store.meta.pepper()).toEqual(pepper)
    expect(reopen(opened).store.meta.pepper()).toEqual(pepper)
    expect(openTestStore().store.meta.pepper()).not.toEqual(pepper)
  })
})

describe('a copy of the running file', () => {
  test('[I8] is one whole file, and has everything', async () => {
    const { store, file } = openTestStore()
    saved(store, () => fill(store))
    const copy = join(dirname(file), 'copy.plenum')
    await store.backup(copy)
    expect(settleCopy(copy, 1_800_000_000_000)).toBeNull()
    expect(readdirSync(dirname(file)).filter((name) => name.startsWith('copy'))).toEqual(['copy.plenum'])
    expect(contents(openTestStore(copy).store)).toEqual(contents(store))
    expect(existsSync(`${file}-wal`)).toBe(true)
  })
})

describe('a full disk', () => {
  test('[I2] is a value, nothing is half done, and it works again when there is room', (context) => {
    const disk = mountSmallDisk()
    if (disk === null) return context.skip('a small disk cannot be mounted here')
    const { store } = openTestStore(join(disk.folder, 'convention.plenum'))
    saved(store, () => fill(store))
    const before = contents(store)
    disk.fill()
    const large = { type: 'members-imported', source: 'x'.repeat(300_000), added: [], changed: [] } as const
    const outcomes = [1, 2].map(() => store.save(() => store.journal.append(3, host, large)))
    expect(outcomes).toEqual([
      { saved: false, why: 'SQLITE_FULL' },
      { saved: false, why: 'SQLITE_FULL' },
    ])
    expect(contents(store)).toEqual(before)
    disk.free()
    saved(store, () => store.journal.append(3, host, large))
    expect(store.journal.head().entries).toBe(2)
    expect([...store.journal.replay()].map(({ event }) => event)).toEqual([
      { type: 'projector-set', showing: { kind: 'auto' }, projector: null, entry: null },
      large,
    ])
  })
})
