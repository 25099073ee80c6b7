/** Members who vote on any paper, and change their ballot where they may: over real sockets, with what each of them was answered. */
import { randomBytes } from 'node:crypto'
import { Connection } from '../client/connection.ts'
import type { BallotKey, Marks, MemberId, MemberTopics, Refusal, VoteId } from '../protocol/messages.ts'
import type { Access } from '../rehearsal/crowd-messages.ts'
import { PhoneLine } from '../rehearsal/phone-line.ts'
import { BrokenPromise, until } from './promise.ts'

const CONNECT_MS = 30_000

export type Answer = { ok: true; receipt: string } | { ok: false; why: Refusal }

export class Voter {
  readonly member: MemberId
  readonly #line: PhoneLine
  readonly #connection: Connection<MemberTopics>
  /** Of the newest ballot of each vote in which it can be changed. */
  readonly #keys = new Map<VoteId, BallotKey>()

  private constructor(url: string, { member, access }: { member: MemberId; access: Access }) {
    this.member = member
    this.#line = new PhoneLine(url, 'voters', member)
    this.#connection = new Connection<MemberTopics>({
      open: this.#line.open,
      credential: { kind: 'link', secret: access.secret },
      onChange: () => undefined,
      onSession: () => undefined,
      onState: () => undefined,
    })
  }

  /** Resolves when the host knows it. */
  static async at(url: string, card: { member: MemberId; access: Access }): Promise<Voter> {
    const voter = new Voter(url, card)
    const { state } = voter.#connection
    await until(
      () => voter.#connection.state.state === 'live',
      CONNECT_MS,
      () => `the arrival of member ${String(card.member)} (${state.state})`,
    )
    return voter
  }

  /** The first ballot or, where that is allowed, another one instead. */
  async cast(vote: VoteId, marks: Marks, { isKeyed }: { isKeyed: boolean }): Promise<Answer> {
    const key = randomBytes(16).toString('base64url')
    const replaces = this.#keys.get(vote)
    const keys = isKeyed ? { key, ...(replaces !== undefined && { replaces }) } : {}
    const reply = await this.#connection.command('cast-ballot', { vote, marks, ...keys })
    if (reply.type === 'unanswered') throw new BrokenPromise(`member ${String(this.member)} was not answered`)
    if (!reply.ok) return { ok: false, why: reply.why }
    this.#keys.set(vote, key)
    return { ok: true, receipt: reply.receipt }
  }

  leave(): void {
    this.#connection.stop()
    this.#line.break()
  }
}
