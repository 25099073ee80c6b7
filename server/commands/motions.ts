/** Motions and amendments: writing, ordering, deciding and showing them. The rules are in domain/motions.ts and its neighbours. */
import { setImmediate } from 'node:timers/promises'
import type { Amendment } from '../domain/amendments.ts'
import {
  amendmentsOf,
  conflictsAmong,
  isAmendment,
  known,
  proposedText,
  standingOf,
  textAt,
  textOf,
} from '../domain/amendments.ts'
import { rebaseAmendment as rebase } from '../domain/motions.ts'
import * as book from '../domain/motions.ts'
import { setRules } from '../domain/motion-rules.ts'
import * as motionVotes from '../domain/motion-votes.ts'
import { previewOf, readMotions, sameNumber, type MotionsBasis } from '../import/read-motions.ts'
import { hallMotion, publicMotion, publicMotions } from '../live/motions.ts'
import { outlineOf } from '../protocol/agenda.ts'
import { changedRows, diffRows, linesTouched } from '../protocol/motion-diff.ts'
import { blocksOf, MOTION_TEXT_CHARACTERS, rowsOf, sourceOf, tidyText } from '../protocol/motion-text.ts'
import type {
  AmendmentInfo,
  MotionDetail,
  MotionFields,
  MotionId,
  MotionTextInput,
} from '../protocol/messages.ts'
import { extentOf } from '../protocol/word-diff.ts'
import type { Answer, ChairCaller, Change, Context, Input, MemberCaller } from './context.ts'
import { actorName } from './look.ts'

type Chair = Context<ChairCaller>
type Motions = Chair['state']['assembly']['motions']

/** Around what an amendment changes. */
const ROWS_AROUND = 2
/** 100 titles of 60 characters are 10 kB: what a phone may wait for on a bad network. */
const LISTED_AT_ONCE = 100
const ROWS_AT_ONCE = 120

type ReadText =
  | { ok: true; text: string }
  | { ok: false; why: 'no-such-upload' | 'unreadable-file' | 'text-too-long'; about?: Record<string, number> }

function readText({ tickets }: Chair, input: MotionTextInput): ReadText {
  if ('text' in input) return fitting(tidyText(input.text))
  const upload = tickets.upload(input.upload)
  if (upload === undefined) return { ok: false, why: 'no-such-upload' }
  try {
    return fitting(tidyText(new TextDecoder('utf-8', { fatal: true }).decode(upload.bytes)))
  } catch {
    return { ok: false, why: 'unreadable-file' }
  }
}

const fitting = (text: string): ReadText =>
  text.length <= MOTION_TEXT_CHARACTERS
    ? { ok: true, text }
    : { ok: false, why: 'text-too-long', about: { most: MOTION_TEXT_CHARACTERS, characters: text.length } }

const tidied = <Fields extends Partial<MotionFields>>(fields: Fields): Fields =>
  fields.reason === undefined ? fields : { ...fields, reason: tidyText(fields.reason) }

export function addMotion(context: Chair, { fields, text }: Input<'add-motion'>): Change<'add-motion'> {
  const read = readText(context, text)
  return read.ok ? book.addMotion(context.state.assembly, tidied(fields), read.text) : read
}

export function addAmendment(
  context: Chair,
  { fields, amends, text }: Input<'add-amendment'>,
): Change<'add-amendment'> {
  const read = readText(context, text)
  return read.ok ? book.addAmendment(context.state.assembly, tidied(fields), amends, read.text) : read
}

export const changeMotion = (
  { state }: Chair,
  { motion, was, to }: Input<'change-motion'>,
): Change<'change-motion'> => book.changeMotion(state.assembly, motion, { was: tidied(was), to: tidied(to) })

export function changeMotionText(
  context: Chair,
  { motion, version, text }: Input<'change-motion-text'>,
): Change<'change-motion-text'> {
  const read = readText(context, text)
  return read.ok ? book.changeText(context.state.assembly, motion, { version, text: read.text }) : read
}

export function rebaseAmendment(
  context: Chair,
  { motion, amends, text }: Input<'rebase-amendment'>,
): Change<'rebase-amendment'> {
  const read = readText(context, text)
  return read.ok ? rebase(context.state.assembly, motion, { amends, text: read.text }) : read
}

