/** The host's log: a closed list of events, none of which can carry a name, a code, a token or a ballot. */
import { pino, type DestinationStream } from 'pino'

export type LogEvent =
  | { event: 'host-started'; port: number; members: number; entries: number; openMs: number }
  | { event: 'host-stopped' }
  | { event: 'saving-failed'; why: string }
  | { event: 'saving-works-again' }
  /** To the second place. */
  | { event: 'copying-failed'; why: string; detail: string }
  | { event: 'copying-works-again' }
  | { event: 'command-failed'; error: string }
  /** What somebody should have seen could not be worded: they keep what they were told last. */
  | { event: 'telling-failed'; error: string }
  | { event: 'request-failed'; status: number }
  | { event: 'wrong-codes'; waitSeconds: number }
  /** One of the processes that hold the sockets has ended; another is started. */
  | { event: 'gateway-lost' }

export type Log = (entry: LogEvent) => void

const LEVEL: Record<LogEvent['event'], 'info' | 'warn' | 'error'> = {
  'host-started': 'info',
  'host-stopped': 'info',
  'saving-failed': 'error',
  'saving-works-again': 'info',
  'copying-failed': 'warn',
  'copying-works-again': 'info',
  'command-failed': 'error',
  'telling-failed': 'error',
  'request-failed': 'warn',
  'wrong-codes': 'warn',
  'gateway-lost': 'error',
}

/** JSON, a line an event, to standard error unless told otherwise: standard output belongs to data. */
export function createLog(destination: DestinationStream = process.stderr): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  return ({ event, ...about }) => logger[LEVEL[event]](about, event)
}
