import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLAG } from '#protocol/roster-flags'
import type { RosterEntry } from '#client/roster'
import { fold, numberOrder, searchable, searchWords } from './fold.ts'
import { ListIndex } from './list-index.ts'
import { columns, firstQuery, flagTest, groupTest, noFilter } from './query.ts'
import type { Query } from './query.ts'
import { deviceRank, stateRank } from './state.ts'

class FakeRoster {
  readonly entries: RosterEntry[] = []
  get = (id: number) => this.entries[id - 1]
  add(entry: Partial<RosterEntry> = {}): RosterEntry {
    const id = this.entries.length + 1
    const added = {
      id,
      number: `M-${id}`,
      firstName: 'Anna',
      lastName: 'Koch',
      region: 'Berlin',
      group: 'delegate',
      gender: '',
      weight: '1',
      flags: FLAG.entitled,
      lastSeen: 0,
      ...entry,
    }
    this.entries.push(added)
    return added
  }
}

const shown = (index: ListIndex) => Array.from({ length: index.length }, (_, place) => index.idAt(place))

/** The same list made the slow and obvious way. */
function slowly(entries: readonly RosterEntry[], query: Query): number[] {
  const { text, filter, sort, register } = query
  const { mask, wanted } = flagTest(query)
  const groups = groupTest(filter)
  const isAsked = ({ id }: RosterEntry) => filter.ballot === 'any' || register === null || register.has(id)
  const value = (entry: RosterEntry): string | number => {
    if (sort.column === 'state') return stateRank(entry.flags)
    if (sort.column === 'device') return deviceRank(entry.flags)
    if (sort.column === 'weight') return Number(entry.weight)
    if (sort.column === 'number') return numberOrder(entry.number)
    if (sort.column === 'lastSeen') return entry.lastSeen
    if (sort.column === 'name') return name(entry)
    return fold(entry[sort.column])
  }
  const name = ({ lastName, firstName, number, id }: RosterEntry) =>
    [fold(lastName), fold(firstName), numberOrder(number), String(id).padStart(4, '0')].join('\u0001')
  const compare = (one: string | number, other: string | number) => (one === other ? 0 : one < other ? -1 : 1)
  const sign = sort.direction === 'ascending' ? 1 : -1
  return entries
    .filter((entry) => {
      const haystack = searchable(
        `${entry.number} ${entry.firstName} ${entry.lastName} ${entry.firstName}\n${entry.region}`,
      )
      const isFound = searchWords(text).every((word) => haystack.includes(word))
      const isWanted = isAsked(entry) && (entry.flags & mask) === wanted
      return isFound && isWanted && (groups === null || groups.has(entry.group))
    })
    .sort((one, other) => sign * compare(value(one), value(other)) || compare(name(one), name(other)))
    .map(({ id }) => id)
}

const arbitraryEntry = fc.record({
  number: fc.constantFrom('M-1', 'M-2', 'M-10', 'M-11', 'X-3'),
  firstName: fc.constantFrom('Anna', 'Änne', 'Zoë', ''),
  lastName: fc.constantFrom('Müller', 'Mueller', 'Muller', 'Weiß', 'Şahin'),
  region: fc.constantFrom('Berlin', 'Thüringen', ''),
  group: fc.constantFrom('delegate', 'guest'),
  weight: fc.constantFrom('1', '0.5', '12.25'),
  flags: fc.nat(2047),
  lastSeen: fc.constantFrom(0, 1_795_000_000, 1_795_000_001),
})

