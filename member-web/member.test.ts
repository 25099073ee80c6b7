import { describe, expect, test } from 'vitest'
import { FakeClock, fakeChance, fakeNetwork } from '#client/connection.fakes'
import { systemChance } from '#client/socket'
import { PROTOCOL_VERSION } from '#protocol'
import type { Form, MemberTopics, MemberVote, Welcome } from '#protocol'
import { CLOSE } from '#protocol/close-codes'
import { readMarks, writeMarks } from '#protocol/marks'
import type { Ballot } from '#protocol/marks'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { LARGEST_MEMBER_FRAME_BYTES } from '../server/socket/limits.ts'
import { ASK_AGAIN_AFTER_MS, ASK_AGAIN_WITHIN_MS } from './ballot.ts'
import type { Keep, KeptKey } from './keep.ts'
import { Member } from './member.ts'
import type { Known } from './screen.ts'
import { topicsOf } from './views.fakes.ts'

const topics: Known = {
  convention: { name: 'Congress 2027', place: 'Hall 4', language: 'de', selfCheckIn: true },
  vote: null,
  onRegister: false,
  me: {
    number: 'M-17',
    firstName: 'Ada',
    lastName: 'Lovelace',
    group: 'delegate',
    weight: '1',
    entitled: true,
    present: true,
  },
  ballot: null,
  agenda: null,
  speakers: null,
  speaking: null,
  nominations: [],
  call: null,
  answered: null,
  motions: null,
}

const openVote = (id = 3): MemberVote => ({
  id,
  title: `Vote ${id}`,
  text: '',
  secrecy: 'secret',
  paper: motionPaper(SIMPLE_MAJORITY),
  quorum: null,
  changeable: false,
  shown: [0],
  state: 'open',
  openedAt: 1,
  closesAt: null,
})

const memoryKeep = (kept: Map<KeptKey, string>, isLasting = true): Keep => ({
  read: (key) => kept.get(key) ?? null,
  write: (key, value) => {
    if (value === null) kept.delete(key)
    else kept.set(key, value)
    return isLasting
  },
})

const start = (kept = new Map<KeptKey, string>([['session', 'token']]), isLasting = true) => {
  const network = fakeNetwork()
  const clock = new FakeClock()
  let reloads = 0
  let keys = 0
  const member = new Member({
    open: network.open,
    keep: memoryKeep(kept, isLasting),
    deviceLanguage: 'en',
    reload: () => reloads++,
    onChange: () => undefined,
    clock,
    chance: fakeChance(),
    makeKey: () => `key-${++keys}`,
  })
  const welcome = (set: Partial<Known> = {}, more: Partial<Welcome<MemberTopics>> = {}) => {
    network.newest().opens()
    network.newest().says({
      type: 'welcome',
      request: 'r1',
      protocol: PROTOCOL_VERSION,
      role: 'member',
      name: '',
      epoch: 'e1',
      seq: 5,
      now: 5_000_000,
      session: null,
      resumed: false,
      set: topicsOf({ ...topics, ...set }),
      rows: 0,
      ...more,
    } satisfies Welcome<MemberTopics>)
  }
  const tell = (set: Partial<Known>) =>
    network.newest().says({ type: 'update', from: 5, seq: 5, at: 1, set: topicsOf(set) })
  const cutAndReturn = (set: Partial<Known> = {}, more: Partial<Welcome<MemberTopics>> = {}) => {
    network.newest().closes(1006)
    clock.advance(15_000)
    welcome(set, more)
  }
  /** Lets everything that waits for a settled promise go on. */
  const turn = async () => {
    for (let step = 0; step < 10; step++) await Promise.resolve()
  }
  return { member, kept, clock, welcome, tell, cutAndReturn, turn, reloads: () => reloads, ...network }
}

/** Signed in, a vote open, and the ballot cast but not answered. */
const cast = () => {
  const phone = start()
  phone.member.resume()
  phone.welcome({ vote: openVote(), onRegister: true })
  phone.member.cast(openVote(), 'm1')
  return phone
}

const ballotOf = (request: string) => ({ type: 'cast-ballot', request, vote: 3, marks: 'm1' })
const castRequest = 'r3'
const ofVote = { vote: 3, title: 'Vote 3', isChange: false }

