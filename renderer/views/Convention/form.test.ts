import { expect, test } from 'vitest'
import type { Convention } from '#protocol'
import { isOnlyHere, isSame, readForm } from './form.ts'

const form: Convention = {
  name: 'Congress 2026',
  place: 'Halle',
  startsOn: '2026-11-27',
  endsOn: '2026-11-29',
  language: 'de',
  selfCheckIn: true,
  publicAddress: '',
}
const faultsOf = (changed: Partial<Convention>) => {
  const read = readForm({ ...form, ...changed })
  return read.ok ? {} : read.faults
}
const addressOf = (publicAddress: string) => {
  const read = readForm({ ...form, publicAddress })
  return read.ok ? read.convention.publicAddress : read.faults.publicAddress
}

test('what is right is sent as it is, without what was pasted along', () => {
  expect(readForm({ ...form, name: ' Congress\n2026 ' })).toEqual({ ok: true, convention: form })
})

test('every fault stands at its own field', () => {
  expect(
    faultsOf({ name: ' ', place: 'x'.repeat(201), startsOn: '2026-13-01', publicAddress: 'vote' }),
  ).toEqual({
    name: 'missing',
    place: 'too-long',
    startsOn: 'not-a-date',
    publicAddress: 'not-an-address',
  })
  expect(faultsOf({ name: 'x'.repeat(201) })).toEqual({ name: 'too-long' })
  expect(faultsOf({ endsOn: '2026-11-26' })).toEqual({ endsOn: 'before-start' })
  expect(faultsOf({ startsOn: '', endsOn: '2026-11-26' })).toEqual({})
})

test('a public address is one that can be typed: scheme, host, port, path', () => {
  expect(
    ['https://vote.example.org/', 'http://10.0.0.7:8080', 'https://example.org/vote/'].map(addressOf),
  ).toEqual(['https://vote.example.org', 'http://10.0.0.7:8080', 'https://example.org/vote'])
  expect(
    ['vote.example.org', 'ftp://vote.example.org', 'https://', 'javascript:alert(1)'].map(addressOf),
  ).toEqual(Array.from({ length: 4 }, () => 'not-an-address'))
  expect(['https://a.org/?x=1', 'https://a.org/#key', 'https://me:secret@a.org'].map(addressOf)).toEqual(
    Array.from({ length: 3 }, () => 'too-much'),
  )
})

test('a form is unsaved as soon as one field differs', () => {
  const differing: Partial<Convention>[] = [
    { name: 'x' },
    { place: 'x' },
    { startsOn: '' },
    { endsOn: '' },
    { language: 'en' },
    { selfCheckIn: false },
    { publicAddress: 'https://a.org' },
  ]
  expect(isSame(form, { ...form })).toBe(true)
  expect(differing.map((changed) => isSame(form, { ...form, ...changed }))).toEqual(
    differing.map(() => false),
  )
})

test('an address of the machine itself is no way in for phones', () => {
  const addresses = [
    'http://127.0.0.1:8080',
    'http://localhost',
    'http://[::1]:80',
    'http://192.168.0.7',
    'nonsense',
  ]
  expect(addresses.map(isOnlyHere)).toEqual([true, true, true, false, false])
})
