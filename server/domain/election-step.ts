/** The one thing that an election needs next, so that nobody at a lectern has to think about which. SPEC.md, rule N8. */
import type { ElectionStep } from '../protocol/messages.ts'
import { electionBallot } from './election-ballot.ts'
import { mayJoin, type Standing } from './election-standing.ts'
import type { Election } from './elections-fold.ts'

export function nextStep(election: Election, standing: Standing): ElectionStep {
  const { running, elected, left, ballots } = standing
  if (running !== null) return { step: 'lead-ballot', vote: running.vote.id }
  if (elected.some(({ answer }) => answer === 'open')) return { step: 'ask-acceptance' }
  if (elected.some(({ answer }) => answer === 'asked')) return { step: 'await-acceptance' }
  if (election.vacant !== null || left.open + left.reserved === 0) return { step: 'finished' }
  if (electionBallot(election, standing).ok)
    return {
      step: 'prepare-ballot',
      ballot: 1 + ballots.filter(({ vote }) => vote.state !== 'annulled').length,
    }
  if (!mayJoin(election, standing)) return { step: 'leave-vacant' }
  if ([...election.candidates.values()].some(({ consent }) => consent === 'asked'))
    return { step: 'ask-consent' }
  return { step: election.nominations === 'open' ? 'find-candidates' : 'open-nominations' }
}
