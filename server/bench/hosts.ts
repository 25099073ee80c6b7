/** Hosts just started, with nobody in yet, and what their phones say first. */
import type { BaselineCalls, BaselineName } from './baseline-process.ts'
import { Child } from './calls.ts'
import { greetings, type UsageOf } from './hall.ts'
import type { Dialect } from './load-line.ts'
import type { PlenumCalls } from './plenum-process.ts'
import type { Setting } from './setting.ts'

export type StartedHost = {
  host: UsageOf & { stop(): Promise<void> }
  url: string
  dialect: Dialect
  firstFrames: readonly string[]
}

/** On a copy of the convention. */
export async function startPlenum(
  { convention: conventionOf, execArgv }: Setting,
  members: number,
): Promise<StartedHost> {
  const convention = await conventionOf(members)
  const host = new Child<PlenumCalls>('plenum-process.ts', [], execArgv)
  const { url } = await host.ask('begin', { file: convention.copy(), port: 0 })
  return { host, url, dialect: 'plain', firstFrames: convention.signInFrames }
}

export async function startBaseline(
  name: BaselineName,
  members: number,
  answerBytes: number,
): Promise<StartedHost> {
  const host = new Child<BaselineCalls>('baseline-process.ts', [name])
  const { url } = await host.ask('begin', { members, answerBytes })
  const dialect = name === 'socket.io' ? 'socket.io' : 'plain'
  return { host, url, dialect, firstFrames: greetings(name, members) }
}
