/**
 * Half an hour of a convention, with time pressed together: members come, lose their network and come back, are checked out and
 * in, vote; consoles come and go. What the host holds in memory after a third of it is about what it holds at the end.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asChair } from '../command-line/chair.ts'
import type { ConsoleTopics, Result, VoteId } from '../protocol/messages.ts'
import { motionVotes, type Choice } from '../protocol/papers.ts'
import { seeded, shuffled, type Random } from '../rehearsal/chance.ts'
import { startCrowd, type Crowd } from '../rehearsal/crowd.ts'
import type { RovingHabits, VotingHabits } from '../rehearsal/plan.ts'
import { closeVote, endHall, openHall, openVote } from './hall.ts'
import type { HostProcess } from './host-process.ts'
import { demand, megabytes, until, type Trial, type TrialOptions } from './promise.ts'
import { readBoxes } from './proof.ts'
import { Screen } from './screen.ts'
import type { Held } from './watched-host.ts'

const MEMBERS = 300
const MINUTES = 30
/** Minutes of the convention in one of ours. */
const PACE = 60

const MINUTE_S = 60
const ARRIVAL_MINUTES = 3
/** A vote is opened with every third minute, and closed after two. */
const VOTE_EVERY = 3
const VOTE_FOR = 2
const BACKUP_EVERY = 10
/** Of those who are present, each minute, until the next. */
const CHECKED_OUT = 1 / 50
const ABSENCES: RovingHabits = { everySeconds: 600, forSeconds: [5, 60] }
const VOTING: VotingHabits = { turnout: 0.9, afterSeconds: [2, 60], choices: 'by-vote' }

/** What comes once: arrival, the first votes, a first backup, code that is compiled. */
const WARM_UP = 1 / 3
/** The ends of what is compared, each the median of so large a part of the whole. */
const LOOKED_AT = 1 / 6
/**
 * Closed votes, the journal's newest page and the ring of frames for consoles stay, all of them small; the allocator keeps what it
 * had at the highest tide.
 */
const MOST_HEAP_GROWN_BYTES = 4 * 2 ** 20
const MOST_RESIDENT_GROWTH = 0.15
const MOST_RESIDENT_GROWN_BYTES = 48 * 2 ** 20

const SETTLED_MS = 60_000

export const soak: Trial = {
  promise: 'However long the convention is, the host’s memory stays what it was after the first votes.',
  async keep(options: TrialOptions): Promise<string[]> {
    const { members = MEMBERS, minutes = MINUTES, pace = PACE, seed, folder } = options
    demand(minutes >= 12, 'fewer than 12 minutes have no third to compare')
    const file = join(folder, 'soak.plenum')
    const { host, accesses } = await openHall({ members, file, start: { entry: 'tells its memory' } })
    const watch = new Screen<ConsoleTopics>(host.url, host.consoleKey)
    const broken: string[] = []
    const crowd = await startCrowd({
      url: host.url,
      accesses,
      seed,
      onBroken: (why) => void broken.push(why),
    })
    try {
      await watch.isThere()
      const day: Day = { host, crowd, watch, members, minuteMs: (MINUTE_S * 1000) / pace, pace }
      const { held, results, churned } = await holdConvention(day, minutes, options)
      demand(broken.length === 0, broken[0] ?? '')
      await demandWhole(day, results)
      await crowd.stop()
      watch.connection.stop()
      await host.stop()
      const cast = [...results.values()].reduce((sum, result) => sum + result.cast, 0)
      demand(cast > (members * results.size) / 2, `only ${String(cast)} ballots were cast`)
      const { entries } = readBoxes(file, [...results.keys()])
      const words = [...host.mishaps, ...host.warnings]
      demand(words.length === 0, `the host’s log says: ${words[0] ?? ''}`)
      return [
        `${String(minutes)} minutes in ${String(Math.round((minutes * MINUTE_S) / pace))} s: ${String(members)} members, ${String(results.size)} votes with ${cast.toLocaleString('en')} ballots, ${String(churned)} check-ins and check-outs; the journal verifies to its ${String(entries)}th entry, the log has no warning.`,
        flatness(held),
      ]
    } finally {
      await crowd.stop()
      watch.connection.stop()
      await endHall(host, [])
    }
  },
}

type Day = {
  host: HostProcess
  crowd: Crowd
  watch: Screen<ConsoleTopics>
  members: number
  minuteMs: number
  pace: number
}
type Course = { held: Held[]; results: Map<VoteId, Result>; churned: number }

