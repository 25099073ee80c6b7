/** Randomness from a seed, so that a rehearsal can be repeated. For pretending only: nothing secret is made of it. */

/** At least 0, less than 1. */
export type Random = () => number

/** The same parts give the same numbers; different parts give numbers that have nothing to do with each other. */
export function seeded(...parts: readonly (string | number)[]): Random {
  let state = hashOf(parts.join('\u0000'))
  // SplitMix32: Steele, Lea, Flood, «Fast splittable pseudorandom number generators», 2014, in 32 bits.
  return () => {
    state = (state + 0x9e3779b9) | 0
    return (mix(state) >>> 0) / 2 ** 32
  }
}

export const between = (random: Random, [from, to]: readonly [number, number]): number =>
  from + random() * (to - from)

/** Throws on an empty list. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** Fisher and Yates. */
export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const left = [...items]
  const taken: Item[] = []
  while (left.length > 0) {
    const index = Math.floor(random() * left.length)
    const last = left.pop()
    const chosen = index < left.length ? left[index] : last
    if (chosen === undefined || last === undefined) break
    if (index < left.length) left[index] = last
    taken.push(chosen)
  }
  return taken
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash
}

function mix(state: number): number {
  let word = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
  return word ^ (word >>> 16)
}
