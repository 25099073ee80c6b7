/** Every command that there is, by everybody, in any order: what the host never does, whoever asks what. */
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { minutesFaults } from '../domain/minutes.ts'
import type { CommandName, MemberId, Office, Reply, VoteId } from '../protocol/messages.ts'
import { inputs } from '../protocol/parse.ts'
import { pick, seeded, type Random } from '../rehearsal/chance.ts'
import { anyInput } from '../testing/any-input.ts'
import { aDraft, aMember, imported } from '../testing/builders.ts'
import { INTERNAL_MATTER, likelyInput } from '../testing/likely-input.ts'
import {
  aChair,
  aPhone,
  aRequest,
  createCore,
  giveLinks,
  happen,
  TestVisitor,
  type Core,
} from '../testing/core.ts'
import { commands } from './index.ts'

const MEMBERS = 8
const STEPS = 6_000
const OFFICES: readonly Office[] = ['chair', 'teller', 'desk', 'minute-taker', 'observer']
/** Said where only some may hear it. */
const MAIL = 'mail-of-somebody'

/** They ask other processes and threads, or end who asks; each has tests of its own. */
const LEFT_OUT: readonly CommandName[] = [
  ...([
    'start-rehearsal',
    'cancel-rehearsal',
    'open-rehearsal',
    'drive-rehearsal',
    'tell-rehearsal',
  ] as const),
  ...(['draft-minutes', 'export-minutes', 'export-workbook', 'backup', 'set-second-place'] as const),
  ...(['sign-out', 'revoke-account', 'invite', 'invite-again', 'issue-access', 'revoke-access'] as const),
  ...(['keep-rehearsal', 'set-office'] as const),
]
const NAMES = (Object.keys(commands) as CommandName[]).filter((name) => !LEFT_OUT.includes(name))

/** So rarely that something grows. */
const ENDS: readonly CommandName[] = [
  'remove-election',
  'discard-vote',
  'annul-vote',
  'remove-item',
  'set-list',
  'check-out',
  'close-vote',
]

/** Null: chance has made nothing that could be sent. */
function drawn(core: Core, name: CommandName, random: Random): object | null {
  for (let tries = 0; tries < 10; tries++) {
    const made = anyInput(random, inputs[name])
    const parsed = inputs[name].safeParse({
      ...(typeof made === 'object' ? made : {}),
      ...likelyInput(core, name, random),
    })
    if (parsed.success) return parsed.data
  }
  return null
}

type Somebody = { name: string; visitor: TestVisitor; isMember: boolean; hasContacts: boolean }

function everybody(core: Core): Somebody[] {
  const chair = aChair(core)
  const consoles = OFFICES.map((office, at) => {
    const invited = chair.ask('invite', { role: 'chair', name: `${office} ${String(at)}`, office })
    if (!invited.ok) throw new Error(invited.why)
    const visitor = new TestVisitor(core, { userAgent: 'Macintosh' })
    visitor.signIn({ kind: 'invitation', key: invited.key })
    return { name: office, visitor, isMember: false, hasContacts: office === 'chair' || office === 'desk' }
  })
  const wall = new TestVisitor(core)
  const invited = chair.ask('invite', { role: 'projector', name: 'hall-7' })
  if (!invited.ok) throw new Error(invited.why)
  wall.signIn({ kind: 'invitation', key: invited.key })
  const phones = Array.from({ length: MEMBERS }, (_, at) => ({
    ...{
      name: `member ${String(at + 1)}`,
      visitor: aPhone(core, at + 1),
      isMember: true,
      hasContacts: false,
    },
  }))
  return [
    { name: 'host', visitor: chair, isMember: false, hasContacts: true },
    ...consoles,
    ...phones,
    { name: 'wall', visitor: wall, isMember: true, hasContacts: false },
  ]
}

/** What a row of the register stands for: whoever's mandate it was when it came onto it. */
class Registers {
  readonly #owners = new Map<VoteId, Map<MemberId, MemberId>>()

  look({ state: { assembly } }: Core): void {
    for (const vote of assembly.votes.values()) {
      if (!('register' in vote)) continue
      const owners = this.#owners.get(vote.id) ?? new Map<MemberId, MemberId>()
      this.#owners.set(vote.id, owners)
      for (const { ids } of vote.register.members)
        for (const part of ids.split(',')) {
          const [first = '', last = first] = part.split('-')
          for (let id = Number(first); id <= Number(last); id++)
            if (!owners.has(id)) owners.set(id, assembly.substitutes.get(id)?.from ?? id)
        }
      expect(new Set(owners.values()).size, 'a mandate stands on a register once').toBe(owners.size)
    }
  }
}

