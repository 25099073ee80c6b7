/**
 * The rehearsal: a real host on a copy of the convention and simulated members, each in a process of its own, go through a
 * convention's hard moments, and what was measured is a report. Nothing of it touches the convention itself.
 */
import { arch, cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asChair, type Chair } from '../command-line/chair.ts'
import { Failure } from '../command-line/failure.ts'
import { hostRefusalSentence } from '../command-line/words.ts'
import { FLAG } from '../protocol/roster-flags.ts'
import type { RehearsalReport, Result, VoteDraft, VoteId } from '../protocol/messages.ts'
import { copyConvention } from '../store/copy-convention.ts'
import { seeded, shuffled } from './chance.ts'
import { startCrowd, type Access, type Crowd } from './crowd.ts'
import { ballotsLost, reportOf, type Figures } from './figures.ts'
import { importMembers, issueAccess } from './fill-convention.ts'
import { HostProcess } from './host-process.ts'
import { inventMembers } from './invented-members.ts'
import type { VotingHabits } from './plan.ts'
import { makeRehearsalFolder } from './rehearsal-folder.ts'
import type { CrowdStatistics, Durations } from './statistics.ts'
import { watchHost, type HostWatch } from './watch-host.ts'

export type RehearsalPhase =
  'preparing' | 'arriving' | 'voting' | 'losing-network' | 'restarting' | 'counting'

export type RehearsalProgress = { phase: RehearsalPhase; done: number; of: number }

export type RehearsalOptions = {
  /** Of which a copy is taken; null: an invented convention. */
  file: string | null
  members: number
  /** In which the members arrive. */
  arrivingSeconds: number
  seed: string
  onProgress?: (progress: RehearsalProgress) => void
  /** Ends it early; everything is cleared away all the same. */
  signal?: AbortSignal
}

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

export async function rehearse(options: RehearsalOptions): Promise<RehearsalReport> {
  const { folder, remove } = makeRehearsalFolder()
  const file = join(folder, 'rehearsal.plenum')
  const host = new HostProcess(file, folder)
  const ends: (() => Promise<void> | void)[] = [remove, () => host.stop()]
  let isOver = false
  // What was just being started when it was broken off ends at once.
  const later: Setting['later'] = (end) => void (isOver ? end() : ends.push(end))
  try {
    const { signal } = options
    const aborted = new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Failure(1, 'The rehearsal was broken off.')))
    })
    return await Promise.race([new Rehearsal(options, { file, host, later }).run(), aborted, host.broken])
  } finally {
    isOver = true
    for (const end of ends.reverse()) await end()
  }
}

type Setting = { file: string; host: HostProcess; later: (end: () => Promise<void> | void) => void }

class Rehearsal {
  readonly #options: RehearsalOptions
  readonly #setting: Setting
  readonly #at = Date.now()
  readonly #started = performance.now()
  readonly #missing = { members: 0, ballots: 0 }
  #lost = 0
  /** Of those who take part: who is entitled to vote. */
  #voters = 0

  constructor(options: RehearsalOptions, setting: Setting) {
    this.#options = options
    this.#setting = setting
  }

