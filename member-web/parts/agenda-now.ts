/** Where the agenda is, on the waiting screen: what is on, what comes next. The whole of it is in more/. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import type { Known } from '../screen.ts'
import { button, card, small } from './basics.ts'
import { openAgenda } from './open-agenda.ts'

export const agendaNow = (scene: Scene, { agenda }: Known): View => {
  if (agenda === null) return null
  const its = scene.words.agenda
  const { current, next } = agenda
  const [coming] = next
  const named = ({ number, title }: { number: string; title: string }): View =>
    h('b', { lang: scene.contentLanguage }, `${number} ${title}`)
  return card(
    current === null ? null : h('p', {}, `${its.now}: `, named(current)),
    coming === undefined ? null : small(`${its.next}: `, named(coming)),
    button('quiet', its.whole, () => void openAgenda(scene, null)),
  )
}
