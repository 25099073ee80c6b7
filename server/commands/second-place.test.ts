import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { whereabouts } from '../store/places.ts'
import { aChair, createCore } from '../testing/core.ts'
import { temporaryFolder } from '../testing/temporary.ts'
import { isBeside, setSecondPlace } from './second-place.ts'

test('[K6] a second place is set at the host’s machine, in a folder that is there and not the file’s own', () => {
  const core = createCore()
  const folder = temporaryFolder()
  const asking = { ...core.parts, at: core.clock.now, request: 'request-1' }
  const set = (to: string | null) => setSecondPlace({ ...asking, caller: { role: 'host' } }, { folder: to })
  const missing = join(folder, 'stick')
  expect(set(missing)).toEqual({ ok: false, why: 'place-missing', about: { folder: missing } })
  expect(set('stick')).toEqual({ ok: false, why: 'place-missing', about: { folder: 'stick' } })
  const own = dirname(core.file)
  expect(set(own)).toEqual({ ok: false, why: 'not-a-second-place', about: { folder: own } })
  expect(set(folder)).toEqual({ ok: true, output: {}, signals: [{ type: 'second-place-set' }] })
  expect(core.store.meta.secondPlace(whereabouts(core.file))).toEqual({
    ...{ folder, isElsewhere: null, good: null },
  })
  expect(set(null)).toMatchObject({ ok: true })
  expect(core.store.meta.secondPlace(whereabouts(core.file))).toBeNull()
  // Consoles of the tests come from another machine.
  expect(aChair(core).ask('set-second-place', { folder })).toMatchObject({ ok: false, why: 'not-at-host' })
})

test('a folder in the file’s folder is another one', () => {
  const folder = temporaryFolder()
  const within = join(folder, 'stick')
  mkdirSync(within)
  expect(isBeside(within, join(folder, 'convention.plenum'))).toBe(false)
  expect(isBeside(`${folder}/`, join(folder, 'convention.plenum'))).toBe(true)
})
