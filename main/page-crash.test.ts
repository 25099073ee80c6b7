import { expect, test } from 'vitest'
import { afterPageCrash } from './page-crash.ts'

test('a page that crashes is loaded again, three times a minute, then somebody is asked', () => {
  let crashes: readonly number[] = []
  const acts = [0, 10_000, 20_000, 30_000, 59_000, 71_000, 200_000].map((now) => {
    const after = afterPageCrash(crashes, now)
    crashes = after.crashes
    return after.act
  })
  expect(acts).toEqual(['reload', 'reload', 'reload', 'ask', 'ask', 'ask', 'reload'])
  expect(crashes).toEqual([200_000])
})
