/** The host's measures of the last minutes, as this console heard them. Pure. Nothing is asked for: what was missed is a gap. */
import type { Vitals } from '#protocol'

export const HISTORY_MS = 5 * 60_000

/** Ascending by time. A clock that was set back, or another host, begins anew. */
export function remember(history: readonly Vitals[], newest: Vitals): readonly Vitals[] {
  const last = history.at(-1)
  if (last !== undefined && last.at > newest.at) return [newest]
  return [...history.filter(({ at }) => at >= newest.at - HISTORY_MS && at !== newest.at), newest]
}
