/**
 * Everybody votes and changes ballots at once, and in the middle of it the vote is closed: by the chair, or by its own clock. Who was
 * told that a ballot is recorded is counted with that ballot; everybody else was refused, and nobody was left without an answer.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asChair, type Chair } from '../command-line/chair.ts'
import type { Marks, MemberId, Result, VoteDraft, VoteId } from '../protocol/messages.ts'
import { motionMarks, onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { between, pick, seeded, type Random } from '../rehearsal/chance.ts'
import { aDraft } from '../testing/builders.ts'
import { openStore } from '../store/store.ts'
import { openHall, type Hall } from './hall.ts'
import { BrokenPromise, demand, type Trial, type TrialOptions } from './promise.ts'
import { Voter, type Answer } from './voters.ts'

/** Votes, of the four kinds in turn. */
const RUNS = 24
const VOTERS = 150
/** Within which everybody presses: all at once, a rush, or a trickle. */
const SPREADS_MS = [0, 40, 300] as const
const CHANGE_LATER_MS = 60
/** One vote in seven, the sixth first, is closed by its own clock; a shorter duration there is not. */
const BY_CLOCK = 7
const CLOCK_SECONDS = 5
const CLOSED_MS = 10_000

const KINDS: readonly VoteDraft[] = [
  aDraft({ title: 'Secret' }),
  aDraft({ title: 'By name', secrecy: 'named' }),
  aDraft({ title: 'Secret, changeable', changeable: true }),
  aDraft({ title: 'By name, changeable', secrecy: 'named', ...onMotion(SIMPLE_MAJORITY), changeable: true }),
]

export const cleanClose: Trial = {
  promise:
    'A vote is closed in a burst of ballots: who has a receipt is counted, everybody else was refused.',
  async keep({ runs = RUNS, voters: members = VOTERS, seed, folder, say }: TrialOptions): Promise<string[]> {
    const file = join(folder, 'clean-close.plenum')
    const hall = await openHall({ members, file })
    const voters: Voter[] = []
    const held: HeldVote[] = []
    try {
      voters.push(...(await arrivals(hall)))
      await asChair({ file }, async (chair) => {
        for (let run = 0; run < runs; run++) {
          held.push(await closeInBurst({ chair, voters, run, random: seeded(seed, 'clean-close', run) }))
          const { told, draft } = held.at(-1) ?? { told: [], draft: KINDS[0] }
          say(
            `vote ${String(run + 1)} of ${String(runs)}, ${draft?.title ?? ''}: ${String(told.filter(isCounted).length)} of ${String(told.length)} counted`,
          )
        }
      })
    } finally {
      for (const voter of voters) voter.leave()
      await hall.host.stop()
    }
    lookIntoBox(file, held)
    return [figures(held)]
  },
}

/** In the order in which they were sent. */
type Told = { member: MemberId; sent: { marks: Marks; answer: Answer }[] }
type HeldVote = { vote: VoteId; draft: VoteDraft; told: readonly Told[]; result: Result; byClock: boolean }

const arrivals = ({ host, accesses }: Hall): Promise<Voter[]> =>
  Promise.all(accesses.map((access, index) => Voter.at(host.url, { member: index + 1, access })))

type Burst = { chair: Chair; voters: readonly Voter[]; run: number; random: Random }

async function closeInBurst({ chair, voters, run, random }: Burst): Promise<HeldVote> {
  const kind = KINDS[run % KINDS.length] ?? aDraft()
  const byClock = run % BY_CLOCK === 5
  const draft = { ...kind, durationSeconds: byClock ? CLOCK_SECONDS : null }
  const { vote } = await chair.command('prepare-vote', draft)
  await chair.command('open-vote', { vote })
  const spread = pick(random, SPREADS_MS)
  const wait = byClock ? CLOCK_SECONDS * 1000 - spread / 2 : 0
  const pressing = Promise.all(
    voters.map((voter) =>
      press(voter, {
        vote,
        draft,
        at: wait + between(random, [0, spread]),
        random: seeded(random(), voter.member),
      }),
    ),
  )
  const closing = byClock
    ? closedByClock(chair, vote)
    : closedByChair(chair, vote, between(random, [0, spread + (draft.changeable ? 2 * CHANGE_LATER_MS : 20)]))
  const [told, result] = await Promise.all([pressing, closing])
  const one: HeldVote = { vote, draft, told, result, byClock }
  demandClean(one)
  return one
}

async function closedByChair(chair: Chair, vote: VoteId, at: number): Promise<Result> {
  await pause(at)
  return (await chair.command('close-vote', { vote })).result
}

async function closedByClock(chair: Chair, vote: VoteId): Promise<Result> {
  const started = performance.now()
  for (;;) {
    const { status } = await chair.command('status', {})
    const result = status.votes.find(({ id }) => id === vote)?.result
    if (result !== undefined) return result
    demand(performance.now() - started < CLOSED_MS, `vote ${String(vote)} was not closed by its clock`)
    await pause(50)
  }
}