describe('a ballot', () => {
  test('is sent once, however often one presses, and counted with receipt and the host’s time', async () => {
    const { member, newest, turn, kept } = cast()
    member.cast(openVote(), 'm2')
    expect(newest().sent.slice(1)).toEqual([ballotOf(castRequest)])
    expect(member.box.progress).toEqual({ step: 'sending', delivery: 'sent', ...ofVote })
    expect(kept.has('ballot')).toBe(true)

    newest().says({ type: 'reply', request: castRequest, ok: true, receipt: '7KQ2M-XD9RA' })
    await turn()
    const counted = { step: 'counted', receipt: '7KQ2M-XD9RA', at: 5_000_000, earlier: null, ...ofVote }
    expect(member.box.progress).toEqual(counted)
    expect(member.screen).toMatchObject({ screen: 'cast', progress: counted })
    expect([...kept.keys()]).toEqual(['session', 'receipts'])
  })

  test('without a connection waits on this phone, and goes out when it is back', () => {
    const { member, newest, cutAndReturn, kept } = start()
    member.resume()
    kept.set('session', 'token')
    newest().opens()
    member.cast(openVote(), 'm1')
    expect(member.box.progress).toEqual({ step: 'sending', delivery: 'queued', ...ofVote })
    cutAndReturn({ vote: openVote(), onRegister: true })
    expect(newest().sent.slice(1)).toEqual([ballotOf('r2')])
    expect(member.box.progress).toEqual({ step: 'sending', delivery: 'sent', ...ofVote })
  })

  test('whose reply is lost is unsure, and asked again under the same request', () => {
    const { member, newest, cutAndReturn } = cast()
    newest().closes(1006)
    expect(member.box.progress).toEqual({ step: 'sending', delivery: 'unsure', ...ofVote })
    cutAndReturn({ vote: openVote(), onRegister: true })
    expect(newest().sent.slice(1)).toEqual([ballotOf(castRequest)])
  })

  test('whose reply is lost, though it was recorded: the welcome says so and nothing is sent again', async () => {
    const { member, newest, cutAndReturn, kept, turn } = cast()
    cutAndReturn({ vote: openVote(), onRegister: true, ballot: { vote: 3, receipt: 'R' } })
    await turn()
    expect(newest().sent).toHaveLength(1)
    expect(member.box.progress).toEqual({
      step: 'counted',
      receipt: 'R',
      at: null,
      earlier: null,
      ...ofVote,
    })
    expect(kept.has('ballot')).toBe(false)
  })

  test('goes on after a reload under the same request, and only for the same session', () => {
    const { kept } = cast()
    const reloaded = start(new Map(kept))
    reloaded.member.resume()
    reloaded.welcome({ vote: openVote(), onRegister: true })
    expect(reloaded.newest().sent.slice(1)).toEqual([ballotOf(castRequest)])

    const someoneElse = start(new Map([...kept, ['session', 'of another member']]))
    someoneElse.member.resume()
    someoneElse.welcome({ vote: openVote(), onRegister: true })
    expect(someoneElse.newest().sent).toHaveLength(1)
    expect(someoneElse.kept.has('ballot')).toBe(false)
  })

  test('refused for good is not counted, says why, and nothing is kept', async () => {
    const { member, newest, turn, kept } = cast()
    newest().says({ type: 'reply', request: castRequest, ok: false, why: 'vote-not-open' })
    await turn()
    expect(member.box.progress).toEqual({ step: 'not-counted', why: 'vote-not-open', ...ofVote })
    expect(kept.has('ballot')).toBe(false)
    member.box.clear()
    expect(member.screen).toMatchObject({ screen: 'ballot' })
  })

  test('put off by a full host or disk is asked again by itself under the same request', async () => {
    const { member, newest, turn, clock } = cast()
    newest().says({ type: 'reply', request: castRequest, ok: false, why: 'not-saved' })
    await turn()
    expect(member.box.progress).toEqual({ step: 'put-off', why: 'not-saved', ...ofVote })
    clock.advance(ASK_AGAIN_AFTER_MS + ASK_AGAIN_WITHIN_MS / 2)
    expect(newest().sent.slice(1)).toEqual([ballotOf(castRequest), ballotOf(castRequest)])
    newest().says({ type: 'reply', request: castRequest, ok: true, receipt: 'R' })
    await turn()
    expect(member.box.progress).toMatchObject({ step: 'counted', receipt: 'R' })
  })

  test('after one that was counted before says that the first stands', async () => {
    const { member, newest, turn } = cast()
    newest().says({
      type: 'reply',
      request: castRequest,
      ok: false,
      why: 'already-cast',
      about: { receipt: 'FIRST' },
    })
    await turn()
    expect(member.box.progress).toEqual({
      step: 'counted',
      receipt: 'FIRST',
      at: null,
      earlier: 'is-final',
      ...ofVote,
    })
  })

  test('that counted and is not in the backup to which the host was set back is gone, and may be cast again', async () => {
    const { member, newest, turn, cutAndReturn } = cast()
    newest().says({ type: 'reply', request: castRequest, ok: true, receipt: 'AAAAA-BBBBB' })
    await turn()
    cutAndReturn({ vote: openVote(), onRegister: true }, { epoch: 'e2' })
    expect(member.box.progress).toEqual({ step: 'gone', receipt: 'AAAAA-BBBBB', ...ofVote })
    expect(member.screen).toMatchObject({ screen: 'ballot', vote: { id: 3 } })
    member.cast(openVote(), 'm2')
    expect(member.box.progress).toEqual({ step: 'sending', delivery: 'sent', ...ofVote })
  })

  test('is missed after a reload too: the phone kept its receipt, and holds it against what the host says', async () => {
    const { member, newest, turn, kept } = cast()
    newest().says({ type: 'reply', request: castRequest, ok: true, receipt: 'AAAAA-BBBBB' })
    await turn()
    expect(member.receiptsFor(openVote())).toEqual(['AAAAA-BBBBB'])
    const afterReload = (set: Partial<Known>, session = kept.get('session') ?? '') => {
      const reloaded = start(new Map([...kept, ['session', session]]))
      reloaded.member.resume()
      reloaded.welcome({ vote: openVote(), onRegister: true, ...set })
      return reloaded.member
    }
    const gone = { step: 'gone', receipt: 'AAAAA-BBBBB', ...ofVote }
    expect(afterReload({ ballot: null }).box.progress).toEqual(gone)
    expect(afterReload({ ballot: { vote: 3, receipt: 'AAAAA-BBBBB' } }).box.progress).toEqual({
      step: 'none',
    })
    expect(afterReload({ vote: { ...openVote(), title: 'Another vote' } }).box.progress).toEqual({
      step: 'none',
    })
    const other = afterReload({ ballot: null }, 'of another member')
    expect([other.box.progress, other.receiptsFor(openVote())]).toEqual([{ step: 'none' }, []])
    // What the host says now need not be what it said then: the list is searched for what it said then.
    expect(afterReload({ ballot: { vote: 3, receipt: 'CCCCC-DDDDD' } }).receiptsFor(openVote())).toEqual([
      'AAAAA-BBBBB',
    ])
  })

  test('[X7] of a proxy keeps every receipt that it was given, beside those of earlier votes, until it signs out', async () => {
    const { member, newest, turn, tell, kept } = cast()
    newest().says({
      ...{ type: 'reply', request: castRequest, ok: true },
      ...{ receipt: 'AAAAA-BBBBB', others: ['CCCCC-DDDDD', 'EEEEE-FFFFF'] },
    })
    await turn()
    const all = ['AAAAA-BBBBB', 'CCCCC-DDDDD', 'EEEEE-FFFFF']
    expect(member.receiptsFor(openVote())).toEqual(all)
    member.cast({ ...openVote(), secrecy: 'named', changeable: true }, 'm2')
    newest().says({ type: 'reply', request: 'r4', ok: true, receipt: 'AAAAA-BBBBB' })
    await turn()
    expect(member.receiptsFor(openVote())).toEqual(all)
    tell({ vote: openVote(4), onRegister: true, ballot: null })
    member.cast(openVote(4), 'm2')
    await turn()
    newest().says({ type: 'reply', request: 'r5', ok: true, receipt: 'GGGGG-HHHHH' })
    await turn()
    expect(member.receipts.map(({ vote, receipt }) => [vote, receipt])).toEqual([
      [3, 'AAAAA-BBBBB'],
      [4, 'GGGGG-HHHHH'],
    ])
    member.signOut()
    newest().closes(4002)
    expect(kept.has('receipts')).toBe(false)
  })

  test('that counted and is in the backup stays as it was', async () => {
    const { member, newest, turn, cutAndReturn } = cast()
    newest().says({ type: 'reply', request: castRequest, ok: true, receipt: 'AAAAA-BBBBB' })
    await turn()
    const before = member.box.progress
    cutAndReturn(
      { vote: openVote(), onRegister: true, ballot: { vote: 3, receipt: 'AAAAA-BBBBB' } },
      { epoch: 'e2' },
    )
    expect(member.box.progress).toEqual(before)
  })

  test('whose confirmation is known already is not doubted by a frame from before it', async () => {
    const { member, newest, turn, tell } = cast()
    newest().says({ type: 'reply', request: castRequest, ok: true, receipt: 'AAAAA-BBBBB' })
    await turn()
    tell({ onRegister: true, ballot: null })
    expect(member.box.progress).toMatchObject({ step: 'counted' })
  })

  test('for a vote that the host no longer knows is not cast in another one that got its number', async () => {
    const { member, newest, turn, kept, cutAndReturn } = cast()
    cutAndReturn({ vote: { ...openVote(), title: 'Another vote' }, onRegister: true }, { epoch: 'e2' })
    await turn()
    expect(newest().sent.slice(1)).toEqual([])
    expect(kept.has('ballot')).toBe(false)
    expect(member.box.progress).toEqual({ step: 'not-counted', why: 'no-such-vote', ...ofVote })
  })

  test('in an earlier vote does not stand in the way of the next one', async () => {
    const { member, newest, turn, tell } = cast()
    newest().closes(1006)
    expect(member.box.progress).toMatchObject({ step: 'sending', delivery: 'unsure' })
    member.cast(openVote(4), 'm2')
    expect(member.box.progress).toEqual({
      step: 'sending',
      delivery: 'queued',
      vote: 4,
      title: 'Vote 4',
      isChange: false,
    })
    await turn()
    tell({ ballot: null })
    expect(member.box.progress).toMatchObject({ vote: 4 })
  })

  test('settled and seen goes with its vote; one that is settled only then stays to be seen', async () => {
    const seen = cast()
    seen.newest().says({ type: 'reply', request: castRequest, ok: true, receipt: 'R' })
    await seen.turn()
    seen.tell({ vote: openVote(4) })
    expect(seen.member.box.progress).toEqual({ step: 'none' })

    const late = cast()
    late.tell({ vote: openVote(4) })
    late.newest().says({ type: 'reply', request: castRequest, ok: false, why: 'vote-not-open' })
    await late.turn()
    expect(late.member.box.progress).toMatchObject({ step: 'not-counted', vote: 3 })
    expect(late.member.screen).toMatchObject({ screen: 'ballot', vote: { id: 4 } })
  })
})

