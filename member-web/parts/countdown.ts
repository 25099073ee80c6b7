/**
 * The time until the host closes the vote, by the host's clock. Read out at one minute and at ten seconds. None without a
 * connection: the vote may have been extended or closed since.
 */

import type { Instant } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'

const readOutAt = (seconds: number): number | null => {
  if (seconds === 0 || seconds > 60) return null
  return seconds > 10 ? 60 : 10
}

export const countdown = ({ words, now, member }: Scene, closesAt: Instant | null): View => {
  if (closesAt === null || !member.isCurrent) return null
  const its = words.vote
  const seconds = Math.max(0, Math.ceil((closesAt - now()) / 1000))
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  const readOut = readOutAt(seconds)
  return h(
    'p',
    { class: `countdown${seconds > 10 ? '' : ' short'}` },
    h(
      'span',
      { role: 'timer' },
      h('b', {}, seconds > 0 ? shown : ''),
      seconds > 0 ? ` ${its.left}` : its.timeUp,
    ),
    h('span', { class: 'unseen', role: 'status' }, readOut === null ? '' : its.leftAnnounced(readOut)),
  )
}
