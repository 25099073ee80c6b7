/** Compares what phones were told with what lies in the file. Opens only files that no host has open. */
import { openStore } from '../store/store.ts'
import type { Marks, MemberId, Result, VoteId } from '../protocol/messages.ts'
import { motionMarks, motionVotes, type Choice } from '../protocol/papers.ts'
import type { Ballot } from './phone.ts'
import { BrokenPromise } from './promise.ts'

/** What a member was told: `ballot` null when nothing was cast, or when the host said that it is not there. */
export type Told = { member: MemberId; ballot: Pick<Ballot, 'choice' | 'request' | 'receipt'> | null }

export type Box = {
  turnout: ReadonlyMap<MemberId, { receipt: string; request: string }>
  choices: readonly Choice[]
}

/** A sentence for each difference; none when the box is what everybody was told. */
export function differences(told: readonly Told[], { turnout, choices }: Box): string[] {
  const found: string[] = []
  for (const { member, ballot } of told) {
    const voted = turnout.get(member)
    const name = `member ${String(member)}`
    if (ballot === null && voted !== undefined)
      found.push(`${name} was told that no ballot is there, but one is`)
    if (ballot === null) continue
    if (voted === undefined) found.push(`the acknowledged ballot of ${name} is gone`)
    else if (voted.receipt !== ballot.receipt)
      found.push(`the receipt of ${name} is not the one that was given`)
    else if (voted.request !== ballot.request)
      found.push(`the ballot of ${name} is not the one that was sent`)
  }
  if (choices.length !== turnout.size)
    found.push(`${String(choices.length)} ballots lie in the box, of ${String(turnout.size)} who have voted`)
  const tally = countsOf(choices)
  const expected = countsOf(told.flatMap(({ ballot }) => (ballot === null ? [] : [ballot.choice])))
  if (tally !== expected) found.push(`the box holds ${tally}, and the phones cast ${expected}`)
  return found
}

/** For members of weight 1. */
export function resultDifference(told: readonly Told[], result: Result): string | null {
  const { yes, no, abstain } = motionVotes(result)
  const counted = `${yes} yes, ${no} no, ${abstain} abstain`
  const expected = countsOf(told.flatMap(({ ballot }) => (ballot === null ? [] : [ballot.choice])))
  return counted === expected ? null : `the result is ${counted}, and the phones cast ${expected}`
}

const choiceOf = (marks: Marks): Choice =>
  marks === motionMarks.yes ? 'yes' : marks === motionMarks.no ? 'no' : 'abstain'

const countsOf = (choices: readonly Choice[]): string =>
  (['yes', 'no', 'abstain'] as const)
    .map((choice) => `${String(choices.filter((cast) => cast === choice).length)} ${choice}`)
    .join(', ')

/** The boxes of these votes; the journal is proven from its first entry to its last on the way. */
export function readBoxes(file: string, votes: readonly VoteId[]): { boxes: Box[]; entries: number } {
  const opened = openStore(file)
  if (!opened.ok) throw new BrokenPromise(`the file does not open any more: ${opened.why}`)
  const { store } = opened
  try {
    let entries = 0
    for (const { seq } of store.journal.replay()) entries = seq
    const boxes = votes.map((vote) => ({
      turnout: store.ballotBox.turnout(vote),
      choices: store.ballotBox.secretBallots(vote).map(({ marks }) => choiceOf(marks)),
    }))
    return { boxes, entries }
  } catch (error) {
    throw new BrokenPromise(`the journal does not verify: ${error instanceof Error ? error.message : ''}`)
  } finally {
    store.close()
  }
}
