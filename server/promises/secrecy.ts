/**
 * Two worlds in which voters have swapped their ballots leave the same file behind; and in many closed votes nothing in the file, its
 * log or a backup tells in which order ballots came, or who cast which.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Marks, MemberId, VoteDraft, VoteId } from '../protocol/messages.ts'
import { writeMarks } from '../protocol/marks.ts'
import { seeded, shuffled, type Random } from '../rehearsal/chance.ts'
import { aDraft } from '../testing/builders.ts'
import { anyBallot, EVERY_VOTE } from '../testing/every-vote.ts'
import { accepted, inMemory, openHallByHand, openVoteByHand, type Hall } from './by-hand.ts'
import { demand, type Trial, type TrialOptions } from './promise.ts'
import { chanceOf, rankCorrelation, sumOfChances } from './ranks.ts'
import { seedSystem, type SeededSystem } from './seeded-system.ts'

/** Pairs of worlds, and rounds in which the file's order is looked at. */
const RUNS = 40
const VOTERS = 300
/**
 * In a pair of worlds whose files are compared as they are: their rows fit into one page of each table. Where there are more, the order
 * in which random keys came decides when a page is split, and so the numbers of the pages; what is in them it does not. So files of
 * larger halls are compared when SQLite has numbered their pages anew.
 */
const MOST_IN_WORLDS = 60
/** One pair in so many is of a whole hall. */
const LARGE_EVERY = 5
const WEIGHTS = ['1', '1', '2'] as const
/** Of those who vote where a ballot can be changed. */
const CHANGE = 1 / 3

/** A ballot with what was drawn for it, and the one instead of it, where it was changed. */
type Cast = { marks: Marks; key: string }
type Envelope = { casts: readonly [Cast] | readonly [Cast, Cast] }
/** In the order in which they cast. */
type Plan = readonly { member: MemberId; envelope: Envelope }[]

export const secrecy: Trial = {
  promise: 'When a secret vote is closed nothing at rest puts a ballot beside its voter.',
  keep: ({ runs = RUNS, voters = VOTERS, seed, folder, say }: TrialOptions) =>
    inMemory(folder, async (place) => {
      const system = seedSystem()
      try {
        const where = { folder: place, seed, runs, system }
        say('two worlds, ballots swapped')
        const worlds = compareWorlds({ ...where, voters })
        say('many votes, and the order of bytes')
        return [worlds, await lookForOrder({ ...where, voters })]
      } finally {
        system.restore()
      }
    }),
}

type Setting = { folder: string; seed: string; voters: number; runs: number; system: SeededSystem }

const SECRET_VOTES = EVERY_VOTE.filter(({ secrecy }) => secrecy === 'secret').flatMap((draft) => [
  { ...draft, changeable: false },
  { ...draft, changeable: true },
])

/** Kinds of votes in turn: between two worlds two voters of the same weight have swapped their envelopes, or all have. */
function compareWorlds({ folder, seed, voters, runs, system }: Setting): string {
  const pairs = Math.max(runs, SECRET_VOTES.length)
  const sums = { swaps: 0, bytes: 0, large: 0 }
  for (let run = 0; run < pairs; run++) {
    const draft = SECRET_VOTES[run % SECRET_VOTES.length] ?? aDraft()
    const isLarge = run % LARGE_EVERY === LARGE_EVERY - 1 && voters > MOST_IN_WORLDS
    const random = seeded(seed, 'worlds', run)
    const plan = planOf(random, draft, isLarge ? voters : Math.min(voters, MOST_IN_WORLDS))
    const other = run % 2 === 0 ? swapTwo(random, plan) : swapAll(random, plan)
    const world = { folder, seed: `${seed}-${String(run)}`, system, draft }
    const one = closedFile({ ...world, plan }, isLarge)
    const at = firstDifference(one, closedFile({ ...world, plan: other }, isLarge))
    demand(
      at === null,
      `«${draft.title}»${draft.changeable ? ', changeable,' : ''} leaves another file behind when voters swap their ballots: ` +
        `byte ${String(at)} of ${String(one.length)} is the first that tells`,
    )
    sums.swaps += plan.filter(({ envelope }, index) => other[index]?.envelope !== envelope).length
    sums.bytes += one.length
    sums.large += Number(isLarge)
  }
  return (
    `${String(pairs)} pairs of worlds, ${String(SECRET_VOTES.length)} kinds of secret votes: ${String(sums.swaps)} ballots of others, and ` +
    `${(sums.bytes / 1e6).toFixed(1)} MB of closed files equal byte by byte (${String(sums.large)} pairs with ${String(voters)} voters, with pages numbered anew).`
  )
}

