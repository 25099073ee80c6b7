/**
 * One simulated member: a phone with the product's own client, which signs in, loses its connection and finds it again, and
 * votes. It does what its plan says and measures what the host answers; it knows nothing of the other members.
 */
import { Connection, type ConnectionState, type EndReason } from '../client/connection.ts'
import { systemChance } from '../client/socket.ts'
import { unreachable } from '../domain/decision.ts'
import type { Credential, MemberTopics, RequestId, VoteId } from '../protocol/messages.ts'
import { motionMarks, type Choice } from '../protocol/papers.ts'
import { seeded } from './chance.ts'
import type { Access } from './crowd-messages.ts'
import { PhoneLine } from './phone-line.ts'
import {
  absence,
  ballotPlan,
  typesCode,
  type AbsenceKind,
  type RovingHabits,
  type VotingHabits,
} from './plan.ts'
import type { Measures, Where } from './statistics.ts'

/** What all members of a crowd share. Habits change while they are there. */
export type Hall = {
  readonly url: string
  readonly seed: string
  readonly measures: Measures
  roving: RovingHabits | null
  votingIn(vote: VoteId): VotingHabits | null
}

type Ballot = { vote: VoteId; choice: Choice; request: RequestId; pressedAt: number; wasInterrupted: boolean }

export class SimulatedMember {
  readonly #hall: Hall
  readonly #index: number
  readonly #access: Access
  #line: PhoneLine
  #connection: Connection<MemberTopics> | null = null
  /** The device that was left for another one, until the host has told it so. */
  #leftBehind: Connection<MemberTopics> | null = null
  #session: string | null = null
  #where: Where = 'absent'
  #waitingSince = 0
  #hasBeenLive = false
  #absences = 0
  /** Until something happens to the connection. */
  #leaving: NodeJS.Timeout | null = null
  #isOver = false
  #timers = new Set<NodeJS.Timeout>()
  /** The votes that this member has made up their mind about. */
  readonly #decided = new Set<VoteId>()
  #ballot: Ballot | null = null

  constructor(hall: Hall, index: number, access: Access) {
    this.#hall = hall
    this.#index = index
    this.#access = access
    this.#line = new PhoneLine(hall.url, hall.seed, index)
  }

  get where(): Where {
    return this.#where
  }

  /** Has been live once, or never will be. */
  get hasArrived(): boolean {
    return this.#hasBeenLive || this.#where === 'ended'
  }

