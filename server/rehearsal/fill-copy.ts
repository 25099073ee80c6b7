/** What a rehearsal makes of the copy before it begins, as a chair would: everybody present and with access, and votes to vote in. */
import type { Chair } from '../command-line/chair.ts'
import type { VoteDraft } from '../protocol/messages.ts'
import { FLAG } from '../protocol/roster-flags.ts'
import type { Access } from './crowd-messages.ts'
import { importMembers, issueAccess } from './fill-convention.ts'
import { inventMembers } from './invented-members.ts'
import { onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'

export const draft = (title: string): VoteDraft => ({
  title,
  text: '',
  secrecy: 'secret',
  electorate: { presence: 'present', groups: [] },
  ...onMotion(SIMPLE_MAJORITY),
  durationSeconds: null,
})

/** All of the copy's list present, and with new access, by number; invented members where the list is shorter. */
export async function fill(
  chair: Chair,
  members: number,
  seed: string,
): Promise<ReadonlyMap<string, Access>> {
  const { convention, members: counts, votes } = (await chair.command('status', {})).status
  for (const { id, state } of votes)
    // It may have been about to close by itself.
    if (state === 'open') await chair.ask('annul-vote', { vote: id, reason: 'rehearsal' })
  if (counts.registered < members) {
    const invented = inventMembers(seed, members - counts.registered)
    const numbered = invented.map((member) => ({ ...member, number: `rehearsal-${member.number}` }))
    await importMembers(chair, numbered, convention.language)
  }
  await chair.command('check-in', { members: 'all' })
  return issueAccess(chair)
}

/** For a chair who signed in after the list was filled. */
export async function entitledNumbers(chair: Chair): Promise<ReadonlySet<string>> {
  const { entries } = await chair.roster()
  return new Set(entries.flatMap(({ number, flags }) => ((flags & FLAG.entitled) === 0 ? [] : [number])))
}
