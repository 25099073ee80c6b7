/** In which order this phone shows the options: as the host says, or where each phone is to shuffle them, by a number of its own. */

import type { OptionIndex, MemberVote } from '#protocol'

export const optionsShown = (
  { id, paper, shown }: Pick<MemberVote, 'id' | 'paper' | 'shown'>,
  seed: string,
): readonly OptionIndex[] => (paper.order === 'shuffled' ? shuffled(shown, spread(`${seed} ${id}`)) : shown)

/** Fisher and Yates, with Mulberry32: every order about as likely as any other is all that is asked of it. */
const shuffled = (options: readonly OptionIndex[], seed: number): OptionIndex[] => {
  const order = [...options]
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  for (let left = order.length; left > 1; left--) {
    const [drawn = 0] = order.splice(Math.floor(next() * left), 1)
    order.push(drawn)
  }
  return order
}

/** FNV-1a: text to 32 bits. */
const spread = (text: string): number =>
  [...text].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5)
