/** The log of the embedded host: lines appended to a file that is rotated before it grows. It does not look into the lines. */

import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A host that logs a line a second fills one file in about two hours; the five kept hold a convention's day. */
export const logFileBytes = 1_000_000
export const logFilesKept = 5

export class HostLog {
  readonly file: string
  readonly #folder: string
  #bytes = 0
  /** The beginning of a line whose end has not come yet. */
  #rest = ''

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

  /** What the process wrote, in pieces that need not end where lines do. */
  output(piece: string): void {
    const text = this.#rest + piece
    const end = text.lastIndexOf('\n') + 1
    this.#rest = text.slice(end)
    if (end > 0) this.#append(text.slice(0, end))
    // Not a log's line any more: a process that writes without end must not fill the memory.
    if (this.#rest.length > 64_000) this.outputEnded()
  }

  /** The process is gone: what it had begun to say is its last line. */
  outputEnded(): void {
    if (this.#rest !== '') this.#append(`${this.#rest}\n`)
    this.#rest = ''
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
