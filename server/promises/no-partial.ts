/**
 * The same vote twice, with other ballots: until it is closed everybody is told the same, byte by byte, and every ballot is as long as
 * every other. Driven by hand, so that nothing but the ballots differs; then with a real host, its log, its measures and its commands.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { asChair } from '../command-line/chair.ts'
import { Connection } from '../client/connection.ts'
import { expose } from '../health/metrics.ts'
import type { CommandName, Commands, MemberTopics, VoteDraft, VoteId } from '../protocol/messages.ts'
import { writeMarks } from '../protocol/marks.ts'
import { between, seeded, shuffled, type Random } from '../rehearsal/chance.ts'
import { PhoneLine } from '../rehearsal/phone-line.ts'
import { someVitals } from '../testing/builders.ts'
import { fetched, TestVisitor } from '../testing/core.ts'
import { anyBallot, EVERY_VOTE } from '../testing/every-vote.ts'
import { accepted, chairOf, inMemory, openHallByHand, openVoteByHand, phoneOf, type Hall } from './by-hand.ts'
import { openHall } from './hall.ts'
import { BrokenPromise, demand, until, type Trial, type TrialOptions } from './promise.ts'
import { seedSystem, type SeededSystem } from './seeded-system.ts'

/** Rounds of all kinds of votes, two worlds each. */
const RUNS = 3
const VOTERS = 60
/** Ballots whose lengths are compared, of each kind of vote. */
const LENGTHS = 2_000
const WEIGHTS = ['1', '2', '0.5'] as const

export const noPartial: Trial = {
  promise: 'Until a vote is closed nobody learns anything but the turnout, and no length tells a ballot.',
  async keep({ runs = RUNS, voters = VOTERS, seed, folder, say }: TrialOptions): Promise<string[]> {
    const lengths = compareLengths(seed)
    say('two worlds, other ballots')
    const system = seedSystem()
    try {
      const worlds = await inMemory(folder, (place) =>
        compareWorlds({ runs, voters, seed, folder: place, system }),
      )
      system.restore()
      say('the same with real hosts')
      return [lengths, worlds, await compareHosts({ voters: Math.min(voters, MOST_PHONES), seed, folder })]
    } finally {
      system.restore()
    }
  },
}

// ------------------------------------------------------------------------------------------------ lengths

/** Of the marks themselves; that nothing else in a frame depends on them, the real hosts show. */
function compareLengths(seed: string): string {
  let compared = 0
  for (const { title, paper } of EVERY_VOTE) {
    const random = seeded(seed, 'lengths', title)
    const wanted = writeMarks(paper, { kind: 'invalid' }).length
    for (let ballot = 0; ballot < LENGTHS; ballot++, compared++) {
      const marks = anyBallot(random, paper)
      demand(
        marks.length === wanted,
        `«${title}»: ${marks} is not as long as other ballots (${String(wanted)})`,
      )
    }
  }
  return `${String(compared)} ballots of ${String(EVERY_VOTE.length)} kinds of votes are as long as the others of their vote.`
}

// ------------------------------------------------------------------------------------------------ two worlds by hand

/** Of the same name in all worlds. */
function fileIn(folder: string, world: string): string {
  mkdirSync(join(folder, world))
  return join(folder, world, 'convention.plenum')
}

type Setting = { runs: number; voters: number; seed: string; folder: string; system: SeededSystem }

/** Who heard what, in order. */
type Heard = { by: string; text: string }

async function compareWorlds({ runs, voters, seed, folder, system }: Setting): Promise<string> {
  let frames = 0
  let bytes = 0
  for (let run = 0; run < runs; run++)
    for (const draft of EVERY_VOTE) {
      const heard: Heard[][] = []
      for (const world of ['one', 'other']) {
        const file = fileIn(folder, `${draft.title}-${String(run)}-${world}`)
        system.begin(`${seed} ${String(run)} ${draft.title}`)
        // One plan, and ballots that have nothing to do with each other.
        const plan = seeded(seed, 'plan', draft.title, run)
        const ballots = seeded(seed, 'ballots', world, draft.title, run)
        heard.push(await holdWorld({ file, voters, draft, plan, ballots }))
      }
      const [one = [], other = []] = heard
      const found = difference(one, other)
      demand(found === null, `«${draft.title}»: ${found ?? ''}`)
      frames += one.length
      bytes += one.reduce((all, { text }) => all + text.length, 0)
    }
  return (
    `${String(runs * EVERY_VOTE.length)} votes of ${String(EVERY_VOTE.length)} kinds, twice with other ballots: ${String(frames)} frames and answers ` +
    `(${(bytes / 1e6).toFixed(1)} MB) to phones, consoles, projector, exports and measures are the same.`
  )
}

