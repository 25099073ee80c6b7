/**
 * Sockets in their thousands, in a process of their own. They do the least that a client can: the product's client would be
 * measured on one side of a comparison only. Knows frames by how they begin, and nothing else of what they say.
 */
import { answerParent, ownUsage, sharedClock, type UsageCall } from './calls.ts'
import { openLine, type Dialect, type Line } from './load-line.ts'

/** Of this process: when each expected frame came and, if the socket had asked for it, when it asked. By the shared clock. */
export type Arrivals = { arrived: Float64Array; sent: Float64Array; frames: number; frameBytes: number }

/** `answerBytes`: of one answer, on average. `attempts`: handshakes that were refused and tried again. */
export type Opened = { answered: number; seconds: number; answerBytes: number; attempts: number }

export type Polls = { due: number; answered: number; slowestMs: number; membersAtFirstMiss: number | null }

/** Spread evenly over so many seconds, and never more than so many at once that are not answered yet. */
export type Pace = { overSeconds: number; atOnce: number }

export type LoadCalls = UsageCall & {
  /** Opens a socket for each frame, sends it, and waits for one answer each. `first`: the number of the first phone in its hall. */
  open: {
    input: {
      url: string
      dialect: Dialect
      first: number
      firstFrames: string[]
      pace: Pace
      withinSeconds: number
    }
    output: Opened
  }
  /** From now on waits for one frame on each socket that begins so. */
  expect: { input: { beginsWith: string }; output: null }
  /** Each socket sends its frame: all at once, or spread evenly over the time. */
  send: { input: { frames: string[]; overSeconds: number }; output: null }
  /** Until all expected frames are here. */
  arrived: { input: { withinSeconds: number }; output: Arrivals }
  /** Each socket that was answered asks each second with this frame, unless the last one is still unanswered. */
  poll: { input: { frame: string }; output: null }
  polls: { input: null; output: Polls }
  /** Payload received since the beginning. */
  received: { input: null; output: { bytes: number } }
  /** Nobody reads any more, or everybody does again. */
  stall: { input: { isStalled: boolean }; output: null }
  /** All go, without a word. */
  leave: { input: null; output: null }
}

const TICK_MS = 5
const POLL_MS = 1000

let lines: Line[] = []
const polls: Polls = { due: 0, answered: 0, slowestMs: 0, membersAtFirstMiss: null }
let answered = 0
let answerBytes = 0
let receivedBytes = 0
let expected: { prefix: Buffer; arrived: number; frames: number; frameBytes: number } | null = null
let onProgress = (): void => undefined
let onAnswer = (): void => undefined

function receive(line: Line, data: Buffer): void {
  receivedBytes += data.length
  if (!line.isAnswered) {
    line.isAnswered = true
    answered++
    answerBytes += data.length
    onAnswer()
    onProgress()
    return
  }
  if (line.polledAt > 0) {
    polls.answered++
    polls.slowestMs = Math.max(polls.slowestMs, sharedClock() - line.polledAt)
    line.polledAt = 0
  }
  if (expected === null) return
  if (data.compare(expected.prefix, 0, expected.prefix.length, 0, expected.prefix.length) !== 0) return
  expected.frames++
  if (line.arrivedAt > 0) return
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

/** Calls `act` for each index, evenly over the time, as far as `mayGo` lets it. Returns what tries at once again. */
function spread(
  count: number,
  overSeconds: number,
  act: (index: number) => void,
  mayGo = () => true,
): () => void {
  const started = performance.now()
  let next = 0
  const goOn = () => {
    const share = overSeconds === 0 ? 1 : (performance.now() - started) / (overSeconds * 1000)
    const due = Math.min(count, Math.ceil(share * count))
    while (next < due && mayGo()) act(next++)
    if (next === count) clearInterval(ticks)
  }
  const ticks = setInterval(goOn, TICK_MS)
  goOn()
  return goOn
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

function arrivals(): Arrivals {
  const there = lines.filter(({ arrivedAt }) => arrivedAt > 0)
  return {
    arrived: Float64Array.from(there, ({ arrivedAt }) => arrivedAt),
    sent: Float64Array.from(there, ({ sentAt }) => sentAt),
    frames: expected?.frames ?? 0,
    frameBytes: expected?.frameBytes ?? 0,
  }
}

answerParent<LoadCalls>({
  async open({ url, dialect, first, firstFrames, pace, withinSeconds }) {
    const [started, wanted, begun] = [performance.now(), lines.length + firstFrames.length, lines.length]
    const [answeredBefore, bytesBefore] = [answered, answerBytes]
    const openNext = (index: number) =>
      lines.push(
        openLine({
          ...{ url, dialect, index: first + begun + index, firstFrame: firstFrames[index] ?? '' },
          onFrame: receive,
        }),
      )
    onAnswer = spread(
      firstFrames.length,
      pace.overSeconds,
      openNext,
      () => lines.length - answered < pace.atOnce,
    )
    await until(() => answered === wanted, withinSeconds)
    const seconds = (performance.now() - started) / 1000
    const here = answered - answeredBefore
    return {
      answered: here,
      seconds,
      answerBytes: here === 0 ? 0 : (answerBytes - bytesBefore) / here,
      attempts: lines.reduce((sum, { attempts }) => sum + attempts, 0),
    }
  },
  expect({ beginsWith }) {
    expected = { prefix: Buffer.from(beginsWith), arrived: 0, frames: 0, frameBytes: 0 }
    for (const line of lines) {
      line.sentAt = 0
      line.arrivedAt = 0
    }
    return null
  },
  send({ frames, overSeconds }) {
    spread(lines.length, overSeconds, (index) => {
      const line = lines[index]
      if (line === undefined) return
      line.sentAt = sharedClock()
      line.socket.send(frames[index] ?? '')
    })
    return null
  },
  async arrived({ withinSeconds }) {
    await until(() => expected?.arrived === lines.length, withinSeconds)
    return arrivals()
  },
  poll({ frame }) {
    pollAll(frame)
    return null
  },
  polls: () => ({ ...polls }),
  received: () => ({ bytes: receivedBytes }),
  stall({ isStalled }) {
    for (const { socket } of lines)
      if (isStalled) socket.pause()
      else socket.resume()
    return null
  },
  leave() {
    for (const line of lines) {
      line.hasLeft = true
      line.socket.terminate()
    }
    lines = []
    answered = 0
    return null
  },
  usage: () => ownUsage(),
})
