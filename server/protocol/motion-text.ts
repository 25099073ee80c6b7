/**
 * The text of a motion as everybody shows it: paragraphs, headings, lists, emphasis and numbered lines. A small part of Markdown,
 * read here and not by a library: the lines of a text that was adopted must have the same numbers for ever, and on every screen.
 * It knows no HTML: whatever is no mark of its own is text.
 */
import type { TextBlockKind, TextPart, TextRow } from './messages.ts'

/** As a typed page has them. */
export const LINE_CHARACTERS = 80
/** What belongs to the word before, such as a bracket and a stop, goes with it past the end of the line, if it is not longer than this. */
const OVERHANG = 8
/** Longer than any programme on record, and 1 second of typing for nobody. */
export const MOTION_TEXT_CHARACTERS = 100_000

/** A paragraph, a heading or an item of a list: what an amendment replaces. `start` and `end` are places in the text. */
export type TextBlock = {
  kind: TextBlockKind
  /** Of a heading or an item, from 1; else 0. */
  level: number
  /** Of an item: "–" or its number. */
  mark: string
  start: number
  end: number
  words: readonly TextWord[]
}
/** Never empty, without spaces. */
/** `isJoined`: no blank stands between it and the word before, such as of a stop behind what is bold. */
export type TextWord = { text: string; strong: boolean; em: boolean; isJoined: boolean; line: number }

/** As it is kept: one kind of line end, nothing at line ends, one empty line between blocks at most, no control characters. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/[^\P{Cc}\n]|\uFEFF/gu, '')
    .split('\n')
    // Not by an expression: those look at a row of blanks again from each of them.
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')

const HEADING = /^(#{1,4}) +(.*)$/
const ITEM = /^( *)(?:[-*+•–]|(\d{1,3})[.)]) +(.*)$/

type RawBlock = Omit<TextBlock, 'words'> & { source: string }

function rawBlocks(text: string): RawBlock[] {
  const blocks: RawBlock[] = []
  let isOpen = false
  let at = 0
  for (const line of text.split('\n')) {
    const end = at + line.length
    const heading = HEADING.exec(line)
    const item = ITEM.exec(line)
    const last = blocks.at(-1)
    if (line.trim() === '') isOpen = false
    else if (heading !== null) {
      const [, marks = '', source = ''] = heading
      blocks.push({ kind: 'heading', level: marks.length, mark: '', start: at, end, source })
      isOpen = false
    } else if (item !== null) {
      const [, indent = '', number, source = ''] = item
      const level = 1 + Math.min(3, Math.floor(indent.length / 2))
      const mark = number === undefined ? '–' : `${number}.`
      blocks.push({ kind: 'item', level, mark, start: at, end, source })
      isOpen = true
    } else if (isOpen && last !== undefined) {
      last.source += `\n${line}`
      last.end = end
    } else {
      blocks.push({ kind: 'paragraph', level: 0, mark: '', start: at, end, source: line })
      isOpen = true
    }
    at = end + 1
  }
  return blocks
}

/** The text in blocks, each word with the number of its line. */
export function blocksOf(text: string): TextBlock[] {
  let line = 0
  return rawBlocks(text).map(({ source, ...block }) => {
    const words: TextWord[] = []
    let room = 0
    for (const word of wordsOf(source)) {
      const needed = word.text.length + (word.isJoined ? 0 : 1)
      if (words.length === 0 || needed > room + (word.isJoined ? OVERHANG : 0)) {
        line++
        room = LINE_CHARACTERS + 1
      }
      room -= needed
      words.push({ ...word, line })
    }
    return { ...block, words }
  })
}

/** Emphasis of a block and its words. Marks that do not close are text. */
function wordsOf(source: string): Omit<TextWord, 'line'>[] {
  const words: Omit<TextWord, 'line'>[] = []
  let isJoined = false
  for (const { text, strong, em } of emphasisIn(source, false, false)) {
    const pieces = text.split(/\s+/)
    for (const [index, piece] of pieces.entries()) {
      const last = words.at(-1)
      if (index > 0) isJoined = false
      if (piece === '') continue
      const isSame = last?.strong === strong && last.em === em
      if (isJoined && last !== undefined && isSame) last.text += piece
      else
        words.push(
          ...cut(piece).map((part, at) => ({ text: part, strong, em, isJoined: isJoined || at > 0 })),
        )
      isJoined = true
    }
  }
  return words
}

/** What is longer than a line, such as an address, goes on on the next. */
function cut(word: string): string[] {
  const signs = Array.from(word)
  const parts: string[] = []
  for (let at = 0; at < signs.length; at += LINE_CHARACTERS)
    parts.push(signs.slice(at, at + LINE_CHARACTERS).join(''))
  return parts
}

type Emphasis = { text: string; strong: boolean; em: boolean }

const MARKS = ['**', '__', '*', '_'] as const
type Mark = (typeof MARKS)[number]

/** Emphasis in emphasis in emphasis: what somebody marks deeper is text. */
const DEEPEST = 4

