/** A member by what is typed: part of the name, or the number. Pure. */
import type { MemberId } from '#protocol'
import { bestFits } from '../Participants/best-fits.ts'

type Row = { readonly id: MemberId; number: string; firstName: string; lastName: string }

/** As many as a list under a field can offer. */
const OFFERED = 12

const labelOf = ({ firstName, lastName, number }: Row) => `${firstName} ${lastName} (${number})`
const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()

export function findMembers(rows: Iterable<Row>, typed: string): readonly { id: MemberId; label: string }[] {
  const wanted = plain(typed)
  if (wanted.length < 2) return []
  return bestFits(rows, wanted.replaceAll(/[()]/g, ' '), { most: OFFERED, others: false }).map((row) => ({
    id: row.id,
    label: labelOf(row),
  }))
}

/** The one who is meant without doubt: by number, by an offered line, or by a name that only one has. */
export function memberTyped<Its extends Row>(rows: Iterable<Its>, typed: string): Its | null {
  const wanted = plain(typed)
  if (wanted === '') return null
  let named: Its | null = null
  let isAmbiguous = false
  for (const row of rows) {
    if (plain(row.number) === wanted || plain(labelOf(row)) === wanted) return row
    if (plain(`${row.firstName} ${row.lastName}`) !== wanted) continue
    isAmbiguous = named !== null
    named = row
  }
  return isAmbiguous ? null : named
}
