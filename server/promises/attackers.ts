/** Everybody who means the host no good, in a process of their own, all at once. They report how the host received them. */
import { constants, setPriority } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { answerParent } from '../bench/calls.ts'
import { PROTOCOL_VERSION } from '../protocol/messages.ts'
import { seeded, type Random } from '../rehearsal/chance.ts'
import { fuzzed, textFrame } from './fuzz.ts'
import { RawLine, upgradeHeaders } from './raw-line.ts'

export type Attack = {
  url: string
  seed: string
  frames: number
  /** Links of members whose phones were taken over; the last ones do not read. */
  fuzzers: string[]
  stalled: string[]
}

export type Reception = {
  isOver: boolean
  frames: number
  connections: number
  /** Something that nobody may be told: the first of them in words. */
  breaches: string[]
  strangers: { sent: number; refused: number }
  silent: { opened: number; letGo: number }
  slowHeaders: { opened: number; letGo: number; longestMs: number }
  stalled: number
}

export type AttackCalls = {
  begin: { input: Attack; output: null }
  reception: { input: null; output: Reception }
}

const FUZZERS_AT_ONCE = 30
/** Between their connections, so that what is measured is the host and not the lack of processors. */
const FUZZER_REST_MS = 20
const FRAMES_PER_LINE = 4
const AFTER_FRAMES_MS = 30
const STRANGERS = 1_000
const STRANGERS_AT_ONCE = 10
const SILENT = 200
const SLOW_HEADERS = 50
const SLOW_HEADER_MS = 1_000
/** The host lets go after 10 s of headers or 20 s of silence, and looks every 5 s. */
const LET_GO_MS = 30_000
/** Below the limit of frames a second, so that they stay. */
const STALLED_ASKS_MS = 80

const reception: Reception = {
  isOver: false,
  frames: 0,
  connections: 0,
  breaches: [],
  strangers: { sent: 0, refused: 0 },
  silent: { opened: 0, letGo: 0 },
  slowHeaders: { opened: 0, letGo: 0, longestMs: 0 },
  stalled: 0,
}

let lines = 0
const newLine = (url: string) => new RawLine(url, ++lines)

const signIn = (secret: string) => ({
  type: 'sign-in',
  request: 'attacker-0001',
  protocol: PROTOCOL_VERSION,
  credential: { kind: 'link', secret },
})

async function fuzz({ url, seed, frames, fuzzers }: Attack, worker: number): Promise<void> {
  const random = seeded(seed, 'fuzz', worker)
  const secret = worker % 3 === 0 ? fuzzers[worker / 3] : undefined
  while (reception.frames < frames) {
    const line = newLine(url)
    if ((await line.shakeHands(upgradeHeaders(url))) === '101') {
      reception.connections++
      if (secret !== undefined) await signInOn(line, secret, random)
      await sendFuzzed(line, random)
      lookForBreaches(line.heard, secret !== undefined)
    }
    line.end()
    await pause(FUZZER_REST_MS)
  }
}

async function signInOn(line: RawLine, secret: string, random: Random): Promise<void> {
  line.write(textFrame(signIn(secret), random))
  await line.hears((heard) => heard.includes('"type":"welcome"'))
}

async function sendFuzzed(line: RawLine, random: Random): Promise<void> {
  for (let sent = 0; sent < FRAMES_PER_LINE && !line.isClosed; sent++) {
    reception.frames++
    line.write(fuzzed(random))
  }
  await line.hears(() => false, AFTER_FRAMES_MS)
}

function lookForBreaches(heard: string, isMember: boolean): void {
  const welcomes = heard.split('"type":"welcome"').length - 1
  if (welcomes > (isMember ? 1 : 0)) reception.breaches.push('somebody was let in by a fuzzed frame')
  if (/"role":"(chair|projector)"/.test(heard)) reception.breaches.push('a fuzzed frame made a chair')
  if (!isMember && heard.includes('"ok":true'))
    reception.breaches.push('a command was done without a sign-in')
}

/** Pages of other sites, programs without an Origin, other paths and half handshakes. */
async function knock(url: string, worker: number): Promise<void> {
  const wrong: readonly { headers: string[]; path?: string; status: string }[] = [
    { headers: upgradeHeaders(url, 'https://evil.example'), status: '403' },
    { headers: upgradeHeaders(url, null), status: '403' },
    { headers: upgradeHeaders(url, 'null'), status: '403' },
    { headers: upgradeHeaders(url, `${url}.evil.example`), status: '403' },
    { headers: upgradeHeaders(url), path: '/', status: '404' },
    {
      headers: upgradeHeaders(url).filter((header) => !header.startsWith('Sec-WebSocket-Key')),
      status: '400',
    },
  ]
  for (let turn = worker; turn < STRANGERS; turn += STRANGERS_AT_ONCE) {
    const { headers, path, status } = wrong[turn % wrong.length] ?? { headers: [], status: '' }
    const line = newLine(url)
    reception.strangers.sent++
    if ((await line.shakeHands(headers, path)) === status) reception.strangers.refused++
    line.end()
    await pause(FUZZER_REST_MS)
  }
}

async function saySilence(url: string): Promise<void> {
  const line = newLine(url)
  if ((await line.shakeHands(upgradeHeaders(url))) !== '101') return
  reception.silent.opened++
  // The close frame is answered by nobody: the host's own end of the connection is what counts.
  if (await line.hears((heard) => heard.includes('\x88\x02\x0f\xa3'), LET_GO_MS)) reception.silent.letGo++
  line.end()
}

async function dripHeaders(url: string): Promise<void> {
  const line = newLine(url)
  const started = performance.now()
  reception.slowHeaders.opened++
  line.write('GET / HTTP/1.1\r\nHost: ')
  const drip = setInterval(() => line.write('x'), SLOW_HEADER_MS)
  await Promise.race([line.closed, pause(LET_GO_MS)])
  clearInterval(drip)
  if (line.isClosed) reception.slowHeaders.letGo++
  reception.slowHeaders.longestMs = Math.max(reception.slowHeaders.longestMs, performance.now() - started)
  line.end()
}

/** Signs in, reads no more, and asks for the whole state again and again, for as long as the attack lasts. */
async function stall(url: string, secret: string): Promise<void> {
  const random = seeded('stalled', secret)
  const line = newLine(url)
  if ((await line.shakeHands(upgradeHeaders(url))) !== '101') return
  await signInOn(line, secret, random)
  line.socket.pause()
  reception.stalled++
  setInterval(() => line.write(textFrame({ type: 'resync' }, random)), STALLED_ASKS_MS)
}

async function attack(order: Attack): Promise<void> {
  const { url, stalled } = order
  const many = (count: number, act: (index: number) => Promise<void>) =>
    Array.from({ length: count }, (_, index) => act(index))
  await Promise.all(stalled.map((secret) => stall(url, secret)))
  await Promise.all([
    ...many(SLOW_HEADERS, () => dripHeaders(url)),
    ...many(SILENT, () => saySilence(url)),
    ...many(STRANGERS_AT_ONCE, (worker) => knock(url, worker)),
    ...many(FUZZERS_AT_ONCE, (worker) => fuzz(order, worker)),
  ])
  reception.isOver = true
}

// They stand for other people's computers: host and honest phones, which share this one, go first.
setPriority(constants.priority.PRIORITY_LOW)

answerParent<AttackCalls>({
  begin(order) {
    void attack(order)
    return null
  },
  reception: () => reception,
})