function difference(one: readonly Heard[], other: readonly Heard[]): string | null {
  const at = one.findIndex(({ by, text }, index) => other[index]?.by !== by || other[index].text !== text)
  const [first, second] = [one[at], other[at]]
  if (first !== undefined && second !== undefined)
    return `${first.by} is told ${shortened(first.text, second.text)} in one world and ${shortened(second.text, first.text)} in the other`
  return one.length === other.length
    ? null
    : `${String(one.length)} frames in one world, ${String(other.length)} in the other`
}

/** Around the first letter that differs. */
function shortened(text: string, other: string): string {
  const at = [...text].findIndex((letter, index) => letter !== other[index])
  return `…${text.slice(Math.max(0, at - 40), at + 40)}…`
}

type World = { file: string; voters: number; draft: VoteDraft; plan: Random; ballots: Random }

/** Everything that anybody hears until the moment before closing. */
async function holdWorld({ file, voters, draft, plan, ballots }: World): Promise<Heard[]> {
  const hall = openHallByHand({ file, members: voters, weights: WEIGHTS })
  try {
    const projector = projectorOf(hall)
    const others = [...hall.phones].map(([member, phone]) => ({
      by: `the phone of member ${String(member)}`,
      visitor: phone,
    }))
    const listeners = [
      { by: 'a console', visitor: hall.chair },
      { by: 'the projector', visitor: projector },
      ...others,
    ]
    const vote = openVoteByHand(hall, draft, 'vote')
    const late = await voteInWorld(hall, vote, { draft, plan, ballots })
    const frames = [...listeners, ...late].flatMap(({ by, visitor }) =>
      visitor.outlet.record.map((text) => ({ by, text })),
    )
    return [...frames, ...(await answersTo(hall, vote))]
  } finally {
    hall.close()
  }
}

function projectorOf({ core, chair }: Hall): TestVisitor {
  const { key } = accepted(chair.ask('invite', { role: 'projector', name: 'Wall' }, 'invite-the-wall'))
  const projector = new TestVisitor(core, { userAgent: 'Macintosh' })
  projector.signIn({ kind: 'invitation', key }, { request: 'sign-in-of-the-wall' })
  return projector
}

type Listener = { by: string; visitor: TestVisitor }

/** In bursts that are saved together; between them somebody asks for everything again, or comes. */
async function voteInWorld(
  hall: Hall,
  vote: VoteId,
  { draft, plan, ballots }: Pick<World, 'draft' | 'plan' | 'ballots'>,
): Promise<Listener[]> {
  const { core, chair, phones } = hall
  const isKeyed = draft.changeable && draft.secrecy === 'secret'
  const voting = shuffled(plan, [...phones]).slice(0, -2)
  const casts = voting.flatMap(([member, phone]) => {
    const times = draft.changeable && plan() < 0.4 ? 2 : 1
    return Array.from({ length: times }, (_, time) => ({ member, phone, time }))
  })
  const late: Listener[] = []
  while (casts.length > 0) {
    for (const { member, phone, time } of casts.splice(0, Math.ceil(between(plan, [1, 12])))) {
      const name = `${String(member).padStart(5, '0')}-${String(time)}`
      const keys = { key: keyNamed(name), ...(time > 0 && { replaces: keyNamed(`${name.slice(0, -1)}0`) }) }
      const marks = anyBallot(ballots, draft.paper)
      phone.say({ type: 'cast-ballot', request: `ballot-${name}`, vote, marks, ...(isKeyed && keys) })
    }
    core.clock.advance(Math.ceil(between(plan, [10, 2_000])))
    core.settle()
    const what = plan()
    if (what < 0.2) chair.say({ type: 'resync' })
    else if (what < 0.3)
      late.push({ by: 'a console that came later', visitor: chairOf(core, `late-${String(late.length)}`) })
    else if (what < 0.4)
      late.push({ by: 'a phone that came again', visitor: phoneOf(core, voting[0]?.[0] ?? 1) })
    core.settle()
    await turn()
  }
  for (const { outlet } of phones.values())
    demand(!outlet.record.some((text) => text.includes('"ok":false')), 'a ballot of the plan was refused')
  return late
}

