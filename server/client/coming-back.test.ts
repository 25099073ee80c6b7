/**
 * Ten thousand phones lose their host in the same moment: how soon all are back once it is there again, and how many try in the
 * worst second. Each is the real connection on a clock of its own; the host is a function of the time.
 */
import { describe, expect, test } from 'vitest'
import { CLOSE } from '../protocol/close-codes.ts'
import type { Welcome } from '../protocol/messages.ts'
import { PROTOCOL_VERSION } from '../protocol/messages.ts'
import { seeded } from '../rehearsal/chance.ts'
import { FakeClock, fakeChance, fakeNetwork } from './connection.fakes.ts'
import { Connection, SIGN_IN_WITHIN_MS, type ConnectionState } from './connection.ts'

const PHONES = 10_000
/** Sign-ins that a host on one laptop of two cores answers. */
const HOST_TAKES_A_SECOND = 3_000

/** A dead process refuses at once. A host without power or network says nothing: the first packet is sent again after 1, 3 and 7 s. */
type Absence = 'refuses' | 'is silent'
const FIRST_PACKETS_MS = [0, 1_000, 3_000, 7_000]
const ROUND_TRIP_MS = 20

const welcome: Welcome<object> = {
  ...{
    type: 'welcome',
    request: 'r1',
    protocol: PROTOCOL_VERSION,
    role: 'member',
    name: '',
    epoch: 'e1',
    seq: 1,
  },
  ...{ now: 1_000_000, session: null, resumed: false, set: {}, rows: 0 },
}

type Outage = { awayMs: number; absence: Absence; role: 'member' | 'chair'; farewell: string | null }
/** Milliseconds since the loss: when it tried, and when it was live again. */
type Return = { tries: number[]; liveAt: number }

function comeBack(phone: number, { awayMs, absence, role, farewell }: Outage): Return {
  const clock = new FakeClock()
  const { open, newest, sockets } = fakeNetwork()
  let state: ConnectionState = { state: 'connecting' }
  const connection = new Connection<object>({
    ...{ open, clock, credential: { kind: 'session', token: 'kept' } },
    chance: { ...fakeChance(), fraction: seeded('coming back', phone) },
    onState: (next) => (state = next),
    onChange: () => undefined,
    onSession: () => undefined,
  })
  const welcomed = () => {
    newest().opens()
    newest().says({ ...welcome, role, request: requestOf(newest().sent[0]) })
  }
  welcomed()
  clock.advance(15_000)
  const lostAt = clock.now()
  if (farewell === null) newest().closes(1006)
  else newest().closes(CLOSE.restarting, farewell)
  const tries: number[] = []
  for (;;) {
    const before = sockets.length
    while (sockets.length === before) clock.advance(waitOf(state, clock.now()))
    const at = clock.now() - lostAt
    tries.push(at)
    const heardAt =
      absence === 'is silent'
        ? FIRST_PACKETS_MS.map((late) => at + late).find((sentAt) => sentAt >= awayMs)
        : at >= awayMs
          ? at
          : undefined
    if (heardAt !== undefined) {
      clock.advance(heardAt - at + ROUND_TRIP_MS)
      welcomed()
      connection.stop()
      return { tries, liveAt: clock.now() - lostAt }
    }
    if (absence === 'refuses') newest().closes(1006)
    else clock.advance(SIGN_IN_WITHIN_MS)
  }
}

const waitOf = (state: ConnectionState, now: number): number =>
  state.state === 'waiting' ? Math.max(0, state.until - now) : 1

const requestOf = (sent: unknown): string =>
  typeof sent === 'object' && sent !== null && 'request' in sent ? String(sent.request) : ''

/** The most of them within any one second. */
function worstSecond(times: readonly number[]): number {
  const inOrder = Float64Array.from(times).sort()
  let worst = 0
  let from = 0
  for (const [index, time] of inOrder.entries()) {
    while ((inOrder[from] ?? time) <= time - 1_000) from++
    worst = Math.max(worst, index - from + 1)
  }
  return worst
}

function crowd(outage: Partial<Outage> & { awayMs: number }, phones = PHONES) {
  const whole: Outage = { absence: 'refuses', role: 'member', farewell: null, ...outage }
  const returns = Array.from({ length: phones }, (_, phone) => comeBack(phone, whole))
  const latest = returns.reduce((most, { liveAt }) => Math.max(most, liveAt), 0)
  return {
    allBackAfterMs: latest - outage.awayMs,
    worst: worstSecond(returns.flatMap(({ tries }) => tries)),
    triesEach: returns.reduce((sum, { tries }) => sum + tries.length, 0) / phones,
  }
}

describe('ten thousand phones come back, evenly', () => {
  const half = 500
  const twice = 2_000
  const halfMinute = 30_000
  const tenMinutes = 600_000
  test.each<[string, Partial<Outage> & { awayMs: number }, number]>([
    ['a host that refuses for half a second', { awayMs: half }, 3_600],
    ['… two seconds', { awayMs: twice }, 3_600],
    ['… half a minute', { awayMs: halfMinute }, 10_200],
    ['… ten minutes', { awayMs: tenMinutes }, 15_100],
    ['a host that is silent for half a second', { awayMs: half, absence: 'is silent' }, 3_100],
    ['… two seconds', { awayMs: twice, absence: 'is silent' }, 2_100],
    ['… half a minute', { awayMs: halfMinute, absence: 'is silent' }, 10_500],
    ['… ten minutes', { awayMs: tenMinutes, absence: 'is silent' }, 11_400],
    ['a host that named four seconds and needs two', { awayMs: twice, farewell: '4000' }, 3_900],
    ['… and needs half a minute', { awayMs: halfMinute, farewell: '4000' }, 9_200],
  ])('%s', { timeout: 60_000 }, (_, outage, withinMs) => {
    const { allBackAfterMs, worst } = crowd(outage)
    expect(allBackAfterMs).toBeLessThan(withinMs)
    expect(worst).toBeLessThan(HOST_TAKES_A_SECOND)
  })

  test('who waits does not hammer: in ten minutes a phone tries about forty-five times', () => {
    expect(crowd({ awayMs: tenMinutes }, 200).triesEach).toBeCloseTo(45, -1)
  })

  test('a console is there before the phones', () => {
    const consoles = { role: 'chair' } as const
    expect(crowd({ awayMs: half, ...consoles }, 20).allBackAfterMs).toBeLessThan(550)
    expect(crowd({ awayMs: tenMinutes, ...consoles }, 20).allBackAfterMs).toBeLessThan(5_100)
  })
})
