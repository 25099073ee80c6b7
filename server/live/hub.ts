/**
 * Who is connected, and what leaves for them. Takes what was committed, asks audience.ts what it touches, and tells the gateways
 * and consoles: at once when people wait for it, else with the next tick.
 */
import { CLOSE } from '../protocol/close-codes.ts'
import type { AssemblyEvent } from '../domain/events.ts'
import type { AccountId, MemberId, RequestId, Role, Sequence } from '../protocol/messages.ts'
import { ownSpeaking } from '../domain/debate-told.ts'
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
  withElections,
  withCount,
  type MemberTopic,
  type ProjectorTopic,
} from './audience.ts'
import type { Audience, Gateway, SocketId, ToGateway } from './boundary.ts'
import { Bulletin } from './bulletin.ts'
import type { Line } from './line.ts'
import type { Device } from './presence.ts'
import { RosterStream, type ConsoleSeat } from './roster-stream.ts'
import { wordingOf, type Wording } from './wording.ts'
import type { Signal, World } from './world.ts'

type MemberSeat = {
  readonly line: Line
  readonly member: MemberId
  readonly session: string
  audience: Audience
}

/** A place in the audience; `leave` it when the socket is gone. */
export type Place = {
  leave(): void
  resync(): void
  /** What was sent has left: there is room for more. */
  goOn?(): void
}

export type Arrival = {
  line: Line
  request: RequestId
  session: string
  newToken: string | null
  name: string
  /** Of a console that was invited. */
  account: AccountId | null
}

export type HubOptions = {
  world: World
  epoch: string
  now: () => number
  later: (work: () => void) => void
  /** What somebody should have been told could not be worded. Everything else is told. */
  onBug: (error: unknown) => void
}

export class Hub {
  readonly #options: HubOptions
  readonly #wording: Wording
  readonly #gateways = new Set<Gateway>()
  readonly #members: Bulletin<MemberTopic>
  readonly #projectors: Bulletin<ProjectorTopic>
  readonly #consoles: RosterStream
  readonly #seatOfMember = new Map<MemberId, MemberSeat>()
  readonly #linesOfSession = new Map<string, Line[]>()
  /** Who has news of their own since the last flush. */
  readonly #unserved = new Set<MemberId>()
  /** What whoever the debate concerns was told of his own part in it. */
  #speaking: ReadonlyMap<MemberId, string> = new Map()
  #isDebated = false
  #projectorLines = 0
  #signIns = 0
  #ballots = 0

