/** How an amendment stands to the text that it changes: what it replaces, whether it still fits, what it contradicts. SPEC.md, rules Y. */
import type { AmendmentStanding, Amends, MotionId } from '../protocol/messages.ts'
import { hunksOfBlocks } from '../protocol/motion-place.ts'
import { blocksOf } from '../protocol/motion-text.ts'
import { anyContradict, applyHunks, hunksBetween, shiftHunks, type Hunk } from '../protocol/word-diff.ts'
import type { Motion } from './motions.ts'

type Motions = ReadonlyMap<MotionId, Motion>
/** An amendment, with what it amends. */
export type Amendment = Motion & { amends: Amends }

export const isAmendment = (motion: Motion): motion is Amendment => motion.amends !== null

export const textOf = ({ texts }: Motion): string => texts.at(-1)?.text ?? ''
export const textAt = ({ texts }: Motion, version: number): string => texts[version - 1]?.text ?? ''

export const isPlace = (text: string, { from, to }: Amends): boolean => {
  const blocks = blocksOf(text).length
  return from >= 1 && from <= blocks + 1 && to >= from - 1 && to <= blocks
}

/** What replacing these blocks changes, word by word. */
export const hunksOf = (base: string, { from, to }: Pick<Amends, 'from' | 'to'>, text: string): Hunk[] =>
  hunksOfBlocks(base, blocksOf(base), { from, to, text })

/** Amendments are looked at again and again while nothing about them changes; each is replaced as a whole when it does. */
const ownOf = new WeakMap<Motion, { base: string; hunks: readonly Hunk[] }>()

export function ownHunks(motions: Motions, amendment: Amendment): readonly Hunk[] {
  const parent = motions.get(amendment.amends.motion)
  const base = parent === undefined ? '' : textAt(parent, amendment.amends.version)
  const before = ownOf.get(amendment)
  if (before?.base === base) return before.hunks
  const hunks = hunksOf(base, amendment.amends, textOf(amendment))
  ownOf.set(amendment, { base, hunks })
  return hunks
}

/** What became of a motion's text since one of its versions: asked for by each of its amendments, and a motion is replaced as a whole. */
const changes = new WeakMap<Motion, Map<number, readonly Hunk[]>>()

function changesSince(parent: Motion, version: number): readonly Hunk[] {
  const its = changes.get(parent) ?? new Map<number, readonly Hunk[]>()
  changes.set(parent, its)
  const before = its.get(version)
  if (before !== undefined) return before
  const hunks = hunksBetween(textAt(parent, version), textOf(parent))
  its.set(version, hunks)
  return hunks
}

/**
 * What follows from a motion and, of an amendment, from what it amends. Asked for again and again, by each console and phone; each of them
 * is replaced as a whole when anything about it changes, and until then the answer holds.
 */
export function known<Of extends Motion, Answer>(work: (motions: Motions, motion: Of) => Answer) {
  const answers = new WeakMap<Of, { parent: Motion | undefined; answer: Answer }>()
  return (motions: Motions, motion: Of): Answer => {
    const parent = motions.get(motion.amends?.motion ?? 0)
    const before = answers.get(motion)
    if (before !== undefined && before.parent === parent) return before.answer
    const answer = work(motions, motion)
    answers.set(motion, { parent, answer })
    return answer
  }
}

export type Standing = {
  standing: AmendmentStanding
  /** In the text as it is now; where that has changed, in the one that it was made for. */
  hunks: readonly Hunk[]
}

export function standingOf(motions: Motions, amendment: Amendment): Standing {
  const own = ownHunks(motions, amendment)
  const parent = motions.get(amendment.amends.motion)
  if (amendment.mergedAs !== null || parent === undefined) return { standing: 'merged', hunks: own }
  if (amendment.amends.version === parent.texts.length) return { standing: 'fits', hunks: own }
  const moved = shiftHunks(own, changesSince(parent, amendment.amends.version))
  return moved === null ? { standing: 'text-changed', hunks: own } : { standing: 'moved', hunks: moved }
}

/** The text that came of it: of its motion as it is now, or as it was where that has changed. */
export function proposedText(motions: Motions, amendment: Amendment): { old: string; now: string } {
  const { standing, hunks } = standingOf(motions, amendment)
  const parent = motions.get(amendment.amends.motion)
  const { version } = amendment.amends
  const isOld = standing === 'text-changed' || standing === 'merged'
  const old = parent === undefined ? '' : isOld ? textAt(parent, version) : textOf(parent)
  return { old, now: applyHunks(old, hunks) }
}

export const amendmentsOf = (motions: Motions, motion: MotionId): Amendment[] =>
  [...motions.values()].filter(isAmendment).filter(({ amends }) => amends.motion === motion)

/** Of those that still can be put in: which pairs cannot both be. */
export function conflictsAmong(
  motions: Motions,
  amendments: readonly Amendment[],
): ReadonlyMap<MotionId, readonly MotionId[]> {
  const placed = amendments
    .map((amendment) => ({ id: amendment.id, ...standingOf(motions, amendment) }))
    .filter(({ standing }) => standing === 'fits' || standing === 'moved')
  return new Map(
    placed.map(({ id, hunks }) => [
      id,
      placed.filter((other) => other.id !== id && anyContradict(hunks, other.hunks)).map((other) => other.id),
    ]),
  )
}
