import { expect, test } from 'vitest'
import { rematched } from './columns.ts'

test('a column that another field takes over is free for one field only', () => {
  const columns = {
    number: 0,
    firstName: 1,
    lastName: 2,
    email: null,
    region: null,
    group: 3,
    gender: null,
    weight: null,
    entitled: null,
  }
  expect(rematched(columns, 'region', 3)).toEqual({ ...columns, group: null, region: 3 })
  expect(rematched(columns, 'group', null)).toEqual({ ...columns, group: null })
})
