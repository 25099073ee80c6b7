/** What the list shows and in which order: a search, filters and a sort, and whether one row passes. Pure. */
import { FLAG } from '#protocol/roster-flags'
import type { MemberId } from '#protocol'

export const columns = ['state', 'name', 'number', 'region', 'group', 'weight', 'device', 'lastSeen'] as const
export type Column = (typeof columns)[number]

export type Sort = { column: Column; direction: 'ascending' | 'descending' }

export type Filter = {
  presence: 'any' | 'present' | 'absent'
  connection: 'any' | 'online' | 'offline'
  right: 'any' | 'entitled' | 'not-entitled'
  access: 'any' | 'with' | 'without'
  /** In the open vote; counts for nothing while none is open. */
  ballot: 'any' | 'voted' | 'not-voted'
  /** To the last call, a count or a trial. All entitled members were asked. */
  call: 'any' | 'answered' | 'no-answer'
  /** Empty: every group. */
  groups: readonly string[]
}

export const noFilter: Filter = {
  presence: 'any',
  connection: 'any',
  right: 'any',
  access: 'any',
  ballot: 'any',
  call: 'any',
  groups: [],
}

export type Query = {
  text: string
  filter: Filter
  sort: Sort
  /** Who stands on the open vote's register; null while none is open. */
  register: ReadonlySet<MemberId> | null
}

export const firstQuery: Query = {
  text: '',
  filter: noFilter,
  sort: { column: 'name', direction: 'ascending' },
  register: null,
}

export function isFiltered({ text, filter }: Query): boolean {
  return text.trim() !== '' || activeFilters(filter) > 0
}

export function activeFilters(filter: Filter): number {
  const { groups, ...choices } = filter
  return Object.values(choices).filter((choice) => choice !== 'any').length + (groups.length > 0 ? 1 : 0)
}

/** Which flags a filter asks for: `mask` are the bits it looks at, `wanted` how they must stand. */
export type FlagTest = { mask: number; wanted: number }

/** A filter as one comparison of bits, because it is asked for each change of each row. */
export function flagTest({ filter, register }: Pick<Query, 'filter' | 'register'>): FlagTest {
  const test: FlagTest = { mask: 0, wanted: 0 }
  const want = (flag: number, isSet: boolean) => {
    test.mask |= flag
    if (isSet) test.wanted |= flag
  }
  if (filter.presence !== 'any') want(FLAG.present, filter.presence === 'present')
  if (filter.connection !== 'any') want(FLAG.online, filter.connection === 'online')
  if (filter.right !== 'any') want(FLAG.entitled, filter.right === 'entitled')
  if (filter.access !== 'any') want(FLAG.access, filter.access === 'with')
  if (filter.call !== 'any') want(FLAG.answered, filter.call === 'answered')
  if (filter.call === 'no-answer' && filter.right === 'any') want(FLAG.entitled, true)
  if (register !== null && filter.ballot !== 'any') want(FLAG.voted, filter.ballot === 'voted')
  return test
}

/** Who has or has not voted is a question about the register: nobody else is asked. null: anybody passes. */
export function memberTest({
  filter,
  register,
}: Pick<Query, 'filter' | 'register'>): ReadonlySet<MemberId> | null {
  return filter.ballot === 'any' ? null : register
}

/** null: any group passes. */
export const groupTest = ({ groups }: Filter): ReadonlySet<string> | null =>
  groups.length === 0 ? null : new Set(groups)
