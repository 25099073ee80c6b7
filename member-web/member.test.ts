import { describe, expect, test } from 'vitest'
import { FakeClock, fakeChance, fakeNetwork } from '#client/connection.fakes'
import type { MemberTopics, PublicVote, Welcome } from '#protocol'
import { CLOSE } from '#protocol/close-codes'
import { ASK_AGAIN_AFTER_MS, ASK_AGAIN_WITHIN_MS } from './ballot.ts'
import type { Keep, KeptKey } from './keep.ts'
import { Member } from './member.ts'

const topics: MemberTopics = {
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
}

const openVote = (id = 3): PublicVote => ({
  id,
  title: `Vote ${id}`,
  text: '',
  secrecy: 'secret',
  majority: { base: 'yes-no', numerator: 1, denominator: 2, comparison: 'more-than' },
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
  const member = new Member({
    open: network.open,
    keep: memoryKeep(kept, isLasting),
    deviceLanguage: 'en',
    reload: () => reloads++,
    onChange: () => undefined,
    clock,
    chance: fakeChance(),
  })
  const welcome = (set: Partial<MemberTopics> = {}, more: Partial<Welcome<MemberTopics>> = {}) => {
    network.newest().opens()
    network.newest().says({
      type: 'welcome',
      request: 'r1',
      protocol: 1,
      role: 'member',
      name: '',
      epoch: 'e1',
      seq: 5,
      now: 5_000_000,
      session: null,
      resumed: false,
      set: { ...topics, ...set },
      rows: 0,
      ...more,
    } satisfies Welcome<MemberTopics>)
  }
  const tell = (set: Partial<MemberTopics>) =>
    network.newest().says({ type: 'update', from: 5, seq: 5, at: 1, set })
  const cutAndReturn = (set: Partial<MemberTopics> = {}, more: Partial<Welcome<MemberTopics>> = {}) => {
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
  phone.member.cast(3, 'Vote 3', 'yes')
  return phone
}

const ballotOf = (request: string) => ({ type: 'cast-ballot', request, vote: 3, choice: 'yes' })
const castRequest = 'r3'
const ofVote = { vote: 3, title: 'Vote 3' }

describe('a ballot', () => {
  test('is sent once, however often one presses, and counted with receipt and the host’s time', async () => {
    const { member, newest, turn, kept } = cast()
    member.cast(3, 'Vote 3', 'no')
    expect(newest().sent.slice(1)).toEqual([ballotOf(castRequest)])
    expect(member.box.progress).toEqual({ step: 'sending', delivery: 'sent', ...ofVote })
    expect(kept.has('ballot')).toBe(true)

    newest().says({ type: 'reply', request: castRequest, ok: true, receipt: '7KQ2M-XD9RA' })
    await turn()
    const counted = { step: 'counted', receipt: '7KQ2M-XD9RA', at: 5_000_000, isEarlier: false, ...ofVote }
    expect(member.box.progress).toEqual(counted)
    expect(member.screen).toMatchObject({ screen: 'cast', progress: counted })
    expect([...kept.keys()]).toEqual(['session'])
  })

  test('without a connection waits on this phone, and goes out when it is back', () => {
    const { member, newest, cutAndReturn, kept } = start()
    member.resume()
    kept.set('session', 'token')
    newest().opens()
    member.cast(3, 'Vote 3', 'yes')
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
      isEarlier: false,
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
      isEarlier: true,
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
    member.cast(3, 'Vote 3', 'no')
    expect(member.box.progress).toEqual({ step: 'sending', delivery: 'sent', ...ofVote })
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
    member.cast(4, 'Vote 4', 'no')
    expect(member.box.progress).toEqual({ step: 'sending', delivery: 'queued', vote: 4, title: 'Vote 4' })
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

describe('signing in and out', () => {
  test('without a session the form; with a code the session is kept', () => {
    const { member, newest, welcome, kept } = start(new Map())
    member.resume()
    expect(member.screen).toEqual({ screen: 'sign-in', notice: null })
    member.signIn({ kind: 'code', code: '222222222222' })
    expect(member.screen).toEqual({ screen: 'opening' })
    welcome({}, { session: 'new' })
    expect(newest().sent).toEqual([
      { type: 'sign-in', request: 'r1', protocol: 1, credential: { kind: 'code', code: '222222222222' } },
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
