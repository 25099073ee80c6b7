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

const [COMMA, DASH, ZERO] = [0x2c, 0x2d, 0x30]

/** Sign by sign, because it is asked of every vote's register, again and again: taking the text apart costs ten times as much. */
export function countRanges(ranges: IdRanges): number {
  if (ranges === '') return 0
  let count = 1
  let first = 0
  let id = 0
  let isRange = false
  for (let at = 0; at < ranges.length; at++) {
    const sign = ranges.charCodeAt(at)
    if (sign === DASH) [first, id, isRange] = [id, 0, true]
    else if (sign === COMMA) {
      count += isRange ? id - first + 1 : 1
      ;[id, isRange] = [0, false]
    } else id = id * 10 + sign - ZERO
  }
  return count + (isRange ? id - first : 0)
}

export function rangesInclude(ranges: IdRanges, id: number): boolean {
  return ranges.split(',').some((part) => {
    const [first = '', last = first] = part.split('-')
    return first !== '' && Number(first) <= id && id <= Number(last)
  })
}
