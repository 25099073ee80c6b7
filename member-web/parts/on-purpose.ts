/** The quiet way to an empty or an invalid ballot, and the question before it is cast: it must be possible, and no accident. */

import type { MemberVote } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { OnPurpose, Scene } from '../scene.ts'
import { bottom, button, heading, lead, small } from './basics.ts'

export const otherWays = ({ words, change }: Scene): View => {
  const its = words.onPurpose
  const way = (to: OnPurpose) => button('quiet', its[to].label, () => change({ onPurpose: to }))
  return h('details', { class: 'ways' }, h('summary', {}, its.label), way('empty'), way('invalid'))
}

/** `cast` sends it. */
export const askOnPurpose = (scene: Scene, vote: MemberVote, which: OnPurpose, cast: () => void): View => {
  const { words, change } = scene
  const its = words.onPurpose
  const text = which === 'empty' ? its.empty.text[vote.paper.empty] : its.invalid.text
  return h(
    'div',
    { key: which, class: 'whole' },
    small(vote.title),
    heading(its[which].title),
    lead(text),
    bottom(
      button('second', its[which].cast, cast),
      button('first', its.back, () => change({ onPurpose: null })),
    ),
  )
}