describe('the frames of one vote', () => {
  const options = ['Ada', 'Berta', 'Carla'].map((name) => ({ name, items: [], group: '' }))
  const forms = {
    choose: { kind: 'choose', least: 0, most: 2, none: true, abstain: true },
    points: { kind: 'points', each: 12, total: 20, abstain: true },
    rank: { kind: 'rank', least: 0, equal: true, abstain: true },
    'yes-no': { kind: 'yes-no', least: 0, most: 3, abstain: true },
  } satisfies Record<string, Form>
  const marks: Ballot[] = [
    [0, 0, 0],
    [1, 0, 0],
    [1, 2, 3],
    [12, 8, 0],
  ].map((own) => ({
    kind: 'marked',
    marks: own,
  }))
  const ballots: readonly Ballot[] = [...marks, { kind: 'invalid' }, { kind: 'none' }, { kind: 'abstain' }]

  test.each(Object.entries(forms))('of %s are as long, whatever is marked', (_, form) => {
    const vote: MemberVote = {
      ...openVote(),
      paper: { ...motionPaper(SIMPLE_MAJORITY), subject: 'candidates', options, form },
      shown: [0, 1, 2],
      changeable: true,
    }
    const ofThisForm = ballots.filter(
      (ballot) => readMarks(vote.paper, writeMarks(vote.paper, ballot)) !== null,
    )
    expect(ofThisForm.length).toBeGreaterThan(4)
    const lengths = ofThisForm.map((ballot) => {
      const phone = start()
      phone.member.resume()
      phone.welcome({ vote, onRegister: true })
      phone.member.cast(vote, writeMarks(vote.paper, ballot))
      expect(phone.newest().sent).toHaveLength(2)
      return JSON.stringify(phone.newest().sent[1]).length
    })
    expect(new Set(lengths).size).toBe(1)
  })
})

