/** The log of the embedded host: lines appended to a file that is rotated before it grows. It does not look into the lines. */

import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A host that logs a line a second fills one file in about two hours; the five kept hold a convention's day. */
export const logFileBytes = 1_000_000
export const logFilesKept = 5
/** A stack trace is far below this. */
const longestLine = 64_000

export class HostLog {
  readonly file: string
  readonly #folder: string
  #bytes = 0

  constructor(folder: string) {
    this.#folder = folder
    this.file = join(folder, 'host.log')
    try {
      mkdirSync(folder, { recursive: true })
      this.#bytes = statSync(this.file, { throwIfNoEntry: false })?.size ?? 0
    } catch {
      // No folder: nothing is logged, and the convention goes on.
    }
  }

  /** An event of the shell, as a line like the host's own. */
  event(event: Readonly<Record<string, string | number>>): void {
    this.#append(`${JSON.stringify({ time: Date.now(), ...event })}\n`)
  }

  /** For one stream of a process's output, which comes in pieces that need not end where lines do. */
  stream(): { write(piece: string): void; end(): void } {
    let rest = ''
    const end = () => {
      if (rest !== '') this.#append(`${rest}\n`)
      rest = ''
    }
    const write = (piece: string) => {
      const text = rest + piece
      const lines = text.slice(0, text.lastIndexOf('\n') + 1)
      rest = text.slice(lines.length)
      if (lines !== '') this.#append(lines)
      // No log's line any more: a process that writes without end must not fill the memory.
      if (rest.length > longestLine) end()
    }
    return { write, end }
  }

  #append(text: string): void {
    try {
      if (this.#bytes > 0 && this.#bytes + Buffer.byteLength(text) > logFileBytes) this.#rotate()
      appendFileSync(this.file, text)
      this.#bytes += Buffer.byteLength(text)
    } catch {
      // A full disk is reported by the host where it matters: it cannot save ballots.
    }
  }

  #rotate(): void {
    const older = (age: number) => join(this.#folder, `host.${String(age)}.log`)
    rmSync(older(logFilesKept - 1), { force: true })
    for (let age = logFilesKept - 2; age >= 1; age--) renameIfThere(older(age), older(age + 1))
    renameIfThere(this.file, older(1))
    this.#bytes = 0
  }
}

function renameIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, to)
}
