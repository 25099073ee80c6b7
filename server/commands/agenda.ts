/** The agenda: writing it, reading it in, and calling its items up. The rules are in domain/agenda.ts. */
import * as agenda from '../domain/agenda.ts'
import { leaveDebate } from '../domain/debate.ts'
import type { Assembly } from '../domain/assembly.ts'
import type { AssemblyEvent } from '../domain/events.ts'
import type { Instant } from '../protocol/messages.ts'
import { readAgenda } from '../import/read-agenda.ts'
import { publicItems } from '../protocol/agenda.ts'
import type { Answer, ChairCaller, Change, Context, Input, MemberCaller } from './context.ts'

type Chair = Context<ChairCaller>

/** 100 titles of 60 characters are 10 kB: what a phone may wait for on a bad network. */
const READ_AT_ONCE = 100

export const addItem = ({ state }: Chair, { draft, ...place }: Input<'add-item'>): Change<'add-item'> =>
  agenda.addItem(state.assembly, place, draft)

export const changeItem = (
  { state }: Chair,
  { item, ...change }: Input<'change-item'>,
): Change<'change-item'> => agenda.changeItem(state.assembly, item, change)

export const moveItem = ({ state }: Chair, { item, ...place }: Input<'move-item'>): Change<'move-item'> =>
  agenda.moveItem(state.assembly, item, place)

export const removeItem = ({ state }: Chair, { item }: Input<'remove-item'>): Change<'remove-item'> =>
  agenda.removeItem(state.assembly, item)

export const restoreItem = ({ state }: Chair, { item }: Input<'restore-item'>): Change<'restore-item'> =>
  agenda.restoreItem(state.assembly, item)

export const beginItem = (
  { state, at }: Chair,
  { item, instead }: Input<'begin-item'>,
): Change<'begin-item'> =>
  withoutSpeech(state.assembly, at, agenda.beginItem(state.assembly, item, instead, at))

export const endItem = ({ state, at }: Chair, { item }: Input<'end-item'>): Change<'end-item'> =>
  withoutSpeech(state.assembly, at, agenda.endItem(state.assembly, item, at))

/** Whoever speaks has spoken when the item is another one. */
function withoutSpeech<Decision extends { ok: true; events: readonly AssemblyEvent[] } | { ok: false }>(
  assembly: Assembly,
  at: Instant,
  decision: Decision,
): Decision {
  if (!decision.ok || decision.events.length === 0) return decision
  return { ...decision, events: [...leaveDebate(assembly, at), ...decision.events] }
}

export function previewAgenda(
  { tickets }: Chair,
  { upload: id }: Input<'preview-agenda'>,
): Answer<'preview-agenda'> {
  const upload = tickets.upload(id)
  if (upload === undefined) return { ok: false, why: 'no-such-upload' }
  const reading = readAgenda(upload.bytes)
  if (!reading.ok) return { ok: false, why: 'unreadable-file' }
  return {
    ok: true,
    output: { agenda: { source: upload.name, items: reading.items, faults: reading.faults } },
  }
}

export function importAgenda(
  { tickets, state }: Chair,
  { upload: id }: Input<'import-agenda'>,
): Change<'import-agenda'> {
  const upload = tickets.upload(id)
  if (upload === undefined) return { ok: false, why: 'no-such-upload' }
  const reading = readAgenda(upload.bytes)
  if (!reading.ok) return { ok: false, why: 'unreadable-file' }
  if (reading.faults.length > 0)
    return { ok: false, why: 'has-faults', about: { rows: reading.faults.length } }
  return agenda.importAgenda(state.assembly, upload.name, reading.items)
}

export function readAgendaOf(
  { state }: Context<MemberCaller>,
  { from }: Input<'read-agenda'>,
): Answer<'read-agenda'> {
  const all = publicItems(state.assembly.items.values())
  const on = Math.max(
    0,
    all.findIndex((item) => item.state === 'current'),
  )
  const start = from ?? on - (on % READ_AT_ONCE)
  return {
    ok: true,
    output: { from: start, of: all.length, items: all.slice(start, start + READ_AT_ONCE) },
  }
}
