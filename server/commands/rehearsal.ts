/** Beginning, watching over and ending rehearsals. What one is and where it runs is the runner's affair, which is handed in. */
import type {
  Commands,
  Instant,
  Rehearsal,
  RehearsalProgress,
  RehearsalReport,
} from '../protocol/messages.ts'
import type { Answer, Caller, ChairCaller, Context, Input, Refusal } from './context.ts'

/** `key`: of who asks; only the same may drive. `request`: asked again, the answer is the same. */
export type RehearsalOrder = {
  members: number
  arrivingMs: number
  by: string
  caller: Caller
  key: string
  request: string
}

type Refused = Refusal<'rehearsal-running' | 'vote-open'>
type NoRehearsal = Refusal<'no-rehearsal'>
type Failed = Refusal<'rehearsal-failed'>

/** The rehearsals of this host: one at a time. */
export type Rehearsals = {
  /** For consoles. */
  now(): Rehearsal | null
  start(order: RehearsalOrder): { ok: true } | Refused
  cancel(): { ok: true } | NoRehearsal
  open(
    order: RehearsalOrder & { port: number },
  ): Promise<
    | { ok: true; opened: Commands['open-rehearsal']['output'] }
    | Refused
    | Refusal<'rehearsal-not-here'>
    | Failed
  >
  drive(key: string, act: 'kill' | 'start' | 'finish'): Promise<{ ok: true } | NoRehearsal | Failed>
  tell(key: string, progress: RehearsalProgress): { ok: true } | NoRehearsal
  /** Ends what runs, and resolves when its processes and its copy are gone. */
  stop(): Promise<void>
}

/** Puts a report into the journal under the name of who asked for it; false: it could not be saved. */
export type KeepReport = (report: RehearsalReport, caller: Caller, at: Instant) => Promise<boolean>

type Chair = Context<ChairCaller>

export function startRehearsal(
  context: Chair,
  { members, arrivingSeconds }: Input<'start-rehearsal'>,
): Answer<'start-rehearsal'> {
  const started = context.rehearsals.start(orderOf(context, members, arrivingSeconds))
  return started.ok ? { ok: true, output: {} } : started
}

export function cancelRehearsal({ rehearsals }: Chair): Answer<'cancel-rehearsal'> {
  const cancelled = rehearsals.cancel()
  return cancelled.ok ? { ok: true, output: {} } : cancelled
}

export async function openRehearsal(
  context: Chair,
  { members, arrivingSeconds, port }: Input<'open-rehearsal'>,
): Promise<Answer<'open-rehearsal'>> {
  const opened = await context.rehearsals.open({ ...orderOf(context, members, arrivingSeconds), port })
  return opened.ok ? { ok: true, output: opened.opened } : opened
}

export async function driveRehearsal(
  context: Chair,
  { act }: Input<'drive-rehearsal'>,
): Promise<Answer<'drive-rehearsal'>> {
  const driven = await context.rehearsals.drive(keyOf(context.caller), act)
  return driven.ok ? { ok: true, output: {} } : driven
}

export function tellRehearsal(context: Chair, progress: Input<'tell-rehearsal'>): Answer<'tell-rehearsal'> {
  const told = context.rehearsals.tell(keyOf(context.caller), progress)
  return told.ok ? { ok: true, output: {} } : told
}

const orderOf = ({ caller, request }: Chair, members: number, arrivingSeconds: number): RehearsalOrder => ({
  members,
  arrivingMs: Math.round(arrivingSeconds * 1000),
  by: caller.role === 'chair' ? caller.name : '',
  caller,
  key: keyOf(caller),
  request,
})

const keyOf = (caller: ChairCaller): string =>
  caller.role === 'chair' ? caller.session.tokenHash.toString('base64') : ''
