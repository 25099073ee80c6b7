/** Final minutes as they were signed. What they say is nobody's business here. */
import type Database from 'better-sqlite3'
import type { Language } from '../protocol/messages.ts'

/** `document`: JSON of what a PDF is made of. */
export type FinalMinutes = { markdown: string; document: string }

export function openFinalMinutes(database: Database.Database) {
  const select = database.prepare<[number, Language], FinalMinutes>(
    'SELECT markdown, document FROM final_minutes WHERE version = ? AND language = ?',
  )
  const insert = database.prepare<[number, Language, string, string]>(
    'INSERT INTO final_minutes (version, language, markdown, document) VALUES (?, ?, ?, ?)',
  )
  return {
    find: (version: number, language: Language): FinalMinutes | null => select.get(version, language) ?? null,
    keep(version: number, language: Language, { markdown, document }: FinalMinutes) {
      insert.run(version, language, markdown, document)
    },
  }
}