const isBlank = (sign: string | undefined) => sign === undefined || /\s/.test(sign)
const isStar = (sign: string | undefined) => sign === '*' || sign === '_'
const isLetter = (sign: string) => /^[\p{L}\p{N}]/u.test(sign)
const before = (text: string, at: number) =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at - 1)) ? text.slice(at - 2, at) : text.charAt(at - 1)

/** Whether `mark`, which stands there, can begin what is emphasised, where what is before `from` is done. */
function opens(text: string, mark: Mark, { at, from }: { at: number; from: number }): boolean {
  const next = text[at + mark.length]
  if (isBlank(next)) return false
  return mark.length === 2 || (!isStar(next) && (at === from || !isLetter(before(text, at))))
}

function closes(text: string, mark: Mark, at: number): boolean {
  const end = at + mark.length
  if (isBlank(text[at - 1]) || isStar(text[end])) return false
  return mark.length === 2 || (!isStar(text[at - 1]) && !isLetter(text.slice(end, end + 2)))
}

/** Where each mark is closed: looked for once, because a text can have a mark at each word that nothing closes. */
class Closings {
  readonly #text: string
  readonly #next = new Map<Mark, number>()

  constructor(text: string) {
    this.#text = text
  }

  /** The first at or after `at`, which grows from call to call; -1: none. */
  from(mark: Mark, at: number): number {
    let next = this.#next.get(mark) ?? 0
    if (next === -1 || next >= at) return next
    next = this.#text.indexOf(mark, at)
    while (next !== -1 && !closes(this.#text, mark, next)) next = this.#text.indexOf(mark, next + 1)
    this.#next.set(mark, next)
    return next
  }
}

function emphasisIn(text: string, strong: boolean, em: boolean, depth = 0): Emphasis[] {
  const parts: Emphasis[] = []
  const closings = new Closings(text)
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (depth === DEEPEST || !isStar(text[at])) continue
    for (const mark of MARKS) {
      if (!text.startsWith(mark, at) || !opens(text, mark, { at, from })) continue
      const inside = at + mark.length
      const end = closings.from(mark, inside + 1)
      if (end === -1) continue
      if (at > from) parts.push({ text: text.slice(from, at), strong, em })
      const isStrong = mark.length === 2
      parts.push(...emphasisIn(text.slice(inside, end), strong || isStrong, em || !isStrong, depth + 1))
      from = end + mark.length
      at = from - 1
      break
    }
  }
  if (from < text.length) parts.push({ text: text.slice(from), strong, em })
  return parts
}

export const lastLineOf = (blocks: readonly TextBlock[]): number =>
  blocks.reduce((last, { words }) => words.at(-1)?.line ?? last, 0)

/** The text as rows, one a line. */
export function rowsOf(blocks: readonly TextBlock[]): TextRow[] {
  const rows: TextRow[] = []
  for (const block of blocks) {
    let isFirst = true
    for (const word of block.words) {
      const last = rows.at(-1)
      if (last !== undefined && !isFirst && last.line === word.line) addWord(last.parts, word, undefined)
      else rows.push({ ...headOf(block, isFirst), line: word.line, parts: [partOf(word, undefined)] })
      isFirst = false
    }
  }
  return rows
}

/** A row before anything stands in it. */
export const headOf = (
  { kind, level, mark }: Pick<TextBlock, 'kind' | 'level' | 'mark'>,
  isFirst: boolean,
): Omit<TextRow, 'line' | 'parts'> => ({
  kind,
  ...(level > 0 && { level }),
  ...(isFirst && { first: true }),
  ...(isFirst && mark !== '' && { mark }),
})

type Op = TextPart['op']

export const partOf = ({ text, strong, em }: Emphasis, op: Op): TextPart => ({
  text,
  ...(op !== undefined && { op }),
  ...(strong && { strong }),
  ...(em && { em }),
})

/** Behind the last word, after a blank unless both are one; in the same part where it looks the same. */
export function addWord(parts: TextPart[], word: Emphasis & Pick<TextWord, 'isJoined'>, op: Op): void {
  const last = parts.at(-1)
  const text = word.isJoined ? word.text : ` ${word.text}`
  if (last === undefined) parts.push(partOf(word, op))
  else if (last.op === op && (last.strong ?? false) === word.strong && (last.em ?? false) === word.em)
    last.text += text
  else parts.push({ ...partOf(word, op), text })
}

/** Blocks `from` to `to`, from 1, as they stand in the text. */
export const sourceOf = (text: string, blocks: readonly TextBlock[], from: number, to: number): string => {
  const [first, last] = [blocks[from - 1], blocks[to - 1]]
  return first === undefined || last === undefined || to < from ? '' : text.slice(first.start, last.end)
}

/** The text as plain words, a block a line: for where nothing can be marked. */
export const plainText = (text: string): string =>
  blocksOf(text)
    .map(
      ({ mark, words }) =>
        `${mark}${words.map(({ text, isJoined }, at) => (isJoined || (at === 0 && mark === '') ? text : ` ${text}`)).join('')}`,
    )
    .join('\n')