  /** Nothing is left to be done in this vote, as far as this member can know. */
  isDoneWith(vote: VoteId): boolean {
    if (this.#where === 'absent' || this.#where === 'ended') return true
    const topics = this.#connection?.replica?.topics
    if (topics?.voteState?.vote !== vote) return false
    if (topics.voteState.state !== 'open') return true
    if (topics.onRegister !== true) return true
    return this.#decided.has(vote) && this.#ballot?.vote !== vote
  }

  arrive(): void {
    if (this.#where !== 'absent') return
    this.#goTo('arriving')
    this.#waitingSince = performance.now()
    this.#connect(this.#card())
  }

  /** Habits have changed: look again. */
  considerAll(): void {
    this.#considerVote()
    this.#considerLeaving()
  }

  stop(): void {
    this.#isOver = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    this.#connection?.stop()
    this.#leftBehind?.stop()
    this.#line.break()
  }

  // ------------------------------------------------------------------------------------------ the connection

  #card(): Credential {
    return typesCode(this.#hall.seed, this.#index)
      ? { kind: 'code', code: this.#access.code.toLowerCase().replaceAll('-', ' ') }
      : { kind: 'link', secret: this.#access.secret }
  }

  #connect(credential: Credential): void {
    const random = seeded(this.#hall.seed, 'back-off', this.#index, this.#absences)
    const connection: Connection<MemberTopics> = new Connection<MemberTopics>({
      open: this.#line.open,
      credential,
      chance: { fraction: random, request: systemChance.request },
      onState: (state) => {
        if (connection === this.#connection) this.#stateChanged(state)
      },
      onChange: () => {
        if (connection === this.#connection) this.#considerVote()
      },
      onSession: (token) => {
        if (connection === this.#connection) this.#session = token
      },
    })
    this.#connection = connection
  }

  #stateChanged(state: ConnectionState): void {
    switch (state.state) {
      case 'live':
        this.#live()
        return
      case 'waiting':
        if (this.#where === 'live') this.#lost()
        return
      case 'connecting':
      case 'signing-in':
        return
      case 'ended':
        this.#ended(state)
        return
      default:
        unreachable(state)
    }
  }

  #live(): void {
    const took = performance.now() - this.#waitingSince
    if (this.#hasBeenLive) this.#hall.measures.comeback.record(took)
    else this.#hall.measures.signIn.record(took)
    this.#hasBeenLive = true
    this.#goTo('live')
    if (this.#ballot !== null) void this.#cast(this.#ballot)
    this.considerAll()
  }

  #lost(): void {
    this.#waitingSince = performance.now()
    this.#goTo('away')
  }

  #ended(reason: EndReason): void {
    if (this.#isOver) return
    this.#hall.measures.ended(reason.why === 'refused' ? reason.refusal.why : reason.why)
    this.#goTo('ended')
  }

  #goTo(where: Where): void {
    if (this.#where !== where) this.#hall.measures.moved(this.#where, where)
    this.#where = where
  }

  // ------------------------------------------------------------------------------------------ going and coming back

  #considerLeaving(): void {
    const { roving, seed } = this.#hall
    if (roving === null || this.#leaving !== null || this.#where !== 'live') return
    const { afterSeconds, kind, forSeconds } = absence(seed, this.#index, this.#absences, roving)
    this.#leaving = this.#after(afterSeconds, () => {
      this.#leaving = null
      if (this.#hall.roving === null || this.#where !== 'live') return
      this.#absences++
      this.#hall.measures.wentAway(kind)
      this.#leave(kind, forSeconds)
    })
  }

  #leave(kind: AbsenceKind, forSeconds: number): void {
    if (this.#ballot !== null && this.#ballot.pressedAt > 0) this.#ballot.wasInterrupted = true
    switch (kind) {
      case 'drop':
        return this.#line.break()
      case 'reload':
        return this.#reloadAfter(forSeconds)
      case 'lost-network':
        return this.#loseNetworkFor(forSeconds)
      case 'second-device':
        return this.#takeSecondDevice()
      default:
        unreachable(kind)
    }
  }

  #reloadAfter(seconds: number): void {
    this.#goTo('away')
    const connection = this.#connection
    this.#connection = null
    connection?.stop()
    this.#after(seconds, () => {
      this.#waitingSince = performance.now()
      this.#connect(this.#session === null ? this.#card() : { kind: 'session', token: this.#session })
    })
  }

  #loseNetworkFor(seconds: number): void {
    this.#line.fallSilent()
    this.#goTo('away')
    this.#after(seconds, () => {
      this.#waitingSince = performance.now()
      this.#line.findNetwork()
      // As the page does when the browser says that it is online again.
      this.#connection?.wake()
    })
  }

  /** The old device stays as it is: the host must let it go. */
  #takeSecondDevice(): void {
    this.#leftBehind?.stop()
    this.#leftBehind = this.#connection
    this.#line = new PhoneLine(this.#hall.url, this.#hall.seed, this.#index + this.#absences)
    this.#goTo('away')
    this.#waitingSince = performance.now()
    this.#connect({ kind: 'link', secret: this.#access.secret })
  }

  #after(seconds: number, act: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      if (!this.#isOver) act()
    }, seconds * 1000)
    this.#timers.add(timer)
    return timer
  }

  // ------------------------------------------------------------------------------------------ voting

  #considerVote(): void {
    const topics = this.#connection?.replica?.topics
    const state = topics?.voteState
    if (topics?.onRegister !== true || state?.state !== 'open' || this.#decided.has(state.vote)) return
    const { vote } = state
    const { measures, seed } = this.#hall
    const habits = this.#hall.votingIn(vote)
    if (habits === null) return
    this.#decided.add(vote)
    if (topics.ballot?.vote === vote) return
    const plan = ballotPlan(seed, this.#index, vote, habits)
    if (plan === null) return measures.withheld(vote)
    const ballot: Ballot = {
      vote,
      choice: plan.choice,
      request: systemChance.request(),
      pressedAt: 0,
      wasInterrupted: false,
    }
    this.#ballot = ballot
    this.#after(plan.afterSeconds, () => {
      ballot.pressedAt = performance.now()
      void this.#cast(ballot)
    })
  }

  /** Until it is answered, asked again on every new connection with the same request. */
  async #cast(ballot: Ballot): Promise<void> {
    const connection = this.#connection
    if (ballot.pressedAt === 0) return
    if (connection === null) {
      // The page is being loaded again: no connection held from the button to the receipt.
      ballot.wasInterrupted = true
      return
    }
    const reply = await connection.command(
      'cast-ballot',
      { vote: ballot.vote, marks: motionMarks[ballot.choice] },
      {
        request: ballot.request,
        onDelivery: (delivery) => {
          if (delivery !== 'sent') ballot.wasInterrupted = true
        },
      },
    )
    if (reply.type === 'unanswered') ballot.wasInterrupted = true
    if (reply.type === 'unanswered' || this.#ballot !== ballot) return
    this.#ballot = null
    const { measures } = this.#hall
    if (!reply.ok) return measures.refused(ballot.vote, reply.why)
    const took = performance.now() - ballot.pressedAt
    if (ballot.wasInterrupted) measures.interruptedBallot.record(took)
    else measures.ballot.record(took)
    measures.acknowledged(ballot.vote, ballot.choice, connection.replica?.topics.me?.weight ?? '0')
  }
}
