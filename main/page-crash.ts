/** What to do when a window's page crashes: load it again, but not for ever. Pure. */

export const reloadsPerMinute = 3

/** @param crashes when this window's page crashed before; @param now both in milliseconds of one clock */
export function afterPageCrash(
  crashes: readonly number[],
  now: number,
): { crashes: readonly number[]; act: 'reload' | 'ask' } {
  const recent = [...crashes.filter((then) => then > now - 60_000), now]
  return { crashes: recent, act: recent.length > reloadsPerMinute ? 'ask' : 'reload' }
}
