/** A vote opens and every phone must know: CPU of the host for each frame, and the time until the last phone has it. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Child, UsageCall } from './calls.ts'
import { inBothHalls, prepareVote, reachAll, tellAll, type BareHall, type PlenumHall } from './hall.ts'
import { orderOf } from './ratios.ts'
import type { BenchResult, Row } from './result.ts'
import type { Setting } from './setting.ts'

/** What a change leaves behind (a tick, a checkpoint, garbage) belongs to it; so do the same milliseconds of the bare loop. */
const SETTLE_MS = 300

type Measured = { cpuMicroseconds: number; lastMs: number }

export async function benchFanOut(setting: Setting): Promise<BenchResult> {
  const { members, rounds, warmUps, say } = setting
  const plenum: Measured[] = []
  const bare: Measured[] = []
  let frameBytes = 0

  await inBothHalls(setting, 'send-loop', async (plenumHall, bareHall) => {
    frameBytes = await frameSize(plenumHall, members)
    const sides = [
      async () => plenum.push(await openVote(plenumHall, members)),
      async () => bare.push(await sendLoop(bareHall, members, frameBytes)),
    ]
    for (let round = 0; round < warmUps + rounds; round++) {
      for (const side of orderOf(sides, round)) await side()
      say(`fan-out, round ${String(round + 1)} of ${String(warmUps + rounds)}`)
    }
  })

  return {
    bench: 'fan-out',
    comparisons: [
      {
        heading: `A vote opens for ${members.toLocaleString('en')} phones, one frame of ${String(frameBytes)} bytes each`,
        measures: [
          { key: 'cpu', title: 'CPU for each frame', unit: 'microseconds' },
          { key: 'last', title: 'time to the last', unit: 'milliseconds' },
        ],
        reference: rowOf('loop of ws.send(buffer)', bare.slice(warmUps)),
        others: [rowOf('Plenum', plenum.slice(warmUps))],
      },
    ],
    bars: [],
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

/** From a vote that does not count. */
async function frameSize(hall: PlenumHall, members: number): Promise<number> {
  const vote = await prepareVote(hall.chair)
  const { frameBytes } = await tellAll(hall, members, { name: 'open-vote', vote })
  await tellAll(hall, members, { name: 'close-vote', vote })
  return frameBytes
}

/** From the chair's command, so with the decision, the register and the disk. */
async function openVote(hall: PlenumHall, members: number): Promise<Measured> {
  const vote = await prepareVote(hall.chair)
  await pause(SETTLE_MS)
  const measured = await withCpu(hall.host, members, () =>
    tellAll(hall, members, { name: 'open-vote', vote }),
  )
  await tellAll(hall, members, { name: 'close-vote', vote })
  await pause(SETTLE_MS)
  return measured
}

async function sendLoop({ host, phones }: BareHall, members: number, bytes: number): Promise<Measured> {
  return withCpu(host, members, () =>
    reachAll(phones, members, {
      beginsWith: '.',
      since: async () => (await host.ask('broadcast', { bytes })).startedAt,
    }),
  )
}

async function withCpu<C extends UsageCall>(
  host: Pick<Child<C>, 'ask'>,
  members: number,
  act: () => Promise<{ lastMs: number }>,
): Promise<Measured> {
  const before = await host.ask('usage', null)
  const { lastMs } = await act()
  await pause(SETTLE_MS)
  const after = await host.ask('usage', null)
  return { cpuMicroseconds: ((after.cpuSeconds - before.cpuSeconds) * 1e6) / members, lastMs }
}
