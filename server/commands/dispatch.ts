/** From a parsed command to its answer: may this caller, was it answered before, and then the writer's queue or a question. */
import type { About } from '../domain/decision.ts'
import type { Actor, AssemblyEvent } from '../domain/events.ts'
import { unreachable } from '../domain/decision.ts'
import type { Signal } from '../live/world.ts'
import type { CommandName, GeneralRefusal, RequestId } from '../protocol/messages.ts'
import type { ParsedCommand } from '../protocol/parse.ts'
import type { Caller, Context, Host } from './context.ts'
import { createHeld } from './held.ts'
import { commands } from './index.ts'
import type { Queue } from './queue.ts'

type Outcome =
  | { ok: true; output: object; events?: readonly AssemblyEvent[]; signals?: readonly Signal[] }
  | { ok: false; why: string; about?: About }

/** The table is typed name by name; here a command of any name meets its own row, which TypeScript cannot follow. */
type AnyRow = {
  kind: 'change' | 'question'
  who: readonly string[]
  again?: 'keep' | 'hold' | 'none'
  run: (context: Context, input: unknown) => Outcome | Promise<Outcome>
}
const rowOf = (name: CommandName): AnyRow => commands[name] as AnyRow

export type Dispatch = (caller: Caller, command: ParsedCommand, reply: (text: string) => void) => void

type DispatchOptions = {
  queue: Queue
  now: () => number
  onBug: (error: unknown) => void
  /** Monotonic milliseconds. */
  elapsed: () => number
  /** A change was saved and its reply handed on, so many milliseconds after it came. */
  onAcknowledged: (milliseconds: number) => void
}

export function createDispatch(
  host: Host,
  { queue, now, onBug, elapsed, onAcknowledged }: DispatchOptions,
): Dispatch {
  const held = createHeld<string>()

  return (caller, { name, request, input }, reply) => {
    const row = rowOf(name)
    if (caller.role !== 'host' && !row.who.includes(caller.role))
      return reply(refusal(request, 'not-allowed'))
    const again = caller.role === 'host' ? 'none' : (row.again ?? 'none')
    const owner = caller.role === 'host' ? Buffer.alloc(0) : caller.session.tokenHash
    const heldKey = again === 'hold' ? `${owner.toString('base64')}:${request}` : ''
    const context = (): Context => ({ ...host, caller, request, at: now() })

    if (row.kind === 'question') {
      const ask = async () => row.run(context(), input)
      void ask().then(
        (outcome) => reply(answer(request, outcome)),
        (error: unknown) => {
          onBug(error)
          reply(refusal(request, 'not-saved'))
        },
      )
      return
    }
    if (queue.isFull) return reply(refusal(request, 'busy'))
    const came = elapsed()
    let text = ''
    let isHeld = false
    queue.submit({
      run() {
        // Done before in a batch that failed: what it held then never happened.
        if (isHeld) held.remove(heldKey)
        isHeld = false
        // [S3] the session may have ended in this very batch.
        if (caller.role !== 'host' && !host.state.isOpen(caller.session)) {
          text = refusal(request, 'not-allowed')
          return []
        }
        const before =
          again === 'keep'
            ? host.store.requests.find(owner, request)
            : again === 'hold'
              ? held.get(heldKey)
              : undefined
        if (before !== null && before !== undefined) {
          text = before
          return []
        }
        const its = context()
        const outcome = row.run(its, input)
        if (outcome instanceof Promise) throw new Error('a change cannot wait: it is inside the transaction')
        text = answer(request, outcome)
        if (!outcome.ok) return []
        const events = outcome.events ?? []
        for (const event of events) host.state.apply(its.at, actorOf(caller), event)
        if (again === 'keep') host.store.requests.remember(owner, request, text, its.at)
        if (again === 'hold') {
          held.put(heldKey, text)
          isHeld = true
        }
        return [...events, ...(outcome.signals ?? [])]
      },
      saved() {
        reply(text)
        onAcknowledged(elapsed() - came)
      },
      notSaved() {
        if (isHeld) held.remove(heldKey)
        reply(refusal(request, 'not-saved'))
      },
    })
  }
}

const answer = (request: RequestId, outcome: Outcome): string =>
  JSON.stringify(
    outcome.ok
      ? { type: 'reply', request, ok: true, ...outcome.output }
      : {
          type: 'reply',
          request,
          ok: false,
          why: outcome.why,
          ...(outcome.about !== undefined && { about: outcome.about }),
        },
  )

export const refusal = (request: RequestId, why: GeneralRefusal, about?: About): string =>
  JSON.stringify({ type: 'reply', request, ok: false, why, ...(about !== undefined && { about }) })

function actorOf(caller: Caller): Actor {
  switch (caller.role) {
    case 'member':
      return { role: 'member', member: caller.member }
    case 'chair':
      return { role: 'chair', name: caller.name }
    case 'projector':
    case 'host':
      return { role: caller.role }
    default:
      return unreachable(caller)
  }
}
