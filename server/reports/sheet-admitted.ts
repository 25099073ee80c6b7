/** Who came onto the register of a vote after it had opened: of result sheets and minutes. Standing on a register is no secret [R9]. */
import type { LateAdmission, Language } from '../protocol/messages.ts'
import { heading, type Column, type Piece } from './pieces.ts'
import { sheetWords } from './sheet-words.ts'
import { decimalText, longTimeWriter } from './times.ts'

const WIDTHS = [50, 18, 52, 26, 36]

export function admittedPieces(
  admitted: readonly LateAdmission[],
  { language, timeZone }: { language: Language; timeZone: string },
): Piece[] {
  if (admitted.length === 0) return []
  const words = sheetWords[language]
  const time = longTimeWriter(language, timeZone)
  const columns = words.admittedColumns.map((title, at): Column => ({
    title,
    width: WIDTHS[at] ?? 30,
    align: at === 1 ? 'right' : 'left',
  }))
  const rows = admitted.map(({ name, number, weight, reason, by, approvedBy, admittedAt }) => [
    ...[
      `${name} (${number})`,
      decimalText(weight, language),
      reason,
      approvedBy === undefined ? by : words.together(by, approvedBy),
      time(admittedAt),
    ],
  ])
  return [heading(3, words.admitted(admitted.length)), { kind: 'table', columns, rows }]
}
