/** Which limits are near, from the measures. Pure. A warning comes while there is still time to do something. */
import type { HealthWarning, Instant, PlaceTrouble, Vitals } from '../protocol/messages.ts'

export type Measures = Omit<Vitals, 'warnings'> & {
  /** The part of memory that holds the host's state, and what the runtime gives it at most. */
  heap: { usedBytes: number; ofBytes: number }
  /** The longest stall of each second, of the last minute. */
  stallsMs: readonly number[]
  registered: number
  backup: {
    at: Instant | null
    /** Whether something happened since that is not in it. */
    isOutdated: boolean
    /** Since when somebody could have made one: the last one, or the start of the host. */
    since: Instant
    /** Why no copy reaches the second place, where there is one. */
    trouble: PlaceTrouble | null
  }
}

const SOCKETS_SHARE = 0.8
const MEMORY_SHARE = 0.7
/** The heap is swept before it is full, so that it may stand high for a while without need. */
const HEAP_SHARE = 0.8
const LEAST_FREE_BYTES = 1024 ** 3
/** Room for a few backups, and for the file to grow while they are made. */
const FREE_FILES = 10
const BACKUP_MS = 30 * 60_000
/** An eye sees it; an import of a large list may do it once. */
const STALL_MS = 200
const STALLED_SECONDS = 5
const ACKNOWLEDGED_MS = 1000
/** Of fewer the slowest hundredth is one alone. */
const ACKNOWLEDGED_COUNT = 20

export function warningsOf(measures: Measures): HealthWarning[] {
  return [
    ...socketsWarning(measures),
    ...memoryWarning(measures),
    ...diskWarning(measures),
    ...backupWarning(measures),
    ...stallsWarning(measures),
    ...acknowledgementsWarning(measures),
  ]
}

const socketsWarning = ({ sockets }: Measures): HealthWarning[] =>
  sockets.open < sockets.most * SOCKETS_SHARE ? [] : [{ kind: 'sockets', about: sockets }]

function memoryWarning({ memory, heap }: Measures): HealthWarning[] {
  if (heap.usedBytes >= heap.ofBytes * HEAP_SHARE) return [{ kind: 'memory', about: heap }]
  const { residentBytes: usedBytes, ofBytes } = memory
  return usedBytes < ofBytes * MEMORY_SHARE ? [] : [{ kind: 'memory', about: { usedBytes, ofBytes } }]
}

const diskWarning = ({ disk }: Measures): HealthWarning[] =>
  disk === null || disk.freeBytes >= Math.max(LEAST_FREE_BYTES, disk.fileBytes * FREE_FILES)
    ? []
    : [{ kind: 'disk', about: disk }]

/** Who has set a second place relies on it, and hears at once that nothing reaches it. */
function backupWarning({ at, registered, backup }: Measures): HealthWarning[] {
  const { trouble } = backup
  if (trouble !== null) return [{ kind: 'backup', about: { at: backup.at, trouble } }]
  return registered === 0 || !backup.isOutdated || at - backup.since < BACKUP_MS
    ? []
    : [{ kind: 'backup', about: { at: backup.at } }]
}

function stallsWarning({ stallsMs }: Measures): HealthWarning[] {
  const long = stallsMs.filter((stall) => stall > STALL_MS)
  return long.length < STALLED_SECONDS
    ? []
    : [{ kind: 'stalls', about: { seconds: long.length, longestMs: Math.max(...long) } }]
}

const acknowledgementsWarning = ({ acknowledged }: Measures): HealthWarning[] =>
  acknowledged === null || acknowledged.count < ACKNOWLEDGED_COUNT || acknowledged.p99Ms <= ACKNOWLEDGED_MS
    ? []
    : [{ kind: 'acknowledgements', about: { p99Ms: acknowledged.p99Ms } }]
