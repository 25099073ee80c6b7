import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Majority } from '#protocol'
import { formOfMajority, formOfQuorum, readMajority, readQuorum, readShare, writeShare } from './shares.ts'

const whatIs = (text: string) => {
  const read = readShare(text)
  return read.ok ? [read.share.numerator, read.share.denominator] : read.why
}

test('a share is a fraction or percent, and stays exact', () => {
  expect(['2/3', ' 3 / 5 ', '60 %', '60', '12,5 %', '12.50%', '100'].map(whatIs)).toEqual([
    [2, 3],
    [3, 5],
    [60, 100],
    [60, 100],
    [125, 1000],
    [125, 1000],
    [100, 100],
  ])
})

test('a share that cannot be meant is refused', () => {
  expect(['', 'half', '1/0', '0.5', '-1/2', '1/2/3'].map(whatIs)).toEqual(Array(6).fill('share-unreadable'))
  expect(['33,33 %', '1/1001'].map(whatIs)).toEqual(['share-too-fine', 'share-too-fine'])
})

const share = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .filter(([numerator, denominator]) => numerator <= denominator)
  .map(([numerator, denominator]) => ({ numerator, denominator }))
const comparison = fc.constantFrom('more-than' as const, 'at-least' as const)
const bases = ['yes-no', 'yes-no-abstain', 'valid', 'cast', 'present', 'entitled'] as const

test('every share, majority and quorum comes back from the form as it was', () => {
  fc.assert(
    fc.property(share, comparison, fc.constantFrom(...bases), (part, how, base) => {
      expect(readShare(writeShare(part))).toEqual({ ok: true, share: part })
      const majority: Majority = { base, comparison: how, ...part }
      expect(readMajority(formOfMajority(majority))).toEqual({ ok: true, majority })
      const quorum = { base: base === 'present' ? base : ('entitled' as const), comparison: how, ...part }
      expect(readQuorum(formOfQuorum(quorum))).toEqual({ ok: true, quorum })
    }),
    { seed: 4 },
  )
  expect(readMajority(formOfMajority(null))).toEqual({ ok: true, majority: null })
  expect(readQuorum(formOfQuorum(null))).toEqual({ ok: true, quorum: null })
})

test('the usual majorities are known by name, and are what «own rule» begins with', () => {
  const two: Majority = { base: 'yes-no', comparison: 'at-least', numerator: 2, denominator: 3 }
  expect(formOfMajority(two)).toEqual({
    majority: 'two-thirds',
    base: 'yes-no',
    comparison: 'at-least',
    majorityShare: '2/3',
  })
  expect(formOfMajority({ ...two, numerator: 4, denominator: 6 }).majority).toBe('custom')
  expect(formOfMajority(null).majority).toBe('none')
})
