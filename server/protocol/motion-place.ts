/** What replacing some blocks of a text changes, word by word: the same for who writes an amendment and for who puts it in. */
import type { TextBlock } from './motion-text.ts'
import { hunksBetween, type Hunk } from './word-diff.ts'

/** Blocks `from` to `to`, from 1; `to` = `from` - 1 adds before `from`. */
export function hunksOfBlocks(
  base: string,
  blocks: readonly TextBlock[],
  { from, to, text }: { from: number; to: number; text: string },
): Hunk[] {
  const [before, first, last, next] = [blocks[from - 2], blocks[from - 1], blocks[to - 1], blocks[to]]
  if (to < from) {
    if (text === '') return []
    if (before !== undefined) return [{ start: before.end, end: before.end, text: `\n\n${text}` }]
    return [{ start: 0, end: 0, text: base === '' ? text : `${text}\n\n` }]
  }
  const start = first?.start ?? 0
  const end = last?.end ?? base.length
  if (text !== '') return hunksBetween(base.slice(start, end), text, start)
  // The gap goes with what it stands behind.
  if (next !== undefined) return [{ start, end: next.start, text: '' }]
  return [{ start: before?.end ?? 0, end, text: '' }]
}
