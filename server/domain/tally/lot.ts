/** The order of a lot, drawn from a seed in a way that everybody can draw again. Knows no chance: the seed is handed in. */
import type { LotOrder } from './election.ts'

/**
 * Candidates by the SHA-256 of the seed, a line feed and their name (UTF-8), smallest first; the first one in front wins.
 * By name, not by number: how the ballot paper is ordered must not matter. To draw it again:
 * `printf 'SEED\nNAME' | sha256sum` for each name.
 */
export function drawLot(
  names: readonly string[],
  seed: string,
  /** In hexadecimal digits. */
  sha256: (text: string) => string,
): LotOrder {
  return names
    .map((name, candidate) => ({ candidate, drawn: sha256(`${seed}\n${name}`) }))
    .toSorted((a, b) => (a.drawn < b.drawn ? -1 : 1))
    .map(({ candidate }) => candidate)
}
