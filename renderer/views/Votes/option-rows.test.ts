import { expect, test } from 'vitest'
import {
  addAfter,
  blankRow,
  changeRow,
  isList,
  linesOf,
  move,
  pasteAt,
  putBack,
  readPasted,
  remove,
  sortByName,
  type Rows,
} from './option-rows.ts'

const rows = (...names: string[]): Rows => names.map((name, at) => ({ ...blankRow(at + 1), name }))
const namesOf = (list: Rows) => list.map(({ name }) => name)
const pastedNames = (text: string) => readPasted(text).map(({ name }) => name)

test('a pasted list loses its bullets, its numbers and its blank lines', () => {
  expect(pastedNames('• Anna\r\n\r\n• Ben\n– Cem')).toEqual(['Anna', 'Ben', 'Cem'])
  expect(pastedNames('1. Anna\n2. Ben\n10. Cem')).toEqual(['Anna', 'Ben', 'Cem'])
  expect(pastedNames('(1) Anna\n(2) Ben')).toEqual(['Anna', 'Ben'])
  expect(pastedNames('a) Anna\nb) Ben')).toEqual(['Anna', 'Ben'])
})

test('what only looks like a number or a bullet stays', () => {
  expect(pastedNames('1. Vorsitz')).toEqual(['1. Vorsitz'])
  expect(pastedNames('1. Vorsitz\nSchriftführung')).toEqual(['1. Vorsitz', 'Schriftführung'])
  expect(pastedNames('2027 budget\n2028 budget')).toEqual(['2027 budget', '2028 budget'])
  expect(pastedNames('A. Müller\nB. Weiß')).toEqual(['A. Müller', 'B. Weiß'])
  expect(pastedNames('-5 %\nA-1')).toEqual(['-5 %', 'A-1'])
})

test('behind a tab stands the group; a column that only counts is left out', () => {
  expect(readPasted('Anna\tFrauen\nBen\t')).toEqual([
    { name: 'Anna', group: 'Frauen' },
    { name: 'Ben', group: '' },
  ])
  expect(readPasted('1\tAnna\tFrauen\n2\tBen\toffen')).toEqual([
    { name: 'Anna', group: 'Frauen' },
    { name: 'Ben', group: 'offen' },
  ])
  expect(readPasted('"Meyer, ""Kalle"""\toffen')).toEqual([{ name: 'Meyer, "Kalle"', group: 'offen' }])
})

test('a few words are no list', () => {
  expect(['Anna', 'Anna\n', 'Anna\nBen', 'Anna\tF'].map(isList)).toEqual([false, false, true, true])
})

test('a pasted list fills the blank line it was pasted into, and follows a written one', () => {
  const blank = pasteAt(rows('Anna', '', 'Zoe'), 2, 'Ben\nCem')
  expect(namesOf(blank.rows)).toEqual(['Anna', 'Ben', 'Cem', 'Zoe'])
  expect(blank.rows.find(({ key }) => key === blank.key)?.name).toBe('Cem')
  expect(namesOf(pasteAt(rows('Anna', 'Zoe'), 1, 'Ben\nCem').rows)).toEqual(['Anna', 'Ben', 'Cem', 'Zoe'])
  expect(pasteAt(rows('Anna'), 1, ' \n\t\n')).toEqual({ rows: rows('Anna'), key: 1 })
})

test('keys are never used twice, so that the focus finds its line', () => {
  const added = addAfter(rows('Anna', 'Ben'), 1)
  expect(namesOf(added.rows)).toEqual(['Anna', '', 'Ben'])
  const keys = pasteAt(added.rows, 2, 'x\ny\nz').rows.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('what was removed comes back where it was, and one line is always left', () => {
  const all = rows('Anna', 'Ben', 'Cem')
  const ben = all[1] ?? blankRow(0)
  expect(namesOf(remove(all, 2))).toEqual(['Anna', 'Cem'])
  expect(putBack(remove(all, 2), ben, 1)).toEqual(all)
  expect(putBack(remove(rows('Ben'), 1), { ...ben, key: 1 }, 0)).toEqual(rows('Ben'))
  expect(namesOf(remove(rows('Ben'), 1))).toEqual([''])
  // Meanwhile its key was given to another line.
  expect(putBack(rows('Anna', 'New'), ben, 1).map(({ key, name }) => [key, name])).toEqual([
    [1, 'Anna'],
    [3, 'Ben'],
    [2, 'New'],
  ])
})

test('lines move by one and stay at the edge; sorting counts as people do and leaves blanks last', () => {
  expect(namesOf(move(rows('a', 'b', 'c'), 3, -1))).toEqual(['a', 'c', 'b'])
  expect(namesOf(move(rows('a', 'b'), 2, 1))).toEqual(['a', 'b'])
  expect(namesOf(sortByName(rows('A10', '', 'Ä', 'A2', 'Z'), 'de'))).toEqual(['Ä', 'A2', 'A10', 'Z', ''])
})

test('the candidates of a list are its lines', () => {
  expect(linesOf(' Anna \r\n\n Ben\tB.')).toEqual(['Anna', 'Ben B.'])
})

test('writing on one line leaves the others as they are', () => {
  const three = rows('Anna', 'Ben', 'Cem')
  expect(changeRow(three, 2, { group: 'women' })).toEqual([
    three[0],
    { ...blankRow(2), name: 'Ben', group: 'women' },
    three[2],
  ])
  expect(changeRow(three, 9, { name: 'nobody' })).toEqual(three)
})
