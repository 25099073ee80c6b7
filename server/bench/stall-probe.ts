/**
 * The longest time in which a process served nobody, and the longest turn of its loop by the processor it took. What lies between the
 * two is waiting: for the disk in a commit, or for the processor on a busy machine. Costs about one hundredth of a core, so it runs
 * only while it is asked to.
 */

/** Looked at so often; what is later than this is a stall. */
const EVERY_MS = 1

/** `ownMs`: need not be the same stall. */
export type Stall = { longestMs: number; ownMs: number }

export function watchStalls(): { take: () => Stall } {
  const longest: Stall = { longestMs: 0, ownMs: 0 }
  let before = { at: performance.now(), worked: workedMs() }
  const timer = setInterval(() => {
    const now = { at: performance.now(), worked: workedMs() }
    longest.longestMs = Math.max(longest.longestMs, now.at - before.at - EVERY_MS)
    longest.ownMs = Math.max(longest.ownMs, now.worked - before.worked)
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
