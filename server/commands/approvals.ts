/**
 * Four eyes: what one person asks for and another approves is then carried out as the command would have been, if it still can be.
 * The rules are in domain/people.ts; which commands it is about stands in their rows of index.ts.
 */
import type { Actor, AssemblyEvent } from '../domain/events.ts'
import type { About } from '../domain/decision.ts'
import { askForApproval, findWaiting, isOnePerson, officeOf } from '../domain/people.ts'
import type { Signal } from '../live/world.ts'
import type { CommandName, Person, SecondPersonAct } from '../protocol/messages.ts'
import type { Change, ChairCaller, Context, Input } from './context.ts'

export type Outcome =
  | {
      ok: true
      output: object
      events?: readonly AssemblyEvent[]
      signals?: readonly Signal[]
      actor?: Actor
    }
  /** With events where the refusal itself is something that happened: somebody was asked. */
  | { ok: false; why: string; about?: About; events?: readonly AssemblyEvent[] }

/** The table, for who carries out what another has asked for. */
export type Table = {
  may: (caller: ChairCaller, name: CommandName) => boolean
  run: (caller: ChairCaller, name: CommandName, input: object) => Outcome
}

type Console = Context<ChairCaller>

/** Who acts, as the journal and other persons know them. */
export const personOf = (caller: ChairCaller): Person =>
  caller.role === 'chair'
    ? { account: caller.account, name: caller.name }
    : { account: null, name: caller.role }

/** [O6] What would be refused now is refused now. `done`: what the command would do, and nothing of it happens. */
export function askFirst(
  { state, caller, at }: Console,
  asked: { command: CommandName; input: object; act: SecondPersonAct },
  done: Outcome,
): Outcome {
  if (!done.ok) return done
  const { events, about } = askForApproval(state.assembly, { ...asked, by: personOf(caller), askedAt: at })
  return { ok: false, why: 'second-person-asked', about, events }
}

export function approve(
  { state, caller }: Console,
  { approval: id }: Input<'approve'>,
  table: Table,
): Change<'approve'> {
  const found = findWaiting(state.assembly, id)
  if (!found.ok) return found
  const { approval } = found
  const by = personOf(caller)
  if (!table.may(caller, approval.command)) return { ok: false, why: 'not-allowed' }
  if (caller.role !== 'chair' || isOnePerson(by, approval.by)) return { ok: false, why: 'same-person' }
  // Who asked must still have the right as well: it may have been taken meanwhile.
  const asker = { ...caller, ...approval.by, isAtHost: false }
  const done = table.may(asker, approval.command)
    ? table.run(asker, approval.command, approval.input)
    : ({ ok: false, why: 'not-allowed' } as const)
  if (!done.ok)
    return {
      ok: false,
      why: 'overtaken',
      about: { why: done.why },
      events: [{ type: 'approval-overtaken', approval: id, by, why: done.why }],
    }
  const { events = [], signals = [] } = done
  return {
    ok: true,
    output: {},
    events: [{ type: 'approval-given', approval: id, by }, ...events],
    signals,
    actor: { ...actorOfPerson(state.assembly, approval.by), approvedBy: by.name },
  }
}

export function refuseApproval(
  { state, caller }: Console,
  { approval }: Input<'refuse-approval'>,
  table: Table,
): Change<'refuse-approval'> {
  const found = findWaiting(state.assembly, approval)
  if (!found.ok) return found
  const by = personOf(caller)
  if (!table.may(caller, found.approval.command)) return { ok: false, why: 'not-allowed' }
  if (isOnePerson(by, found.approval.by)) return { ok: false, why: 'same-person' }
  return { ok: true, output: {}, events: [{ type: 'approval-refused', approval, by }] }
}

export function withdrawApproval(
  { state, caller }: Console,
  { approval }: Input<'withdraw-approval'>,
): Change<'withdraw-approval'> {
  const found = findWaiting(state.assembly, approval)
  if (!found.ok) return found
  const by = personOf(caller)
  if (!isOnePerson(by, found.approval.by)) return { ok: false, why: 'not-yours' }
  return { ok: true, output: {}, events: [{ type: 'approval-withdrawn', approval, by }] }
}

/** Without an account as it always was: entries from before read the same. */
export function actorOfPerson(
  assembly: Console['state']['assembly'],
  { account, name }: Person,
): Extract<Actor, { role: 'chair' }> {
  const office = officeOf(assembly, account)
  return { role: 'chair', name, ...(account !== null && office !== null && { account, office }) }
}
