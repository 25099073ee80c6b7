/** A convention to try the host with: members who are checked in, each with a card, and votes of a chair. */
import { asChair, type Chair } from '../command-line/chair.ts'
import type { Result, VoteDraft, VoteId } from '../protocol/messages.ts'
import type { Choice } from '../protocol/papers.ts'
import { pick, type Random } from '../rehearsal/chance.ts'
import type { Access } from '../rehearsal/crowd-messages.ts'
import { importMembers, issueAccess } from '../rehearsal/fill-convention.ts'
import { someMembers } from '../testing/builders.ts'
import { HostProcess, type HostProcessOptions } from './host-process.ts'
import { Phone } from './phone.ts'
import { until } from './promise.ts'
import { onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'

const CONNECT_MS = 60_000
const CHOICES: readonly Choice[] = ['yes', 'no', 'abstain']

const draft: VoteDraft = {
  title: 'Main motion M-1',
  text: 'That the convention adopt main motion M-1.',
  secrecy: 'secret',
  electorate: { presence: 'present', groups: [] },
  ...onMotion(SIMPLE_MAJORITY),
  durationSeconds: null,
}

export type Hall = { host: HostProcess; accesses: readonly Access[] }

/** `file` is made. */
type HallOptions = { members: number; file: string; start?: HostProcessOptions }

/** Members 1, 2, 3, … in the order of `accesses`; all of one length, so that bytes can be compared. */
export async function openHall({ members, file, start }: HallOptions): Promise<Hall> {
  const host = await HostProcess.start(file, start)
  const accesses = await asChair({ file: host.file }, async (chair) => {
    await importMembers(chair, someMembers(members), 'en')
    await chair.command('check-in', { members: 'all' })
    return [...(await issueAccess(chair)).values()]
  })
  return { host, accesses }
}

type PhonesOptions = {
  haste?: number
  /** The address that they know; the host's own when not given. */
  url?: string
}

export const phonesOf = (
  { host, accesses }: Hall,
  seed: string,
  { url = host.url, haste = 1 }: PhonesOptions = {},
): Phone[] => accesses.map((access, index) => new Phone({ url, seed, member: index + 1, access, haste }))

/** All at once. */
export async function connectAll(phones: readonly Phone[]): Promise<void> {
  for (const phone of phones) phone.connect()
  await until(
    () => phones.every(({ isLive }) => isLive),
    CONNECT_MS,
    () => `the arrival of ${String(phones.filter(({ isLive }) => !isLive).length)} phones`,
  )
}

export async function openVote(file: string, change: Partial<VoteDraft> = {}): Promise<VoteId> {
  return asChair({ file }, async (chair) => {
    const { vote } = await chair.command('prepare-vote', { ...draft, ...change })
    await chair.command('open-vote', { vote })
    return vote
  })
}

export const closeVote = (file: string, vote: VoteId): Promise<Result> =>
  asChair({ file }, async (chair: Chair) => (await chair.command('close-vote', { vote })).result)

export const allSee = (phones: readonly Phone[], vote: VoteId): Promise<number> =>
  until(
    () => phones.every((phone) => phone.mayVote(vote)),
    CONNECT_MS,
    () => `that ${String(phones.filter((phone) => !phone.mayVote(vote)).length)} phones see the vote`,
  )

export const anyChoice = (random: Random): Choice => pick(random, CHOICES)

/** Phones go quietly. */
export const endHall = async (host: HostProcess, phones: readonly Phone[]): Promise<void> => {
  for (const phone of phones) phone.leave()
  await host.stop()
}
