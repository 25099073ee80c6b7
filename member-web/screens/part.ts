/** Stands in for a screen whose part of the page is on its way, or does not come: in words, with a way on. */

import type { More } from '../more/index.ts'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, lead, small } from '../parts/basics.ts'
import { countdown } from '../parts/countdown.ts'
import { voteTitle } from '../parts/vote-head.ts'
import type { Scene } from '../scene.ts'
import type { VoteIn } from '../screen.ts'

export const withPart = (
  scene: Scene,
  vote: VoteIn<'open' | 'published'>,
  show: (more: More) => View,
): View => {
  const more = scene.later.need()
  if (more !== null) return show(more)
  const { later, member, words } = scene
  const its = words.part
  const why = member.isCurrent ? its.failed : its.offline
  return h(
    'div',
    { key: 'part', class: 'whole' },
    vote.state === 'open' ? countdown(scene, vote.closesAt) : null,
    voteTitle(scene, vote.title),
    h('div', { role: 'status' }, lead(later.hasFailed ? why : its.loading[vote.state])),
    later.hasFailed ? small(its.again) : null,
    later.hasFailed
      ? bottom(
          button('second', its.reload, () => member.reload()),
          button('first', its.try, () => later.tryAgain()),
        )
      : null,
  )
}
