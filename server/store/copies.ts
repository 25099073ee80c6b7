/** Has a copy written by a thread of its own, so that the loop waits for no disk but the file's. */
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { CopyOrder, CopyOutcome } from './write-copy.ts'

/** Never rejects: a thread that breaks has made no copy. */
export function startCopy(order: CopyOrder): Promise<CopyOutcome> {
  return new Promise((resolve) => {
    const thread = new Worker(besideThis(), { workerData: order, execArgv: [] })
    thread.on('message', resolve)
    const failed = (detail: string) => resolve({ ok: false, why: 'place-not-writable', detail })
    thread.on('error', (error) => failed(error instanceof Error ? error.message : ''))
    thread.on('exit', (code) => failed(`the thread ended with ${String(code)}`))
  })
}

/** .ts where Node runs the sources and .js where the desktop app runs its build. */
const besideThis = () =>
  fileURLToPath(new URL(`./copy-thread${extname(import.meta.filename)}`, import.meta.url))
