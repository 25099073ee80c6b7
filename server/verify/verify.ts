/**
 * All that can be proven about a convention from its file alone, and from what was noted elsewhere. Changes nothing and needs nothing but
 * the file.
 */
import type { Convention } from '../protocol/messages.ts'
import { readSnapshot, type Snapshot } from '../store/snapshot.ts'
import { chainFaults, type ChainFault } from './chain.ts'
import { checkNoted, type Noted, type NotedFault } from './noted-head.ts'
import { checkVotes, type CheckedVote, type VoteFault } from './votes.ts'

export type VerifyFault = ChainFault | NotedFault | VoteFault

export type Verification = {
  convention: Convention
  entries: number
  head: string
  /** The entry that has the noted hash; null where nothing was noted, or none has it. */
  noted: number | null
  /** Those that were closed, in the order in which they were. */
  votes: readonly CheckedVote[]
  /** In the order of the journal; empty: all of it is what was written, counted and sealed. */
  faults: readonly VerifyFault[]
}

export type Unread = Extract<ReturnType<typeof readSnapshot>, { ok: false }>

const NOTHING_NOTED: Noted = { entries: null, head: null }

export function verifyFile(
  file: string,
  noted: Noted = NOTHING_NOTED,
): { ok: true; verification: Verification } | Unread {
  const read = readSnapshot(file)
  if (!read.ok) return read
  const { snapshot } = read
  try {
    return { ok: true, verification: verify(snapshot, noted) }
  } finally {
    snapshot.close()
  }
}

function verify(snapshot: Snapshot, noted: Noted): Verification {
  const rows = snapshot.journal()
  const chain = chainFaults(rows)
  const { fault, entry } = checkNoted(rows, noted)
  const { convention, votes, faults } = checkVotes(rows, snapshot)
  const last = rows.at(-1)
  return {
    convention,
    entries: last?.seq ?? 0,
    head: last?.hash ?? '',
    noted: entry,
    votes,
    faults: [
      ...chain,
      ...(fault === null ? [] : [fault]),
      ...faults.filter((one) => !isFollowOf(one, chain)),
    ],
  }
}

/** Where an entry is not the one that was written, others cannot follow from it, and that is said already. */
const isFollowOf = ({ kind }: VoteFault, chain: readonly ChainFault[]): boolean =>
  chain.length > 0 && ['does-not-fit', 'no-such-vote', 'register-differs', 'admission-differs'].includes(kind)
