/** What all benches of one run share. */
import type { Convention } from './convention.ts'

export type Setting = {
  /** With so many members; made once. */
  convention: (members: number) => Promise<Convention>
  /** Counted ones; `warmUps` come before. */
  rounds: number
  warmUps: number
  /** Members of the benches with everybody connected. */
  members: number
  signInSizes: readonly number[]
  /** For Node, before Plenum's host: a profiler. */
  execArgv: readonly string[]
  say: (progress: string) => void
}
