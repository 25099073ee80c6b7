/**
 * Everybody comes as fast as the host lets them in: the host's CPU for upgrade, secret, session on the disk and the whole state,
 * against a naked socket that is answered with as many bytes. In new processes each round, which have let others in before.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { AT_ONCE, SETTLE_MS, withCpu } from './hall.ts'
import { startBaseline, startPlenum, type StartedHost } from './hosts.ts'
import { Phones } from './phones.ts'
import { orderOf, ratiosOf } from './ratios.ts'
import type { BenchResult, Row } from './result.ts'
import type { Setting } from './setting.ts'

/** Of the counted ones: so many come before, because engines compile while they run. */
const WARM_UP_SHARE = 0.2

type Measured = { cpuMicroseconds: number; perSecond: number; answerBytes: number; attempts: number }

export async function benchArrivals(setting: Setting): Promise<BenchResult> {
  const { arrivals, rounds, say } = setting
  const warmUps = Math.ceil(arrivals * WARM_UP_SHARE)
  let answerBytes = 0
  const sides = {
    plenum: () => startPlenum(setting, arrivals + warmUps),
    bare: () => startBaseline('echo', arrivals + warmUps, answerBytes),
    socketIo: () => startBaseline('socket.io', arrivals + warmUps, answerBytes),
  }
  answerBytes = (await measure(await sides.plenum(), { arrivals, warmUps })).answerBytes
  const found: Record<keyof typeof sides, Measured[]> = { plenum: [], bare: [], socketIo: [] }
  for (let round = 0; round < rounds; round++) {
    for (const name of orderOf(['plenum', 'bare', 'socketIo'] as const, round))
      found[name].push(await measure(await sides[name](), { arrivals, warmUps }))
    say(`arrivals, round ${String(round + 1)} of ${String(rounds)}`)
  }
  return resultOf(arrivals, answerBytes, {
    reference: rowOf('ws that only answers', found.bare),
    plenum: rowOf('Plenum', found.plenum),
    socketIo: rowOf('Socket.IO that only answers', found.socketIo),
  })
}

function resultOf(
  arrivals: number,
  answerBytes: number,
  { reference, plenum, socketIo }: { reference: Row; plenum: Row; socketIo: Row },
): BenchResult {
  const count = arrivals.toLocaleString('en')
  return {
    bench: 'arrivals',
    comparisons: [
      {
        heading: `${count} sign in as fast as they are let in, answered with ${answerBytes.toFixed(0)} bytes`,
        measures: [
          { key: 'cpu', title: 'CPU for each', unit: 'microseconds' },
          { key: 'rate', title: 'signed in', unit: 'a second' },
        ],
        reference,
        others: [plenum, socketIo],
      },
    ],
    bars: [
      {
        number: 8,
        measure: `CPU for ${count} sign-ins ÷ ws accepting and answering`,
        unit: 'ratio',
        rounds: ratiosOf(plenum.rounds['cpu'] ?? [], reference.rounds['cpu'] ?? []),
        limit: 2,
        is: 'at most',
        judgedBy: 'median',
      },
    ],
  }
}

function rowOf(title: string, measured: readonly Measured[]): Row {
  const refused = measured.reduce((sum, { attempts }) => sum + attempts, 0)
  return {
    title,
    rounds: {
      cpu: measured.map(({ cpuMicroseconds }) => cpuMicroseconds),
      rate: measured.map(({ perSecond }) => perSecond),
    },
    note: refused === 0 ? '' : `${String(refused)} handshakes were refused and came again`,
  }
}

async function measure(
  { host, url, dialect, firstFrames }: StartedHost,
  { arrivals, warmUps }: { arrivals: number; warmUps: number },
): Promise<Measured> {
  const [before, counted] = [new Phones(warmUps), new Phones(arrivals)]
  const pace = { overSeconds: 0, atOnce: AT_ONCE }
  try {
    await before.connect({ url, dialect, firstFrames: firstFrames.slice(0, warmUps), pace })
    await pause(SETTLE_MS)
    const { done, cpuSeconds } = await withCpu(host, async () => {
      const opened = await counted.connect({ url, dialect, firstFrames: firstFrames.slice(warmUps), pace })
      await pause(SETTLE_MS)
      return opened
    })
    const { answerBytes, attempts, seconds } = done
    return {
      ...{ answerBytes, attempts, perSecond: arrivals / seconds },
      cpuMicroseconds: (cpuSeconds * 1e6) / arrivals,
    }
  } finally {
    await Promise.all([host.stop(), before.stop(), counted.stop()])
  }
}
