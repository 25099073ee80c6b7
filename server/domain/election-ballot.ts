/**
 * The ballot that an election needs next: the first from all who consented, each further one by the rule of the last. It is
 * prepared and not opened, as every next ballot. SPEC.md, rules N5 to N7.
 */
import type {
  Candidate,
  ElectionDraft,
  ElectionRule,
  Option,
  Outcome,
  Paper,
  Result,
  VoteDraft,
} from '../protocol/messages.ts'
import { setUpFaults } from '../protocol/set-up.ts'
import { refuse } from './decision.ts'
import type { Election } from './elections-fold.ts'
import {
  couldBeElected,
  mayJoin,
  type PublishedBallot,
  type Seats,
  type Standing,
} from './election-standing.ts'
import { nextBallot } from './next-ballot.ts'

/** Who stands on a ballot, by which rule. */
type Field = { candidates: readonly Candidate[]; rule: ElectionRule }

export function electionBallot(election: Election, standing: Standing) {
  if (standing.running !== null)
    return refuse('ballot-under-way', { title: standing.running.vote.draft.title })
  const { left, counted, ballots } = standing
  if (election.vacant !== null || left.open + left.reserved === 0) return refuse('no-next-ballot')
  const { candidates, rule } = nextField(election, standing) ?? freshField(election, standing)
  const seats = seatsFor(candidates, left, rule)
  if (seats.open + seats.reserved === 0) return refuse('no-next-ballot')
  const draft = ballotDraft(election.draft, { candidates: candidates.map(optionOf), rule, seats })
  const number = 1 + ballots.filter(({ vote }) => vote.state !== 'annulled').length
  const titled: VoteDraft = {
    ...draft,
    title: number === 1 ? draft.title : `${draft.title} (${String(number)})`,
    follows: counted.at(-1)?.vote.id ?? null,
  }
  const [fault] = setUpFaults(titled)
  if (fault !== undefined) return refuse('cannot-work', { ...fault.about, fault: fault.fault })
  return { ok: true, draft: titled, candidates: candidates.map(({ id }) => id) } as const
}

/** [N6] whom the rule of the last ballot lets go on, as if those who withdrew or declined had never been in its way. */
function nextField(election: Election, standing: Standing): Field | null {
  const last = standing.counted.at(-1)
  if (last === undefined || last.vote.result.outcome.kind !== 'most-votes') return null
  const draft = last.vote.draft
  const next = nextBallot(last.vote.id, draft, withoutGone(last, election, last.vote.result.outcome))
  if (next === null || next.paper.rule.kind === 'majority') return null
  // Somebody of an earlier ballot declined too: those seats were not in this one.
  if (next.paper.rule.seats < Math.min(total(standing.left), next.paper.options.length)) return null
  const names = new Set(next.paper.options.map(({ name }) => name))
  const went = last.candidates.filter((_, option) => names.has(draft.paper.options[option]?.name ?? ''))
  const couldBe = couldBeElected(election, standing)
  const stood = new Set(standing.counted.flatMap(({ candidates }) => candidates))
  const joined = mayJoin(election, standing) ? couldBe.filter(({ id }) => !stood.has(id)) : []
  const candidates = [...couldBe.filter(({ id }) => went.includes(id)), ...joined]
  return candidates.length === 0 ? null : { candidates, rule: next.paper.rule }
}

function withoutGone(
  { vote, candidates }: PublishedBallot,
  election: Election,
  outcome: Extract<Outcome, { kind: 'most-votes' }>,
): Result {
  const isGone = (option: number) => {
    const candidate = election.candidates.get(candidates[option] ?? 0)
    return (
      candidate?.consent !== 'accepted' ||
      (candidate.acceptance?.ballot === vote.id && candidate.acceptance.state === 'declined')
    )
  }
  const gone = candidates.map((_, option) => option).filter(isGone)
  return {
    ...vote.result,
    outcome: {
      ...outcome,
      elected: outcome.elected.filter((option) => !gone.includes(option)),
      dropped: [...outcome.dropped, ...gone],
    },
  }
}

/** [N7] by the election's own rule, from the beginning: the first ballot, and one for a seat that came free again. */
function freshField(election: Election, standing: Standing): Field {
  const couldBe = couldBeElected(election, standing)
  const stood = new Set(standing.counted.flatMap(({ candidates }) => candidates))
  const candidates = mayJoin(election, standing) ? couldBe : couldBe.filter(({ id }) => stood.has(id))
  return { candidates, rule: election.draft.rule }
}

const total = ({ open, reserved }: Seats) => open + reserved

/** No more than there are candidates: a seat that nobody can take stays open. */
function seatsFor(candidates: readonly Candidate[], left: Seats, rule: ElectionRule): Seats {
  const group = rule.kind === 'most-votes' ? rule.reserved?.group : undefined
  const ofGroup = candidates.filter((candidate) => group !== undefined && candidate.group === group).length
  const reserved = Math.min(left.reserved, ofGroup)
  return { reserved, open: Math.min(left.open, candidates.length - reserved) }
}

const optionOf = ({ name, group }: Candidate): Option => ({ name, items: [], group })

/** [N5] as many votes as there are seats; a no and an abstention can always be said. */
export function ballotDraft(
  draft: ElectionDraft,
  { candidates, rule, seats }: { candidates: readonly Option[]; rule: ElectionRule; seats: Seats },
): VoteDraft {
  const { title, text, secrecy, electorate, quorum, durationSeconds } = draft
  const options = candidates.length
  const paper: Paper = {
    subject: 'candidates',
    options: candidates,
    form: formOf(draft, options, total(seats)),
    rule:
      rule.kind === 'most-votes'
        ? {
            ...rule,
            seats: total(seats),
            reserved:
              rule.reserved === null || seats.reserved === 0
                ? null
                : { group: rule.reserved.group, seats: seats.reserved },
          }
        : { ...rule, seats: total(seats) },
    order: 'alphabetical',
    empty: 'abstention',
    share: null,
  }
  return {
    title,
    text,
    secrecy,
    electorate,
    paper,
    quorum,
    changeable: false,
    durationSeconds,
    follows: null,
  }
}

function formOf({ marking }: ElectionDraft, options: number, seats: number): Paper['form'] {
  const most = Math.min(options, seats)
  switch (marking) {
    case 'choose':
      return { kind: 'choose', least: 0, most, none: true, abstain: true }
    case 'yes-no':
      return { kind: 'yes-no', least: 0, most, abstain: true }
    case 'rank':
      return { kind: 'rank', least: 1, equal: false, abstain: true }
  }
}
