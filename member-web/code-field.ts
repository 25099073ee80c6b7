/** The code while it is typed: groups of four, the caret kept where it was, a slip explained as soon as it is certain. Pure. */

import { CODE_LENGTH, formatCode, normalizeCode, readCode } from '../server/protocol/access-code.ts'
import type { CodeFault } from '../server/protocol/access-code.ts'
import type { Words } from './words/index.ts'

export type Typed = { text: string; caret: number }

/** `caret` counts characters before it, as browsers do. */
export const asTyped = ({ text, caret }: Typed): Typed => {
  const before = normalizeCode(text.slice(0, caret))
  const code = normalizeCode(text)
  const formatted = formatCode(code)
  const isAtEnd = before.length === code.length
  return { text: formatted, caret: isAtEnd ? formatted.length : formatCode(before).length }
}

/** While typing: only what more characters cannot mend. null: nothing wrong so far. */
export const slipIn = (text: string): CodeFault | null => {
  const read = readCode(text)
  if (read.ok) return null
  return read.why === 'wrong-length' && read.length < CODE_LENGTH ? null : read
}

const LOOKALIKES: Readonly<Record<string, readonly string[]>> = {
  '0': ['Q', 'D'],
  O: ['Q', 'D'],
  '1': ['J', '7'],
  I: ['J', 'T'],
  L: ['E', '7'],
}

/** What is wrong, in words, with what the card more likely says. */
export const slipSentence = (slip: CodeFault, its: Words['signIn']): string => {
  switch (slip.why) {
    case 'wrong-character':
      return its.wrongCharacter(slip.character, (LOOKALIKES[slip.character] ?? []).join(its.or))
    case 'wrong-length':
      return slip.length < CODE_LENGTH
        ? its.tooShort(CODE_LENGTH - slip.length)
        : its.tooLong(slip.length - CODE_LENGTH)
    case 'mistyped':
      return its.mistyped
  }
}
