/**
 * The lines in which the options of a ballot are written: typed one by one, or pasted from a list or a spreadsheet. Pure; it
 * knows what a line is, not what a ballot may have.
 */
import type { Language } from '#protocol'

/** `key` stays while the line moves. `items`: a candidate a line. `isApart`: pulled out of the block. */
export type OptionRow = { key: number; name: string; group: string; items: string; isApart: boolean }
export type Rows = readonly OptionRow[]

export const blankRow = (key: number): OptionRow => ({ key, name: '', group: '', items: '', isApart: false })

export const isBlank = ({ name, items, group }: OptionRow): boolean =>
  [name, items, group].every((text) => text.trim() === '')

/** What was pasted may bring line breaks and tabs along; the host takes one line without them. */
export const tidyLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim()

export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(tidyLine)
    .filter((line) => line !== '')

export const changeRow = (rows: Rows, key: number, changed: Partial<Omit<OptionRow, 'key'>>): Rows =>
  rows.map((row) => (row.key === key ? { ...row, ...changed } : row))

/** A blank line below, and its key. */
export function addAfter(rows: Rows, key: number | null): { rows: Rows; key: number } {
  const added = blankRow(nextKey(rows))
  const at = rows.findIndex((row) => row.key === key)
  return {
    rows: key === null || at < 0 ? [...rows, added] : rows.toSpliced(at + 1, 0, added),
    key: added.key,
  }
}

/** One line to write on is always left. */
export function remove(rows: Rows, key: number): Rows {
  const left = rows.filter((row) => row.key !== key)
  return left.length > 0 ? left : [blankRow(nextKey(rows))]
}

/** Back to where it was, or to the end when the list has become shorter; on another's key it gets a new one. */
export function putBack(rows: Rows, row: OptionRow, at: number): Rows {
  const own = rows.some(({ key }) => key === row.key) ? { ...row, key: nextKey(rows) } : row
  const isOnlyBlank = rows.every(isBlank)
  return isOnlyBlank ? [own] : rows.toSpliced(at, 0, own)
}

/** At the edge it stays. */
export function move(rows: Rows, key: number, step: 1 | -1): Rows {
  const at = rows.findIndex((row) => row.key === key)
  const row = rows[at]
  const to = at + step
  if (row === undefined || to < 0 || to >= rows.length) return rows
  return rows.toSpliced(at, 1).toSpliced(to, 0, row)
}

/** By name, «A2» before «A10»; lines without a name stay last. */
export function sortByName(rows: Rows, language: Language): Rows {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return [...rows].sort((a, b) => Number(isBlank(a)) - Number(isBlank(b)) || compare(a.name, b.name))
}

/** The lines of a pasted text: into this line when it is blank, else below it. Returns the key of the last one, too. */
export function pasteAt(rows: Rows, key: number, text: string): { rows: Rows; key: number } {
  const first = nextKey(rows)
  const pasted = readPasted(text).map((line, index) => ({ ...blankRow(first + index), ...line }))
  const at = rows.findIndex((row) => row.key === key)
  const target = rows[at]
  if (target === undefined || pasted.length === 0) return { rows, key }
  return {
    rows: isBlank(target) ? rows.toSpliced(at, 1, ...pasted) : rows.toSpliced(at + 1, 0, ...pasted),
    key: first + pasted.length - 1,
  }
}

/** Whether pasting is more than putting a few words into a line. */
export const isList = (text: string): boolean => /[\t\n\r\u2028\u2029]/u.test(text.trim())

type Pasted = Pick<OptionRow, 'name' | 'group'>

const BULLET = /^[-–—*•·‣▪◦●○■□☐✓]\s+/u
const NUMBER = /^(?:\(?\d{1,3}[.):]|\(?[a-z]\))\s+/u

/**
 * A line each, without bullets and numbers; what stands behind a tab is the group. A number is taken off only where all lines
 * have one: «1. Vorsitz» alone is a name.
 */
export function readPasted(text: string): readonly Pasted[] {
  const table = text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.split('\t').map(readCell))
    .filter((cells) => cells.some((cell) => cell !== ''))
  const isCounted =
    table.length > 1 && table.every(([cell = '', next]) => isNumber(cell) && next !== undefined)
  const lines = table.map((cells) => (isCounted ? cells.slice(1) : cells))
  const names = lines.map(([name = '']) => name.replace(BULLET, ''))
  const isNumbered = names.length > 1 && names.every((name) => NUMBER.test(name))
  return lines
    .map(([, group = ''], line) => ({
      name: isNumbered ? (names[line] ?? '').replace(NUMBER, '') : (names[line] ?? ''),
      group,
    }))
    .filter(({ name }) => name !== '')
}

const readCell = (cell: string): string =>
  tidyLine(cell)
    .replace(/^"(.*)"$/u, '$1')
    .replaceAll('""', '"')
    .trim()
const isNumber = (cell: string): boolean => /^\d{1,4}[.)]?$/u.test(cell)

const nextKey = (rows: Rows): number => Math.max(0, ...rows.map(({ key }) => key)) + 1