describe('a ballot that can be changed', () => {
  const changeable = (secrecy: MemberVote['secrecy'] = 'secret'): MemberVote => ({
    ...openVote(),
    secrecy,
    changeable: true,
  })
  const first = { type: 'cast-ballot', request: 'r3', vote: 3, marks: 'm1', key: 'key-1' }

  /** Cast in a changeable vote, and counted. */
  const counted = async (secrecy: MemberVote['secrecy'] = 'secret') => {
    const phone = start()
    phone.member.resume()
    phone.welcome({ vote: changeable(secrecy), onRegister: true })
    phone.member.cast(changeable(secrecy), 'm1')
    phone.newest().says({ type: 'reply', request: 'r3', ok: true, receipt: 'R' })
    await phone.turn()
    phone.tell({ ballot: { vote: 3, receipt: 'R' } })
    return phone
  }

  test('[X7] of a proxy fits one frame however long the paper: else all votes say the same, in a short one', async () => {
    // What real ids and keys have more than those of this test, and the longest id of a vote.
    const more = systemChance.request().length - 'r4'.length + 2 * (22 - 'key-1'.length) + 9
    const said = new Set<boolean>()
    for (let others = 1; others <= 120; others++)
      for (const length of [2, 3, 26, 151, 301, 601, Math.floor(1_000 / (others + 1)) - 3]) {
        if (length < 2) continue
        const phone = await counted()
        const me = { ...topics.me, held: { vote: 3, others, votes: String(others + 1) } }
        phone.tell({ me })
        phone.member.change(3)
        phone.member.cast(changeable(), 'm'.padEnd(length, '0'))
        const sent = phone.newest().sent.at(-1)
        expect(JSON.stringify(sent).length + more).toBeLessThanOrEqual(LARGEST_MEMBER_FRAME_BYTES)
        said.add(JSON.stringify(sent).includes('"others"'))
      }
    expect(said).toEqual(new Set([true, false]))
  })

  test('carries a new key, and the key of the one before; the phone keeps the last, and never what was voted', async () => {
    const { member, newest, kept, turn } = await counted()
    expect(newest().sent.slice(1)).toEqual([first])
    expect(member.canChange(changeable())).toBe(true)
    expect([...kept.values()].join()).not.toContain('m1')

    member.change(3)
    expect(member.screen).toMatchObject({ screen: 'ballot', isChange: true })
    member.cast(changeable(), 'm2')
    const second = {
      type: 'cast-ballot',
      request: 'r4',
      vote: 3,
      marks: 'm2',
      key: 'key-2',
      replaces: 'key-1',
    }
    expect(newest().sent.slice(2)).toEqual([second])
    expect(member.box.progress).toEqual({ step: 'sending', delivery: 'sent', ...ofVote, isChange: true })
    newest().says({ type: 'reply', request: 'r4', ok: true, receipt: 'R' })
    await turn()
    expect(member.box.progress).toMatchObject({ step: 'counted', receipt: 'R', earlier: null })
    expect(JSON.parse(kept.get('key') ?? '')).toEqual({
      session: 'token',
      vote: 3,
      title: 'Vote 3',
      key: 'key-2',
    })
    expect([...kept.keys()].sort()).toEqual(['key', 'receipts', 'session'])
  })

  test('whose change got no answer is asked again with the same request and the same two keys, also after a reload', async () => {
    const { member, newest, cutAndReturn, kept } = await counted()
    member.change(3)
    member.cast(changeable(), 'm2')
    const second = newest().sent[2]
    const recorded = { vote: changeable(), onRegister: true, ballot: { vote: 3, receipt: 'R' } }
    cutAndReturn(recorded)
    // That one is recorded says nothing of this one.
    expect(member.box.progress).toMatchObject({ step: 'sending', delivery: 'sent' })
    expect(newest().sent.slice(1)).toEqual([second])

    const reloaded = start(new Map(kept))
    reloaded.member.resume()
    reloaded.welcome(recorded)
    expect(reloaded.newest().sent.slice(1)).toEqual([second])
  })

  test('cast on another phone can be changed only there', async () => {
    const elsewhere = start()
    elsewhere.member.resume()
    elsewhere.welcome({ vote: changeable(), onRegister: true, ballot: { vote: 3, receipt: 'R' } })
    expect(elsewhere.member.screen).toMatchObject({ screen: 'cast', progress: { step: 'counted' } })
    expect(elsewhere.member.canChange(changeable())).toBe(false)

    const { member, newest, turn, kept } = await counted()
    member.change(3)
    member.cast(changeable(), 'm2')
    newest().says({
      type: 'reply',
      request: 'r4',
      ok: false,
      why: 'key-unknown',
      about: { receipt: 'R' },
    })
    await turn()
    expect(member.box.progress).toMatchObject({ step: 'counted', receipt: 'R', earlier: 'elsewhere' })
    expect(member.canChange(changeable())).toBe(false)
    expect(kept.has('key')).toBe(false)
  })

  test('in a named vote needs no key', async () => {
    const { member, newest, kept } = await counted('named')
    expect(member.canChange(changeable('named'))).toBe(true)
    member.change(3)
    member.cast(changeable('named'), 'm2')
    expect(newest().sent.slice(2)).toEqual([{ type: 'cast-ballot', request: 'r4', vote: 3, marks: 'm2' }])
    expect(kept.has('key')).toBe(false)
  })

  test('is left as it is by who changes nothing, and by a change that came too late', async () => {
    const { member, newest, turn } = await counted()
    member.change(3)
    member.change(null)
    expect(member.screen).toMatchObject({ screen: 'cast', progress: { step: 'counted' } })
    member.change(3)
    member.cast(changeable(), 'm2')
    newest().says({ type: 'reply', request: 'r4', ok: false, why: 'vote-not-open' })
    await turn()
    expect(member.box.progress).toEqual({
      step: 'not-counted',
      why: 'vote-not-open',
      ...ofVote,
      isChange: true,
    })
  })

  test('leaves no key behind once its vote is closed, another one stands, or this phone is signed out', async () => {
    const closed = await counted()
    const { id, title, text, secrecy, paper, quorum, shown } = openVote()
    const head = { id, title, text, secrecy, paper, quorum, shown, changeable: true }
    closed.tell({ vote: { ...head, state: 'closed', closedAt: 2, head: '9f' } })
    expect(closed.kept.has('key')).toBe(false)

    const next = await counted()
    next.tell({ vote: openVote(4), ballot: null })
    expect(next.kept.has('key')).toBe(false)

    const gone = await counted()
    gone.newest().closes(CLOSE.signedOut)
    await gone.turn()
    expect([...gone.kept]).toEqual([])
  })
})

