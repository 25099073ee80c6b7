/** The thread of copies.ts: one copy, and it ends. A slow stick is waited for here. */
import { parentPort, workerData } from 'node:worker_threads'
import { writeCopy, type CopyOrder } from './write-copy.ts'

// Made by startCopy, of this very type.
parentPort?.postMessage(writeCopy(workerData as CopyOrder))
