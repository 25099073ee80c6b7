/** Members that came into the list above what is in sight and have not been seen there. Knows places, not pixels. */
import type { MemberId } from '#protocol'
import type { Places } from './selection.ts'

export class Raised {
  readonly #members = new Set<MemberId>()

  add(members: readonly MemberId[]): void {
    for (const id of members) this.#members.add(id)
  }

  clear(): void {
    this.#members.clear()
  }

  /** How many are still unseen when `first` is the first place in sight; the others are forgotten. */
  seenFrom(first: number, list: Places): number {
    for (const id of this.#members) {
      const place = list.placeOf(id)
      if (place < 0 || place >= first) this.#members.delete(id)
    }
    return this.#members.size
  }

  topmost(list: Places): number | null {
    let topmost: number | null = null
    for (const id of this.#members) {
      const place = list.placeOf(id)
      if (place >= 0 && (topmost === null || place < topmost)) topmost = place
    }
    return topmost
  }
}