function planOf(random: Random, draft: VoteDraft, voters: number): Plan {
  const members = shuffled(
    random,
    Array.from({ length: voters }, (_, index) => index + 1),
  )
  return members.slice(0, Math.ceil(voters * 0.9)).map((member, index) => {
    const cast = (what: string): Cast => ({
      marks: anyBallot(random, draft.paper),
      key: `${what} ${String(index)} ${String(random())}`,
    })
    const first = cast('first')
    return {
      member,
      envelope: { casts: draft.changeable && random() < CHANGE ? [first, cast('second')] : [first] },
    }
  })
}

const weightOfMember = (member: MemberId) => WEIGHTS[(member - 1) % WEIGHTS.length]

/** Two voters of one weight, anywhere in the order, whose ballots differ. */
function swapTwo(random: Random, plan: Plan): Plan {
  for (const one of shuffled(random, [...plan]))
    for (const other of shuffled(random, [...plan]))
      if (
        one.envelope.casts[0].marks !== other.envelope.casts[0].marks &&
        weightOfMember(one.member) === weightOfMember(other.member)
      )
        return plan.map((vote) =>
          vote === one
            ? { ...one, envelope: other.envelope }
            : vote === other
              ? { ...other, envelope: one.envelope }
              : vote,
        )
  return plan
}

function swapAll(random: Random, plan: Plan): Plan {
  const mixed = new Map(
    WEIGHTS.map((weight) => [
      weight,
      shuffled(
        random,
        plan.filter(({ member }) => weightOfMember(member) === weight).map(({ envelope }) => envelope),
      ),
    ]),
  )
  return plan.map((vote) => {
    const [weight = '1'] = WEIGHTS.filter((one) => one === weightOfMember(vote.member))
    return { ...vote, envelope: mixed.get(weight)?.pop() ?? vote.envelope }
  })
}

type World = { folder: string; seed: string; system: SeededSystem; draft: VoteDraft; plan: Plan }

/** As the host leaves it when it has ended. */
function closedFile(world: World, isLarge: boolean): Buffer {
  const file = join(world.folder, 'world.plenum')
  const { hall } = heldWorld(world, file)
  hall.close()
  if (isLarge) numberPagesAnew(file)
  const bytes = readFileSync(file)
  rmSync(file)
  return bytes
}

function numberPagesAnew(file: string): void {
  const database = new Database(file)
  database.pragma('journal_mode = DELETE')
  database.exec('VACUUM')
  database.close()
}

/** The vote is closed; the host still has the file open. */
function heldWorld({ seed, system, draft, plan }: World, file: string): { hall: Hall; vote: VoteId } {
  system.begin(seed)
  const members = Math.max(...plan.map(({ member }) => member))
  const hall = openHallByHand({ file, members, weights: WEIGHTS })
  const vote = openVoteByHand(hall, draft, 'vote')
  const isKeyed = draft.changeable
  for (const { member, envelope } of plan) {
    const phone = hall.phones.get(member)
    const [first, second] = envelope.casts
    // The key goes with the ballot, the receipt with the voter. A phone's key is its own.
    const receipt = `${seed} ${String(member)}`
    if (isKeyed) system.begin(receipt)
    else system.forBallot(first.key, receipt)
    const key = phoneKey(first.key)
    if (phone === undefined) continue
    // Requests are random: whether a ballot was changed must not show in one here either.
    const last = `ballot-of-${String(member)}`
    const cast = { vote, marks: first.marks, ...(isKeyed && { key }) }
    accepted(phone.ask('cast-ballot', cast, second === undefined ? last : `earlier-of-${String(member)}`))
    if (second === undefined) continue
    const change = { vote, marks: second.marks, key: phoneKey(second.key), replaces: key }
    accepted(phone.ask('cast-ballot', change, last))
  }
  system.begin(`${seed} closing`)
  accepted(hall.chair.ask('close-vote', { vote }, 'close-the-vote'))
  return { hall, vote }
}

