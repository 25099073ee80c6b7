/** The rules of elections: who may stand, who accepts, when there is a ballot and when it is over. SPEC.md, rules N. */
import type {
  Candidate,
  CandidateId,
  ElectionDraft,
  ElectionId,
  MemberId,
  Option,
  VoteDraft,
  VoteId,
} from '../protocol/messages.ts'
import { MOST_OPTIONS, setUpFaults } from '../protocol/set-up.ts'
import type { Assembly, Member } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import type { Election } from './elections-fold.ts'
import { ballotDraft, electionBallot } from './election-ballot.ts'
import { mayJoin, seatsOf, standingOf } from './election-standing.ts'
import { nextStep } from './election-step.ts'

/** Each is a topic of every console; a federal party's longest list of posts is a tenth of it. */
export const MOST_ELECTIONS = 300

export function addElection(assembly: Assembly, draft: ElectionDraft) {
  if (assembly.elections.size >= MOST_ELECTIONS) return refuse('elections-full', { most: MOST_ELECTIONS })
  const fault = draftFault(assembly, draft, null)
  if (fault !== null) return fault
  const election = assembly.nextElection
  return accept([{ type: 'election-added', election, draft }], { election })
}

/** [N1] a set-up that cannot work is refused when it is written: tried with as many candidates as it takes. */
function draftFault(assembly: Assembly, draft: ElectionDraft, before: ElectionDraft | null) {
  if (draft.item !== null && draft.item !== before?.item && !assembly.items.has(draft.item))
    return refuse('no-such-item')
  if (draft.incompatible.some((other) => !assembly.elections.has(other))) return refuse('no-such-election')
  const group = draft.rule.kind === 'most-votes' ? (draft.rule.reserved?.group ?? '') : ''
  const count = Math.min(MOST_OPTIONS, draft.rule.seats + 1)
  const candidates = Array.from({ length: count }, (_, at): Option => ({
    name: String(at),
    items: [],
    group,
  }))
  const seats = seatsOf(draft)
  const [fault] = setUpFaults(ballotDraft(draft, { candidates, rule: draft.rule, seats }))
  if (fault !== undefined) return refuse('cannot-work', { ...fault.about, fault: fault.fault })
  const { seats: all } = draft.rule
  const reserved = draft.rule.kind === 'most-votes' ? (draft.rule.reserved?.seats ?? 0) : 0
  return reserved > all ? refuse('cannot-work', { fault: 'reserved-over-seats', reserved, seats: all }) : null
}

/** [N2] nothing is overwritten that another chair changed meanwhile; what the ballots were made from stays. */
export function changeElection(
  assembly: Assembly,
  id: ElectionId,
  { was, draft }: { was: ElectionDraft; draft: ElectionDraft },
) {
  const election = assembly.elections.get(id)
  if (election === undefined) return refuse('no-such-election')
  if (isSame(election.draft, draft)) return accept([], {})
  if (!isSame(election.draft, was)) return refuse('election-changed', { title: election.draft.title })
  if (standingOf(assembly, election).ballots.length > 0)
    return refuse('election-begun', { title: election.draft.title })
  // One that it named before, and that was removed since, is nobody's mistake now.
  const isGone = (other: ElectionId) =>
    election.draft.incompatible.includes(other) && !assembly.elections.has(other)
  const incompatible = draft.incompatible.filter((other) => other !== id && !isGone(other))
  const tidy = { ...draft, incompatible }
  const fault = draftFault(assembly, tidy, election.draft)
  if (fault !== null) return fault
  const changed: Election = { ...election, draft: tidy }
  for (const { member, consent } of election.candidates.values()) {
    if (member === null || consent !== 'accepted') continue
    const doubled = incompatibleFault(assembly, changed, member)
    if (doubled !== null) return doubled
  }
  return accept([{ type: 'election-changed', election: id, draft: tidy }], {})
}

const isSame = (one: ElectionDraft, other: ElectionDraft) => JSON.stringify(one) === JSON.stringify(other)

export function removeElection(assembly: Assembly, id: ElectionId) {
  const election = assembly.elections.get(id)
  if (election === undefined) return refuse('no-such-election')
  if (standingOf(assembly, election).ballots.length > 0)
    return refuse('election-begun', { title: election.draft.title })
  return accept([{ type: 'election-removed', election: id }], {})
}

export function openNominations(assembly: Assembly, id: ElectionId) {
  const election = assembly.elections.get(id)
  if (election === undefined) return refuse('no-such-election')
  if (election.nominations === 'open') return accept([], {})
  if (!mayJoin(election, standingOf(assembly, election))) return over(election)
  return accept([{ type: 'nominations-opened', election: id }], {})
}

