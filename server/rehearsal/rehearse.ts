/**
 * The rehearsal: a real host on a copy of the convention and simulated members, each in a process of its own, go through a
 * convention's hard moments, and what was measured is a report. Nothing of it touches the convention itself.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { asChair, signInForLater, type Chair } from '../command-line/chair.ts'
import { Failure } from '../command-line/failure.ts'
import type {
  RehearsalPhase,
  RehearsalProgress,
  RehearsalReport,
  Result,
  VoteId,
} from '../protocol/messages.ts'
import { seeded, shuffled } from './chance.ts'
import type { Access, Crowd } from './crowd.ts'
import { startCrowds, type Crowds } from './crowds.ts'
import { ballotsLost, reportOf, type Figures } from './figures.ts'
import { draft, entitledNumbers, fill } from './fill-copy.ts'
import type { VotingHabits } from './plan.ts'
import { openStage, type HostLike, type Stage } from './stage.ts'
import type { CrowdStatistics, Durations } from './statistics.ts'
import { watchHost, type HostWatch } from './watch-host.ts'

export type RehearsalOptions = {
  members: number
  /** In which the members arrive. */
  arrivingSeconds: number
  /** The same seed gives the same rehearsal; one of its own when not given. */
  seed?: string
  onProgress?: (progress: RehearsalProgress) => void
  /** Ends it early; everything is cleared away all the same. */
  signal?: AbortSignal
}

/** `isElsewhere`: on another machine than the members. */
export type RehearsalStage = Stage & { isElsewhere: boolean }

/** All buttons within a second: «please vote now» reaches everybody at the same moment. */
const BURST_SECONDS = 1
/** Of the ballots: those that are in when the host is killed in the middle of the last vote. */
const KILLED_AFTER = 0.3
/** After that whoever is not there, or has no answer, counts as missing. */
const PATIENCE_SECONDS = 60
/** So often the crowd is asked how many are where. */
const LOOK_MS = 25
const PROGRESS_MS = 500
/** What the host measured while the copy was prepared is not part of it: its vitals are a second's. */
const SETTLE_MS = 1_200
/** The copy is served; the list is filled and its access issued; and all have been read. */
const COPYING_STEPS = 3

/** On this machine. `file`: of which a copy is taken; null: an invented convention. */
export async function rehearse(
  options: RehearsalOptions & { file: string | null; like?: HostLike },
): Promise<RehearsalReport> {
  const { file, like = {}, onProgress } = options
  onProgress?.({ phase: 'copying', done: 0, of: COPYING_STEPS })
  const stage = await openStage({ file, address: '127.0.0.1', port: 0, like })
  try {
    return await rehearseOn({ ...stage, isElsewhere: false }, options)
  } finally {
    await stage.close()
  }
}

/** With the members on this machine, wherever the host is. */
export async function rehearseOn(stage: RehearsalStage, options: RehearsalOptions): Promise<RehearsalReport> {
  const { signal } = options
  const ends: (() => Promise<void> | void)[] = []
  let isOver = false
  // What was just being started when it was broken off ends at once.
  const later: Setting['later'] = (end) => void (isOver ? end() : ends.push(end))
  try {
    const aborted = new Promise<never>((_resolve, reject) => {
      const end = () => reject(new Failure(1, 'The rehearsal was broken off.'))
      if (signal?.aborted === true) end()
      signal?.addEventListener('abort', end)
    })
    const session = await Promise.race([signInForLater(stage.url, stage.key), aborted, stage.broken])
    const run = new Rehearsal(options, { stage, session, later }).run()
    // When it is broken off before its end nobody waits for that any more.
    run.catch(() => undefined)
    return await Promise.race([run, aborted, stage.broken])
  } finally {
    isOver = true
    for (const end of ends.reverse()) await end()
  }
}

type Setting = {
  stage: RehearsalStage
  /** Of a console of the copy; it outlives the host. */
  session: string
  later: (end: () => Promise<void> | void) => void
}

class Rehearsal {
  readonly #options: RehearsalOptions
  readonly #setting: Setting
  readonly #at = Date.now()
  readonly #started = performance.now()
  readonly #missing = { members: 0, ballots: 0 }
  readonly #seed: string
  /** When the members began to arrive, and each phase after that; on the monotonic clock. */
  #arrived = 0
  readonly #phases: { phase: RehearsalPhase; atMs: number }[] = []
  #lost = 0
  /** Of those who take part: who is entitled to vote. */
  #voters = 0

  constructor(options: RehearsalOptions, setting: Setting) {
    this.#options = options
    this.#setting = setting
    this.#seed = options.seed ?? randomBytes(6).toString('base64url')
  }

