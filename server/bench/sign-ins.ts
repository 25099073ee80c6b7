/** Many members sign in while a console watches: bytes to the console and CPU of the host, against the designs that failed. */
import { setTimeout as pause } from 'node:timers/promises'
import type { BaselineCalls, BaselineName } from './baseline-process.ts'
import type { PageMessage } from './baselines/sign-in-designs.ts'
import { Child, type UsageCall } from './calls.ts'
import { consoleFrame, type Convention } from './convention.ts'
import type { Dialect } from './load-line.ts'
import type { LoadCalls, Opened, Pace, Polls } from './load-process.ts'
import type { PlenumCalls } from './plenum-process.ts'
import { orderOf, ratiosOf, spreadOf } from './ratios.ts'
import {
  formatNumber,
  type Bar,
  type BenchResult,
  type Comparison,
  type Measure,
  type Row,
} from './result.ts'
import type { Setting } from './setting.ts'
import { SOCKET_IO_WATCH, socketIoHello } from './speech.ts'

/** A rush at the doors; the slower they come, the more often a full list each second goes out. */
const SIGN_INS_PER_SECOND = 500
/** After the last one: what goes out each second has gone out once more. */
const SETTLE_MS = 1_300
/** What has not signed in after three times its time will not. */
const PATIENCE = 3
/** A page that is not answered within a second nine times in ten shows the past: the design has given way. */
const ANSWERED_AT_LEAST = 0.9

const FULL_LIST = 'full list on each change'

type Running = {
  url: string
  dialect: Dialect
  host: { ask(name: 'usage', input: null): Promise<UsageCall['usage']['output']>; stop(): Promise<void> }
  firstFrames: string[]
  watchFrame: string
  pollFrame: string | null
}

const AT_ONCE: Pace = { overSeconds: 0, atOnce: 1 }

type Contestant = { title: string; start: () => Promise<Running> }

type Measured = { consoleBytes: number; cpuSeconds: number; gaveWay: string | null }

export async function benchSignIns(setting: Setting): Promise<BenchResult> {
  const comparisons: Comparison[] = []
  const bars: Bar[] = []
  for (const members of setting.signInSizes) {
    const compared = await compareAt(members, setting)
    comparisons.push(...compared.comparisons)
    if (members === setting.signInSizes.at(-1)) bars.push(...compared.bars)
  }
  return { bench: 'sign-ins', comparisons, bars }
}

async function compareAt(
  members: number,
  { convention: conventionOf, rounds, execArgv, say }: Setting,
): Promise<{ comparisons: Comparison[]; bars: Bar[] }> {
  const convention = await conventionOf(members)
  const answerBytes = await askAnswerBytes(convention)
  const baseline = (title: string, name: BaselineName): Contestant => ({
    title,
    start: () => startBaseline(name, members, answerBytes),
  })
  const plenum: Contestant = { title: 'Plenum', start: () => startPlenum(convention, execArgv) }
  const bare = baseline('ws that only answers', 'accept')
  const designs = [
    baseline('full list at most once a second', 'push-each-second'),
    baseline(FULL_LIST, 'push-each-change'),
    baseline('every page polls each second', 'poll-each-second'),
    baseline('Socket.IO, a row on each change', 'socket.io'),
  ]
  const found = new Map<Contestant, Measured[]>(
    [plenum, bare, ...designs].map((contestant) => [contestant, []]),
  )
  for (let round = 0; round < rounds; round++) {
    for (const [contestant, measured] of orderOf([...found], round)) {
      measured.push(await measure(await contestant.start(), members))
      say(`${String(members)} sign-ins, round ${String(round + 1)} of ${String(rounds)}: ${contestant.title}`)
    }
  }
  const rowFor = (contestant: Contestant) => rowOf(contestant.title, found.get(contestant) ?? [], members)
  const heading = `${members.toLocaleString('en')} sign-ins, ${String(SIGN_INS_PER_SECOND)} a second`
  const cpu: Measure = { key: 'cpu', title: 'CPU of the host', unit: 'seconds' }
  const watched: Comparison = {
    heading: `${heading}, one console`,
    measures: [{ key: 'bytes', title: 'bytes to the console', unit: 'bytes' }, cpu],
    reference: rowFor(plenum),
    others: designs.map(rowFor),
  }
  const answered: Comparison = {
    heading: `${heading}, answered with ${answerBytes.toFixed(0)} bytes`,
    measures: [cpu],
    reference: rowFor(bare),
    others: [rowFor(plenum)],
  }
  return { comparisons: [watched, answered], bars: barsOf(watched, members) }
}

/** What one row of the roster is as a change: id, flags and when it was seen, with its comma. */
const rowBytes = (members: number): number => `[${String(members)},167,0],`.length

function barsOf({ reference, others }: Comparison, members: number): Bar[] {
  const bytes = reference.rounds['bytes'] ?? []
  const fullList = others.find(({ title }) => title === FULL_LIST)?.rounds['bytes'] ?? []
  const count = members.toLocaleString('en')
  return [
    {
      ...{ number: 5, measure: `bytes to one console for ${count} sign-ins ÷ ${count} × one row` },
      ...{
        rounds: bytes.map((value) => (value !== null ? value / (members * rowBytes(members)) : null)),
        limit: 1.5,
      },
      ...{ unit: 'ratio', is: 'at most', judgedBy: 'median' },
    },
    {
      ...{ number: 5, measure: `full list on each change: its bytes ÷ Plenum’s at ${count}` },
      ...{ rounds: ratiosOf(fullList, bytes), limit: 1_000 },
      ...{ unit: 'ratio', is: 'at least', judgedBy: 'median' },
    },
  ]
}

