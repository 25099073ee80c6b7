/**
 * Thousands of random days at the desk: lists are imported, weights and groups change, people come and go, votes are opened, and
 * everybody tries to cast, and some are admitted late. A model as plain as it can be says who stood on the register at opening and who
 * came onto it since: exactly they may, with that weight.
 */
import { join } from 'node:path'
import type {
  BallotKey,
  Commands,
  Electorate,
  MemberId,
  Reply,
  Result,
  VoteDraft,
  VoteId,
  Weight,
} from '../protocol/messages.ts'
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { pick, seeded, type Random } from '../rehearsal/chance.ts'
import { giveLinks, type TestVisitor } from '../testing/core.ts'
import { anyBallot, EVERY_VOTE } from '../testing/every-vote.ts'
import { accepted, chairOf, inMemory, openCore, phoneOf, question, type Hall } from './by-hand.ts'
import { BrokenPromise, demand, type Trial, type TrialOptions } from './promise.ts'

/** Sequences of commands, each around one vote. */
const RUNS = 10_000
const VOTERS = 9
/** A file of its own for so many. */
const PER_FILE = 200
const WEIGHTS = ['1', '1', '0.5', '2', '12.25', '0.333333', '0'] as const
const GROUPS = ['delegate', 'guest', 'board'] as const

export const register: Trial = {
  promise:
    'Who stood on the register when the vote opened may vote, with that weight; nobody else, whatever happens later, but who is admitted late.',
  keep: ({ runs = RUNS, voters = VOTERS, seed, folder, say }: TrialOptions) =>
    inMemory(folder, async (place) => {
      const sums = { commands: 0, taken: 0, refused: 0, votes: 0, admitted: 0, restarts: 0 }
      for (let run = 0; run < runs;) {
        const file = join(place, `register-${String(run)}.plenum`)
        const last = Math.min(runs, run + PER_FILE)
        await holdDay({ file, most: voters, sums }, { seed, run, last })
        run = last
        say(`${String(run)} of ${String(runs)} sequences`)
      }
      return [
        `${String(runs)} sequences of ${String(sums.commands)} commands: ${String(sums.votes)} votes opened, ${String(sums.admitted)} persons admitted late, ${String(sums.taken)} ballots taken ` +
          `and ${String(sums.refused)} refused as the register says, through ${String(sums.restarts)} restarts in open votes.`,
      ]
    }),
}

type Plan = { seed: string; run: number; last: number }

async function holdDay(options: DayOptions, { seed, run, last }: Plan): Promise<void> {
  const day = await Day.begin(options)
  try {
    for (let number = run; number < last; number++)
      await day.sequence(seeded(seed, 'register', number)).catch((error: unknown) => {
        if (!(error instanceof BrokenPromise)) throw error
        throw new BrokenPromise(`sequence ${String(number + 1)}: ${error.message}`)
      })
  } finally {
    day.end()
  }
}

type DayOptions = { file: string; most: number; sums: Sums }

type Sums = {
  commands: number
  taken: number
  refused: number
  votes: number
  admitted: number
  restarts: number
}

/** What the model knows of a member. */
type Person = { number: string; weight: Weight; group: string; isEntitled: boolean; isPresent: boolean }

type OpenVote = {
  vote: VoteId
  draft: VoteDraft
  /** The frozen one, and who was admitted late. */
  register: Map<MemberId, Weight>
  /** What each of the entitled was counted with at the opening. */
  counted: ReadonlyMap<MemberId, number>
  present: number
  entitled: number
  /** Of those who have voted, the key of the ballot that counts. */
  voted: Map<MemberId, BallotKey>
}

class Day {
  readonly #file: string
  readonly #most: number
  readonly #sums: Sums
  readonly #people = new Map<MemberId, Person>()
  #hall: Hall
  #phones = new Map<MemberId, TestVisitor>()
  #open: OpenVote | null = null
  /** Closed or annulled. */
  #over: VoteId | null = null
  #selfCheckIn = false
  #names = 0

  private constructor(file: string, most: number, sums: Sums) {
    this.#file = file
    this.#most = most
    this.#sums = sums
    this.#hall = this.#start()
  }

  static async begin({ file, most, sums }: DayOptions): Promise<Day> {
    const day = new Day(file, most, sums)
    await day.#importList(seeded('the first list', file.length))
    return day
  }

  end(): void {
    this.#hall.close()
  }

