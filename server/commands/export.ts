/** The register, the votes, the journal and the ballots of a published vote as files. */
import type { Answer, ChairCaller, Context, Input } from './context.ts'

export function exportFile({ state, tickets }: Context<ChairCaller>, input: Input<'export'>): Answer<'export'> {
  if (input.what === 'ballots') {
    const vote = state.assembly.votes.get(input.vote)
    if (vote === undefined) return { ok: false, why: 'no-such-vote' }
    if (vote.state !== 'published') return { ok: false, why: 'vote-not-published' }
  }
  const name = `${input.what}.csv`
  return { ok: true, output: { name, ticket: tickets.offerDownload({ name, type: 'text/csv; charset=utf-8', open: () => '' }) } }
}
