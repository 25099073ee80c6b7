import { expect, test } from 'vitest'
import { keysToShow, spellPress } from './keys.ts'

const press = { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false }

test('a press is spelled as shortcuts are', () => {
  expect([
    spellPress({ ...press, key: 'K', code: 'KeyK', ctrlKey: true }),
    spellPress({ ...press, key: '¡', code: 'Digit1', altKey: true }),
    spellPress({ ...press, key: ' ', code: 'Space' }),
    spellPress({ ...press, key: '/', code: 'Digit7' }),
  ]).toEqual(['mod+k', 'alt+1', 'space', '/'])
})

test('shortcuts are shown as the keys are labelled', () => {
  expect([keysToShow('mod+k'), keysToShow('g p'), keysToShow('/')]).toEqual([
    ['Ctrl', 'K'],
    ['G', 'P'],
    ['/'],
  ])
})
