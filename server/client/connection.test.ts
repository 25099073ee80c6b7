import { describe, expect, test } from 'vitest'
import { CLOSE } from '../protocol/close-codes.ts'
import type { ConsoleTopics, Credential, MemberTopics, Update, Welcome } from '../protocol/messages.ts'
import { LARGEST_FRAME_BYTES, PROTOCOL_VERSION } from '../protocol/messages.ts'
import { FakeClock, fakeChance, fakeNetwork } from './connection.fakes.ts'
import { Connection } from './connection.ts'
import type { ConnectionState } from './connection.ts'
import type { Delivery } from './outbox.ts'
import { PENDING_COMMANDS_MAX } from './outbox.ts'
import { Roster } from './roster.ts'

const link: Credential = { kind: 'link', secret: 'abcdefghijklmnopqrstuv' }
const session: Credential = { kind: 'session', token: 'kept' }

const start = <Topics = MemberTopics>(credential: Credential = session) => {
  const clock = new FakeClock()
  const network = fakeNetwork()
  const states: ConnectionState[] = []
  const sessions: (string | null)[] = []
  const changes: string[][] = []
  const connection = new Connection<Topics>({
    open: network.open,
    credential,
    createRoster: () => new Roster(),
    clock,
    chance: fakeChance(),
    onState: (state) => states.push(state),
    onChange: (_, change) => changes.push([...change.topics]),
    onSession: (token) => sessions.push(token),
  })
  return { clock, connection, states, sessions, changes, ...network }
}

const welcome = <Topics = MemberTopics>(more: Partial<Welcome<Topics>> = {}): Welcome<Topics> => ({
  type: 'welcome',
  request: 'r1',
  protocol: PROTOCOL_VERSION,
  role: 'member',
  name: '',
  epoch: 'e1',
  seq: 7,
  now: 2_000_000,
  session: null,
  resumed: false,
  set: {},
  rows: 0,
  ...more,
})

const live = <Topics = MemberTopics>(more: Partial<Welcome<Topics>> = {}) => {
  const started = start<Topics>()
  started.newest().opens()
  started.newest().says(welcome<Topics>(more))
  return started
}

describe('signing in', () => {
  test('with a link, then with the session that it gave', () => {
    const { newest, clock, states, sessions, connection } = start(link)
    newest().opens()
    newest().says(welcome({ session: 'new', set: { vote: null } }))
    expect(sessions).toEqual(['new'])
    expect(states).toEqual([{ state: 'signing-in' }, { state: 'live' }])
    expect(connection.replica?.topics).toEqual({ vote: null })

    newest().closes(1006)
    clock.advance(1_750)
    newest().opens()
    expect(newest().sent).toEqual([
      {
        type: 'sign-in',
        request: 'r2',
        protocol: PROTOCOL_VERSION,
        credential: { kind: 'session', token: 'new' },
      },
    ])
  })

  test('a welcome lost on the way is asked for with the same request id', () => {
    const { newest, sockets, clock } = start({ kind: 'invitation', key: 'once' })
    newest().opens()
    newest().closes(1006)
    clock.advance(1_750)
    newest().opens()
    expect(sockets).toHaveLength(2)
    expect(sockets[1]?.sent).toEqual(sockets[0]?.sent)
  })

  test('refused: ends with the refusal, and a refused session is forgotten', () => {
    const { newest, states, sessions, sockets, clock } = start()
    newest().opens()
    const refusal = { type: 'reply', request: 'r1', ok: false, why: 'unknown-session' } as const
    newest().says(refusal)
    expect(states.at(-1)).toEqual({ state: 'ended', why: 'refused', refusal })
    expect(sessions).toEqual([null])
    newest().closes(CLOSE.signInMissing)
    clock.advance(60_000)
    expect(sockets).toHaveLength(1)
  })

  test('a wrong code does not forget the session of before', () => {
    const { newest, states, sessions } = start({ kind: 'code', code: 'K7QF2MXD9RTA' })
    newest().opens()
    const refusal = {
      type: 'reply',
      request: 'r1',
      ok: false,
      why: 'too-many-attempts',
      about: { seconds: 30 },
    } as const
    newest().says(refusal)
    expect(states.at(-1)).toEqual({ state: 'ended', why: 'refused', refusal })
    expect(sessions).toEqual([])
  })

  test('a session that is only put off comes back by itself', () => {
    const { newest, states, sockets, clock, sessions } = start()
    newest().opens()
    newest().says({ type: 'reply', request: 'r1', ok: false, why: 'busy', about: { seconds: 2 } })
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'busy', until: 1_003_750 })
    clock.advance(3_750)
    expect(sockets).toHaveLength(2)
    expect(sessions).toEqual([])
  })

  test('no welcome in time: tries again', () => {
    const { newest, states, clock, sockets } = start()
    newest().opens()
    clock.advance(15_000)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: 1_016_750 })
    expect(sockets[0]?.isClosed).toBe(true)
  })

  test('another protocol ends it, by refusal, close code or welcome', () => {
    const byRefusal = start()
    byRefusal.newest().opens()
    byRefusal.newest().says({ type: 'reply', request: 'r1', ok: false, why: 'wrong-protocol' })
    const byCode = start()
    byCode.newest().closes(CLOSE.wrongProtocol)
    const byWelcome = live({ protocol: PROTOCOL_VERSION + 1 })
    for (const { states } of [byRefusal, byCode, byWelcome]) {
      expect(states.at(-1)).toEqual({ state: 'ended', why: 'wrong-protocol' })
    }
  })
})

