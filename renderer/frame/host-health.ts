/** The health of this page's host, from everything the page knows of it. Read it in a `$derived`: it follows. */
import type { Console } from '../console.svelte.ts'
import { desktop } from '../desktop.svelte.ts'
import { speech } from '../words/language.svelte.ts'
import { healthOf, type Health } from './health.ts'

export function hostHealth(host: Console): Health {
  return healthOf(
    {
      link: host.link,
      isSilent: host.isSilent,
      loading: loadingOf(host),
      saving: host.topics.health,
      warnings: host.topics.vitals?.warnings ?? [],
      embedded: desktop.host,
      heardAt: host.heardAt,
      // `host.now` only to be asked again each second; the link's own times are of this machine's clock.
      now: host.now && Date.now(),
    },
    speech.language,
  )
}

function loadingOf({ replica, counts }: Console): { done: number; all: number } | null {
  const completeness = replica?.completeness
  if (completeness?.state !== 'loading') return null
  return { done: counts.registered, all: counts.registered + completeness.rowsLeft }
}
