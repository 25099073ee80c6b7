import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLAG } from '../protocol/roster-flags.ts'
import { CLOSE } from '../protocol/close-codes.ts'
import { aDraft, aMember, imported, someMembers } from '../testing/builders.ts'
import { shown, TestConsole, truth } from '../testing/console.ts'
import {
  aHall,
  aPhone,
  createCore,
  giveLinks,
  happen,
  linkOf,
  START,
  TestVisitor,
  type Core,
} from '../testing/core.ts'
import { CONSOLE_SKIP_BYTES, PAGE_ROWS, RING_FRAMES, STALLED_MS } from './limits.ts'

/** A core with so many members, and a console that has them all. */
function withConsole(members: number) {
  const core = aHall(members)
  const console = new TestConsole(core)
  core.settle()
  console.hear()
  expect(shown(console.replica)).toEqual(truth(core))
  return { core, console }
}

/** One change, and its frame. */
function step(core: Core) {
  if (core.presence.of(1)?.online === true) core.presence.leave(1, core.clock.now / 1000)
  else core.presence.arrive(1, 'phone', core.clock.now / 1000)
  core.hub.publish([{ type: 'member-online', member: 1 }])
  core.settle()
}

describe('[I5] a participant’s change', () => {
  test('is a few bytes to a console', () => {
    const { core, console } = withConsole(1_000)
    const phone = aPhone(core, 7)
    core.clock.advance(2_000)
    core.settle()
    const flags = FLAG.entitled | FLAG.present | FLAG.access | FLAG.phone
    expect(console.hear()).toMatchObject([{ type: 'update', rows: [[7, flags | FLAG.online, 2]] }])
    phone.lose()
    core.settle()
    expect(console.hear()).toMatchObject([{ rows: [[7, flags, 0]] }])
    happen(core, { type: 'members-checked-out', members: '7-8' })
    core.settle()
    const frames = console.visitor.outlet.frames.join('')
    expect(frames).toMatch(/"rows":\[\[7,\d+\],\[8,\d+\]\]\}$/)
    expect(frames.length).toBeLessThan(220)
    console.hear()
    expect(shown(console.replica)).toEqual(truth(core))
  })

  test('that is many in one tick is one frame, a row once, and the larger news wins', () => {
    const { core, console } = withConsole(3)
    for (let time = 0; time < 5; time++) aPhone(core, 1).lose()
    aPhone(core, 2)
    happen(core, { type: 'members-checked-out', members: '1' })
    happen(core, {
      type: 'members-imported',
      source: '',
      added: [],
      changed: [{ id: 2, lastName: 'King' }],
    })
    happen(core, { type: 'members-checked-out', members: '2' })
    core.settle()
    const heard = console.hear()
    expect(heard).toHaveLength(1)
    expect(heard[0]).toMatchObject({
      rows: [
        [1, expect.any(Number), 0],
        [2, 'M-00002', 'Ada', 'King', 'North', 'delegate', '', '1', expect.any(Number), START / 1000],
      ],
    })
  })
})

describe('the snapshot', () => {
  test('comes in pages, a page a turn, with what is left', () => {
    const core = aHall(2 * PAGE_ROWS + 1)
    const console = new TestConsole(core)
    core.turns.all()
    const [welcome, ...pages] = console.hear()
    expect(welcome).toMatchObject({ type: 'welcome', rows: 2 * PAGE_ROWS + 1, resumed: false })
    expect(pages.map((page) => (page.type === 'roster-page' ? [page.rows.length, page.left] : page))).toEqual(
      [
        [PAGE_ROWS, PAGE_ROWS + 1],
        [PAGE_ROWS, 1],
        [1, 0],
      ],
    )
  })

  test('waits while the console does not read, and goes on when it does', () => {
    const core = aHall(2 * PAGE_ROWS)
    const console = new TestConsole(core)
    core.turns.next()
    console.visitor.outlet.unread = CONSOLE_SKIP_BYTES + 1
    core.turns.all()
    core.settle()
    const before = console.hear().length
    console.visitor.outlet.unread = 0
    core.settle()
    console.hear()
    expect(before).toBe(2)
    expect(shown(console.replica)).toEqual(truth(core))
  })

  test('of an empty register is nothing, and a first import fills it', () => {
    const core = createCore()
    const console = new TestConsole(core)
    core.settle()
    console.hear()
    expect(shown(console.replica)).toEqual(truth(core))
    happen(core, imported(someMembers(3)))
    core.settle()
    console.hear()
    expect(shown(console.replica)).toEqual(truth(core))
  })
})

