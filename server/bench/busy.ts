/**
 * What a voter notices of everything else: each ballot's own time while the whole hall is told something every second and the desk
 * changes a thousand rows a second, against the same ballots with nothing else going on; and the host's longest stall meanwhile.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { prepareVote, SETTLE_MS, steady, tellAll, withPlenum, type Plenum } from './hall.ts'
import { changeLine } from './changes.ts'
import { Phones } from './phones.ts'
import { orderOf, ratiosOf } from './ratios.ts'
import type { BenchResult, Row } from './result.ts'
import type { Setting } from './setting.ts'
import { PLENUM } from './speech.ts'

/** The voters sit in a process of their own: in that of the others their answers would wait behind ten thousand frames. */
const VOTER_SHARE = 0.1

/** Checked in and out at the desk, without phones: so many rows, all of them once a second. */
const AT_DESK = 1_000
const DESK_PARTS = 10
const DESK_EVERY_MS = 1_000 / DESK_PARTS
const BROADCAST_EVERY_MS = 1_000

const P99_LIMIT = 1.5
const STALL_LIMIT_MS = 15

type Measured = { p50Ms: number; p99Ms: number; stallMs: number; ownMs: number }
type Hall = Plenum & { voters: Phones; others: Phones }

export async function benchBusy(setting: Setting): Promise<BenchResult> {
  const { members, rounds, warmUps, busySeconds, say } = setting
  const found: { idle: Measured[]; busy: Measured[] } = { idle: [], busy: [] }
  await withPlenum(setting, members + AT_DESK, (plenum) =>
    inHall(plenum, members, async (hall) => {
      for (let round = 0; round < warmUps + rounds; round++) {
        for (const name of orderOf(['idle', 'busy'] as const, round)) {
          const result = await vote(hall, busySeconds, name === 'busy')
          if (round >= warmUps) found[name].push(result)
        }
        say(`busy, round ${String(round + 1)} of ${String(warmUps + rounds)}`)
      }
    }),
  )
  return resultOf(setting, rowOf('nothing else', found.idle), rowOf('busy', found.busy))
}

function resultOf({ members, busySeconds }: Setting, idle: Row, busy: Row): BenchResult {
  const count = members.toLocaleString('en')
  const busyness = `a broadcast to ${count} each second and ${AT_DESK.toLocaleString('en')} changes/s`
  return {
    bench: 'busy',
    comparisons: [
      {
        heading: `Ballots of ${Math.ceil(members * VOTER_SHARE).toLocaleString('en')} voters over ${String(busySeconds)} s, with ${busyness}`,
        measures: [
          { key: 'p50', title: 'acknowledgement, median', unit: 'milliseconds' },
          { key: 'p99', title: 'acknowledgement, p99', unit: 'milliseconds' },
          { key: 'stall', title: 'longest stall of the loop', unit: 'milliseconds' },
          { key: 'own', title: 'longest turn by the processor it took', unit: 'milliseconds' },
        ],
        reference: idle,
        others: [busy],
      },
    ],
    bars: [
      {
        ...{ number: 4, measure: `ballot p99 with ${busyness} ÷ idle` },
        rounds: ratiosOf(busy.rounds['p99'] ?? [], idle.rounds['p99'] ?? []),
        ...{ limit: P99_LIMIT, unit: 'ratio', is: 'at most', judgedBy: 'median' },
      },
      {
        ...{ number: 4, measure: 'longest stall of the loop meanwhile' },
        rounds: busy.rounds['stall'] ?? [],
        ...{ limit: STALL_LIMIT_MS, unit: 'milliseconds', is: 'at most', judgedBy: 'median' },
      },
      {
        ...{ number: 4, measure: 'longest turn of the loop by the processor it took' },
        rounds: busy.rounds['own'] ?? [],
        ...{ limit: STALL_LIMIT_MS, unit: 'milliseconds', is: 'at most', judgedBy: 'median' },
      },
    ],
  }
}

const rowOf = (title: string, measured: readonly Measured[]): Row => ({
  title,
  rounds: {
    p50: measured.map(({ p50Ms }) => p50Ms),
    p99: measured.map(({ p99Ms }) => p99Ms),
    stall: measured.map(({ stallMs }) => stallMs),
    own: measured.map(({ ownMs }) => ownMs),
  },
  note: '',
})

/** Both come at once, so that voters sit everywhere in the hall and not in its last row. */
async function inHall(plenum: Plenum, members: number, act: (hall: Hall) => Promise<void>): Promise<void> {
  const { url, convention } = plenum
  const count = Math.ceil(members * VOTER_SHARE)
  const [voters, others] = [new Phones(count), new Phones(members - count)]
  const frames = convention.signInFrames
  try {
    await Promise.all([
      voters.connect({ url, dialect: 'plain', firstFrames: frames.slice(0, count), pace: steady(members) }),
      others.connect({
        ...{ url, dialect: 'plain', firstFrames: frames.slice(count, members) },
        pace: steady(members),
      }),
    ])
    await act({ ...plenum, voters, others })
  } finally {
    await Promise.all([voters.stop(), others.stop()])
  }
}

async function vote(hall: Hall, overSeconds: number, isBusy: boolean): Promise<Measured> {
  const { host, chair, voters, others } = hall
  const id = await prepareVote(chair)
  await tellAll({ phones: others, speech: PLENUM, chair }, { name: 'open-vote', vote: id })
  await pause(SETTLE_MS)
  const frames = Array.from({ length: voters.size }, (_, member) => PLENUM.ballot(id, member))
  await voters.expect(PLENUM.acknowledged)
  await host.ask('watchStalls', null)
  const calm = isBusy ? makeBusy(hall) : () => Promise.resolve()
  await voters.send(frames, overSeconds)
  const { p50Ms, p99Ms } = await voters.arrival(null)
  const stall = await host.ask('takeStall', null)
  await calm()
  await tellAll({ phones: others, speech: PLENUM, chair }, { name: 'close-vote', vote: id })
  await pause(SETTLE_MS)
  return { p50Ms, p99Ms, stallMs: stall.longestMs, ownMs: stall.ownMs }
}

/** Until the returned function is called; that resolves when all of it is done. */
function makeBusy({ chair, convention: { members } }: Plenum): () => Promise<void> {
  const underWay = new Set<Promise<unknown>>()
  const begin = (act: Promise<unknown>) => {
    underWay.add(act)
    void act.finally(() => underWay.delete(act))
  }
  let part = 0
  const desk = setInterval(() => {
    const first = members - AT_DESK + 1 + (part % DESK_PARTS) * (AT_DESK / DESK_PARTS)
    const rows = Array.from({ length: AT_DESK / DESK_PARTS }, (_, index) => first + index)
    // A round of going, a round of coming back.
    const isGoing = Math.floor(part / DESK_PARTS) % 2 === 0
    begin(chair.command(isGoing ? 'check-out' : 'check-in', { members: rows }))
    part++
  }, DESK_EVERY_MS)
  const broadcasts = setInterval(() => begin(changeLine(chair)), BROADCAST_EVERY_MS)
  begin(changeLine(chair))
  return async () => {
    clearInterval(desk)
    clearInterval(broadcasts)
    await Promise.all(underWay)
    await chair.command('check-in', { members: 'all' })
  }
}