const requestOf = (sent: unknown): string =>
  typeof sent === 'object' && sent !== null && 'request' in sent ? String(sent.request) : ''

describe('closing', () => {
  test.each([
    ['replaced', CLOSE.replaced, [null]],
    ['signed-out', CLOSE.signedOut, [null]],
    ['malformed', CLOSE.malformed, []],
  ] as const)('%s: ends, and nobody reconnects', (why, code, forgotten) => {
    const { newest, states, sessions, clock, sockets } = live()
    newest().closes(code)
    expect(states.at(-1)).toEqual({ state: 'ended', why })
    expect(sessions).toEqual(forgotten)
    clock.advance(120_000)
    expect(sockets).toHaveLength(1)
  })

  test('the same session in another window: ends here, and the token they share is kept', () => {
    const { newest, states, sessions } = live()
    newest().closes(CLOSE.replaced, 'same-session')
    expect(states.at(-1)).toEqual({ state: 'ended', why: 'opened-elsewhere' })
    expect(sessions).toEqual([])
  })

  test('no sign-in in time: a link ends, a session that nobody refused tries again', () => {
    const withLink = start(link)
    withLink.newest().closes(CLOSE.signInMissing)
    expect(withLink.states.at(-1)).toEqual({ state: 'ended', why: 'sign-in-missing' })
    const withSession = start()
    withSession.newest().closes(CLOSE.signInMissing)
    expect(withSession.states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: 1_001_750 })
  })

  test('restarting: comes back within the window the host named, and a wake does not cut it short', () => {
    const { newest, states, clock, sockets, connection } = live()
    newest().closes(CLOSE.restarting, '8000')
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'restarting', until: 1_004_000 })
    connection.wake()
    clock.advance(3_999)
    expect(sockets).toHaveLength(1)
    clock.advance(1)
    expect(sockets).toHaveLength(2)
  })

  test('too fast: ten seconds or more', () => {
    const { newest, states } = live()
    newest().closes(CLOSE.tooFast)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'too-fast', until: 1_015_000 })
  })

  test('too slow: at once, but not in a circle', () => {
    const { newest, states, clock, sockets } = live()
    clock.advance(10_000)
    newest().closes(CLOSE.tooSlow)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: 1_010_000 })
    clock.advance(0)
    expect(sockets).toHaveLength(2)
    newest().opens()
    newest().says(welcome())
    newest().closes(CLOSE.tooSlow)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: 1_011_750 })
  })

  test('back-off grows by a quarter from the third window on, up to 15 s, and a good connection starts it anew', () => {
    const { newest, clock, states } = start()
    const waits: number[] = []
    for (let attempt = 0; attempt < 10; attempt++) {
      newest().closes(1006)
      const state = states.at(-1)
      const wait = state?.state === 'waiting' ? state.until - clock.now() : 0
      waits.push(Math.round(wait))
      clock.advance(wait)
    }
    expect(waits).toEqual([1_750, 3_500, 3_938, 4_922, 6_152, 7_690, 9_613, 12_016, 14_176, 15_000])
    newest().opens()
    newest().says(welcome())
    clock.advance(10_000)
    newest().closes(1006)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: clock.now() + 1_750 })
  })

  test('connections that did not last: windows go on growing', () => {
    const { newest, clock, states } = live()
    for (const wait of [1_750, 1_750, 2_187.5]) {
      newest().closes(1006)
      expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: clock.now() + wait })
      clock.advance(wait)
      newest().opens()
      newest().says(welcome({ request: requestOf(newest().sent[0]) }))
    }
  })

  test('a console does not wait in line behind the phones, also before its first welcome', () => {
    const { newest, clock, states } = start({ kind: 'invitation', key: 'once' })
    newest().closes(1006)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: clock.now() + 200 })
    const phone = start(link)
    phone.newest().closes(1006)
    expect(phone.states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: clock.now() + 1_750 })
  })

  test('restarting, and not there in time: the next windows adjoin the one that the host named', () => {
    const { newest, clock, states } = live()
    const lostAt = clock.now()
    newest().closes(CLOSE.restarting, '8000')
    clock.advance(4_000)
    newest().closes(1006)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: lostAt + 8_000 + 1_750 })
  })

  test('a try because somebody looks does not put off the turn', () => {
    const { newest, clock, states, connection, sockets } = live()
    const lostAt = clock.now()
    newest().closes(1006)
    clock.advance(100)
    connection.wake()
    expect(sockets).toHaveLength(2)
    newest().closes(1006)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: lostAt + 1_750 })
  })

  test('stop: says so, closes, and what the old socket still says is not heard', () => {
    const { connection, newest, states, changes } = live<ConsoleTopics>({
      set: { showing: { kind: 'auto' } },
    })
    connection.stop()
    newest().says({ type: 'update', from: 7, seq: 8, at: 1, set: { vote: null } })
    newest().closes(1000)
    expect(newest().isClosed).toBe(true)
    expect(states.at(-1)).toEqual({ state: 'ended', why: 'stopped' })
    expect(changes).toEqual([['showing']])
  })
})