describe('a ballot that is being filled in', () => {
  const filling = () => {
    const phone = start()
    phone.member.resume()
    phone.welcome({ vote: openVote(), onRegister: true })
    phone.member.keepDraft(openVote(), 'm1')
    return phone
  }

  test('outlasts a reload, for this vote and this session', () => {
    const { kept } = filling()
    const reloaded = start(new Map(kept))
    reloaded.member.resume()
    reloaded.welcome({ vote: openVote(), onRegister: true })
    expect(reloaded.member.draftOf(openVote())).toBe('m1')
    expect(reloaded.member.draftOf({ id: 3, title: 'Another vote' })).toBe(null)

    const someoneElse = start(new Map([...kept, ['session', 'of another member']]))
    someoneElse.member.resume()
    expect(someoneElse.member.draftOf(openVote())).toBe(null)
    someoneElse.welcome({ vote: openVote(), onRegister: true })
    expect(someoneElse.kept.has('draft')).toBe(false)
  })

  test('is forgotten when it is cast, when its vote is over, and when another one stands', () => {
    const castNow = filling()
    castNow.member.cast(openVote(), 'm1')
    expect(castNow.kept.has('draft')).toBe(false)
    const over = filling()
    over.tell({ vote: null })
    expect(over.kept.has('draft')).toBe(false)
    const next = filling()
    next.tell({ vote: openVote(4) })
    expect(next.kept.has('draft')).toBe(false)
  })

  test('a phone’s own order has one number, kept', () => {
    const phone = start()
    const seed = phone.member.shuffleSeed
    expect(phone.member.shuffleSeed).toBe(seed)
    expect(start(new Map(phone.kept)).member.shuffleSeed).toBe(seed)
  })
})

