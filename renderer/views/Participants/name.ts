/** How a member is written in lists, ordered by last name: "Müller, Anna". '' where there is no name at all. */
export function nameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return [lastName, firstName].filter((part) => part !== '').join(', ')
}

/** How a member is spoken of: "Anna Müller". */
export function spokenName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return [firstName, lastName].filter((part) => part !== '').join(' ')
}
