/** The thread of writer.ts: one piece of work, and it ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { writeMinutes, type MinutesOrder } from './write-minutes.ts'

// Made by the writer, of this very type.
parentPort?.postMessage(await writeMinutes(workerData as MinutesOrder))