export function closeNominations(assembly: Assembly, id: ElectionId) {
  const election = assembly.elections.get(id)
  if (election === undefined) return refuse('no-such-election')
  return accept(
    election.nominations === 'open' ? [{ type: 'nominations-closed', election: id } as const] : [],
    {},
  )
}

const over = ({ draft }: Election) => refuse('nominations-over', { title: draft.title })

// ------------------------------------------------------------------------------------------------ candidates

export type Nomination = Pick<Candidate, 'member' | 'name' | 'group' | 'text' | 'proposedBy'> & {
  consents: boolean
}

export function nominate(assembly: Assembly, id: ElectionId, nomination: Nomination) {
  const election = assembly.elections.get(id)
  if (election === undefined) return refuse('no-such-election')
  if (!mayJoin(election, standingOf(assembly, election))) return over(election)
  if (election.candidates.size >= MOST_OPTIONS) return refuse('candidates-full', { most: MOST_OPTIONS })
  const member = nomination.member === null ? null : assembly.members.get(nomination.member)
  if (member === undefined) return refuse('no-such-member', { member: nomination.member ?? 0 })
  const named = nameFor(election, member, nomination.name)
  if (!named.ok) return named
  const doubled = member === null ? null : incompatibleFault(assembly, election, member.id)
  if (doubled !== null) return doubled
  const candidate = assembly.nextCandidate
  const { text, proposedBy, consents } = nomination
  const group = nomination.group === '' ? groupOf(election, member) : nomination.group
  return accept(
    [
      {
        ...{ type: 'candidate-nominated', election: id, candidate },
        ...{ member: member?.id ?? null, name: named.name, group, text, proposedBy },
        consent: consents ? 'accepted' : 'asked',
      },
    ],
    { candidate },
  )
}

/** [N3] only while nominations are open, and only who may vote at all. */
export function stand(
  assembly: Assembly,
  id: ElectionId,
  { member, text }: { member: MemberId; text: string },
) {
  const election = assembly.elections.get(id)
  if (election === undefined) return refuse('no-such-election')
  if (election.nominations !== 'open') return over(election)
  if (assembly.members.get(member)?.entitled !== true) return refuse('may-not-stand')
  const decision = nominate(assembly, id, {
    ...{ member, name: '', group: '', text },
    ...{ proposedBy: '', consents: true },
  })
  if (decision.ok) return decision
  // They are asked by their own session: such a member exists, and has a name.
  return decision.why === 'no-such-member' || decision.why === 'name-missing' ? over(election) : decision
}

const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLowerCase()

const isActive = ({ consent }: Candidate) => consent === 'asked' || consent === 'accepted'

/** [N4] nobody stands twice; two persons of one name are told apart by the number of the second. */
function nameFor(election: Election, member: Readonly<Member> | null, written: string) {
  const name = member === null ? written.trim() : `${member.firstName} ${member.lastName}`.trim()
  if (name === '') return refuse('name-missing')
  const all = [...election.candidates.values()]
  const twice = all.find(
    (candidate) =>
      isActive(candidate) &&
      (member === null || candidate.member === null
        ? plain(candidate.name) === plain(name)
        : candidate.member === member.id),
  )
  if (twice !== undefined) return refuse('already-candidate', { name: twice.name })
  const isTaken = all.some((candidate) => isActive(candidate) && plain(candidate.name) === plain(name))
  return {
    ok: true,
    name: isTaken && member !== null ? `${name} (${member.number})` : name,
  } as const
}

/** [N4] whoever stands, or was elected, where both together were ruled out: said with the name of that election. */
function incompatibleFault(assembly: Assembly, election: Election, member: MemberId) {
  for (const candidacy of assembly.candidaciesOf.get(member) ?? []) {
    const other = assembly.elections.get(assembly.electionOf.get(candidacy) ?? 0)
    const candidate = other?.candidates.get(candidacy)
    if (other === undefined || candidate === undefined || other.id === election.id) continue
    const areApart =
      !election.draft.incompatible.includes(other.id) && !other.draft.incompatible.includes(election.id)
    if (areApart || candidate.consent !== 'accepted') continue
    if (isInTheRunning(assembly, other, candidacy))
      return refuse('incompatible-candidacy', { name: candidate.name, title: other.draft.title })
  }
  return null
}

function isInTheRunning(assembly: Assembly, election: Election, candidate: CandidateId): boolean {
  const standing = standingOf(assembly, election)
  const elected = standing.elected.find((person) => person.candidate === candidate)
  if (elected !== undefined) return elected.answer !== 'declined'
  return nextStep(election, standing).step !== 'finished'
}

