/** What the promises share: how one is broken, how they wait, and what they are told. Knows no host and no phone. */
import { setTimeout as pause } from 'node:timers/promises'

/** The sentence that the program ends with. */
export class BrokenPromise extends Error {}

export type TrialOptions = {
  /** The same seed makes the same plan: who votes how and when, when the host dies, what the fuzzer sends. */
  seed: string
  /** Files may be left in it. */
  folder: string
  say: (progress: string) => void
  /** Sizes; each trial has its own when they are not given. */
  runs?: number
  members?: number
  voters?: number
  frames?: number
  stalled?: number
  minutes?: number
  pace?: number
}

export type Trial = {
  /** In plain words. */
  promise: string
  /** Resolves with the figures, a sentence a line; rejects with `BrokenPromise`. */
  keep: (options: TrialOptions) => Promise<string[]>
}

export function demand(isKept: boolean, otherwise: string): void {
  if (!isKept) throw new BrokenPromise(otherwise)
}

const LOOK_MS = 10

/** `what` completes «… did not happen within …». Resolves with the milliseconds that it took. */
export async function until(
  isReached: () => boolean | Promise<boolean>,
  within: number,
  what: () => string,
): Promise<number> {
  const started = performance.now()
  while (!(await isReached())) {
    if (performance.now() - started > within)
      throw new BrokenPromise(`${what()} did not happen within ${String(within / 1000)} s`)
    await pause(LOOK_MS)
  }
  return performance.now() - started
}

export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`

export const milliseconds = (time: number): string => `${time.toFixed(time < 10 ? 1 : 0)} ms`
