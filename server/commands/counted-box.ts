/** [T7] The ballots of a vote that count, as its box holds them: none where those of the phones were annulled. Whatever leaves the host is read here. */
import type { AfterClosing, Vote } from '../domain/assembly.ts'
import { isElectronicAnnulled } from '../domain/move-to-paper.ts'
import type { Context } from './context.ts'

type CountedVote = Pick<Vote, 'id' | 'draft'> & Pick<AfterClosing, 'movedToPaper'>

export function countedBox({ ballotBox }: Context['store'], vote: CountedVote) {
  const { id, draft } = vote
  if (isElectronicAnnulled(vote)) return NONE
  return {
    counts: () => ballotBox.counts(id, draft.secrecy),
    secretBallots: () => ballotBox.secretBallots(id),
    namedBallots: () => ballotBox.namedBallots(id),
    receipts: () => ballotBox.receipts(id),
  }
}

const NONE = {
  counts: () => [],
  secretBallots: () => [],
  namedBallots: () => [],
  receipts: () => [],
} satisfies Record<string, () => readonly never[]>