  async run(): Promise<RehearsalReport> {
    const { seed } = this.#options
    const { host, later } = this.#setting
    const accesses = await this.#prepare()
    const crowd = await startCrowd({ url: host.url, accesses, seed })
    later(() => crowd.stop())
    await pause(SETTLE_MS)
    const watch = watchHost(host.url)
    later(() => watch.stop())

    await this.#arrive(crowd)
    await this.#burst(crowd)
    await this.#loseNetwork(crowd)
    const restart = await this.#restart(crowd)
    this.#tell('counting', 1, 1)
    const { statistics } = await crowd.statistics()
    watch.stop()
    return reportOf(this.#figures(statistics, watch, restart))
  }

  // ------------------------------------------------------------------------------------------ before

  /** The accesses of those who take part, in the order in which they arrive. */
  async #prepare(): Promise<Access[]> {
    const { file: original, members, seed } = this.#options
    const { file, host } = this.#setting
    this.#tell('preparing', 0, members)
    if (original !== null) {
      const refusal = await copyConvention(original, file)
      if (refusal !== null) throw new Failure(3, hostRefusalSentence(refusal, original))
    }
    await host.start()
    const accesses = await this.#asChair((chair) => fill(chair, members, seed))
    const entitled = await this.#asChair(entitledNumbers)
    // Not in the order of the list, and fewer than it has when fewer are asked for.
    const people = shuffled(seeded(seed, 'rehearsal'), [...accesses]).slice(0, members)
    this.#voters = people.filter(([number]) => entitled.has(number)).length
    if (this.#voters === 0) throw new Failure(1, 'Nobody on the list is entitled to vote.')
    this.#tell('preparing', members, members)
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
    const goal = { phase: 'losing-network', of: members, done: live } as const
    await this.#watching(crowd, goal, pause(seconds * 1000))
    await crowd.rove(null)
    await this.#until(crowd, { ...goal, done: settled })
    await voted
    await this.#count(crowd, vote)
  }

  async #restart(crowd: Crowd): Promise<Figures['restart']> {
    const { host } = this.#setting
    const { members } = this.#options
    const vote = await this.#openVote('3')
    const voted = this.#everybodyVotes(crowd, vote)
    const inTheMiddle = Math.ceil(this.#voters * KILLED_AFTER)
    await this.#until(crowd, { phase: 'voting', of: inTheMiddle, done: answeredIn(vote) })
    const killed = performance.now()
    await host.kill()
    // Nobody is counted as back who has not yet noticed.
    await this.#until(crowd, { phase: 'restarting', of: members, done: (now) => members - live(now) })
    await host.start()
    const back = performance.now()
    const backTo = async (share: number) => {
      await this.#until(crowd, { phase: 'restarting', of: Math.ceil(members * share), done: live })
      return Math.round(performance.now() - back)
    }
    const [back95Ms, back99Ms] = [await backTo(0.95), await backTo(0.99)]
    await voted
    const last = await this.#until(crowd, { phase: 'restarting', of: members, done: settled })
    this.#missing.members = Math.max(this.#missing.members, members - live(last))
    await this.#count(crowd, vote)
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

  // ------------------------------------------------------------------------------------------ looking

  /** Tells the progress until the work is done. */
  async #watching(crowd: Crowd, goal: Goal, work: Promise<unknown>): Promise<void> {
    const tell = () =>
      void crowd.statistics().then(
        ({ statistics }) => this.#tell(goal.phase, goal.done(statistics), goal.of),
        () => undefined,
      )
    const timer = setInterval(tell, PROGRESS_MS)
    try {
      await work
    } finally {
      clearInterval(timer)
    }
  }

  /** Until the goal is reached, or patience ends. */
  async #until(crowd: Crowd, { phase, of, done }: Goal): Promise<CrowdStatistics> {
    const limit = performance.now() + PATIENCE_SECONDS * 1000
    for (let told = 0; ;) {
      const { statistics } = await crowd.statistics()
      const now = performance.now()
      if (done(statistics) >= of || now >= limit) return statistics
      if (now - told >= PROGRESS_MS) {
        this.#tell(phase, done(statistics), of)
        told = now
      }
      await pause(LOOK_MS)
    }
  }

  #tell(phase: RehearsalPhase, done: number, of: number): void {
    this.#options.onProgress?.({ phase, done, of })
  }

  /** Only while the host is there: it is found by its lock file, and with nobody there one would be started. */
  #asChair<T>(act: (chair: Chair) => Promise<T>): Promise<T> {
    return asChair({ file: this.#setting.file }, act)
  }

  #figures(statistics: CrowdStatistics, watch: HostWatch, restart: Figures['restart']): Figures {
    const { members, arrivingSeconds, seed } = this.#options
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
      seed,
      machine: { platform: `${platform()} ${arch()}`, cores: cpus().length, memoryBytes: totalmem() },
      signIns: { mostASecond: peaks.signIns, ...times(signIn) },
      ballots: { acknowledged, lost: this.#lost, ...times(ballot) },
      restart,
      memory: { mostBytes: peaks.memoryBytes, ofBytes: limits.memoryBytes },
      stallMs: peaks.stallMs,
      samples: watch.samples(),
      missing: this.#missing,
      sockets: { most: peaks.sockets, limit: limits.sockets },
    }
  }
}

/** What is waited for: so many of these. */
type Goal = { phase: RehearsalPhase; of: number; done: (statistics: CrowdStatistics) => number }

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

const draft = (title: string): VoteDraft => ({
  title,
  text: '',
  secrecy: 'secret',
  electorate: { presence: 'present', groups: [] },
  majority: { base: 'yes-no', numerator: 1, denominator: 2, comparison: 'more-than' },
  durationSeconds: null,
})

/** All of the copy's list present, and with new access, by number; invented members where the list is shorter. */
async function fill(chair: Chair, members: number, seed: string): Promise<ReadonlyMap<string, Access>> {
  const { convention, members: counts, votes } = (await chair.command('status', {})).status
  for (const { id, state } of votes)
    // It may have been about to close by itself.
    if (state === 'open') await chair.ask('annul-vote', { vote: id, reason: 'rehearsal' })
  if (counts.registered < members) {
    const invented = inventMembers(seed, members - counts.registered)
    const numbered = invented.map((member) => ({ ...member, number: `rehearsal-${member.number}` }))
    await importMembers(chair, numbered, convention.language)
  }
  await chair.command('check-in', { members: 'all' })
  return issueAccess(chair)
}

/** For a chair who signed in after the list was filled. */
async function entitledNumbers(chair: Chair): Promise<ReadonlySet<string>> {
  const { entries } = await chair.roster()
  return new Set(entries.flatMap(({ number, flags }) => ((flags & FLAG.entitled) === 0 ? [] : [number])))
}
