/** Before the first welcome, and where the page cannot go on by itself. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, heading, lead } from '../parts/basics.ts'
import { troubleOf } from '../parts/connection-line.ts'
import type { Scene } from '../scene.ts'
import type { Screen } from '../screen.ts'

export const opening = (scene: Scene): View => {
  const { member, words } = scene
  const its = words.opening
  const isWaiting = member.connection?.state === 'waiting'
  const calm = member.connection?.state === 'connecting' ? its.connecting : its.checking
  const saying = isWaiting || member.isOffline ? troubleOf(scene) : calm
  return h(
    'div',
    { class: 'whole' },
    heading(its.title),
    h('p', { class: 'lead', role: 'status' }, saying),
    isWaiting ? bottom(button('second', its.otherCode, () => member.giveUpSigningIn())) : null,
  )
}

type WhyStopped = Extract<Screen, { screen: 'stopped' }>['why']

export const stopped = ({ member, words }: Scene, why: WhyStopped): View => {
  const its = words.stopped[why]
  const goOn = () => (why === 'opened-elsewhere' ? member.resume() : member.reload())
  return h(
    'div',
    { class: 'whole' },
    heading(its.title),
    lead(its.text),
    bottom(button('first', its.button, goOn)),
  )
}
