/**
 * Everybody presses more than once: the same request twice, other ballots, from two phones, over a line that breaks, in a vote that
 * was, with other people’s keys. What is counted is one ballot for each who was told that one is recorded, with the weight of the register.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asChair, type Chair } from '../command-line/chair.ts'
import type {
  BallotKey,
  Marks,
  MemberId,
  Reply,
  Result,
  VoteDraft,
  VoteId,
  Weight,
} from '../protocol/messages.ts'
import { between, pick, seeded, type Random } from '../rehearsal/chance.ts'
import { importMembers, issueAccess } from '../rehearsal/fill-convention.ts'
import { openStore } from '../store/store.ts'
import { someMembers } from '../testing/builders.ts'
import { TestClient } from '../testing/client.ts'
import { anyBallot, EVERY_VOTE } from '../testing/every-vote.ts'
import { HostProcess } from './host-process.ts'
import { BrokenPromise, demand, type Trial, type TrialOptions } from './promise.ts'

/** Votes, of all kinds in turn. */
const RUNS = 16
const VOTERS = 80
const WEIGHTS = ['1', '2', '0.5', '1'] as const
/** Within which everybody presses for the first time. */
const RUSH_MS = 300

/** What a voter does to vote more than once. */
const HABITS = [
  'same-again',
  'others-at-once',
  'two-phones',
  'line-breaks',
  'old-vote',
  'borrowed-key',
  'stays-away',
] as const
type Habit = (typeof HABITS)[number]

export const oneVote: Trial = {
  promise:
    'One vote for each who is entitled, whatever is sent twice, late, in another order or from a second phone.',
  async keep({ runs = RUNS, voters = VOTERS, seed, folder, say }: TrialOptions): Promise<string[]> {
    const file = join(folder, 'one-vote.plenum')
    const host = await HostProcess.start(file)
    const held: HeldVote[] = []
    const people: Person[] = []
    try {
      await asChair({ file }, async (chair) => {
        people.push(...(await fill(chair, host.url, voters)))
        for (let run = 0; run < runs; run++) {
          held.push(await holdVote({ chair, people, run, seed }))
          say(`vote ${String(run + 1)} of ${String(runs)}: ${held.at(-1)?.draft.title ?? ''}`)
        }
      })
    } finally {
      for (const { device } of people) device.terminate()
      await host.stop()
    }
    lookIntoBox(file, held)
    return [figures(held)]
  },
}

/** `old`: what it sent in votes before. */
type Person = {
  member: MemberId
  weight: Weight
  secret: string
  url: string
  device: TestClient
  old: Frame[]
}

type Frame = {
  type: 'cast-ballot'
  request: string
  vote: VoteId
  marks: Marks
  key?: BallotKey
  replaces?: BallotKey
}

/** What came of a frame; null: nothing was heard of it. */
type Sent = { frame: Frame; reply: Reply | null }

type Story = { person: Person; habit: Habit; sent: Sent[] }

type HeldVote = { vote: VoteId; draft: VoteDraft; stories: readonly Story[] }

async function fill(chair: Chair, url: string, voters: number): Promise<Person[]> {
  const members = someMembers(voters).map((member, index) => ({
    ...member,
    weight: weightOfMember(index + 1),
  }))
  await importMembers(chair, members, 'en')
  await chair.command('check-in', { members: 'all' })
  const accesses = [...(await issueAccess(chair)).values()]
  return Promise.all(
    accesses.map(async ({ secret }, index) => {
      const member = index + 1
      const device = await phoneAt(url, secret)
      return { member, weight: weightOfMember(member), secret, url, device, old: [] }
    }),
  )
}

const weightOfMember = (member: MemberId): Weight => WEIGHTS[(member - 1) % WEIGHTS.length] ?? '1'

async function phoneAt(url: string, secret: string): Promise<TestClient> {
  const device = await TestClient.open(url, {})
  const answer = await device.signIn({ kind: 'link', secret })
  demand(answer.type === 'welcome', `a phone was not let in: ${JSON.stringify(answer)}`)
  return device
}

type VoteOptions = { chair: Chair; people: readonly Person[]; run: number; seed: string }

async function holdVote({ chair, people, run, seed }: VoteOptions): Promise<HeldVote> {
  const draft = EVERY_VOTE[run % EVERY_VOTE.length]
  if (draft === undefined) throw new RangeError('there is no such vote')
  const { vote } = await chair.command('prepare-vote', draft)
  await chair.command('open-vote', { vote })
  const keys: BallotKey[] = []
  const stories = await Promise.all(
    people.map((person) =>
      actOut({ person, vote, draft, keys, random: seeded(seed, 'one-vote', run, person.member) }),
    ),
  )
  const { result } = await chair.command('close-vote', { vote })
  for (const story of stories) await replay(story)
  demandOneEach({ vote, draft, stories }, result)
  for (const { person, sent } of stories) person.old.push(...sent.map(({ frame }) => frame))
  return { vote, draft, stories }
}

