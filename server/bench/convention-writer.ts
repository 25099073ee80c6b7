/** Writes into a convention's file what a host would: decisions of the domain, as entries of the journal, a moment later each time. */
import { loadState } from '../commands/state.ts'
import type { Actor, AssemblyEvent } from '../domain/events.ts'
import type { Store } from '../store/store.ts'

export const CHAIR: Actor = { role: 'chair', name: 'Ada Chair' }
/** Longer than everything that is written lasts. */
const BEGAN_BEFORE_MS = 3 * 24 * 60 * 60 * 1000

export type Writer = ReturnType<typeof writerOn>

type Decision<Output> =
  { ok: true; events: readonly AssemblyEvent[]; output?: Output } | { ok: false; why: string }

export function writerOn(store: Store) {
  const state = loadState(store)
  let at = Date.now() - BEGAN_BEFORE_MS
  return {
    store,
    state,
    now: () => ++at,
    pass: (ms: number): void => {
      at += ms
    },
    save: <T>(work: () => T): T => {
      const outcome = store.save(work)
      if (!outcome.saved) throw new Error(`the file cannot be written: ${outcome.why}`)
      return outcome.value
    },
    /** Inside `save`. */
    happen: <Output>(actor: Actor, decision: Decision<Output>): Output | undefined => {
      if (!decision.ok) throw new Error(`not as planned: ${decision.why}`)
      for (const event of decision.events) state.apply(++at, actor, event)
      return decision.output
    },
  }
}
