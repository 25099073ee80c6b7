/**
 * Whether two consoles are one person's, as far as their names tell. Who invites themselves under a second name is in the journal
 * with that invitation; this refuses what nobody would notice there.
 */
import type { Language } from '../protocol/messages.ts'

/** How the journal calls a chair who came in at the machine itself rather than by an invitation with a name. */
export const LOCAL_CHAIR: Record<Language, string> = { de: 'Versammlungsleitung', en: 'Chair' }

/** The convention's language can be changed between two acts: the machine's own chair stays one person. */
const LOCAL_NAMES = new Set(Object.values(LOCAL_CHAIR).map(plain))

/** Without what the eye does not tell apart: case, blanks, invisible characters, other encodings of the same letters. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]+/gu, '')
    .toLowerCase()
}

export function isSamePerson(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  return a === b || (LOCAL_NAMES.has(a) && LOCAL_NAMES.has(b))
}
