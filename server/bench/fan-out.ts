/**
 * Something changes and every phone must know: CPU of the host for each frame, against a bare loop and Socket.IO; and what five
 * changes within one tick cost.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { sharedClock } from './calls.ts'
import { changeLine } from './changes.ts'
import {
  inBaselineHall,
  inPlenumHall,
  prepareVote,
  reachAll,
  SETTLE_MS,
  tellAll,
  withCpu,
  type BaselineHall,
  type PlenumHall,
} from './hall.ts'
import type { Arrival } from './phones.ts'
import { orderOf, ratiosOf } from './ratios.ts'
import type { BenchResult, Row } from './result.ts'
import type { Setting } from './setting.ts'

const CHANGES = 5
/** A tick may end between the first and the last of them; then the round is done again. */
const TRIES = 5

type Measured = { cpuMicroseconds: number; lastMs: number; frames: number }

export async function benchFanOut(setting: Setting): Promise<BenchResult> {
  const { members } = setting
  return inPlenumHall(setting, members, (plenum) =>
    inBaselineHall({ members, name: 'echo', answerBytes: plenum.answerBytes }, (bare) =>
      inBaselineHall({ members, name: 'socket.io', answerBytes: plenum.answerBytes }, (socketIo) =>
        compare(setting, { plenum, bare, socketIo }),
      ),
    ),
  )
}

type Halls = { plenum: PlenumHall; bare: BaselineHall; socketIo: BaselineHall }

async function compare({ members, rounds, warmUps, say }: Setting, { plenum, bare, socketIo }: Halls) {
  const vote = await voteFrame(plenum)
  const line = (await change(plenum, 1)).frameBytes
  const sides = {
    'vote plenum': () => openVote(plenum),
    'vote bare': () => loop(bare, vote, 1),
    'vote socket.io': () => loop(socketIo, vote, 1),
    'line plenum': () => changeInOneTick(plenum, 1),
    'line bare': () => loop(bare, line, 1),
    'line socket.io': () => loop(socketIo, line, 1),
    'five plenum': () => changeInOneTick(plenum, CHANGES),
    'five bare': () => loop(bare, line, CHANGES),
    'five socket.io': () => loop(socketIo, line, CHANGES),
  } satisfies Record<string, () => Promise<Measured>>
  const found = new Map<string, Measured[]>()
  for (let round = 0; round < warmUps + rounds; round++) {
    for (const [name, side] of orderOf(Object.entries(sides), round)) {
      const result = await side()
      if (round >= warmUps) found.set(name, [...(found.get(name) ?? []), result])
    }
    say(`fan-out, round ${String(round + 1)} of ${String(warmUps + rounds)}`)
  }
  const row = (name: keyof typeof sides, title: string) => rowOf(title, found.get(name) ?? [])
  return resultOf({ members, vote, line }, row)
}

function resultOf(
  { members, vote, line }: { members: number; vote: number; line: number },
  row: (name: `${'vote' | 'line' | 'five'} ${'plenum' | 'bare' | 'socket.io'}`, title: string) => Row,
): BenchResult {
  const phones = `${members.toLocaleString('en')} phones`
  const measures: BenchResult['comparisons'][number]['measures'] = [
    { key: 'cpu', title: 'CPU for each phone', unit: 'microseconds' },
    { key: 'last', title: 'time to the last', unit: 'milliseconds' },
  ]
  const opened = {
    heading: `A vote opens for ${phones}, one frame of ${String(vote)} bytes each`,
    measures,
    reference: row('vote bare', 'loop of ws.send(buffer)'),
    others: [row('vote plenum', 'Plenum'), row('vote socket.io', 'Socket.IO emit')],
  }
  const changed = {
    heading: `A line of the convention changes for ${phones}, one frame of ${String(line)} bytes each, with the next tick`,
    measures: measures.slice(0, 1),
    reference: row('line bare', 'loop of ws.send(buffer)'),
    others: [row('line plenum', 'Plenum'), row('line socket.io', 'Socket.IO emit')],
  }
  const five = {
    heading: `Five such changes in one tick for ${phones}`,
    measures: measures.slice(0, 1),
    reference: row('line plenum', 'Plenum, one change'),
    others: [
      row('five plenum', 'Plenum, five'),
      row('five bare', 'ws, five loops'),
      row('five socket.io', 'Socket.IO, five emits'),
    ],
  }
  const cpuRatio = ({ reference, others }: { reference: Row; others: Row[] }) =>
    ratiosOf(others[0]?.rounds['cpu'] ?? [], reference.rounds['cpu'] ?? [])
  const most = { unit: 'ratio', is: 'at most', judgedBy: 'median' } as const
  return {
    bench: 'fan-out',
    comparisons: [opened, changed, five],
    bars: [
      {
        ...{ number: 1, measure: `CPU for each frame, a vote opens for ${phones} ÷ ws loop` },
        ...{ rounds: cpuRatio(opened), limit: 1, ...most },
      },
      {
        ...{ number: 1, measure: `CPU for each frame, a line changes for ${phones} ÷ ws loop` },
        ...{ rounds: cpuRatio(changed), limit: 1, ...most },
      },
      {
        ...{ number: 2, measure: 'CPU for five changes in one tick ÷ one change' },
        ...{ rounds: cpuRatio(five), limit: 1.2, ...most },
      },
    ],
  }
}

const rowOf = (title: string, measured: readonly Measured[]): Row => ({
  title,
  rounds: {
    cpu: measured.map(({ cpuMicroseconds }) => cpuMicroseconds),
    last: measured.map(({ lastMs }) => lastMs),
  },
  note: '',
})

/** Of a vote that does not count. */
async function voteFrame(hall: PlenumHall): Promise<number> {
  const vote = await prepareVote(hall.chair)
  const { frameBytes } = await tellAll(hall, { name: 'open-vote', vote })
  await tellAll(hall, { name: 'close-vote', vote })
  return frameBytes
}

/** From the chair's command, so with the decision, the register and the disk. */
async function openVote(hall: PlenumHall): Promise<Measured> {
  const vote = await prepareVote(hall.chair)
  await pause(SETTLE_MS)
  const result = await measured(hall, () => tellAll(hall, { name: 'open-vote', vote }))
  await tellAll(hall, { name: 'close-vote', vote })
  await pause(SETTLE_MS)
  return result
}

const change = (hall: PlenumHall, times: number): Promise<Arrival> =>
  reachAll(hall, async () => {
    const startedAt = sharedClock()
    await Promise.all(Array.from({ length: times }, () => changeLine(hall.chair)))
    return startedAt
  })

async function changeInOneTick(hall: PlenumHall, times: number): Promise<Measured> {
  for (let tried = 1; ; tried++) {
    const result = await measured(hall, () => change(hall, times))
    if (result.frames === hall.phones.size) return result
    if (tried === TRIES) throw new Error(`${String(times)} changes never came in one tick`)
  }
}

const loop = (hall: BaselineHall, bytes: number, times: number): Promise<Measured> =>
  measured(hall, () =>
    reachAll(hall, async () => (await hall.host.ask('broadcast', { bytes, times })).startedAt),
  )

async function measured(
  { host, phones }: Pick<PlenumHall | BaselineHall, 'host' | 'phones'>,
  act: () => Promise<Arrival>,
): Promise<Measured> {
  const { done, cpuSeconds } = await withCpu(host, async () => {
    const arrival = await act()
    await pause(SETTLE_MS)
    return arrival
  })
  const { lastMs, frames } = done
  return { cpuMicroseconds: (cpuSeconds * 1e6) / phones.size, lastMs, frames }
}
