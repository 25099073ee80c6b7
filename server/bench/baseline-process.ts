/** A baseline in a process of its own; its argument says which. */
import { answerParent, ownUsage, sharedClock, type UsageCall } from './calls.ts'
import { startBareServer, TEXT, type BareServer } from './baselines/bare-server.ts'
import {
  acceptOnly,
  pollEachSecond,
  pushEachChange,
  pushEachSecond,
  type PageMessage,
} from './baselines/sign-in-designs.ts'

const DESIGNS = {
  accept: acceptOnly,
  'poll-each-second': pollEachSecond,
  'push-each-change': pushEachChange,
  'push-each-second': pushEachSecond,
} as const

export type BaselineName = keyof typeof DESIGNS | 'send-loop' | 'echo'

export type BaselineCalls = UsageCall & {
  begin: { input: { members: number; answerBytes: number }; output: { url: string } }
  /** A frame of this size to everybody, in one loop; when it began by the shared clock. */
  broadcast: { input: { bytes: number }; output: { startedAt: number } }
}

const isDesign = (name: string): name is keyof typeof DESIGNS => Object.hasOwn(DESIGNS, name)

const name = process.argv[2] ?? ''
let server: BareServer | null = null

answerParent<BaselineCalls>({
  async begin({ members, answerBytes }) {
    if (isDesign(name)) {
      const design = DESIGNS[name](members, answerBytes)
      server = await startBareServer((socket, text) => {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- a baseline checks nothing: that is its advantage
        const message: PageMessage = JSON.parse(text)
        design(socket, message)
      })
    } else {
      const answer = Buffer.alloc(answerBytes, '.')
      const greeted = new WeakSet()
      server = await startBareServer((socket, text) => {
        // The first frame is a sign-in, and every later one comes back as it is.
        if (greeted.has(socket)) return socket.send(text)
        greeted.add(socket)
        socket.send(answer, TEXT)
      })
    }
    return { url: server.url }
  },
  broadcast({ bytes }) {
    const frame = Buffer.alloc(bytes, '.')
    const startedAt = sharedClock()
    for (const socket of server?.sockets ?? []) socket.send(frame, TEXT)
    return { startedAt }
  },
  usage: () => ownUsage(),
})