  constructor(options: HubOptions) {
    this.#options = options
    const { world, now, later } = options
    const wording = (this.#wording = wordingOf(options.onBug))
    this.#members = new Bulletin<MemberTopic>({
      stream: 'members',
      topics: MEMBER_TOPICS,
      encode: (topic, audience) =>
        wording(() => JSON.stringify(memberTopic(world, topic, audience === 'on-register'))),
      now,
    })
    this.#projectors = new Bulletin<ProjectorTopic>({
      stream: 'projectors',
      topics: PROJECTOR_TOPICS,
      encode: (topic) => wording(() => JSON.stringify(projectorTopic(world, topic))),
      now,
    })
    const letGo = ({ outlet }: ConsoleSeat) => outlet.close(CLOSE.tooSlow, '')
    this.#consoles = new RosterStream({ world, now, later, wording, onStalled: letGo })
  }

  /** From now on it is told everything; its sockets may arrive. */
  attach(gateway: Gateway): void {
    this.#gateways.add(gateway)
    gateway.tell(this.#members.whole())
    gateway.tell(this.#projectors.whole())
  }

  detach(gateway: Gateway): void {
    this.#gateways.delete(gateway)
  }

  connections(): { members: number; projectors: number; consoles: number } {
    return {
      members: this.#seatOfMember.size,
      projectors: this.#projectorLines,
      consoles: this.#consoles.size,
    }
  }

  /** Since the start; and how many are skipped now, because they do not read. */
  activity(): { signIns: number; ballots: number; slow: number } {
    let slow = 0
    for (const gateway of this.#gateways) slow += gateway.slow()
    for (const { stalledSince } of this.#consoles.seats()) if (stalledSince !== null) slow++
    return { signIns: this.#signIns, ballots: this.#ballots, slow }
  }

  // ---------------------------------------------------------------------------------------------- arriving

  /** One device at a time: whoever was there for this member is told that it was replaced. */
  joinMember(arrival: Arrival, member: MemberId, device: Device): Place {
    const { world, now } = this.#options
    const { line, session } = arrival
    const before = this.#seatOfMember.get(member)
    if (before !== undefined)
      before.line.close(CLOSE.replaced, before.session === session ? 'same-session' : 'other-session')
    const seat: MemberSeat = { line, member, session, audience: audienceOf(world, member) }
    this.#seatOfMember.set(member, seat)
    this.#remember(arrival)
    world.presence.arrive(member, device, Math.floor(now() / 1000))
    this.publish([{ type: 'member-online', member }])
    const own = () =>
      PERSONAL_TOPICS.flatMap(
        (topic) =>
          this.#wording(() => `"${topic}":${JSON.stringify(personalTopic(world, topic, member))}`) ?? [],
      ).join(',')
    line.admit(seat.audience, this.#head(arrival, 'member', this.#members.seq), own())
    return {
      leave: () => {
        this.#forget(arrival)
        this.#leaveMember(seat)
      },
      resync: () => line.restate(own()),
    }
  }

  joinProjector(arrival: Arrival): Place {
    const { line, session, name } = arrival
    const { screens } = this.#options.world
    this.#projectorLines++
    this.#remember(arrival)
    screens.arrive(session, name)
    this.publish([{ type: 'projector-changed' }])
    line.admit('hall', this.#head(arrival, 'projector', this.#projectors.seq), '')
    return {
      leave: () => {
        this.#projectorLines--
        this.#forget(arrival)
        screens.leave(session)
        this.publish([{ type: 'projector-changed' }])
      },
      resync: () => line.restate(''),
    }
  }

  joinConsole(arrival: Arrival, resume: { epoch: string; seq: Sequence } | undefined): Place {
    const { world, epoch } = this.#options
    const { line, account } = arrival
    this.#attend(account, 'arrive')
    const { seat, resumed } = this.#consoles.join(line, resume?.epoch === epoch ? resume.seq : null)
    this.#remember(arrival)
    line.trust()
    const topics = resumed ? '' : this.#consoles.topicsText(consoleTopics(world))
    const rows = resumed ? 0 : world.assembly.members.size
    line.send(`${this.#head(arrival, 'chair', seat.position, { resumed, rows })}${topics}}}`)
    this.#consoles.serve(seat)
    return {
      leave: () => {
        this.#forget(arrival)
        this.#consoles.leave(seat)
        this.#attend(account, 'leave')
      },
      resync: () => this.#consoles.resync(seat),
      goOn: () => this.#consoles.serve(seat),
    }
  }

  // ---------------------------------------------------------------------------------------------- what was committed

  publish(changes: readonly (AssemblyEvent | Signal)[]): void {
    let urgent = false
    for (const change of changes) {
      if (change.type === 'session-ended') this.#endSession(change.session, change.why)
      if (change.type === 'ballot-cast') this.#ballots++
      const { world } = this.#options
      const touched = withCount(world, change, withElections(world, change, touchedBy(change)))
      urgent ||= touched.urgent
      this.#members.touch(touched.members)
      this.#projectors.touch(touched.projectors)
      this.#consoles.touch(touched)
      for (const member of touched.me) if (this.#seatOfMember.has(member)) this.#unserved.add(member)
      this.#isDebated ||= touched.members.includes('speakers')
      if (touched.members.includes('onRegister')) this.#sortMembers()
      for (const member of touched.registered) this.#moveMember(member)
    }
    if (urgent) this.flush()
  }

  /** Called every second by the host. */
  tellVitals(): void {
    this.#consoles.tell('vitals')
  }

  /** Called every TICK_MS by the host. */
  tick(): void {
    this.#tellNews()
    // Before the consoles: gateways say what has left of what they were sent.
    this.#tellAll({ type: 'tick' })
    this.#consoles.flush()
  }

  flush(): void {
    this.#tellNews()
    this.#consoles.flush()
  }

  // ---------------------------------------------------------------------------------------------- inside

  #tellNews(): void {
    this.#serveOwn()
    this.#serveSpeaking()
    for (const bulletin of [this.#members, this.#projectors]) {
      const news = bulletin.next()
      if (news !== null) this.#tellAll(news)
    }
  }

  #tellAll(message: ToGateway): void {
    for (const gateway of this.#gateways) gateway.tell(message)
  }

  #sortMembers(): void {
    const moved = new Map<Gateway, Map<Audience, SocketId[]>>()
    for (const seat of this.#seatOfMember.values()) {
      const audience = audienceOf(this.#options.world, seat.member)
      if (audience === seat.audience) continue
      seat.audience = audience
      const { gateway, socket } = seat.line
      const its = moved.get(gateway) ?? new Map<Audience, SocketId[]>()
      moved.set(gateway, its)
      const sockets = its.get(audience)
      if (sockets === undefined) its.set(audience, [socket])
      else sockets.push(socket)
    }
    for (const [gateway, its] of moved)
      for (const [audience, sockets] of its) gateway.tell({ type: 'sort', audience, sockets })
  }

  /** Only this one's standing changed: nobody else is told anything. */
  #moveMember(member: MemberId): void {
    const seat = this.#seatOfMember.get(member)
    if (seat === undefined) return
    seat.audience = audienceOf(this.#options.world, member)
    const { gateway, socket } = seat.line
    gateway.tell({ type: 'move', audience: seat.audience, socket })
  }

  #serveOwn(): void {
    for (const member of this.#unserved) {
      const me = this.#wording(() => JSON.stringify(personalTopic(this.#options.world, 'me', member)))
      if (me !== null) this.#seatOfMember.get(member)?.line.own(`"me":${me}`)
    }
    this.#unserved.clear()
  }

  /** A change of the list is news of their own for those whose place it changes, and for nobody else. */
  #serveSpeaking(): void {
    if (!this.#isDebated) return
    this.#isDebated = false
    const before = this.#speaking
    const own = this.#wording(() => ownSpeaking(this.#options.world.assembly))
    if (own === null) return
    this.#speaking = new Map([...own].map(([member, its]) => [member, JSON.stringify(its)]))
    for (const member of new Set([...before.keys(), ...this.#speaking.keys()])) {
      const told = this.#speaking.get(member) ?? 'null'
      if (told !== (before.get(member) ?? 'null'))
        this.#seatOfMember.get(member)?.line.own(`"speaking":${told}`)
    }
  }

  #leaveMember(seat: MemberSeat): void {
    const { member } = seat
    // Somebody else sits there for this member: he is still online.
    if (this.#seatOfMember.get(member) !== seat) return
    this.#seatOfMember.delete(member)
    this.#options.world.presence.leave(member, Math.floor(this.#options.now() / 1000))
    this.publish([{ type: 'member-offline', member }])
  }

  #attend(account: AccountId | null, act: 'arrive' | 'leave'): void {
    if (account === null) return
    const { world, now } = this.#options
    world.attendance[act](account, Math.floor(now() / 1000))
    this.publish([{ type: 'account-changed', account }])
  }

  #remember({ session, line }: Arrival): void {
    this.#signIns++
    const lines = this.#linesOfSession.get(session)
    if (lines === undefined) this.#linesOfSession.set(session, [line])
    else lines.push(line)
  }

  #forget({ session, line }: Arrival): void {
    const left = (this.#linesOfSession.get(session) ?? []).filter((each) => each !== line)
    if (left.length === 0) this.#linesOfSession.delete(session)
    else this.#linesOfSession.set(session, left)
  }

  #endSession(session: string, why: 'replaced' | 'signed-out'): void {
    for (const line of this.#linesOfSession.get(session) ?? [])
      if (why === 'replaced') line.close(CLOSE.replaced, 'other-session')
      else line.close(CLOSE.signedOut, '')
  }

  /** A welcome up to its topics. */
  #head(
    { request, name, account, newToken }: Arrival,
    role: Role,
    seq: Sequence,
    { resumed, rows } = { resumed: false, rows: 0 },
  ): string {
    const { epoch, now } = this.#options
    const head = {
      type: 'welcome',
      request,
      protocol: PROTOCOL_VERSION,
      role,
      name,
      ...(account !== null && { account }),
      epoch,
      seq,
      now: now(),
      session: newToken,
      resumed,
      rows,
    }
    return `${JSON.stringify(head).slice(0, -1)},"set":{`
  }
}

const audienceOf = (world: World, member: MemberId): Audience =>
  isOnRegister(world, member) ? 'on-register' : 'not-on-register'
