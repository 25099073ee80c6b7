import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type {
  ConsoleTopics,
  ConsoleVote,
  MemberTopics,
  RosterRow,
  Update,
  Welcome,
} from '../protocol/messages.ts'
import { PROTOCOL_VERSION } from '../protocol/messages.ts'
import { applyPage, applyUpdate, applyWelcome } from './replica.ts'
import type { Replica } from './replica.ts'
import { Roster } from './roster.ts'
import { onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'

const welcome = <Topics>(more: Partial<Welcome<Topics>> = {}): Welcome<Topics> => ({
  type: 'welcome',
  request: 'r1',
  protocol: PROTOCOL_VERSION,
  role: 'chair',
  name: 'Chair 1',
  epoch: 'e1',
  seq: 5,
  now: 0,
  session: null,
  resumed: false,
  set: {},
  rows: 0,
  ...more,
})

const update = <Topics>(more: Partial<Update<Topics>> = {}): Update<Topics> => ({
  type: 'update',
  from: 5,
  seq: 6,
  at: 100,
  ...more,
})

const row = (id: number, flags = 0, lastSeen = 0): RosterRow => [
  id,
  `N${id}`,
  'Ada',
  `Nr ${id}`,
  'North',
  'delegate',
  '',
  '1',
  flags,
  lastSeen,
]

const createRoster = () => new Roster()

const replicaOf = <Topics>(more: Partial<Welcome<Topics>> = {}): Replica<Topics> =>
  applyWelcome(null, welcome<Topics>(more), more.role === 'member' ? null : createRoster).replica

describe('topics', () => {
  const vote: MemberTopics['vote'] = null

  test('are replaced whole, and the rest stays', () => {
    const before = replicaOf<MemberTopics>({ role: 'member', set: { vote, onRegister: true } })
    const applied = applyUpdate(before, update<MemberTopics>({ set: { onRegister: false } }))
    expect(applied.replica).toEqual({ ...before, seq: 6, topics: { vote: null, onRegister: false } })
    expect(applied.change).toEqual({ topics: ['onRegister'], rows: [] })
    expect(before.topics).toEqual({ vote: null, onRegister: true })
  })

  test('null takes a vote’s topic away, and is a value in every other', () => {
    const annulled: ConsoleVote = {
      id: 1,
      title: 'T',
      text: '',
      secrecy: 'named',
      electorate: { presence: 'present', groups: [] },
      ...onMotion(SIMPLE_MAJORITY),
      durationSeconds: null,
      state: 'annulled',
      annulledAt: 1,
      reason: 'r',
    }
    const before = replicaOf<ConsoleTopics>({ set: { 'vote:1': annulled, 'vote:2': { ...annulled, id: 2 } } })
    const after = applyUpdate(
      before,
      update<ConsoleTopics>({ set: { 'vote:1': null, turnout: null } }),
    ).replica
    expect(after.topics).toEqual({ 'vote:2': { ...annulled, id: 2 }, turnout: null })
  })

  test('news for this client alone does not move it back', () => {
    const before = replicaOf<MemberTopics>({ role: 'member', seq: 9 })
    const applied = applyUpdate(before, update<MemberTopics>({ from: 7, seq: 7, set: { ballot: null } }))
    expect(applied.replica).toEqual({ ...before, seq: 9, topics: { ballot: null } })
  })

  test('another epoch starts from nothing, the same one from what the welcome says', () => {
    const before = replicaOf<ConsoleTopics>({ rows: 1, set: { showing: { kind: 'auto' }, turnout: null } })
    const whole = applyPage(before, { type: 'roster-page', rows: [row(1)], left: 0 }).replica
    const sameHost = applyWelcome(
      whole,
      welcome<ConsoleTopics>({ seq: 8, rows: 1, set: { showing: { kind: 'sign-in' } } }),
    )
    expect(sameHost.replica.topics).toEqual({ showing: { kind: 'sign-in' } })
    expect(sameHost.replica.roster?.entries).toHaveLength(1)
    const otherHost = applyWelcome(
      whole,
      welcome<ConsoleTopics>({ epoch: 'e2', seq: 1, rows: 1 }),
      createRoster,
    )
    expect(otherHost.replica.topics).toEqual({})
    expect(otherHost.replica.roster?.entries).toEqual([])
    expect(otherHost.change).toEqual({ topics: [], rows: null })
  })
})

describe('a gap', () => {
  test('needs a resync; nothing is applied until the whole state comes, from 0', () => {
    const before = replicaOf<MemberTopics>({ role: 'member', set: { onRegister: true } })
    const gap = applyUpdate(before, update<MemberTopics>({ from: 6, seq: 7, set: { onRegister: false } }))
    expect(gap.resyncNeeded).toBe(true)
    expect(gap.replica).toEqual({ ...before, completeness: { state: 'stale' } })

    const ignored = applyUpdate(
      gap.replica,
      update<MemberTopics>({ from: 7, seq: 8, set: { onRegister: false } }),
    )
    expect(ignored).toEqual({ replica: gap.replica, change: { topics: [], rows: [] }, resyncNeeded: false })

    const answer = applyUpdate(gap.replica, update<MemberTopics>({ from: 0, seq: 8, set: { ballot: null } }))
    expect(answer.replica).toEqual({
      ...before,
      seq: 8,
      topics: { ballot: null },
      completeness: { state: 'whole' },
    })
  })

  test('on a console: the answer is followed by pages, and pages of before are passed over', () => {
    const before = replicaOf<ConsoleTopics>({ rows: 2 })
    const gap = applyUpdate(before, update<ConsoleTopics>({ from: 6, seq: 7 })).replica
    expect(applyPage(gap, { type: 'roster-page', rows: [row(1)], left: 1 }).replica).toBe(gap)
    const answer = applyUpdate(gap, update<ConsoleTopics>({ from: 0, seq: 8 })).replica
    const page = applyPage(answer, { type: 'roster-page', rows: [row(1), row(2)], left: 0 })
    expect(page.replica.completeness).toEqual({ state: 'whole' })
    expect(page.replica.roster?.entries).toHaveLength(2)
  })

  test('that the host found itself: the whole state comes unasked, and what is not in it is gone', () => {
    const before = replicaOf<ConsoleTopics>({ rows: 1, set: { showing: { kind: 'auto' }, 'vote:1': null } })
    const whole = applyPage(before, { type: 'roster-page', rows: [row(1)], left: 0 }).replica
    const answer = applyUpdate(whole, update<ConsoleTopics>({ from: 0, seq: 900, set: { turnout: null } }))
    expect(answer.replica.topics).toEqual({ turnout: null })
    expect(answer.replica.completeness).toEqual({ state: 'loading', rowsLeft: 1 })
    const page = applyPage(answer.replica, { type: 'roster-page', rows: [row(1, 7), row(2)], left: 0 })
    expect(page.replica.completeness).toEqual({ state: 'whole' })
    expect(page.replica.roster?.counts).toEqual({
      registered: 2,
      entitled: 1,
      present: 1,
      online: 1,
      voted: 0,
    })
  })

  test('is none at position 1: the first step of a new host is a change like any other', () => {
    const before = replicaOf<MemberTopics>({ role: 'member', seq: 1, set: { onRegister: true } })
    const applied = applyUpdate(before, update<MemberTopics>({ from: 1, seq: 2, set: { ballot: null } }))
    expect(applied.replica).toEqual({ ...before, seq: 2, topics: { onRegister: true, ballot: null } })
  })

  test('is also a change of a row that is not there', () => {
    const whole = replicaOf<ConsoleTopics>()
    expect(applyUpdate(whole, update<ConsoleTopics>({ rows: [[9, 1]] })).resyncNeeded).toBe(true)
    const loading = replicaOf<ConsoleTopics>({ rows: 1 })
    const early = applyUpdate(loading, update<ConsoleTopics>({ rows: [[9, 1]] }))
    expect(early.resyncNeeded).toBe(false)
    const last = applyPage(early.replica, { type: 'roster-page', rows: [row(1)], left: 0 })
    expect(last.resyncNeeded).toBe(true)
  })
})

describe('the roster', () => {
  test('who has no use for one is whole without it, and passes over what is sent of it', () => {
    const { replica } = applyWelcome(null, welcome<ConsoleTopics>({ rows: 2 }))
    expect([replica.roster, replica.completeness]).toEqual([null, { state: 'whole' }])
    const applied = applyUpdate(replica, update<ConsoleTopics>({ rows: [[1, 15, 2]] }))
    expect(applied).toMatchObject({ change: { topics: [], rows: [] }, resyncNeeded: false })
    expect(applyPage(replica, { type: 'roster-page', rows: [row(1)], left: 0 }).replica).toBe(replica)
  })

  test('counts, versions and changed rows follow each frame; entries stay the same objects', () => {
    const loading = replicaOf<ConsoleTopics>({ rows: 2 })
    const { roster } = loading
    if (roster === null) throw new Error('a console has one')
    const { replica } = applyPage(loading, { type: 'roster-page', rows: [row(1, 1), row(2, 3)], left: 0 })
    const first = roster.get(1)
    const before = roster.version
    const applied = applyUpdate(replica, update<ConsoleTopics>({ rows: [[1, 15, 2], [2, 3], row(3, 1, 50)] }))
    expect(applied.change).toEqual({ topics: [], rows: [1, 2, 3] })
    expect(roster.counts).toEqual({ registered: 3, entitled: 3, present: 2, online: 1, voted: 1 })
    expect(roster.version).toBe(before + 1)
    expect(roster.get(1)).toBe(first)
    expect(first).toMatchObject({ flags: 15, lastSeen: 98 })
    expect(roster.get(2)).toMatchObject({ flags: 3, lastSeen: 0 })
    expect(roster.get(3)).toMatchObject({ flags: 1, lastSeen: 50 })
    applyUpdate(applied.replica, update<ConsoleTopics>({ from: 6, seq: 7, rows: [row(1, 0)] }))
    expect(roster.get(1)).toBe(first)
    expect(roster.counts).toEqual({ registered: 3, entitled: 2, present: 1, online: 0, voted: 0 })
  })

  /**
   * A host that changes its rows at will, flushes the changes at will and sends pages at will, either as the rows were
   * when the snapshot began or as they are when the page leaves; both must end in the host's state.
   */
  type Step =
    | { do: 'change'; id: number; flags: number; isSeen: boolean }
    | { do: 'add'; flags: number }
    | { do: 'flush' }
    | { do: 'page'; size: number }
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('change' as const),
        id: fc.integer({ min: 1, max: 30 }),
        flags: fc.integer({ min: 0, max: 255 }),
        isSeen: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('add' as const), flags: fc.integer({ min: 0, max: 255 }) }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('page' as const), size: fc.integer({ min: 1, max: 9 }) }),
    },
  )

  const play = (startRows: number, steps: readonly Step[], pagesAreLive: boolean) => {
    const rows = Array.from({ length: startRows }, (_, index) => row(index + 1))
    const snapshot = structuredClone(rows)
    let replica = replicaOf<ConsoleTopics>({ seq: 1, rows: startRows })
    let seq = 1
    let sentRows = 0
    let dirty = new Map<number, 'flags' | 'seen' | 'row'>()
    const flush = () => {
      const changes = [...dirty].flatMap(([id, what]) => {
        const current = rows[id - 1]
        if (current === undefined) return []
        const copy: Update['rows'] = [
          what === 'row'
            ? structuredClone(current)
            : what === 'seen'
              ? [id, current[8], 100 - current[9]]
              : [id, current[8]],
        ]
        return copy
      })
      dirty = new Map()
      const applied = applyUpdate(
        replica,
        update<ConsoleTopics>({ from: seq, seq: seq + 1, at: 100, rows: changes }),
      )
      expect(applied.resyncNeeded).toBe(false)
      replica = applied.replica
      seq++
    }
    const page = (size: number) => {
      if (sentRows >= startRows) return
      const source = pagesAreLive ? rows.slice(0, startRows) : snapshot
      const slice = structuredClone(source.slice(sentRows, sentRows + size))
      sentRows += slice.length
      const applied = applyPage(replica, { type: 'roster-page', rows: slice, left: startRows - sentRows })
      expect(applied.resyncNeeded).toBe(false)
      replica = applied.replica
    }
    for (const next of steps) {
      if (next.do === 'flush') flush()
      else if (next.do === 'page') page(next.size)
      else if (next.do === 'add') {
        rows.push(row(rows.length + 1, next.flags, 100))
        dirty.set(rows.length, 'row')
      } else {
        const current = rows[next.id - 1]
        if (current === undefined) continue
        current[8] = next.flags
        if (next.isSeen) current[9] = 90
        const known = dirty.get(next.id)
        if (known !== 'row' && known !== 'seen') dirty.set(next.id, next.isSeen ? 'seen' : 'flags')
      }
    }
    while (sentRows < startRows) page(7)
    flush()
    return { replica, rows }
  }

  test.each([true, false])(
    'any interleaving of pages and changes ends in the host’s state (live pages: %s)',
    (pagesAreLive) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 25 }),
          fc.array(step, { maxLength: 60 }),
          (startRows, steps) => {
            const { replica, rows } = play(startRows, steps, pagesAreLive)
            const held = (replica.roster?.entries ?? [])
              .map((entry): RosterRow => [
                entry.id,
                entry.number,
                entry.firstName,
                entry.lastName,
                entry.region,
                entry.group,
                entry.gender,
                entry.weight,
                entry.flags,
                entry.lastSeen,
              ])
              .toSorted((a, b) => a[0] - b[0])
            expect(held).toEqual(rows)
            const count = (bit: number) => rows.filter((each) => (each[8] & bit) !== 0).length
            expect(replica.roster?.counts).toEqual({
              registered: rows.length,
              entitled: count(1),
              present: count(2),
              online: count(4),
              voted: count(8),
            })
            expect(replica.completeness).toEqual({ state: 'whole' })
          },
        ),
        { numRuns: 300, seed: 20261 },
      )
    },
  )
})
