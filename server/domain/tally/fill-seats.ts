/**
 * Seats to those with most votes, some of them kept for a group, and where only a lot decides. Who may be elected at all, and
 * what a vote is, the rule that asks knows.
 */
import type { OptionIndex, Tie } from '../../protocol/messages.ts'
import type { Millionths } from '../weight.ts'
import type { LotOrder } from './election.ts'
import { byVotes } from './ties.ts'

export type Contest = {
  seats: number
  /** So many seats are for those of the group. */
  reserved: { seats: number; group: readonly OptionIndex[] } | null
  /** Who has won enough to be elected. */
  eligible: readonly OptionIndex[]
  votes: readonly Millionths[]
}

/**
 * Without a lot those are elected whom every lot would elect; a seat that nobody of the group can take stays open. The order of
 * `elected` is that of the seats; equals whose order decides nothing stand as on the paper.
 */
export function fillSeats(
  contest: Contest,
  lot: LotOrder | null,
): { elected: OptionIndex[]; ties: readonly Tie[] } {
  const queue = byVotes(contest.eligible, contest.votes)
  const courses = coursesOf(contest, queue)
  const ties = tiedLevels(courses, contest.votes)
  const toTie = (tied: readonly OptionIndex[], drawn: Tie['drawn']): Tie => ({
    tied,
    decides: 'who-is-elected',
    stage: 0,
    drawn,
  })
  if (lot === null || ties.length === 0)
    return {
      elected: take(contest, queue).filter((option) => isCertain(courses, option, contest.votes)),
      ties: ties.map((tied) => toTie(tied, null)),
    }
  const elected = take(contest, inOrderOf(lot, queue, { votes: contest.votes, ties }))
  return {
    elected,
    ties: ties.map((tied) =>
      toTie(
        tied,
        elected.filter((option) => tied.includes(option)),
      ),
    ),
  }
}

/** Of each seat whether it is kept: every other one from the first on; when the open ones run out, all that follow. */
export function reservedSeats(seats: number, reserved: number): boolean[] {
  const kept = Math.min(reserved, seats)
  const alternating = 2 * Math.min(kept, seats - kept)
  return Array.from({ length: seats }, (_, seat) =>
    seat < alternating ? seat % 2 === 0 : kept > seats - kept,
  )
}

/** Most votes first; equals as the lot has them where it decides, else as on the paper. */
function inOrderOf(
  lot: LotOrder,
  queue: readonly OptionIndex[],
  { votes, ties }: { votes: readonly Millionths[]; ties: readonly OptionIndex[][] },
): OptionIndex[] {
  const drawn = new Set(ties.flat().map((option) => votes[option]))
  const placeOf = (option: OptionIndex) => (drawn.has(votes[option]) ? lot.indexOf(option) : option)
  return queue.toSorted(
    (one, other) => compare(votes[other] ?? 0n, votes[one] ?? 0n) || placeOf(one) - placeOf(other),
  )
}

const compare = (one: Millionths, other: Millionths) => (one < other ? -1 : one > other ? 1 : 0)

/** Seat by seat, the first in the queue who may have it. */
function take({ seats, reserved }: Contest, queue: readonly OptionIndex[]): OptionIndex[] {
  const left = [...queue]
  const elected: OptionIndex[] = []
  for (const isKept of reservedSeats(seats, reserved?.seats ?? 0)) {
    const at = left.findIndex((option) => !isKept || reserved?.group.includes(option) === true)
    if (at !== -1) elected.push(...left.splice(at, 1))
  }
  return elected
}

/**
 * What every lot could bring. Within the group, and within the others, seats go from the top down, so that a state is how many
 * of each have one; and where the next of both have equal votes, either may follow.
 */
type Courses = {
  group: readonly OptionIndex[]
  others: readonly OptionIndex[]
  /** How it can end: so many of the group, so many of the others. */
  ends: readonly (readonly [group: number, others: number])[]
  /** Votes at which it mattered who of the group and the others came first. */
  crossings: ReadonlySet<Millionths>
}