/** 22 characters that a phone would draw. */
const keyNamed = (name: string): string => `key-of-${name}`.padEnd(21, 'x') + 'A'

const turn = () => new Promise<void>((done) => setImmediate(done))

const ASKED: readonly (readonly [name: CommandName, input: (vote: VoteId) => object])[] = [
  ['status', () => ({})],
  ['read-journal', () => ({ before: null, limit: 100 })],
  ['show-member', () => ({ member: 1 })],
  ['show-member', () => ({ member: 2 })],
  ['show-roll', (vote) => ({ vote })],
  ['check-vote', (vote) => ({ vote })],
  ['export', () => ({ what: 'members' })],
  ['export', () => ({ what: 'votes' })],
  ['export', () => ({ what: 'journal' })],
  ...(['ballots', 'election', 'receipts', 'result-sheet'] as const).map(
    (what) => ['export', (vote: VoteId) => ({ what, vote })] as const,
  ),
  ['publish-vote', (vote) => ({ vote })],
  ['draw-lot', (vote) => ({ vote, words: 'now' })],
  ['prepare-next-ballot', (vote) => ({ vote })],
]

/** Whatever a chair can ask for, the files that come of it, and what a monitoring reads. */
async function answersTo({ core, chair }: Hall, vote: VoteId): Promise<Heard[]> {
  const heard: Heard[] = []
  for (const [index, [name, input]] of ASKED.entries()) {
    const request = `question-${String(index)}`
    const before = chair.outlet.record.length
    chair.say({ type: name, request, ...input(vote) })
    for (let turns = 0; turns < 100 && chair.outlet.record.length === before; turns++) {
      core.settle()
      await turn()
    }
    for (const text of chair.outlet.record.slice(before)) {
      heard.push({ by: `a chair who asks for ${name}`, text })
      const [, ticket] = /"ticket":"([^"]+)"/.exec(text) ?? []
      if (ticket !== undefined) heard.push({ by: `a chair who exports`, text: await fetched(core, ticket) })
    }
  }
  const { assembly } = core.state
  const scrape = { vitals: someVitals(), saving: true, registered: assembly.members.size, lastBackup: null }
  const { text } = await expose({ ...scrape, ...core.hub.activity() })
  return [...heard, { by: 'a monitoring', text }]
}

// ------------------------------------------------------------------------------------------------ real hosts

/** More say nothing more: what is compared is what each is told. */
const MOST_PHONES = 30
const ANSWER_MS = 30_000
/** What a machine measures of itself, and when. */
const MEASURES = /^plenum_(acknowledgement|loop_stall|resident|memory|disk|file|last_backup).*$\n?/gm
const MOMENTS = /"(time|port|openMs|at|openedAt|hash|head|fileBytes)":("[^"]*"|\d+)/g

async function compareHosts({
  voters,
  seed,
  folder,
}: {
  voters: number
  seed: string
  folder: string
}): Promise<string> {
  const drafts = EVERY_VOTE.filter(({ changeable }, index) => changeable || index === 0)
  const heard: Heard[][] = []
  for (const world of ['one', 'other'])
    heard.push(
      await holdOnHost({
        voters,
        drafts,
        file: fileIn(folder, `host-${world}`),
        seed: `${seed} ${world}`,
      }),
    )
  const [one = [], other = []] = heard
  const found = difference(one, other)
  demand(found === null, `on a real host ${found ?? ''}`)
  return (
    `On two real hosts with ${String(voters)} phones each, ${String(drafts.length)} votes: frames sent and received are as long, ` +
    `/metrics, /health, status and log say the same.`
  )
}

const health = async (url: string): Promise<string> => (await fetch(`${url}/health`)).text()

type OnHost = { voters: number; drafts: readonly VoteDraft[]; file: string; seed: string }

