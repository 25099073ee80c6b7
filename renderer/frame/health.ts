/** The one dot: from the connection, the replica and what the host says of itself to a state and a sentence. Pure. */
import type { ConnectionState } from '#client'
import type { Instant } from '#protocol'
import type { HostState } from '../../main/bridge.ts'
import { unreachable } from '../unreachable.ts'
import type { FrameWords } from '../words/frame.ts'

export type Health = { state: 'good' | 'connecting' | 'lost' | 'notSaving'; sentence: string }

export type HealthInput = {
  link: ConnectionState | null
  /** Rows of the list here already and expected in all, while it is loading. */
  loading: { done: number; all: number } | null
  saving: { saving: true } | { saving: false; why: string } | undefined
  /** The embedded host, where this page is in the desktop app. */
  embedded: HostState | null
  /** This machine's clock, as `until` of the link is. */
  now: Instant
}

export function healthOf({ link, loading, saving, embedded, now }: HealthInput, words: FrameWords): Health {
  const sentences = words.connection
  if (embedded?.state === 'restarting' && link?.state !== 'live') {
    return { state: 'lost', sentence: sentences.hostCrashed(embedded.attempt, embedded.of) }
  }
  if (link === null) return { state: 'lost', sentence: sentences.reconnecting }
  switch (link.state) {
    case 'live':
      if (saving?.saving === false) return { state: 'notSaving', sentence: sentences.notSaving(saving.why) }
      if (loading !== null)
        return { state: 'connecting', sentence: sentences.loading(loading.done, loading.all) }
      return { state: 'good', sentence: sentences.live }
    case 'waiting': {
      if (link.why === 'restarting') return { state: 'lost', sentence: sentences.restarting }
      const seconds = Math.ceil((link.until - now) / 1000)
      return { state: 'lost', sentence: seconds > 0 ? sentences.waiting(seconds) : sentences.reconnecting }
    }
    case 'connecting':
    case 'signing-in':
      return { state: 'connecting', sentence: sentences.reconnecting }
    case 'ended':
      return { state: 'lost', sentence: sentences.reconnecting }
    default:
      return unreachable(link)
  }
}
