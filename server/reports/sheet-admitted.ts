/** Who came onto the register of a vote after it had opened: of result sheets and minutes. Standing on a register is no secret [R9]. */
import type { LateAdmission, Language } from '../protocol/messages.ts'
import { heading, type Piece } from './pieces.ts'
import { sheetWords } from './sheet-words.ts'
import { decimalText, longTimeWriter } from './times.ts'

/** Whole, however long: a table would cut reasons and names. */
export function admittedPieces(
  admitted: readonly LateAdmission[],
  { language, timeZone }: { language: Language; timeZone: string },
): Piece[] {
  if (admitted.length === 0) return []
  const words = sheetWords[language]
  const time = longTimeWriter(language, timeZone)
  const notes = admitted.map(({ name, number, weight, reason, by, approvedBy, admittedAt }): Piece => {
    const votes = weight === '1' ? '' : `, ${words.withWeight(decimalText(weight, language))}`
    const who = approvedBy === undefined ? by : words.together(by, approvedBy)
    return {
      ...{ kind: 'note', text: `${name} (${number})${votes}: ${reason}` },
      by: `${who}, ${time(admittedAt)}`,
    }
  })
  return [heading(3, words.admitted(admitted.length)), ...notes]
}
