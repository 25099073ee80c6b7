/** Halls in which everybody is connected: with Plenum, or with a baseline. */
import { asChair, type Chair } from '../command-line/chair.ts'
import type { BaselineCalls, BaselineName } from './baseline-process.ts'
import { Child, sharedClock, type UsageCall } from './calls.ts'
import { benchVote, type Convention } from './convention.ts'
import { Phones, type Arrival } from './phones.ts'
import type { PlenumCalls } from './plenum-process.ts'
import type { Setting } from './setting.ts'
import { BARE, PLENUM, SOCKET_IO, socketIoHello, type Speech } from './speech.ts'

/** So many sockets at once would measure the handshakes' queue and not what comes after. */
const CONNECTS_PER_SECOND = 2_000
/** Few enough not to overflow anybody's queue, enough that nobody waits for the phones. */
export const AT_ONCE = 256

/** What a change leaves behind (a tick, a checkpoint, garbage) belongs to it; so do the same milliseconds of a baseline. */
export const SETTLE_MS = 300

export type Plenum = { host: Child<PlenumCalls>; url: string; chair: Chair; convention: Convention }

export type PlenumHall = Plenum & {
  phones: Phones
  speech: Speech
  /** What a phone got when it had signed in. */
  answerBytes: number
}
export type BaselineHall = { host: Child<BaselineCalls>; url: string; phones: Phones; speech: Speech }

/** With nobody in yet but the chair. */
export async function withPlenum<T>(
  { convention: conventionOf, execArgv }: Setting,
  members: number,
  act: (plenum: Plenum) => Promise<T>,
): Promise<T> {
  const convention = await conventionOf(members)
  const host = new Child<PlenumCalls>('plenum-process.ts', [], execArgv)
  try {
    const { url, consoleKey } = await host.ask('begin', { file: convention.copy(), port: 0 })
    return await asChair({ url, key: consoleKey }, (chair) => act({ host, url, chair, convention }))
  } finally {
    await host.stop()
  }
}

export const inPlenumHall = <T>(
  setting: Setting,
  members: number,
  act: (hall: PlenumHall) => Promise<T>,
): Promise<T> =>
  withPlenum(setting, members, async (plenum) => {
    setting.say(`${members.toLocaleString('en')} phones connect to each side`)
    const phones = new Phones(members)
    try {
      const { answerBytes } = await phones.connect({
        ...{ url: plenum.url, dialect: 'plain', firstFrames: plenum.convention.signInFrames },
        pace: steady(members),
      })
      return await act({ ...plenum, phones, speech: PLENUM, answerBytes })
    } finally {
      await phones.stop()
    }
  })

export async function inBaselineHall<T>(
  { members, name, answerBytes }: { members: number; name: BaselineName; answerBytes: number },
  act: (hall: BaselineHall) => Promise<T>,
): Promise<T> {
  const host = new Child<BaselineCalls>('baseline-process.ts', [name])
  const phones = new Phones(members)
  try {
    const { url } = await host.ask('begin', { members, answerBytes })
    const speech = name === 'socket.io' ? SOCKET_IO : BARE
    const { dialect } = speech
    await phones.connect({ url, dialect, firstFrames: greetings(name, members), pace: steady(members) })
    return await act({ host, url, phones, speech })
  } finally {
    await Promise.all([host.stop(), phones.stop()])
  }
}

export const greetings = (name: BaselineName, members: number): string[] =>
  Array.from({ length: members }, (_, member) => (name === 'socket.io' ? socketIoHello(member) : 'hello'))

export const steady = (members: number) => ({ overSeconds: members / CONNECTS_PER_SECOND, atOnce: AT_ONCE })

/** What it takes until a change has reached every phone. */
export async function reachAll(
  { phones, speech }: { phones: Phones; speech: Speech },
  since: () => Promise<number>,
): Promise<Arrival> {
  await phones.expect(speech.change)
  return phones.arrival(await since())
}

export const prepareVote = async (chair: Chair, draft = benchVote): Promise<number> =>
  (await chair.command('prepare-vote', draft)).vote

/** Opens or closes a vote, and waits until every phone knows; timed from the chair's command. */
export const tellAll = (
  hall: Pick<PlenumHall, 'phones' | 'speech' | 'chair'>,
  act: { name: 'open-vote' | 'close-vote'; vote: number },
): Promise<Arrival> =>
  reachAll(hall, async () => {
    const startedAt = sharedClock()
    await hall.chair.command(act.name, { vote: act.vote })
    return startedAt
  })

export type UsageOf = { ask(name: 'usage', input: null): Promise<UsageCall['usage']['output']> }

/** What `act` cost the host, in seconds of processor. */
export async function withCpu<T>(
  host: UsageOf,
  act: () => Promise<T>,
): Promise<{ done: T; cpuSeconds: number }> {
  const before = await host.ask('usage', null)
  const done = await act()
  const after = await host.ask('usage', null)
  return { done, cpuSeconds: after.cpuSeconds - before.cpuSeconds }
}
