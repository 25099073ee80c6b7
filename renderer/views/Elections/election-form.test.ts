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

test('an election goes through the form and comes back as it was', () => {
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

test('[N1] who may vote, for how long, with what turnout and who drops out is set with the election', () => {
  const form = { ...formOf(null), title: 'Board', seats: '2' }
  const quorum = { isAsked: true, base: 'present', comparison: 'at-least', share: '1/2' } as const
  const read = readForm(
    { ...form, dropOut: '10 %', presence: 'entitled', groups: ['delegate'], quorum, minutes: '2:30' },
    null,
  )
  expect(read).toEqual({
    ok: true,
    draft: {
      ...{ title: 'Board', text: '', item: null, secrecy: 'secret', marking: 'choose' },
      electorate: { presence: 'entitled', groups: ['delegate'] },
      rule: {
        ...{ kind: 'most-votes', seats: 2, majority: half, reserved: null, next: 'second-ballot' },
        dropOut: { numerator: 10, denominator: 100 },
      },
      quorum: { base: 'present', comparison: 'at-least', numerator: 1, denominator: 2 },
      ...{ durationSeconds: 150, joinsLater: false, incompatible: [] },
    },
  })
})

test('what is missing or cannot be read is said of its field', () => {
  const faults = (fields: Partial<ReturnType<typeof formOf>>) => {
    const read = readForm({ ...formOf(null), title: 'Chair', ...fields }, null)
    return read.ok ? {} : read.faults
  }
  expect(faults({ title: ' ' })).toEqual({ title: true })
  expect([faults({ seats: '0' }), faults({ seats: 'two' }), faults({ seats: '151' })]).toEqual([
    { seats: true },
    { seats: true },
    { seats: true },
  ])
  expect(faults({ seats: '2', reservedSeats: '3', reservedGroup: 'female' })).toEqual({ reservedSeats: true })
  expect(faults({ seats: '2', reservedSeats: '1' })).toEqual({ reservedGroup: true })
  const quorum = { ...formOf(null).quorum, isAsked: true, share: '1/2000' }
  expect(faults({ dropOut: 'a tenth', quorum, minutes: '0:02' })).toEqual({
    ...{ dropOut: 'share-unreadable', quorum: 'share-too-fine', minutes: 'too-short' },
  })
  expect(faults({ system: 'schulze', dropOut: 'a tenth' })).toEqual({})
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
