/**
 * Phones with the product's own client, in a process of their own: they notice that the host is gone, wait, come back and send again
 * what was not acknowledged, exactly as a member's phone does. Says when each holds the exact state again.
 */
import { Connection } from '../client/connection.ts'
import type { MemberTopics, VoteId } from '../protocol/messages.ts'
import { PhoneLine } from '../rehearsal/phone-line.ts'
import { answerParent, sharedClock, type UsageCall, ownUsage } from './calls.ts'
import { motionMarks } from '../protocol/papers.ts'

/** By the shared clock. `wrong`: back, but with another state than before, or without a ballot that was acknowledged. */
export type Back = { lastAt: number; p99At: number; isBack: number; wrong: number; lost: number }

export type ClientCalls = UsageCall & {
  /** All signed in. */
  connect: { input: { url: string; secrets: string[]; overSeconds: number }; output: null }
  /** Until all see it open. */
  see: { input: { vote: VoteId }; output: null }
  /** These vote, evenly over the time; resolves when the last has pressed. */
  press: { input: { vote: VoteId; from: number; to: number; overSeconds: number }; output: null }
  /** Until so many ballots of the newest vote are acknowledged. */
  acknowledged: { input: { count: number }; output: null }
  /** What everybody holds now is what must be there after the return. */
  remember: { input: null; output: { acknowledged: number } }
  back: { input: { withinSeconds: number }; output: Back }
}

const LOOK_MS = 5
const WAIT_MS = 60_000

type Client = {
  connection: Connection<MemberTopics>
  receipt: string | null
  before: { epoch: string; state: string; receipt: string | null } | null
  /** 0: not yet. */
  backAt: number
  isWrong: boolean
  isLost: boolean
}

const clients: Client[] = []

function openClient(url: string, secret: string, index: number): Client {
  const line = new PhoneLine(url, 'bench', index)
  const look = () => {
    if (client.backAt === 0) lookWhetherBack(client)
  }
  const connection: Connection<MemberTopics> = new Connection<MemberTopics>({
    open: line.open,
    credential: { kind: 'link', secret },
    onState: look,
    onChange: () => undefined,
    onSession: () => undefined,
  })
  const client: Client = {
    ...{ connection, receipt: null, before: null },
    ...{ backAt: 0, isWrong: false, isLost: false },
  }
  return client
}

/** Everything that everybody may know; the own ballot is compared by its receipt. */
function stateOf({ connection }: Client): string {
  const { convention, vote, voteState, onRegister, me } = connection.replica?.topics ?? {}
  return JSON.stringify([convention, vote, voteState, onRegister, me])
}

function lookWhetherBack(client: Client): void {
  const { connection, before } = client
  const { replica, state } = connection
  if (before === null || state.state !== 'live' || replica?.epoch === before.epoch) return
  client.backAt = sharedClock()
  client.isWrong = stateOf(client) !== before.state
  client.isLost = before.receipt !== null && replica?.topics.ballot?.receipt !== before.receipt
}

async function cast(client: Client, vote: VoteId, isYes: boolean): Promise<void> {
  client.receipt = null
  const reply = await client.connection.command('cast-ballot', {
    vote,
    marks: isYes ? motionMarks.yes : motionMarks.no,
  })
  if (reply.ok) client.receipt = reply.receipt
}

function spread<T>(items: readonly T[], overSeconds: number, act: (item: T, index: number) => void) {
  return new Promise<void>((resolve) => {
    const started = performance.now()
    let next = 0
    const timer = setInterval(() => {
      const share = overSeconds === 0 ? 1 : (performance.now() - started) / (overSeconds * 1000)
      for (const due = Math.min(items.length, Math.ceil(share * items.length)); next < due; next++) {
        const item = items[next]
        if (item !== undefined) act(item, next)
      }
      if (next < items.length) return
      clearInterval(timer)
      resolve()
    }, LOOK_MS)
  })
}

function until(isReached: () => boolean, withinMs = WAIT_MS): Promise<void> {
  return new Promise((resolve) => {
    const deadline = performance.now() + withinMs
    const timer = setInterval(() => {
      if (!isReached() && performance.now() < deadline) return
      clearInterval(timer)
      resolve()
    }, LOOK_MS)
  })
}

const isLive = ({ connection }: Client): boolean => connection.state.state === 'live'

answerParent<ClientCalls>({
  async connect({ url, secrets, overSeconds }) {
    await spread(secrets, overSeconds, (secret, index) => clients.push(openClient(url, secret, index)))
    await until(() => clients.every(isLive))
    if (!clients.every(isLive)) throw new Error('not all could sign in')
    return null
  },
  async see({ vote }) {
    const sees = ({ connection }: Client) => connection.replica?.topics.voteState?.vote === vote
    await until(() => clients.every(sees))
    if (!clients.every(sees)) throw new Error('not all see the vote')
    for (const client of clients) client.receipt = null
    return null
  },
  async press({ vote, from, to, overSeconds }) {
    await spread(
      clients.slice(from, to),
      overSeconds,
      (client, index) => void cast(client, vote, index % 3 > 0),
    )
    return null
  },
  async acknowledged({ count }) {
    const counted = () => clients.filter(({ receipt }) => receipt !== null).length
    await until(() => counted() >= count)
    if (counted() < count)
      throw new Error(`only ${String(counted())} of ${String(count)} ballots were acknowledged`)
    return null
  },
  remember() {
    for (const client of clients) {
      const { connection, receipt } = client
      client.before = { epoch: connection.replica?.epoch ?? '', state: stateOf(client), receipt }
      client.backAt = 0
    }
    return { acknowledged: clients.filter(({ receipt }) => receipt !== null).length }
  },
  async back({ withinSeconds }) {
    await until(() => clients.every(({ backAt }) => backAt > 0), withinSeconds * 1000)
    const times = clients.map(({ backAt }) => backAt).filter((at) => at > 0)
    times.sort((one, other) => one - other)
    return {
      lastAt: times.at(-1) ?? 0,
      p99At: times[Math.ceil(times.length * 0.99) - 1] ?? 0,
      isBack: times.length,
      wrong: clients.filter(({ isWrong }) => isWrong).length,
      lost: clients.filter(({ isLost }) => isLost).length,
    }
  },
  usage: () => ownUsage(),
})
