/** Everybody presses at once: the time until every ballot is acknowledged and on the disk, against an echo without a disk. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Child, UsageCall } from './calls.ts'
import { ballotFrame } from './convention.ts'
import { inBothHalls, prepareVote, reachAll, tellAll, type PlenumHall } from './hall.ts'
import type { LoadCalls } from './load-process.ts'
import { orderOf } from './ratios.ts'
import type { BenchResult, Row } from './result.ts'
import type { Setting } from './setting.ts'

const SETTLE_MS = 300

type Measured = { lastMs: number; perSecond: number; p50Ms: number; p99Ms: number; cpuMicroseconds: number }

export async function benchBallots(setting: Setting): Promise<BenchResult> {
  const { members, rounds, warmUps, say } = setting
  const plenum: Measured[] = []
  const bare: Measured[] = []

  await inBothHalls(setting, 'echo', async (plenumHall, bareHall) => {
    const sides = [
      async () => plenum.push(await vote(plenumHall, members)),
      async () =>
        bare.push(await sendAll(bareHall, members, { vote: 1, beginsWith: '{"type":"cast-ballot"' })),
    ]
    for (let round = 0; round < warmUps + rounds; round++) {
      for (const side of orderOf(sides, round)) await side()
      say(`ballots, round ${String(round + 1)} of ${String(warmUps + rounds)}`)
    }
  })

  return {
    bench: 'ballots',
    comparisons: [
      {
        heading: `${members.toLocaleString('en')} members vote at once, frames of ${String(ballotFrame(1, 1).length)} bytes`,
        measures: [
          { key: 'last', title: 'all acknowledged', unit: 'milliseconds' },
          { key: 'rate', title: 'acknowledged', unit: 'a second' },
          { key: 'p50', title: 'median', unit: 'milliseconds' },
          { key: 'p99', title: 'p99', unit: 'milliseconds' },
          { key: 'cpu', title: 'CPU for each', unit: 'microseconds' },
        ],
        reference: rowOf('ws echo, no database', bare.slice(warmUps)),
        others: [rowOf('Plenum, durable', plenum.slice(warmUps))],
      },
    ],
    bars: [],
  }
}

const rowOf = (title: string, measured: readonly Measured[]): Row => ({
  title,
  rounds: {
    last: measured.map(({ lastMs }) => lastMs),
    rate: measured.map(({ perSecond }) => perSecond),
    p50: measured.map(({ p50Ms }) => p50Ms),
    p99: measured.map(({ p99Ms }) => p99Ms),
    cpu: measured.map(({ cpuMicroseconds }) => cpuMicroseconds),
  },
  note: '',
})

async function vote(hall: PlenumHall, members: number): Promise<Measured> {
  const id = await prepareVote(hall.chair)
  await tellAll(hall, members, { name: 'open-vote', vote: id })
  await pause(SETTLE_MS)
  const measured = await sendAll(hall, members, { vote: id, beginsWith: '{"type":"reply"' })
  const { result } = await hall.chair.command('close-vote', { vote: id })
  if (result.cast !== members)
    throw new Error(`${String(members)} were acknowledged, ${String(result.cast)} are counted`)
  await pause(SETTLE_MS)
  return measured
}

async function sendAll(
  {
    host,
    phones,
  }: {
    host: { ask(name: 'usage', input: null): Promise<UsageCall['usage']['output']> }
    phones: Child<LoadCalls>
  },
  members: number,
  { vote, beginsWith }: { vote: number; beginsWith: string },
): Promise<Measured> {
  const frames = Array.from({ length: members }, (_, member) => ballotFrame(vote, member))
  const before = await host.ask('usage', null)
  const arrival = await reachAll(phones, members, {
    beginsWith,
    since: async () => {
      await phones.ask('send', { frames })
      // Each ballot's time counts from its own sending.
      return null
    },
  })
  await pause(SETTLE_MS)
  const after = await host.ask('usage', null)
  return {
    lastMs: arrival.lastMs,
    perSecond: (members / arrival.lastMs) * 1000,
    p50Ms: arrival.p50Ms,
    p99Ms: arrival.p99Ms,
    cpuMicroseconds: ((after.cpuSeconds - before.cpuSeconds) * 1e6) / members,
  }
}
