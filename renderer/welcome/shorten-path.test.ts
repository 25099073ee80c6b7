import { expect, test } from 'vitest'
import { shortenPath } from './shorten-path.ts'

test('a path that fits stays as it is', () => {
  expect(shortenPath('/home/anna/conventions', 40)).toBe('/home/anna/conventions')
})

test('the middle folders go first, on every system', () => {
  expect(shortenPath('/Users/anna/Documents/Party/Conventions/2026/Spring', 36)).toBe(
    '/Users/…/Conventions/2026/Spring',
  )
  expect(shortenPath('C:\\Users\\anna\\Documents\\Party\\Conventions\\2026', 34)).toBe(
    'C:\\…\\Party\\Conventions\\2026',
  )
  expect(shortenPath('\\\\server\\share\\Documents\\Party\\Conventions\\2026', 30)).toBe(
    '\\\\…\\Party\\Conventions\\2026',
  )
})

test('a single endless name loses its own middle', () => {
  const shortened = shortenPath(`/${'x'.repeat(60)}/y`, 21)
  expect(shortened).toBe(`/${'x'.repeat(9)}…${'x'.repeat(8)}/y`)
})

test('it never gets longer than asked for', () => {
  const paths = [
    '/a',
    '/a/b',
    '/aaaaaaaaaaaa/b/c',
    'C:\\',
    '/'.repeat(50),
    'relative/path/of/some/length/here',
  ]
  for (const path of paths)
    for (const most of [8, 12, 20]) expect(shortenPath(path, most).length).toBeLessThanOrEqual(most)
})