/** For reserved seats: the group may be one of the register's, or a gender. */
function groupOf({ draft: { rule } }: Election, member: Readonly<Member> | null): string {
  const group = rule.kind === 'most-votes' ? (rule.reserved?.group ?? '') : ''
  if (group === '' || member === null) return ''
  return [member.gender, member.group].some((own) => plain(own) === plain(group)) ? group : ''
}

type Told = Pick<Candidate, 'group' | 'text'>

/** [N2] as with the election; what stands on a ballot under way stays as it is there. */
export function changeCandidate(assembly: Assembly, id: CandidateId, { was, to }: { was: Told; to: Told }) {
  const found = candidateIn(assembly, id)
  if (!found.ok) return found
  const { election, candidate } = found
  if (candidate.group === to.group && candidate.text === to.text) return accept([], {})
  if (candidate.group !== was.group || candidate.text !== was.text)
    return refuse('candidate-changed', { name: candidate.name })
  const { running } = standingOf(assembly, election)
  if (to.group !== candidate.group && running?.candidates.includes(id) === true)
    return refuse('ballot-under-way', { title: running.vote.draft.title })
  return accept([changed(election, candidate, to)], {})
}

const changed = (
  { id: election }: Election,
  { id: candidate, member }: Candidate,
  to: Partial<Pick<Candidate, 'group' | 'text' | 'portrait'>>,
) => ({ type: 'candidate-changed', election, candidate, member, to }) as const

export function setPortrait(assembly: Assembly, id: CandidateId, portrait: string | null) {
  const found = candidateIn(assembly, id)
  if (!found.ok) return found
  const { election, candidate } = found
  if (candidate.portrait === portrait) return accept([], {})
  return accept([changed(election, candidate, { portrait })], {})
}

/** What was replaced stays in the file, because the journal names it: a phone must not fill the disk with pictures. */
const MOST_OWN_PICTURES = 10

/** [N12] `portrait` null: none. Undefined: whether one may be set. */
export function setOwnPortrait(
  assembly: Assembly,
  id: CandidateId,
  { member, portrait }: { member: MemberId; portrait: string | null | undefined },
) {
  const found = candidateIn(assembly, id, member)
  if (!found.ok) return found
  const { election, candidate } = found
  if (!isActive(candidate) || election.ballots.length > 0) return over(election)
  if (portrait !== null && (election.pictures.get(id) ?? 0) >= MOST_OWN_PICTURES)
    return refuse('too-many-pictures', { most: MOST_OWN_PICTURES })
  return portrait === undefined ? accept([], {}) : setPortrait(assembly, id, portrait)
}

type Consent = Exclude<Candidate['consent'], 'asked'>

/** [N3] whoever is on a ballot under way stays on it; who is elected declines the election instead. */
export function answerCandidacy(
  assembly: Assembly,
  id: CandidateId,
  { consent, text = null, member }: { consent: Consent; text?: string | null; member?: MemberId },
) {
  const found = candidateIn(assembly, id, member)
  if (!found.ok) return found
  const { election, candidate } = found
  const isTextNew = text !== null && text !== candidate.text
  if (candidate.consent === consent && !isTextNew) return accept([], {})
  const standing = standingOf(assembly, election)
  const { running, elected } = standing
  if (running !== null && (consent === 'accepted' || running.candidates.includes(id)))
    return refuse('ballot-under-way', { title: running.vote.draft.title })
  if (elected.some((person) => person.candidate === id && person.answer !== 'declined'))
    return refuse('already-elected', { name: candidate.name })
  if (consent === 'accepted' && candidate.consent !== 'accepted') {
    const refused = joiningFault(assembly, election, candidate)
    if (refused !== null) return refused
  }
  return accept(
    [
      {
        ...{ type: 'candidacy-answered', election: election.id, candidate: id },
        ...{ member: candidate.member, consent, text },
      },
    ],
    {},
  )
}

function joiningFault(assembly: Assembly, election: Election, candidate: Candidate) {
  if (!mayJoin(election, standingOf(assembly, election))) return over(election)
  const others = [...election.candidates.values()].filter(
    (other) => other.id !== candidate.id && isActive(other),
  )
  const twice = others.find(
    (other) =>
      plain(other.name) === plain(candidate.name) ||
      (other.member !== null && other.member === candidate.member),
  )
  if (twice !== undefined) return refuse('already-candidate', { name: twice.name })
  return candidate.member === null ? null : incompatibleFault(assembly, election, candidate.member)
}

function candidateIn(assembly: Assembly, id: CandidateId, member?: MemberId) {
  const election = assembly.elections.get(assembly.electionOf.get(id) ?? 0)
  if (election === undefined) return refuse('no-such-election')
  const candidate = election.candidates.get(id)
  if (candidate === undefined || (member !== undefined && candidate.member !== member))
    return refuse('no-such-candidate')
  return { ok: true, election, candidate } as const
}

