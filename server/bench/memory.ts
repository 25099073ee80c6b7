/**
 * What a connected member keeps of the host's memory: resident, as the operating system counts it, when everybody is connected and
 * the host has been left alone for a while, over what it held before anybody came. Nobody tells the engine to collect: a host in a
 * hall is not told either.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Usage } from './calls.ts'
import { steady } from './hall.ts'
import { startBaseline, startPlenum, type StartedHost } from './hosts.ts'
import { Phones } from './phones.ts'
import { orderOf } from './ratios.ts'
import type { BenchResult, Row } from './result.ts'
import type { Setting } from './setting.ts'

/** What a phone of Plenum gets is below a kilobyte, and nobody keeps it. */
const ANSWER_BYTES = 500

type Measured = { bytes: number; idleBytes: number }

const LIMIT_BYTES = 14 * 1024

export async function benchMemory(setting: Setting): Promise<BenchResult> {
  const { members, rounds, settledMs, say } = setting
  const sides = {
    plenum: () => startPlenum(setting, members),
    bare: () => startBaseline('echo', members, ANSWER_BYTES),
    socketIo: () => startBaseline('socket.io', members, ANSWER_BYTES),
  }
  const found: Record<keyof typeof sides, Measured[]> = { plenum: [], bare: [], socketIo: [] }
  for (let round = 0; round < rounds; round++) {
    for (const name of orderOf(['plenum', 'bare', 'socketIo'] as const, round))
      found[name].push(await measure(await sides[name](), settledMs))
    say(`memory, round ${String(round + 1)} of ${String(rounds)}`)
  }
  const count = members.toLocaleString('en')
  return {
    bench: 'memory',
    comparisons: [
      {
        heading: `${count} members connected`,
        measures: [
          { key: 'each', title: 'resident memory for each', unit: 'memory' },
          { key: 'idle', title: 'before anybody came', unit: 'memory' },
        ],
        reference: rowOf('naked ws', found.bare),
        others: [rowOf('Plenum', found.plenum), rowOf('Socket.IO', found.socketIo)],
      },
    ],
    bars: [
      {
        number: 9,
        measure: `resident memory for each of ${count} connected members over idle`,
        unit: 'memory',
        rounds: found.plenum.map(({ bytes }) => bytes),
        limit: LIMIT_BYTES,
        is: 'at most',
        judgedBy: 'median',
      },
    ],
  }
}

const rowOf = (title: string, measured: readonly Measured[]): Row => ({
  title,
  rounds: {
    each: measured.map(({ bytes }) => bytes),
    idle: measured.map(({ idleBytes }) => idleBytes),
  },
  note: '',
})

async function measure(
  { host, url, dialect, firstFrames }: StartedHost,
  settledMs: number,
): Promise<Measured> {
  const phones = new Phones(firstFrames.length)
  const resident = async (): Promise<Usage['residentBytes']> => (await host.ask('usage', null)).residentBytes
  try {
    await pause(settledMs)
    const idleBytes = await resident()
    await phones.connect({ url, dialect, firstFrames, pace: steady(phones.size) })
    await pause(settledMs)
    return { bytes: ((await resident()) - idleBytes) / phones.size, idleBytes }
  } finally {
    await Promise.all([host.stop(), phones.stop()])
  }
}
