/**
 * One vote's ballot box against what the journal says of it: who has voted, how many, on which register, and the seal over all of it.
 * Says what does not fit, never what anybody voted.
 */
import type { Register } from '../domain/register.ts'
import { unfoldRegister } from '../domain/register.ts'
import { fromRanges, toRanges } from '../protocol/id-ranges.ts'
import { faultOf, readMarks } from '../protocol/marks.ts'
import type { IdRanges, MemberId, VoteDraft, VoteId, Weight } from '../protocol/messages.ts'
import type { Snapshot } from '../store/snapshot.ts'

export type Box = Snapshot['box']

/** Of vote `vote`, which entry `entry` closed. */
export type BoxFault = { vote: VoteId; entry: number } & (
  | { kind: 'seal-broken' }
  /** Who has voted by the box and not by the journal, and the other way round. */
  | { kind: 'turnout-differs'; added: IdRanges; gone: IdRanges }
  | { kind: 'numbers-differ'; counted: number; voted: number; receipts: number; ballots: number }
  | { kind: 'not-on-register'; members: IdRanges }
  | { kind: 'weights-differ' }
  | { kind: 'marks-wrong'; ballots: number }
)

export type Closing = {
  vote: VoteId
  entry: number
  draft: VoteDraft
  register: Register
  turnout: IdRanges
  seal: string
  /** Persons, as counted at closing. */
  cast: number
}

export type BoxNumbers = { voted: number; receipts: number; ballots: number }

export function boxNumbers(box: Box, vote: VoteId, secrecy: VoteDraft['secrecy']): BoxNumbers {
  const receipts = box.receipts(vote)
  const ballots = secrecy === 'secret' ? box.secretBallots(vote) : box.namedBallots(vote)
  return { voted: receipts.length, receipts: new Set(receipts).size, ballots: ballots.length }
}

export function boxFaults(box: Box, closing: Closing): BoxFault[] {
  const { vote, entry, draft, register, turnout, seal, cast } = closing
  const of = { vote, entry }
  const voters = new Set(box.turnout(vote).keys())
  const told = new Set(fromRanges(turnout))
  const weights = unfoldRegister(register)
  const faults: BoxFault[] = []

  const added = toRanges([...voters].filter((member) => !told.has(member)))
  const gone = toRanges([...told].filter((member) => !voters.has(member)))
  // Written as the host writes it: ranges that overlap would say the same in other words.
  if (toRanges(voters) !== turnout) faults.push({ ...of, kind: 'turnout-differs', added, gone })

  const { voted, receipts, ballots } = boxNumbers(box, vote, draft.secrecy)
  if ([voted, receipts, ballots].some((number) => number !== cast))
    faults.push({ ...of, kind: 'numbers-differ', counted: cast, voted, receipts, ballots })

  const strangers = [...voters].filter((member) => !weights.has(member))
  if (strangers.length > 0) faults.push({ ...of, kind: 'not-on-register', members: toRanges(strangers) })
  if (!haveTheirWeights(box, closing, { voters, weights })) faults.push({ ...of, kind: 'weights-differ' })

  const wrong = wrongMarks(box, closing)
  if (wrong > 0) faults.push({ ...of, kind: 'marks-wrong', ballots: wrong })
  if (box.seal(vote, draft.secrecy, register) !== seal) faults.push({ ...of, kind: 'seal-broken' })
  return faults
}

/** Of a secret vote only which weights there are, because nothing says whose a ballot is. */
function haveTheirWeights(
  box: Box,
  { vote, draft }: Closing,
  { voters, weights }: { voters: Iterable<MemberId>; weights: ReadonlyMap<MemberId, Weight> },
): boolean {
  if (draft.secrecy === 'named')
    return box.namedBallots(vote).every(({ member, weight }) => weights.get(member) === weight)
  const left = new Map<Weight, number>()
  const add = (weight: Weight, ballots: number) => left.set(weight, (left.get(weight) ?? 0) + ballots)
  for (const member of voters) add(weights.get(member) ?? '', 1)
  for (const { weight, ballots } of box.counts(vote, 'secret')) add(weight, -ballots)
  return [...left.values()].every((ballots) => ballots === 0)
}

function wrongMarks(box: Box, { vote, draft }: Closing): number {
  let wrong = 0
  for (const { marks, ballots } of box.counts(vote, draft.secrecy)) {
    const ballot = readMarks(draft.paper, marks)
    if (ballot === null || faultOf(draft.paper, ballot) !== null) wrong += ballots
  }
  return wrong
}
