/** What all benches of one run share. */
import type { Convention } from './convention.ts'
import type { LongConvention } from './long-convention.ts'

export type Sizes = {
  /** Counted ones; `warmUps` come before where everybody stays connected. */
  rounds: number
  warmUps: number
  /** Of the benches in which everybody is connected. */
  members: number
  signInSizes: readonly number[]
  arrivals: number
  /** How long the voters of a busy hall take. */
  busySeconds: number
  /** Left alone for so long, an engine has given back what it gives back by itself. */
  settledMs: number
  /** Of the hall with stalled readers: what the kernel keeps for each of those is 4 MB. */
  stallMembers: number
  /** How many one process holds, and how many all gateways; what they cost is compared with the least. */
  crowds: { least: number; oneProcess: number; gateways: number; manyGateways: number }
  /** Of the console’s lists that are compared. */
  listRows: { few: number; many: number }
  countedBallots: number
  /** The file that is opened. */
  opening: LongConvention
  /** The file of a congress of three days. */
  day: LongConvention
}

export type Setting = Sizes & {
  /** With so many members; made once. */
  convention: (members: number) => Promise<Convention>
  /** The folder of what takes long to make and is kept for the next run. */
  kept: string
  /** For Node, before Plenum's host: the product's own flags, and a profiler. */
  execArgv: readonly string[]
  say: (progress: string) => void
}
