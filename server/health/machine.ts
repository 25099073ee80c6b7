/**
 * What the operating system and the runtime say of this process: the loop's stalls, memory, disk, files. Reading is all it
 * does; what a number means is in warnings.ts. What a system does not tell is null or its most generous limit.
 */
import { readFileSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { dirname } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'

/** How often the loop's turning is looked at. Measured: 0.4 % of a core, and nothing while the loop turns anyway. */
const RESOLUTION_MS = 10

const DISK_MS = 10_000

/** Files that are not sockets: the convention's, the log, the runtime's own, a backup under way. */
const OTHER_FILES = 64

export type Disk = { freeBytes: number; fileBytes: number }

export type Machine = {
  /** The longest stall since the last asking, milliseconds. */
  takeStall(): number
  memory(): { residentBytes: number; ofBytes: number }
  heap(): { usedBytes: number; ofBytes: number }
  /** Newest known: it is asked for in the background. */
  disk(): Disk | null
  sockets(): { open: number; most: number }
  stop(): void
}

type MachineOptions = {
  file: string
  /** As the gateway allows. */
  mostSockets: number
  /** Connections of any kind, now. */
  openSockets: () => number
  /** Processes that hold the connections instead of this one, when there are any. */
  others?: () => readonly OtherProcess[]
}

export type OtherProcess = {
  open: number
  most: number
  residentBytes: number
  /** Its longest stall of the last second. */
  stallMs: number
}

export function watchMachine({ file, mostSockets, openSockets, others = () => [] }: MachineOptions): Machine {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  loop.enable()
  const ofBytes = memoryLimit(totalmem(), process.constrainedMemory())
  const most = Math.min(mostSockets, (openFilesLimit(readLimits()) ?? Infinity) - OTHER_FILES)
  let disk: Disk | null = null
  let isLooking = false

  // A network drive that hangs is asked once, not every ten seconds again.
  async function look() {
    if (isLooking) return
    isLooking = true
    disk = await readDisk(file)
    isLooking = false
  }
  void look()
  const looking = setInterval(() => void look(), DISK_MS)
  looking.unref()

  return {
    takeStall() {
      // What it measures is from one look to the next; a loop that always turns has the resolution.
      const longest = Math.max(0, loop.max / 1e6 - RESOLUTION_MS, ...others().map(({ stallMs }) => stallMs))
      loop.reset()
      return longest
    },
    memory: () => ({
      residentBytes: process.memoryUsage.rss() + sum(others().map(({ residentBytes }) => residentBytes)),
      ofBytes,
    }),
    heap() {
      const { used_heap_size: usedBytes, heap_size_limit } = getHeapStatistics()
      return { usedBytes, ofBytes: heap_size_limit }
    },
    disk: () => disk,
    sockets() {
      const its = others()
      return its.length === 0
        ? { open: openSockets(), most }
        : { open: sum(its.map(({ open }) => open)), most: sum(its.map((other) => other.most)) }
    },
    stop() {
      clearInterval(looking)
      loop.disable()
    },
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

/** A container's limit counts when there is one: Node says 0 or an absurd number when there is none. */
export const memoryLimit = (machineBytes: number, constrainedBytes: number): number =>
  constrainedBytes > 0 ? Math.min(machineBytes, constrainedBytes) : machineBytes

/** Of /proc/self/limits, which only Linux has; null: not told, or none. */
export function openFilesLimit(limits: string): number | null {
  const soft = /^Max open files\s+(\d+)/m.exec(limits)?.[1]
  return soft === undefined ? null : Number(soft)
}

export function readLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8')
  } catch {
    return ''
  }
}

export async function readDisk(file: string): Promise<Disk | null> {
  try {
    const [{ bavail, bsize }, ...parts] = await Promise.all([
      statfs(dirname(file)),
      sizeOf(file),
      sizeOf(`${file}-wal`),
    ])
    return { freeBytes: bavail * bsize, fileBytes: parts.reduce((sum, bytes) => sum + bytes, 0) }
  } catch {
    return null
  }
}

const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size
  } catch {
    return 0
  }
}