type Press = { vote: VoteId; draft: VoteDraft; at: number; random: Random }

/** Where a ballot can be changed two of three do, at once or a little later. */
async function press(voter: Voter, { vote, draft, at, random }: Press): Promise<Told> {
  await pause(at)
  const isKeyed = draft.changeable && draft.secrecy === 'secret'
  const told: Told = { member: voter.member, sent: [] }
  const ballots = draft.changeable ? 1 + Math.floor(random() * 3) : 1
  for (let ballot = 0; ballot < ballots; ballot++) {
    const marks = motionMarks[pick(random, ['yes', 'no', 'abstain'] as const)]
    told.sent.push({ marks, answer: await voter.cast(vote, marks, { isKeyed }) })
    await pause(between(random, [0, CHANGE_LATER_MS]))
  }
  return told
}

/** Of the ballot that counts: the last that was taken. */
const lastTaken = ({ sent }: Told) => sent.filter(({ answer }) => answer.ok).at(-1)
const isCounted = (told: Told): boolean => lastTaken(told) !== undefined

function demandClean({ vote, draft, told, result }: HeldVote): void {
  const name = `vote ${String(vote)} («${draft.title}»)`
  for (const { member, sent } of told) {
    const who = `member ${String(member)} in ${name}`
    const why = sent.flatMap(({ answer }) => (answer.ok ? [] : [answer.why]))
    demand(
      why.every((one) => one === 'vote-not-open'),
      `${who} was refused with ${why.join(', ')}`,
    )
    const firstRefused = sent.findIndex(({ answer }) => !answer.ok)
    demand(
      firstRefused === -1 || sent.slice(firstRefused).every(({ answer }) => !answer.ok),
      `${who} was refused, and then a ballot was taken`,
    )
  }
  const counted = told.filter(isCounted)
  const wanted = countsOf(counted.map((one) => lastTaken(one)?.marks ?? ''))
  const [votes] = result.options
  const found = { yes: Number(votes?.yes), no: Number(votes?.no), abstain: Number(votes?.abstain) }
  demand(
    result.cast === counted.length && JSON.stringify(found) === JSON.stringify(wanted),
    `${name} counts ${String(result.cast)} ballots, ${JSON.stringify(found)}, and ${String(counted.length)} have a receipt, for ${JSON.stringify(wanted)}`,
  )
}

function countsOf(marks: readonly Marks[]) {
  const count = (own: Marks) => marks.filter((one) => one === own).length
  return { yes: count(motionMarks.yes), no: count(motionMarks.no), abstain: count(motionMarks.abstain) }
}

/** What lies in the file is what was acknowledged, and nothing came in later. */
function lookIntoBox(file: string, held: readonly HeldVote[]): void {
  const opened = openStore(file)
  if (!opened.ok) throw new BrokenPromise(`the file does not open any more: ${opened.why}`)
  const { store } = opened
  try {
    for (const { vote, draft, told } of held) {
      const receipts = told.flatMap((one) => {
        const answer = lastTaken(one)?.answer
        return answer?.ok === true ? [`${String(one.member)} ${answer.receipt}`] : []
      })
      const found = [...store.ballotBox.turnout(vote)].map(
        ([member, { receipt }]) => `${String(member)} ${receipt}`,
      )
      demand(
        found.join() === receipts.join(),
        `the box of vote ${String(vote)} has ${String(found.length)} receipts, and ${String(receipts.length)} were given`,
      )
      for (const { member, marks } of draft.secrecy === 'named' ? store.ballotBox.namedBallots(vote) : []) {
        const wanted = told.flatMap((one) => (one.member === member ? [lastTaken(one)?.marks] : []))[0]
        demand(
          wanted === marks,
          `the box of vote ${String(vote)} has ${marks} of member ${String(member)}, who was told ${wanted ?? 'no'}`,
        )
      }
    }
  } finally {
    store.close()
  }
}

function figures(held: readonly HeldVote[]): string {
  const all = held.flatMap(({ told }) => told)
  const ballots = all.flatMap(({ sent }) => sent)
  // Else nothing was tried.
  const inBoth = held.filter(
    ({ told }) => told.some(isCounted) && told.some(({ sent }) => sent.some(({ answer }) => !answer.ok)),
  )
  demand(inBoth.length > 0, 'no vote was closed in the middle of its ballots; try more runs')
  return (
    `${String(held.length)} votes of ${String(KINDS.length)} kinds, ${String(held.filter(({ byClock }) => byClock).length)} closed by their clock, ` +
    `${String(inBoth.length)} with ballots on both sides of closing: ${String(ballots.filter(({ answer }) => answer.ok).length)} ballots acknowledged, ` +
    `${String(ballots.filter(({ answer }) => !answer.ok).length)} refused, ${String(all.filter(isCounted).length)} counted, each as its voter was told last.`
  )
}
