/** What is wrong with the connection, in words; nothing while it is well. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import { timeOfDay } from '../words/index.ts'

/** null: nothing to say. */
export const troubleOf = ({ member, words, now }: Scene): string | null => {
  const its = words.connection
  const { connection, isOffline } = member
  if (connection === null || connection.state === 'ended') return null
  if (connection.state === 'live') {
    if (!member.hasSlept) return null
    // An answer to the question whether the host is there changes nothing else, so this looks again by itself.
    now()
    return its.connecting
  }
  if (isOffline) return its.offline
  if (connection.state !== 'waiting') return its.connecting
  switch (connection.why) {
    case 'lost':
      return its.lost
    case 'restarting':
      return its.restarting
    case 'busy':
    case 'too-fast':
      return its.busy
  }
}

/** With how old the rest of the screen may be. `isOver`: a thumb is about to press something, which it must not push away. */
export const connectionLine = (scene: Scene, isOver = false): View => {
  const trouble = troubleOf(scene)
  const asOf = () => scene.words.connection.asOf(timeOfDay(scene.member.heardAt(), scene.language))
  return h(
    'div',
    { role: 'status' },
    trouble === null
      ? null
      : h('p', { class: isOver ? 'notice warning over' : 'notice warning' }, `${trouble} ${asOf()}`),
  )
}
