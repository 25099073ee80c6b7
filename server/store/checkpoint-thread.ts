/** The thread of checkpoints.ts: each message is a round. What goes wrong is left to the next: the log keeps everything. */
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import type { CheckpointThread } from './checkpoints.ts'

/** Commits go on meanwhile; the log begins anew only when once all of it is in the file. */
const TRIES = 4

// Made by startCheckpoints, of this very type.
const { file, rounds } = workerData as CheckpointThread

/** Opened for the round only, so that between rounds the host's is the last connection, and its close leaves one file. */
function moveLogIntoFile(): void {
  const database = new Database(file, { fileMustExist: true, timeout: 0 })
  try {
    database.pragma('checkpoint_fullfsync = ON')
    const move = database.prepare<[], { log: number }>('PRAGMA wal_checkpoint(PASSIVE)')
    let before: number | undefined
    for (let tried = 0; tried < TRIES; tried++) {
      const pages = move.get()?.log
      if (pages === before) return
      before = pages
    }
  } finally {
    database.close()
  }
}

parentPort?.on('message', () => {
  try {
    moveLogIntoFile()
  } catch {
    // A full disk or a moved file: the next commit finds out and says so.
  }
  Atomics.sub(rounds, 0, 1)
  Atomics.notify(rounds, 0)
  parentPort?.postMessage(null)
})
