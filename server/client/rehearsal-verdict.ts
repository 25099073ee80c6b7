/**
 * What a rehearsal's figures mean: whether everything held, how many times more it would have held, and what gives way
 * first. Pure; for the command line and the console, so that both say the same.
 */
import type { RehearsalCheck, RehearsalCheckKind, RehearsalReport } from '../protocol/messages.ts'

export type RehearsalVerdict = {
  held: boolean
  /** Smallest of limit ÷ measured. Below 1: how far the limit was missed. Infinite only where nothing was measured. */
  margin: number
  /** The check with that margin; null where there is none. */
  nearest: RehearsalCheck | null
  /** What did not hold: what may not happen at all first, then what missed its limit by most. */
  gaveWay: readonly RehearsalCheck[]
  /**
   * The simulated phones stood still themselves, on the host's own machine, for much of the time that was too long: what gave way may be
   * theirs. With members from another machine one knows.
   */
  isCrowdsDoing: boolean
}

/** Those that a phone measures by its own clock, or that a machine without time for both makes longer. */
const TIMES: readonly RehearsalCheckKind[] = ['sign-in', 'acknowledgement', 'back-95', 'back-99', 'stall']
const MUCH = 0.5

/** What may not happen at all has the limit 0: it has no margin, only kept or not. */
export const marginOf = ({ measured, limit }: RehearsalCheck): number =>
  measured <= 0 ? Infinity : limit / measured

export function rehearsalVerdict({
  checks,
  crowd,
}: Pick<RehearsalReport, 'checks' | 'crowd'>): RehearsalVerdict {
  const byMargin = [...checks].sort((one, other) => marginOf(one) - marginOf(other))
  const nearest = byMargin.find(({ limit }) => limit > 0) ?? null
  const gaveWay = byMargin.filter(({ measured, limit }) => measured > limit)
  return {
    held: gaveWay.length === 0,
    margin: nearest === null ? Infinity : marginOf(nearest),
    nearest,
    gaveWay,
    isCrowdsDoing:
      crowd?.isElsewhere === false &&
      gaveWay.some(({ kind, measured }) => TIMES.includes(kind) && crowd.stallMs >= measured * MUCH),
  }
}
