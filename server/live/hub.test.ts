import { describe, expect, test } from 'vitest'
import type { Update } from '../protocol/messages.ts'
import {
  aChair,
  aHall,
  aPhone,
  createCore,
  happen,
  linkOf,
  START,
  TestVisitor,
  type Core,
} from '../testing/core.ts'
import { SKIP_BYTES, SLICE } from './limits.ts'
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'

const updates = (visitor: TestVisitor): Update[] =>
  visitor.heard().flatMap((message) => (message.type === 'update' ? [message] : []))

/** Three members, the third checked out, each with a phone that has heard everything. */
function threePhones() {
  const core = aHall(3)
  happen(core, { type: 'members-checked-out', members: '3' })
  const chair = aChair(core)
  const phones = [1, 2, 3].map((member) => aPhone(core, member))
  core.settle()
  for (const phone of phones) phone.heard()
  return { core, chair, phones }
}

describe('opening a vote', () => {
  test('[R1] tells everybody at once, and each whether he stands on the register: two frames for all', () => {
    const { core, chair, phones } = threePhones()
    chair.say({ type: 'open-vote', request: 'request-1', vote: 1 })
    // No tick: people are waiting for it.
    core.turns.all()
    const heard = phones.map((phone) => phone.outlet.frames.splice(0))
    expect(heard.map((frames) => frames.length)).toEqual([1, 1, 1])
    expect(heard[0]).toEqual(heard[1])
    const sets = heard.map(([frame = '{}']) => (JSON.parse(frame) as Update).set)
    expect(sets[0]).toEqual({
      vote: {
        id: 1,
        title: 'Budget 2027',
        text: '',
        secrecy: 'secret',
        paper: motionPaper(SIMPLE_MAJORITY),
        quorum: null,
        changeable: false,
        shown: [0],
      },
      voteState: { vote: 1, state: 'open', openedAt: START, closesAt: null },
      onRegister: true,
      motions: null,
    })
    expect(sets[2]).toEqual({ ...sets[0], onRegister: false })
  })

  test('[R1] who signs in later is told the same', () => {
    const { core, chair } = threePhones()
    chair.ask('open-vote', { vote: 1 })
    const onRegister = (member: number) => {
      const welcome = new TestVisitor(core).signIn({ kind: 'link', secret: linkOf(member) })
      return welcome.type === 'welcome' && 'onRegister' in welcome.set && welcome.set.onRegister
    }
    expect([1, 2, 3].map(onRegister)).toEqual([true, true, false])
    chair.ask('check-in', { members: [3] })
    expect(onRegister(3)).toBe(false)
    chair.ask('annul-vote', { vote: 1, reason: 'a mistake' })
    expect([1, 2, 3].map(onRegister)).toEqual([false, false, false])
  })
})

