/**
 * The longest time in which a process served nobody, and how long its loop itself worked in it: on a busy machine the rest is the
 * system giving the processor to somebody else. Costs about one hundredth of a core, so it runs only while it is asked to.
 */

/** Looked at so often; what is later than this is a stall. */
const EVERY_MS = 1

export type Stall = { longestMs: number; ownMs: number }

export function watchStalls(): { take: () => Stall } {
  let longest: Stall = { longestMs: 0, ownMs: 0 }
  let before = { at: performance.now(), worked: workedMs() }
  const timer = setInterval(() => {
    const now = { at: performance.now(), worked: workedMs() }
    const longestMs = now.at - before.at - EVERY_MS
    if (longestMs > longest.longestMs) longest = { longestMs, ownMs: now.worked - before.worked }
    before = now
  }, EVERY_MS)
  return {
    take() {
      clearInterval(timer)
      return longest
    },
  }
}

/** Of the loop's own thread. */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
