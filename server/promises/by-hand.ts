/** A hall whose host is driven by hand, from a folder: everything but sockets is the product's, and nothing happens by itself. */
import type { MemberId, Reply, VoteDraft, VoteId, Weight } from '../protocol/messages.ts'
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