  /** Some changes, a vote, and changes and ballots while it is open. */
  async sequence(random: Random): Promise<void> {
    const times = (most: number) => Math.floor(random() * (most + 1))
    for (let left = times(3); left > 0; left--) await this.#change(random)
    const draft = anyDraft(random)
    const { vote } = accepted(this.#ask('prepare-vote', draft))
    for (let left = times(2); left > 0; left--) await this.#change(random)
    this.#cast(random, vote, draft)
    if (!this.#openVote(vote, draft)) {
      accepted(this.#ask('discard-vote', { vote }))
      return
    }
    for (let left = 2 + times(10); left > 0; left--)
      if (random() < 0.3) await this.#change(random)
      else if (random() < 0.25) this.#admit(random)
      else this.#cast(random, vote, draft)
    if (random() < 0.02) this.#restart()
    if (random() < 0.1) this.#annul(vote)
    else this.#close(vote)
    this.#cast(random, vote, draft)
  }

  #start(): Hall {
    const { core, close } = openCore(this.#file)
    const chair = chairOf(core, `chair-${String(++this.#names)}`)
    this.#phones = new Map([...this.#people.keys()].map((member) => [member, phoneOf(core, member)]))
    return { core, chair, phones: this.#phones, close }
  }

  #restart(): void {
    this.#hall.close()
    this.#hall = this.#start()
    this.#sums.restarts++
  }

  #ask<
    Name extends
      | 'prepare-vote'
      | 'discard-vote'
      | 'open-vote'
      | 'close-vote'
      | 'annul-vote'
      | 'admit-late'
      | 'check-in'
      | 'check-out'
      | 'set-convention',
  >(name: Name, input: Commands[Name]['input']): Reply<Name> {
    this.#sums.commands++
    return this.#hall.chair.ask(name, input)
  }

  // ---------------------------------------------------------------------------------------------- at the desk

  async #change(random: Random): Promise<void> {
    const what = random()
    if (what < 0.3) return this.#importList(random)
    if (what < 0.4) return this.#allowSelfCheckIn(random() < 0.7)
    if (what < 0.5) return this.#checkInSelf(random)
    const members = random() < 0.1 ? 'all' : [...this.#people.keys()].filter(() => random() < 0.3)
    if (members.length === 0) return
    const isPresent = random() < 0.6
    accepted(this.#ask(isPresent ? 'check-in' : 'check-out', { members }))
    for (const member of members === 'all' ? this.#people.keys() : members) this.#know(member, { isPresent })
  }

  /** New people, and some of those who are there with other weights, groups and rights. */
  async #importList(random: Random): Promise<void> {
    const rows = new Map<MemberId, Person>()
    for (const [member, person] of this.#people)
      if (random() < 0.3) rows.set(member, { ...person, ...anyRights(random) })
    const firstNew = this.#people.size + 1
    const count = Math.min(Math.ceil(random() * 3), this.#most - this.#people.size)
    for (let member = firstNew; member < firstNew + count; member++)
      rows.set(member, { number: `M-${String(member)}`, isPresent: false, ...anyRights(random) })
    if (rows.size === 0) return
    const list = [...rows.values()].map(
      ({ number, weight, group, isEntitled }) =>
        `${number},Ada,Nr,${group},${weight},${isEntitled ? 'yes' : 'no'}`,
    )
    await this.#upload(`number,first name,last name,group,weight,entitled\n${list.join('\n')}\n`)
    for (const [member, person] of rows) this.#people.set(member, person)
    const { core } = this.#hall
    for (const member of rows.keys()) {
      if (member < firstNew) continue
      giveLinks(core, [member])
      this.#phones.set(member, phoneOf(core, member))
    }
  }

  async #upload(list: string): Promise<void> {
    const { core, chair } = this.#hall
    const bytes = Buffer.from(list)
    const { ticket } = accepted(
      await question(this.#hall, 'begin-upload', { name: 'list.csv', bytes: bytes.length }),
    )
    const upload = core.tickets.store(ticket, bytes) ?? ''
    const { preview } = accepted(await question(this.#hall, 'preview-import', { upload }))
    const { columns, basis } = preview
    this.#sums.commands += 3
    const reply = chair.ask('import-members', { upload, columns, basis, onlyGoodRows: false })
    // Drawn again as it was.
    if (!reply.ok && reply.why !== 'nothing-to-import') accepted(reply)
  }

  #allowSelfCheckIn(selfCheckIn: boolean): void {
    const { convention } = this.#hall.core.state.assembly
    accepted(this.#ask('set-convention', { ...convention, name: 'Congress', selfCheckIn }))
    this.#selfCheckIn = selfCheckIn
  }

  #checkInSelf(random: Random): void {
    const [member, phone] = pick(random, [...this.#phones])
    const reply = phone.ask('check-in-self', {})
    this.#sums.commands++
    demand(reply.ok === this.#selfCheckIn, `checking oneself in was answered ${JSON.stringify(reply)}`)
    if (this.#selfCheckIn) this.#know(member, { isPresent: true })
  }

  #know(member: MemberId, what: Partial<Person>): void {
    const person = this.#people.get(member)
    if (person !== undefined) this.#people.set(member, { ...person, ...what })
  }

  // ---------------------------------------------------------------------------------------------- the vote

  /** False: nobody would be on the register, and the host has said so. */
  #openVote(vote: VoteId, draft: VoteDraft): boolean {
    const inGroups = [...this.#people].filter(
      ([, { isEntitled, group }]) =>
        isEntitled && (draft.electorate.groups.length === 0 || draft.electorate.groups.includes(group)),
    )
    const present = inGroups.filter(([, { isPresent }]) => isPresent)
    const onRegister = draft.electorate.presence === 'present' ? present : inGroups
    const reply = this.#ask('open-vote', { vote })
    if (onRegister.length === 0) {
      demand(
        !reply.ok && reply.why === 'register-empty',
        `a vote without voters was answered ${JSON.stringify(reply)}`,
      )
      return false
    }
    const { registered } = accepted(reply)
    demand(
      registered === onRegister.length,
      `${String(registered)} stand on a register of ${String(onRegister.length)}`,
    )
    const sum = (people: typeof present) =>
      people.reduce((all, [, { weight }]) => all + millionths(weight), 0)
    this.#open = {
      ...{ vote, draft, present: sum(present), entitled: sum(inGroups), voted: new Map() },
      counted: new Map(inGroups.map(([member, { weight }]) => [member, millionths(weight)])),
      register: new Map(onRegister.map(([member, { weight }]) => [member, weight])),
    }
    this.#sums.votes++
    return true
  }

  /** Somebody is to come onto the register after all. */
  #admit(random: Random): void {
    if (this.#open === null) return
    const { vote, draft, register: known, counted } = this.#open
    const { groups, presence } = draft.electorate
    const isExpectedOf = ([member, { isPresent, isEntitled, group }]: [MemberId, Person]) =>
      !known.has(member) &&
      isEntitled &&
      (groups.length === 0 || groups.includes(group)) &&
      (isPresent || presence === 'entitled')
    const all = [...this.#people]
    const late = all.filter(isExpectedOf)
    const picked = pick(random, late.length > 0 && random() < 0.8 ? late : all)
    const [member, { isPresent, weight }] = picked
    const isExpected = isExpectedOf(picked)
    const reply = this.#ask('admit-late', { vote, member, reason: 'Stood at the desk.' })
    demand(
      reply.ok === isExpected,
      `member ${String(member)} is to be admitted late, and it is answered ${JSON.stringify(reply)}`,
    )
    if (!reply.ok) return
    const votes = millionths(weight)
    known.set(member, weight)
    this.#open.present += isPresent ? votes : 0
    this.#open.entitled += votes - (counted.get(member) ?? 0)
    demand(
      reply.registered === known.size,
      `${String(reply.registered)} stand on a register of ${String(known.size)}`,
    )
    this.#sums.admitted++
  }

  /** Somebody tries, in this vote or in one that is over. */
  #cast(random: Random, current: VoteId, { paper, changeable, secrecy }: VoteDraft): void {
    const [member, phone] = this.#somebody(random)
    const vote = this.#over !== null && random() < 0.1 ? this.#over : current
    const key = `${String(++this.#names).padStart(21, 'k')}A`
    const isKeyed = changeable && secrecy === 'secret'
    const replaces = this.#open?.voted.get(member)
    const keys = { key, ...(replaces !== undefined && { replaces }) }
    const reply = phone.ask('cast-ballot', { vote, marks: anyBallot(random, paper), ...(isKeyed && keys) })
    this.#sums.commands++
    const expected = this.#expected(vote, member)
    const told = reply.ok ? 'ok' : reply.why
    demand(
      told === expected,
      `member ${String(member)} casts in vote ${String(vote)} and is told «${told}»; by its register it is «${expected}»`,
    )
    if (expected === 'ok') {
      this.#open?.voted.set(member, key)
      this.#sums.taken++
    } else this.#sums.refused++
  }

  /** More often than not of the register. */
  #somebody(random: Random): [MemberId, TestVisitor] {
    const all = [...this.#phones]
    const onRegister = all.filter(([member]) => this.#open?.register.has(member))
    return pick(random, onRegister.length > 0 && random() < 0.5 ? onRegister : all)
  }

  #expected(vote: VoteId, member: MemberId): string {
    if (this.#open?.vote !== vote) return vote === this.#over ? 'vote-not-open' : 'no-such-vote'
    const { register: frozen, voted, draft } = this.#open
    if (!frozen.has(member)) return 'not-on-register'
    return voted.has(member) && !draft.changeable ? 'already-cast' : 'ok'
  }

  #annul(vote: VoteId): void {
    accepted(this.#ask('annul-vote', { vote, reason: 'As it happens.' }))
    this.#open = null
    this.#over = vote
  }

  #close(vote: VoteId): void {
    const { result } = accepted(this.#ask('close-vote', { vote }))
    if (this.#open === null) return
    demandCounted(this.#open, result)
    const { draft, voted, register: frozen } = this.#open
    const { ballotBox } = this.#hall.core.store
    const own = [...voted.keys()].map((member) => `${String(member)} ${frozen.get(member) ?? ''}`)
    const weights = [...voted.keys()].map((member) => frozen.get(member) ?? '')
    const [found, wanted] =
      draft.secrecy === 'named'
        ? [ballotBox.namedBallots(vote).map(({ member, weight }) => `${String(member)} ${weight}`), own]
        : [ballotBox.secretBallots(vote).map(({ weight }) => weight), weights]
    const text = (all: readonly string[]) => [...all].sort().join(', ')
    demand(
      text(found) === text(wanted),
      `in the box lie ballots of ${text(found)}, and those who voted have ${text(wanted)}`,
    )
    this.#open = null
    this.#over = vote
  }
}

function demandCounted(
  { vote, register: frozen, voted, draft, present, entitled }: OpenVote,
  result: Result,
): void {
  const sum = (members: Iterable<MemberId>) =>
    [...members].reduce((all, member) => all + millionths(frozen.get(member) ?? '0'), 0)
  const cast = sum(voted.keys())
  const wanted = {
    registered: frozen.size,
    cast: voted.size,
    votes: cast,
    notCast: sum(frozen.keys()) - cast,
    base:
      draft.paper.rule.kind === 'majority'
        ? baseOf(draft.paper.rule.majority.base, { present, entitled })
        : null,
  }
  const [decision] = result.outcome.kind === 'majority' ? result.outcome.decisions : []
  const found = {
    registered: result.registered,
    cast: result.cast,
    votes: millionths(result.sums.cast),
    notCast: millionths(result.notCast),
    base: wanted.base === null ? null : millionths(decision?.base ?? '0'),
  }
  demand(
    JSON.stringify(found) === JSON.stringify(wanted),
    `vote ${String(vote)} is counted ${JSON.stringify(found)}, and by its register it is ${JSON.stringify(wanted)}`,
  )
}

/** Null: the register does not say it. */
const baseOf = (base: string, { present, entitled }: { present: number; entitled: number }): number | null =>
  base === 'present' ? present : base === 'entitled' ? entitled : null

/** Weights here are small enough for whole numbers. */
function millionths(weight: Weight): number {
  const [whole = '', decimals = ''] = weight.split('.')
  return Number(whole) * 1e6 + Number(decimals.padEnd(6, '0'))
}

const anyRights = (random: Random) => ({
  weight: pick(random, WEIGHTS),
  group: pick(random, GROUPS),
  isEntitled: random() < 0.8,
})

function anyDraft(random: Random): VoteDraft {
  const electorate: Electorate = {
    presence: pick(random, ['present', 'entitled'] as const),
    groups: random() < 0.5 ? [] : GROUPS.filter(() => random() < 0.5),
  }
  const changes = { electorate, quorum: null, changeable: random() < 0.3 }
  const draft = pick(random, EVERY_VOTE)
  if (random() < 0.5) return { ...draft, ...changes }
  const base = pick(random, ['present', 'entitled'] as const)
  return { ...draft, ...changes, paper: motionPaper({ ...SIMPLE_MAJORITY, base }) }
}
