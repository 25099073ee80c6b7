/**
 * Reads an election from a BLT file (Hill, Wichmann and Woodall, «Algorithm 123», 1987; with the additions of OpenSTV and
 * OpaVote: comments, `2=4` for equals, `-` for a number left out; and of our own: `3/5` gives candidate 3 five points).
 * Refuses what does not fit, with the line; knows no rule.
 */
import {
  mergeBallots,
  type Candidate,
  type Election,
  type Points,
  type Rank,
} from '../domain/tally/election.ts'
import { parseWeight, type Millionths } from '../domain/weight.ts'

/** More than three times the longest ballot paper of Australia's Senate (151 in 2016); Schulze's rule takes its cube. */
export const MOST_CANDIDATES = 500

export type BltFault = {
  line: number
  why:
    | 'empty-file'
    | 'no-header'
    | 'no-seats'
    | 'too-many-candidates'
    | 'wrong-withdrawal'
    | 'nobody-stands'
    | 'wrong-weight'
    | 'ballot-not-ended'
    | 'ballots-not-ended'
    | 'wrong-rank'
    | 'no-such-candidate'
    | 'candidate-twice'
    | 'points-and-ranks'
    | 'name-missing'
    | 'name-empty'
    | 'name-twice'
    | 'title-missing'
    | 'text-after-title'
  /** What stands there, or what was expected. */
  about: string
}

/** `blank`: votes on ballots that name nobody, by what a comment behind them says; without one they are invalid. */
export type BltFile = { election: Election; withdrawn: string[]; blank: BlankBallots }
export type BlankBallots = { abstention: Millionths; none: Millionths; invalid: Millionths }

export function readBlt(text: string): { ok: true; file: BltFile } | ({ ok: false } & BltFault) {
  try {
    return { ok: true, file: read(text) }
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, ...error.fault }
    throw error
  }
}

/** Never leaves this file: a reader of lines is easier to follow when a fault ends it wherever it is found. */
class Malformed extends Error {
  readonly fault: BltFault
  constructor(line: number, why: BltFault['why'], about = '') {
    super(why)
    this.fault = { line, why, about }
  }
}

type Line = { number: number; text: string; comment: string }

/** What a ballot said, once for all that say the same. */
type Tally = { weight: Millionths; line: number }

function read(text: string): BltFile {
  const lines = new Lines(text)
  const header = readHeader(lines)
  const withdrawn = new Set<Candidate>(header.withdrawn)
  const { tallies, blank } = readTallies(lines, { candidates: header.candidates, withdrawn })
  const { names, title } = readNames(lines, header.candidates)
  if (withdrawn.size === names.length) throw new Malformed(lines.number, 'nobody-stands')

  const standing = [...names.keys()].filter((candidate) => !withdrawn.has(candidate))
  const places = new Map(standing.map((candidate, place) => [candidate, place]))
  const ballots = [...tallies].map(([ranks, { weight, line }]) => ({
    weight,
    ...readRanks(ranks, { line, candidates: names.length, places }),
  }))
  return {
    election: {
      title,
      seats: header.seats,
      candidates: standing.map((candidate) => names[candidate] ?? ''),
      // Who withdrew may have been the only difference.
      ballots: withdrawn.size === 0 ? ballots : mergeBallots(ballots),
    },
    withdrawn: [...withdrawn].sort((a, b) => a - b).map((candidate) => names[candidate] ?? ''),
    blank,
  }
}

/** Line by line, without the empty ones. */
class Lines {
  readonly #text: string
  #at = 0
  number = 0

  constructor(text: string) {
    const unmarked = text.replace(/^\uFEFF/, '')
    this.#text = unmarked.includes('\n') ? unmarked : unmarked.replaceAll('\r', '\n')
  }

  /** `commentAt` says from which place on a line does not count, or -1. */
  next(commentAt: (line: string) => number): Line | null {
    while (this.#at < this.#text.length) {
      const end = this.#text.indexOf('\n', this.#at)
      const line = this.#text.slice(this.#at, end === -1 ? undefined : end)
      this.#at = end === -1 ? this.#text.length : end + 1
      this.number++
      const comment = commentAt(line)
      const text = (comment === -1 ? line : line.slice(0, comment)).trim()
      if (text !== '')
        return { number: this.number, text, comment: comment === -1 ? '' : line.slice(comment + 1).trim() }
    }
    return null
  }
}