const phoneKey = (seed: string): string =>
  createHash('shake256', { outputLength: 16 }).update(seed).digest('base64url')

function firstDifference(one: Buffer, other: Buffer): number | null {
  if (one.equals(other)) return null
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at === -1 ? Math.min(one.length, other.length) : at
}

// ------------------------------------------------------------------------------------------------ what bytes tell

/** Each ballot is unlike all others, so that it is found wherever it lies. */
const CANDIDATES = 8
const unlikeDraft = (changeable: boolean): VoteDraft =>
  aDraft({
    title: 'All different',
    changeable,
    paper: {
      subject: 'candidates',
      options: Array.from({ length: CANDIDATES }, (_, index) => ({
        name: `Candidate ${String(index + 1)}`,
        items: [],
        group: '',
      })),
      form: { kind: 'points', each: 9, total: null, abstain: true },
      rule: { kind: 'most-votes', seats: 1, majority: null, reserved: null, dropOut: null, next: null },
      order: 'given',
      empty: 'abstention',
      share: null,
    },
  })

function unlikePlan(random: Random, draft: VoteDraft, voters: number): Plan {
  const marks = new Set<Marks>()
  while (marks.size < 2 * voters)
    marks.add(
      writeMarks(draft.paper, {
        kind: 'marked',
        marks: draft.paper.options.map(() => 1 + Math.floor(random() * 9)),
      }),
    )
  const left = [...marks]
  return planOf(random, draft, voters).map(({ member, envelope: { casts } }) => {
    const [first, second] = casts
    const given = (cast: Cast): Cast => ({ ...cast, marks: left.pop() ?? '' })
    return {
      member,
      envelope: { casts: second === undefined ? [given(first)] : [given(first), given(second)] },
    }
  })
}

/** What was found in one closed vote, and its places in the file. */
type Looked = { orders: Record<string, number>; voters: number; right: number; bytes: number }

async function lookForOrder(setting: Setting): Promise<string> {
  const looked: Looked[] = []
  for (let run = 0; run < setting.runs; run++) looked.push(await lookOnce(setting, run))
  const sums = looked.map(({ voters }) => voters).reduce((all, one) => all + one, 0)
  const right = looked.reduce((all, one) => all + one.right, 0)
  const most = 5 * Math.sqrt(looked.length) + 5 + looked.length
  demand(
    right <= most,
    `who puts the first voter of the file beside its first ballot, and so on, is right ${String(right)} times in ${String(looked.length)} votes of ${String(setting.voters)}; chance is right once a vote`,
  )
  const largest = Object.keys(looked[0]?.orders ?? {}).map((what): { what: string; chance: number } => {
    const chance = sumOfChances(looked.map(({ orders }) => orders[what] ?? 0))
    demand(
      Math.abs(chance) < MOST_CHANCE,
      `${what}: ${chance.toFixed(1)} standard deviations from no relation`,
    )
    return { what, chance: Math.abs(chance) }
  })
  const strongest = largest.sort((one, other) => other.chance - one.chance)[0]
  const bytes = looked.reduce((all, one) => all + one.bytes, 0)
  return (
    `${String(looked.length)} votes with ${String(sums)} ballots, ${(bytes / 1e6).toFixed(1)} MB of files, logs and backups looked through: each ballot lies ` +
    `there once, no log has one, no phone’s key is found; the strongest relation (${strongest?.what ?? ''}) is ` +
    `${(strongest?.chance ?? 0).toFixed(1)} standard deviations from none; pairing by place is right ${String(right)} times, by chance ${String(looked.length)}.`
  )
}

/** One in 1.7 million. */
const MOST_CHANCE = 5

