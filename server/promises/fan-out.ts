/**
 * Members come, go and come back while two consoles and a projector watch, in a hall of one size and in one of three times that
 * size: what a phone receives does not depend on how many there are, and a change costs each console a few bytes.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asChair } from '../command-line/chair.ts'
import type { ConsoleTopics, ProjectorTopics } from '../protocol/messages.ts'
import { connectAll, endHall, openHall, phonesOf, type Hall } from './hall.ts'
import type { HostEntry } from './host-process.ts'
import type { Phone } from './phone.ts'
import { BrokenPromise, demand, megabytes, until, type Trial, type TrialOptions } from './promise.ts'
import { Screen } from './screen.ts'

const MEMBERS = 900
const SMALLER = 1 / 3
const BROKEN_MEMBERS = 60

/** Stay where they are and should hear nothing of the others. */
const STILL_SHARE = 0.1
const CHANGES_PER_SECOND = 500
const STEP_MS = 20
const SETTLE_MS = 60_000
/** Two ticks: the last change has left. */
const LAST_TICK_MS = 600

/** A change is `[id,flags,seconds],`: 15 bytes at five digits; as much again for the frame around a rush of them. */
const BYTES_PER_CHANGE = 32
/** The frame's head and the time around the changes, four times a second at most. */
const BYTES_PER_SECOND = 4 * 128
/** Digits of positions and of the clock. */
const DIGITS = 24
/** What a host of any size may take for its heap to breathe; and for each member, with the handshake's garbage. */
const BREATH_BYTES = 64 * 2 ** 20
const BYTES_PER_MEMBER = 64 * 2 ** 10

export type Measured = {
  members: number
  still: number
  changes: number
  seconds: number
  /** Of one sign-in, on the phone that received most. */
  phoneBytes: number
  /** Frames that came to phones beyond the answers to their own sign-ins. */
  framesTooMany: number
  consoleBytes: readonly number[]
  projectorBytes: number
  areConsolesExact: boolean
  grownBytes: number
}

export const fanOut: Trial = {
  promise: 'A participant’s change costs each console a few bytes and each phone none.',
  async keep(options: TrialOptions): Promise<string[]> {
    const { members = MEMBERS, folder, seed, say } = options
    const sizes = [Math.ceil(members * SMALLER), members]
    const measured: Measured[] = []
    for (const size of sizes) {
      say(`${String(size)} members come, go and come back`)
      measured.push(await measure({ members: size, folder, seed, name: `hall-${String(size)}` }))
    }
    const [small, large] = measured
    if (small === undefined || large === undefined) throw new BrokenPromise('nothing was measured')
    const found = brokenBy(small, large)
    demand(found.length === 0, found.join('; '))
    say('the same with a host that sends the whole list')
    return [...figures(small, large), await catchWholeList(folder, seed)]
  },
}

/** A sentence for each promise that these two halls break. */
export function brokenBy(small: Measured, large: Measured): string[] {
  const found: string[] = []
  for (const hall of [small, large]) {
    const { members, changes, seconds, framesTooMany, consoleBytes, projectorBytes, grownBytes } = hall
    const name = `in a hall of ${String(members)}`
    const frames = Math.round(seconds) * BYTES_PER_SECOND
    const budget = changes * BYTES_PER_CHANGE + frames
    const most = Math.max(...consoleBytes)
    if (framesTooMany > 0)
      found.push(`${name} phones got ${String(framesTooMany)} frames because of others’ coming and going`)
    if (most > budget)
      found.push(
        `${name} ${String(changes)} changes cost a console ${String(most)} bytes, more than ${String(budget)}`,
      )
    if (projectorBytes > frames)
      found.push(`${name} the projector got ${String(projectorBytes)} bytes, more than ${String(frames)}`)
    if (!hall.areConsolesExact)
      found.push(`${name} a console shows another number of connected than there are`)
    if (grownBytes > BREATH_BYTES + members * BYTES_PER_MEMBER)
      found.push(`${name} the host grew by ${megabytes(grownBytes)}`)
  }
  if (large.phoneBytes > small.phoneBytes + DIGITS)
    found.push(
      `a phone gets ${String(large.phoneBytes)} bytes among ${String(large.members)}, ${String(small.phoneBytes)} among ${String(small.members)}`,
    )
  return found
}

