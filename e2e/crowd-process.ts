/**
 * Members without browsers, in a process of their own so that they do not slow the browsers' one down: the reference
 * client a member, told by its parent to sign in, to vote and to leave. Started by crowd.ts.
 */
import process from 'node:process'
import WebSocket from 'ws'
import { Connection } from '../server/client/connection.ts'
import { openWith, socketAddress } from '../server/client/socket.ts'
import type { MemberTopics, MemberVote } from '../server/protocol/messages.ts'
import { motionMarks, type Choice } from '../server/protocol/papers.ts'

export type ToCrowd =
  | { do: 'join'; url: string; secrets: readonly string[] }
  /** The n-th member casts the n-th choice, as soon as it sees the vote open; null: never. */
  | { do: 'cast'; choices: readonly (Choice | null)[] }
  | { do: 'tell' }

export type FromCrowd =
  /** How many are signed in, how many were ever, and what of the last `cast` came back. */
  {
    live: number
    everLive: number
    receipts: readonly (string | null)[]
    refused: readonly string[]
    /** What stands on their screens, if it is the same on all of them. */
    vote: MemberVote['state'] | 'none' | 'various'
  }

type Member = { connection: Connection<MemberTopics>; isLive: boolean; wasLive: boolean; open: number | null }

/** Sign-ins at once: a hall's worth of phones does not come in one millisecond either. */
const ABREAST = 100

/** What a hall holds in its hands: mostly phones. */
const deviceOf = (index: number): Record<string, string> => {
  if (index % 9 === 4) return { 'user-agent': 'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X)' }
  if (index % 13 === 7) return { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' }
  return { 'user-agent': 'Mozilla/5.0 (Linux; Android 14; Pixel 7) Mobile' }
}

const members: Member[] = []
let choices: readonly (Choice | null)[] = []
let receipts: (string | null)[] = []
let refused: string[] = []

function join(url: string, secret: string): Promise<void> {
  return new Promise((live) => {
    const index = members.length
    const member: Member = { isLive: false, wasLive: false, open: null, connection: connect() }
    members.push(member)

    function connect() {
      return new Connection<MemberTopics>({
        open: openWith(() => new WebSocket(socketAddress(url), { origin: url, headers: deviceOf(index) })),
        credential: { kind: 'link', secret },
        onSession: () => undefined,
        onState: ({ state }) => {
          member.isLive = state === 'live'
          if (!member.isLive) return
          member.wasLive = true
          live()
        },
        onChange: ({ topics }) => {
          const vote =
            topics.voteState?.state === 'open' && topics.onRegister === true ? topics.voteState.vote : null
          if (vote === member.open) return
          member.open = vote
          void castOf(index)
        },
      })
    }
  })
}

async function castOf(index: number): Promise<void> {
  const member = members[index]
  const choice = choices[index] ?? null
  if (member === undefined || member.open === null || choice === null) return
  const answer = await member.connection.command('cast-ballot', {
    vote: member.open,
    marks: motionMarks[choice],
  })
  if (answer.ok) receipts[index] = answer.receipt
  else refused.push(answer.why)
}

async function joinAll(url: string, secrets: readonly string[]): Promise<void> {
  for (let from = 0; from < secrets.length; from += ABREAST)
    await Promise.all(secrets.slice(from, from + ABREAST).map((secret) => join(url, secret)))
  tell()
}

function cast(wanted: readonly (Choice | null)[]): void {
  choices = wanted
  receipts = wanted.map(() => null)
  refused = []
  members.forEach((_, index) => void castOf(index))
}

function tell(): void {
  const [state = 'none', ...others] = new Set(
    members.map(({ connection }) => connection.replica?.topics.voteState?.state ?? 'none'),
  )
  const said: FromCrowd = {
    live: members.filter(({ isLive }) => isLive).length,
    everLive: members.filter(({ wasLive }) => wasLive).length,
    receipts,
    refused,
    vote: others.length === 0 ? state : 'various',
  }
  process.send?.(said)
}

process.on('message', (order: ToCrowd) => {
  switch (order.do) {
    case 'join':
      void joinAll(order.url, order.secrets)
      return
    case 'cast':
      cast(order.choices)
      return
    case 'tell':
      tell()
  }
})
process.on('disconnect', () => process.exit())
