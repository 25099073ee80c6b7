/** That there are motions, on the waiting screen, and the one that the hall is at. Their texts are in motions/. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import type { Known } from '../screen.ts'
import { button, card } from './basics.ts'

export const motionsNow = ({ words, contentLanguage, change }: Scene, { motions }: Known): View => {
  if (motions === null) return null
  const { now } = motions
  const its = words.motions
  return card(
    now === null ? null : h('p', { lang: contentLanguage }, h('b', {}, `${now.number} ${now.title}`)),
    now === null
      ? null
      : button('quiet', its.read, () => change({ motions: { state: 'wanted', motion: now.motion } })),
    button('quiet', its.all, () => change({ motions: { state: 'wanted', motion: null } })),
  )
}
