/** What pages said at each moment, compared with what was so: a sentence for each difference. Pure. */
import type { FileWatch } from './file-watch.ts'
import type { Glimpse } from './witness.ts'

/** `turnout` null: it shows none. `isDoubted`: it says itself that this may not be so any more. */
export type CountReading = { turnout: number | null; isDoubted: boolean }

export type BallotReading = {
  ballot: 'none' | 'offered' | 'on its way' | 'counted' | 'not counted'
  receipt: string | null
  isDoubted: boolean
}

/** The host did not run: it was being killed at the first and served again at the second. */
export type Outage = { from: number; to: number }

export type Happened = {
  file: Pick<FileWatch, 'atMost' | 'atLeast'>
  /** Until when the pages were looked at. */
  end: number
  outages: readonly Outage[]
}

/** What a page shows as current may be so old. */
const LATE_MS = 1_000
/** A host that is gone is noticed at once: its system ends all connections. */
const NOTICED_MS = 500

type Stretch<Reading> = { from: number; to: number; said: Reading }

/** `end`: until when the last words stood. */
function stretches<Reading>(
  glimpses: readonly Glimpse[],
  read: (text: string) => Reading,
  end: number,
): Stretch<Reading>[] {
  return glimpses.map(({ at, text }, index) => ({
    from: at,
    to: glimpses[index + 1]?.at ?? end,
    said: read(text),
  }))
}

const believes = ({ from, to }: Stretch<unknown>, outage: Outage): boolean =>
  Math.min(to, outage.to) - Math.max(from, outage.from) > NOTICED_MS

/** Of a console or a projector that showed the open vote from its beginning. */
export function untrueCounts(
  glimpses: readonly Glimpse[],
  read: (text: string) => CountReading,
  { file, end, outages }: Happened,
): string[] {
  return joined(stretches(glimpses, read, end)).flatMap((stretch) => {
    const { from, to, said } = stretch
    const { turnout, isDoubted } = said
    const wrong: string[] = []
    if (turnout !== null && turnout > file.atMost(from).size)
      wrong.push(`showed ${turnout} of ${file.atMost(from).size} ballots`)
    if (isDoubted) return wrong
    if (outages.some((outage) => believes(stretch, outage)))
      wrong.push('did not notice that the host was gone')
    const due = file.atLeast(to - LATE_MS).size
    if (turnout !== null && to - from > LATE_MS && turnout < due)
      wrong.push(`showed ${turnout} as current for ${to - from} ms, and there were ${due}`)
    return wrong
  })
}

/** Of a phone that votes once, or not at all: `receipt` null. */
export function untrueBallots(
  glimpses: readonly Glimpse[],
  read: (text: string) => BallotReading,
  { file, end, outages, receipt }: Happened & { receipt: string | null },
): string[] {
  return joined(stretches(glimpses, read, end)).flatMap((stretch) => {
    const { from, to, said } = stretch
    const wrong: string[] = []
    if (said.ballot === 'counted' && (said.receipt === null || !file.atMost(from).has(said.receipt)))
      wrong.push(`said that ${said.receipt ?? 'a ballot without a receipt'} is counted, and it was not there`)
    const wasThere = receipt !== null && file.atLeast(to - LATE_MS).has(receipt) && to - from > LATE_MS
    if (said.ballot === 'not counted' && wasThere) wrong.push('said that a ballot is not counted, and it was')
    if (said.isDoubted) return wrong
    if ((said.ballot === 'offered' || said.ballot === 'none') && wasThere)
      wrong.push(`showed as current for ${to - from} ms that nothing was cast, and it was`)
    if (outages.some((outage) => believes(stretch, outage)))
      wrong.push('did not notice that the host was gone')
    return wrong
  })
}

/** What was said over and over again was said all the time: a clock that ticks is no news. */
function joined<Reading>(all: readonly Stretch<Reading>[]): Stretch<Reading>[] {
  const result: Stretch<Reading>[] = []
  for (const stretch of all) {
    const last = result.at(-1)
    if (last !== undefined && JSON.stringify(last.said) === JSON.stringify(stretch.said)) last.to = stretch.to
    else result.push({ ...stretch })
  }
  return result
}
