/**
 * Moves what was committed from the log into the file, in a thread of its own: on the loop it was the longest stall of a
 * vote. Knows when and how far, and nothing of what is in the pages.
 */
import { statSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type Database from 'better-sqlite3'

/** `rounds`: how many are asked for and not done, an Int32 that both threads see. */
export type CheckpointThread = { file: string; rounds: Int32Array<SharedArrayBuffer> }

/** From a commit to the round that takes it along: a burst of ballots is over by then, and its pages are copied once. */
const EVERY_MS = 1_000

/**
 * 64 MiB: where the thread cannot keep up the writer itself does it, at SQLite's own mark of a log that is too long. 20,000
 * ballots at once make a log of 8,000 pages.
 */
export const MOST_LOG_PAGES = 16_000

/** SQLite's own mark of a log that is long, for when there is no thread. */
const LONG_LOG_PAGES = 1_000

/** SQLite's size of a page. */
const PAGE_BYTES = 4_096

/** Closing waits for a round that runs: the last to close is who leaves one whole file. */
const CLOSING_MS = 5_000

export type Checkpoints = {
  /** There is something new in the log. */
  committed(): void
  /** A round without waiting, where the log is so long that the loop should not do it. False: it is not, or nobody does. */
  atOnce(): boolean
  /** Before the database is closed. */
  stop(): void
}

export type CheckpointOptions = {
  file: string
  /** A round is done, or there will be none: the log is free. */
  onRound: () => void
  laterIn?: (milliseconds: number, work: () => void) => void
  /** The thread's program: beside this file, .ts where Node runs the sources and .js where the desktop app runs its build. */
  program?: string
}

export function startCheckpoints(
  database: Database.Database,
  { file, onRound, laterIn = sleepless, program = besideThis() }: CheckpointOptions,
): Checkpoints {
  const rounds = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  let thread: Worker | null = null
  let isDue = false
  let isOver = false

  database.pragma(`wal_autocheckpoint = ${String(MOST_LOG_PAGES)}`)
  // A log that had to grow is cut back when it begins anew.
  database.pragma(`journal_size_limit = ${String(MOST_LOG_PAGES * PAGE_BYTES)}`)

  function begin() {
    if (isOver) return
    thread ??= startThread()
    Atomics.add(rounds, 0, 1)
    thread.postMessage(null)
  }

  function startThread(): Worker {
    const started = new Worker(program, {
      workerData: { file, rounds } satisfies CheckpointThread,
      execArgv: [],
    })
    started.unref()
    started.on('message', () => {
      isDue = false
      if (!isOver) onRound()
    })
    started.on('error', giveUp)
    return started
  }

  /** Voting goes on without the thread, with the stalls that it was to prevent. */
  function giveUp() {
    Atomics.store(rounds, 0, 0)
    if (isOver) return
    isOver = true
    database.pragma(`wal_autocheckpoint = ${String(LONG_LOG_PAGES)}`)
    onRound()
  }

  return {
    committed() {
      if (isDue) return
      isDue = true
      laterIn(EVERY_MS, begin)
    },
    atOnce() {
      if (isOver || statSync(`${file}-wal`).size < LONG_LOG_PAGES * PAGE_BYTES) return false
      if (Atomics.load(rounds, 0) === 0) begin()
      return true
    },
    stop() {
      isOver = true
      const running = Atomics.load(rounds, 0)
      if (running > 0) Atomics.wait(rounds, 0, running, CLOSING_MS)
      void thread?.terminate()
    },
  }
}

/** A host that has nothing else to do may end. */
const sleepless = (milliseconds: number, work: () => void) => void setTimeout(work, milliseconds).unref()

const besideThis = () =>
  fileURLToPath(new URL(`./checkpoint-thread${extname(import.meta.filename)}`, import.meta.url))
