/**
 * The ballot that fills what the last one left open: who stands on it, for which seats, by which rule. To be looked at and changed
 * before it is opened. SPEC.md, rules E6 to E9.
 */
import type {
  Form,
  Option,
  OptionIndex,
  Outcome,
  Paper,
  Result,
  Rule,
  VoteDraft,
  VoteId,
} from '../protocol/messages.ts'
import { shareNeeded } from '../protocol/marks.ts'
import { reservedSeats } from './tally/fill-seats.ts'
import { weightOf } from './weight.ts'

type MostVotes = Extract<Rule, { kind: 'most-votes' }>
type Elected = Extract<Outcome, { kind: 'most-votes' }>

/** Null: no seat is open, nobody is left for one, or the rule has no next ballot. */
export function nextBallot(vote: VoteId, draft: VoteDraft, result: Result): VoteDraft | null {
  const { rule } = draft.paper
  const { outcome, quorum } = result
  if (rule.kind !== 'most-votes' || outcome.kind !== 'most-votes' || rule.next === null) return null
  const head = { ...draft, title: nextTitle(draft.title), follows: vote }
  // Too few took part to say anything about the field: the same once more.
  if (quorum?.isReached === false) return head
  const open = openSeats(draft.paper, rule, outcome)
  const standing = standingBy(draft.paper, outcome, { result, open })
  const field = rule.next === 'second-ballot' ? atMostTwice(standing, open, draft.paper) : standing
  const seats = seatsFor(field, open, draft.paper)
  if (seats.open + seats.reserved === 0) return null
  return { ...head, paper: nextPaper(draft.paper, rule, { field, seats }) }
}

/** Seats, without those for the group; and those. */
type Seats = { open: number; reserved: number }
type Standing = { option: OptionIndex; votes: bigint }

/** Who took which seat; null: nobody. A kept seat is open when its turn came and nobody of the group took it. */
export function seatsTaken(
  { options }: Paper,
  { seats, reserved }: MostVotes,
  { elected }: Pick<Elected, 'elected'>,
): { isKept: boolean; option: OptionIndex | null }[] {
  const left = [...elected]
  return reservedSeats(seats, reserved?.seats ?? 0).map((isKept) => {
    const [next] = left
    const isTaken = next !== undefined && (!isKept || options[next]?.group === reserved?.group)
    if (!isTaken) return { isKept, option: null }
    left.shift()
    return { isKept, option: next }
  })
}

function openSeats(paper: Paper, rule: MostVotes, outcome: Elected): Seats {
  const empty = seatsTaken(paper, rule, outcome).filter(({ option }) => option === null)
  const reserved = empty.filter(({ isKept }) => isKept).length
  return { open: empty.length - reserved, reserved }
}

/** Who is neither elected nor has dropped out, the most votes first; of the group alone where all seats are kept for it. */
function standingBy(
  { options, rule }: Paper,
  { elected, dropped }: Elected,
  { result, open }: { result: Result; open: Seats },
): Standing[] {
  return [...options.keys()]
    .filter((option) => !elected.includes(option) && !dropped.includes(option))
    .filter((option) => open.open > 0 || isOfGroup(options[option], rule))
    .map((option) => ({ option, votes: weightOf(result.options[option]?.yes ?? '0') }))
    .sort((one, other) => (one.votes > other.votes ? -1 : one.votes < other.votes ? 1 : 0))
}

const isOfGroup = (option: Option | undefined, rule: Rule): boolean =>
  rule.kind === 'most-votes' && rule.reserved !== null && option?.group === rule.reserved.group

/** [E7] at most two for each open seat, ties at the edge included; first two of the group for each of its own. */
function atMostTwice(standing: readonly Standing[], { open, reserved }: Seats, { options, rule }: Paper) {
  const ofGroup = withTies(
    standing.filter(({ option }) => isOfGroup(options[option], rule)),
    2 * reserved,
  )
  const others = standing.filter((one) => !ofGroup.includes(one))
  const field = [...ofGroup, ...withTies(others, 2 * (open + reserved) - ofGroup.length)]
  return standing.filter((one) => field.includes(one))
}

function withTies(standing: readonly Standing[], most: number): Standing[] {
  const edge = most > 0 ? standing[most - 1] : undefined
  if (edge === undefined) return most > 0 ? [...standing] : []
  return standing.filter(({ votes }) => votes >= edge.votes)
}

/** No more than there are candidates: a seat that nobody can take stays as it is. */
function seatsFor(field: readonly Standing[], open: Seats, { options, rule }: Paper): Seats {
  const ofGroup = field.filter(({ option }) => isOfGroup(options[option], rule)).length
  const reserved = Math.min(open.reserved, ofGroup)
  return { reserved, open: Math.min(open.open, field.length - reserved) }
}

function nextPaper(
  paper: Paper,
  rule: MostVotes,
  { field, seats: { open, reserved } }: { field: readonly Standing[]; seats: Seats },
): Paper {
  const stands = new Set(field.map(({ option }) => option))
  const options = paper.options.filter((_, option) => stands.has(option))
  const seats = open + reserved
  const form = nextForm(paper, rule, { options: options.length, seats })
  const kept = rule.reserved !== null && reserved > 0 ? { group: rule.reserved.group, seats: reserved } : null
  return {
    ...paper,
    options,
    form,
    rule:
      rule.next === 'same-again'
        ? { ...rule, seats, reserved: kept }
        : { kind: 'most-votes', seats, majority: null, reserved: kept, dropOut: null, next: null },
    share: canBeKept(paper.share, options, form) ? paper.share : null,
  }
}

/** Who had one vote a seat has one a seat; who had one a candidate has one a candidate. */
function nextForm(
  { form, options: { length: before } }: Paper,
  rule: MostVotes,
  { options, seats }: { options: number; seats: number },
): Form {
  switch (form.kind) {
    case 'yes-no':
    case 'choose': {
      const limit = form.most === rule.seats ? seats : form.most >= before ? options : form.most
      const most = Math.min(limit, options)
      return { ...form, most, least: Math.min(form.least, most) }
    }
    case 'points': {
      const total = form.total === rule.seats ? seats : form.total
      return { ...form, total, each: total === null ? form.each : Math.min(form.each, total) }
    }
    case 'rank':
      return form
  }
}

function canBeKept(share: Paper['share'], options: readonly Option[], form: Form): boolean {
  if (share === null) return false
  const least = form.kind === 'points' ? 1 : Math.max(1, form.least)
  return options.filter(({ group }) => group === share.group).length >= shareNeeded({ share }, least)
}

/** "Board", "Board (2)", "Board (3)": a number needs no language. */
function nextTitle(title: string): string {
  const [, name, number] = /^(.*) \((\d{1,3})\)$/.exec(title) ?? []
  return name === undefined ? `${title} (2)` : `${name} (${String(Number(number) + 1)})`
}
