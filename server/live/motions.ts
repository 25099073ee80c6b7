/** What members, hall and consoles see of motions. Pure; see audience.ts. */
import { isAmendment, known, proposedText, textOf } from '../domain/amendments.ts'
import type { Assembly } from '../domain/assembly.ts'
import type { Motion } from '../domain/motions.ts'
import { changedRows, diffRows } from '../protocol/motion-diff.ts'
import { blocksOf, rowsOf } from '../protocol/motion-text.ts'
import type {
  HallMotion,
  MotionHead,
  MotionId,
  MotionsNow,
  PublicMotion,
  TextRow,
} from '../protocol/messages.ts'
import { byNumber, stateIn } from '../protocol/motions.ts'

const ROWS_AROUND = 2
/** More than any wall can show at a size that can be read. */
const ROWS_ON_THE_WALL = 60

export function motionHead(motion: Motion): MotionHead {
  const { id, number, title, submitters, supporters, item, alternativeTo, state, texts } = motion
  const { amends, settledBy, amendmentOrder } = motion
  return {
    ...{ id, number, title, submitters, supporters: supporters.length, item, alternativeTo, state },
    ...{ version: texts.length, amends, settledBy, amendmentOrder },
  }
}

/** Null: only the chairs know of it. An amendment to something that members do not see is not seen either. */
export function publicMotion(assembly: Assembly, motion: Motion): PublicMotion | null {
  const { motions, motionRules } = assembly
  const { name, id, meaning, isPublic } = stateIn(motionRules, motion.state)
  const parent = motion.amends === null ? undefined : motions.get(motion.amends.motion)
  if (!isPublic || (parent !== undefined && publicMotion(assembly, parent) === null)) return null
  const { number, title, submitters } = motion
  return {
    ...{ motion: motion.id, number, title, submitters, meaning },
    state: name === '' ? id : name,
    amends: parent?.id ?? null,
  }
}

export const publicMotions = (assembly: Assembly): PublicMotion[] =>
  [...assembly.motions.values()].sort(byNumber).flatMap((motion) => publicMotion(assembly, motion) ?? [])

/** With its text; an amendment with what goes and what comes. */
export const hallMotion = ({ motions }: Assembly, motion: Motion, shown: PublicMotion): HallMotion => ({
  ...shown,
  rows: rowsKnown(motions, motion),
})

/** A whole hall opens the same motion within a minute. */
const rowsKnown = known((motions, motion: Motion): readonly TextRow[] => {
  if (!isAmendment(motion)) return rowsOf(blocksOf(textOf(motion)))
  const { old, now } = proposedText(motions, motion)
  return changedRows(diffRows(old, now), ROWS_AROUND)
})

export function shownInHall(assembly: Assembly, ids: Iterable<MotionId>): Record<MotionId, HallMotion> {
  const shown: Record<MotionId, HallMotion> = {}
  for (const id of ids) {
    const motion = assembly.motions.get(id)
    const seen = motion === undefined ? null : publicMotion(assembly, motion)
    if (motion === undefined || seen === null) continue
    const { rows, ...head } = hallMotion(assembly, motion, seen)
    shown[id] = { ...head, rows: rows.slice(0, ROWS_ON_THE_WALL) }
  }
  return shown
}

/** The one that is voted on, else the one that the hall is shown. */
export function motionsNow(assembly: Assembly, inHall: MotionId | null): MotionsNow | null {
  const count = publicMotions(assembly).length
  if (count === 0) return null
  const { currentVote, motionVotes, motions } = assembly
  const onVote = currentVote === null ? undefined : motionVotes.get(currentVote)?.motions[0]?.motion
  const motion = motions.get(onVote ?? inHall ?? 0)
  const shown = motion === undefined ? null : publicMotion(assembly, motion)
  if (shown === null) return { count, now: null }
  return { count, now: { motion: shown.motion, number: shown.number, title: shown.title } }
}
