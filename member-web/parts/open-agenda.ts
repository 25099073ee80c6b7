/** Asks for a part of the whole agenda and shows it. */

import type { Scene } from '../scene.ts'

export const openAgenda = async ({ member, change }: Scene, from: number | null): Promise<void> => {
  change({ agenda: { state: 'loading' } })
  scrollTo(0, 0)
  const answer = await member.readAgenda(from)
  change({ agenda: answer === null ? { state: 'failed' } : { state: 'here', ...answer } })
}
