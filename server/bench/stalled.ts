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
const countOf = (members: number): number => Math.ceil(members * STALLED_SHARE)

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
/** Frames of 19 kB: 4 MB are reached with the third. */
const FILLING_TURNS = 4
/** The host looks once a second. */
const LOOKED_MS = 1_300

type Measured = { arrivalP99Ms: number; ballotP99Ms: number; residentBytes: number }

export async function benchStalled(setting: Setting): Promise<BenchResult> {
  const { stallMembers: members, rounds, warmUps, say } = setting
  // Each round is long: engines have compiled when one is over.
  const before = Math.max(0, warmUps - 1)
  const found: { reading: Measured[]; stalled: Measured[] } = { reading: [], stalled: [] }
  await withPlenum(setting, members, async (plenum) => {
    for (let round = 0; round < before + rounds; round++) {
      for (const name of orderOf(['reading', 'stalled'] as const, round)) {
        const measured = await measure(plenum, members, name === 'stalled')
        if (round >= before) found[name].push(measured)
      }
      say(`stalled, round ${String(round + 1)} of ${String(before + rounds)}`)
    }
  })
  const count = countOf(members)
  const bytesEach = found.stalled.map(
    ({ residentBytes }, round) => (residentBytes - (found.reading[round]?.residentBytes ?? 0)) / count,
  )
  return resultOf(
    members,
    rowOf('all read', found.reading, []),
    rowOf('with stalled readers', found.stalled, bytesEach),
  )
}

function resultOf(members: number, reading: Row, stalled: Row): BenchResult {
  const count = members.toLocaleString('en')
  const ratio = (key: string) => ratiosOf(stalled.rounds[key] ?? [], reading.rounds[key] ?? [])
  const p99 = { limit: P99_LIMIT, unit: 'ratio', is: 'at most', judgedBy: 'median' } as const
  return {
    bench: 'stalled',
    comparisons: [
      {
        heading: `${count} phones, ${String(countOf(members))} of them do not read`,
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

/** `bytesEach`: what the host held with them beyond what it held, in the same round, when all read. */
const rowOf = (title: string, measured: readonly Measured[], bytesEach: number[]): Row => ({
  title,
  rounds: {
    ballot: measured.map(({ ballotP99Ms }) => ballotP99Ms),
    arrival: measured.map(({ arrivalP99Ms }) => arrivalP99Ms),
    bytes: bytesEach,
  },
  note: '',
})

/** New sockets each time: who did not read for half a minute would be let go. */
async function measure(plenum: Plenum, members: number, isStalled: boolean): Promise<Measured> {
  const { url, convention } = plenum
  const count = countOf(members)
  const [few, healthy] = [new Phones(count), new Phones(members - count)]
  const frames = convention.signInFrames
  try {
    await few.connect({
      ...{ url, dialect: 'plain', firstFrames: frames.slice(0, count) },
      pace: steady(count),
    })
    const residentBytes = await fill(plenum, few, isStalled)
    await healthy.connect({
      ...{ url, dialect: 'plain', firstFrames: frames.slice(count, members) },
      pace: steady(members - count),
    })
    return { ...(await vote(plenum, healthy, count)), residentBytes }
  } finally {
    await Promise.all([few.stop(), healthy.stop()])
    await pause(SETTLE_MS)
  }
}

/**
 * With only these in the hall, the same goes out to readers and to those who do not read, until nothing more fits into what the system
 * holds for the latter. Returns what the host holds then.
 */
async function fill(plenum: Plenum, few: Phones, isStalled: boolean): Promise<number> {
  const { host, url, chair } = plenum
  const vote = await prepareVote(chair, longVote)
  await chair.command('open-vote', { vote })
  await pause(SETTLE_MS)
  await few.stall(isStalled)
  for (let turn = 0; turn < FILLING_TURNS; turn++) {
    const key = await host.ask('consoleKey', null)
    await asChair({ url, key }, (another) => extendOften(another, vote))
  }
  await pause(LOOKED_MS)
  const slow = await slowClients(url)
  if (slow !== (isStalled ? few.size : 0))
    throw new Error(`${String(slow)} of ${String(few.size)} phones are full`)
  const { residentBytes } = await host.ask('collected', null)
  await chair.command('close-vote', { vote })
  return residentBytes
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