export const setMotionState = (
  { state }: Chair,
  { motion, ...change }: Input<'set-motion-state'>,
): Change<'set-motion-state'> => book.setState(state.assembly, motion, change)

export const orderAmendments = (
  { state }: Chair,
  { motion, ...order }: Input<'order-amendments'>,
): Change<'order-amendments'> => book.orderAmendments(state.assembly, motion, order)

export const prepareMotionVote = (
  { state }: Chair,
  { motions, ...wish }: Input<'prepare-motion-vote'>,
): Change<'prepare-motion-vote'> => motionVotes.prepareMotionVote(state.assembly, motions, wish)

export const pullOutMotion = (
  { state }: Chair,
  { motion, vote }: Input<'pull-out-motion'>,
): Change<'pull-out-motion'> => motionVotes.pullOut(state.assembly, motion, vote)

export const settleMotions = (
  { state }: Chair,
  { vote }: Input<'settle-motions'>,
): Change<'settle-motions'> => motionVotes.settleMotions(state.assembly, vote)

export const reconsiderMotion = (
  { state }: Chair,
  { motion }: Input<'reconsider-motion'>,
): Change<'reconsider-motion'> => motionVotes.reconsider(state.assembly, motion)

export const setMotionRules = (
  { state }: Chair,
  change: Input<'set-motion-rules'>,
): Change<'set-motion-rules'> => setRules(state.assembly, change)

// ------------------------------------------------------------------------------------------------ reading in

function basisOf({ state }: Chair): MotionsBasis {
  const { motions, items } = state.assembly
  return {
    taken: new Set([...motions.values()].map(({ number }) => sameNumber(number))),
    items: new Map(outlineOf(items.values()).map(({ number, item }) => [number, item.id])),
  }
}

export function previewMotions(
  context: Chair,
  { upload: id }: Input<'preview-motions'>,
): Answer<'preview-motions'> {
  const upload = context.tickets.upload(id)
  if (upload === undefined) return { ok: false, why: 'no-such-upload' }
  const reading = readMotions(upload.bytes, basisOf(context))
  if (!reading.ok) return { ok: false, why: 'unreadable-file' }
  return { ok: true, output: { motions: previewOf(upload.name, reading) } }
}

export function importMotions(
  context: Chair,
  { upload: id }: Input<'import-motions'>,
): Change<'import-motions'> {
  const upload = context.tickets.upload(id)
  if (upload === undefined) return { ok: false, why: 'no-such-upload' }
  const reading = readMotions(upload.bytes, basisOf(context))
  if (!reading.ok) return { ok: false, why: 'unreadable-file' }
  const { motions, faults } = reading
  if (faults.length > 0) return { ok: false, why: 'has-faults', about: { rows: faults.length } }
  return book.importMotions(context.state.assembly, upload.name, motions)
}

// ------------------------------------------------------------------------------------------------ looking

export async function showMotion(
  context: Chair,
  { motion: id, since }: Input<'show-motion'>,
): Promise<Answer<'show-motion'>> {
  await lookAtAmendments(context.state, context.state.assembly.motions.get(id)?.amends?.motion ?? id)
  const { motions } = context.state.assembly
  const motion = motions.get(id)
  if (motion === undefined) return { ok: false, why: 'no-such-motion' }
  const { number, title, submitters, supporters, reason, item, alternativeTo, state, texts } = motion
  const versions = texts.map(({ by, amendments }, at) => ({ version: at + 1, by, amendments }))
  const text = textOf(motion)
  const history = context.state.motionHistory.get(id) ?? []
  const detail: MotionDetail = {
    ...{ motion: id, number, title, submitters, supporters, reason, item, alternativeTo, state },
    ...{ text, version: texts.length, versions },
    rows: isAmendment(motion)
      ? amendmentRows(context, motion)
      : since === null
        ? rowsOf(blocksOf(text))
        : diffRows(textAt(motion, since), text),
    amendments: ordered(context, id),
    amends: isAmendment(motion) ? amendsOf(context, motion) : null,
    history: history
      .map(({ at, actor, what, about }) => ({ at, by: actorName(context, actor), what, about }))
      .reverse(),
  }
  return { ok: true, output: { detail } }
}

