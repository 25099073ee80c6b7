/**
 * The host's own measures, once a second: what was counted meanwhile, what the machine says, and which limits are near. Knows
 * no member and no vote, so that nothing it says can name one.
 */
import type { Instant, PlaceTrouble, Vitals } from '../protocol/messages.ts'
import { createLatencies } from './latencies.ts'
import type { Machine } from './machine.ts'
import { warningsOf } from './warnings.ts'

/** Acknowledgements are looked at over so many seconds: enough for a hundredth to mean something, few enough to be now. */
const LATENCY_SECONDS = 10
const STALL_SECONDS = 60
export const SECOND_MS = 1000

/** What others count anyway. `signIns` and `ballots` only ever grow. */
export type Counts = {
  connected: { members: number; consoles: number; projectors: number }
  signIns: number
  ballots: number
  slow: number
  registered: number
  lastBackup: Instant | null
  placeTrouble: PlaceTrouble | null
  /** Of the journal; with a vote open, ballots come that it does not show. */
  entries: number
  isVoteOpen: boolean
}

type VitalsOptions = {
  now: () => Instant
  /** Monotonic milliseconds. */
  elapsed: () => number
  counts: () => Counts
  machine: Machine
}

export function watchHealth({ now, elapsed, counts, machine }: VitalsOptions) {
  const latencies = createLatencies(LATENCY_SECONDS)
  const stallsMs: number[] = []
  const startedAt = now()
  let before = { at: elapsed(), signIns: 0, ballots: 0, entries: 0 }
  /** Journal entries that the newest backup holds for sure; null: it is from an earlier start, and nobody knows. */
  let saved: { at: Instant | null; entries: number | null } = { at: counts().lastBackup, entries: null }

  function look(): Vitals {
    const { connected, signIns, ballots, slow, registered, lastBackup, placeTrouble, entries, isVoteOpen } =
      counts()
    const at = elapsed()
    const milliseconds = Math.max(1, at - before.at)
    // Upwards: one ballot in a second that was longer is not none.
    const perSecond = (difference: number) => Math.ceil((difference * SECOND_MS) / milliseconds)
    // The loop's own watch misses a stall that ends in this very call; then this call is late.
    const stallMs = Math.round(Math.max(machine.takeStall(), milliseconds - SECOND_MS, 0))
    stallsMs.push(stallMs)
    if (stallsMs.length > STALL_SECONDS) stallsMs.shift()
    if (lastBackup !== saved.at) saved = { at: lastBackup, entries: before.entries }
    const measures = {
      at: now(),
      connected,
      signIns: perSecond(signIns - before.signIns),
      ballots: perSecond(ballots - before.ballots),
      acknowledged: latencies.read(),
      stallMs,
      slow,
      memory: machine.memory(),
      disk: machine.disk(),
      sockets: machine.sockets(),
    }
    latencies.turn()
    before = { at, signIns, ballots, entries }
    const backup = {
      at: lastBackup,
      isOutdated: isVoteOpen || entries !== saved.entries,
      since: Math.max(lastBackup ?? 0, startedAt),
      trouble: placeTrouble,
    }
    return {
      ...measures,
      warnings: warningsOf({ ...measures, heap: machine.heap(), stallsMs, registered, backup }),
    }
  }

  let latest = look()

  return {
    /** Of one change, from its frame to its reply. */
    acknowledged: (milliseconds: number) => latencies.record(milliseconds),
    /** Once a second. */
    look: () => (latest = look()),
    latest: () => latest,
  }
}
