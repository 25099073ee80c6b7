/**
 * Keeps a copy of the file in a second place: each minute in which something was saved, and at once when a vote has a result. Knows when, and
 * what came of it; writing is the thread's. Nothing that goes wrong there is the host's trouble.
 */
import type { AssemblyEvent } from './domain/events.ts'
import type { Signal } from './live/world.ts'
import type { Instant, PlaceTrouble, SecondPlace } from './protocol/messages.ts'
import type { PlaceSetting } from './store/meta.ts'
import { whereabouts } from './store/places.ts'
import type { Store } from './store/store.ts'
import type { CopyOrder, CopyOutcome } from './store/write-copy.ts'

const EVERY_MS = 60_000
/** A look for the folder costs nothing: a stick that is back has its copy before anybody has sat down again. */
const MISSING_MS = 5_000
/** A slow stick writes a large convention in less. */
const NO_ANSWER_MS = 120_000
/** Stopping waits so long for a copy on its way. What is cut off is no copy, and those before are good. */
const STOPPING_MS = 5_000

type Options = {
  store: Pick<Store, 'meta' | 'save' | 'saves'>
  file: string
  now: () => Instant
  copy: (order: CopyOrder) => Promise<CopyOutcome>
  changed: () => void
  onTrouble: (trouble: { why: PlaceTrouble; detail: string } | null) => void
}

/** `saves`: of the store, when it began. */
type Running = { of: PlaceSetting; at: Instant; done: Promise<void> }

export function keepSecondPlace({ store, file, now, copy, changed, onTrouble }: Options) {
  const of = whereabouts(file)
  let setting = store.meta.secondPlace(of)
  let trouble: SecondPlace['trouble'] = null
  let running: Running | null = null
  let beganAt = -Infinity
  /** What the newest copy holds; -1: nobody knows. */
  let copied = -1
  let isUrgent = true

  function look(): void {
    if (setting === null) return
    if (running !== null) {
      if (running.of === setting && now() - running.at >= NO_ANSWER_MS) fail('no-answer', '')
      return
    }
    const pause = now() - beganAt
    const isMissing = trouble?.why === 'place-missing' && pause >= MISSING_MS
    if (isUrgent || isMissing || (pause >= EVERY_MS && (trouble !== null || store.saves() !== copied)))
      begin(setting)
  }

  function begin(place: PlaceSetting): void {
    const { folder, isElsewhere } = place
    const [at, saves] = [now(), store.saves()]
    beganAt = at
    isUrgent = false
    const done = copy({ file, folder, at, isElsewhere }).then((outcome) => {
      running = null
      // Meanwhile another place was set: what came of this one is nobody's business any more.
      if (setting === place) {
        if (outcome.ok) succeed({ ...place, ...outcome, good: { at, name: outcome.name } }, saves)
        else fail(outcome.why, outcome.detail)
      }
      if (isUrgent) look()
    })
    running = { of: place, at, done }
  }

  function succeed({ folder, isElsewhere, good }: PlaceSetting, saves: number): void {
    const known = { folder, isElsewhere, good }
    setting = known
    // A disk that refuses is found out and told by who saves ballots. What is noted here is a save too, and no news.
    const isNoted = store.save(() => store.meta.setSecondPlace(of, known)).saved
    copied = saves + (isNoted ? 1 : 0)
    if (trouble !== null) onTrouble(null)
    trouble = null
    changed()
  }

  function fail(why: PlaceTrouble, detail: string): void {
    if (trouble?.why === why) return
    onTrouble({ why, detail })
    trouble = { why, since: trouble?.since ?? now() }
    changed()
  }

  return {
    now(): SecondPlace | null {
      return setting === null ? null : { ...setting, trouble }
    },
    /** Once a second. */
    look,
    /** What was saved just now. */
    heard(changes: readonly (AssemblyEvent | Signal)[]): void {
      for (const { type } of changes) {
        if (type === 'second-place-set') {
          setting = store.meta.secondPlace(of)
          trouble = null
          isUrgent = true
        }
        if (HAS_RESULT.has(type)) isUrgent = true
      }
      if (isUrgent) look()
    },
    async stop(): Promise<void> {
      const limit = new AbortController()
      setting = null
      if (running === null) return
      await Promise.race([running.done, pauseFor(STOPPING_MS, limit.signal)])
      limit.abort()
    },
  }
}

const HAS_RESULT: ReadonlySet<string> = new Set<AssemblyEvent['type']>([
  'vote-moved-to-paper',
  'vote-closed',
  'paper-votes-confirmed',
  'lot-drawn',
  'tie-decided',
  'vote-published',
  'vote-annulled',
])

const pauseFor = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