describe('[R9] late admission', () => {
  test('gives that phone the ballot at once, and no other phone a byte; consoles are told who, and no register', () => {
    const { core, chair, phones } = threePhones()
    chair.ask('open-vote', { vote: 1 })
    chair.ask('check-in', { members: [3] })
    core.settle()
    for (const one of [chair, ...phones]) one.heard()
    const reply = chair.ask('admit-late', { vote: 1, member: 3, reason: 'stood at the desk' })
    expect(reply).toMatchObject({ ok: true, registered: 3 })
    const heard = phones.map(updates)
    expect(heard).toMatchObject([[], [], [{ set: { onRegister: true } }]])
    const [position] = heard[2] ?? []
    expect(position?.from).toBe(position?.seq)
    expect(phones[2]?.ask('cast-ballot', { vote: 1, marks: 'm1' }).ok).toBe(true)
    core.settle()
    chair.say({ type: 'resync' })
    const admission = {
      ...{ member: 3, number: 'M-00003', name: 'Ada No. M-00003', weight: '1' },
      ...{ reason: 'stood at the desk', admittedAt: START, by: 'Chair' },
    }
    expect(updates(chair).at(-1)).toMatchObject({
      set: { turnout: { vote: 1, cast: 1, of: 3 }, admitted: { vote: 1, members: [admission] } },
    })
    chair.ask('close-vote', { vote: 1 })
    core.settle()
    chair.say({ type: 'resync' })
    expect(updates(chair).at(-1)).toMatchObject({
      set: { admitted: null, 'vote:1': { admitted: [admission], result: { registered: 3, cast: 1 } } },
    })
  })

  test('[I6] a phone that does not read is told later, and then what is true by then', () => {
    const { core, chair, phones } = threePhones()
    chair.ask('open-vote', { vote: 1 })
    chair.ask('check-in', { members: [3] })
    core.settle()
    const slow = phones[2]
    if (slow === undefined) throw new Error('no phone')
    slow.heard()
    slow.outlet.unread = SKIP_BYTES + 1
    chair.ask('admit-late', { vote: 1, member: 3, reason: 'stood at the desk' })
    core.settle()
    expect(updates(slow)).toEqual([])
    slow.outlet.unread = 0
    core.settle()
    expect(updates(slow)).toMatchObject([{ set: { onRegister: true } }])
    slow.outlet.unread = SKIP_BYTES + 1
    chair.ask('annul-vote', { vote: 1, reason: 'a mistake' })
    core.settle()
    slow.outlet.unread = 0
    core.settle()
    expect(updates(slow)).toMatchObject([{ set: { onRegister: false } }])
    expect(core.state.assembly.votes.get(1)?.state).toBe('annulled')
  })

  test('[R6] it is there after a restart, for who signs in then, and the same request is answered again', () => {
    const { core, chair } = threePhones()
    chair.ask('open-vote', { vote: 1 })
    chair.ask('check-in', { members: [3] })
    const wish = { vote: 1, member: 3, reason: 'stood at the desk' }
    const first = chair.ask('admit-late', wish, 'request-again')
    expect(chair.ask('admit-late', wish, 'request-again')).toEqual(first)
    expect(chair.ask('admit-late', wish)).toMatchObject({ ok: false, why: 'already-on-register' })
    const { assembly, box } = core.state
    core.store.close()
    const again = createCore(core.file)
    expect(again.state.assembly).toEqual(assembly)
    expect(again.state.box).toEqual(box)
    const phone = aPhone(again, 3)
    expect(JSON.parse(phone.outlet.record[0] ?? '{}')).toMatchObject({ set: { onRegister: true } })
    expect(phone.ask('cast-ballot', { vote: 1, marks: 'm1' }).ok).toBe(true)
  })
})

describe('[I5] what concerns one member', () => {
  test('goes to that phone alone, at the next tick, and moves nobody’s position', () => {
    const { core, chair, phones } = threePhones()
    chair.ask('check-in', { members: [3] })
    expect(phones.map((phone) => updates(phone).length)).toEqual([0, 0, 0])
    core.settle()
    const [news] = updates(phones[2] ?? chair)
    expect(news).toEqual({
      type: 'update',
      from: news?.seq,
      seq: news?.seq,
      at: START / 1000,
      set: {
        me: {
          number: 'M-00003',
          firstName: 'Ada',
          lastName: 'No. M-00003',
          group: 'delegate',
          weight: '1',
          entitled: true,
          present: true,
        },
      },
    })
    expect(phones.map((phone) => updates(phone).length)).toEqual([0, 0, 0])
  })

  test('a ballot is news to no phone: the voter’s own has the receipt', () => {
    const { core, chair, phones } = threePhones()
    chair.ask('open-vote', { vote: 1 })
    core.settle()
    for (const phone of phones) phone.heard()
    const reply = phones[0]?.ask('cast-ballot', { vote: 1, marks: 'm1' })
    core.settle()
    expect(phones.map((phone) => phone.heard())).toEqual([[], [], []])
    const welcome = aPhone(core, 1)
    expect(reply?.ok).toBe(true)
    expect(JSON.parse(welcome.outlet.record[0] ?? '{}')).toMatchObject({
      set: { ballot: { vote: 1, receipt: reply?.ok === true ? reply.receipt : '' } },
    })
  })

  test('[I6] is sent in slices when it is many, waits for who does not read, and is then the newest', () => {
    const count = SLICE + 40
    const core = aHall(count)
    const phones = Array.from({ length: count }, (_, index) => aPhone(core, index + 1))
    const slow = phones[10]
    if (slow === undefined) throw new Error('no phone')
    slow.outlet.unread = SKIP_BYTES + 1
    core.settle()
    for (const phone of phones) phone.heard()
    happen(core, { type: 'members-checked-out', members: `1-${count}` })
    const served = () => phones.filter(({ outlet }) => outlet.frames.length > 0).length
    core.hub.tick()
    expect(served()).toBe(SLICE)
    core.turns.all()
    expect(served()).toBe(count - 1)
    happen(core, { type: 'members-checked-in', members: '11' })
    slow.outlet.unread = 0
    core.settle()
    expect(updates(slow).map(({ set }) => set)).toMatchObject([{ me: { present: true } }])
  })
})

