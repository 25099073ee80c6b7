/** What a phone receives, byte by byte on a real socket, when a result is published and when the speakers' list changes. */
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'
import type { Chair } from '../command-line/chair.ts'
import { socketAddress } from '../client/socket.ts'
import { readAccessList } from '../rehearsal/fill-convention.ts'
import { writeMarks } from '../protocol/marks.ts'
import { hasFlag } from '../protocol/roster-flags.ts'
import {
  PROTOCOL_VERSION,
  type ClientMessage,
  type Commands,
  type DebateId,
  type MemberId,
  type VoteId,
} from '../protocol/messages.ts'
import { benchVote } from './convention.ts'
import { electionDraft, MANY_CANDIDATES } from './dealt-with.ts'

/** All phones that look on get the same; `waiting` is on the speakers' list too, and stands for election. */
export type PhoneBytes = { what: string; bytes: number }

/** Longer than the tick in which changes go out. */
const SETTLED_MS = 150
const TOLD_WITHIN_MS = 2_000

class Phone {
  readonly #socket: WebSocket
  #received = 0
  #requests = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer) => {
      this.#received += onTheWire(data.length)
    })
  }

  static async signIn(url: string, secret: string): Promise<Phone> {
    const socket = new WebSocket(socketAddress(url), { origin: url, perMessageDeflate: false })
    const phone = new Phone(socket)
    await once(socket, 'open')
    const credential = { kind: 'link', secret } as const
    phone.send({ type: 'sign-in', request: phone.#request(), protocol: PROTOCOL_VERSION, credential })
    await once(socket, 'message')
    return phone
  }

  cast(vote: VoteId, marks: string): void {
    this.send({ type: 'cast-ballot', request: this.#request(), vote, marks })
  }

  send(message: ClientMessage): void {
    this.#socket.send(JSON.stringify(message))
  }

  get hasReceived(): boolean {
    return this.#received > 0
  }

  /** Since it was last asked. */
  takeReceived(): number {
    const received = this.#received
    this.#received = 0
    return received
  }

  close(): void {
    this.#socket.terminate()
  }

  #request(): string {
    return `bench-phone-${String(++this.#requests).padStart(20, '0')}`
  }
}

/** RFC 6455: two bytes before what is shorter than 126, four before what is longer. */
const onTheWire = (payload: number): number => payload + (payload < 126 ? 2 : 4)

export type PhoneMeasures = { results: PhoneBytes[]; speakers: PhoneBytes[] }

/** In the convention as it was left: the debate `debateOn` is on, somebody speaks, others wait. */
export async function measurePhones(
  chair: Chair,
  { debateOn }: { debateOn: DebateId },
): Promise<PhoneMeasures> {
  const { entries } = await chair.roster()
  const [looking, waiting, ...others] = entries
    .filter(({ flags }) => hasFlag(flags, 'present'))
    .map(({ id }) => id)
  if (looking === undefined || waiting === undefined) throw new Error('nobody is here')
  const secrets = await accessOf(chair, [looking, waiting])
  const phones = await Promise.all(secrets.map((secret) => Phone.signIn(chair.url, secret)))
  try {
    await pause(SETTLED_MS)
    const speakers = await changesOfSpeakers(chair, phones, { debateOn, waiting })
    const results = [
      await publishing(chair, phones, 'a motion', await preparedMotion(chair)),
      await publishing(
        chair,
        phones,
        `an election among ${String(MANY_CANDIDATES)}`,
        await preparedElection(chair, [waiting, ...others]),
      ),
    ]
    return { results, speakers }
  } finally {
    for (const phone of phones) phone.close()
  }
}

async function accessOf(chair: Chair, members: readonly MemberId[]): Promise<string[]> {
  const { csv } = await chair.command('issue-access', { members })
  const list = readAccessList(Buffer.from(await chair.download(csv)).toString('utf8'))
  return [...list.values()].map(({ secret }) => secret)
}

/** What the act cost the phone that got most. A busy machine takes its time; what a phone does not show costs it nothing at all. */
async function received(
  phones: readonly Phone[],
  what: string,
  act: () => Promise<unknown>,
): Promise<PhoneBytes> {
  for (const phone of phones) phone.takeReceived()
  await act()
  const until = performance.now() + TOLD_WITHIN_MS
  while (!phones.some((phone) => phone.hasReceived) && performance.now() < until) await pause(SETTLED_MS / 10)
  await pause(SETTLED_MS)
  return { what, bytes: Math.max(...phones.map((phone) => phone.takeReceived())) }
}

/** As many bytes as a name may have in the wire's text. */
const LONG_NAME = 'Ägidius "Ö" Übermüller-Großschönau'

async function changesOfSpeakers(
  chair: Chair,
  phones: readonly Phone[],
  { debateOn, waiting }: { debateOn: DebateId; waiting: MemberId },
): Promise<PhoneBytes[]> {
  // A free one, whoever speaks in the one before: nobody is called in it yet.
  const rules = { seconds: 180, alternation: null, firstTimeFirst: false, proContra: false }
  const { debate } = await chair.command('open-debate', { item: null, rules, instead: debateOn })
  await pause(SETTLED_MS)
  const turn = 0
  const list = (who: Commands['add-speaker']['input']['who']) =>
    chair.command('add-speaker', { debate, who, side: null, quoted: null })
  const ids: number[] = []
  const found: PhoneBytes[] = []
  const note = async (what: string, act: () => Promise<unknown>) =>
    void found.push(await received(phones, what, act))
  await note('one’s own name is listed', async () => ids.push((await list({ member: waiting })).speaker))
  for (const number of [1, 2, 3])
    await note('a long name is listed', async () =>
      ids.push((await list({ guest: `${String(number)} ${LONG_NAME}` })).speaker),
    )
  const [own = 0, first = 0, second = 0, third = 0] = ids
  for (const speaker of [first, second, third, own])
    await note('somebody is moved to the top', () => chair.command('move-speaker', { speaker, place: 1 }))
  await note('the list is closed', () => chair.command('set-list', { debate, was: 'open', to: 'closed' }))
  await note('a long name is called', () =>
    chair.command('call-speaker', { debate, speaker: third, turn, outOfTurn: true }),
  )
  await note('the speech is paused', () => chair.command('pause-speech', { debate, turn: turn + 1 }))
  await note('it is extended', () => chair.command('extend-speech', { debate, turn: turn + 1, seconds: 30 }))
  await note('one’s own name is called', () =>
    chair.command('call-speaker', { debate, speaker: own, turn: turn + 1, outOfTurn: true }),
  )
  await note('somebody withdraws', () =>
    chair.command('remove-speaker', { speaker: first, why: 'withdrawn' }),
  )
  await note('the speech ends', () => chair.command('end-speech', { debate, turn: turn + 2 }))
  return found
}

async function preparedMotion(chair: Chair): Promise<{ vote: VoteId; marks: string }> {
  const { vote } = await chair.command('prepare-vote', benchVote)
  const { paper } = benchVote
  return { vote, marks: writeMarks(paper, { kind: 'marked', marks: [1] }) }
}

async function preparedElection(
  chair: Chair,
  members: readonly MemberId[],
): Promise<{ vote: VoteId; marks: string }> {
  const { election } = await chair.command('add-election', { draft: electionDraft(0) })
  await chair.command('open-nominations', { election })
  for (const member of members.slice(0, MANY_CANDIDATES))
    await chair.command('nominate', {
      ...{ election, member, name: '', group: '', text: '', proposedBy: '', consents: true },
    })
  const { vote } = await chair.command('prepare-election-ballot', { election, after: null })
  // The first twenty get a vote each and are elected; the numbers of all are 150.
  return { vote, marks: `m${'1'.repeat(20)}${'0'.repeat(MANY_CANDIDATES - 20)}` }
}

/** A vote in which these phones vote, so that each has its receipt. */
async function publishing(
  chair: Chair,
  phones: readonly Phone[],
  what: string,
  { vote, marks }: { vote: VoteId; marks: string },
): Promise<PhoneBytes> {
  await chair.command('open-vote', { vote })
  await pause(SETTLED_MS)
  for (const phone of phones) phone.cast(vote, marks)
  await pause(SETTLED_MS)
  await chair.command('close-vote', { vote })
  await pause(SETTLED_MS)
  return received(phones, what, () => chair.command('publish-vote', { vote }))
}
