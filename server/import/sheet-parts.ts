/**
 * Looks into an .xlsx file, which is a zip of XML, before the reader does: whether it is a workbook, and whether
 * unpacking it or laying out its rows would take more memory than a member list can need. Reads no cell.
 */
import { inflateRawSync } from 'node:zlib'
import { LARGEST_UNPACKED_BYTES, MOST_COLUMNS } from './limits.ts'

export type SheetVerdict =
  'workbook' | 'not-a-workbook' | 'open-document' | 'too-large' | 'too-many-columns' | 'damaged'

type Entry = { name: string; method: number; packed: number; unpacked: number; offset: number }

/** Signatures and places of PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.14 and 4.3.16. */
const LOCAL_HEADER = 0x04034b50
const DIRECTORY_HEADER = 0x02014b50
const DIRECTORY_END = 0x06054b50
const DIRECTORY_END_BYTES = 22
const LONGEST_COMMENT_BYTES = 65_535
/** Marks fields that continue in a zip64 record, for archives of 4 GiB; a list of 16 MiB has none. */
const ZIP64_COUNT = 0xffff
const ZIP64_SIZE = 0xffffffff
/** A workbook of a hundred sheets with pictures has some 500 parts. */
const MOST_PARTS = 5_000
/** Excel's own limits; a reference beyond them is not from a spreadsheet, and a reader would make all the rows before it. */
const EXCEL_ROWS = 1_048_576
const EXCEL_COLUMNS = 16_384

export function inspectSheet(bytes: Buffer): SheetVerdict {
  const entries = readDirectory(bytes)
  if (entries === null) return 'damaged'
  const names = new Set(entries.map(({ name }) => name))
  if (!names.has('xl/workbook.xml')) return names.has('content.xml') ? 'open-document' : 'not-a-workbook'
  const declared = entries.reduce((sum, { packed, unpacked }) => sum + Math.max(packed, unpacked), 0)
  if (declared > LARGEST_UNPACKED_BYTES) return 'too-large'
  for (const entry of entries) {
    if (!entry.name.endsWith('.xml') && !entry.name.endsWith('.rels')) continue
    const part = unpack(bytes, entry)
    if (part === null) return 'damaged'
    const verdict = part.includes('sheetData') ? inspectReferences(part.toString('latin1')) : 'workbook'
    if (verdict !== 'workbook') return verdict
  }
  return 'workbook'
}

function readDirectory(bytes: Buffer): Entry[] | null {
  const end = findDirectoryEnd(bytes)
  if (end === -1) return null
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count === ZIP64_COUNT || count > MOST_PARTS || at === ZIP64_SIZE) return null
  const entries: Entry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_HEADER) return null
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place))
    const nameEnd = at + 46 + (nameBytes ?? 0)
    const entry: Entry = {
      name: bytes.toString('utf8', at + 46, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    }
    if ([entry.packed, entry.unpacked, entry.offset].includes(ZIP64_SIZE)) return null
    entries.push(entry)
    at = nameEnd + (extraBytes ?? 0) + (commentBytes ?? 0)
  }
  return entries
}

/** The last one in the file, as the reader takes it. */
function findDirectoryEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - DIRECTORY_END_BYTES - LONGEST_COMMENT_BYTES)
  for (let at = bytes.length - DIRECTORY_END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === DIRECTORY_END) return at
  }
  return -1
}

/** Null when the part is not where the directory says, or larger than it says. */
function unpack(bytes: Buffer, { method, packed, unpacked, offset }: Entry): Buffer | null {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER) return null
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const content = bytes.subarray(start, start + packed)
  if (method === 0) return content
  if (method !== 8) return null
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(unpacked, 1) })
  } catch {
    return null
  }
}

/** `r` is the place of a row ("12") or a cell ("B12"); a cell that closes itself holds nothing and costs nothing. */
function inspectReferences(xml: string): SheetVerdict {
  for (const [, reference = '', rest = ''] of xml.matchAll(/\sr\s*=\s*["']([^"']*)["']([^>]*)/g)) {
    const place = /^([A-Za-z]{0,3})(\d{1,7})$/.exec(reference)
    if (place === null || Number(place[2]) > EXCEL_ROWS) return 'damaged'
    const column = columnNumber(place[1] ?? '')
    if (column > EXCEL_COLUMNS) return 'damaged'
    if (column > MOST_COLUMNS && !rest.endsWith('/')) return 'too-many-columns'
  }
  return 'workbook'
}

/** A is 1, Z 26, AA 27. */
function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