describe('signing in and out', () => {
  test('without a session the form; with a code the session is kept', () => {
    const { member, newest, welcome, kept } = start(new Map())
    member.resume()
    expect(member.screen).toEqual({ screen: 'sign-in', notice: null })
    member.signIn({ kind: 'code', code: '222222222222' })
    expect(member.screen).toEqual({ screen: 'opening' })
    welcome({}, { session: 'new' })
    expect(newest().sent).toEqual([
      {
        type: 'sign-in',
        request: 'r1',
        protocol: PROTOCOL_VERSION,
        credential: { kind: 'code', code: '222222222222' },
      },
    ])
    expect([...kept]).toEqual([['session', 'new']])
    expect(member.screen).toMatchObject({ screen: 'waiting' })
  })

  test('replaced by another device: session and pending ballot are forgotten, and the ballot’s fate is not guessed', async () => {
    const { member, newest, kept, turn } = cast()
    newest().closes(CLOSE.replaced, 'other-session')
    await turn()
    expect(member.screen).toEqual({ screen: 'sign-in', notice: { why: 'replaced' } })
    expect(member.box.progress).toEqual({ step: 'unknown', ...ofVote })
    expect([...kept]).toEqual([])
  })

  test('opened in another window: the session stays, and one may go on here with the same ballot', async () => {
    const { member, newest, kept, turn, welcome } = cast()
    newest().closes(CLOSE.replaced, 'same-session')
    await turn()
    expect(member.screen).toEqual({ screen: 'stopped', why: 'opened-elsewhere' })
    expect([...kept.keys()]).toEqual(['session', 'ballot'])
    member.resume()
    welcome({ vote: openVote(), onRegister: true })
    expect(newest().sent.slice(1)).toEqual([ballotOf(castRequest)])
  })

  test('revoked is not the same as signed out by oneself', async () => {
    const revoked = start()
    revoked.member.resume()
    revoked.welcome()
    revoked.newest().closes(CLOSE.signedOut)
    expect(revoked.member.screen).toEqual({ screen: 'sign-in', notice: { why: 'revoked' } })

    const own = start()
    own.member.resume()
    own.welcome()
    own.member.signOut()
    expect(own.newest().sent.slice(1)).toEqual([{ type: 'sign-out', request: 'r3' }])
    own.newest().says({ type: 'reply', request: 'r3', ok: true })
    own.newest().closes(CLOSE.signedOut)
    await own.turn()
    expect(own.member.screen).toEqual({ screen: 'sign-in', notice: { why: 'signed-out' } })
    expect([...own.kept]).toEqual([])
  })

  test('signed out without a connection: this phone forgets', () => {
    const { member, newest, kept } = cast()
    newest().closes(1006)
    member.signOut()
    expect(member.screen).toEqual({ screen: 'sign-in', notice: { why: 'signed-out' } })
    expect([...kept]).toEqual([])
  })

  test('a page older than the host reloads once by itself, and where nothing can be kept it asks', () => {
    const first = start()
    first.member.resume()
    first.newest().closes(CLOSE.wrongProtocol)
    expect(first.reloads()).toBe(1)
    const second = start(first.kept)
    second.member.resume()
    second.newest().closes(CLOSE.wrongProtocol)
    expect(second.reloads()).toBe(0)
    expect(second.member.screen).toEqual({ screen: 'stopped', why: 'wrong-protocol' })

    const withoutStorage = start(new Map([['session', 'token']]), false)
    withoutStorage.member.resume()
    withoutStorage.newest().closes(CLOSE.wrongProtocol)
    expect(withoutStorage.reloads()).toBe(0)
  })

  test('the language: the browser’s, then the convention’s, and above all the member’s own', () => {
    const { member, welcome, kept } = start()
    expect(member.language).toBe('en')
    member.resume()
    welcome()
    expect(member.language).toBe('de')
    member.chooseLanguage('en')
    expect(member.language).toBe('en')
    expect(start(kept).member.language).toBe('en')
  })
})

describe('checking in', () => {
  test('is done once, and a refusal is told', async () => {
    const { member, newest, welcome, turn } = start()
    member.resume()
    welcome()
    void member.checkInSelf()
    void member.checkInSelf()
    expect(newest().sent.slice(1)).toEqual([{ type: 'check-in-self', request: 'r3' }])
    expect(member.checkIn).toEqual({ step: 'sending' })
    newest().says({ type: 'reply', request: 'r3', ok: false, why: 'self-check-in-off' })
    await turn()
    expect(member.checkIn).toEqual({ step: 'refused', why: 'self-check-in-off' })
  })
})
