/**
 * More than any hall: everybody signs in as fast as they are let in, a vote opens, everybody presses at once and is acknowledged. On
 * one process, and on a host with gateways; and how much more a member costs then than a thousand do.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { asChair } from '../command-line/chair.ts'
import { AT_ONCE, prepareVote, SETTLE_MS, tellAll } from './hall.ts'
import { Phones } from './phones.ts'
import { ratiosOf } from './ratios.ts'
import type { Bar, BenchResult, Comparison, Row } from './result.ts'
import { ServedHost } from './served-host.ts'
import type { Setting } from './setting.ts'
import { PLENUM } from './speech.ts'

/** Engines compile while they run: the first of the members come and vote so often before it counts. */
const WARM_UPS = 2
const GROWTH_LIMIT = 1.2

type Measured = {
  /** Null where the system does not tell. */
  signInMicroseconds: number | null
  voteMicroseconds: number | null
  eachMicroseconds: number | null
  signInsPerSecond: number
  acknowledgedMs: number
}
type Outcome = { ok: true; measured: Measured } | { ok: false; why: string }
type Arrangement = { title: string; gateways: number; sizes: readonly [least: number, most: number] }

export async function benchCrowd(setting: Setting): Promise<BenchResult> {
  const { least, oneProcess, gateways, manyGateways } = setting.crowds
  const one = { title: 'one process', gateways: 0, sizes: [least, oneProcess] } as const
  const many = {
    title: `${String(gateways)} gateways`,
    gateways,
    sizes: [least, manyGateways],
  } as const
  const results = [await compare(setting, one), await compare(setting, many)]
  return {
    bench: 'crowd',
    comparisons: results.map(({ comparison }) => comparison),
    bars: results.flatMap(({ bars }) => bars),
  }
}

async function compare(
  setting: Setting,
  arrangement: Arrangement,
): Promise<{ comparison: Comparison; bars: Bar[] }> {
  const { title, sizes, gateways } = arrangement
  const found = new Map<number, Outcome[]>(sizes.map((size) => [size, []]))
  for (let round = 0; round < setting.rounds; round++) {
    for (const [size, outcomes] of found) outcomes.push(await attempt(setting, gateways, size))
    setting.say(`crowd on ${title}, round ${String(round + 1)} of ${String(setting.rounds)}`)
  }
  const [least, most] = sizes
  const row = (size: number) => rowOf(`${size.toLocaleString('en')} members`, found.get(size) ?? [])
  const comparison: Comparison = {
    heading: `Members on ${title}: sign-in, and one vote in which everybody presses at once`,
    measures: [
      { key: 'each', title: 'CPU for each member', unit: 'microseconds' },
      { key: 'sign-in', title: 'of it the sign-in', unit: 'microseconds' },
      { key: 'vote', title: 'of it the vote', unit: 'microseconds' },
      { key: 'rate', title: 'signed in', unit: 'a second' },
      { key: 'acknowledged', title: 'all ballots acknowledged', unit: 'milliseconds' },
    ],
    reference: row(least),
    others: [row(most)],
  }
  const outcomes = found.get(most) ?? []
  const done: Bar = {
    ...{ number: 13, measure: `${most.toLocaleString('en')} members on ${title}: not acknowledged` },
    // Who fails stops the round, and then nobody knows of the others.
    rounds: outcomes.map((outcome) => (outcome.ok ? 0 : most)),
    ...{ limit: 0, unit: 'count', is: 'at most', judgedBy: 'every round' },
  }
  const growth: Bar = {
    ...{
      number: 13,
      measure: `CPU for each member at ${most.toLocaleString('en')} ÷ ${least.toLocaleString('en')}, ${title}`,
    },
    rounds: ratiosOf(comparison.others[0]?.rounds['each'] ?? [], comparison.reference.rounds['each'] ?? []),
    ...{ limit: GROWTH_LIMIT, unit: 'ratio', is: 'at most', judgedBy: 'median' },
  }
  return { comparison, bars: [done, growth] }
}

function rowOf(title: string, outcomes: readonly Outcome[]): Row {
  const of = (key: keyof Measured) => outcomes.map((outcome) => (outcome.ok ? outcome.measured[key] : null))
  const [reason = null] = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.why))
  return {
    title,
    rounds: {
      each: of('eachMicroseconds'),
      'sign-in': of('signInMicroseconds'),
      vote: of('voteMicroseconds'),
      rate: of('signInsPerSecond'),
      acknowledged: of('acknowledgedMs'),
    },
    note: reason === null ? '' : `not done: ${reason}`,
  }
}

async function attempt(setting: Setting, gateways: number, members: number): Promise<Outcome> {
  const convention = await setting.convention(members)
  const served = await ServedHost.start(convention.copy(), { gateways, execArgv: setting.execArgv })
  if (!served.ok) return served
  const { host } = served
  const [warmers, phones] = [new Phones(setting.crowds.least), new Phones(members)]
  const firstFrames = convention.signInFrames
  try {
    return await asChair({ url: host.url, key: host.key }, async (chair) => {
      for (let time = 0; time < WARM_UPS; time++) {
        await connect(warmers, host.url, firstFrames)
        await vote({ phones: warmers, speech: PLENUM, chair })
        await warmers.leave()
        await pause(SETTLE_MS)
      }
      const before = host.usage()
      const { seconds } = await connect(phones, host.url, firstFrames)
      await pause(SETTLE_MS)
      const between = host.usage()
      const acknowledgedMs = await vote({ phones, speech: PLENUM, chair })
      await pause(SETTLE_MS)
      const after = host.usage()
      const each = (from: typeof before, to: typeof before) =>
        from === null || to === null ? null : ((to.cpuSeconds - from.cpuSeconds) * 1e6) / members
      return {
        ok: true,
        measured: {
          signInMicroseconds: each(before, between),
          voteMicroseconds: each(between, after),
          eachMicroseconds: each(before, after),
          signInsPerSecond: members / seconds,
          acknowledgedMs,
        },
      }
    })
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  } finally {
    await Promise.all([warmers.stop(), phones.stop()])
    await host.stop()
  }
}

const connect = (phones: Phones, url: string, frames: readonly string[]) =>
  phones.connect({
    ...{ url, dialect: 'plain', firstFrames: frames.slice(0, phones.size) },
    pace: { overSeconds: 0, atOnce: AT_ONCE },
  })

/** Opens, is cast by everybody at once and closed; how long it took until the last one was acknowledged. */
async function vote(hall: Parameters<typeof tellAll>[0]): Promise<number> {
  const { phones, speech, chair } = hall
  const id = await prepareVote(chair)
  await tellAll(hall, { name: 'open-vote', vote: id })
  await phones.expect(speech.acknowledged)
  await phones.send(Array.from({ length: phones.size }, (_, member) => speech.ballot(id, member)))
  const { lastMs } = await phones.arrival(null)
  const { result } = await chair.command('close-vote', { vote: id })
  if (result.cast !== phones.size)
    throw new Error(`${String(phones.size)} were acknowledged, ${String(result.cast)} are counted`)
  return lastMs
}