function coursesOf({ seats, reserved, votes }: Contest, queue: readonly OptionIndex[]): Courses {
  const isOfGroup = (option: OptionIndex) => reserved?.group.includes(option) === true
  const group = queue.filter(isOfGroup)
  const others = queue.filter((option) => !isOfGroup(option))
  const kept = reservedSeats(seats, reserved?.seats ?? 0)
  const crossings = new Set<Millionths>()
  const known = new Map<string, ReadonlySet<string>>()
  const endsFrom = (seat: number, ofGroup: number, ofOthers: number): ReadonlySet<string> => {
    const state = `${String(seat)}/${String(ofGroup)}/${String(ofOthers)}`
    const before = known.get(state)
    if (before !== undefined) return before
    const ends = follow(seat, ofGroup, ofOthers)
    known.set(state, ends)
    return ends
  }
  const follow = (seat: number, ofGroup: number, ofOthers: number): ReadonlySet<string> => {
    const one = votesOf(group[ofGroup], votes)
    const other = votesOf(others[ofOthers], votes)
    const isOver = seat === seats || (one === null && other === null)
    if (isOver) return new Set([`${String(ofGroup)}/${String(ofOthers)}`])
    if (kept[seat] === true) return endsFrom(seat + 1, one === null ? ofGroup : ofGroup + 1, ofOthers)
    if (other === null || (one !== null && one > other)) return endsFrom(seat + 1, ofGroup + 1, ofOthers)
    if (one === null || one < other) return endsFrom(seat + 1, ofGroup, ofOthers + 1)
    const first = endsFrom(seat + 1, ofGroup + 1, ofOthers)
    const second = endsFrom(seat + 1, ofGroup, ofOthers + 1)
    if (!isSame(first, second)) crossings.add(one)
    return new Set([...first, ...second])
  }
  const ends = [...endsFrom(0, 0, 0)].map((end) => {
    const [ofGroup = 0, ofOthers = 0] = end.split('/').map(Number)
    return [ofGroup, ofOthers] as const
  })
  return { group, others, ends, crossings }
}

const isSame = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  some.size === others.size && [...some].every((end) => others.has(end))

const votesOf = (option: OptionIndex | undefined, votes: readonly Millionths[]): Millionths | null =>
  option === undefined ? null : (votes[option] ?? 0n)

/** Whether there is a seat for everybody of the same side with as many votes or more, however the lot falls. */
function isCertain(
  { group, others, ends }: Courses,
  option: OptionIndex,
  votes: readonly Millionths[],
): boolean {
  const side = group.includes(option) ? group : others
  const seated = ends.map(([ofGroup, ofOthers]) => (side === group ? ofGroup : ofOthers))
  const own = votes[option] ?? 0n
  return side.filter((other) => (votes[other] ?? 0n) >= own).length <= Math.min(...seated)
}

/** Those with equal votes among whom a lot decides, the most votes first. */
function tiedLevels(
  { group, others, ends, crossings }: Courses,
  votes: readonly Millionths[],
): OptionIndex[][] {
  const levels = new Map<Millionths, Set<OptionIndex>>()
  const add = (level: Millionths, options: readonly OptionIndex[]) => {
    const tied = levels.get(level) ?? new Set()
    for (const option of options) if ((votes[option] ?? 0n) === level) tied.add(option)
    levels.set(level, tied)
  }
  for (const level of crossings) add(level, [...group, ...others])
  for (const [ofGroup, ofOthers] of ends)
    for (const [side, seated] of [
      [group, ofGroup],
      [others, ofOthers],
    ] as const) {
      const last = votesOf(side[seated - 1], votes)
      if (last !== null && last === votesOf(side[seated], votes)) add(last, side)
    }
  return [...levels]
    .sort(([one], [other]) => compare(other, one))
    .map(([, tied]) => [...tied].sort((one, other) => one - other))
}
