/**
 * The typed access code: alphabet, check character, and what is wrong with a mistyped one. Pure and tiny, so that the
 * phone explains a typo before anything is sent and the host makes codes by the same rule. It knows nothing of members.
 */

/** Without 0, 1, I, L and O. 31 characters, because a prime makes the check character exact. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Eleven at random (31^11 is 2^54.5) and one that checks them. */
export const CODE_LENGTH = 12
const GROUP_LENGTH = 4

export type CodeFault =
  /** The code has no such character: the first one, as typed, upper case. */
  | { ok: false; why: 'wrong-character'; character: string }
  | { ok: false; why: 'wrong-length'; length: number }
  /** Right length and characters, but the check character does not fit: a typo. */
  | { ok: false; why: 'mistyped' }

/**
 * The sum of value times weight, 12 for the first character down to 1 for the check character, modulo 31. Weights are
 * all different and never 0 modulo a prime, so one wrong character or two exchanged ones always change it.
 */
const weightedSum = (characters: string): number => {
  let sum = 0
  for (let index = 0; index < characters.length; index++) {
    sum += (CODE_LENGTH - index) * codeAlphabet.indexOf(characters.charAt(index))
  }
  return sum % codeAlphabet.length
}

const firstForeign = (characters: string): string | undefined =>
  [...characters].find((character) => !codeAlphabet.includes(character))

/** `eleven`: the random part. The code is `eleven + checkCharacter(eleven)`. */
export const checkCharacter = (eleven: string): string => {
  if (eleven.length !== CODE_LENGTH - 1 || firstForeign(eleven) !== undefined) {
    throw new RangeError('an access code has eleven characters of its alphabet before the check character')
  }
  return codeAlphabet.charAt((codeAlphabet.length - weightedSum(eleven)) % codeAlphabet.length)
}

/** Upper case, without spaces and hyphens of any kind. Look-alikes stay: guessing what was meant hides the typo. */
export const normalizeCode = (text: string): string => text.toUpperCase().replace(/[\s\p{Pd}]/gu, '')

/** The code as typed, made canonical; or what is wrong with it. */
export const readCode = (text: string): { ok: true; code: string } | CodeFault => {
  const code = normalizeCode(text)
  const character = firstForeign(code)
  if (character !== undefined) return { ok: false, why: 'wrong-character', character }
  if (code.length !== CODE_LENGTH) return { ok: false, why: 'wrong-length', length: code.length }
  return weightedSum(code) === 0 ? { ok: true, code } : { ok: false, why: 'mistyped' }
}

/** Of a code that is already canonical. */
export const isWellFormed = (code: string): boolean => code === normalizeCode(code) && readCode(code).ok

/** In groups of four, as printed: `K7QF-2MXD-9RTA`. Works on an unfinished code too. */
export const formatCode = (code: string, separator = '-'): string => {
  const groups: string[] = []
  for (let start = 0; start < code.length; start += GROUP_LENGTH)
    groups.push(code.slice(start, start + GROUP_LENGTH))
  return groups.join(separator)
}
