/** The rules of points of order: who may move which, when they are dealt with, what comes of them. SPEC.md, rules D. */
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { firstPointKinds } from '../protocol/point-kinds.ts'
import type {
  DebateId,
  Instant,
  MemberId,
  PointId,
  PointKind,
  PointOfOrder,
  PointOutcome,
  VoteDraft,
  Who,
} from '../protocol/messages.ts'
import type { Assembly, Vote } from './assembly.ts'
import { nameIn, secondsToWait, speechEnd, staleTurn, voteToClear } from './debate.ts'
import { hasSpoken, isSame } from './debate-fold.ts'
import { accept, refuse } from './decision.ts'
import type { AssemblyEvent } from './events.ts'
import { prepareVote } from './votes.ts'

/** More than that wait in no meeting that goes on. */
export const MOST_POINTS_WAITING = 100

type Motion = { debate: DebateId; who: Who; kind: PointKind; text: string }

export const pointKindsOf = ({ debates, convention }: Assembly): readonly PointKind[] =>
  debates.pointKinds ?? firstPointKinds(convention.language)

export function setPointKinds(
  assembly: Assembly,
  { was, to }: { was: readonly PointKind[]; to: readonly PointKind[] },
) {
  const now = pointKindsOf(assembly)
  if (areAlike(now, to)) return accept([], {})
  if (!areAlike(now, was)) return refuse('kinds-changed')
  return accept([{ type: 'point-kinds-set', kinds: to }], {})
}

const areAlike = (some: readonly PointKind[], others: readonly PointKind[]): boolean =>
  some.length === others.length &&
  some.every(({ name, effect, onlyUnspoken }, at) => {
    const other = others[at]
    return other?.name === name && other.effect === effect && other.onlyUnspoken === onlyUnspoken
  })

export function addPoint(assembly: Assembly, motion: Motion, movedAt: Instant) {
  const { debates, members } = assembly
  const { debate, who, kind } = motion
  if (!debates.all.has(debate)) return refuse('no-such-debate')
  if ('member' in who && !members.has(who.member)) return refuse('no-such-member')
  const open = voteIsOpen(assembly)
  if (open !== null) return open
  const waiting = [...debates.points.values()].filter(({ state }) => state !== 'decided')
  if (waiting.some((point) => isSame(point.who, who))) return refuse('already-moved')
  if (waiting.length >= MOST_POINTS_WAITING) return refuse('list-full', { most: MOST_POINTS_WAITING })
  if (kind.onlyUnspoken && hasSpoken(debates, debate, who)) return refuse('has-spoken', { kind: kind.name })
  const point = debates.points.size + 1
  return accept([{ type: 'point-moved', point, movedAt, ...motion }], { point })
}

/** By the member's own phone, of the kinds that it was shown. */
export function movePoint(
  assembly: Assembly,
  member: MemberId,
  motion: { debate: DebateId; kind: number; kindName: string; text: string; at: Instant },
) {
  const { debate, text, at } = motion
  if (assembly.debates.current !== debate) return refuse('no-such-debate')
  if (assembly.members.get(member)?.entitled !== true) return refuse('not-entitled')
  const kind = pointKindsOf(assembly)[motion.kind]
  if (kind === undefined || kind.name !== motion.kindName) return refuse('kinds-changed')
  const own = [...assembly.debates.points.values()].filter(({ who }) => isSame(who, { member }))
  const seconds = secondsToWait(Math.max(...own.map(({ movedAt }) => movedAt)), at)
  const added = addPoint(assembly, { debate, who: { member }, kind, text }, at)
  if (added.ok && seconds > 0) return refuse('too-often', { seconds })
  return added.ok || added.why !== 'no-such-member' ? added : refuse('not-entitled')
}

export function withdrawPoint(assembly: Assembly, member: MemberId, id: PointId, at: Instant) {
  const point = assembly.debates.points.get(id)
  if (point === undefined || !isSame(point.who, { member })) return refuse('no-such-point')
  if (point.state === 'decided') return refuse('point-decided')
  const during = voteUnderWay(assembly, point)
  if (during !== null) return during
  // [D21] what the hall was asked, the hall has decided: whether it is told yet or not.
  const vote = voteOf(assembly, point)
  if (vote?.state === 'closed' || vote?.state === 'published') return refuse('point-decided')
  return accept([decided(point, { outcome: 'withdrawn', seconds: null, at })], {})
}

export function callPoint(
  assembly: Assembly,
  { point: id, turn, at }: { point: PointId; turn: number; at: Instant },
) {
  const point = assembly.debates.points.get(id)
  const debate = point === undefined ? undefined : assembly.debates.all.get(point.debate)
  if (point === undefined || debate === undefined) return refuse('no-such-point')
  if (point.state === 'decided') return refuse('point-decided')
  const open = voteIsOpen(assembly)
  if (open !== null) return open
  const stale = staleTurn(assembly, debate, turn)
  if (stale !== null) return stale
  if (debate.point !== null) return refuse('point-on')
  const called: AssemblyEvent = {
    ...{ type: 'point-called', debate: debate.id, point: id, calledAt: at },
    clears: voteToClear(assembly),
  }
  return accept([...speechEnd(assembly, debate.id, at), called], {})
}

/** [D16] one for, one against. */
export function speakToPoint(
  assembly: Assembly,
  id: PointId,
  { side, who }: { side: 'for' | 'against'; who: Who },
) {
  const point = assembly.debates.points.get(id)
  if (point === undefined) return refuse('no-such-point')
  if (point.state !== 'called') return refuse('point-not-on')
  if ('member' in who && !assembly.members.has(who.member)) return refuse('no-such-member')
  const before = point[side]
  if (before !== null && isSame(before, who)) return accept([], {})
  if (before !== null) return refuse('side-taken', { name: nameIn(assembly, before) })
  return accept([{ type: 'point-spoken-to', debate: point.debate, point: id, side, who }], {})
}

