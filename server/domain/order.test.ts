import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Paper } from '../protocol/messages.ts'
import { orderShown } from './order.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const names = ['Zoe', 'Ärzte', 'ander 10', 'ander 9']
const shown = (order: Paper['order'], seed = 'sun') =>
  orderShown({ order, options: names.map((name) => ({ name, items: [], group: '' })) }, 'de', {
    seed,
    sha256,
  })

test('[F1] as given, and a phone that shuffles begins there too', () => {
  expect(shown('given')).toEqual({ shown: [0, 1, 2, 3], seed: null })
  expect(shown('shuffled')).toEqual({ shown: [0, 1, 2, 3], seed: null })
})

test('[F1] by the alphabet of the convention, numbers as numbers', () => {
  expect(shown('alphabetical')).toEqual({ shown: [3, 2, 1, 0], seed: null })
})

test('[F1] drawn: the order follows from the seed alone, and everybody can draw it again', () => {
  const drawn = shown('drawn')
  expect(drawn.seed).toBe('sun')
  const again = [...names.keys()].sort((a, b) =>
    sha256(`sun\n${names[a] ?? ''}`) < sha256(`sun\n${names[b] ?? ''}`) ? -1 : 1,
  )
  expect(drawn.shown).toEqual(again)
  const seeds = ['sun', 'rain', 'wind', 'snow', 'hail', 'fog'].map((seed) =>
    shown('drawn', seed).shown.join(),
  )
  expect(new Set(seeds).size).toBeGreaterThan(3)
})
