/** Minutes as a document before anybody writes it as a page or a file: sections of pieces, in one language. Pure data. */
import type { Language, MinutesSection } from '../../protocol/messages.ts'
import type { Piece } from '../pieces.ts'

/** `parts`: how many votes, items, notes and so on it tells of. */
export type Section = { section: MinutesSection; parts: number; pieces: readonly Piece[] }

export type MinutesDocument = {
  language: Language
  title: string
  /** On every page: convention, place, days. */
  about: string
  /** Null: final. */
  draftMark: string | null
  /** The journal that it tells: a sentence, and its head as hexadecimal. */
  journal: string
  head: string
  sections: readonly Section[]
}
