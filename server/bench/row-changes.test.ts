import { expect, test } from 'vitest'
import type { Chair } from '../command-line/chair.ts'
import { seeded } from '../rehearsal/chance.ts'
import { choose, turnRound } from './row-changes.ts'

test('who is out is checked in and who is in is checked out, a change of each row', async () => {
  const said: unknown[] = []
  const chair = {
    command: (name: string, input: unknown) => Promise.resolve(said.push([name, input])),
  } as unknown as Chair
  const desk = { chair, present: new Set([2]) }
  await turnRound(desk, [1, 2, 3])
  await turnRound(desk, [3])
  expect(said).toEqual([
    ['check-in', { members: [1, 3] }],
    ['check-out', { members: [2] }],
    ['check-out', { members: [3] }],
  ])
  expect([...desk.present]).toEqual([1])
})

test('so many different ones are chosen, the same for the same seed', () => {
  const items = Array.from({ length: 100 }, (_, index) => index)
  const chosen = choose(items, 40, seeded('rows', 'choose'))
  expect(new Set(chosen).size).toBe(40)
  expect(choose(items, 40, seeded('rows', 'choose'))).toEqual(chosen)
  expect(choose(items, 40, seeded('rows', 'otherwise'))).not.toEqual(chosen)
  expect(choose([1, 2], 3, seeded('rows', 'choose'))).toEqual([1, 2])
})
