import { describe, expect, test } from 'vitest'
import type { Instant } from './protocol/messages.ts'
import { keepSecondPlace } from './second-place.ts'
import { whereabouts } from './store/places.ts'
import type { CopyOrder, CopyOutcome } from './store/write-copy.ts'
import { openTestStore, saved } from './testing/stores.ts'

const START = 1_800_000_000_000
const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const good: CopyOutcome = { ok: true, name: 'convention-copy.plenum', isElsewhere: true }
const gone: CopyOutcome = { ok: false, why: 'place-missing', detail: '' }

/** `hang`: the copy on its way is answered by `answer` alone. */
async function aPlace({ folder = '/media/stick', hang = false } = {}) {
  const { store, file } = openTestStore()
  const of = whereabouts(file)
  saved(store, () => store.meta.setSecondPlace(of, { folder, isElsewhere: null, good: null }))
  const clock = { now: START }
  const orders: CopyOrder[] = []
  const troubles: unknown[] = []
  const world = { outcome: good, hang }
  let answer: (outcome: CopyOutcome) => void = () => undefined
  let changes = 0
  const place = keepSecondPlace({
    ...{ store, file, now: () => clock.now },
    copy(order) {
      orders.push(order)
      return world.hang ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(world.outcome)
    },
    changed() {
      changes++
    },
    onTrouble: (trouble) => troubles.push(trouble),
  })
  const after = async (milliseconds: number) => {
    clock.now += milliseconds
    place.look()
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  }
  await after(0)
  return {
    ...{ store, file, of, place, clock, orders, troubles, world, after },
    change: () => saved(store, () => store.meta.touch()),
    answer: (outcome: CopyOutcome) => answer(outcome),
    changes: () => changes,
  }
}

const copiesAt = (orders: readonly CopyOrder[]): Instant[] => orders.map(({ at }) => at - START)

describe('a second place', () => {
  test('[K1] has a copy at the start, and one in each minute in which something was saved', async () => {
    const { after, change, orders, place } = await aPlace()
    expect(place.now()).toEqual({
      ...{ folder: '/media/stick', isElsewhere: true, trouble: null },
      good: { at: START, name: 'convention-copy.plenum' },
    })
    await after(MINUTE_MS)
    expect(copiesAt(orders)).toEqual([0])
    change()
    await after(SECOND_MS)
    change()
    await after(MINUTE_MS - SECOND_MS)
    expect(copiesAt(orders)).toEqual([0, 61_000])
    await after(SECOND_MS)
    expect(copiesAt(orders)).toEqual([0, 61_000, 121_000])
  })

  test('[K1] has one at once when a vote has a result, also when one is on its way', async () => {
    const { after, answer, orders, place, world } = await aPlace()
    world.hang = true
    place.heard([{ type: 'vote-published', vote: 1, publishedAt: START }])
    expect(orders).toHaveLength(2)
    place.heard([{ type: 'vote-annulled', vote: 1, annulledAt: START, reason: '' }])
    expect(orders).toHaveLength(2)
    answer(good)
    await after(0)
    expect(orders).toHaveLength(3)
  })

  test('[K1] is the file’s as it lies there, also after a restart, and not that of its copy', async () => {
    const { store, file, of } = await aPlace()
    const begin = (at: string) =>
      keepSecondPlace({
        ...{ store, file: at, now: () => START, copy: () => Promise.resolve(good) },
        ...{ changed: () => undefined, onTrouble: () => undefined },
      })
    expect(begin(file).now()?.good).toEqual({ at: START, name: 'convention-copy.plenum' })
    expect(store.meta.secondPlace(`${of}, elsewhere`)).toBeNull()
    expect(begin(openTestStore().file).now()).toBeNull()
  })

  test('[K2] that is gone is told once with since when and why, and has a copy within seconds of being back', async () => {
    const { after, change, changes, clock, orders, place, troubles, world } = await aPlace()
    world.outcome = gone
    change()
    await after(MINUTE_MS)
    const since = clock.now
    for (let time = 0; time < 4; time++) await after(5 * SECOND_MS)
    expect(orders).toHaveLength(6)
    expect(place.now()).toEqual({
      ...{ folder: '/media/stick', isElsewhere: true, trouble: { why: 'place-missing', since } },
      good: { at: START, name: 'convention-copy.plenum' },
    })
    expect([changes(), troubles]).toEqual([2, [{ why: 'place-missing', detail: '' }]])
    world.outcome = good
    await after(5 * SECOND_MS)
    expect(place.now()).toMatchObject({ trouble: null, good: { at: clock.now } })
    expect(troubles).toEqual([{ why: 'place-missing', detail: '' }, null])
    expect(orders.at(-1)).toMatchObject({ isElsewhere: true })
  })

  test('[K2] whose disk does not answer is said to, and no second copy is begun', async () => {
    const { after, answer, orders, place, world } = await aPlace()
    world.hang = true
    place.heard([{ type: 'vote-published', vote: 1, publishedAt: START }])
    await after(2 * MINUTE_MS)
    expect(place.now()?.trouble).toEqual({ why: 'no-answer', since: START + 2 * MINUTE_MS })
    expect(orders).toHaveLength(2)
    answer(good)
    await after(0)
    expect(place.now()?.trouble).toBeNull()
  })

  test('set anew, what comes of a copy to the one before is forgotten', async () => {
    const { after, answer, of, orders, place, store, world } = await aPlace()
    world.hang = true
    place.heard([{ type: 'vote-published', vote: 1, publishedAt: START }])
    saved(store, () =>
      store.meta.setSecondPlace(of, { folder: '/media/other', isElsewhere: null, good: null }),
    )
    place.heard([{ type: 'second-place-set' }])
    answer(gone)
    await after(0)
    expect(place.now()).toEqual({ folder: '/media/other', isElsewhere: null, good: null, trouble: null })
    expect(orders.map(({ folder }) => folder)).toEqual(['/media/stick', '/media/stick', '/media/other'])
    saved(store, () => store.meta.setSecondPlace(of, null))
    place.heard([{ type: 'second-place-set' }])
    expect(place.now()).toBeNull()
  })
})
