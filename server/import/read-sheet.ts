/** From an .xlsx file to rows of cells as text, exactly what the sheet holds: no rounding, no time zones, no formulas. */
import { setImmediate } from 'node:timers/promises'
import { LONGEST_CELL_CHARACTERS } from './limits.ts'
import type { Row } from './read-csv.ts'
import { inspectSheet, type SheetVerdict } from './sheet-parts.ts'

export type SheetReading = { ok: true; rows: Row[] } | { ok: false; why: Exclude<SheetVerdict, 'workbook'> }

/** The first sheet that holds anything. `line` is the row of the sheet, as its margin shows it. */
export async function readSheet(bytes: Buffer): Promise<SheetReading> {
  const verdict = inspectSheet(bytes)
  if (verdict !== 'workbook') return { ok: false, why: verdict }
  const sheets = await readCells(bytes)
  if (sheets === null) return { ok: false, why: 'damaged' }
  const data = sheets.find((sheet) => sheet.data.length > 0)?.data ?? []
  const rows = data.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }))
  return { ok: true, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) }
}

type Sheet = { data: readonly (readonly unknown[])[] }

/**
 * The reader throws whatever it stumbles over; for the person with the file it is all the same. A workbook that is broken in
 * two places at once makes it leave a rejected promise behind that nobody can handle, and Node would end the host for
 * it: while it reads, such rejections out of its own files are dropped, and all others stay what they are.
 */
async function readCells(bytes: Buffer): Promise<readonly Sheet[] | null> {
  // Loaded with the first sheet: a host that starts waits for nothing that it does not need yet.
  const { default: readWorkbook } = await import('read-excel-file/universal')
  const copy = new Uint8Array(bytes).buffer
  process.on('unhandledRejection', dropReadersOwn)
  try {
    return await readWorkbook(copy, { parseNumber: numberText })
  } catch {
    return null
  } finally {
    // Node reports them before the next turn of its loop.
    await setImmediate()
    process.off('unhandledRejection', dropReadersOwn)
  }
}

function dropReadersOwn(reason: unknown) {
  if (!(reason instanceof Error && reason.stack?.includes('/read-excel-file/'))) throw reason
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, LONGEST_CELL_CHARACTERS)
  if (typeof value === 'boolean') return String(value)
  return value instanceof Date ? dateText(value) : ''
}

/** Sheets keep dates as days and know no time zone; the reader gives them as if they were UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}

/**
 * A number as the sheet shows it: spreadsheets calculate with 15 significant digits and store the binary fraction, so
 * 0.1 + 0.2 is in the file as 0.30000000000000004, and a thousandth as 1E-3.
 */
export function numberText(stored: string): string {
  if (/^-?\d{1,15}$/.test(stored)) return stored
  const number = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(number)) return stored
  const [mantissa = '', exponent = '0'] = Math.abs(number).toExponential(14).split('e')
  const digits = mantissa.replace('.', '')
  const point = Number(exponent) + 1
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'
  const fraction = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).replace(/0+$/, '')
  const sign = number < 0 ? '-' : ''
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`
}