  async run(): Promise<RehearsalReport> {
    const { stage, session, later } = this.#setting
    const accesses = await this.#prepare()
    const crowd = await startCrowds({ url: stage.url, accesses, seed: this.#seed })
    later(() => crowd.stop())
    await pause(SETTLE_MS)
    const watch = watchHost(stage.url, session)
    later(() => watch.stop())

    this.#arrived = performance.now()
    await this.#arrive(crowd)
    watch.membersVote()
    await this.#burst(crowd)
    await this.#loseNetwork(crowd)
    const restart = await this.#restart(crowd)
    this.#tell('counting', 1, 1)
    const { statistics } = await crowd.statistics()
    watch.stop()
    const overMs = Math.round(performance.now() - this.#arrived)
    return reportOf(this.#figures({ statistics, watch, restart, crowd, overMs }))
  }

  // ------------------------------------------------------------------------------------------ before

  /** The accesses of those who take part, in the order in which they arrive. */
  async #prepare(): Promise<Access[]> {
    const { members } = this.#options
    this.#tell('copying', 1, COPYING_STEPS)
    const accesses = await this.#asChair((chair) => fill(chair, members, this.#seed))
    this.#tell('copying', 2, COPYING_STEPS)
    const entitled = await this.#asChair(entitledNumbers)
    // Not in the order of the list, and fewer than it has when fewer are asked for.
    const people = shuffled(seeded(this.#seed, 'rehearsal'), [...accesses]).slice(0, members)
    this.#voters = people.filter(([number]) => entitled.has(number)).length
    if (this.#voters === 0) throw new Failure(1, 'Nobody on the list is entitled to vote.')
    this.#tell('copying', COPYING_STEPS, COPYING_STEPS)
    return people.map(([, access]) => access)
  }

  // ------------------------------------------------------------------------------------------ the phases

  async #arrive(crowd: Crowd): Promise<void> {
    const { members, arrivingSeconds: overSeconds } = this.#options
    const signedIn = crowd.signIn({ overSeconds, withinSeconds: overSeconds + PATIENCE_SECONDS })
    await this.#watching(crowd, { phase: 'arriving', of: members, done: live }, signedIn)
    this.#missing.members = (await crowd.statistics()).statistics.where.arriving
  }

  async #burst(crowd: Crowd): Promise<void> {
    const vote = await this.#openVote('1')
    const voted = this.#everybodyVotes(crowd, vote)
    await this.#watching(crowd, { phase: 'voting', of: this.#voters, done: answeredIn(vote) }, voted)
    await this.#count(crowd, vote)
  }

  /** While a vote is open: ballots cross networks that are lost, pages that are reloaded, and second devices. */
  async #loseNetwork(crowd: Crowd): Promise<void> {
    const { members, arrivingSeconds } = this.#options
    const seconds = Math.min(10, Math.max(1, arrivingSeconds / 3))
    const vote = await this.#openVote('2')
    await crowd.rove({ everySeconds: seconds, forSeconds: [0.3, seconds / 3] })
    const voted = this.#everybodyVotes(crowd, vote, seconds)
    const goal = { phase: 'losing-network', of: this.#voters, done: answeredIn(vote) } as const
    await this.#watching(crowd, goal, pause(seconds * 1000))
    await crowd.rove(null)
    const answered = { shown: goal.done, outOf: goal.of }
    await this.#until(crowd, { ...answered, phase: goal.phase, of: members, done: settled })
    await voted
    await this.#count(crowd, vote)
  }

  async #restart(crowd: Crowd): Promise<Figures['restart']> {
    const { stage } = this.#setting
    const { members } = this.#options
    const vote = await this.#openVote('3')
    const voted = this.#everybodyVotes(crowd, vote)
    const inTheMiddle = Math.ceil(this.#voters * KILLED_AFTER)
    await this.#until(crowd, { phase: 'crashing', of: inTheMiddle, done: answeredIn(vote) })
    const killed = performance.now()
    await stage.kill()
    // Nobody is counted as back who has not yet noticed.
    await this.#until(crowd, {
      phase: 'coming-back',
      of: members,
      done: (now) => members - live(now),
      shown: () => 0,
    })
    await stage.start()
    const back = performance.now()
    const backTo = async (share: number) => {
      const of = Math.ceil(members * share)
      await this.#until(crowd, { phase: 'coming-back', of, done: live, outOf: members })
      return Math.round(performance.now() - back)
    }
    const [back95Ms, back99Ms] = [await backTo(0.95), await backTo(0.99)]
    await voted
    const last = await this.#until(crowd, { phase: 'coming-back', of: members, done: settled })
    this.#missing.members = Math.max(this.#missing.members, members - live(last))
    await this.#countIfItCan(crowd, vote)
    return { downMs: Math.round(back - killed), back95Ms, back99Ms }
  }

  // ------------------------------------------------------------------------------------------ votes

  async #openVote(title: string): Promise<VoteId> {
    return this.#asChair(async (chair) => {
      const { vote } = await chair.command('prepare-vote', draft(title))
      await chair.command('open-vote', { vote })
      return vote
    })
  }

  #everybodyVotes(crowd: Crowd, vote: VoteId, overSeconds = BURST_SECONDS) {
    const habits: VotingHabits = { turnout: 1, afterSeconds: [0, overSeconds], choices: 'by-vote' }
    const voted = crowd.vote({ vote, habits, withinSeconds: overSeconds + PATIENCE_SECONDS })
    // Looked at later; when the rehearsal ends before, nobody does.
    voted.catch(() => undefined)
    return voted
  }

  /** Closes, and holds what the phones have receipts for against what was counted. */
  async #count(crowd: Crowd, vote: VoteId): Promise<void> {
    const result: Result = await this.#asChair(
      async (chair) => (await chair.command('close-vote', { vote })).result,
    )
    const { statistics } = await crowd.statistics()
    const acknowledged = statistics.votes.find((each) => each.vote === vote)
    this.#lost += ballotsLost(acknowledged, result)
    this.#missing.ballots += this.#voters - answeredIn(vote)(statistics)
  }

  /** A host that, back for so long, does not even answer a chair has given way, and that is a result. */
  async #countIfItCan(crowd: Crowd, vote: VoteId): Promise<void> {
    try {
      await this.#count(crowd, vote)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const { statistics } = await crowd.statistics()
      this.#missing.ballots += Math.max(1, this.#voters - answeredIn(vote)(statistics))
    }
  }

  // ------------------------------------------------------------------------------------------ looking

  /** Tells the progress until the work is done. */
  async #watching(crowd: Crowd, goal: Goal, work: Promise<unknown>): Promise<void> {
    const tell = () =>
      void crowd.statistics().then(
        ({ statistics }) => this.#tell(goal.phase, goal.done(statistics), goal.of),
        () => undefined,
      )
    const timer = setInterval(tell, PROGRESS_MS)
    this.#tell(goal.phase, 0, goal.of)
    try {
      await work
    } finally {
      clearInterval(timer)
    }
  }

  /** Until the goal is reached, or patience ends. */
  async #until(crowd: Crowd, { phase, of, done, shown = done, outOf = of }: Goal): Promise<CrowdStatistics> {
    const limit = performance.now() + PATIENCE_SECONDS * 1000
    for (let told = 0; ;) {
      const { statistics } = await crowd.statistics()
      const now = performance.now()
      if (done(statistics) >= of || now >= limit) return statistics
      if (now - told >= PROGRESS_MS) {
        this.#tell(phase, shown(statistics), outOf)
        told = now
      }
      await pause(LOOK_MS)
    }
  }

  #tell(phase: RehearsalPhase, done: number, of: number): void {
    if (phase !== 'copying' && this.#phases.at(-1)?.phase !== phase)
      this.#phases.push({ phase, atMs: Math.round(performance.now() - this.#arrived) })
    this.#options.onProgress?.({ phase, done, of })
  }

  #asChair<T>(act: (chair: Chair) => Promise<T>): Promise<T> {
    const { stage, session } = this.#setting
    return asChair({ url: stage.url, session }, act)
  }

  #figures({ statistics, watch, restart, crowd, overMs }: Measured): Figures {
    const { members, arrivingSeconds } = this.#options
    const { isElsewhere, machine } = this.#setting.stage
    const { signIn, ballot } = statistics
    const [peaks, limits] = [watch.peaks(), watch.limits()]
    const times = ({ p50, p99, max }: Durations) => ({
      p50Ms: rounded(p50),
      p99Ms: rounded(p99),
      slowestMs: rounded(max),
    })
    const acknowledged = statistics.votes.reduce((sum, { vote }) => sum + answeredIn(vote)(statistics), 0)
    return {
      at: this.#at,
      tookMs: Math.round(performance.now() - this.#started),
      members,
      arrivingMs: Math.round(arrivingSeconds * 1000),
      seed: this.#seed,
      machine,
      signIns: { mostASecond: peaks.signIns, ...times(signIn) },
      ballots: { acknowledged, lost: this.#lost, ...times(ballot) },
      restart,
      memory: { mostBytes: peaks.memoryBytes, ofBytes: limits.memoryBytes },
      stallMs: peaks.stallMs,
      crowd: { processes: crowd.processes, stallMs: statistics.stallMs, isElsewhere },
      samples: watch.samples(),
      course: { overMs, phases: this.#phases },
      missing: this.#missing,
      sockets: { most: peaks.sockets, limit: limits.sockets },
    }
  }
}

type Measured = {
  statistics: CrowdStatistics
  watch: HostWatch
  restart: Figures['restart']
  crowd: Crowds
  overMs: number
}

/** What is waited for: so many of these. `shown`, `outOf`: what is told meanwhile, if it is something else. */
type Goal = {
  phase: RehearsalPhase
  of: number
  done: (statistics: CrowdStatistics) => number
  shown?: (statistics: CrowdStatistics) => number
  outOf?: number
}

const live = ({ where }: CrowdStatistics): number => where.live

/** Whom the host has sent away for good will not come back, and is found missing. */
const settled = ({ where }: CrowdStatistics): number => where.live + where.ended

const answeredIn =
  (vote: VoteId) =>
  ({ votes }: CrowdStatistics): number => {
    const persons = votes.find((each) => each.vote === vote)?.persons
    return persons === undefined ? 0 : persons.yes + persons.no + persons.abstain
  }

/** A tenth of a millisecond is all that the stopwatches know. */
const rounded = (milliseconds: number): number => Math.round(milliseconds * 10) / 10