describe('[I3] a console that comes back', () => {
  test('gets what it missed and no page', () => {
    const { core, console } = withConsole(10)
    console.lose()
    for (let number = 1; number <= 3; number++) step(core)
    console.comeBack()
    core.settle()
    const heard = console.hear()
    expect(heard[0]).toMatchObject({ type: 'welcome', resumed: true, rows: 0, set: {} })
    expect(heard.slice(1).map(({ type }) => type)).toEqual(['update', 'update', 'update'])
    expect(shown(console.replica)).toEqual(truth(core))
    expect(console.gaps).toBe(0)
  })

  test('to the very oldest frame that is kept; one more, and it gets everything', () => {
    const { core, console } = withConsole(2)
    console.lose()
    for (let number = 1; number <= RING_FRAMES; number++) step(core)
    console.comeBack()
    core.settle()
    expect(console.hear()[0]).toMatchObject({ resumed: true })
    expect(shown(console.replica)).toEqual(truth(core))
    console.lose()
    for (let number = 1; number <= RING_FRAMES + 1; number++) step(core)
    console.comeBack()
    core.settle()
    expect(console.hear()[0]).toMatchObject({ resumed: false, rows: 2 })
    expect(shown(console.replica)).toEqual(truth(core))
  })

  test.each([
    ['of another start of the host', { epoch: 'another', seq: 1 }],
    ['that is ahead of the host', { epoch: 'epoch', seq: 1_000_000 }],
    ['before the first', { epoch: 'epoch', seq: 0 }],
  ])('with a position %s gets everything', (_, resume) => {
    const core = aHall(2)
    const visitor = new TestVisitor(core)
    expect(visitor.signIn({ kind: 'invitation', key: core.localKeys.reusable }, { resume })).toMatchObject({
      resumed: false,
      rows: 2,
    })
  })
})

describe('[I6] a console that does not read', () => {
  test('longer than frames are kept gets everything again by itself, and others notice nothing', () => {
    const { core, console: slow } = withConsole(2)
    const quick = new TestConsole(core)
    core.settle()
    quick.hear()
    slow.visitor.outlet.unread = CONSOLE_SKIP_BYTES + 1
    for (let number = 1; number <= RING_FRAMES + 1; number++) {
      step(core)
      expect(quick.hear()).toHaveLength(1)
    }
    expect(slow.hear()).toEqual([])
    slow.visitor.outlet.unread = 0
    core.settle()
    expect(slow.hear().map((message) => ('from' in message ? message.from : message.type))).toEqual([
      0,
      'roster-page',
    ])
    expect(shown(slow.replica)).toEqual(truth(core))
    expect(shown(quick.replica)).toEqual(truth(core))
  })

  test('is let go after a while', () => {
    const { core, console } = withConsole(2)
    console.visitor.outlet.unread = CONSOLE_SKIP_BYTES + 1
    step(core)
    core.clock.advance(STALLED_MS)
    step(core)
    expect(console.visitor.outlet.closed).toEqual({ code: CLOSE.tooSlow, reason: '' })
  })
})

