/** Sets of member ids as text, "1-500,502": a register of 3,000 stays a few bytes in the journal instead of kilobytes. */

import type { IdRanges } from './messages.ts'

/** Ids in any order, duplicates allowed. */
export function toRanges(ids: Iterable<number>): IdRanges {
  const sorted = Uint32Array.from(ids).sort()
  const parts: string[] = []
  let first = 0
  let last = 0
  const push = () => parts.push(first === last ? String(first) : `${String(first)}-${String(last)}`)
  for (const id of sorted) {
    if (id === last) continue
    if (last !== 0 && id !== last + 1) push()
    if (last === 0 || id !== last + 1) first = id
    last = id
  }
  if (last !== 0) push()
  return parts.join(',')
}

/** Ascending. */
export function* fromRanges(ranges: IdRanges): Generator<number> {
  if (ranges === '') return
  for (const part of ranges.split(',')) {
    const [first = '', last = first] = part.split('-')
    for (let id = Number(first); id <= Number(last); id++) yield id
  }
}

export function countRanges(ranges: IdRanges): number {
  if (ranges === '') return 0
  return ranges.split(',').reduce((sum, part) => {
    const [first = '', last = first] = part.split('-')
    return sum + Number(last) - Number(first) + 1
  }, 0)
}

export function rangesInclude(ranges: IdRanges, id: number): boolean {
  return ranges.split(',').some((part) => {
    const [first = '', last = first] = part.split('-')
    return first !== '' && Number(first) <= id && id <= Number(last)
  })
}