export function preparePointVote(assembly: Assembly, id: PointId) {
  const point = assembly.debates.points.get(id)
  if (point === undefined) return refuse('no-such-point')
  if (point.state !== 'called') return refuse('point-not-on')
  if (point.vote !== null && assembly.votes.has(point.vote)) return refuse('vote-prepared-already')
  const prepared = prepareVote(assembly, voteOn(assembly, point))
  // The paper of one motion always works.
  if (!prepared.ok) throw new Error('a vote on a point of order cannot be prepared')
  const { vote } = prepared.output
  return accept(
    [...prepared.events, { type: 'point-vote-prepared', debate: point.debate, point: id, prepared: vote }],
    { vote },
  )
}

/** Named in the hall's language, at once, by simple majority of those present: what a show of hands would be. */
function voteOn(assembly: Assembly, point: PointOfOrder): VoteDraft {
  const name = nameIn(assembly, point.who)
  const head = assembly.convention.language === 'de' ? 'Antrag zur Geschäftsordnung' : 'Point of order'
  return {
    title: `${head}: ${point.kind.name} (${name})`,
    text: point.text,
    secrecy: 'secret',
    electorate: { presence: 'present', groups: [] },
    paper: motionPaper(SIMPLE_MAJORITY),
    ...{ quorum: null, changeable: false, durationSeconds: null, follows: null },
  }
}

export function decidePoint(
  assembly: Assembly,
  id: PointId,
  { outcome, seconds, at }: { outcome: PointOutcome | 'by-vote'; seconds: number | null; at: Instant },
) {
  const point = assembly.debates.points.get(id)
  if (point === undefined) return refuse('no-such-point')
  if (point.state === 'decided') return refuse('point-decided')
  // A chair may also take one off the list that was withdrawn before it was called.
  if (point.state === 'waiting' && outcome !== 'withdrawn') return refuse('point-not-on')
  if (outcome === 'no-objection' && point.against !== null)
    return refuse('has-objection', { name: nameIn(assembly, point.against) })
  const said = outcome === 'by-vote' ? verdictOn(assembly, point) : ({ ok: true, outcome } as const)
  if (!said.ok) return said
  const byHall = outcome === 'by-vote' ? null : saidByHall(assembly, point, outcome)
  if (byHall !== null) return byHall
  const isAdopted = said.outcome === 'adopted' || said.outcome === 'no-objection'
  const limits = isAdopted && point.kind.effect === 'limit-time'
  if (limits && seconds === null) return refuse('seconds-missing')
  const its = { outcome: said.outcome, seconds: limits ? seconds : null, at }
  const byVote = outcome === 'by-vote' ? point.vote : null
  return accept(
    [decided(point, its, byVote), ...(isAdopted ? consequences(assembly, point, its.seconds) : [])],
    {
      outcome: said.outcome,
    },
  )
}

const decided = (
  { id, debate }: PointOfOrder,
  { outcome, seconds, at }: { outcome: PointOutcome; seconds: number | null; at: Instant },
  byVote: PointOfOrder['vote'] = null,
): AssemblyEvent => ({ type: 'point-decided', debate, point: id, decidedAt: at, outcome, seconds, byVote })

const voteOf = ({ votes }: Assembly, point: PointOfOrder): Vote | undefined =>
  point.vote === null ? undefined : votes.get(point.vote)

function voteUnderWay(assembly: Assembly, point: PointOfOrder) {
  const vote = voteOf(assembly, point)
  return vote?.state === 'open' || vote?.state === 'paper'
    ? refuse('during-vote', { title: vote.draft.title })
    : null
}

/** [D21] what the hall was asked nobody decides in its place, nor against it. */
function saidByHall(assembly: Assembly, point: PointOfOrder, outcome: PointOutcome) {
  const during = voteUnderWay(assembly, point)
  if (during !== null) return during
  const vote = voteOf(assembly, point)
  if (vote?.state !== 'closed' && vote?.state !== 'published') return null
  const said = verdictOn(assembly, point)
  if (said.ok) return said.outcome === outcome ? null : refuse('voted-otherwise', { outcome: said.outcome })
  return said.why === 'vote-not-published' ? said : null
}

/** Only what everybody may know: a result that is not published decides nothing here. */
function verdictOn(assembly: Assembly, point: PointOfOrder) {
  const vote = voteOf(assembly, point)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'published') return refuse('vote-not-published')
  const { outcome } = vote.result
  const verdict = outcome.kind === 'majority' ? outcome.decisions[0]?.verdict : undefined
  if (verdict !== 'adopted' && verdict !== 'rejected') return refuse('vote-undecided')
  return { ok: true, outcome: verdict } as const
}

function consequences(
  { debates }: Assembly,
  { id, debate: of, kind }: PointOfOrder,
  seconds: number | null,
): AssemblyEvent[] {
  const debate = debates.all.get(of)
  if (debate === undefined) return []
  switch (kind.effect) {
    case 'end-debate':
      return debate.list === 'ended' ? [] : [{ type: 'debate-list-set', debate: of, list: 'ended', by: id }]
    case 'close-list':
      return debate.list === 'open' ? [{ type: 'debate-list-set', debate: of, list: 'closed', by: id }] : []
    case 'limit-time':
      return [{ type: 'debate-rules-changed', debate: of, rules: { ...debate.rules, seconds } }]
    case 'none':
      return []
  }
}

function voteIsOpen({ openVote, votes }: Assembly) {
  if (openVote === null) return null
  return refuse('during-vote', { title: votes.get(openVote)?.draft.title ?? '' })
}