/** The proof that the figures above could have been others. */
async function catchWholeList(folder: string, seed: string): Promise<string> {
  const base = { folder, seed, entry: 'sends the whole list' } as const
  const small = await measure({
    ...base,
    members: Math.ceil(BROKEN_MEMBERS * SMALLER),
    name: 'whole-list-small',
  })
  const large = await measure({ ...base, members: BROKEN_MEMBERS, name: 'whole-list' })
  const found = brokenBy(small, large)
  const [frames, bytes] = [/because of others/, /cost a console/].map((what) =>
    found.some((one) => what.test(one)),
  )
  demand(
    frames === true && bytes === true,
    `a host that sends the whole list is not noticed: ${found.join('; ') || 'nothing was found'}`,
  )
  return `And it catches a host that sends the whole list: among ${String(large.members)} a change cost a console ${perChange(large)} bytes, and phones got ${String(large.framesTooMany)} frames of others.`
}

const perChange = ({ consoleBytes, changes }: Measured): string =>
  (Math.max(...consoleBytes) / changes).toFixed(1)

function figures(small: Measured, large: Measured): string[] {
  return [
    `A phone received ${String(small.phoneBytes)} bytes for its sign-in among ${String(small.members)} members, ${String(large.phoneBytes)} among ${String(large.members)}, and nothing of the others.`,
    `A change cost each console ${perChange(small)} bytes among ${String(small.members)}, ${perChange(large)} among ${String(large.members)} (${String(large.changes)} changes); both consoles are exact.`,
    `The projector received ${String(large.projectorBytes)} bytes in ${large.seconds.toFixed(0)} s; the host grew by ${megabytes(large.grownBytes)}.`,
  ]
}

type MeasureOptions = { members: number; folder: string; seed: string; name: string; entry?: HostEntry }

async function measure({ members, folder, seed, name, entry }: MeasureOptions): Promise<Measured> {
  const hall = await openHall({
    members,
    file: join(folder, `${name}.plenum`),
    start: entry === undefined ? {} : { entry },
  })
  const phones = phonesOf(hall, seed)
  const screens: { connection: { stop(): void } }[] = []
  try {
    const consoles = [1, 2].map(() => new Screen<ConsoleTopics>(hall.host.url, hall.host.consoleKey))
    screens.push(...consoles)
    const projector = new Screen<ProjectorTopics>(hall.host.url, await projectorKey(hall))
    screens.push(projector)
    await Promise.all([...consoles, projector].map((screen) => screen.isThere()))
    const still = phones.slice(0, Math.ceil(members * STILL_SHARE))
    const roving = phones.slice(still.length)
    await connectAll(still)
    await pause(LAST_TICK_MS)
    const before = residentBytes(consoles)
    for (const screen of [...consoles, projector]) screen.forget()
    const started = performance.now()
    await rove(roving)
    await pause(LAST_TICK_MS)
    return {
      ...{ members, still: still.length, changes: 3 * roving.length },
      seconds: (performance.now() - started) / 1000,
      phoneBytes: Math.max(...phones.map(({ received, signIns }) => Math.ceil(received.bytes / signIns))),
      framesTooMany: phones.reduce((sum, { received, signIns }) => sum + received.frames - signIns, 0),
      consoleBytes: consoles.map(({ received }) => received.bytes),
      projectorBytes: projector.received.bytes,
      areConsolesExact: consoles.every(({ roster }) => roster?.counts.online === members),
      grownBytes: residentBytes(consoles) - before,
    }
  } finally {
    for (const { connection } of screens) connection.stop()
    await endHall(hall.host, phones)
  }
}

const projectorKey = ({ host }: Hall): Promise<string> =>
  asChair(
    { file: host.file },
    async (chair) => (await chair.command('invite', { role: 'projector', name: 'Hall' })).key,
  )

const residentBytes = (consoles: readonly Screen<ConsoleTopics>[]): number =>
  Math.max(...consoles.map(({ connection }) => connection.replica?.topics.vitals?.memory.residentBytes ?? 0))

/** All come, all go, all come back. */
async function rove(phones: readonly Phone[]): Promise<void> {
  await spread(phones, (phone) => phone.connect())
  await until(
    () => phones.every(({ isLive }) => isLive),
    SETTLE_MS,
    () => 'the arrival of everybody',
  )
  await spread(phones, (phone) => phone.leave())
  await spread(phones, (phone) => phone.connect())
  await until(
    () => phones.every(({ isLive }) => isLive),
    SETTLE_MS,
    () => 'the return of everybody',
  )
}

async function spread(phones: readonly Phone[], act: (phone: Phone) => void): Promise<void> {
  const atOnce = Math.ceil((CHANGES_PER_SECOND * STEP_MS) / 1000)
  for (let first = 0; first < phones.length; first += atOnce) {
    for (const phone of phones.slice(first, first + atOnce)) act(phone)
    await pause(STEP_MS)
  }
}
