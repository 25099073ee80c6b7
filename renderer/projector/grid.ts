/** The grid of a trial: who has answered, as bits by member id, and which numbers stand on which page. Pure. */
import type { Grid, MemberId } from '#protocol'

/** So many are still told apart from the last row; with more of them pages turn. */
export const CELLS = { wide: 24 * 16, narrow: 18 * 16 } as const

/** Base64, id 1 the lowest bit of the first byte. */
export function readAnswers(text: string): (member: MemberId) => boolean {
  const bytes = atob(text)
  return (member) => ((bytes.charCodeAt((member - 1) >> 3) || 0) & (1 << ((member - 1) & 7))) !== 0
}

export function writeAnswers(members: readonly MemberId[]): string {
  const bytes = new Uint8Array(members.reduce((most, id) => Math.max(most, (id + 7) >> 3), 0))
  for (const id of members) bytes[(id - 1) >> 3] = (bytes[(id - 1) >> 3] ?? 0) | (1 << ((id - 1) & 7))
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** What all numbers begin with says nothing: M-00017 stands as 17. */
export function shortNumbers(grid: Grid): readonly { id: MemberId; label: string }[] {
  const [first] = grid
  if (first === undefined) return []
  let same = first[1].length
  for (const [, number] of grid) while (!number.startsWith(first[1].slice(0, same))) same--
  // Never within a number, and never all of it.
  const prefix = grid.length === 1 ? '' : first[1].slice(0, same).replace(/[1-9]\d*$/, '')
  return grid.map(([id, number]) => ({ id, label: number.slice(prefix.length).replace(/^0+(?=\d)/, '') }))
}
