/** Notes that belong to no item: what happened at a moment, as the minute taker wrote it. */
import { heading } from '../../pieces.ts'
import type { Section } from '../document.ts'
import { notePiece, type Telling } from './telling.ts'

export function notesSection(telling: Telling): Section | null {
  const known = new Set(telling.rows.map(({ item }) => item.id))
  const free = [...telling.assembly.notes.values()]
    .filter(({ item }) => item === null || !known.has(item))
    .sort((one, other) => one.at - other.at || one.id - other.id)
  if (free.length === 0) return null
  return {
    section: 'notes',
    parts: free.length,
    pieces: [heading(1, telling.words.notes), ...free.map((note) => notePiece(telling, note))],
  }
}
