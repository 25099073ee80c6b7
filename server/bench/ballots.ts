/** Everybody presses at once: the time until every ballot is acknowledged and on the disk, against an echo without a disk. */
import { setTimeout as pause } from 'node:timers/promises'
import { ballotFrame } from './convention.ts'
import {
  inBaselineHall,
  inPlenumHall,
  prepareVote,
  SETTLE_MS,
  tellAll,
  withCpu,
  type BaselineHall,
  type PlenumHall,
} from './hall.ts'
import { orderOf, ratiosOf } from './ratios.ts'
import type { BenchResult, Row } from './result.ts'
import type { Setting } from './setting.ts'

type Measured = { lastMs: number; perSecond: number; p50Ms: number; p99Ms: number; cpuMicroseconds: number }

export async function benchBallots(setting: Setting): Promise<BenchResult> {
  const { members } = setting
  return inPlenumHall(setting, members, (plenum) =>
    inBaselineHall({ members, name: 'echo', answerBytes: plenum.answerBytes }, (echo) =>
      inBaselineHall({ members, name: 'socket.io', answerBytes: plenum.answerBytes }, (socketIo) =>
        compare(setting, { plenum, echo, socketIo }),
      ),
    ),
  )
}

type Halls = { plenum: PlenumHall; echo: BaselineHall; socketIo: BaselineHall }

async function compare(
  { members, rounds, warmUps, say }: Setting,
  { plenum, echo, socketIo }: Halls,
): Promise<BenchResult> {
  const found: Record<keyof Halls, Measured[]> = { plenum: [], echo: [], socketIo: [] }
  const sides = [
    async () => found.plenum.push(await vote(plenum)),
    async () => found.echo.push(await sendAll(echo, 1)),
    async () => found.socketIo.push(await sendAll(socketIo, 1)),
  ]
  for (let round = 0; round < warmUps + rounds; round++) {
    for (const side of orderOf(sides, round)) await side()
    say(`ballots, round ${String(round + 1)} of ${String(warmUps + rounds)}`)
  }
  const reference = rowOf('ws echo, no database', found.echo.slice(warmUps))
  const ours = rowOf('Plenum, durable', found.plenum.slice(warmUps))
  const heading = `${members.toLocaleString('en')} members vote at once`
  return {
    bench: 'ballots',
    comparisons: [
      {
        heading: `${heading}, frames of ${String(ballotFrame(1, 1).length)} bytes`,
        measures: [
          { key: 'last', title: 'all acknowledged', unit: 'milliseconds' },
          { key: 'rate', title: 'acknowledged', unit: 'a second' },
          { key: 'p50', title: 'median', unit: 'milliseconds' },
          { key: 'p99', title: 'p99', unit: 'milliseconds' },
          { key: 'cpu', title: 'CPU for each', unit: 'microseconds' },
        ],
        reference,
        others: [ours, rowOf('Socket.IO acknowledgement, no database', found.socketIo.slice(warmUps))],
      },
    ],
    bars: [
      {
        number: 3,
        measure: `${heading}: until all are acknowledged, durable ÷ ws echo`,
        unit: 'ratio',
        rounds: ratiosOf(ours.rounds['last'] ?? [], reference.rounds['last'] ?? []),
        limit: 1.15,
        is: 'at most',
        judgedBy: 'median',
      },
    ],
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

async function vote(hall: PlenumHall): Promise<Measured> {
  const id = await prepareVote(hall.chair)
  await tellAll(hall, { name: 'open-vote', vote: id })
  await pause(SETTLE_MS)
  const measured = await sendAll(hall, id)
  const { result } = await hall.chair.command('close-vote', { vote: id })
  if (result.cast !== hall.phones.size)
    throw new Error(`${String(hall.phones.size)} were acknowledged, ${String(result.cast)} are counted`)
  await pause(SETTLE_MS)
  return measured
}

/** Each ballot's time counts from its own sending. */
async function sendAll(
  { host, phones, speech }: Pick<PlenumHall | BaselineHall, 'host' | 'phones' | 'speech'>,
  vote: number,
): Promise<Measured> {
  const frames = Array.from({ length: phones.size }, (_, member) => speech.ballot(vote, member))
  const { done, cpuSeconds } = await withCpu(host, async () => {
    await phones.expect(speech.acknowledged)
    await phones.send(frames)
    const arrival = await phones.arrival(null)
    await pause(SETTLE_MS)
    return arrival
  })
  return {
    lastMs: done.lastMs,
    perSecond: (phones.size / done.lastMs) * 1000,
    p50Ms: done.p50Ms,
    p99Ms: done.p99Ms,
    cpuMicroseconds: (cpuSeconds * 1e6) / phones.size,
  }
}
