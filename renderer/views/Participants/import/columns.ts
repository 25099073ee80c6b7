/** Columns of the file and fields of a member, matched by hand. Pure. */
import type { ColumnMatch, MemberField } from '#protocol'

/** One column is one field: who takes it over leaves the other without. */
export function rematched(columns: ColumnMatch, field: MemberField, column: number | null): ColumnMatch {
  const freed = (taken: number | null) => (taken === column ? null : taken)
  const { number, firstName, lastName, email, region, group, gender, weight, entitled } = columns
  return {
    number: freed(number),
    firstName: freed(firstName),
    lastName: freed(lastName),
    email: freed(email),
    region: freed(region),
    group: freed(group),
    gender: freed(gender),
    weight: freed(weight),
    entitled: freed(entitled),
    [field]: column,
  }
}
