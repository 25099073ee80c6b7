/** Asked once, because coming back needs the link or the code. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, heading, lead } from '../parts/basics.ts'
import type { Scene } from '../scene.ts'

export const signOut = ({ member, words, change }: Scene): View => {
  const its = words.me
  const { step } = member.box.progress
  const isPending = step === 'sending' || step === 'put-off'
  return h(
    'div',
    { class: 'whole' },
    heading(its.signOutTitle),
    lead(its.signOutText),
    isPending ? h('p', { class: 'fault' }, its.signOutPending) : null,
    bottom(
      button('second', its.signOut, () => member.signOut()),
      button('first', its.stay, () => change({ isSigningOut: false })),
    ),
  )
}