async function live(seed: string, names: readonly CommandName[]): Promise<Record<string, number>> {
  const random = seeded(seed)
  const core = createCore()
  const people = Array.from({ length: MEMBERS }, (_, at) =>
    aMember(`M-0000${String(at + 1)}`, {
      ...{ firstName: 'P', lastName: `No${String(at + 1)}`, email: `${MAIL}@x.test` },
      ...{ entitled: at < 6, gender: at % 2 === 0 ? 'female' : '', weight: at === 1 ? '2' : '1' },
    }),
  )
  happen(
    core,
    imported(people),
    { type: 'convention-described', convention: { ...core.state.assembly.convention, selfCheckIn: true } },
    { type: 'members-checked-in', members: '1-5' },
    { type: 'proxy-rules-set', rules: { most: 2, byPhone: true } },
    { type: 'vote-prepared', vote: 1, draft: aDraft() },
  )
  giveLinks(core, core.state.assembly.members.keys())
  const all = everybody(core)
  const registers = new Registers()
  const outcomes: Record<string, number> = {}
  for (let step = 0; step < STEPS; step++) {
    const name = pick(random, names)
    if (ENDS.includes(name) && random() < 0.8) continue
    const input = drawn(core, name, random)
    const able = all.filter(({ isMember }) => isMember === (commands[name].who[0] === 'member'))
    const [first] = able
    const chance = random()
    const somebody = chance < 0.5 && first ? first : chance < 0.9 ? pick(random, able) : pick(random, all)
    if (input === null) continue
    if (random() < 0.05) core.clock.advance(pick(random, [-3_600_000, 11_000, 65_000]))
    const request = aRequest()
    somebody.visitor.say({ type: name, request, ...input })
    core.settle()
    await setImmediate()
    core.settle()
    expect(core.bugs, `${name} ${JSON.stringify(input)}`).toEqual([])
    for (const { name: who, visitor, isMember, hasContacts } of all)
      for (const frame of visitor.outlet.frames) {
        if (!hasContacts) expect(frame, `${who} after ${name}`).not.toContain(MAIL)
        if (isMember) expect(frame, `${who} after ${name}`).not.toContain(INTERNAL_MATTER)
      }
    const reply = all
      .flatMap(({ visitor }) => visitor.heard())
      .find((message): message is Reply => message.type === 'reply' && message.request === request)
    if (reply === undefined) throw new Error(`no answer to ${name} ${JSON.stringify(input)}`)
    const outcome = `${name} ${reply.ok ? 'ok' : reply.why}`
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    registers.look(core)
  }
  const faults = minutesFaults(core.state.assembly).filter(
    ({ kind }) => !['vote-open', 'vote-on-paper', 'vote-not-published', 'papers-waiting'].includes(kind),
  )
  expect(faults).toEqual([])
  const { assembly } = core.state
  core.store.close()
  expect(createCore(core.file).state.assembly).toEqual(assembly)
  return outcomes
}

test.each(['Hamburg', 'Bremen', 'Kiel', 'Mainz'])(
  '[I7] [O2] [O7] [G2] [R7] all commands by everybody, seed %s: no bug, nothing told that is not theirs, no mandate twice, and the journal says the same',
  async (seed) => {
    const outcomes = await live(seed, NAMES)
    expect(Object.keys(outcomes).filter((outcome) => outcome.endsWith(' ok')).length).toBeGreaterThan(70)
  },
  60_000,
)

/** Whoever decides who votes for whom, while votes open and close. */
const WHO_VOTES: readonly CommandName[] = [
  ...(['check-in', 'check-out', 'mark-left', 'transfer-mandate', 'take-back-mandate'] as const),
  ...(['give-proxy', 'revoke-proxy', 'give-own-proxy', 'revoke-own-proxy', 'check-in-self'] as const),
  ...(['prepare-vote', 'open-vote', 'cast-ballot', 'cast-ballot', 'admit-late', 'close-vote'] as const),
]

test.each(['Ulm', 'Trier', 'Gera'])(
  '[A4] [A5] [R7] [X2] desks, proxies and late admissions in any order, seed %s: no mandate is on a register twice',
  async (seed) => {
    const outcomes = await live(seed, WHO_VOTES)
    for (const name of WHO_VOTES) expect(outcomes[`${name} ok`] ?? 0, name).toBeGreaterThan(0)
  },
  60_000,
)
