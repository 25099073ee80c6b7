/** The columns of a member list that say whose proxy is with whom. Knows no members: numbers only, as they are written. */
import type { ListedProxy } from '../domain/proxy-list.ts'
import { decodeText } from './decode-text.ts'
import { readCsv } from './read-csv.ts'
import { tidy } from './read-values.ts'

const NUMBER = ['number', 'nummer', 'nr', 'no', 'membernumber', 'memberno', 'mitgliedsnummer', 'mitgliedsnr']
const HOLDER = [
  'proxy',
  'proxyto',
  'proxyholder',
  'vollmacht',
  'vollmachtan',
  'bevollmächtigt',
  'bevollmächtigte',
]
/** A list of 50,000 members has five megabytes. */
const LARGEST_BYTES = 10_000_000

export function readProxies(bytes: Uint8Array): { ok: true; list: readonly ListedProxy[] } | { ok: false } {
  const { text } = decodeText(bytes)
  if (text.includes('\0') || text.startsWith('PK') || bytes.length > LARGEST_BYTES) return { ok: false }
  const { rows, broken } = readCsv(text)
  const [head, ...lines] = rows
  const words =
    head?.cells.map((cell) =>
      tidy(cell)
        .toLowerCase()
        .replace(/[^\p{L}]/gu, ''),
    ) ?? []
  const number = words.findIndex((word) => NUMBER.includes(word))
  const holder = words.findIndex((word) => HOLDER.includes(word))
  if (number < 0 || holder < 0 || broken.length > 0) return { ok: false }
  const list = lines.map(({ line, cells }) => ({
    line,
    principal: tidy(cells[number] ?? ''),
    holder: tidy(cells[holder] ?? ''),
  }))
  return { ok: true, list }
}
