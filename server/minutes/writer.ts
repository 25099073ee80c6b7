/** Has minutes written by a thread of its own, so that the loop waits for none of it, and keeps the newest draft. */
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { MinutesWriter } from '../commands/minutes.ts'
import type { MinutesDraft, MinutesOrder, MinutesWork } from './write-minutes.ts'

/** `entries`: how many the journal has now. A thread that breaks has written nothing: null. */
export function minutesWriter({ file, entries }: { file: string; entries: () => number }): MinutesWriter {
  let newest: MinutesDraft | null = null
  let writing: Promise<MinutesDraft | null> | null = null

  async function write(): Promise<MinutesDraft | null> {
    const work = await inThread({ kind: 'draft', file, timeZone: timeZone() })
    newest = work?.kind === 'draft' ? work.draft : null
    writing = null
    return newest
  }

  return {
    async draft() {
      if (newest?.entries === entries()) return newest
      const draft = await (writing ??= write())
      // What was being written when it was asked for may have begun before the newest entry.
      return draft === null || draft.entries >= entries() ? draft : (writing ??= write())
    },
    newest: () => newest,
    async pdf(document) {
      const work = await inThread({ kind: 'pdf', document })
      return work?.kind === 'pdf' ? Buffer.from(work.bytes) : null
    },
    async workbook(options) {
      const work = await inThread({ kind: 'workbook', file, timeZone: timeZone(), ...options })
      return work?.kind === 'workbook' ? Buffer.from(work.bytes) : null
    },
  }
}

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

function inThread(order: MinutesOrder): Promise<MinutesWork | null> {
  return new Promise((resolve) => {
    const thread = new Worker(besideThis(), { workerData: order, execArgv: [] })
    thread.on('message', resolve)
    thread.on('error', () => resolve(null))
    thread.on('exit', () => resolve(null))
  })
}

/** .ts where Node runs the sources and .js where the desktop app runs its build. */
const besideThis = () =>
  fileURLToPath(new URL(`./minutes-thread${extname(import.meta.filename)}`, import.meta.url))
