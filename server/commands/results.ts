/** What was decided so far, in a line each, for whoever asks on a phone. Only what is published is in it [V7]. */
import type { Vote } from '../domain/assembly.ts'
import type { OptionIndex, ResultLine } from '../protocol/messages.ts'
import type { Answer, Context, Input, MemberCaller } from './context.ts'

/** With titles of 300 characters and names of 60 a part is below 20 kB; with those that people write below 4. */
const READ_AT_ONCE = 20
const NAMES_AT_MOST = 8

type Published = Extract<Vote, { state: 'published' }>

export function readResults(
  { state }: Context<MemberCaller>,
  { before }: Input<'read-results'>,
): Answer<'read-results'> {
  const published = [...state.assembly.votes.values()]
    .filter((vote) => vote.state === 'published')
    .filter(({ id }) => before === null || id < before)
    .sort((one, other) => other.id - one.id)
  return {
    ok: true,
    output: {
      results: published.slice(0, READ_AT_ONCE).map(resultLine),
      hasEarlier: published.length > READ_AT_ONCE,
    },
  }
}

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
