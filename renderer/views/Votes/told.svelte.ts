/**
 * The host answers first and tells its consoles a moment later: without waiting for that, a vote just opened would stand there
 * as prepared, and a new one not at all.
 */
const TOLD_WITHIN_MS = 1_000

/** Resolves when it is so, or after a second: then it is for the page to show what it has. */
export function untilTold(isTold: () => boolean): Promise<void> {
  if (isTold()) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(finish, TOLD_WITHIN_MS)
    const stop = $effect.root(() => {
      $effect(() => {
        if (isTold()) finish()
      })
    })
    function finish(): void {
      clearTimeout(timer)
      stop()
      resolve()
    }
  })
}
