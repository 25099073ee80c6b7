/** From motions to a vote, and from its result to states and texts. SPEC.md, rules Y. */
import type {
  Majority,
  MotionId,
  MotionVoteKind,
  Option,
  Paper,
  Secrecy,
  VoteId,
} from '../protocol/messages.ts'
import { stateIn, verdictsOf } from '../protocol/motions.ts'
import { motionPaper } from '../protocol/papers.ts'
import { anyContradict, applyHunks, hunksBetween, shiftHunks } from '../protocol/word-diff.ts'
import { isAmendment, ownHunks, standingOf, textAt, textOf, type Amendment } from './amendments.ts'
import type { Assembly, Vote } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import type { AssemblyEvent, MergedAmendment } from './events.ts'
import { isDecided, type Motion, type MotionBook } from './motions.ts'
import { prepareVote } from './votes.ts'

const TITLE_CHARACTERS = 300
const BLOCK_NAME = 'En bloc'

const labelOf = ({ number, title }: Motion): string => {
  const label = Array.from(`${number} ${title}`)
  return label.length <= TITLE_CHARACTERS
    ? label.join('')
    : `${label.slice(0, TITLE_CHARACTERS - 1).join('')}…`
}

/** The vote on it whose result is not there yet. */
export const openVoteOn = ({ motionVotes, votes }: MotionBook, id: MotionId): Vote | null => {
  for (const { vote, motions } of motionVotes.values()) {
    const on = motions.some(({ motion }) => motion === id) ? votes.get(vote) : undefined
    if (on !== undefined && on.state !== 'published' && on.state !== 'annulled') return on
  }
  return null
}

type Wish = {
  kind: MotionVoteKind
  secrecy: Secrecy
  majority: Majority
  durationSeconds: number | null
}

/** [Y12] one vote at a time on each. */
export function prepareMotionVote(book: Assembly, ids: readonly MotionId[], wish: Wish) {
  const motions: Motion[] = []
  for (const id of new Set(ids)) {
    const motion = book.motions.get(id)
    if (motion === undefined) return refuse('no-such-motion')
    const { number } = motion
    if (isDecided(book.motionRules, motion)) return refuse('motion-decided', { number })
    const other = openVoteOn(book, id)
    if (other !== null)
      return refuse('vote-prepared-on-it', { number, vote: other.id, title: other.draft.title })
    motions.push(motion)
  }
  const [first] = motions
  if (first === undefined) return refuse('no-such-motion')
  if (wish.kind === 'alternatives' && motions.length < 2) return refuse('alternatives-need-two')
  const { secrecy, durationSeconds } = wish
  const title = motions.length === 1 ? labelOf(first) : titleOf(motions)
  const prepared = prepareVote(book, {
    ...{ title, text: '', secrecy, durationSeconds, paper: paperOf(motions.map(labelOf), wish) },
    electorate: { presence: 'present', groups: [] },
    ...{ quorum: null, changeable: false, follows: null },
  })
  if (!prepared.ok) return prepared
  const { vote } = prepared.output
  const linked = motions.map((motion) => ({ motion: motion.id, label: labelOf(motion) }))
  return accept([...prepared.events, { type: 'motion-vote-prepared', vote, motions: linked }], { vote })
}

/** Their numbers: "A1, A2, A5". */
function titleOf(motions: readonly Motion[]): string {
  const title = motions.map(({ number }) => number).join(', ')
  return title.length <= TITLE_CHARACTERS ? title : `${title.slice(0, TITLE_CHARACTERS - 1)}…`
}

function paperOf(labels: readonly string[], { kind, majority }: Pick<Wish, 'kind' | 'majority'>): Paper {
  const single = motionPaper(majority)
  if (labels.length === 1) return single
  const options = labels.map((name): Option => ({ name, items: [], group: '' }))
  const most = labels.length
  switch (kind) {
    case 'each':
      return { ...single, options, form: { kind: 'yes-no', least: 0, most, abstain: true } }
    case 'en-bloc':
      return { ...single, options: [{ name: BLOCK_NAME, items: labels, group: '' }] }
    case 'alternatives':
      return {
        ...single,
        ...{ subject: 'alternatives', options },
        form: { kind: 'choose', least: 1, most: 1, none: true, abstain: true },
        rule: {
          ...{ kind: 'most-votes', seats: 1, majority },
          ...{ reserved: null, dropOut: null, next: 'second-ballot' },
        },
      }
  }
}

/** [Y13] what somebody wants a vote of its own on goes out of the block before it is opened. */
export function pullOut(book: MotionBook, id: MotionId, voteId: VoteId) {
  if (!book.motions.has(id)) return refuse('no-such-motion')
  const [vote, link] = [book.votes.get(voteId), book.motionVotes.get(voteId)]
  if (vote === undefined || link === undefined) return refuse('no-such-vote')
  if (vote.state !== 'prepared') return refuse('vote-not-prepared', { state: vote.state })
  const label = link.motions.find(({ motion }) => motion === id)?.label
  if (label === undefined) return refuse('not-in-this-vote')
  const pulled: AssemblyEvent = { type: 'motion-pulled-out', motion: id, vote: voteId }
  const left = link.motions.filter(({ motion }) => motion !== id)
  const [only] = left
  if (only === undefined) return accept([pulled, { type: 'vote-discarded', vote: voteId }], {})
  const { draft } = vote
  const motions = left.flatMap(({ motion }) => book.motions.get(motion) ?? [])
  const title = draft.title === titleOf(linkedOf(book, link.motions)) ? titleOf(motions) : draft.title
  const options = draft.paper.options
    .filter(({ name }) => name !== label)
    .map((option) => ({ ...option, items: option.items.filter((item) => item !== label) }))
  const { form, rule } = draft.paper
  const single = rule.kind === 'majority' && left.length === 1 ? motionPaper(rule.majority) : null
  const paper = single ?? {
    ...draft.paper,
    options,
    form: form.kind === 'yes-no' ? { ...form, most: Math.min(form.most, options.length) } : form,
  }
  const changed = { ...draft, title: single === null ? title : only.label, paper }
  return accept([pulled, { type: 'vote-changed', vote: voteId, draft: changed }], {})
}

