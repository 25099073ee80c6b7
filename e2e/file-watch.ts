/** What a convention's file holds of a vote, at every moment: read from outside, while hosts write it and die. */
import Database from 'better-sqlite3'
import type { VoteId } from '../server/protocol/messages.ts'

/** The receipts of all ballots. They came after `since`, and were there at `at`. */
type Held = { since: number; at: number; receipts: ReadonlySet<string> }

const LOOK_EACH_MS = 10

const NOTHING: ReadonlySet<string> = new Set()

export class FileWatch {
  readonly #database: Database.Database
  readonly #looking: ReturnType<typeof setInterval>
  readonly #vote: VoteId
  readonly #held: Held[] = []
  #lookedAt = 0

  constructor(file: string, vote: VoteId) {
    this.#database = new Database(file, { readonly: true })
    this.#vote = vote
    this.#looking = setInterval(() => this.#look(), LOOK_EACH_MS)
    this.#look()
  }

  /** Ballots are only ever added, so their number tells whether anything is new. */
  #look(): void {
    const since = this.#lookedAt
    this.#lookedAt = Date.now()
    const rows = this.#database
      .prepare<[VoteId], { receipt: string }>('SELECT receipt FROM turnout WHERE vote = ?')
      .all(this.#vote)
    if (rows.length === this.#held.at(-1)?.receipts.size) return
    this.#held.push({ since, at: Date.now(), receipts: new Set(rows.map(({ receipt }) => receipt)) })
  }

  /** All that can have been in it at that moment. */
  atMost(moment: number): ReadonlySet<string> {
    return this.#held.findLast(({ since }) => since < moment)?.receipts ?? NOTHING
  }

  /** What was in it at that moment for sure. */
  atLeast(moment: number): ReadonlySet<string> {
    return this.#held.findLast(({ at }) => at <= moment)?.receipts ?? NOTHING
  }

  end(): void {
    if (!this.#database.open) return
    this.#look()
    clearInterval(this.#looking)
    this.#database.close()
  }
}
