/** Asks for the member's own proxy and shows it. */

import type { Scene } from '../scene.ts'

export const openProxy = async ({ member, change }: Scene, fault = ''): Promise<void> => {
  change({ proxy: { state: 'loading' } })
  const answer = await member.ask('read-own-proxies', {})
  change({
    proxy:
      answer?.ok === true
        ? { state: 'here', proxies: answer.proxies, number: '', fault }
        : { state: 'failed' },
  })
}
