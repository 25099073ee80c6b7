/** Asks for what was decided so far and shows it. */

import type { VoteId } from '#protocol'
import type { Scene } from '../scene.ts'

export const openResults = async ({ member, change }: Scene, before: VoteId | null): Promise<void> => {
  change({ decided: { state: 'loading' } })
  scrollTo(0, 0)
  const answer = await member.readResults(before)
  change({ decided: answer === null ? { state: 'failed' } : { state: 'here', vote: null, ...answer } })
}