const arbitraryQuery = fc.record({
  text: fc.constantFrom('', 'mull', 'an 1', 'thuer', 'nobody'),
  filter: fc.record({
    presence: fc.constantFrom('any' as const, 'present' as const, 'absent' as const),
    connection: fc.constantFrom('any' as const, 'online' as const, 'offline' as const),
    right: fc.constantFrom('any' as const, 'entitled' as const, 'not-entitled' as const),
    access: fc.constantFrom('any' as const, 'with' as const, 'without' as const),
    ballot: fc.constantFrom('any' as const, 'voted' as const, 'not-voted' as const),
    call: fc.constantFrom('any' as const, 'answered' as const, 'no-answer' as const),
    groups: fc.constantFrom([], ['guest'], ['guest', 'delegate']),
  }),
  sort: fc.record({
    column: fc.constantFrom(...columns),
    direction: fc.constantFrom('ascending' as const, 'descending' as const),
  }),
  register: fc.constantFrom(null, new Set<number>(), new Set([1, 3, 5, 7, 11, 13, 40])),
})

type Step =
  | { do: 'query'; query: Query }
  | { do: 'live'; changes: { of: number; flags: number; lastSeen: number }[] }
  | { do: 'rename'; of: number; lastName: string }
  | { do: 'add'; entry: Partial<RosterEntry> }

const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  arbitraryQuery.map((query) => ({ do: 'query' as const, query })),
  fc
    .array(fc.record({ of: fc.nat(60), flags: fc.nat(255), lastSeen: fc.nat(5) }), { maxLength: 80 })
    .map((changes) => ({ do: 'live' as const, changes })),
  fc.record({ do: fc.constant('rename' as const), of: fc.nat(60), lastName: fc.constantFrom('Abel', 'Zeh') }),
  arbitraryEntry.map((entry) => ({ do: 'add' as const, entry })),
)

function take(step: Step, roster: FakeRoster, index: ListIndex): void {
  if (step.do === 'query') {
    index.setQuery(step.query)
  } else if (step.do === 'live') {
    const changed = step.changes.flatMap(({ of, flags, lastSeen }) => {
      const entry = roster.entries[of]
      return entry === undefined ? [] : [Object.assign(entry, { flags, lastSeen }).id]
    })
    index.update(changed, null)
  } else {
    const entry = step.do === 'add' ? roster.add(step.entry) : roster.entries[step.of]
    if (entry === undefined) return
    if (step.do === 'rename') entry.lastName = step.lastName
    expect(index.update([entry.id], null).isStale).toBe(true)
    index.refresh()
  }
}

test('says what filtering and sorting everything anew would say, after any changes', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryEntry, { maxLength: 60 }),
      arbitraryQuery,
      fc.array(arbitraryStep, { maxLength: 12 }),
      (entries, query, steps) => {
        const roster = new FakeRoster()
        for (const entry of entries) roster.add(entry)
        const index = new ListIndex(roster)
        index.setQuery(query)
        for (const step of steps) {
          // A name that is the same already is no news.
          if (step.do === 'rename' && roster.entries[step.of]?.lastName === step.lastName) continue
          take(step, roster, index)
          const expected = slowly(roster.entries, index.query)
          expect(shown(index)).toEqual(expected)
          expect(expected.map((id) => index.placeOf(id))).toEqual(expected.map((_, place) => place))
        }
      },
    ),
    { seed: 20261123, numRuns: 400 },
  )
})

test('who has not voted yet are those of the register, not whoever came later', () => {
  const { present, voted } = FLAG
  const roster = new FakeRoster()
  for (const flags of [present, present | voted, present, 0]) roster.add({ flags: FLAG.entitled | flags })
  const index = new ListIndex(roster)
  const asked = (ballot: Query['filter']['ballot'], register: Query['register']) => {
    index.setQuery({ ...firstQuery, filter: { ...noFilter, ballot }, register })
    return shown(index)
  }
  const register = new Set([1, 2, 4])
  expect({
    missing: asked('not-voted', register),
    voted: asked('voted', register),
    any: asked('any', register),
    whileNoneIsOpen: asked('not-voted', null),
  }).toEqual({ missing: [1, 4], voted: [2], any: [1, 2, 3, 4], whileNoneIsOpen: [1, 2, 3, 4] })
})

