/** From a parsed command to its answer: may this caller, was it answered before, and then the writer's queue or a question. */
import type { Assembly } from '../domain/assembly.ts'
import type { About } from '../domain/decision.ts'
import type { Actor } from '../domain/events.ts'
import { isAllowed } from '../domain/people.ts'
import { unreachable } from '../domain/decision.ts'
import type { CommandName, GeneralRefusal, RequestId, Right, SecondPersonAct } from '../protocol/messages.ts'
import type { ParsedCommand } from '../protocol/parse.ts'
import { actorOfPerson, askFirst, type Outcome, type Table } from './approvals.ts'
import type { Caller, Context, Host } from './context.ts'
import { createHeld } from './held.ts'
import { commands } from './index.ts'
import type { Queue } from './queue.ts'

/** The table is typed name by name; here a command of any name meets its own row, which TypeScript cannot follow. */
type AnyRow = {
  kind: 'change' | 'question'
  who: readonly string[]
  right: Right | readonly Right[] | null
  again?: 'keep' | 'hold' | 'none'
  second?: ((assembly: Assembly, input: unknown) => SecondPersonAct | null) | null
  run: (context: Context, input: unknown, table: Table) => Outcome | Promise<Outcome>
}
const rowOf = (name: CommandName): AnyRow => commands[name] as AnyRow

type AnyCommand = { name: CommandName; row: AnyRow; input: object }

function atOnce(outcome: Outcome | Promise<Outcome>): Outcome {
  if (outcome instanceof Promise) throw new Error('a change cannot wait: it is inside the transaction')
  return outcome
}

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
  const { state } = host

  /** [O2] */
  function may(caller: Caller, { who, right }: Pick<AnyRow, 'who' | 'right'>): boolean {
    if (caller.role === 'host') return true
    if (!who.includes(caller.role)) return false
    return caller.role !== 'chair' || right === null || isAllowed(state.assembly, caller.account, right)
  }

  const tableOf = (context: Context): Table => ({
    may: (caller, name) => may(caller, rowOf(name)),
    run: (caller, name, input) => {
      const its = { ...context, caller }
      return atOnce(rowOf(name).run(its, input, tableOf(its)))
    },
  })

  /** [O5] A console that does alone what two must do has asked for it: nothing of `done` happens. */
  function asked(context: Context, { name, row, input }: AnyCommand, done: Outcome): Outcome {
    const { caller } = context
    if (caller.role !== 'chair') return done
    const act = row.second?.(state.assembly, input) ?? null
    if (act === null || !state.assembly.secondPerson.includes(act)) return done
    return askFirst({ ...context, caller }, { command: name, input, act }, done)
  }

  return (caller, { name, request, input }, reply) => {
    const row = rowOf(name)
    if (!may(caller, row)) return reply(refusal(request, 'not-allowed'))
    const again = caller.role === 'host' ? 'none' : (row.again ?? 'none')
    const owner = caller.role === 'host' ? Buffer.alloc(0) : caller.session.tokenHash
    const heldKey = again === 'hold' ? `${owner.toString('base64')}:${request}` : ''
    const context = (): Context => ({ ...host, caller, request, at: now() })

    if (row.kind === 'question') {
      const ask = async () => row.run(context(), input, tableOf(context()))
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
        // [S3] the session may have ended in this very batch, or the right may have been taken.
        if (caller.role !== 'host' && (!host.state.isOpen(caller.session) || !may(caller, row))) {
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
        const outcome = asked(its, { name, row, input }, atOnce(row.run(its, input, tableOf(its))))
        text = answer(request, outcome)
        const events = outcome.events ?? []
        const actor = (outcome.ok ? outcome.actor : undefined) ?? actorOf(host.state.assembly, caller)
        for (const event of events) host.state.apply(its.at, actor, event)
        if (!outcome.ok) return [...events]
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

function actorOf(assembly: Assembly, caller: Caller): Actor {
  switch (caller.role) {
    case 'member':
      return { role: 'member', member: caller.member }
    case 'chair':
      return actorOfPerson(assembly, caller)
    case 'projector':
    case 'host':
      return { role: caller.role }
    default:
      return unreachable(caller)
  }
}
