/**
 * Who is connected, and what leaves for them. Takes what was committed, asks audience.ts what it touches, and lets each stream
 * send it: at once when people wait for it, else with the next tick.
 */
import { CLOSE } from '../protocol/close-codes.ts'
import type { AssemblyEvent } from '../domain/events.ts'
import type { MemberId, RequestId, Role, Sequence } from '../protocol/messages.ts'
import { PROTOCOL_VERSION } from '../protocol/messages.ts'
import {
  consoleTopics,
  isOnRegister,
  MEMBER_TOPICS,
  memberTopic,
  PERSONAL_TOPICS,
  personalTopic,
  PROJECTOR_TOPICS,
  projectorTopic,
  touchedBy,
  type MemberTopic,
  type ProjectorTopic,
} from './audience.ts'
import { SKIP_BYTES, SLICE } from './limits.ts'
import type { Device } from './presence.ts'
import { RosterStream } from './roster-stream.ts'
import { hasRoom, Stream, type Outlet, type Seat } from './stream.ts'
import type { Signal, World } from './world.ts'

export type MemberKind = 'on-register' | 'not-on-register'
type MemberSeat = Seat<MemberKind> & { member?: MemberId; session?: string }

/** A place in the audience; `leave` it when the socket is gone. */
export type Place = { leave(): void; resync(): void }

export type Arrival = {
  outlet: Outlet
  request: RequestId
  session: string
  newToken: string | null
  name: string
}

export type HubOptions = { world: World; epoch: string; now: () => number; later: (work: () => void) => void }

export class Hub {
  readonly #options: HubOptions
  readonly #members: Stream<MemberKind, MemberTopic>
  readonly #projectors: Stream<'hall', ProjectorTopic>
  readonly #consoles: RosterStream
  readonly #seatOfMember = new Map<MemberId, MemberSeat>()
  readonly #placesOfSession = new Map<string, Set<Outlet>>()
  /** The shared part of a member's welcome, by kind; dropped when one of its topics changes. */
  readonly #welcomes = new Map<MemberKind, string>()
  #unserved = new Set<MemberSeat>()
  #ownSweep: Iterator<MemberSeat> | null = null
  #signIns = 0
  #ballots = 0

