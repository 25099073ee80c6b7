/**
 * The host is killed with everybody connected and a vote open, ballots under way, and started again at once: until every phone, with
 * the product's own client and its waits, holds the exact state again, against the bare handshakes of as many sockets.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { GOOD_AFTER_MS } from '../client/connection.ts'
import { asChair, type Chair } from '../command-line/chair.ts'
import type { BaselineCalls } from './baseline-process.ts'
import { Child, sharedClock } from './calls.ts'
import type { ClientCalls } from './clients-process.ts'
import { AT_ONCE, prepareVote, steady } from './hall.ts'
import { Phones } from './phones.ts'
import type { PlenumCalls } from './plenum-process.ts'
import { ratiosOf } from './ratios.ts'
import type { BenchResult } from './result.ts'
import type { Setting } from './setting.ts'

/** The second half of the ballots is pressed within this, and the host dies in the middle of it. */
const PRESS_SECONDS = 1
const BACK_WITHIN_SECONDS = 120
const CONNECT_SECONDS_AT_LEAST = 0.5

type Measured = { backMs: number; p99Ms: number; listeningMs: number; lost: number; acknowledged: number }

export async function benchReturn(setting: Setting): Promise<BenchResult> {
  const { members, rounds, say } = setting
  const [ours, bare]: [Measured[], number[]] = [[], []]
  await inHall(setting, async (hall) => {
    for (let round = 0; round < rounds; round++) {
      // A phone that was there for a while waits as if it had never lost the host; one that was not, waits longer each time.
      if (round > 0) await pause(GOOD_AFTER_MS)
      ours.push(await dieAndReturn(hall, members))
      bare.push(await handshakes(members))
      say(`return, round ${String(round + 1)} of ${String(rounds)}`)
    }
  })
  const count = members.toLocaleString('en')
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const back = ours.map(({ backMs }) => backMs)
  return {
    bench: 'return',
    comparisons: [
      {
        heading: `The host of ${count} phones is killed in an open vote, and started again`,
        measures: [
          { key: 'all', title: 'all are there', unit: 'milliseconds' },
          { key: 'p99', title: '99 % are there', unit: 'milliseconds' },
          { key: 'listening', title: 'the host listens again', unit: 'milliseconds' },
        ],
        reference: { title: 'bare handshakes of ws', rounds: { all: bare }, note: '' },
        others: [
          {
            title: 'Plenum, from the kill to the exact state',
            rounds: {
              all: back,
              p99: ours.map(({ p99Ms }) => p99Ms),
              listening: ours.map(({ listeningMs }) => listeningMs),
            },
            note: `${String(sum(ours.map(({ lost }) => lost)))} of ${sum(ours.map(({ acknowledged }) => acknowledged)).toLocaleString('en')} ballots acknowledged before a kill were lost`,
          },
        ],
      },
    ],
    bars: [
      {
        ...{ number: 7, measure: `SIGKILL with ${count}: until all hold the exact state ÷ bare handshakes` },
        rounds: ratiosOf(back, bare),
        ...{ limit: 4, unit: 'ratio', is: 'at most', judgedBy: 'median' },
      },
      {
        ...{ number: 7, measure: 'acknowledged ballots lost' },
        rounds: ours.map(({ lost }) => lost),
        ...{ limit: 0, unit: 'count', is: 'at most', judgedBy: 'every round' },
      },
    ],
  }
}

class Hall {
  readonly clients = new Child<ClientCalls>('clients-process.ts')
  readonly #file: string
  readonly #execArgv: readonly string[]
  #host: Child<PlenumCalls>
  #port = 0
  #url = ''
  #key = ''

  constructor(file: string, execArgv: readonly string[]) {
    this.#file = file
    this.#execArgv = execArgv
    this.#host = this.#newHost()
  }

  get url(): string {
    return this.#url
  }

  /** On the port that it had before. */
  async listen(): Promise<void> {
    const { url, consoleKey } = await this.#host.ask('begin', { file: this.#file, port: this.#port })
    this.#url = url
    this.#port = Number(new URL(url).port)
    this.#key = consoleKey
  }

  asChair<T>(act: (chair: Chair) => Promise<T>): Promise<T> {
    return asChair({ url: this.#url, key: this.#key }, act)
  }

  async another(): Promise<void> {
    this.#key = await this.#host.ask('consoleKey', null)
  }

  /** Dead, and another one begun. */
  async kill(): Promise<void> {
    await this.#host.kill()
    this.#host = this.#newHost()
  }

  async stop(): Promise<void> {
    await Promise.all([this.#host.stop(), this.clients.stop()])
  }

  #newHost(): Child<PlenumCalls> {
    return new Child<PlenumCalls>('plenum-process.ts', [], this.#execArgv)
  }
}

async function inHall(
  { convention: conventionOf, members, execArgv, say }: Setting,
  act: (hall: Hall) => Promise<void>,
): Promise<void> {
  const convention = await conventionOf(members)
  const hall = new Hall(convention.copy(), execArgv)
  try {
    await hall.listen()
    say(`${members.toLocaleString('en')} phones with the product’s own client connect`)
    const overSeconds = Math.max(CONNECT_SECONDS_AT_LEAST, steady(members).overSeconds)
    await hall.clients.ask('connect', { url: hall.url, secrets: convention.secrets, overSeconds })
    await act(hall)
  } finally {
    await hall.stop()
  }
}

async function dieAndReturn(hall: Hall, members: number): Promise<Measured> {
  const { clients } = hall
  const half = Math.floor(members / 2)
  const vote = await hall.asChair(async (chair) => {
    const id = await prepareVote(chair)
    await chair.command('open-vote', { vote: id })
    return id
  })
  await clients.ask('see', { vote })
  await clients.ask('press', { vote, from: 0, to: half, overSeconds: PRESS_SECONDS })
  await clients.ask('acknowledged', { count: half })
  const pressed = clients.ask('press', { vote, from: half, to: members, overSeconds: PRESS_SECONDS })
  await pause((PRESS_SECONDS * 1000) / 2)
  const killedAt = sharedClock()
  await hall.kill()
  const { acknowledged } = await clients.ask('remember', null)
  await hall.listen()
  const listeningAt = sharedClock()
  const back = await clients.ask('back', { withinSeconds: BACK_WITHIN_SECONDS })
  await pressed
  if (back.isBack < members || back.wrong > 0)
    throw new Error(`${String(back.isBack)} came back, ${String(back.wrong)} of them to another state`)
  await clients.ask('acknowledged', { count: members })
  const { result } = await hall.asChair((chair) => chair.command('close-vote', { vote }))
  await hall.another()
  if (result.cast !== members)
    throw new Error(`${String(members)} were acknowledged, ${String(result.cast)} are counted`)
  return {
    ...{ backMs: back.lastAt - killedAt, p99Ms: back.p99At - killedAt, listeningMs: listeningAt - killedAt },
    ...{ lost: back.lost, acknowledged },
  }
}

/** Of a server that does nothing else, as fast as it lets them in. */
async function handshakes(members: number): Promise<number> {
  const host = new Child<BaselineCalls>('baseline-process.ts', ['echo'])
  const phones = new Phones(members)
  try {
    const { url } = await host.ask('begin', { members, answerBytes: 1 })
    const opened = await phones.connect({
      ...{ url, dialect: 'handshake', firstFrames: Array.from({ length: members }, () => '') },
      pace: { overSeconds: 0, atOnce: AT_ONCE },
    })
    return opened.seconds * 1000
  } finally {
    await Promise.all([host.stop(), phones.stop()])
  }
}
