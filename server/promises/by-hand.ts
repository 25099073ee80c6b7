/** A hall whose host is driven by hand, from a folder: everything but sockets is the product's, and nothing happens by itself. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type {
  CommandName,
  Commands,
  HostMessage,
  MemberId,
  Reply,
  VoteDraft,
  VoteId,
  Weight,
} from '../protocol/messages.ts'
import { imported, someMembers } from '../testing/builders.ts'
import { coreOn, giveLinks, happen, linkOf, TestVisitor, type Core } from '../testing/core.ts'
import { openStore } from '../store/store.ts'
import { BrokenPromise } from './promise.ts'

export type Hall = {
  readonly core: Core
  readonly chair: TestVisitor
  readonly phones: ReadonlyMap<MemberId, TestVisitor>
  close: () => void
}

export type HallOptions = { file: string; members: number; weights?: readonly Weight[] }

/** All are checked in and have a phone. Requests have names, so that two worlds have the same. */
export function openHallByHand({ file, members, weights = ['1'] }: HallOptions): Hall {
  const { core, close } = openCore(file)
  const people = someMembers(members).map((member, index) => ({
    ...member,
    weight: weights[index % weights.length] ?? '1',
  }))
  happen(core, imported(people), { type: 'members-checked-in', members: `1-${String(members)}` })
  giveLinks(core, core.state.assembly.members.keys())
  const chair = chairOf(core, 'chair')
  const phones = new Map([...core.state.assembly.members.keys()].map((id) => [id, phoneOf(core, id)]))
  return { core, chair, phones, close }
}

export function openCore(file: string): { core: Core; close: () => void } {
  // No thread: what it does is done at the latest when the file is closed.
  const opened = openStore(file, { laterIn: () => undefined })
  if (!opened.ok) throw new BrokenPromise(`the file does not open: ${opened.why}`)
  const { store } = opened
  return { core: coreOn({ store, file }), close: () => store.close() }
}

export function chairOf(core: Core, name: string): TestVisitor {
  const chair = new TestVisitor(core, { userAgent: 'Macintosh' })
  chair.signIn({ kind: 'invitation', key: core.localKeys.reusable }, { request: `sign-in-of-${name}` })
  return chair
}

export function phoneOf(core: Core, member: MemberId): TestVisitor {
  const phone = new TestVisitor(core)
  const request = `sign-in-of-phone-${String(member)}`
  phone.signIn({ kind: 'link', secret: linkOf(member) }, { request })
  return phone
}

/** Hands on a folder for files that are to outlive nothing, where the system has one: waiting for a disk tries nothing here. */
export async function inMemory<T>(folder: string, work: (place: string) => Promise<T>): Promise<T> {
  if (!existsSync(MEMORY)) return work(folder)
  const place = mkdtempSync(join(MEMORY, 'plenum-promise-'))
  const remove = () => rmSync(place, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    return await work(place)
  } finally {
    remove()
    process.off('exit', remove)
  }
}

/** Of Linux. */
const MEMORY = '/dev/shm'

/** Prepared and opened. */
export function openVoteByHand({ chair }: Pick<Hall, 'chair'>, draft: VoteDraft, name: string): VoteId {
  const { vote } = accepted(chair.ask('prepare-vote', draft, `prepare-${name}`))
  accepted(chair.ask('open-vote', { vote }, `open-the-${name}`))
  return vote
}

/** What was answered; a refusal is no broken promise, but a plan that does not fit. */
export function accepted<Answer extends Reply>(reply: Answer): Extract<Answer, { ok: true }> {
  if (isAccepted(reply)) return reply
  throw new Error(`refused: ${JSON.stringify(reply)}`)
}

const isAccepted = <Answer extends Reply>(reply: Answer): reply is Extract<Answer, { ok: true }> => reply.ok

/** The answer to a question, which may take a few turns of the loop. */
export async function question<Name extends CommandName>(
  { core, chair }: Pick<Hall, 'core' | 'chair'>,
  name: Name,
  input: Commands[Name]['input'],
): Promise<Reply<Name>> {
  const request = `question-${String(core.store.journal.head().entries)}-${name}`
  chair.heard()
  chair.say({ type: name, request, ...input })
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    core.turns.all()
    for (const message of chair.heard()) if (isReplyTo<Name>(message, request)) return message
    await new Promise<void>((done) => setImmediate(done))
  }
  throw new Error(`${name} was not answered`)
}

const MOST_TURNS = 1_000

const isReplyTo = <Name extends CommandName>(message: HostMessage, request: string): message is Reply<Name> =>
  message.type === 'reply' && message.request === request
