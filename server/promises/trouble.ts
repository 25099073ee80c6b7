/** A vote during which the disk refuses: phones, console and /health say so, nobody is disconnected, and it goes on afterwards. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from '../client/connection.ts'
import type { ConsoleTopics, VoteId } from '../protocol/messages.ts'
import type { Random } from '../rehearsal/chance.ts'
import { allSee, anyChoice, openVote } from './hall.ts'
import type { HostProcess } from './host-process.ts'
import type { Phone } from './phone.ts'
import { demand, until } from './promise.ts'

/** How soon the console and everybody's next try notice. */
const NOTICED_MS = 5_000

export type Trouble = {
  /** Completes «… although» and «… while». */
  what: string
  begin: () => void
  end: () => void
  /** Else the disk works again by itself, before anybody could look. */
  lasts: boolean
  /** How long it goes on when everybody has noticed. */
  forMs?: number
}

export type Troubled = {
  host: HostProcess
  phones: readonly Phone[]
  watch: { connection: Connection<ConsoleTopics> }
  random: Random
}

/** A third casts before, a third meanwhile, a third after. Resolves with the vote, still open, in which every phone has a receipt. */
export async function voteThrough(
  troubled: Troubled,
  trouble: Trouble,
): Promise<{ vote: VoteId; paused: number }> {
  const { host, phones, watch, random } = troubled
  const isSaving = () => watch.connection.replica?.topics.health?.saving
  const [vote, [, , last]] = await voteUntilTrouble(troubled, trouble)
  const refused = phones.filter(({ isNotSaved }) => isNotSaved)
  if (trouble.lasts) {
    await until(
      () => isSaving() === false,
      NOTICED_MS,
      () => 'that the console says that nothing is saved',
    )
    demand((await healthStatus(host.url)) === 503, `/health says that all is well although ${trouble.what}`)
  }
  demand(
    phones.every(({ isLive }) => isLive),
    `a phone lost its connection because ${trouble.what}`,
  )
  await pause(trouble.forMs ?? 0)
  trouble.end()
  await askAgain(phones)
  await until(
    () => isSaving() === true,
    NOTICED_MS,
    () => 'that the console says that it saves again',
  )
  demand((await healthStatus(host.url)) === 200, '/health still complains though the disk works')
  await Promise.all(last.map((phone) => phone.cast(vote, anyChoice(random))))
  demand(
    phones.every((phone) => hasReceipt(phone, vote) && phone.faults.length === 0),
    'a ballot was not accepted when the disk worked again',
  )
  return { vote, paused: refused.length }
}

/** Who casts before, meanwhile and after. */
type Parts = readonly [readonly Phone[], readonly Phone[], readonly Phone[]]

/** A third has cast, `tries` of the second are refused, the trouble lasts. */
export async function voteUntilTrouble(
  { phones, host, random }: Troubled,
  { what, begin, lasts }: Trouble,
  tries = Math.ceil(phones.length / 3),
): Promise<[VoteId, Parts]> {
  const third = Math.ceil(phones.length / 3)
  const parts = [
    phones.slice(0, third),
    phones.slice(third, third + tries),
    phones.slice(third + tries),
  ] as const
  const vote = await openVote(host.file)
  await allSee(phones, vote)
  await Promise.all(parts[0].map((phone) => phone.cast(vote, anyChoice(random))))
  demand(
    parts[0].every((phone) => hasReceipt(phone, vote)),
    `a ballot was not acknowledged before ${what}`,
  )
  begin()
  // One after the other: each is a write of its own, and the last bytes of a full disk may still take some.
  for (const phone of parts[1]) await phone.cast(vote, anyChoice(random))
  demand(
    parts[1].some(({ isNotSaved }) => isNotSaved),
    `nothing was refused while ${what}`,
  )
  demand(!lasts || parts[1].at(-1)?.isNotSaved === true, `a ballot was acknowledged while ${what}`)
  return [vote, parts]
}

export const hasReceipt = ({ ballot }: Phone, vote: VoteId): boolean =>
  ballot?.vote === vote && ballot.receipt !== null

/** As the phone's button does: the same ballot, the same request. */
export async function askAgain(phones: readonly Phone[]): Promise<void> {
  const waiting = phones.filter(({ isNotSaved }) => isNotSaved)
  await Promise.all(
    waiting.map(async (phone) => {
      if (phone.ballot !== null) await phone.ask(phone.ballot)
    }),
  )
}

const healthStatus = async (url: string): Promise<number> => (await fetch(`${url}/health`)).status
