/** Looks at the roster again a few times a second at most, however fast it changes. Knows nothing of what is read off it. */
import { onMount } from 'svelte'
import type { Console } from '../../console.svelte.ts'
import type { RosterEntry } from '#client/roster'

/** Counting 50,000 rows takes about a millisecond; more often than this no eye follows. */
const LOOK_EVERY_MS = 250

/** The rows as of the last look; reading it in a `$derived` computes that again after each look. Call while setting up. */
export function watchRoster(host: Console): () => readonly RosterEntry[] {
  let looks = $state(0)
  onMount(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = host.onRoster(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        looks++
      }, LOOK_EVERY_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  })
  return () => (looks >= 0 ? (host.roster?.entries ?? []) : [])
}