function amendmentRows({ state }: Chair, amendment: Amendment) {
  const { old, now } = proposedText(state.assembly.motions, amendment)
  return changedRows(diffRows(old, now), ROWS_AROUND)
}

/** In the order of voting: as the chair put them, else furthest-reaching first. */
function ordered({ state }: Chair, id: MotionId): AmendmentInfo[] {
  const { motions } = state.assembly
  const all = amendmentsOf(motions, id)
  const conflicts = conflictsAmong(motions, all)
  const infos = all.map((amendment) => infoOf(motions, amendment, conflicts.get(amendment.id) ?? []))
  const order = motions.get(id)?.amendmentOrder ?? []
  const place = ({ motion }: AmendmentInfo) => (order.includes(motion) ? order.indexOf(motion) : order.length)
  return infos.sort(
    (one, other) => place(one) - place(other) || other.extent - one.extent || one.motion - other.motion,
  )
}

function infoOf(motions: Motions, amendment: Amendment, conflicts: readonly MotionId[]): AmendmentInfo {
  const { standing, hunks } = standingOf(motions, amendment)
  const lines = linesOf(motions, amendment)
  return { motion: amendment.id, standing, lines, extent: extentOf(hunks), conflicts }
}

const linesOf = known((motions, amendment: Amendment): AmendmentInfo['lines'] => {
  const { old, now } = proposedText(motions, amendment)
  return linesTouched(diffRows(old, now))
})

/** So long at a time: phones that vote meanwhile do not wait for a chair who opens a programme. */
const LOOKING_MS = 8

async function lookAtAmendments(state: Chair['state'], id: MotionId): Promise<void> {
  let since = performance.now()
  for (const amendment of amendmentsOf(state.assembly.motions, id)) {
    linesOf(state.assembly.motions, amendment)
    if (performance.now() - since < LOOKING_MS) continue
    await setImmediate()
    since = performance.now()
  }
}

function amendsOf({ state }: Chair, amendment: Amendment): NonNullable<MotionDetail['amends']> {
  const { motions } = state.assembly
  const { amends } = amendment
  const parent = motions.get(amends.motion)
  const base = parent === undefined ? '' : textAt(parent, amends.version)
  const all = amendmentsOf(motions, amends.motion)
  const conflicts = conflictsAmong(motions, all).get(amendment.id) ?? []
  return {
    ...amends,
    ...infoOf(motions, amendment, conflicts),
    motion: amends.motion,
    original: sourceOf(base, blocksOf(base), amends.from, amends.to),
    versionNow: parent?.texts.length ?? 0,
  }
}

export function readMotionsOf(
  { state }: Context<MemberCaller>,
  { from }: Input<'read-motions'>,
): Answer<'read-motions'> {
  const all = publicMotions(state.assembly)
  const motions = all.slice(from, from + LISTED_AT_ONCE)
  return { ok: true, output: { from, of: all.length, motions } }
}

export function readMotionOf(
  { state }: Context<MemberCaller>,
  { motion: id, from }: Input<'read-motion'>,
): Answer<'read-motion'> {
  const { assembly } = state
  const motion = assembly.motions.get(id)
  const shown = motion === undefined ? null : publicMotion(assembly, motion)
  if (motion === undefined || shown === null) return { ok: false, why: 'no-such-motion' }
  const { rows } = hallMotion(assembly, motion, shown)
  const amendments = amendmentsOf(assembly.motions, id).flatMap((amendment) => {
    const { motion: of, number, title, state: its, submitters } = publicMotion(assembly, amendment) ?? {}
    return of === undefined || number === undefined
      ? []
      : [{ motion: of, number, title, state: its, submitters }]
  })
  return {
    ok: true,
    output: {
      text: {
        ...shown,
        ...{ reason: motion.reason, from, of: rows.length, rows: rows.slice(from, from + ROWS_AT_ONCE) },
        amendments: amendments.flatMap(
          ({ motion: of, number, title = '', state: its = '', submitters = '' }) => [
            { motion: of, number, title, state: its, submitters },
          ],
        ),
      },
    },
  }
}
