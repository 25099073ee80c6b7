import { expect, test } from 'vitest'
import { keepIn } from './keep.ts'

const storage = () => {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('what is written outlives the page, under names of its own', () => {
  const browser = storage()
  expect(keepIn(() => browser).write('session', 'token')).toBe(true)
  expect([...browser.kept]).toEqual([['plenum.member.session', 'token']])
  const nextPage = keepIn(() => browser)
  expect(nextPage.read('session')).toBe('token')
  nextPage.write('session', null)
  expect([...browser.kept]).toEqual([])
})

test('where the browser keeps nothing, the page remembers, and says that it is not lasting', () => {
  const keep = keepIn(() => {
    throw new Error('SecurityError')
  })
  expect(keep.read('session')).toBe(null)
  expect(keep.write('session', 'token')).toBe(false)
  expect(keep.read('session')).toBe('token')
  keep.write('session', null)
  expect(keep.read('session')).toBe(null)
})

test('a full storage that forgot its chance to write does not bring back the old value', () => {
  const browser = storage()
  let isFull = false
  const keep = keepIn(() => ({
    ...browser,
    setItem: (key, value) => {
      if (isFull) throw new Error('QuotaExceededError')
      browser.setItem(key, value)
    },
  }))
  keep.write('language', 'de')
  isFull = true
  expect(keep.write('language', 'en')).toBe(false)
  expect(keep.read('language')).toBe('en')
})