describe('silence', () => {
  test('after 15 to 20 s without a frame a ping, after 10 s without an answer another connection', () => {
    const { newest, clock, states } = live()
    clock.advance(15_000)
    newest().says({ type: 'update', from: 7, seq: 8, at: 1, set: { vote: null } })
    clock.advance(17_499)
    expect(newest().sent).toHaveLength(1)
    clock.advance(1)
    expect(newest().sent.slice(1)).toEqual([{ type: 'ping' }])
    clock.advance(9_999)
    expect(states.at(-1)).toEqual({ state: 'live' })
    clock.advance(1)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: clock.now() + 1_750 })
  })

  test('a pong keeps it, and the next silence is asked about again', () => {
    const { newest, clock, states } = live()
    for (let round = 1; round <= 3; round++) {
      clock.advance(17_500)
      expect(newest().sent).toHaveLength(1 + round)
      newest().says({ type: 'pong', now: 2_020_000 })
    }
    expect(states.at(-1)).toEqual({ state: 'live' })
  })

  test('a pong in line behind other frames is waited for as long as they come', () => {
    const { newest, clock, states, connection } = live()
    connection.wake()
    for (let seq = 8; seq < 12; seq++) {
      clock.advance(4_000)
      newest().says({ type: 'update', from: seq - 1, seq, at: 1, set: { vote: null } })
    }
    expect(states.at(-1)).toEqual({ state: 'live' })
    clock.advance(5_000)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: clock.now() + 1_750 })
  })

  test('wake: asks at once and waits 5 s, once however often it is woken', () => {
    const { newest, clock, states, connection } = live()
    connection.wake()
    connection.wake()
    expect(newest().sent.slice(1)).toEqual([{ type: 'ping' }])
    clock.advance(5_000)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: clock.now() + 1_750 })
    connection.wake()
    expect(states.at(-1)).toEqual({ state: 'connecting' })
  })
})

