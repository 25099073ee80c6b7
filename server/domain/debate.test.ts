import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DebateRules, Side, Who } from '../protocol/messages.ts'
import { leftMs, PLACES_TOLD } from '../protocol/speakers.ts'
import { aMember, imported } from '../testing/builders.ts'
import { addItem, beginItem } from './agenda.ts'
import { apply, emptyAssembly } from './assembly.ts'
import {
  addSpeaker,
  answerGroup,
  ASK_AGAIN_AFTER_MS,
  askToSpeak,
  callSpeaker,
  changeRules,
  drawSpeakers,
  endSpeech,
  extendSpeech,
  moveSpeaker,
  nameIn,
  openDebate,
  pauseSpeech,
  queueIn,
  removeSpeaker,
  resumeSpeech,
  setList,
  withdrawWish,
} from './debate.ts'
import { hallSpeakers, ownSpeaking, ownSpeakingOf, speakersNow } from './debate-told.ts'
import type { AssemblyEvent } from './events.ts'
import { speakingTimes } from './speaking-times.ts'

const AT = 1_800_000_000_000
const plain: DebateRules = { seconds: 180, alternation: null, firstTimeFirst: false, proContra: false }
const quoted: DebateRules = {
  ...plain,
  alternation: { kind: 'quoted', by: 'gender', values: ['female'], asks: true },
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Decision = { ok: true; events: readonly AssemblyEvent[] } | { ok: false }

/** Members by name: f… female, others male; `group` is the letter behind a slash: "Fay/x". */
const debateWith = (names: readonly string[], rules: DebateRules = plain) => {
  const assembly = emptyAssembly()
  const log: AssemblyEvent[] = []
  const doIt = <Answer extends Decision>(answer: Answer): Answer => {
    if (answer.ok)
      for (const event of answer.events) {
        log.push(event)
        apply(assembly, event)
      }
    return answer
  }
  const member = (name: string) => names.findIndex((each) => each.startsWith(name)) + 1
  const members = names.map((name, index) => {
    const [firstName = '', group = ''] = name.split('/')
    const gender = firstName.startsWith('F') ? 'female' : 'male'
    return aMember(`M-${index + 1}`, { firstName, lastName: '', gender, group })
  })
  doIt({ ok: true, events: [imported(members)] })
  doIt(openDebate(assembly, { item: null, rules, instead: null }, AT))
  const debate = () => {
    const found = assembly.debates.all.get(1)
    if (found === undefined) throw new Error('no debate')
    return found
  }
  const queue = () => queueIn(assembly, debate())
  const shown = () => queue().speakers.map(({ who }) => nameIn(assembly, who))
  let at = AT
  const ask = (name: string, side: Side | null = null) =>
    doIt(askToSpeak(assembly, member(name), { debate: 1, side, at }))
  const idOf = (name: string) => queue().speakers.find(({ who }) => nameIn(assembly, who) === name)?.id ?? 0
  const call = (name: string, fields: { turn?: number; outOfTurn?: boolean } = {}) =>
    doIt(
      callSpeaker(assembly, {
        ...{ debate: 1, speaker: idOf(name), turn: debate().turn, outOfTurn: false, at, ...fields },
      }),
    )
  const pass = (milliseconds: number) => (at += milliseconds)
  /** Whoever is next, until nobody is; a group that is to be asked lets the debate go on. */
  const callAll = () => {
    const called: string[] = []
    while (queue().speakers.length > 0) {
      if (queue().groupToBeAsked) answer(true)
      const [name = ''] = shown()
      expect(call(name).ok).toBe(true)
      called.push(name)
    }
    return called
  }
  const answer = (goesOn: boolean) =>
    doIt(answerGroup(assembly, { debate: 1, turn: debate().turn, goesOn, at }))
  return {
    assembly,
    log,
    doIt,
    member,
    debate,
    queue,
    shown,
    ask,
    idOf,
    call,
    callAll,
    answer,
    pass,
    now: () => at,
  }
}

const asking = (names: readonly string[], rules: DebateRules = plain) => {
  const its = debateWith(names, rules)
  for (const name of names) its.ask(name.split('/')[0] ?? '')
  return its
}

test('[D1] a debate is opened on the item that is on; the item’s own debate goes on, and another chair’s is not taken away', () => {
  const { assembly, doIt } = debateWith(['Abe'])
  const draft = { title: 'Budget', minutes: null, startsAt: null, isInternal: false }
  doIt(addItem(assembly, { parent: null, after: null }, draft))
  const open = (item: number | null, instead: number | null) =>
    doIt(openDebate(assembly, { item, rules: plain, instead }, AT))
  expect(open(1, 1)).toMatchObject({ ok: false, why: 'item-not-on' })
  doIt(beginItem(assembly, 1, null, AT))
  expect(assembly.debates.current).toBe(null)
  expect(open(1, 1)).toMatchObject({ ok: false, why: 'another-debate-on' })
  expect(open(1, null)).toMatchObject({ ok: true, output: { debate: 2 } })
  expect(open(null, 2)).toMatchObject({ ok: true, output: { debate: 3 } })
  expect(open(1, 3)).toMatchObject({ ok: true, output: { debate: 2 }, events: [{ type: 'debate-resumed' }] })
  expect(assembly.debates.current).toBe(2)
})

test('[D2] who asks stands on the list once, in the order of asking', () => {
  const { ask, shown } = asking(['Abe', 'Ben', 'Cy'])
  expect(shown()).toEqual(['Abe', 'Ben', 'Cy'])
  expect(ask('Ben')).toMatchObject({ ok: false, why: 'already-asked' })
})

test('[D2] who withdraws is gone, and may ask again after ten seconds', () => {
  const { assembly, doIt, ask, shown, pass } = asking(['Abe', 'Ben'])
  doIt(withdrawWish(assembly, 1))
  expect(shown()).toEqual(['Ben'])
  expect(withdrawWish(assembly, 1)).toMatchObject({ ok: false, why: 'not-listed' })
  pass(ASK_AGAIN_AFTER_MS - 1)
  expect(ask('Abe')).toEqual({ ok: false, why: 'too-often', about: { seconds: 1 } })
  pass(1)
  ask('Abe')
  expect(shown()).toEqual(['Ben', 'Abe'])
})

test('[D3] on a closed list phones are refused and the chair is not; after the debate nobody is called', () => {
  const { assembly, doIt, ask, call, shown, now } = debateWith(['Abe', 'Ben', 'Cy'])
  ask('Abe')
  const set = (was: 'open' | 'closed' | 'ended', to: 'open' | 'closed' | 'ended') =>
    doIt(setList(assembly, 1, { was, to, at: now() }))
  set('open', 'closed')
  expect(ask('Ben')).toMatchObject({ ok: false, why: 'list-closed' })
  expect(set('open', 'ended')).toEqual({ ok: false, why: 'list-changed', about: { list: 'closed' } })
  const add = (who: Who) => doIt(addSpeaker(assembly, 1, { who, side: null, quoted: null }, now()))
  expect(add({ member: 2 }).ok).toBe(true)
  expect(add({ guest: 'Dr. Guest' }).ok).toBe(true)
  expect(add({ member: 99 })).toMatchObject({ ok: false, why: 'no-such-member' })
  expect(shown()).toEqual(['Abe', 'Ben', 'Dr. Guest'])
  set('closed', 'ended')
  expect(call('Abe')).toMatchObject({ ok: false, why: 'debate-ended' })
  expect(add({ member: 3 })).toMatchObject({ ok: false, why: 'debate-ended' })
  set('ended', 'open')
  expect(call('Abe').ok).toBe(true)
})

test('[D4] two lists in turns: women take at least every second turn, and begin', () => {
  const { callAll } = asking(['Abe', 'Ben', 'Cy', 'Fay', 'Fia'], quoted)
  expect(callAll()).toEqual(['Fay', 'Abe', 'Fia', 'Ben', 'Cy'])
})

test('[D4] whoever asks in which order: no two of the open list in a row while a woman waits', () => {
  const names = fc.uniqueArray(
    fc.tuple(fc.constantFrom('F', 'M'), fc.nat({ max: 99 })).map(([letter, n]) => `${letter}${n}.`),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(names, (all) => {
      const called = asking(all, quoted).callAll()
      expect([...called].sort()).toEqual([...all].sort())
      for (const [index, name] of called.entries()) {
        const womenWait = called.slice(index).some((each) => each.startsWith('F'))
        if (womenWait && !name.startsWith('F')) expect(called[index - 1]).toMatch(/^F/)
      }
    }),
    { seed: 7, numRuns: 200 },
  )
})

test('[D4] a chair may say on which list somebody stands of whom the register does not say', () => {
  const { assembly, doIt, shown, ask, now } = debateWith(['Abe'], quoted)
  ask('Abe')
  doIt(addSpeaker(assembly, 1, { who: { guest: 'Guest' }, side: null, quoted: true }, now()))
  expect(shown()).toEqual(['Guest', 'Abe'])
})

test('[D5] groups in turns: the one that has waited longest is next', () => {
  const { callAll } = asking(['Abe/x', 'Ben/x', 'Cy/x', 'Dan/y', 'Eli/z'], {
    ...plain,
    alternation: { kind: 'in-turn', by: 'group' },
  })
  expect(callAll()).toEqual(['Abe', 'Dan', 'Eli', 'Ben', 'Cy'])
})

test('[D6] where the women’s list is empty at its turn they are asked, once until it was theirs again', () => {
  const { ask, call, answer, queue, pass } = debateWith(['Abe', 'Ben', 'Cy', 'Fay'], quoted)
  for (const name of ['Abe', 'Ben', 'Cy']) ask(name)
  expect(queue().groupToBeAsked).toBe(true)
  expect(call('Abe')).toMatchObject({ ok: false, why: 'group-to-be-asked' })
  answer(true)
  expect(answer(true)).toMatchObject({ ok: false, why: 'group-not-asked' })
  expect(call('Abe').ok).toBe(true)
  pass(1000)
  ask('Fay')
  expect(call('Ben')).toMatchObject({ ok: false, why: 'next-is-another', about: { name: 'Fay' } })
  call('Fay')
  call('Ben')
  expect(queue().groupToBeAsked).toBe(true)
})

test('[D6] without them the debate ends; the journal says by whom', () => {
  const { ask, answer, debate, log } = debateWith(['Abe'], quoted)
  ask('Abe')
  answer(false)
  expect(debate().list).toBe('ended')
  expect(log.slice(-2)).toEqual([
    { type: 'group-answered', debate: 1, goesOn: false },
    { type: 'debate-list-set', debate: 1, list: 'ended', by: 'group' },
  ])
})

test('[D6] two chairs who both record the answer: the second is told', () => {
  const { assembly, ask, answer, call, debate, now } = debateWith(['Abe'], quoted)
  ask('Abe')
  const { turn } = debate()
  answer(true)
  call('Abe')
  expect(answerGroup(assembly, { debate: 1, turn, goesOn: false, at: now() })).toEqual({
    ...{ ok: false, why: 'another-called', about: { name: 'Abe' } },
  })
})

test('[D7] who has not spoken goes first, on each list', () => {
  const { callAll, ask, pass, shown } = asking(['Abe', 'Ben'], { ...plain, firstTimeFirst: true })
  callAll()
  pass(ASK_AGAIN_AFTER_MS)
  ask('Abe')
  const its = asking(['Abe', 'Ben', 'Cy'], { ...plain, firstTimeFirst: true })
  its.call('Abe')
  its.pass(ASK_AGAIN_AFTER_MS)
  its.ask('Abe')
  expect(shown()).toEqual(['Abe'])
  expect(its.shown()).toEqual(['Ben', 'Cy', 'Abe'])
})

test('[D8] a lot is drawn from its seed as anybody can draw it again, once for each wish', () => {
  const { assembly, doIt, ask, shown } = debateWith(['Abe', 'Ben', 'Cy', 'Dan'])
  for (const name of ['Abe', 'Ben', 'Cy']) ask(name)
  const draw = (seed: string) => doIt(drawSpeakers(assembly, 1, { seed, sha256 }))
  draw('seed')
  const byHand = ['M-1', 'M-2', 'M-3'].sort((one, other) =>
    sha256(`seed\n${one}`) < sha256(`seed\n${other}`) ? -1 : 1,
  )
  const names = new Map([
    ['M-1', 'Abe'],
    ['M-2', 'Ben'],
    ['M-3', 'Cy'],
  ])
  const drawn = byHand.map((number) => names.get(number))
  expect(shown()).toEqual(drawn)
  expect(draw('another')).toMatchObject({ ok: false, why: 'nobody-to-draw' })
  ask('Dan')
  draw('another')
  expect(shown()).toEqual([...drawn, 'Dan'])
})

test('[D9] for and against alternate; a side that nobody has left is passed over', () => {
  const { ask, callAll } = debateWith(['Abe', 'Ben', 'Cy', 'Dan'], { ...plain, proContra: true })
  expect(ask('Abe')).toMatchObject({ ok: false, why: 'side-missing' })
  ask('Abe', 'pro')
  ask('Ben', 'pro')
  ask('Cy', 'pro')
  ask('Dan', 'contra')
  expect(callAll()).toEqual(['Abe', 'Dan', 'Ben', 'Cy'])
})

test('[D10] a chair puts somebody at a place by hand: it holds, whoever asks, speaks or goes, and can be taken back', () => {
  const { assembly, doIt, ask, idOf, shown, call } = asking(['Abe', 'Ben', 'Cy', 'Fay'], {
    ...quoted,
    alternation: { kind: 'quoted', by: 'gender', values: ['female'], asks: false },
  })
  expect(shown()).toEqual(['Fay', 'Abe', 'Ben', 'Cy'])
  const cy = idOf('Cy')
  doIt(moveSpeaker(assembly, cy, 2))
  expect(shown()).toEqual(['Fay', 'Cy', 'Abe', 'Ben'])
  call('Fay')
  expect(shown()).toEqual(['Cy', 'Abe', 'Ben'])
  doIt(moveSpeaker(assembly, cy, 3))
  expect(shown()).toEqual(['Abe', 'Ben', 'Cy'])
  doIt(removeSpeaker(assembly, idOf('Abe'), 'absent'))
  doIt(removeSpeaker(assembly, idOf('Ben'), 'withdrawn'))
  expect(shown()).toEqual(['Cy'])
  doIt(moveSpeaker(assembly, cy, null))
  expect(ask('Fay')).toMatchObject({ ok: false, why: 'too-often' })
})

test('[D10] who goes in front of somebody put at a place does not let others in between', () => {
  const { assembly, doIt, idOf, shown } = asking(['Abe', 'Ben', 'Cy', 'Dan'])
  doIt(moveSpeaker(assembly, idOf('Dan'), 2))
  expect(shown()).toEqual(['Abe', 'Dan', 'Ben', 'Cy'])
  doIt(removeSpeaker(assembly, idOf('Abe'), 'withdrawn'))
  expect(shown()).toEqual(['Dan', 'Ben', 'Cy'])
})

test('[D11] two chairs who both press «next» go on by one, and the second is told who speaks', () => {
  const { call } = asking(['Abe', 'Ben'])
  expect(call('Abe', { turn: 0 }).ok).toBe(true)
  expect(call('Ben', { turn: 0 })).toEqual({ ok: false, why: 'another-called', about: { name: 'Abe' } })
})

test('[D11] who was read out is called, or nobody: not who came in between', () => {
  const { call, ask } = debateWith(['Abe', 'Ben', 'Fay'], quoted)
  ask('Abe')
  ask('Fay')
  expect(call('Abe')).toEqual({ ok: false, why: 'next-is-another', about: { name: 'Fay' } })
  expect(call('Abe', { outOfTurn: true })).toMatchObject({
    ok: true,
    events: [{ type: 'speech-begun', outOfTurn: true }],
  })
})

test('[D12] the time runs from the call, stands while it is paused, and is extended by what is given', () => {
  const { assembly, doIt, call, debate, pass, now } = asking(['Abe', 'Ben'])
  call('Abe')
  const left = () => {
    const { speech } = debate()
    return speech === null ? null : leftMs(speech, now())
  }
  pass(60_000)
  expect(left()).toBe(120_000)
  const its = () => ({ debate: 1, turn: debate().turn, at: now() })
  doIt(pauseSpeech(assembly, its()))
  pass(30_000)
  expect(left()).toBe(120_000)
  doIt(resumeSpeech(assembly, its()))
  pass(130_000)
  expect(left()).toBe(-10_000)
  doIt(extendSpeech(assembly, { debate: 1, turn: debate().turn, seconds: 30 }))
  expect(left()).toBe(20_000)
  doIt(endSpeech(assembly, its()))
  expect(debate().speech).toBe(null)
  expect(endSpeech(assembly, its())).toEqual({ ok: false, why: 'nobody-speaks' })
  expect(assembly.debates.speeches).toMatchObject([{ who: { member: 1 }, seconds: 210, spokenMs: 190_000 }])
})

test('[D12] whoever is called ends the speech before', () => {
  const { call, pass, log } = asking(['Abe', 'Ben'])
  call('Abe')
  pass(5_000)
  call('Ben')
  expect(log.slice(-2)).toMatchObject([
    { type: 'speech-ended', who: { member: 1 }, spokenMs: 5_000 },
    { type: 'speech-begun', who: { member: 2 } },
  ])
})

test('[D13] times are added up by person, group and gender, as they were when they spoke', () => {
  const { assembly, call, pass, doIt, debate, now } = asking(['Abe/x', 'Fay/x', 'Ben/y'])
  call('Abe')
  pass(10_000)
  call('Fay')
  pass(30_000)
  call('Ben')
  pass(5_000)
  doIt(endSpeech(assembly, { debate: 1, turn: debate().turn, at: now() }))
  expect(speakingTimes(assembly, null)).toEqual({
    persons: [
      { number: 'M-2', name: 'Fay', group: 'x', speeches: 1, spokenMs: 30_000 },
      { number: 'M-1', name: 'Abe', group: 'x', speeches: 1, spokenMs: 10_000 },
      { number: 'M-3', name: 'Ben', group: 'y', speeches: 1, spokenMs: 5_000 },
    ],
    groups: [
      { name: 'x', speeches: 2, spokenMs: 40_000 },
      { name: 'y', speeches: 1, spokenMs: 5_000 },
    ],
    genders: [
      { name: 'female', speeches: 1, spokenMs: 30_000 },
      { name: 'male', speeches: 2, spokenMs: 15_000 },
    ],
  })
})

test('[D14] rules that another chair changed meanwhile are not overwritten', () => {
  const { assembly, doIt, debate } = debateWith(['Abe'])
  const change = (was: DebateRules, to: DebateRules) => doIt(changeRules(assembly, 1, { was, to }))
  change(plain, { ...plain, seconds: 60 })
  expect(change(plain, quoted)).toEqual({ ok: false, why: 'rules-changed' })
  expect(debate().rules.seconds).toBe(60)
})

test('[D15] members are told who speaks and who is next; of an internal item nothing', () => {
  const { assembly, call } = asking(['Abe', 'Ben', 'Cy', 'Dan', 'Eli'])
  call('Abe')
  expect(speakersNow(assembly)).toEqual({
    ...{ debate: 1, list: 'open', now: { name: 'Abe', seconds: 180, since: AT }, next: ['Ben', 'Cy', 'Dan'] },
  })
  expect(hallSpeakers(assembly)).toMatchObject({ now: { name: 'Abe' }, waiting: 4 })
  const hidden = debateWith(['Abe'])
  const draft = { title: 'Staff', minutes: null, startsAt: null, isInternal: true }
  hidden.doIt(addItem(hidden.assembly, { parent: null, after: null }, draft))
  hidden.doIt(beginItem(hidden.assembly, 1, null, AT))
  hidden.doIt(openDebate(hidden.assembly, { item: 1, rules: plain, instead: null }, AT))
  expect([speakersNow(hidden.assembly), hallSpeakers(hidden.assembly)]).toEqual([null, null])
})

test('[D15] a member is told its own place, as far as it is near', () => {
  const many = Array.from({ length: PLACES_TOLD + 2 }, (_, index) => `M${index}.`)
  const { assembly } = asking(many)
  const places = [...ownSpeaking(assembly).values()].map(({ place }) => place)
  expect(places).toEqual([...Array.from({ length: PLACES_TOLD }, (_, index) => index + 1), 'far', 'far'])
  expect(ownSpeakingOf(assembly, 3)).toEqual({ place: 3 })
  expect(ownSpeakingOf(assembly, 99)).toBe(null)
})
