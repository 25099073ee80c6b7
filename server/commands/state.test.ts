import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyAssembly } from '../domain/assembly.ts'
import type { MemberId, VoteId } from '../protocol/messages.ts'
import { motionMarks, type Choice } from '../protocol/papers.ts'
import { aDraft, imported, someMembers } from '../testing/builders.ts'
import {
  aChair,
  aPhone,
  createCore,
  giveLinks,
  happen,
  START,
  type Core,
  type TestVisitor,
} from '../testing/core.ts'
import { openTestStore } from '../testing/stores.ts'
import { DamagedJournal } from '../store/journal.ts'
import { loadState } from './state.ts'

const MEMBERS = 6

const member = fc.integer({ min: 1, max: MEMBERS })
const vote = fc.integer({ min: 1, max: 4 })
const act = fc.oneof(
  fc.record({ act: fc.constant('check-in' as const), member }),
  fc.record({ act: fc.constant('check-out' as const), member }),
  fc.record({
    act: fc.constant('prepare' as const),
    secret: fc.boolean(),
    presence: fc.constantFrom('present' as const, 'entitled' as const),
    durationSeconds: fc.constantFrom(null, 60),
  }),
  fc.record({ act: fc.constant('change' as const), vote }),
  fc.record({ act: fc.constant('discard' as const), vote }),
  { weight: 3, arbitrary: fc.record({ act: fc.constant('open' as const), vote }) },
  fc.record({ act: fc.constant('extend' as const), vote }),
  { weight: 2, arbitrary: fc.record({ act: fc.constant('admit' as const), vote, member }) },
  fc.record({ act: fc.constant('close' as const), vote }),
  fc.record({ act: fc.constant('publish' as const), vote }),
  fc.record({ act: fc.constant('annul' as const), vote }),
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('cast' as const),
      member,
      vote,
      choice: fc.constantFrom<Choice>('yes', 'no', 'abstain'),
      again: fc.boolean(),
    }),
  },
  fc.record({
    act: fc.constant('show' as const),
    showing: fc.constantFrom('auto' as const, 'sign-in' as const),
  }),
  fc.record({ act: fc.constant('revoke' as const), member }),
  fc.record({ act: fc.constant('reissue' as const), member }),
  fc.record({ act: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ act: fc.constant('fail' as const) }),
  fc.record({ act: fc.constant('restart' as const) }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** The vote as somebody with pencil and paper would follow it. */
type Sheet = {
  register: Set<MemberId>
  ballots: Map<MemberId, Choice>
  closesAt: number | null
  isOpen: boolean
}

class Hall {
  core: Core
  chair: TestVisitor
  readonly sheets = new Map<VoteId, Sheet>()

  constructor() {
    this.core = createCore()
    happen(this.core, imported(someMembers(MEMBERS)), { type: 'members-checked-in', members: '1-3' })
    giveLinks(this.core, this.core.state.assembly.members.keys())
    this.chair = aChair(this.core)
  }

  do(what: Act): void {
    const { core, chair, sheets } = this
    switch (what.act) {
      case 'check-in':
      case 'check-out':
        chair.ask(what.act, { members: [what.member] })
        return
      case 'prepare': {
        const { secret, presence, durationSeconds } = what
        const electorate = { presence, groups: [] }
        chair.ask(
          'prepare-vote',
          aDraft({ secrecy: secret ? 'secret' : 'named', electorate, durationSeconds }),
        )
        return
      }
      case 'change':
        chair.ask('change-vote', { vote: what.vote, draft: aDraft({ title: 'Changed' }) })
        return
      case 'discard':
        chair.ask('discard-vote', { vote: what.vote })
        return
      case 'open':
        this.open(what.vote)
        return
      case 'extend': {
        const reply = chair.ask('extend-vote', { vote: what.vote, seconds: 30 })
        const sheet = sheets.get(what.vote)
        if (!reply.ok || sheet === undefined || sheet.closesAt === null) return
        sheet.closesAt += 30_000
        expect(reply.closesAt).toBe(sheet.closesAt)
        return
      }
      case 'admit':
        this.admit(what)
        return
      case 'close':
        this.close(what.vote)
        return
      case 'publish':
        chair.ask('publish-vote', { vote: what.vote })
        return
      case 'annul': {
        const reply = chair.ask('annul-vote', { vote: what.vote, reason: 'a mistake' })
        const sheet = sheets.get(what.vote)
        if (reply.ok && sheet !== undefined) sheet.isOpen = false
        return
      }
      case 'cast':
        this.cast(what)
        return
      case 'show':
        chair.ask('show-on-projector', { showing: { kind: what.showing }, projector: null, entry: null })
        return
      case 'revoke':
        chair.ask('revoke-access', { member: what.member })
        return
      case 'reissue':
        chair.ask('issue-access', { members: [what.member] })
        giveLinks(core, [what.member])
        return
      case 'wait':
        core.clock.advance(what.seconds * 1000)
        return
      case 'fail':
        // A batch that fails: what was done in memory meanwhile must be gone.
        core.queue.submit({
          run() {
            core.state.apply(START, { role: 'host' }, { type: 'members-checked-in', members: `1-${MEMBERS}` })
            throw new Error('a bug')
          },
          saved: () => undefined,
          notSaved: () => undefined,
        })
        core.turns.all()
        return
      case 'restart':
        this.restart()
    }
  }

  open(id: VoteId): void {
    const { assembly } = this.core.state
    const expected = [...assembly.members.values()].filter(
      ({ present }) => present || assembly.votes.get(id)?.draft.electorate.presence === 'entitled',
    )
    const reply = this.chair.ask('open-vote', { vote: id })
    if (!reply.ok) return
    expect(reply.registered).toBe(expected.length)
    expect([...this.sheets.values()].some(({ isOpen }) => isOpen)).toBe(false)
    const seconds = assembly.votes.get(id)?.draft.durationSeconds ?? null
    this.sheets.set(id, {
      register: new Set(expected.map((each) => each.id)),
      ballots: new Map(),
      closesAt: seconds === null ? null : this.core.clock.now + seconds * 1000,
      isOpen: true,
    })
  }

  /** [R6] whoever could have been on it and is not, while ballots are taken. */
  admit({ vote: id, member: late }: Extract<Act, { act: 'admit' }>): void {
    const reply = this.chair.ask('admit-late', { vote: id, member: late, reason: 'stood at the desk' })
    const sheet = this.sheets.get(id)
    const { members, votes } = this.core.state.assembly
    const mayVote =
      members.get(late)?.present === true || votes.get(id)?.draft.electorate.presence === 'entitled'
    const isTaken =
      sheet?.isOpen === true && (sheet.closesAt === null || this.core.clock.now < sheet.closesAt)
    expect(reply.ok).toBe(isTaken && mayVote && !sheet.register.has(late))
    if (reply.ok) sheet?.register.add(late)
  }

  close(id: VoteId): void {
    const reply = this.chair.ask('close-vote', { vote: id })
    const sheet = this.sheets.get(id)
    expect(reply.ok).toBe(sheet?.isOpen ?? false)
    if (!reply.ok || sheet === undefined) return
    sheet.isOpen = false
    const count = (choice: Choice) =>
      String([...sheet.ballots.values()].filter((cast) => cast === choice).length)
    expect(reply.result).toMatchObject({
      registered: sheet.register.size,
      cast: sheet.ballots.size,
      options: [{ yes: count('yes'), no: count('no'), abstain: count('abstain') }],
      notCast: String(sheet.register.size - sheet.ballots.size),
    })
  }

  /** `again`: with one and the same request, as a phone does that heard nothing. */
  cast({ member: voter, vote: id, choice, again }: Extract<Act, { act: 'cast' }>): void {
    if (!this.core.state.access.has(voter)) return
    const request = again ? `request-of-${voter}-in-${id}` : undefined
    const reply = aPhone(this.core, voter).ask(
      'cast-ballot',
      { vote: id, marks: motionMarks[choice] },
      request,
    )
    const sheet = this.sheets.get(id)
    const isOpen = sheet?.isOpen === true && (sheet.closesAt === null || this.core.clock.now < sheet.closesAt)
    if (sheet === undefined || sheet.ballots.has(voter)) {
      if (sheet !== undefined && reply.ok) expect(again).toBe(true)
      else expect(reply.ok).toBe(false)
      return
    }
    expect(reply.ok).toBe(isOpen && sheet.register.has(voter))
    if (reply.ok) sheet.ballots.set(voter, choice)
  }

  restart(): void {
    this.core.store.close()
    const now = this.core.clock.now
    this.core = createCore(this.core.file)
    this.core.clock.now = now
    this.chair = aChair(this.core)
  }
}

const known = ({ state, store }: Pick<Core, 'state' | 'store'>) => ({
  assembly: state.assembly,
  box: state.box,
  history: state.history,
  access: state.access,
  sessions: store.sessions.all().map(({ tokenHash }) => state.session(tokenHash)),
  sessionsOfMembers: Array.from({ length: MEMBERS }, (_, index) => state.sessionOfMember(index + 1)),
  head: store.journal.head(),
})

test(
  '[I7] [B2] [V6] whatever is done: what the file says is what is known, and every ballot counts once',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 40, size: 'max' }), (acts) => {
        const hall = new Hall()
        for (const each of acts) hall.do(each)
        const { core } = hall
        expect(known({ state: loadState(core.store), store: core.store })).toEqual(known(core))
        for (const [id, { isOpen }] of hall.sheets) if (isOpen) hall.close(id)
        hall.core.store.close()
      }),
      { seed: 20_270_501, numRuns: 30 },
    )
  },
)

test('[I7] a journal that does not fit together is damage, and the entry is named', () => {
  const { store } = openTestStore()
  store.save(() => {
    store.journal.append(
      1,
      { role: 'host' },
      { type: 'projector-set', showing: { kind: 'auto' }, projector: null, entry: null },
    )
    store.journal.append(
      2,
      { role: 'host' },
      {
        type: 'vote-opened',
        vote: 9,
        openedAt: 1,
        closesAt: null,
        register: { members: [], present: '0', entitled: '0' },
        shown: [0],
        seed: null,
      },
    )
  })
  expect(() => loadState(store)).toThrow(DamagedJournal)
  expect(() => loadState(store)).toThrow('entry 2 of the journal does not fit what was before it')
})

test('an empty journal is an empty assembly', () => {
  const { store } = openTestStore()
  expect(loadState(store).assembly).toEqual(emptyAssembly())
})
