/** Two texts as one, line by line: what goes, what comes, and where. The numbers are those of the text that is changed. */
import type { TextRow } from './messages.ts'
import { addWord, blocksOf, headOf, partOf, type TextBlock, type TextWord } from './motion-text.ts'
import { stepsBetween } from './word-diff.ts'

type Sign = { key: string; block: TextBlock; word: TextWord | null }

/** Blocks and words in a row: that a block begins is a sign of its own. */
const signsOf = (blocks: readonly TextBlock[]): Sign[] =>
  blocks.flatMap((block) => [
    { key: `\n${block.kind}${block.level}`, block, word: null },
    ...block.words.map((word) => ({
      key: `${word.strong ? '*' : ''}${word.em ? '_' : ''}${word.isJoined ? '' : ' '}${word.text}`,
      block,
      word,
    })),
  ])

/** The whole of both. What comes stands in the line behind whose word it comes; a new block has no number. */
export function diffRows(old: string, now: string): TextRow[] {
  const [before, after] = [signsOf(blocksOf(old)), signsOf(blocksOf(now))]
  const steps = stepsBetween(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )
  const rows: TextRow[] = []
  let isNewBlock = true
  for (const { op, index } of steps) {
    const sign = (op === '+' ? after : before)[index]
    if (sign === undefined) continue
    const { block, word } = sign
    if (word === null) {
      // Where only the break between two blocks goes, the words go on where they stood.
      isNewBlock = true
      continue
    }
    const last = rows.at(-1)
    const line = op === '+' ? (isNewBlock ? null : (last?.line ?? null)) : word.line
    const goesOn = last !== undefined && !isNewBlock && (op === '+' || last.line === line)
    const mark = op === '=' ? undefined : op
    if (goesOn) addWord(last.parts, word, mark)
    else rows.push({ ...headOf(block, isNewBlock), line, parts: [partOf(word, mark)] })
    isNewBlock = false
  }
  return rows
}

/** A place where rows were left out has a row without parts. */
export function changedRows(rows: readonly TextRow[], around: number): TextRow[] {
  const isNear = rows.map(() => false)
  for (const [index, { parts }] of rows.entries())
    if (parts.some(({ op }) => op !== undefined))
      isNear.fill(true, Math.max(0, index - around), index + around + 1)
  const shown: TextRow[] = []
  for (const [index, row] of rows.entries())
    if (isNear[index] === true) shown.push(row)
    else if (isNear[index - 1] === true || index === 0)
      shown.push({ kind: 'paragraph', line: null, parts: [] })
  return shown.length === 1 && shown[0]?.parts.length === 0 ? [] : shown
}

/** The first and last line that it touches, in the numbers of the text that is changed; null: it changes nothing. */
export function linesTouched(rows: readonly TextRow[]): { from: number; to: number } | null {
  const lines: number[] = []
  let before = 0
  for (const { line, parts } of rows) {
    before = line ?? before
    if (parts.some(({ op }) => op !== undefined)) lines.push(before)
  }
  const [first] = lines
  return first === undefined ? null : { from: first, to: lines.at(-1) ?? first }
}
