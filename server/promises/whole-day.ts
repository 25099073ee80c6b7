/**
 * A convention with a vote of every kind, held through the door: two chairs, voters of different weights, changed ballots, ballot papers
 * beside the phones, lots and casting votes. Afterwards the file, and what everybody was told.
 */
import { asChair, type Chair } from '../command-line/chair.ts'
import { needsLot } from '../domain/after-closing.ts'
import type { MemberId, Result, VoteDraft, VoteId } from '../protocol/messages.ts'
import { isOneMotion } from '../protocol/papers.ts'
import { seeded, type Random } from '../rehearsal/chance.ts'
import { importMembers, issueAccess } from '../rehearsal/fill-convention.ts'
import { anyBallot, EVERY_VOTE, paperBallots, paperSums } from '../testing/every-vote.ts'
import { someMembers } from '../testing/builders.ts'
import { HostProcess, type HostProcessOptions } from './host-process.ts'
import { BrokenPromise, demand } from './promise.ts'
import { Voter } from './voters.ts'

/** Fewer, and the tellers would find no papers that could still be cast. */
export const FEWEST_MEMBERS = 12
const WEIGHTS = ['1', '1', '2', '0.5', '1'] as const

/** What the two say who draw a lot, and what it is drawn with. */
const LOT_WORDS = ['rain on the roof', 'seven red chairs'] as const
export const LOT_SEED = LOT_WORDS.join(' / ')

export type ToldReceipt = { member: MemberId; receipt: string }

/** `votes`: of each, the receipts as they were acknowledged. */
export type HeldVote = { vote: VoteId; draft: VoteDraft; result: Result; told: readonly ToldReceipt[] }

export type WholeDay = { file: string; head: string; entries: number; votes: readonly HeldVote[] }

export type DayOptions = {
  file: string
  members: number
  /** Who votes what. */
  seed: string
  votes?: readonly VoteDraft[]
  start?: HostProcessOptions
  /** Before the host stops, at which everybody still is. */
  atTheEnd?: (day: { host: HostProcess; chair: Chair; votes: readonly HeldVote[] }) => Promise<void>
}

type Hall = { ada: Chair; ben: Chair; voters: readonly Voter[]; random: Random }

export async function holdWholeDay(options: DayOptions): Promise<WholeDay> {
  const { file, members, seed, start, votes: drafts = EVERY_VOTE, atTheEnd } = options
  const host = await HostProcess.start(file, start)
  const voters: Voter[] = []
  try {
    return await asChair({ file }, async (ada) => {
      const accesses = await fill(ada, members)
      for (const [index, access] of accesses.entries())
        voters.push(await Voter.at(host.url, { member: index + 1, access }))
      const { key } = await ada.command('invite', { role: 'chair', name: 'Ben' })
      return asChair({ url: host.url, key }, async (ben) => {
        const hall = { ada, ben, voters, random: seeded(seed, 'whole-day') }
        const votes: HeldVote[] = []
        for (const [number, draft] of drafts.entries()) votes.push(await holdVote(hall, draft, number))
        await atTheEnd?.({ host, chair: ada, votes })
        const { journal } = (await ada.command('status', {})).status
        return { file, ...journal, votes }
      })
    })
  } finally {
    for (const voter of voters) voter.leave()
    await host.stop()
  }
}

async function fill(chair: Chair, members: number) {
  const people = someMembers(members).map((member, index) => ({
    ...member,
    weight: WEIGHTS[index % WEIGHTS.length] ?? '1',
  }))
  await importMembers(chair, people, 'en')
  await chair.command('check-in', { members: 'all' })
  return [...(await issueAccess(chair)).values()]
}

async function holdVote(hall: Hall, draft: VoteDraft, number: number): Promise<HeldVote> {
  const { ada, random } = hall
  const { vote } = await ada.command('prepare-vote', draft)
  await ada.command('open-vote', { vote })
  const told = await voteAll(hall, { vote, draft })
  let { result } = await ada.command('close-vote', { vote })
  // One vote in three has papers beside it; those of a ranked one, ballot by ballot.
  if (number % 3 === 0) result = await addPapers(hall, { vote, draft })
  if (needsLot(result)) result = await drawLot(hall, vote)
  if (result.outcome.kind === 'majority')
    for (const [option, { verdict }] of result.outcome.decisions.entries())
      if (verdict === 'tied')
        ({ result } = await ada.command('decide-tie', { vote, option, adopted: random() < 0.5 }))
  await ada.command('publish-vote', { vote })
  return { vote, draft, result, told }
}

/** All but a few; where it can be changed, some do. */
async function voteAll(
  { voters, random }: Hall,
  { vote, draft }: { vote: VoteId; draft: VoteDraft },
): Promise<ToldReceipt[]> {
  const isKeyed = draft.changeable && draft.secrecy === 'secret'
  const told: ToldReceipt[] = []
  for (const voter of voters.slice(0, -4)) {
    const receipt = await acknowledged(voter, vote, { marks: anyBallot(random, draft.paper), isKeyed })
    told.push({ member: voter.member, receipt })
    if (!draft.changeable || random() < 0.5) continue
    const again = await acknowledged(voter, vote, { marks: anyBallot(random, draft.paper), isKeyed })
    demand(again === receipt, `member ${String(voter.member)} got another receipt for a changed ballot`)
  }
  return told
}

async function acknowledged(
  voter: Voter,
  vote: VoteId,
  { marks, isKeyed }: { marks: string; isKeyed: boolean },
): Promise<string> {
  const answer = await voter.cast(vote, marks, { isKeyed })
  if (answer.ok) return answer.receipt
  throw new BrokenPromise(
    `member ${String(voter.member)} was refused ${marks} in vote ${String(vote)}: ${answer.why}`,
  )
}

async function addPapers(
  { ada, ben, random }: Hall,
  { vote, draft: { paper } }: { vote: VoteId; draft: VoteDraft },
): Promise<Result> {
  const votes = isOneMotion(paper)
    ? paperSums({ yes: '1', no: '1', abstain: '0' })
    : paperBallots(random, paper)
  await ben.command('enter-paper-votes', { vote, votes })
  return (await ada.command('confirm-paper-votes', { vote, votes })).result
}

async function drawLot({ ada, ben }: Hall, vote: VoteId): Promise<Result> {
  await ben.command('draw-lot', { vote, words: LOT_WORDS[0] })
  const { result } = await ada.command('draw-lot', { vote, words: LOT_WORDS[1] })
  if (result === null) throw new BrokenPromise('two persons gave words, and no lot was drawn')
  return result
}