async function holdOnHost({ voters, drafts, file, seed }: OnHost): Promise<Heard[]> {
  const { host, accesses } = await openHall({ members: voters, file })
  const phones = accesses.map(({ secret }, index) => new MeasuredPhone(host.url, secret, index + 1))
  const heard: Heard[] = []
  try {
    await until(
      () => phones.every(({ isLive }) => isLive),
      ANSWER_MS,
      () => 'the arrival of all phones',
    )
    for (const draft of drafts) {
      const random = seeded(seed, draft.title)
      await asChair({ file }, async (chair) => {
        const { vote } = await chair.command('prepare-vote', draft)
        await chair.command('open-vote', { vote })
        // Else the opening would come to some of them while they vote.
        await until(
          () => phones.every((phone) => phone.hasHeardOf(vote)),
          ANSWER_MS,
          () => 'the news of the open vote',
        )
        for (const phone of phones) await phone.cast(vote, draft, random)
        // It counts who is connected once a second: what it said before that would only tell when it was asked.
        await until(
          async () =>
            (await health(host.url)).includes(`"members":${String(voters)},"projectors":0,"consoles":1`),
          ANSWER_MS,
          () => 'the count of who is connected',
        )
        const { status } = await chair.command('status', {})
        heard.push({ by: 'a chair who asks for the status', text: JSON.stringify(status) })
        for (const path of ['metrics', 'health'])
          heard.push({ by: `who reads /${path}`, text: await (await fetch(`${host.url}/${path}`)).text() })
        await chair.command('annul-vote', { vote, reason: 'Only to see what is said before.' })
      })
    }
  } finally {
    for (const phone of phones) phone.leave()
    await host.stop()
  }
  const logged = host.log
    .filter((line) => line.startsWith('{'))
    .map((text) => ({ by: 'who reads the log', text }))
  const lengths = phones.map(({ lengths }) => ({
    by: 'who sees the length of frames',
    text: lengths.join(' '),
  }))
  return [...heard, ...logged, ...lengths].map(({ by, text }) => ({ by, text: withoutMoments(text) }))
}

const withoutMoments = (text: string): string => text.replace(MEASURES, '').replace(MOMENTS, '"$1":0')

const makeKey = () => randomBytes(16).toString('base64url')

/** The product's client, and how long what it sends and gets is while it votes. */
class MeasuredPhone {
  readonly lengths: string[] = []
  readonly #line: PhoneLine
  readonly #connection: Connection<MemberTopics>
  #isVoting = false

  constructor(url: string, secret: string, member: number) {
    this.#line = new PhoneLine(url, 'measured', member)
    this.#connection = new Connection<MemberTopics>({
      open: (events) => {
        const socket = this.#line.open({
          ...events,
          received: (text) => {
            this.#note('got', text)
            events.received(text)
          },
        })
        return {
          ...socket,
          send: (text) => {
            this.#note('sent', text)
            socket.send(text)
          },
        }
      },
      credential: { kind: 'link', secret },
      onChange: () => undefined,
      onSession: () => undefined,
      onState: () => undefined,
    })
  }

  get isLive(): boolean {
    return this.#connection.state.state === 'live'
  }

  hasHeardOf(vote: VoteId): boolean {
    return this.#connection.replica?.topics.voteState?.vote === vote
  }

  /** And, where it may, another ballot instead. */
  async cast(vote: VoteId, draft: VoteDraft, random: Random): Promise<void> {
    const [key, next] = [makeKey(), makeKey()]
    const isKeyed = draft.changeable && draft.secrecy === 'secret'
    await this.#send({ vote, marks: anyBallot(random, draft.paper), ...(isKeyed && { key }) })
    if (!draft.changeable) return
    const again = { key: next, replaces: key }
    await this.#send({ vote, marks: anyBallot(random, draft.paper), ...(isKeyed && again) })
  }

  leave(): void {
    this.#connection.stop()
    this.#line.break()
  }

  async #send(input: Commands['cast-ballot']['input']): Promise<void> {
    this.#isVoting = true
    const reply = await this.#connection.command('cast-ballot', input)
    this.#isVoting = false
    if (reply.type === 'unanswered' || !reply.ok)
      throw new BrokenPromise(`a ballot was not taken: ${JSON.stringify(reply)}`)
  }

  #note(what: string, text: string): void {
    if (this.#isVoting) this.lengths.push(`${what} ${String(Buffer.byteLength(text))}`)
  }
}