describe('voted', () => {
  const votedRows = (console: TestConsole) =>
    shown(console.replica).rows.flatMap((row) => ((row[8] & FLAG.voted) !== 0 ? [row[0]] : []))

  test('[V7] is a flag of the open vote, and goes out with it, also when the next opens in the same batch', () => {
    const { core, console } = withConsole(3)
    happen(core, { type: 'vote-prepared', vote: 2, draft: aDraft() })
    const chair = console.visitor
    chair.say({ type: 'open-vote', request: 'request-1', vote: 1 })
    core.settle()
    aPhone(core, 1).ask('cast-ballot', { vote: 1, marks: 'm1' })
    aPhone(core, 2).ask('cast-ballot', { vote: 1, marks: 'm1' })
    core.settle()
    console.hear()
    expect(votedRows(console)).toEqual([1, 2])
    chair.say({ type: 'close-vote', request: 'request-2', vote: 1 })
    chair.say({ type: 'open-vote', request: 'request-3', vote: 2 })
    core.settle()
    console.hear()
    expect(votedRows(console)).toEqual([])
    aPhone(core, 3).ask('cast-ballot', { vote: 2, marks: 'm1' })
    chair.say({ type: 'annul-vote', request: 'request-4', vote: 2, reason: 'a mistake' })
    chair.say({
      type: 'show-on-projector',
      request: 'request-5',
      showing: { kind: 'sign-in' },
      projector: null,
      entry: null,
    })
    core.settle()
    console.hear()
    expect(votedRows(console)).toEqual([])
    expect(shown(console.replica)).toEqual(truth(core))
  })
})