const atHash = (line: string) => line.indexOf('#')

function readHeader(lines: Lines): { candidates: number; seats: number; withdrawn: Candidate[] } {
  const line = lines.next(atHash)
  if (line === null) throw new Malformed(1, 'empty-file')
  const parts = /^(\d{1,9})\s+(\d{1,9})((?:\s+-\d+)*)$/.exec(line.text)
  if (parts === null) throw new Malformed(line.number, 'no-header', line.text)
  const [candidates, seats] = [Number(parts[1]), Number(parts[2])]
  if (candidates > MOST_CANDIDATES)
    throw new Malformed(line.number, 'too-many-candidates', String(MOST_CANDIDATES))
  if (candidates === 0 || seats === 0) throw new Malformed(line.number, 'no-seats', line.text)
  return { candidates, seats, withdrawn: readWithdrawals(parts[3] ?? '', candidates, line.number) }
}

function readWithdrawals(text: string, candidates: number, line: number): Candidate[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      if (!/^-\d{1,9}$/.test(word)) throw new Malformed(line, 'wrong-withdrawal', word)
      return numberOf(word.slice(1), candidates, line)
    })
}

/** What our own files say behind a ballot that names nobody. */
function blankKind(comment: string): keyof BlankBallots {
  return comment === 'abstention' ? 'abstention' : comment === 'no to all' ? 'none' : 'invalid'
}

/** Up to the line `0`; ballots that are written alike are added up before anybody looks closer. */
function readTallies(
  lines: Lines,
  { candidates, withdrawn }: { candidates: number; withdrawn: Set<Candidate> },
): { tallies: Map<string, Tally>; blank: BlankBallots } {
  const tallies = new Map<string, Tally>()
  const blank: BlankBallots = { abstention: 0n, none: 0n, invalid: 0n }
  const weights = new Map<string, Millionths | null>()
  for (;;) {
    const line = lines.next(atHash)
    if (line === null) throw new Malformed(lines.number, 'ballots-not-ended')
    const { text, number } = line
    if (text === '0') return { tallies, blank }
    if (text.startsWith('-')) {
      for (const candidate of readWithdrawals(text, candidates, number)) withdrawn.add(candidate)
      continue
    }
    if (!/^[\d.]/.test(text)) throw new Malformed(number, 'ballots-not-ended', text)
    const space = text.search(/\s/)
    const word = space === -1 ? text : text.slice(0, space)
    const ranks = space === -1 ? '' : text.slice(space).trimStart()
    let weight = weights.get(word)
    if (weight === undefined) weights.set(word, (weight = parseWeight(word)))
    if (weight === null || weight === 0n) throw new Malformed(number, 'wrong-weight', word)
    if (ranks !== '0' && !/\s0$/.test(ranks)) throw new Malformed(number, 'ballot-not-ended', text)
    if (ranks === '0') blank[blankKind(line.comment)] += weight
    const tally = tallies.get(ranks)
    if (tally === undefined) tallies.set(ranks, { weight, line: number })
    else tally.weight += weight
  }
}