describe('silence after a command', () => {
  test('is asked about after 5 s, and an answer brings back the long patience', async () => {
    const { newest, clock, connection, states } = live()
    clock.advance(10_000)
    const answer = connection.command('check-in-self', {}, { request: 'r9' })
    clock.advance(4_999)
    expect(newest().sent).toHaveLength(2)
    clock.advance(1)
    expect(newest().sent.at(-1)).toEqual({ type: 'ping' })
    newest().says({ type: 'pong', now: 2_000_000 })
    newest().says({ type: 'reply', request: 'r9', ok: true })
    await answer
    clock.advance(17_499)
    expect(newest().sent).toHaveLength(3)
    clock.advance(10_001)
    expect(newest().sent).toHaveLength(4)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: clock.now() + 1_750 })
  })

  test('starts with the command: what was heard long before is no silence', () => {
    const { newest, clock, connection } = live()
    clock.advance(17_000)
    void connection.command('check-in-self', {})
    clock.advance(4_000)
    expect(newest().sent).toHaveLength(2)
  })
})

describe('the host’s clock', () => {
  test('is read half-way through the round trip, and the fastest one counts', () => {
    const { newest, clock, connection } = start()
    newest().opens()
    clock.advance(200)
    newest().says(welcome({ now: 2_000_000 }))
    expect(connection.hostNow()).toBe(2_000_100)
    connection.wake()
    clock.advance(40)
    newest().says({ type: 'pong', now: 2_000_150 })
    expect(connection.hostNow()).toBe(2_000_170)
    connection.wake()
    clock.advance(3_000)
    newest().says({ type: 'pong', now: 2_000_150 })
    expect(connection.hostNow()).toBe(2_003_170)
  })
})

describe('commands', () => {
  const ballot = { vote: 3, marks: 'm1' } as const
  const message = { type: 'cast-ballot', request: 'r9', ...ballot }
  const reply = { type: 'reply', request: 'r9', ok: true, receipt: 'ABCD' } as const

  test('a lost reply: asked again under the same request id until answered', async () => {
    const { newest, clock, connection, sockets } = live()
    const deliveries: Delivery[] = []
    const answer = connection.command('cast-ballot', ballot, {
      request: 'r9',
      onDelivery: (delivery) => deliveries.push(delivery),
    })
    expect(newest().sent.slice(1)).toEqual([message])
    newest().closes(1006)
    clock.advance(1_750)
    newest().opens()
    newest().says(welcome({ request: 'r2' }))
    expect(newest().sent.slice(1)).toEqual([message])
    newest().says(reply)
    expect(await answer).toEqual(reply)
    expect(deliveries).toEqual(['sent', 'unsure', 'sent'])

    newest().closes(1006)
    clock.advance(2_187.5)
    newest().opens()
    newest().says(welcome())
    expect(sockets).toHaveLength(3)
    expect(newest().sent).toHaveLength(1)
  })

  test('asked without a connection: queued, and sent in order once there is one', async () => {
    const { newest, connection } = start()
    const deliveries: Delivery[] = []
    const first = connection.command(
      'check-in-self',
      {},
      { onDelivery: (delivery) => deliveries.push(delivery) },
    )
    const second = connection.command('close-vote', { vote: 3 })
    newest().opens()
    expect(deliveries).toEqual(['queued'])
    newest().says(welcome())
    expect(newest().sent.slice(1)).toEqual([
      { type: 'check-in-self', request: 'r2' },
      { type: 'close-vote', request: 'r3', vote: 3 },
    ])
    newest().says({ type: 'reply', request: 'r3', ok: false, why: 'vote-not-open' })
    newest().says({ type: 'reply', request: 'r2', ok: true })
    expect(await first).toEqual({ type: 'reply', request: 'r2', ok: true })
    expect(await second).toEqual({ type: 'reply', request: 'r3', ok: false, why: 'vote-not-open' })
    expect(deliveries).toEqual(['queued', 'sent'])
  })

  test('cancelled: not waited for and not asked again, and a late reply is nobody’s', async () => {
    const { newest, connection, clock } = live()
    const control = new AbortController()
    const answer = connection.command('cast-ballot', ballot, { request: 'r9', signal: control.signal })
    control.abort()
    expect(await answer).toEqual({ type: 'unanswered', ok: false, why: 'cancelled', wasSent: true })
    newest().says(reply)
    newest().closes(1006)
    clock.advance(1_750)
    newest().opens()
    newest().says(welcome())
    expect(newest().sent).toHaveLength(1)
    const late = connection.command('cast-ballot', ballot, { signal: control.signal })
    expect(await late).toEqual({ type: 'unanswered', ok: false, why: 'cancelled', wasSent: false })
  })

  test('the end answers everything, and everything after it', async () => {
    const { newest, connection } = live()
    const answer = connection.command('cast-ballot', ballot)
    newest().closes(CLOSE.replaced)
    expect(await answer).toEqual({ type: 'unanswered', ok: false, why: 'ended', wasSent: true })
    const after = connection.command('cast-ballot', ballot)
    expect(await after).toEqual({ type: 'unanswered', ok: false, why: 'ended', wasSent: false })
  })

  test('what waits is bounded', async () => {
    const { connection, newest } = start()
    for (let count = 0; count < PENDING_COMMANDS_MAX; count++) void connection.command('check-in-self', {})
    const surplus = connection.command('check-in-self', {})
    expect(await surplus).toEqual({ type: 'unanswered', ok: false, why: 'too-many-pending', wasSent: false })
    newest().opens()
    newest().says(welcome())
    expect(newest().sent).toHaveLength(1 + PENDING_COMMANDS_MAX)
  })

  test('what the host would not take stays here, and the connection lives', async () => {
    const { connection, newest } = live()
    const before = newest().sent.length
    const marks = 'ä'.repeat(LARGEST_FRAME_BYTES / 2)
    const answer = await connection.command('cast-ballot', { vote: 1, marks })
    expect(answer).toEqual({ type: 'unanswered', ok: false, why: 'too-large', wasSent: false })
    expect(newest().sent).toHaveLength(before)
    expect(connection.state).toEqual({ state: 'live' })
  })
})

