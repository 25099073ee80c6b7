/** The list of motions: each with its amendments behind it, filtered; and what their votes decided. Pure. */
import type { ConsoleVote, MotionHead, MotionId, MotionRules, MotionVote } from '#protocol'
import { byNumber, stateIn, verdictsOf } from '#protocol/motions'

export type MotionRow = { motion: MotionHead; isAmendment: boolean }

/** Amendments stand behind their motion, in the order of their numbers. */
export function rowsIn(
  motions: readonly MotionHead[],
  wanted: { search: string; state: string },
): MotionRow[] {
  const sorted = [...motions].sort(byNumber)
  const amendments = Map.groupBy(sorted, ({ amends }) => amends?.motion ?? 0)
  const search = wanted.search.trim().toLocaleLowerCase()
  const fits = ({ number, title, submitters, state }: MotionHead) =>
    (wanted.state === '' || state === wanted.state) &&
    (search === '' || `${number} ${title} ${submitters}`.toLocaleLowerCase().includes(search))
  return sorted
    .filter(({ amends }) => amends === null)
    .flatMap((motion) => [
      { motion, isAmendment: false },
      ...(amendments.get(motion.id) ?? []).map((amendment) => ({ motion: amendment, isAmendment: true })),
    ])
    .filter(({ motion }) => fits(motion))
}

export type VoteOnMotion = { vote: ConsoleVote; motions: MotionVote['motions'] }

/** The newest first. */
export const votesOn = (
  motion: MotionId,
  links: readonly MotionVote[],
  votes: readonly ConsoleVote[],
): VoteOnMotion[] =>
  votes.flatMap((vote) => {
    const link = links.find((each) => each.vote === vote.id)
    return link?.motions.some((each) => each.motion === motion) === true
      ? [{ vote, motions: link.motions }]
      : []
  })

/** What a published vote decided and nobody has taken over yet. */
export function toSettle(
  { vote, motions }: VoteOnMotion,
  heads: readonly MotionHead[],
  rules: MotionRules,
): { motion: MotionHead; verdict: 'adopted' | 'rejected' }[] {
  if (vote.state !== 'published') return []
  const { paper, result } = vote
  return verdictsOf({ vote: vote.id, motions }, { paper, result }).flatMap(({ motion: id, verdict }) => {
    const motion = heads.find((head) => head.id === id)
    const isWaiting =
      motion !== undefined &&
      (motion.settledBy ?? 0) < vote.id &&
      !['adopted', 'rejected'].includes(stateIn(rules, motion.state).meaning)
    return isWaiting ? [{ motion, verdict }] : []
  })
}
