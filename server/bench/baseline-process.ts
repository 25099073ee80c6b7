/** A baseline in a process of its own; its argument says which. */
import { answerParent, ownUsage, sharedClock, type UsageCall } from './calls.ts'
import { startBareServer, TEXT, type Baseline } from './baselines/bare-server.ts'
import {
  acceptOnly,
  pollEachSecond,
  pushEachChange,
  pushEachSecond,
  type PageMessage,
} from './baselines/sign-in-designs.ts'
import { startSocketIo } from './baselines/socket-io-server.ts'

const DESIGNS = {
  accept: acceptOnly,
  'poll-each-second': pollEachSecond,
  'push-each-change': pushEachChange,
  'push-each-second': pushEachSecond,
} as const

export type BaselineName = keyof typeof DESIGNS | 'echo' | 'socket.io'

export type BaselineCalls = UsageCall & {
  begin: { input: { members: number; answerBytes: number }; output: { url: string } }
  /** Frames of this size to everybody, in one loop each; when it began by the shared clock. */
  broadcast: { input: { bytes: number; times: number }; output: { startedAt: number } }
}

const isDesign = (name: string): name is keyof typeof DESIGNS => Object.hasOwn(DESIGNS, name)

const name = process.argv[2] ?? ''
let baseline: Baseline | null = null

async function begin(members: number, answerBytes: number): Promise<Baseline> {
  if (name === 'socket.io') return startSocketIo(members, answerBytes)
  if (isDesign(name)) {
    const design = DESIGNS[name](members, answerBytes)
    return startBareServer((socket, text) => {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- a baseline checks nothing: that is its advantage
      const message: PageMessage = JSON.parse(text)
      design(socket, message)
    })
  }
  const answer = Buffer.alloc(answerBytes, '.')
  const greeted = new WeakSet()
  return startBareServer((socket, text) => {
    // The first frame is a sign-in, and every later one comes back as it is.
    if (greeted.has(socket)) return socket.send(text)
    greeted.add(socket)
    socket.send(answer, TEXT)
  })
}

answerParent<BaselineCalls>({
  async begin({ members, answerBytes }) {
    baseline = await begin(members, answerBytes)
    return { url: baseline.url }
  },
  broadcast({ bytes, times }) {
    const startedAt = sharedClock()
    for (let round = 0; round < times; round++) baseline?.broadcast(bytes)
    return { startedAt }
  },
  usage: () => ownUsage(),
})
