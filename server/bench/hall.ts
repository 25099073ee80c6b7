/** Two halls side by side, one with Plenum and one with a baseline, in both of which everybody is connected. */
import { asChair, type Chair } from '../command-line/chair.ts'
import type { BaselineCalls, BaselineName } from './baseline-process.ts'
import { Child, sharedClock } from './calls.ts'
import { benchVote } from './convention.ts'
import type { LoadCalls } from './load-process.ts'
import type { PlenumCalls } from './plenum-process.ts'
import type { Setting } from './setting.ts'

/** So many sockets at once would measure the handshakes' queue and not what comes after. */
const CONNECTS_PER_SECOND = 1_000
const CONNECT_WITHIN_SECONDS = 60

export type PlenumHall = { host: Child<PlenumCalls>; phones: Child<LoadCalls>; chair: Chair }
export type BareHall = { host: Child<BaselineCalls>; phones: Child<LoadCalls> }

export async function inBothHalls<T>(
  { convention: conventionOf, members, execArgv, say }: Setting,
  name: BaselineName,
  act: (plenum: PlenumHall, bare: BareHall) => Promise<T>,
): Promise<T> {
  const children: { stop(): Promise<void> }[] = []
  const begun = <C extends { stop(): Promise<void> }>(child: C): C => {
    children.push(child)
    return child
  }
  try {
    const convention = await conventionOf(members)
    say(`${members.toLocaleString('en')} phones connect to each side`)
    const host = begun(new Child<PlenumCalls>('plenum-process.ts', [], execArgv))
    const { url, consoleKey } = await host.ask('begin', { file: convention.copy() })
    const phones = begun(new Child<LoadCalls>('load-process.ts'))
    const answerBytes = await connect(phones, url, convention.signInFrames)

    const bareHost = begun(new Child<BaselineCalls>('baseline-process.ts', [name]))
    const bare = await bareHost.ask('begin', { members, answerBytes })
    const barePhones = begun(new Child<LoadCalls>('load-process.ts'))
    await connect(
      barePhones,
      bare.url,
      Array.from({ length: members }, () => 'hello'),
    )

    return await asChair({ url, key: consoleKey }, (chair) =>
      act({ host, phones, chair }, { host: bareHost, phones: barePhones }),
    )
  } finally {
    await Promise.all(children.map((child) => child.stop()))
  }
}

async function connect(phones: Child<LoadCalls>, url: string, firstFrames: string[]): Promise<number> {
  const { answered, answerBytes } = await phones.ask('open', {
    ...{ url, firstFrames },
    ...{ overSeconds: firstFrames.length / CONNECTS_PER_SECOND, withinSeconds: CONNECT_WITHIN_SECONDS },
  })
  if (answered < firstFrames.length)
    throw new Error(`only ${String(answered)} of ${String(firstFrames.length)} phones could connect`)
  return answerBytes
}

/** What it takes until the change has reached every phone; nobody may miss it. */
export async function reachAll(
  phones: Child<LoadCalls>,
  members: number,
  { beginsWith, since }: { beginsWith: string; since: () => Promise<number | null> },
) {
  await phones.ask('expect', { beginsWith })
  const arrival = await phones.ask('arrived', { since: await since(), withinSeconds: 60 })
  if (arrival.arrived < members)
    throw new Error(`only ${String(arrival.arrived)} of ${String(members)} phones got the frame`)
  return arrival
}

export const prepareVote = async (chair: Chair): Promise<number> =>
  (await chair.command('prepare-vote', benchVote)).vote

/** Opens or closes a vote, and waits until every phone knows; timed from the chair's command. */
export const tellAll = (
  { phones, chair }: PlenumHall,
  members: number,
  act: { name: 'open-vote' | 'close-vote'; vote: number },
) =>
  reachAll(phones, members, {
    beginsWith: '{"type":"update"',
    since: async () => {
      const startedAt = sharedClock()
      await chair.command(act.name, { vote: act.vote })
      return startedAt
    },
  })
