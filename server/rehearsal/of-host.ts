/** Joins a host to its rehearsals. What they need of the program is loaded with the first: most hosts never have one. */
import type { Dispatch } from '../commands/dispatch.ts'
import type { Caller } from '../commands/context.ts'
import type { KeepReport, Rehearsals } from '../commands/rehearsal.ts'
import type { Instant } from '../protocol/messages.ts'
import { RehearsalRunner } from './runner.ts'

export type HostParts = {
  file: string
  /** As the host was started, so that a copy is started the same way. */
  options: { host: string; tls?: unknown; gateways?: number }
  now: () => Instant
  openVote: () => { title: string } | null
  changed: () => void
  dispatch: Dispatch
}

export const rehearsalsOf = ({ file, options, now, openVote, changed, dispatch }: HostParts): Rehearsals =>
  new RehearsalRunner({
    file,
    address: options.tls === undefined ? options.host : null,
    like: { gateways: options.gateways ?? 0 },
    now,
    openVote,
    changed,
    keep: keepWith(dispatch),
    load: async () => ({ ...(await import('./rehearse.ts')), ...(await import('./stage.ts')) }),
  })

/** Under the name of who asked for it; of who has signed out meanwhile nothing is taken any more, and then the host keeps it. */
const keepWith =
  (dispatch: Dispatch): KeepReport =>
  async (report, caller, at) => {
    const keep = (who: Caller) =>
      new Promise<boolean>((resolve) => {
        const command = {
          name: 'keep-rehearsal',
          request: `rehearsal-${String(at)}`,
          input: { report },
        } as const
        dispatch(who, command, (reply) => resolve(isOk(reply)))
      })
    return (await keep(caller)) || (await keep({ role: 'host' }))
  }

function isOk(reply: string): boolean {
  const read: unknown = JSON.parse(reply)
  return typeof read === 'object' && read !== null && 'ok' in read && read.ok === true
}