// ------------------------------------------------------------------------------------------------ ballots and acceptance

/** [N5] by one act; [N2] two chairs who both press it get one ballot. */
export function prepareElectionBallot(assembly: Assembly, id: ElectionId, after: VoteId | null) {
  const election = assembly.elections.get(id)
  if (election === undefined) return refuse('no-such-election')
  const standing = standingOf(assembly, election)
  const last = standing.ballots.at(-1)
  if ((last?.vote.id ?? null) !== after)
    return refuse('another-ballot', { title: last?.vote.draft.title ?? election.draft.title })
  const ballot = electionBallot(election, standing)
  if (!ballot.ok) return ballot
  const vote = assembly.nextVote
  return accept(
    [
      { type: 'vote-prepared', vote, draft: ballot.draft },
      { type: 'election-ballot-prepared', election: id, ballot: vote, candidates: ballot.candidates },
    ],
    { vote },
  )
}

/** [N5] the options of an election's ballot are its candidates, in their order: whom a vote elects would else be a guess. */
export function ballotFault(assembly: Assembly, vote: VoteId, draft: VoteDraft) {
  const election = assembly.elections.get(assembly.electionOfVote.get(vote) ?? 0)
  const before = assembly.votes.get(vote)
  if (election === undefined || before === undefined) return null
  const { options, subject, rule } = draft.paper
  const isSameField = JSON.stringify(before.draft.paper.options) === JSON.stringify(options)
  return isSameField && subject === 'candidates' && rule.kind !== 'majority'
    ? null
    : refuse('ballot-of-election', { title: election.draft.title })
}

export function askAcceptance(assembly: Assembly, id: ElectionId) {
  const election = assembly.elections.get(id)
  if (election === undefined) return refuse('no-such-election')
  const open = standingOf(assembly, election).elected.filter(({ answer }) => answer === 'open')
  if (open.length === 0) return refuse('nobody-to-ask', { title: election.draft.title })
  const asked = open.map(({ candidate, ballot }) => ({
    ...{ candidate, ballot },
    member: election.candidates.get(candidate)?.member ?? null,
  }))
  return accept([{ type: 'acceptance-asked', election: id, asked }], { asked: asked.length })
}

/** [N9] what was declined is open again, and stays so: another ballot may have filled it meanwhile. */
export function recordAcceptance(assembly: Assembly, id: CandidateId, accepts: boolean) {
  const found = candidateIn(assembly, id)
  if (!found.ok) return found
  const { election, candidate } = found
  const { elected, ballots } = standingOf(assembly, election)
  const person = elected.find((one) => one.candidate === id)
  if (person === undefined) return refuse('not-elected', { name: candidate.name })
  if (person.answer === (accepts ? 'accepted' : 'declined')) return accept([], {})
  const later = ballots.find(({ vote }) => vote.id > person.ballot && vote.state !== 'annulled')
  if (person.answer === 'declined' && later !== undefined)
    return refuse('ballot-under-way', { title: later.vote.draft.title })
  return accept(
    [
      {
        ...{ type: 'acceptance-answered', election: election.id, candidate: id },
        ...{ member: candidate.member, ballot: person.ballot, accepts },
      },
    ],
    {},
  )
}

/** By the member: once, when asked; what follows a change of mind the chair decides. */
export function answerElection(
  assembly: Assembly,
  id: CandidateId,
  { member, accepts }: { member: MemberId; accepts: boolean },
) {
  const found = candidateIn(assembly, id, member)
  if (!found.ok) return found
  const person = standingOf(assembly, found.election).elected.find((one) => one.candidate === id)
  if (person === undefined) return refuse('not-elected', { name: found.candidate.name })
  if (person.answer === (accepts ? 'accepted' : 'declined')) return accept([], {})
  if (person.answer !== 'asked') return refuse('not-asked')
  const decision = recordAcceptance(assembly, id, accepts)
  return decision.ok || decision.why !== 'ballot-under-way' ? decision : refuse('not-asked')
}

export function leaveVacant(assembly: Assembly, id: ElectionId, seats: number) {
  const election = assembly.elections.get(id)
  if (election === undefined) return refuse('no-such-election')
  const { left, running } = standingOf(assembly, election)
  if (running !== null) return refuse('ballot-under-way', { title: running.vote.draft.title })
  const open = left.open + left.reserved
  if (election.vacant !== null && election.vacant === seats) return accept([], {})
  if (open !== seats || open === 0) return refuse('seats-changed', { seats: open })
  return accept([{ type: 'seats-left-vacant', election: id, seats }], {})
}
