/**
 * What anybody may look at and count again once a vote is published: the list of receipts, and of a secret vote its ballots, in an
 * order drawn anew. Who voted what in a named vote is on the wall and in the chairs' exports, as the assembly decided.
 */
import type { Vote } from '../domain/assembly.ts'
import type { VoteId } from '../protocol/messages.ts'
import type { Context } from './context.ts'
import { ballotsFile } from './export.ts'

export type PublishedFile = 'receipts.txt' | 'ballots.csv' | 'ballots.blt'

/** `tag` changes when the text does. Null: it is not published. */
export type Published = (vote: VoteId, name: PublishedFile) => { text: string; tag: string } | null

/** Votes whose files are kept ready: phones look at the last one or two. */
const KEPT = 8

export function createPublished(host: Pick<Context, 'state' | 'store'>): Published {
  const kept = new Map<string, { text: string; tag: string }>()
  return (id, name) => {
    const vote = host.state.assembly.votes.get(id)
    if (vote?.state !== 'published') return null
    if (name !== 'receipts.txt' && vote.draft.secrecy === 'named') return null
    const key = `${String(id)} ${name}`
    const known = kept.get(key)
    // A restored file may have another vote of this number, but not with this seal.
    if (known?.tag === tagOf(vote, name)) return known
    const file = { text: ballotsFile(host, vote, name), tag: tagOf(vote, name) }
    kept.set(key, file)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return file
  }
}

type PublishedVote = Extract<Vote, { state: 'published' }>

const tagOf = ({ seal }: PublishedVote, name: PublishedFile) => `"${seal.slice(0, 32)}-${name}"`
