import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { remember } from './remembered.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenum-remembered-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const nothing = { language: null, recent: [], consoleBounds: null }

test('what is changed is there at the next start, the rest stays as it was', () => {
  const file = join(folder, 'new', 'remembered.json')
  const first = remember(file)
  expect(first.memory).toEqual(nothing)
  first.change({ language: 'de' })
  first.change({ recent: [{ kind: 'file', path: '/c/spring.plenum', usedAt: 1 }] })
  first.change({ consoleBounds: { x: 1, y: 2, width: 1000, height: 700 } })
  const expected = {
    language: 'de',
    recent: [{ kind: 'file', path: '/c/spring.plenum', usedAt: 1 }],
    consoleBounds: { x: 1, y: 2, width: 1000, height: 700 },
  }
  expect(first.memory).toEqual(expected)
  expect(remember(file).memory).toEqual(expected)
  expect(readdirSync(join(folder, 'new'))).toEqual(['remembered.json'])
})

test.each([
  ['', nothing],
  ['{"language":', nothing],
  ['[]', nothing],
  ['{"language":"fr","recent":{},"consoleBounds":{"x":"1"}}', nothing],
  ['{"language":"en","later":true}', { ...nothing, language: 'en' }],
])('a file that says %j is read as far as it is understood', (content, expected) => {
  const file = join(folder, 'remembered.json')
  writeFileSync(file, content)
  expect(remember(file).memory).toEqual(expected)
})

test('where nothing can be written it is forgotten at the end, and nothing fails', () => {
  writeFileSync(join(folder, 'file'), '')
  const remembered = remember(join(folder, 'file', 'remembered.json'))
  remembered.change({ language: 'en' })
  expect(remembered.memory).toEqual({ ...nothing, language: 'en' })
})