test('without an answer to the last call are entitled members who gave none, present or not', () => {
  const { entitled, present, answered } = FLAG
  const roster = new FakeRoster()
  for (const flags of [entitled | present, entitled | answered, entitled, present, answered])
    roster.add({ flags })
  const index = new ListIndex(roster)
  const asked = (filter: Partial<Query['filter']>) => {
    index.setQuery({ ...firstQuery, filter: { ...noFilter, ...filter } })
    return shown(index)
  }
  expect({
    silent: asked({ call: 'no-answer' }),
    silentHere: asked({ call: 'no-answer', presence: 'present' }),
    answered: asked({ call: 'answered' }),
    guests: asked({ call: 'no-answer', right: 'not-entitled' }),
    any: asked({}),
  }).toEqual({ silent: [1, 3], silentHere: [1], answered: [2, 5], guests: [4], any: [1, 2, 3, 4, 5] })
})

describe('what stands above', () => {
  function online(...names: string[]) {
    const roster = new FakeRoster()
    for (const lastName of names) roster.add({ lastName, flags: FLAG.online })
    const index = new ListIndex(roster)
    index.setQuery({ ...firstQuery, filter: { ...noFilter, connection: 'online' } })
    return { roster, index }
  }

  test('arrivals before the first row in sight are told, those after it are not', () => {
    const { roster, index } = online('Koch', 'Lang')
    const [abel, zeh] = [
      roster.add({ lastName: 'Abel', flags: 0 }),
      roster.add({ lastName: 'Zeh', flags: 0 }),
    ]
    index.update([abel.id, zeh.id], null)
    index.refresh()
    const firstInSight = index.keyOf(1)
    abel.flags = zeh.flags = FLAG.online
    expect(index.update([abel.id, zeh.id], firstInSight)).toEqual({
      hasMoved: true,
      raised: [abel.id],
      isStale: false,
    })
    expect(shown(index)).toEqual([abel.id, 1, 2, zeh.id])
    // Once above it is no news.
    abel.lastSeen = 5
    expect(index.update([abel.id], firstInSight)).toEqual({ hasMoved: false, raised: [], isStale: false })
  })

  test('they are told in a flood, too', () => {
    const { roster, index } = online('Koch')
    const crowd = Array.from({ length: 100 }, (_, at) => roster.add({ lastName: `Abel ${at}`, flags: 0 }))
    index.update(null, null)
    index.refresh()
    for (const entry of crowd) entry.flags = FLAG.online
    expect(index.update(null, index.keyOf(1)).raised).toHaveLength(100)
  })
})

describe('the row one works on', () => {
  test('keeps its place while it is pinned and takes its own when it is let go', () => {
    const roster = new FakeRoster()
    for (const lastName of ['Abel', 'Koch', 'Lang']) roster.add({ lastName, flags: 0 })
    const index = new ListIndex(roster)
    index.setQuery({ ...firstQuery, filter: { ...noFilter, presence: 'absent' } })
    index.pin(2)
    roster.get(2)!.flags = FLAG.present
    expect(index.update([2], null)).toEqual({ hasMoved: false, raised: [], isStale: false })
    expect(shown(index)).toEqual([1, 2, 3])
    expect(index.pin(3)).toEqual({ hasMoved: true, raised: [], isStale: false })
    expect(shown(index)).toEqual([1, 3])
  })

  test('keeps its place in a flood, and loses it to a new query', () => {
    const roster = new FakeRoster()
    for (let at = 0; at < 100; at++) roster.add({ lastName: `Abel ${at}`, flags: FLAG.online })
    const index = new ListIndex(roster)
    const query: Query = { ...firstQuery, filter: { ...noFilter, connection: 'online' } }
    index.setQuery(query)
    index.pin(50)
    const place = index.placeOf(50)
    for (const entry of roster.entries) if (entry.id % 10 === 0) entry.flags = 0
    index.update(null, null)
    expect([index.length, index.placeOf(50) > 0, index.placeOf(50) < place]).toEqual([91, true, true])
    index.setQuery({ ...query, text: 'abel' })
    expect([index.length, index.placeOf(50)]).toEqual([90, -1])
  })
})
