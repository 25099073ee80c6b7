/** How far a rehearsal is, from what the host tells of it: each step's share of the whole is the time it usually takes. Pure. */
import type { RehearsalPhase, RehearsalProgress } from '#protocol'

export type Plan = { members: number; arrivingMs: number }

export const PHASES = [
  'copying',
  'arriving',
  'voting',
  'losing-network',
  'crashing',
  'coming-back',
  'counting',
] as const satisfies readonly RehearsalPhase[]

/** Back-off, patience and looking, which are there however few members there are. */
const STEADY_SECONDS = {
  copying: 4,
  arriving: 1,
  voting: 2,
  'losing-network': 9,
  crashing: 1,
  'coming-back': 8,
  counting: 1,
} satisfies Record<RehearsalPhase, number>
/** For each 10,000 members more, on a laptop of two cores. */
const SECONDS_FOR_10_000 = {
  copying: 6,
  arriving: 0,
  voting: 1,
  'losing-network': 1,
  crashing: 2,
  'coming-back': 2,
  counting: 0,
} satisfies Record<RehearsalPhase, number>
/** The network is lost for a third of the time of arrival, within these. */
const LOSING_SECONDS = { least: 1, most: 10 }

/** About: it is planned with before anything was measured. */
export function secondsOf(phase: RehearsalPhase, { members, arrivingMs }: Plan): number {
  const arriving = arrivingMs / 1000
  const steady = STEADY_SECONDS[phase] + (SECONDS_FOR_10_000[phase] * members) / 10_000
  if (phase === 'arriving') return steady + arriving
  if (phase !== 'losing-network') return steady
  return steady + Math.min(LOSING_SECONDS.most, Math.max(LOSING_SECONDS.least, arriving / 3))
}

export const totalSeconds = (plan: Plan): number =>
  PHASES.reduce((sum, phase) => sum + secondsOf(phase, plan), 0)

/** From 0 to 1. */
export function shareDone(plan: Plan, { phase, done, of }: RehearsalProgress): number {
  const before = PHASES.slice(0, PHASES.indexOf(phase)).reduce((sum, each) => sum + secondsOf(each, plan), 0)
  const within = of <= 0 ? 0 : Math.min(1, Math.max(0, done / of))
  return (before + within * secondsOf(phase, plan)) / totalSeconds(plan)
}
