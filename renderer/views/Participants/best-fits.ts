/**
 * Who of many is most likely meant by what is typed: names that begin with it, then parts of a name behind a hyphen, then letters
 * within. Pure; knows nothing of regions and filters.
 */
import { searchable, searchWords } from './fold.ts'

type Named = { number: string; firstName: string; lastName: string }

const IN_PART = 1
const WITHIN = 2
/** Of a hyphen, an apostrophe, a stroke: what follows is a part of a name, and no name. */
const PART_MARK = /[-'’./]/

/** 0: all words begin a name or the number. null: a word is in none of them. */
function fitOf({ number, firstName, lastName }: Named, words: readonly string[]): number | null {
  const texts = searchable(`${firstName} ${lastName} ${number}`).split('\n')
  let sum = 0
  for (const word of words) {
    const fits = texts.flatMap((text) => fitIn(text, word) ?? [])
    if (fits.length === 0) return null
    sum += Math.min(...fits)
  }
  return sum
}

function fitIn(text: string, word: string): number | null {
  let best: number | null = null
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? ' '
    if (before === ' ') return 0
    best = Math.min(best ?? WITHIN, PART_MARK.test(before) ? IN_PART : WITHIN)
  }
  return best
}

/**
 * The `most` best of `rows`; who fits alike stays in the order of `rows`. `others`: whether rows that fit by something else come
 * last, or not at all.
 */
export function bestFits<Row extends Named>(
  rows: Iterable<Row>,
  typed: string,
  { most, others }: { most: number; others: boolean },
): readonly Row[] {
  const words = searchWords(typed)
  const last = words.length * WITHIN + 1
  const byFit: Row[][] = Array.from({ length: last + 1 }, () => [])
  for (const row of rows) {
    const fit = fitOf(row, words)
    if (fit === null && !others) continue
    const alike = byFit[fit ?? last]
    if (alike !== undefined && alike.length < most) alike.push(row)
    // Nothing that comes later can be better than these.
    if ((byFit[0]?.length ?? 0) === most) break
  }
  return byFit.flat().slice(0, most)
}
