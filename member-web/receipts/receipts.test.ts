import { expect, test } from 'vitest'
import type { OwnReceipts } from '#protocol'
import { allOf, setUp, textOf } from '../views.fakes.ts'
import { receipts } from './index.ts'

const told = (fields: Partial<OwnReceipts> = {}): OwnReceipts => ({
  ...{ vote: 3, title: 'Budget', secrecy: 'secret', list: 'published', own: 'AAAAA-11111', castBy: null },
  others: [],
  ...fields,
})

const here = (...votes: readonly OwnReceipts[]) => ({
  ...({ state: 'here', before: null, hasEarlier: false } as const),
  votes,
})

const mine = (votes: readonly OwnReceipts[], kept: readonly string[] = []) => {
  const { scene } = setUp()
  const given = kept.map((receipt, at) => ({
    ...{ session: 'token', vote: 3 + at, title: 'Budget', receipt, others: [] },
  }))
  Object.defineProperty(scene.member, 'receipts', { value: given })
  return receipts.mine(scene, here(...votes))
}

test('[B10] a proxy reads whose ballot each receipt is of; a principal who cast theirs', () => {
  const held = textOf(
    mine([
      told({
        others: [
          { name: 'Ben Bauer', receipt: 'BBBBB-22222' },
          { name: 'Cem Can', receipt: 'CCCCC-33333' },
        ],
      }),
    ]),
  )
  expect(held).toContain(
    'Your receipt\nAAAAA-11111\nCast for others\nBen Bauer\nBBBBB-22222\nCem Can\nCCCCC-33333',
  )
  expect(textOf(mine([told({ castBy: 'Ada Adler' })]))).toContain('AAAAA-11111\nCast for you by Ada Adler.')
})

test('only a published list can be looked at; why there is none stands there', () => {
  const buttons = (list: OwnReceipts['list']) => allOf(mine([told({ list })]), 'button').map(textOf)
  expect(buttons('published')).toEqual(['Look for it on the list', 'Back'])
  expect(buttons('to-come')).toEqual(['Back'])
  expect(textOf(mine([told({ list: 'to-come' })]))).toContain('The list is published with the result.')
  expect(textOf(mine([told({ list: 'annulled' })]))).toContain('was annulled')
  expect(textOf(mine([]))).toContain('You have no receipts yet')
})

test('a receipt that this phone was given and the host does not tell is spoken of', () => {
  const saying = 'which the server does not know of'
  expect(textOf(mine([told()], ['AAAAA-11111']))).not.toContain(saying)
  expect(textOf(mine([told()], ['ZZZZZ-99999']))).toContain(
    `For “Budget” this device has the receipt ZZZZZ-99999, ${saying}`,
  )
  expect(textOf(mine([told()], ['AAAAA-11111', 'ZZZZZ-99999']))).toContain(saying)
})

test('[X7] all own receipts are looked for on the list, and the ones that are missing are named', () => {
  const { scene } = setUp()
  const list = (own: readonly string[]) =>
    textOf(
      receipts.list(
        scene,
        { id: 3, title: 'Budget', secrecy: 'secret' },
        { list: { vote: 3, search: '', state: 'here', all: ['AAAAA-11111', 'BBBBB-22222'] }, own },
      ),
    )
  expect(list(['AAAAA-11111', 'BBBBB-22222'])).toContain('Your 2 receipts are on the list')
  expect(list(['AAAAA-11111', 'ZZZZZ-99999'])).toContain(
    'One of your 2 receipts is NOT on the list\nPlease tell the chair, and show this:\nZZZZZ-99999',
  )
})
