/** Text made comparable: without case and accents, so that a search finds Müller by "muller", "MÜLLER" and "mueller". */

const ASCII = /^[\x20-\x7e]*$/
const MARKS = /\p{M}/gu
/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
}
const LETTER = /[ßæœøđðłħıþ]/g
const TRANSCRIBED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }
const UMLAUT = /[äöüåø]/g

/** Orders names as DIN 5007-1 does: ä as a, ß as ss. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
}

/** What a search looks through: folded, and where it has umlauts a second time with them written out. */
export function searchable(text: string): string {
  const folded = fold(text)
  const transcribed = text
    .normalize('NFC')
    .toLowerCase()
    .replace(UMLAUT, (letter) => TRANSCRIBED[letter] ?? letter)
  const second = transcribed === text.toLowerCase() ? folded : fold(transcribed)
  return second === folded ? folded : `${folded}\n${second}`
}

/** The words of a search; all of them must be found, each anywhere. */
export function searchWords(query: string): readonly string[] {
  return fold(query).split(/\s+/).filter(Boolean)
}

const DIGITS = /\d+/g
/** Longer runs of digits than this are compared as text. */
const DIGITS_MAX = 12

/** "M-9" before "M-10": runs of digits ordered by value. */
export function numberOrder(text: string): string {
  return fold(text).replace(DIGITS, (digits) => digits.padStart(DIGITS_MAX, '0'))
}