async function holdConvention(day: Day, minutes: number, { seed, say }: TrialOptions): Promise<Course> {
  const { host, crowd, members, minuteMs, pace } = day
  const random = seeded(seed, 'soak')
  const course: Course = { held: [], results: new Map(), churned: 0 }
  const arrived = crowd.signIn({ overSeconds: (ARRIVAL_MINUTES * MINUTE_S) / pace })
  await crowd.keepVoting(hastened(VOTING, pace))
  let out: number[] = []
  let vote: VoteId | null = null
  for (let minute = 1; minute <= minutes; minute++) {
    const ends = performance.now() + minuteMs
    if (minute === ARRIVAL_MINUTES + 1) {
      await arrived
      await crowd.rove(hastened(ABSENCES, pace))
    }
    if (minute > ARRIVAL_MINUTES && minute % VOTE_EVERY === 0) vote = await openVote(host.file)
    out = await checkOutAndIn(host, out, members, random)
    course.churned += 2 * out.length
    await lookIn(host)
    if (minute % BACKUP_EVERY === 0)
      await asChair({ file: host.file }, (chair) => chair.command('backup', {}))
    await pause(Math.max(0, ends - performance.now()))
    if (vote !== null && minute % VOTE_EVERY === VOTE_FOR) {
      course.results.set(vote, await closeVote(host.file, vote))
      vote = null
    }
    const held = await host.held()
    course.held.push(held)
    say(
      `minute ${String(minute)}: heap ${megabytes(held.heapBytes)}, resident ${megabytes(held.residentBytes)}`,
    )
  }
  if (vote !== null) course.results.set(vote, await closeVote(host.file, vote))
  return course
}

/** The same, in the seconds of the pressed time. */
function hastened<Habits extends RovingHabits | VotingHabits>(habits: Habits, pace: number): Habits {
  const shorter = ([from, to]: readonly [number, number]) => [from / pace, to / pace] as const
  return {
    ...habits,
    ...('everySeconds' in habits && {
      everySeconds: habits.everySeconds / pace,
      forSeconds: shorter(habits.forSeconds),
    }),
    ...('afterSeconds' in habits && { afterSeconds: shorter(habits.afterSeconds) }),
  }
}

/** Who was out comes in, others go. */
const checkOutAndIn = (
  { file }: HostProcess,
  out: readonly number[],
  members: number,
  random: Random,
): Promise<number[]> =>
  asChair({ file }, async (chair) => {
    if (out.length > 0) await chair.command('check-in', { members: [...out] })
    const all = Array.from({ length: members }, (_, index) => index + 1)
    const next = shuffled(random, all).slice(0, Math.ceil(members * CHECKED_OUT))
    await chair.command('check-out', { members: next })
    return next
  })

/** Another console comes, gets everything and goes. */
async function lookIn(host: HostProcess): Promise<void> {
  const console = new Screen<ConsoleTopics>(host.url, host.consoleKey)
  try {
    await console.isThere()
  } finally {
    console.connection.stop()
  }
}

/** Everybody comes to rest: all are there again, the console counts them, and no acknowledged ballot is missing in a result. */
async function demandWhole({ crowd, watch, members }: Day, results: Course['results']): Promise<void> {
  await crowd.rove(null)
  let live = 0
  const look = setInterval(() => {
    void crowd.statistics().then(({ statistics }) => (live = statistics.where.live))
  }, 500)
  try {
    await until(
      () => live === members && watch.roster?.counts.online === members,
      SETTLED_MS,
      () =>
        `that ${String(members)} are back and counted: ${String(live)} are, the console says ${String(watch.roster?.counts.online)},`,
    )
  } finally {
    clearInterval(look)
  }
  const { votes, endedWhy } = (await crowd.statistics()).statistics
  demand(Object.keys(endedWhy).length === 0, `members were sent away: ${JSON.stringify(endedWhy)}`)
  for (const { vote, persons } of votes) {
    const result = results.get(vote)
    demand(result !== undefined, `vote ${String(vote)} has no result`)
    const counted = motionVotes(result ?? { options: [] })
    for (const choice of ['yes', 'no', 'abstain'] satisfies Choice[])
      demand(
        persons[choice] <= Number(counted[choice]),
        `vote ${String(vote)} counts ${counted[choice]} ${choice}, and ${String(persons[choice])} were acknowledged`,
      )
  }
}

/** The sentence, for samples of which the first are the warm-up. */
export function flatness(held: readonly Held[]): string {
  const part = Math.max(1, Math.round(held.length * LOOKED_AT))
  const from = Math.round(held.length * WARM_UP)
  const [early, late] = [held.slice(from, from + part), held.slice(-part)]
  const heap = [early, late].map((some) => median(some.map(({ heapBytes }) => heapBytes)))
  const resident = [early, late].map((some) => median(some.map(({ residentBytes }) => residentBytes)))
  const [heapBefore = 0, heapAfter = 0] = heap
  const [before = 0, after = 0] = resident
  demand(
    heapAfter - heapBefore <= MOST_HEAP_GROWN_BYTES,
    `the host held ${megabytes(heapBefore)} after the warm-up and ${megabytes(heapAfter)} at the end`,
  )
  demand(
    after - before <= Math.max(MOST_RESIDENT_GROWN_BYTES, before * MOST_RESIDENT_GROWTH),
    `the host took ${megabytes(before)} after the warm-up and ${megabytes(after)} at the end`,
  )
  return `The host held ${megabytes(heapBefore)} after a third of it and ${megabytes(heapAfter)} at the end, and took ${megabytes(before)} and ${megabytes(after)} of the machine.`
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