function rowOf(title: string, measured: readonly Measured[], members: number): Row {
  const bytes = measured.map(({ consoleBytes }) => consoleBytes)
  const reasons = measured.flatMap(({ gaveWay }) => gaveWay ?? [])
  const gaveWay = `gave way in ${String(reasons.length)} of ${String(measured.length)} rounds, so its numbers are too small: ${reasons[0] ?? ''}`
  const each = `${formatNumber(spreadOf(bytes).median / members)} bytes to the console for each sign-in`
  return {
    title,
    rounds: { bytes, cpu: measured.map(({ cpuSeconds }) => cpuSeconds) },
    note: reasons.length > 0 ? gaveWay : spreadOf(bytes).median > 0 ? each : '',
  }
}

async function startPlenum(convention: Convention, execArgv: readonly string[]): Promise<Running> {
  const host = new Child<PlenumCalls>('plenum-process.ts', [], execArgv)
  const { url, consoleKey } = await host.ask('begin', { file: convention.copy(), port: 0 })
  return {
    url,
    dialect: 'plain',
    host,
    firstFrames: convention.signInFrames,
    watchFrame: consoleFrame(consoleKey),
    pollFrame: null,
  }
}

const page = (message: PageMessage): string => JSON.stringify(message)

async function startBaseline(name: BaselineName, members: number, answerBytes: number): Promise<Running> {
  const host = new Child<BaselineCalls>('baseline-process.ts', [name])
  const { url } = await host.ask('begin', { members, answerBytes })
  const isSocketIo = name === 'socket.io'
  const hello = (member: number) => (isSocketIo ? socketIoHello(member) : page({ type: 'hello', member }))
  return {
    url,
    dialect: isSocketIo ? 'socket.io' : 'plain',
    host,
    firstFrames: Array.from({ length: members }, (_, member) => hello(member)),
    watchFrame: isSocketIo ? SOCKET_IO_WATCH : page({ type: 'watch' }),
    pollFrame: name === 'poll-each-second' ? page({ type: 'list' }) : null,
  }
}

/** What a phone of Plenum gets when it has signed in: the baselines answer with as much. */
async function askAnswerBytes(convention: Convention): Promise<number> {
  const { url, host, firstFrames } = await startPlenum(convention, [])
  const phone = new Child<LoadCalls>('load-process.ts')
  try {
    const { answerBytes } = await phone.ask('open', {
      ...{ url, dialect: 'plain', first: 0, firstFrames: firstFrames.slice(0, 1) },
      ...{ pace: AT_ONCE, withinSeconds: 10 },
    })
    return answerBytes
  } finally {
    await Promise.all([host.stop(), phone.stop()])
  }
}

async function measure(
  { url, dialect, host, firstFrames, watchFrame, pollFrame }: Running,
  members: number,
): Promise<Measured> {
  const watcher = new Child<LoadCalls>('load-process.ts')
  const phones = new Child<LoadCalls>('load-process.ts')
  try {
    await watcher.ask('open', {
      ...{ url, dialect, first: 0, firstFrames: [watchFrame] },
      ...{ pace: AT_ONCE, withinSeconds: 10 },
    })
    const [bytesBefore, usageBefore] = [await untilQuiet(watcher), await host.ask('usage', null)]
    if (pollFrame !== null)
      for (const pages of [watcher, phones]) await pages.ask('poll', { frame: pollFrame })
    const overSeconds = members / SIGN_INS_PER_SECOND
    const opened = await phones.ask('open', {
      ...{ url, dialect, first: 0, firstFrames },
      pace: { overSeconds, atOnce: members },
      withinSeconds: overSeconds * PATIENCE,
    })
    await pause(SETTLE_MS)
    const { cpuSeconds } = await host.ask('usage', null)
    const { bytes } = await watcher.ask('received', null)
    return {
      consoleBytes: bytes - bytesBefore,
      cpuSeconds: cpuSeconds - usageBefore.cpuSeconds,
      gaveWay: whyItGaveWay(opened, await phones.ask('polls', null), members),
    }
  } finally {
    await Promise.all([host.stop(), watcher.stop(), phones.stop()])
  }
}

/** The console has what it gets before anybody signs in; returns how much that was. */
async function untilQuiet(watcher: Child<LoadCalls>): Promise<number> {
  let before = -1
  for (;;) {
    const { bytes } = await watcher.ask('received', null)
    if (bytes === before) return bytes
    before = bytes
    await pause(400)
  }
}

function whyItGaveWay({ answered, seconds }: Opened, polls: Polls, members: number): string | null {
  if (answered < members)
    return `${String(answered)} of ${String(members)} had signed in after ${seconds.toFixed(0)} s`
  const share = polls.due === 0 ? 1 : polls.answered / polls.due
  if (share >= ANSWERED_AT_LEAST) return null
  return `${(share * 100).toFixed(0)} % of the polls were answered within their second, the first one was not when ${String(polls.membersAtFirstMiss)} had signed in, the slowest took ${(polls.slowestMs / 1000).toFixed(1)} s`
}