describe('several consoles', () => {
  const FIRST = PAGE_ROWS + 100
  const console = fc.integer({ min: 0, max: 2 })
  /** On the first page, at its end, on the second, and imported later. */
  const member = fc.constantFrom(1, 2, 3, PAGE_ROWS, PAGE_ROWS + 1, FIRST + 1)
  const act = fc.oneof(
    fc.record({
      act: fc.constantFrom('come' as const, 'go' as const, 'in' as const, 'out' as const),
      member,
    }),
    fc.record({ act: fc.constant('rename' as const), member }),
    fc.record({ act: fc.constant('import' as const), count: fc.integer({ min: 1, max: PAGE_ROWS }) }),
    fc.record({
      act: fc.constantFrom(
        'prepare' as const,
        'open' as const,
        'close' as const,
        'annul' as const,
        'clear' as const,
      ),
    }),
    fc.record({ act: fc.constant('cast' as const), member }),
    fc.record({
      act: fc.constantFrom(
        'lose' as const,
        'return' as const,
        'stall' as const,
        'read' as const,
        'resync' as const,
      ),
      console,
    }),
    {
      weight: 3,
      arbitrary: fc.record({
        act: fc.constant('hear' as const),
        console,
        count: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('turn' as const, 'tick' as const) }) },
    fc.record({ act: fc.constant('wait' as const), milliseconds: fc.integer({ min: 1, max: 3_000 }) }),
  )
  type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

  class Hall {
    readonly core = createCore()
    readonly phones = new Map<number, TestVisitor>()
    readonly consoles: TestConsole[]

    constructor() {
      happen(this.core, imported(someMembers(FIRST)), { type: 'members-checked-in', members: '1-50' })
      giveLinks(
        this.core,
        Array.from({ length: FIRST }, (_, index) => index + 1),
      )
      this.consoles = [1, 2, 3].map(() => new TestConsole(this.core))
    }

    do(what: Act): void {
      const { core, phones } = this
      const { assembly } = core.state
      switch (what.act) {
        case 'come': {
          if (what.member > FIRST) return
          const phone = new TestVisitor(core)
          phone.say({
            type: 'sign-in',
            request: 'request-1',
            protocol: 1,
            credential: { kind: 'link', secret: linkOf(what.member) },
          })
          phones.set(what.member, phone)
          return
        }
        case 'go':
          phones.get(what.member)?.lose()
          phones.delete(what.member)
          return
        case 'in':
        case 'out':
          if (assembly.members.has(what.member))
            happen(core, {
              type: what.act === 'in' ? 'members-checked-in' : 'members-checked-out',
              members: String(what.member),
            })
          return
        case 'rename':
          if (assembly.members.has(what.member))
            happen(core, {
              type: 'members-imported',
              source: '',
              added: [],
              changed: [{ id: what.member, lastName: `at ${core.clock.now}` }],
            })
          return
        case 'import': {
          const added = Array.from({ length: what.count }, (_, index) => {
            const id = assembly.nextMember + index
            return { id, ...aMember(`N-${id}`) }
          })
          happen(core, { type: 'members-imported', source: '', added, changed: [] })
          return
        }
        case 'prepare':
          happen(core, { type: 'vote-prepared', vote: assembly.nextVote, draft: aDraft() })
          return
        case 'open':
        case 'close':
        case 'annul':
        case 'clear':
          this.lead(what.act)
          return
        case 'cast':
          if (assembly.openVote !== null)
            phones.get(what.member)?.say({
              type: 'cast-ballot',
              request: `request-${core.clock.now}`,
              vote: assembly.openVote,
              marks: 'm1',
            })
          return
        case 'turn':
          core.turns.next()
          return
        case 'tick':
          core.hub.tick()
          return
        case 'wait':
          core.clock.advance(what.milliseconds)
          return
        default:
          this.see(what)
      }
    }

    /** By the chair of the first console that has a line. */
    lead(act: 'open' | 'close' | 'annul' | 'clear'): void {
      const chair = this.consoles.find(({ isLost }) => !isLost)?.visitor
      const { votes, openVote } = this.core.state.assembly
      const next = [...votes.values()].find(({ state }) => state === 'prepared')?.id
      const request = `request-${this.core.clock.now}-${this.core.turns.length}-${act}`
      if (act === 'open' && next !== undefined) chair?.say({ type: 'open-vote', request, vote: next })
      if (act === 'close' && openVote !== null) chair?.say({ type: 'close-vote', request, vote: openVote })
      if (act === 'annul' && openVote !== null)
        chair?.say({ type: 'annul-vote', request, vote: openVote, reason: 'x' })
      if (act === 'clear')
        chair?.say({
          type: 'show-on-projector',
          request,
          showing: { kind: 'sign-in' },
          projector: null,
          entry: null,
        })
    }

    see(what: Extract<Act, { console: number }>): void {
      const console = this.consoles[what.console]
      if (console === undefined) return
      switch (what.act) {
        case 'lose':
          return console.lose()
        case 'return':
          return console.comeBack()
        case 'stall':
          console.visitor.outlet.unread = CONSOLE_SKIP_BYTES + 1
          return
        case 'read':
          console.visitor.outlet.unread = 0
          return
        case 'resync':
          if (!console.isLost) console.visitor.say({ type: 'resync' })
          return
        case 'hear':
          console.hear(what.count)
      }
    }

    /** Everybody reads, comes back, and hears all. */
    comeToRest(): void {
      for (const console of this.consoles) {
        if (console.isLost) console.comeBack()
        console.visitor.outlet.unread = 0
      }
      for (let round = 0; round < 4; round++) {
        this.core.settle()
        for (const console of this.consoles) console.hear()
      }
    }
  }

  test(
    '[I3] never differ from the host, whatever happens to them and in whatever order',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(fc.array(act, { minLength: 20, maxLength: 60, size: 'max' }), (acts) => {
          const hall = new Hall()
          for (const each of acts) hall.do(each)
          hall.comeToRest()
          for (const each of hall.consoles) {
            expect(shown(each.replica)).toEqual(truth(hall.core))
            expect(each.gaps).toBe(0)
          }
          expect(hall.core.bugs).toEqual([])
          hall.core.store.close()
        }),
        { seed: 20_270_502, numRuns: 30 },
      )
    },
  )
})