type Acting = { person: Person; vote: VoteId; draft: VoteDraft; keys: BallotKey[]; random: Random }

async function actOut(acting: Acting): Promise<Story> {
  const { person, random, keys } = acting
  const habit = pick(random, HABITS)
  const story: Story = { person, habit, sent: [] }
  await pause(between(random, [0, RUSH_MS]))
  const first = frameOf(acting)
  switch (habit) {
    case 'stays-away':
      break
    case 'same-again':
      // The same request thrice, once with other marks: it is the same ballot.
      await send(story, [first, first, { ...first, marks: frameOf(acting).marks }, first])
      break
    case 'others-at-once':
      await send(story, [first, ...[1, 2, 3].map(() => instead(acting, first))])
      break
    case 'two-phones': {
      const before = person.device
      before.say(first)
      person.device = await phoneAt(person.url, person.secret)
      await send(story, [first, instead(acting, first)])
      before.terminate()
      break
    }
    case 'line-breaks':
      person.device.say(first)
      if (random() < 0.5) await pause(between(random, [0, 10]))
      person.device.terminate()
      person.device = await phoneAt(person.url, person.secret)
      await send(story, [first, first])
      break
    case 'old-vote':
      await send(story, [...person.old.slice(-3), first, ...person.old.slice(0, 3), first])
      break
    case 'borrowed-key': {
      await send(story, [first])
      const borrowed = pick(random, [...keys, makeKey()])
      await send(story, [
        { ...instead(acting, first), replaces: borrowed },
        { ...frameOf(acting), key: borrowed },
      ])
    }
  }
  return story
}

const isKeyed = ({ changeable, secrecy }: VoteDraft) => changeable && secrecy === 'secret'
const makeKey = (): BallotKey => randomBytes(16).toString('base64url')

function frameOf({ vote, draft, keys, random }: Acting): Frame {
  const key = makeKey()
  keys.push(key)
  return {
    ...{ type: 'cast-ballot', request: makeKey(), vote, marks: anyBallot(random, draft.paper) },
    ...(isKeyed(draft) && { key }),
  }
}

function instead(acting: Acting, { key }: Frame): Frame {
  return { ...frameOf(acting), ...(key !== undefined && { replaces: key }) }
}

/** All at once, on one line; the answers come in the same order. */
async function send({ person, sent }: Story, frames: readonly Frame[]): Promise<void> {
  for (const frame of frames) person.device.say(frame)
  for (const frame of frames) sent.push({ frame, reply: await answer(person.device, frame.request) })
}

async function answer(device: TestClient, request: string): Promise<Reply | null> {
  const message = await device.answerTo(request)
  return message.type === 'reply' ? message : null
}

/** The vote is over: what was acknowledged is acknowledged again, all else is refused. */
async function replay(story: Story): Promise<void> {
  const { sent, person } = story
  for (const { frame, reply } of sent.slice(-2)) {
    person.device.say(frame)
    const again = await answer(person.device, frame.request)
    const isLast = lastRequest(story, frame.vote) === frame.request
    if (isLast)
      demand(
        again?.ok === true && receiptOf(again) === receiptOf(reply),
        `the same request was not answered with the same receipt after closing: ${JSON.stringify(again)}`,
      )
    else if (again?.ok === true && reply?.ok !== true)
      throw new BrokenPromise(`a ballot was taken after closing: ${JSON.stringify(again)}`)
  }
}

/** Of the ballot that stands: a changed one has another. */
const lastRequest = ({ sent }: Story, vote: VoteId): string | undefined =>
  sent.filter(({ frame, reply }) => frame.vote === vote && reply?.ok === true).at(-1)?.frame.request

const receiptOf = (reply: Reply | null): string | null =>
  reply?.ok === true && 'receipt' in reply ? reply.receipt : null

const receiptsIn = (vote: VoteId, { sent }: Story): string[] =>
  sent.flatMap(({ frame, reply }) => {
    const receipt = frame.vote === vote ? receiptOf(reply) : null
    return receipt === null ? [] : [receipt]
  })

const hasVoted = (vote: VoteId, story: Story): boolean => receiptsIn(vote, story).length > 0

/** In halves of a vote: exact. */
const halves = (weight: Weight): number => Number(weight) * 2

