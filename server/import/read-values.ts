/**
 * From a cell's text to the value of a field, or to the fault that a person can mend. One place for every rule about
 * values; knows nothing of rows, files or the register.
 */
import { LARGEST_WEIGHT, formatWeight, parseWeight } from '../domain/weight.ts'
import type { ImportFaultKind, Weight } from '../protocol/messages.ts'
import { LONGEST_VALUE_CHARACTERS } from './limits.ts'

export type Reading<Value> =
  { ok: true; value: Value } | { ok: false; kind: ImportFaultKind; about?: Record<string, string | number> }

const MOST_DECIMALS = 6

/**
 * One spelling for what looks the same: composed letters, plain spaces, none around. An apostrophe before what would be
 * a formula is how this program and others make it text in a CSV; it is no part of the value.
 */
export function tidy(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/[^\S\t\n\r\v\f\u2028\u2029\ufeff]+/gu, ' ')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, '')
}

/** Text that will be shown to thousands and opened in spreadsheets. Expects it tidy. */
export function readText(cell: string): Reading<string> {
  if (cell.length > LONGEST_VALUE_CHARACTERS)
    return { ok: false, kind: 'too-long', about: { characters: cell.length, most: LONGEST_VALUE_CHARACTERS } }
  if (isFormula(cell)) return { ok: false, kind: 'formula' }
  if (/<[\p{L}/!?]/u.test(cell)) return { ok: false, kind: 'markup' }
  if (hasControlCharacter(cell)) return { ok: false, kind: 'control-character' }
  return { ok: true, value: cell }
}

/** What a spreadsheet would calculate on opening. A lone hyphen and a signed number are neither. */
function isFormula(cell: string): boolean {
  return /^[=@＝＠]/.test(cell) || /^[+\-＋－](?![\d\s]*(?:[.,]\d+)?$)/.test(cell)
}

/**
 * Control characters, and the invisible ones that turn or split what is read: bidirectional overrides, zero-width
 * space, soft hyphen. Joiners stay: Persian and Indic names need them.
 */
function hasControlCharacter(cell: string): boolean {
  return /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/u.test(cell)
}

/** Looks like an address; whether it exists only a letter to it can tell. */
export function readEmail(cell: string): Reading<string> {
  if (cell === '') return { ok: true, value: '' }
  const text = readText(cell)
  if (!text.ok) return text
  const looksRight = /^[^\s@,;:<>()[\]"\\]+@[^\s@.,;:<>()[\]"\\]+(?:\.[^\s@.,;:<>()[\]"\\]+)+$/u.test(cell)
  return looksRight ? text : { ok: false, kind: 'email-malformed' }
}

/**
 * An exact decimal with point or comma: "1", "1,0" and "0.50". Nothing is "1". Zero is a weight: such a member is
 * present, is counted as a person and decides nothing.
 */
export function readWeight(cell: string): Reading<Weight> {
  if (cell === '') return { ok: true, value: '1' }
  if (/^-\s*\d+(?:[.,]\d+)?$/.test(cell)) return { ok: false, kind: 'weight-negative' }
  const [, whole = '', decimals = ''] = /^0*(\d+)(?:[.,](\d+))?$/.exec(cell) ?? []
  if (whole === '') return noWeight(cell)
  const fraction = decimals.replace(/0+$/, '')
  if (fraction.length > MOST_DECIMALS)
    return { ok: false, kind: 'weight-too-fine', about: { most: MOST_DECIMALS } }
  const weight = parseWeight(fraction === '' ? whole : `${whole}.${fraction}`)
  return weight === null || weight > LARGEST_WEIGHT ? tooLarge : { ok: true, value: formatWeight(weight) }
}

const tooLarge = {
  ok: false,
  kind: 'weight-too-large',
  about: { most: formatWeight(LARGEST_WEIGHT) },
} as const

/** Exponents are no way to write votes, but of "1e9" one can say what is wrong with it. */
function noWeight(cell: string): Reading<Weight> {
  if (isFormula(cell)) return { ok: false, kind: 'formula' }
  const isHuge = /^\d+(?:\.\d+)?e\+?\d+$/i.test(cell) && Number(cell) > Number(tooLarge.about.most)
  return isHuge ? tooLarge : { ok: false, kind: 'weight-not-a-number' }
}

/**
 * "1.000" may be one or a thousand. It is read as one only where its column has a cell that cannot be a thousand, and
 * so shows that the separator marks decimals.
 */
export function mayBeThousands(cell: string): boolean {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(cell)
}

export function marksDecimals(cell: string): boolean {
  return /^(?:\d+[.,](?:\d{1,2}|\d{4,})|0+[.,]\d+|\d{4,}[.,]\d+)$/.test(cell)
}

const yes = new Set([
  ...['yes', 'y', 'ja', 'j', 'true', 't', 'wahr', '1', 'x', '✓', '✔', '☑', 'entitled', 'eligible'],
  ...['stimmberechtigt', 'wahlberechtigt', 'berechtigt'],
])
const no = new Set([
  ...['no', 'n', 'nein', 'false', 'f', 'falsch', '0', '', '-', '–', '✗', '☐', 'not entitled', 'not eligible'],
  ...['nicht stimmberechtigt', 'nicht wahlberechtigt', 'nicht berechtigt'],
])

/** Nothing is no: lists mark those who may vote, and nobody votes by an omission. */
export function readEntitled(cell: string): Reading<boolean> {
  const word = cell.toLowerCase()
  if (yes.has(word)) return { ok: true, value: true }
  return no.has(word) ? { ok: true, value: false } : { ok: false, kind: 'entitled-unclear' }
}

/** The groups with a word in every language; a list may have others. */
export const KNOWN_GROUPS: ReadonlySet<string> = new Set(['delegate', 'member', 'guest'])

/** Written as «Delegierte:r», «Delegierte*r», «Delegierte/-r», «Delegierte(r)»: compared by letters only. */
const groupWords: ReadonlyMap<string, string> = new Map([
  ...words('delegate', ['delegate', 'delegates', 'delegierte', 'delegierter', 'delegierten', 'delegiertein']),
  ...words('member', ['member', 'members', 'mitglied', 'mitglieder', 'ordentlichesmitglied']),
  ...words('guest', ['guest', 'guests', 'gast', 'gaste', 'gaeste', 'gastin']),
])

const genderWords: ReadonlyMap<string, string> = new Map([
  ...words('f', ['f', 'w', 'female', 'woman', 'weiblich', 'frau', 'mrs', 'ms']),
  ...words('m', ['m', 'male', 'man', 'mannlich', 'maennlich', 'mann', 'herr', 'mr']),
  ...words('d', ['d', 'divers', 'diverse']),
])

export function readGroup(cell: string): Reading<string> {
  return canonical(cell, groupWords)
}

export function readGender(cell: string): Reading<string> {
  return canonical(cell, genderWords)
}

function words(value: string, spellings: readonly string[]): (readonly [string, string])[] {
  return spellings.map((spelling) => [spelling, value] as const)
}

function canonical(cell: string, known: ReadonlyMap<string, string>): Reading<string> {
  const text = readText(cell)
  if (!text.ok) return text
  const letters = cell
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return { ok: true, value: known.get(letters) ?? text.value }
}