  constructor(options: HubOptions) {
    this.#options = options
    const { world, now, later } = options
    const letGo = (seat: Seat) => seat.outlet.close(CLOSE.tooSlow, '')
    this.#members = new Stream<MemberKind, MemberTopic>({
      encode: (topic, kind) => JSON.stringify(memberTopic(world, topic, kind === 'on-register')),
      now,
      later,
      onStalled: letGo,
    })
    this.#projectors = new Stream<'hall', ProjectorTopic>({
      encode: (topic) => JSON.stringify(projectorTopic(world, topic)),
      now,
      later,
      onStalled: letGo,
    })
    this.#consoles = new RosterStream({ world, now, later, onStalled: letGo })
  }

  connections(): { members: number; projectors: number; consoles: number } {
    return { members: this.#members.size, projectors: this.#projectors.size, consoles: this.#consoles.size }
  }

  /** Since the start; and how many are skipped now, because they do not read. */
  activity(): { signIns: number; ballots: number; slow: number } {
    let slow = 0
    for (const stream of [this.#members, this.#projectors, this.#consoles])
      for (const { stalledSince } of stream.seats()) if (stalledSince !== null) slow++
    return { signIns: this.#signIns, ballots: this.#ballots, slow }
  }

  // ---------------------------------------------------------------------------------------------- arriving

  /** One device at a time: whoever was there for this member is told that it was replaced. */
  joinMember(arrival: Arrival, member: MemberId, device: Device): Place {
    const { world, now } = this.#options
    const before = this.#seatOfMember.get(member)
    if (before !== undefined) {
      this.#leaveMember(before, member, false)
      before.outlet.close(
        CLOSE.replaced,
        before.session === arrival.session ? 'same-session' : 'other-session',
      )
    }
    const seat: MemberSeat = this.#members.join(arrival.outlet, kindOf(world, member))
    seat.member = member
    seat.session = arrival.session
    this.#seatOfMember.set(member, seat)
    const forget = this.#remember(arrival)
    world.presence.arrive(member, device, Math.floor(now() / 1000))
    this.publish([{ type: 'member-online', member }])
    const all = () =>
      `${this.#sharedWelcome(seat.kind)},${PERSONAL_TOPICS.map((topic) => `"${topic}":${JSON.stringify(personalTopic(world, topic, member))}`).join(',')}`
    arrival.outlet.send(this.#welcome(arrival, 'member', seat.position, false, 0, all()))
    return {
      leave: () => {
        forget()
        this.#leaveMember(seat, member, true)
      },
      resync: () => {
        seat.outlet.send(this.#members.frame(0, this.#members.seq, all()))
        seat.position = this.#members.seq
      },
    }
  }

  joinProjector(arrival: Arrival): Place {
    const seat = this.#projectors.join(arrival.outlet, 'hall')
    const forget = this.#remember(arrival)
    const all = () =>
      PROJECTOR_TOPICS.map(
        (topic) => `"${topic}":${JSON.stringify(projectorTopic(this.#options.world, topic))}`,
      ).join(',')
    arrival.outlet.send(this.#welcome(arrival, 'projector', seat.position, false, 0, all()))
    return {
      leave: () => {
        forget()
        this.#projectors.leave(seat)
      },
      resync: () => seat.outlet.send(this.#projectors.frame(0, this.#projectors.seq, all())),
    }
  }

  joinConsole(arrival: Arrival, resume: { epoch: string; seq: Sequence } | undefined): Place {
    const { world, epoch } = this.#options
    const { seat, resumed } = this.#consoles.join(arrival.outlet, resume?.epoch === epoch ? resume.seq : null)
    const forget = this.#remember(arrival)
    const topics = resumed ? '' : this.#consoles.topicsText(consoleTopics(world))
    arrival.outlet.send(
      this.#welcome(
        arrival,
        'chair',
        seat.position,
        resumed,
        resumed ? 0 : world.assembly.members.size,
        topics,
      ),
    )
    this.#consoles.serve(seat)
    return {
      leave: () => {
        forget()
        this.#consoles.leave(seat)
      },
      resync: () => this.#consoles.resync(seat),
    }
  }

  // ---------------------------------------------------------------------------------------------- what was committed

  publish(changes: readonly (AssemblyEvent | Signal)[]): void {
    let urgent = false
    for (const change of changes) {
      if (change.type === 'session-ended') this.#endSession(change.session, change.why)
      if (change.type === 'ballot-cast') this.#ballots++
      const touched = touchedBy(change)
      urgent ||= touched.urgent
      if (touched.members.length > 0) {
        this.#members.touch(touched.members)
        this.#welcomes.clear()
      }
      this.#projectors.touch(touched.projectors)
      this.#consoles.touch(touched)
      for (const member of touched.me) {
        const seat = this.#seatOfMember.get(member)
        if (seat !== undefined) this.#unserved.add(seat)
      }
      if (touched.members.includes('onRegister')) this.#sortMembers()
    }
    if (urgent) this.flush()
  }

  /** Called every second by the host. */
  tellVitals(): void {
    this.#consoles.tell('vitals')
  }

  /** Called every TICK_MS by the host. */
  flush(): void {
    this.#serveOwn()
    this.#members.flush()
    this.#projectors.flush()
    this.#consoles.flush()
  }

  /** Before the host goes: everybody is told within which window to come back, so that they do not come all at once. */
  closeAll(windowMs: number): void {
    const reason = String(windowMs)
    for (const stream of [this.#members, this.#projectors, this.#consoles])
      for (const seat of [...stream.seats()]) seat.outlet.close(CLOSE.restarting, reason)
  }

  // ---------------------------------------------------------------------------------------------- inside

  #sortMembers(): void {
    for (const [member, seat] of this.#seatOfMember) seat.kind = kindOf(this.#options.world, member)
  }

  /** In slices like every sweep: checking in a whole hall is news for each of its phones. */
  #serveOwn(): void {
    if (this.#ownSweep !== null) return
    this.#ownSweep = this.#unserved.values()
    this.#unserved = new Set()
    this.#continueOwn()
  }

  #continueOwn(): void {
    const sweep = this.#ownSweep
    if (sweep === null) return
    for (let written = 0; written < SLICE;) {
      const next = sweep.next()
      if (next.done === true) {
        this.#ownSweep = null
        return
      }
      if (this.#sendOwn(next.value)) written++
    }
    this.#options.later(() => this.#continueOwn())
  }

  #sendOwn(seat: MemberSeat): boolean {
    const { world, now } = this.#options
    if (seat.gone || seat.member === undefined) return false
    if (!hasRoom(seat, SKIP_BYTES, now(), (stalled) => stalled.outlet.close(CLOSE.tooSlow, ''))) {
      this.#unserved.add(seat)
      return false
    }
    const me = JSON.stringify(personalTopic(world, 'me', seat.member))
    seat.outlet.send(this.#members.frame(seat.position, seat.position, `"me":${me}`))
    return true
  }

  #leaveMember(seat: MemberSeat, member: MemberId, offline: boolean): void {
    if (seat.gone) return
    this.#members.leave(seat)
    if (this.#seatOfMember.get(member) !== seat) return
    this.#seatOfMember.delete(member)
    if (!offline) return
    this.#options.world.presence.leave(member, Math.floor(this.#options.now() / 1000))
    this.publish([{ type: 'member-offline', member }])
  }

  #remember({ session, outlet }: Arrival): () => void {
    this.#signIns++
    const places = this.#placesOfSession.get(session) ?? new Set()
    this.#placesOfSession.set(session, places.add(outlet))
    return () => {
      places.delete(outlet)
      if (places.size === 0) this.#placesOfSession.delete(session)
    }
  }

  #endSession(session: string, why: 'replaced' | 'signed-out'): void {
    for (const outlet of [...(this.#placesOfSession.get(session) ?? [])])
      if (why === 'replaced') outlet.close(CLOSE.replaced, 'other-session')
      else outlet.close(CLOSE.signedOut, '')
  }

  #sharedWelcome(kind: MemberKind): string {
    const known = this.#welcomes.get(kind)
    if (known !== undefined) return known
    const text = MEMBER_TOPICS.map(
      (topic) =>
        `"${topic}":${JSON.stringify(memberTopic(this.#options.world, topic, kind === 'on-register'))}`,
    ).join(',')
    this.#welcomes.set(kind, text)
    return text
  }

  #welcome(
    arrival: Arrival,
    role: Role,
    seq: Sequence,
    resumed: boolean,
    rows: number,
    topics: string,
  ): string {
    const { epoch, now } = this.#options
    const head = {
      type: 'welcome',
      request: arrival.request,
      protocol: PROTOCOL_VERSION,
      role,
      name: arrival.name,
      epoch,
      seq,
      now: now(),
      session: arrival.newToken,
      resumed,
      rows,
    }
    return `${JSON.stringify(head).slice(0, -1)},"set":{${topics}}}`
  }
}

const kindOf = (world: World, member: MemberId): MemberKind =>
  isOnRegister(world, member) ? 'on-register' : 'not-on-register'