const linkedOf = ({ motions }: MotionBook, linked: readonly { motion: MotionId }[]): Motion[] =>
  linked.flatMap(({ motion }) => motions.get(motion) ?? [])

/** [Y14] a published vote decides; a person says when states and texts follow, and then all of them do. */
export function settleMotions(book: MotionBook, voteId: VoteId) {
  const [vote, link] = [book.votes.get(voteId), book.motionVotes.get(voteId)]
  if (vote === undefined || link === undefined) return refuse('no-such-vote')
  if (vote.state !== 'published') return refuse('vote-not-published', { state: vote.state })
  const stateOf = (meaning: 'adopted' | 'rejected') =>
    book.motionRules.states.find((state) => state.meaning === meaning)?.id ?? meaning
  const settled = verdictsOf(link, { paper: vote.draft.paper, result: vote.result })
    .filter(({ motion }) => isToBeSettled(book, motion, voteId))
    .map(({ motion, verdict }) => ({ motion, state: stateOf(verdict), verdict }))
  if (settled.length === 0) return refuse('nothing-to-settle')
  const adopted = settled.flatMap(({ motion, verdict }) =>
    verdict === 'adopted' ? (book.motions.get(motion) ?? []) : [],
  )
  const merging = mergeAll(book, adopted.filter(isAmendment))
  if (!merging.ok) return merging
  const states = settled.map(({ motion, state }) => ({ motion, state }))
  return accept([{ type: 'motions-settled', vote: voteId, settled: states, merged: merging.merged }], {
    settled: settled.length,
  })
}

const isToBeSettled = ({ motions, motionRules }: MotionBook, id: MotionId, vote: VoteId): boolean => {
  const motion = motions.get(id)
  if (motion === undefined || motion.settledBy === vote) return false
  // One that was reconsidered waits for a newer vote than the one that it was settled by.
  return !isDecided(motionRules, motion) && (motion.settledBy ?? 0) < vote
}

type Merging =
  | { ok: true; merged: MergedAmendment[] }
  | { ok: false; why: 'amendment-conflicts'; about: { number: string; with: string } }

/** [Y11] one after the other, each into the text that the one before left; where two meet nothing is done and both are named. */
export function mergeAll({ motions }: MotionBook, amendments: readonly Amendment[]): Merging {
  const merged: MergedAmendment[] = []
  const texts = new Map<MotionId, string>()
  for (const amendment of amendments) {
    const { version, motion: id } = amendment.amends
    const parent = motions.get(id)
    if (parent === undefined) continue
    const now = texts.get(id) ?? textOf(parent)
    const done = hunksBetween(textAt(parent, version), now)
    const hunks = shiftHunks(ownHunks(motions, amendment), done)
    if (hunks === null) return conflict(amendment, rivalOf(motions, amendment, amendments) ?? parent)
    const text = applyHunks(now, hunks)
    texts.set(id, text)
    merged.push({ motion: id, amendment: amendment.id, text })
  }
  return { ok: true, merged }
}

const conflict = (amendment: Motion, other: Motion) =>
  ({
    ok: false,
    why: 'amendment-conflicts',
    about: { number: amendment.number, with: other.number },
  }) as const

function rivalOf(
  motions: MotionBook['motions'],
  amendment: Amendment,
  others: readonly Amendment[],
): Motion | undefined {
  const { hunks } = standingOf(motions, amendment)
  return others.find(
    (other) =>
      other.id !== amendment.id &&
      other.amends.motion === amendment.amends.motion &&
      anyContradict(hunks, standingOf(motions, other).hunks),
  )
}

/** [Y15] open again, for a new vote; what an amendment had put in goes out of the text. */
export function reconsider(book: MotionBook, id: MotionId) {
  const motion = book.motions.get(id)
  if (motion === undefined) return refuse('no-such-motion')
  const { motionRules: rules, motions } = book
  if (!isDecided(rules, motion)) return refuse('motion-not-decided', { number: motion.number })
  const open = rules.states.filter(({ meaning }) => meaning === 'open')
  const back = open.find(({ to }) => to.includes(motion.state)) ?? open[0]
  const state = back?.id ?? stateIn(rules, motion.state).id
  const event = { type: 'motion-reconsidered', motion: id, state } as const
  const parent = motion.amends === null ? undefined : motions.get(motion.amends.motion)
  if (parent === undefined || motion.mergedAs === null) return accept([{ ...event, restored: null }], {})
  const [before, after] = [textAt(parent, motion.mergedAs - 1), textAt(parent, motion.mergedAs)]
  const out = shiftHunks(hunksBetween(after, before), hunksBetween(after, textOf(parent)))
  if (out === null) return refuse('text-built-upon', { number: parent.number })
  return accept([{ ...event, restored: { motion: parent.id, text: applyHunks(textOf(parent), out) } }], {})
}
