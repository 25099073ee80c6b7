/**
 * The votes of a proxy, shared among ballots that differ: how many of them each is for. Pure. Which vote is whose only the host knows, so
 * votes are told apart by their weight, and where all weigh the same, not at all.
 */

import type { HeldVotes, Marks, Weight } from '#protocol'

/** Votes of one weight. `places`: in the order in which the host takes them, the own vote first. */
export type WeightClass = { weight: Weight; places: readonly number[] }

/** So many votes of each class. */
export type Counts = readonly number[]

export const classesOf = ({ others, weights }: HeldVotes): WeightClass[] => {
  const classes = new Map<Weight, number[]>()
  for (let place = 0; place <= others; place++) {
    const weight = weights?.[place] ?? ''
    const places = classes.get(weight)
    if (places === undefined) classes.set(weight, [place])
    else places.push(place)
  }
  return [...classes].map(([weight, places]) => ({ weight, places }))
}

export const sumOf = (counts: Counts): number => counts.reduce((sum, count) => sum + count, 0)

/** Of each class, what is not given yet. */
export const leftOf = (classes: readonly WeightClass[], given: readonly Counts[]): Counts =>
  classes.map(({ places }, at) => places.length - sumOf(given.map((counts) => counts[at] ?? 0)))

/** The marks of every vote, the own one first; short where not all of them are given. */
export const spread = (
  classes: readonly WeightClass[],
  parts: readonly { marks: Marks; counts: Counts }[],
): Marks[] => {
  const all: Marks[] = []
  for (const [at, { places }] of classes.entries()) {
    const marks = parts.flatMap((part) => Array<Marks>(part.counts[at] ?? 0).fill(part.marks))
    for (const [nth, place] of places.entries()) {
      const its = marks[nth]
      if (its !== undefined) all[place] = its
    }
  }
  return all
}