describe('resync', () => {
  const everything = (visitor: TestVisitor, core: Core) => {
    core.settle()
    visitor.heard()
    visitor.say({ type: 'resync' })
    return updates(visitor)
  }

  test('[I3] gives a phone the whole state again, and news goes on from there', () => {
    const { core, chair, phones } = threePhones()
    chair.ask('open-vote', { vote: 1 })
    const [phone = chair] = phones
    const [update] = everything(phone, core)
    expect(update).toMatchObject({
      from: 0,
      set: { convention: {}, vote: { id: 1 }, onRegister: true, me: { number: 'M-00001' }, ballot: null },
    })
    expect(Object.keys(update?.set ?? {})).toEqual([
      'convention',
      'vote',
      'voteState',
      'onRegister',
      'agenda',
      'speakers',
      'nominations',
      'call',
      'motions',
      'me',
      'ballot',
      'speaking',
      'answered',
    ])
    chair.ask('close-vote', { vote: 1 })
    expect(updates(phone)).toMatchObject([{ from: update?.seq, set: { voteState: { state: 'closed' } } }])
  })

  test('[I3] gives a projector and a console the whole state again', () => {
    const { core, chair } = threePhones()
    const invited = chair.ask('invite', { role: 'projector', name: 'Hall' })
    const projector = new TestVisitor(core)
    projector.signIn({ kind: 'invitation', key: invited.ok ? invited.key : '' })
    expect(everything(projector, core).map(({ from, set }) => [from, Object.keys(set ?? {})])).toEqual([
      [
        0,
        [
          ...['convention', 'showing', 'ownShowing', 'wireless', 'vote', 'turnout', 'roll', 'signIn'],
          ...['agenda', 'speakers', 'elections', 'call', 'grid', 'answers', 'motions'],
        ],
      ],
    ])
    expect(everything(chair, core).map(({ from, set }) => [from, Object.keys(set ?? {})])).toEqual([
      [
        0,
        [
          ...[
            'convention',
            'showing',
            'projectors',
            'queue',
            'wireless',
            'hall',
            'turnout',
            'admitted',
            'addresses',
            'journal',
            'backup',
            'health',
            'vitals',
            'file',
            'proxyRules',
            'rehearsals',
            'rehearsal',
            'offices',
            'secondPerson',
            'debate',
            'pointKinds',
            'hallSpeakers',
            'hallMotions',
            'minutes',
            'call',
            'quorum',
            'motionRules',
          ],
          'vote:1',
        ],
      ],
    ])
  })
})

describe('everybody', () => {
  test('is counted, by what he is', () => {
    const { core, phones } = threePhones()
    expect(core.hub.connections()).toEqual({ members: 3, projectors: 0, consoles: 1 })
    phones[0]?.lose()
    expect(core.hub.connections()).toEqual({ members: 2, projectors: 0, consoles: 1 })
    expect(core.presence.online()).toBe(2)
  })
})

test('an import while phones are connected changes only what they may know of themselves', () => {
  const { core, phones } = threePhones()
  happen(core, {
    type: 'members-imported',
    source: '',
    added: [],
    changed: [{ id: 1, email: 'new@example.org', lastName: 'King' }],
  })
  core.settle()
  expect(phones.map((phone) => updates(phone).map(({ set }) => set))).toMatchObject([
    [{ me: { lastName: 'King' } }],
    [],
    [],
  ])
})

test('a bug in the words of one thing: everything else is told, whoever comes is welcome, and the host goes on', () => {
  const { core, chair, phones } = threePhones()
  const { convention } = core.state.assembly
  // What no journal can bring about: words that throw.
  Object.defineProperty(convention, 'name', {
    get: () => {
      throw new Error('no words')
    },
  })
  core.hub.publish([{ type: 'convention-described', convention }])
  chair.ask('open-vote', { vote: 1 })
  core.turns.all()
  expect(updates(phones[0] ?? aPhone(core, 1)).map(({ set }) => Object.keys(set ?? {}).sort())).toEqual([
    ['motions', 'onRegister', 'vote', 'voteState'],
  ])
  // Who comes now has it as it was told last.
  const welcome = new TestVisitor(core).signIn({ kind: 'link', secret: linkOf(3) })
  expect(welcome).toMatchObject({
    type: 'welcome',
    set: { onRegister: false, vote: { title: 'Budget 2027' }, convention: { language: 'en' } },
  })
  expect(new Set(core.bugs.map(String))).toEqual(new Set(['Error: no words']))
})
