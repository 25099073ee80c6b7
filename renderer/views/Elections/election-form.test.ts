import { expect, test } from 'vitest'
import type { ElectionDraft } from '#protocol'
import { formOf, readForm } from './election-form.ts'
import { findMembers, memberTyped } from './find-members.ts'

const half = { base: 'valid', comparison: 'more-than', numerator: 1, denominator: 2 } as const

test('a new election is secret, for one seat, by more than half, with a second ballot', () => {
  expect(readForm({ ...formOf(null), title: '  Chair  of the board ' }, null)).toEqual({
    ok: true,
    draft: {
      ...{ title: 'Chair of the board', text: '', item: null, secrecy: 'secret', marking: 'choose' },
      ...{ electorate: { presence: 'present', groups: [] }, quorum: null, durationSeconds: null },
      rule: {
        ...{ kind: 'most-votes', seats: 1, majority: half, reserved: null, dropOut: null },
        next: 'second-ballot',
      },
      ...{ joinsLater: false, incompatible: [] },
    },
  })
})

test('what the form has no control for stays as it was', () => {
  const draft: ElectionDraft = {
    ...{ title: 'Board', text: 'Note', item: 3, secrecy: 'named', marking: 'yes-no' },
    electorate: { presence: 'entitled', groups: ['delegate'] },
    rule: {
      ...{ kind: 'most-votes', seats: 4, next: null },
      majority: { ...half, base: 'yes-no' },
      reserved: { group: 'female', seats: 2 },
      dropOut: { numerator: 1, denominator: 10 },
    },
    quorum: { base: 'present', comparison: 'at-least', numerator: 1, denominator: 2 },
    ...{ durationSeconds: 90, joinsLater: true, incompatible: [2] },
  }
  expect(readForm(formOf(draft), draft)).toEqual({ ok: true, draft })
  const ranked: ElectionDraft = { ...draft, marking: 'rank', rule: { kind: 'schulze', seats: 2 } }
  expect(readForm(formOf(ranked), ranked)).toEqual({ ok: true, draft: ranked })
})

test('what is missing or cannot be read is said of its field', () => {
  const faults = (fields: Partial<ReturnType<typeof formOf>>) => {
    const read = readForm({ ...formOf(null), title: 'Chair', ...fields }, null)
    return read.ok ? [] : read.faults
  }
  expect(faults({ title: ' ' })).toEqual(['title'])
  expect([faults({ seats: '0' }), faults({ seats: 'two' }), faults({ seats: '151' })]).toEqual([
    ['seats'],
    ['seats'],
    ['seats'],
  ])
  expect(faults({ seats: '2', reservedSeats: '3', reservedGroup: 'female' })).toEqual(['reservedSeats'])
  expect(faults({ seats: '2', reservedSeats: '1' })).toEqual(['reservedGroup'])
})

test('a member is meant by number, by an offered line, or by a name that only one has', () => {
  const rows = [
    { id: 1, number: 'M-1', firstName: 'Ada', lastName: 'Berg' },
    { id: 2, number: 'M-2', firstName: 'Ada', lastName: 'Berg' },
    { id: 3, number: 'M-3', firstName: 'Cem', lastName: 'Dogan' },
  ]
  const idOf = (typed: string) => memberTyped(rows, typed)?.id ?? null
  expect(['m-2', 'Ada Berg (M-1)', ' cem dogan', 'Ada Berg', 'Nobody', ''].map(idOf)).toEqual([
    ...[2, 1, 3],
    ...[null, null, null],
  ])
  expect(findMembers(rows, 'berg').map(({ id }) => id)).toEqual([1, 2])
  expect(findMembers(rows, 'b')).toEqual([])
})
