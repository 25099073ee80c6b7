/**
 * The one dot: from the connection, the replica and what the host says of itself to a state and its words. `label` is short
 * and stays while numbers move, for who has it read out; `sentence` is all of it.
 */
import type { ConnectionState } from '#client'
import type { HealthWarning, Instant, Language } from '#protocol'
import type { HostState } from '../../main/bridge.ts'
import { unreachable } from '../unreachable.ts'
import { formats } from '../words/format.ts'
import { frame } from '../words/frame.ts'
import { health as healthWords } from '../words/health.ts'

export type Health = {
  state: 'good' | 'warned' | 'connecting' | 'lost' | 'notSaving'
  label: string
  sentence: string
}

export type HealthInput = {
  link: ConnectionState | null
  /** Connected, and yet nothing is heard. */
  isSilent: boolean
  /** Rows of the list here already and expected in all, while it is loading. */
  loading: { done: number; all: number } | null
  saving: { saving: true } | { saving: false; why: string } | undefined
  warnings: readonly HealthWarning[]
  /** The embedded host, where this page is in the desktop app. */
  embedded: HostState | null
  /** Of when what the page shows is, on the host's clock. */
  heardAt: Instant
  /** This machine's clock, as `until` of the link is. */
  now: Instant
}

export function healthOf(input: HealthInput, language: Language): Health {
  const { state, sentence } = stateOf(input, language)
  const label = frame[language].health[state]
  if (state !== 'warned') return { state, label, sentence }
  const words = input.warnings.map((warning) => healthWords[language].warning(warning))
  return {
    state,
    label: `${label}: ${words.map(({ brief }) => brief).join('; ')}`,
    sentence: words.map(({ what, todo }) => `${what} ${todo}`).join('\n'),
  }
}

function stateOf(
  { link, isSilent, loading, saving, warnings, embedded, heardAt, now }: HealthInput,
  language: Language,
): Omit<Health, 'label'> {
  const sentences = frame[language].connection
  const asOf = formats[language].timeWithSeconds(heardAt)
  if (embedded?.state === 'restarting' && link?.state !== 'live') {
    return { state: 'lost', sentence: sentences.hostCrashed(embedded.attempt, embedded.of) }
  }
  if (link === null) return { state: 'lost', sentence: sentences.reconnecting(asOf) }
  switch (link.state) {
    case 'live':
      if (isSilent) return { state: 'connecting', sentence: sentences.silent(asOf) }
      if (saving?.saving === false) return { state: 'notSaving', sentence: sentences.notSaving(saving.why) }
      if (loading !== null)
        return { state: 'connecting', sentence: sentences.loading(loading.done, loading.all) }
      return { state: warnings.length > 0 ? 'warned' : 'good', sentence: sentences.live }
    case 'waiting': {
      if (link.why === 'restarting') return { state: 'lost', sentence: sentences.restarting(asOf) }
      const seconds = Math.ceil((link.until - now) / 1000)
      return {
        state: 'lost',
        sentence: seconds > 0 ? sentences.waiting(asOf, seconds) : sentences.reconnecting(asOf),
      }
    }
    case 'connecting':
    case 'signing-in':
      return { state: 'connecting', sentence: sentences.reconnecting(asOf) }
    case 'ended':
      return { state: 'lost', sentence: sentences.reconnecting(asOf) }
    default:
      return unreachable(link)
  }
}