describe('a console', () => {
  const asConsole = { role: 'chair', name: 'Chair 1' } as const
  const row = (id: number, flags = 0) => [id, `N${id}`, 'A', 'B', '', '', '', '1', flags, 0]

  const resumeOf = (sent: unknown) =>
    typeof sent === 'object' && sent !== null && 'resume' in sent ? sent.resume : null

  const reconnect = ({ newest, clock }: ReturnType<typeof live<ConsoleTopics>>) => {
    newest().closes(1006)
    clock.advance(15_000)
    newest().opens()
    return resumeOf(newest().sent[0])
  }

  test('resumes from its position once its roster is whole, and not before', () => {
    const console = live<ConsoleTopics>({ ...asConsole, rows: 2 })
    console.newest().says({ type: 'roster-page', rows: [row(1)], left: 1 })
    expect(reconnect(console)).toBe(null)
    console.newest().says(welcome<ConsoleTopics>({ ...asConsole, rows: 2 }))
    console.newest().says({ type: 'roster-page', rows: [row(1), row(2)], left: 0 })
    console.newest().says({ type: 'update', from: 7, seq: 9, at: 5, rows: [[2, 4]] })
    expect(reconnect(console)).toEqual({ epoch: 'e1', seq: 9 })

    console.newest().says(welcome<ConsoleTopics>({ ...asConsole, seq: 12, resumed: true }))
    console.newest().says({ type: 'update', from: 9, seq: 12, at: 6, rows: [[1, 4]] })
    const replica = console.connection.replica
    expect(replica?.seq).toBe(12)
    expect(replica?.roster?.counts).toEqual({ registered: 2, entitled: 0, present: 0, online: 2, voted: 0 })
  })

  test('a gap: asks for the whole once, and resumes only after it came', () => {
    const console = live<ConsoleTopics>(asConsole)
    const gap: Update<ConsoleTopics> = {
      type: 'update',
      from: 8,
      seq: 9,
      at: 5,
      set: { showing: { kind: 'auto' } },
    }
    console.newest().says(gap)
    console.newest().says({ ...gap, from: 9, seq: 10 })
    expect(console.newest().sent.slice(1)).toEqual([{ type: 'resync' }])
    expect(reconnect(console)).toBe(null)
    console
      .newest()
      .says(welcome<ConsoleTopics>({ ...asConsole, seq: 10, set: { showing: { kind: 'sign-in' } } }))
    expect(console.connection.replica?.topics).toEqual({ showing: { kind: 'sign-in' } })
    expect(reconnect(console)).toEqual({ epoch: 'e1', seq: 10 })
  })

  test('no answer to a resync: another connection', () => {
    const { newest, clock, states } = live<ConsoleTopics>(asConsole)
    newest().says({ type: 'update', from: 8, seq: 9, at: 5 })
    clock.advance(15_000)
    expect(states.at(-1)).toEqual({ state: 'waiting', why: 'lost', until: clock.now() + 200 })
  })
})
