/**
 * One phone in twenty stops reading, and what the system holds for it is full: do the others notice, and what does the host keep for
 * each? In every round the same hall once with readers only and once with those that do not read.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { asChair, type Chair } from '../command-line/chair.ts'
import type { VoteDraft } from '../protocol/messages.ts'
import { benchVote } from './convention.ts'
import { prepareVote, SETTLE_MS, steady, tellAll, withPlenum, type Plenum } from './hall.ts'
import { Phones } from './phones.ts'
import { orderOf, ratiosOf } from './ratios.ts'
import type { BenchResult, Row } from './result.ts'
import type { Setting } from './setting.ts'
import { PLENUM } from './speech.ts'

const STALLED_SHARE = 0.05
const P99_LIMIT = 1.1
const MEMORY_LIMIT_BYTES = 64 * 1024

/** The largest that a chair can write, so that it takes few frames to fill what the system holds for a socket: about 4 MB on Linux. */
const longVote: VoteDraft = {
  ...benchVote,
  title: '€'.repeat(300),
  text: '€'.repeat(6_000),
  durationSeconds: 3_600,
}
/** One console may say a hundred things at once; then it is another one's turn. */
const FRAMES_A_CHAIR = 80
const FILLED_BY_CHAIRS_AT_MOST = 8
/** The host looks once a second. */
const LOOKED_MS = 1_300

type Measured = { arrivalP99Ms: number; ballotP99Ms: number; bytesEach: number | null }

export async function benchStalled(setting: Setting): Promise<BenchResult> {
  const { stallMembers: members, rounds, say } = setting
  const found: { reading: Measured[]; stalled: Measured[] } = { reading: [], stalled: [] }
  const warmUps = 1
  await withPlenum(setting, members, async (plenum) => {
    for (let round = 0; round < warmUps + rounds; round++) {
      for (const name of orderOf(['reading', 'stalled'] as const, round)) {
        const measured = await measure(plenum, members, name === 'stalled')
        if (round >= warmUps) found[name].push(measured)
      }
      say(`stalled, round ${String(round + 1)} of ${String(warmUps + rounds)}`)
    }
  })
  return resultOf(members, rowOf('all read', found.reading), rowOf('with stalled readers', found.stalled))
}

function resultOf(members: number, reading: Row, stalled: Row): BenchResult {
  const count = members.toLocaleString('en')
  const ratio = (key: string) => ratiosOf(stalled.rounds[key] ?? [], reading.rounds[key] ?? [])
  const p99 = { limit: P99_LIMIT, unit: 'ratio', is: 'at most', judgedBy: 'median' } as const
  return {
    bench: 'stalled',
    comparisons: [
      {
        heading: `${count} phones, ${String(Math.ceil(members * STALLED_SHARE))} of them do not read`,
        measures: [
          { key: 'ballot', title: 'healthy phones: acknowledgement, p99', unit: 'milliseconds' },
          { key: 'arrival', title: 'healthy phones: an opened vote is there, p99', unit: 'milliseconds' },
          { key: 'bytes', title: 'resident memory for each stalled reader', unit: 'memory' },
        ],
        reference: reading,
        others: [stalled],
      },
    ],
    bars: [
      {
        ...{ number: 6, measure: 'ballot p99 of healthy phones with 5 % stalled readers ÷ none' },
        ...{ rounds: ratio('ballot'), ...p99 },
      },
      {
        ...{ number: 6, measure: 'p99 of a vote’s arrival with 5 % stalled readers ÷ none' },
        ...{ rounds: ratio('arrival'), ...p99 },
      },
      {
        ...{ number: 6, measure: 'resident memory for each stalled reader' },
        rounds: stalled.rounds['bytes'] ?? [],
        ...{ limit: MEMORY_LIMIT_BYTES, unit: 'memory', is: 'at most', judgedBy: 'median' },
      },
    ],
  }
}

const rowOf = (title: string, measured: readonly Measured[]): Row => ({
  title,
  rounds: {
    ballot: measured.map(({ ballotP99Ms }) => ballotP99Ms),
    arrival: measured.map(({ arrivalP99Ms }) => arrivalP99Ms),
    bytes: measured.map(({ bytesEach }) => bytesEach),
  },
  note: '',
})

/** New sockets each time: who did not read for half a minute would be let go. */
async function measure(plenum: Plenum, members: number, isStalled: boolean): Promise<Measured> {
  const { url, convention } = plenum
  const count = Math.ceil(members * STALLED_SHARE)
  const [few, healthy] = [new Phones(count), new Phones(members - count)]
  const frames = convention.signInFrames
  try {
    await few.connect({
      ...{ url, dialect: 'plain', firstFrames: frames.slice(0, count) },
      pace: steady(count),
    })
    const bytesEach = await fill(plenum, few, isStalled)
    await healthy.connect({
      ...{ url, dialect: 'plain', firstFrames: frames.slice(count, members) },
      pace: steady(members - count),
    })
    return { ...(await vote(plenum, healthy, count)), bytesEach }
  } finally {
    await Promise.all([few.stop(), healthy.stop()])
    await pause(SETTLE_MS)
  }
}

/** With only these in the hall: what the host holds for each of them when nothing more fits; null while they read. */
async function fill(plenum: Plenum, few: Phones, isStalled: boolean): Promise<number | null> {
  const { host, url, chair } = plenum
  const vote = await prepareVote(chair, longVote)
  await chair.command('open-vote', { vote })
  await pause(SETTLE_MS)
  const before = await host.ask('usage', null)
  await few.stall(isStalled)
  for (let turn = 0; turn < FILLED_BY_CHAIRS_AT_MOST; turn++) {
    const key = await host.ask('consoleKey', null)
    await asChair({ url, key }, (another) => extendOften(another, vote))
    if (!isStalled && turn + 1 === FILLED_BY_CHAIRS_AT_MOST / 2) break
    if (!isStalled) continue
    await pause(LOOKED_MS)
    if ((await slowClients(url)) === few.size) break
    if (turn + 1 === FILLED_BY_CHAIRS_AT_MOST)
      throw new Error(`only ${String(await slowClients(url))} of ${String(few.size)} phones are full`)
  }
  const after = await host.ask('usage', null)
  await chair.command('close-vote', { vote })
  return isStalled ? (after.residentBytes - before.residentBytes) / few.size : null
}

/** Each time the whole vote goes out, to those for whom there is room. */
async function extendOften(chair: Chair, vote: number): Promise<void> {
  for (let time = 0; time < FRAMES_A_CHAIR; time++) await chair.command('extend-vote', { vote, seconds: 5 })
}

async function slowClients(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^plenum_slow_clients (\d+)/m.exec(text)?.[1] ?? 0)
}

async function vote({ chair }: Plenum, healthy: Phones, stalled: number) {
  const hall = { phones: healthy, speech: PLENUM, chair }
  const id = await prepareVote(chair)
  const { p99Ms: arrivalP99Ms } = await tellAll(hall, { name: 'open-vote', vote: id })
  await pause(SETTLE_MS)
  await healthy.expect(PLENUM.acknowledged)
  await healthy.send(Array.from({ length: healthy.size }, (_, index) => PLENUM.ballot(id, stalled + index)))
  const { p99Ms: ballotP99Ms } = await healthy.arrival(null)
  await tellAll(hall, { name: 'close-vote', vote: id })
  return { arrivalP99Ms, ballotP99Ms }
}
