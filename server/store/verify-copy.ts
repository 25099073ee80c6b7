/** Whether a copy of a convention's file is whole. */
import Database from 'better-sqlite3'

/** Null: every page is sound. Else what SQLite says of the first that is not. */
export function verifyCopy(path: string): string | null {
  const database = new Database(path, { readonly: true })
  try {
    const damage = String(database.pragma('quick_check(1)', { simple: true }))
    return damage === 'ok' ? null : damage
  } finally {
    database.close()
  }
}