async function lookOnce({ folder, seed, voters, system }: Setting, run: number): Promise<Looked> {
  const random = seeded(seed, 'order', run)
  const draft = unlikeDraft(run % 2 === 1)
  const plan = unlikePlan(random, draft, voters)
  const place = join(folder, `round-${String(run)}`)
  mkdirSync(place)
  const file = join(place, 'round.plenum')
  const { hall, vote } = heldWorld({ folder, seed: `${seed}/${String(run)}`, system, draft, plan }, file)
  const receipts = hall.core.store.ballotBox.turnout(vote)
  const copy = join(place, 'copy.plenum')
  await hall.core.store.backup(copy)
  await untilEmptied(`${file}-wal`)
  accepted(hall.chair.ask('publish-vote', { vote }, 'publish-the-vote'))
  const whole = readFileSync(file)
  const secrets = plan.flatMap(({ envelope: { casts } }) => casts)
  for (const log of [`${file}-wal`, `${file}-shm`]) if (existsSync(log)) searchLog(log, secrets)
  const logs = [`${file}-wal`, `${file}-shm`]
    .filter((log) => existsSync(log))
    .map((log) => readFileSync(log).length)
  hall.close()
  const found = [whole, readFileSync(copy), readFileSync(file)].map((bytes) => {
    if (draft.changeable) searchKeys(bytes, secrets)
    return placesIn(bytes, plan, (member) => receipts.get(member)?.receipt ?? '')
  })
  rmSync(place, { recursive: true })
  const orders: Record<string, number> = {}
  let right = 0
  for (const [index, { ballots, turnout }] of found.entries()) {
    const where = ['in the file', 'in a backup', 'in the file at rest'][index] ?? ''
    const came = plan.map((_, order) => order)
    const members = plan.map(({ member }) => member)
    orders[`place of ballots ${where} and order of casting`] = chanceOf(
      rankCorrelation(ballots, came),
      plan.length,
    )
    orders[`place of turnout ${where} and order of casting`] = chanceOf(
      rankCorrelation(turnout, came),
      plan.length,
    )
    orders[`place of ballots ${where} and voters`] = chanceOf(rankCorrelation(ballots, members), plan.length)
    right = Math.max(right, rightPairs(ballots, turnout))
  }
  const bytes = 2 * whole.length + logs.reduce((all, one) => all + one, whole.length)
  return { orders, voters: plan.length, right, bytes }
}

/** A long log is moved into the file by a thread. Whether it is emptied then, is looked at next. */
async function untilEmptied(log: string): Promise<void> {
  for (let waited = 0; waited < LOG_MS && statSync(log).size > 0; waited += LOOK_MS) await pause(LOOK_MS)
}
const LOG_MS = 2_000
const LOOK_MS = 10

/** Where the ballot that counts and the receipt of each voter lie. */
function placesIn(bytes: Buffer, plan: Plan, receiptOf: (member: MemberId) => string) {
  return {
    ballots: plan.map(({ envelope: { casts } }) => {
      const [first, second] = casts
      if (second !== undefined)
        demand(
          !bytes.includes(first.marks),
          `a ballot that was replaced still lies in the file (${first.marks})`,
        )
      return onlyPlace(bytes, (second ?? first).marks, 'a ballot')
    }),
    turnout: plan.map(({ member }) => onlyPlace(bytes, receiptOf(member), 'a receipt')),
  }
}

function onlyPlace(bytes: Buffer, text: string, what: string): number {
  const at = bytes.indexOf(text)
  demand(at !== -1, `${what} is not in the file (${text})`)
  demand(
    bytes.indexOf(text, at + 1) === -1,
    `${what} lies in the file more than once: ${text} at bytes ${String(at)} and ${String(bytes.indexOf(text, at + 1))}`,
  )
  return at
}

function searchLog(log: string, casts: readonly Cast[]): void {
  const bytes = readFileSync(log)
  for (const { marks } of casts)
    demand(!bytes.includes(marks), `the log still has a ballot after closing (${marks} in ${log.slice(-4)})`)
  searchKeys(bytes, casts)
}

/** Neither what phones keep, nor what the box made of it. */
function searchKeys(bytes: Buffer, casts: readonly Cast[]): void {
  for (const { key } of casts) {
    const kept = phoneKey(key)
    const stored = createHash('sha256').update(kept).digest().subarray(0, 16)
    for (const form of [kept, Buffer.from(kept, 'base64url'), stored, stored.toString('hex')])
      demand(!bytes.includes(form), 'the key that a phone keeps finds its ballot after closing')
  }
}

/** By place in the file: the first voter and the first ballot, the second and the second … */
function rightPairs(ballots: readonly number[], turnout: readonly number[]): number {
  const order = (places: readonly number[]) =>
    [...places.keys()].sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0))
  const [byBallot, byVoter] = [order(ballots), order(turnout)]
  return byBallot.filter((voter, index) => voter === byVoter[index]).length
}