/** `text` ends with the 0 that ends a ballot; a 0 before it is a number left out, as `-` is. */
function readRanks(
  text: string,
  { line, candidates, places }: { line: number; candidates: number; places: ReadonlyMap<Candidate, number> },
): { ranks: Rank[]; points?: Points[] } {
  const said = text.slice(0, -1).trim()
  const words = said === '' ? [] : (said.includes('=') ? said.replace(/\s*=\s*/g, '=') : said).split(/\s+/)
  const seen = new Set<Candidate>()
  const read = (word: string): number | undefined => {
    const candidate = numberOf(word, candidates, line)
    if (seen.has(candidate)) throw new Malformed(line, 'candidate-twice', word)
    seen.add(candidate)
    return places.get(candidate)
  }
  if (words.some((word) => word.includes('/'))) return readPoints(words, { line, read })
  const ranks: Rank[] = []
  for (const word of words) {
    if (word === '-' || word === '0') ranks.push([])
    else if (word.includes('=')) {
      if (!/^\d+(=\d+)+$/.test(word)) throw new Malformed(line, 'wrong-rank', word)
      const equals = word.split('=').flatMap((each) => read(each) ?? [])
      if (equals.length > 0)
        ranks.push(equals.length === 1 ? (equals[0] ?? []) : equals.sort((a, b) => a - b))
    } else {
      const candidate = read(word)
      // Who has withdrawn leaves no gap.
      if (candidate !== undefined) ranks.push(candidate)
    }
  }
  return { ranks }
}

/** Whoever has more points stands further in front; none is as good as not being on the ballot. */
function readPoints(
  words: readonly string[],
  { line, read }: { line: number; read: (word: string) => number | undefined },
): { ranks: Rank[]; points: Points[] } {
  const points = words.flatMap((word): Points[] => {
    const parts = /^([^/]*)\/(\d{1,6})$/.exec(word)
    if (parts === null) throw new Malformed(line, 'points-and-ranks', word)
    const candidate = read(parts[1] ?? '')
    return candidate === undefined ? [] : [{ candidate, points: BigInt(parts[2] ?? '0') }]
  })
  points.sort((a, b) => (a.points === b.points ? a.candidate - b.candidate : a.points > b.points ? -1 : 1))
  const levels = new Map<bigint, Candidate[]>()
  for (const { candidate, points: given } of points)
    if (given > 0n) levels.set(given, [...(levels.get(given) ?? []), candidate])
  return {
    ranks: [...levels.values()].map((equals) => (equals.length === 1 ? (equals[0] ?? []) : equals)),
    points,
  }
}

function numberOf(word: string, candidates: number, line: number): Candidate {
  if (!/^\d{1,9}$/.test(word)) throw new Malformed(line, 'wrong-rank', word)
  const number = Number(word)
  if (number < 1 || number > candidates) throw new Malformed(line, 'no-such-candidate', word)
  return number - 1
}

function readNames(lines: Lines, candidates: number): { names: string[]; title: string } {
  const names: string[] = []
  for (let candidate = 1; candidate <= candidates; candidate++) {
    const line = lines.next(commentBesideName)
    if (line === null) throw new Malformed(lines.number, 'name-missing', String(candidate))
    const name = unquote(line.text)
    if (name === '') throw new Malformed(line.number, 'name-empty', String(candidate))
    if (names.includes(name)) throw new Malformed(line.number, 'name-twice', name)
    names.push(name)
  }
  const title = lines.next(commentBesideName)
  if (title === null) throw new Malformed(lines.number, 'title-missing', String(candidates))
  const more = lines.next(commentBesideName)
  if (more !== null) throw new Malformed(more.number, 'text-after-title', more.text)
  return { names, title: unquote(title.text) }
}

/** As our own files and tables have it: every quote inside doubled. */
const DOUBLED = /^\s*"(?:[^"]|"")*"\s*(?=#|$)/

/**
 * Inside of quotes `#` is part of a name. Quotes in a name may be written `""`, `\"` or plain: then it ends with the first
 * that nothing but a comment follows.
 */
function commentBesideName(line: string): number {
  const quoted =
    DOUBLED.exec(line) ?? /^\s*"(?:[^"\\]|\\.|"")*"\s*(?=#|$)/.exec(line) ?? /^\s*".*?"\s*(?=#|$)/.exec(line)
  if (quoted !== null) return quoted[0].length
  const unquoted = /(?:^|\s)#/.exec(line)
  return unquoted === null ? -1 : unquoted.index
}

function unquote(text: string): string {
  const inside = /^"(.*)"$/.exec(text)
  if (inside === null) return text
  const quotes = DOUBLED.test(text) ? /""/g : /""|\\"/g
  return (inside[1] ?? '').replaceAll(quotes, '"').trim()
}
