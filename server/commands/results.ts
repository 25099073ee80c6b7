/** What was decided so far, in a line each, for whoever asks on a phone. Only what is published is in it [V7]. */
import type { Assembly, Vote } from '../domain/assembly.ts'
import type { OptionIndex, ResultLine, VoteId } from '../protocol/messages.ts'
import type { Answer, Context, Input, MemberCaller } from './context.ts'

/** With titles of 300 characters and names of 60 a part is below 20 kB; with those that people write below 4. */
export const READ_AT_ONCE = 20
const NAMES_AT_MOST = 8

type Published = Extract<Vote, { state: 'published' }>

export function readResults(
  { state }: Context<MemberCaller>,
  { before }: Input<'read-results'>,
): Answer<'read-results'> {
  const published = votesBefore(state.assembly, before).filter((vote) => vote.state === 'published')
  return {
    ok: true,
    output: {
      results: published.slice(0, READ_AT_ONCE).map(resultLine),
      hasEarlier: published.length > READ_AT_ONCE,
    },
  }
}

/** The last first; null: from the last one on. */
export const votesBefore = ({ votes }: Assembly, before: VoteId | null): Vote[] =>
  [...votes.values()]
    .filter(({ id }) => before === null || id < before)
    .sort((one, other) => other.id - one.id)

function resultLine({ id: vote, draft, result }: Published): ResultLine {
  const { title, paper } = draft
  const { outcome } = result
  if (outcome.kind === 'majority') {
    const adopted = outcome.decisions.filter(({ verdict }) => verdict === 'adopted').length
    return { vote, title, kind: 'majority', adopted, of: outcome.decisions.length }
  }
  const nameOf = (option: OptionIndex) => paper.options[option]?.name ?? ''
  const elected = outcome.elected.slice(0, NAMES_AT_MOST).map(nameOf)
  return { vote, title, kind: 'elected', subject: paper.subject, elected, seats: outcome.elected.length }
}