function demandOneEach({ vote, draft, stories }: HeldVote, result: Result): void {
  const voted = stories.filter((story) => hasVoted(vote, story))
  const name = `vote ${String(vote)} («${draft.title}»)`
  demand(
    result.cast === voted.length,
    `${name} counts ${String(result.cast)} voters, and ${String(voted.length)} were told that they have voted`,
  )
  const votes = voted.reduce((sum, { person }) => sum + halves(person.weight), 0)
  demand(
    halves(result.sums.cast) === votes,
    `${name} counts ${result.sums.cast} votes, and those who voted have ${String(votes / 2)}`,
  )
  for (const story of stories) demandOneReceipt(name, { vote, draft }, story)
}

function demandOneReceipt(
  name: string,
  { vote, draft }: { vote: VoteId; draft: VoteDraft },
  story: Story,
): void {
  const who = `member ${String(story.person.member)} (${story.habit}) in ${name}`
  const receipts = receiptsIn(vote, story)
  demand(new Set(receipts).size <= 1, `${who} got receipts ${receipts.join(', ')}`)
  demand(story.habit === 'stays-away' || receipts.length > 0, `${who} could not vote at all`)
  const own = story.sent.filter(({ frame }) => frame.vote === vote)
  const taken = new Set(own.filter(({ reply }) => reply?.ok === true).map(({ frame }) => frame.request))
  demand(
    draft.changeable || taken.size <= 1,
    `${who} cast ${String(taken.size)} ballots where the first is final`,
  )
  const firstTaken = own.find(({ reply }) => reply?.ok === true)?.frame.request
  for (const { frame, reply } of own)
    if (frame.request === firstTaken && !draft.changeable)
      demand(reply?.ok === true, `${who} sent one request again and was refused: ${JSON.stringify(reply)}`)
}

/** When the host is gone: nobody has two ballots, and named ones are those that were acknowledged last. */
function lookIntoBox(file: string, held: readonly HeldVote[]): void {
  const opened = openStore(file)
  if (!opened.ok) throw new BrokenPromise(`the file does not open any more: ${opened.why}`)
  const { ballotBox, close } = { ballotBox: opened.store.ballotBox, close: () => opened.store.close() }
  try {
    for (const { vote, draft, stories } of held) {
      const named = ballotBox.namedBallots(vote)
      const ballots = draft.secrecy === 'secret' ? ballotBox.secretBallots(vote) : named
      const voted = stories.filter((story) => hasVoted(vote, story))
      const name = `the box of vote ${String(vote)} («${draft.title}»)`
      const turnout = ballotBox.turnout(vote)
      demand(
        ballots.length === voted.length && turnout.size === voted.length,
        `${name} has ${String(ballots.length)} ballots of ${String(turnout.size)} voters, and ${String(voted.length)} have voted`,
      )
      const weights = (all: readonly { weight: Weight }[]) =>
        all
          .map(({ weight }) => weight)
          .sort()
          .join(' ')
      demand(
        weights(ballots) === weights(voted.map(({ person }) => person)),
        `${name} has ballots of other weights than the voters`,
      )
      for (const { member, marks } of named) demandLast(name, { vote, member, marks, stories })
    }
  } finally {
    close()
  }
}

function demandLast(
  name: string,
  {
    vote,
    member,
    marks,
    stories,
  }: { vote: VoteId; member: MemberId; marks: Marks; stories: readonly Story[] },
): void {
  const story = stories.find(({ person }) => person.member === member)
  // The same request with other marks is no other ballot: the first sent is what stands.
  const request = story === undefined ? undefined : lastRequest(story, vote)
  const sent = story?.sent.find(({ frame }) => frame.request === request)
  demand(
    sent?.frame.marks === marks,
    `${name} has ${marks} of member ${String(member)}, who cast ${sent?.frame.marks ?? 'nothing'}`,
  )
}

function figures(held: readonly HeldVote[]): string {
  const count = (of: (story: Story, vote: VoteId) => number) =>
    held.reduce((all, { vote, stories }) => all + stories.reduce((sum, story) => sum + of(story, vote), 0), 0)
  const voted = count((story, vote) => Number(hasVoted(vote, story)))
  const frames = count(({ sent }) => sent.length)
  const refused = count(({ sent }) => sent.filter(({ reply }) => reply?.ok === false).length)
  return (
    `${String(held.length)} votes of ${String(new Set(held.map(({ draft }) => draft.title)).size)} kinds: ${String(frames)} ballots sent and ` +
    `answered, ${String(refused)} of them refused, ${String(voted)} counted for as many voters, each once and with the weight of the register.`
  )
}
