/**
 * Sockets in their thousands, in a process of their own. They do the least that a client can: the product's client would be
 * measured on one side of a comparison only. Knows frames by how they begin, and nothing else of what they say.
 */
import WebSocket from 'ws'
import { sourceAddress } from '../rehearsal/phone-line.ts'
import { answerParent, ownUsage, sharedClock, type UsageCall } from './calls.ts'
import { quantile } from './ratios.ts'

/** Milliseconds: until the last one came, counted from `since` or from the first sending; and each one's own time. */
export type Arrival = {
  arrived: number
  lastMs: number
  p50Ms: number
  p99Ms: number
  frameBytes: number
}

/** `answerBytes`: of one answer, on average. */
export type Opened = { answered: number; seconds: number; answerBytes: number }

export type Polls = { due: number; answered: number; slowestMs: number; membersAtFirstMiss: number | null }

export type LoadCalls = UsageCall & {
  /** Opens a socket for each frame, spread evenly over the time, sends it, and waits for one answer each. */
  open: {
    input: { url: string; firstFrames: string[]; overSeconds: number; withinSeconds: number }
    output: Opened
  }
  /** From now on waits for one frame on each socket that begins so. */
  expect: { input: { beginsWith: string }; output: null }
  /** All at once: each socket sends its frame. */
  send: { input: { frames: string[] }; output: null }
  /** Until all expected frames are here. Times are taken from `since`, or from each socket's own sending. */
  arrived: { input: { since: number | null; withinSeconds: number }; output: Arrival }
  /** Each socket that was answered asks each second with this frame, unless the last one is still unanswered. */
  poll: { input: { frame: string }; output: null }
  polls: { input: null; output: Polls }
  /** Payload received since the beginning. */
  received: { input: null; output: { bytes: number } }
}

const TICK_MS = 5
const POLL_MS = 1000

type Line = {
  socket: WebSocket
  isAnswered: boolean
  sentAt: number
  arrivedAt: number
  /** When the poll now under way was sent; 0: none is. */
  polledAt: number
  nextPollAt: number
}

const lines: Line[] = []
const polls: Polls = { due: 0, answered: 0, slowestMs: 0, membersAtFirstMiss: null }
let answered = 0
let answerBytes = 0
let receivedBytes = 0
let expected: { prefix: Buffer; arrived: number; frameBytes: number } | null = null
let onProgress = (): void => undefined

function openLine(url: string, index: number, firstFrame: string): void {
  const localAddress = sourceAddress(url, index)
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket`, {
    origin: url,
    perMessageDeflate: false,
    // A phone's page checks that for free, in the browser's own code.
    skipUTF8Validation: true,
    ...(localAddress !== undefined && { localAddress }),
  })
  const line: Line = { socket, isAnswered: false, sentAt: 0, arrivedAt: 0, polledAt: 0, nextPollAt: 0 }
  lines.push(line)
  socket.on('open', () => socket.send(firstFrame))
  socket.on('message', (data: Buffer) => receive(line, data))
  socket.on('error', () => undefined)
}

function receive(line: Line, data: Buffer): void {
  receivedBytes += data.length
  if (!line.isAnswered) {
    line.isAnswered = true
    answered++
    answerBytes += data.length
    onProgress()
    return
  }
  if (line.polledAt > 0) {
    polls.answered++
    polls.slowestMs = Math.max(polls.slowestMs, sharedClock() - line.polledAt)
    line.polledAt = 0
  }
  if (expected === null || line.arrivedAt > 0) return
  if (data.compare(expected.prefix, 0, expected.prefix.length, 0, expected.prefix.length) !== 0) return
  line.arrivedAt = sharedClock()
  expected.arrived++
  expected.frameBytes = data.length
  onProgress()
}

/** Resolves when it is reached or the time is over. */
function until(isReached: () => boolean, withinSeconds: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer)
      onProgress = () => undefined
      resolve()
    }
    const timer = setTimeout(stop, withinSeconds * 1000)
    onProgress = () => {
      if (isReached()) stop()
    }
    onProgress()
  })
}

function startOpening(url: string, firstFrames: readonly string[], overSeconds: number): void {
  const started = performance.now()
  const first = lines.length
  const openDue = () => {
    const share = overSeconds === 0 ? 1 : (performance.now() - started) / (overSeconds * 1000)
    const due = Math.min(firstFrames.length, Math.ceil(share * firstFrames.length))
    for (let index = lines.length - first; index < due; index++)
      openLine(url, lines.length, firstFrames[index] ?? '')
    if (due === firstFrames.length) clearInterval(ticks)
  }
  const ticks = setInterval(openDue, TICK_MS)
  openDue()
}

function pollAll(frame: string): void {
  setInterval(() => {
    const now = sharedClock()
    for (const line of lines) {
      if (!line.isAnswered || now < line.nextPollAt) continue
      line.nextPollAt = line.nextPollAt === 0 ? now + POLL_MS : line.nextPollAt + POLL_MS
      polls.due++
      if (line.polledAt > 0) {
        polls.membersAtFirstMiss ??= answered
        continue
      }
      line.polledAt = now
      line.socket.send(frame)
    }
  }, TICK_MS)
}

function measureArrival(since: number | null): Arrival {
  const times: number[] = []
  let earliest = Number.POSITIVE_INFINITY
  let last = 0
  for (const { sentAt, arrivedAt } of lines) {
    if (sentAt > 0) earliest = Math.min(earliest, sentAt)
    if (arrivedAt === 0) continue
    times.push(arrivedAt - (since ?? sentAt))
    last = Math.max(last, arrivedAt)
  }
  times.sort((one, other) => one - other)
  return {
    arrived: times.length,
    lastMs: last - (since ?? earliest),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    frameBytes: expected?.frameBytes ?? 0,
  }
}

answerParent<LoadCalls>({
  async open({ url, firstFrames, overSeconds, withinSeconds }) {
    const [started, wanted] = [performance.now(), lines.length + firstFrames.length]
    startOpening(url, firstFrames, overSeconds)
    await until(() => answered === wanted, withinSeconds)
    const seconds = (performance.now() - started) / 1000
    return { answered, seconds, answerBytes: answered === 0 ? 0 : answerBytes / answered }
  },
  expect({ beginsWith }) {
    expected = { prefix: Buffer.from(beginsWith), arrived: 0, frameBytes: 0 }
    for (const line of lines) {
      line.sentAt = 0
      line.arrivedAt = 0
    }
    return null
  },
  send({ frames }) {
    for (const [index, line] of lines.entries()) {
      line.sentAt = sharedClock()
      line.socket.send(frames[index] ?? '')
    }
    return null
  },
  async arrived({ since, withinSeconds }) {
    await until(() => expected?.arrived === lines.length, withinSeconds)
    return measureArrival(since)
  },
  poll({ frame }) {
    pollAll(frame)
    return null
  },
  polls: () => ({ ...polls }),
  received: () => ({ bytes: receivedBytes }),
  usage: () => ownUsage(),
})
