/** That an election asks for something, or that one may stand now; what it is stands in elections/, which is loaded for it. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import type { Known } from '../screen.ts'
import { button, card, lead } from './basics.ts'

export const electionsNote = (scene: Scene, { me: { candidacies = [] }, nominations }: Known): View => {
  if (candidacies.length + nominations.length === 0) return null
  const its = scene.words.elections
  const isAsked = candidacies.some(({ consent, acceptance }) => consent === 'asked' || acceptance === 'asked')
  return card(
    h('div', { role: 'status' }, isAsked ? lead(its.asked) : nominations.length > 0 ? lead(its.open) : null),
    button(isAsked ? 'first' : 'second', its.show, () => scene.change({ elections: {} })),
  )
}

/** In the place of the screen. */
export const electionsView = (scene: Scene, known: Known): View => {
  const { local, electionsPart, words } = scene
  if (local.elections === null) return null
  const part = electionsPart.need()
  if (part !== null) return part(scene, known, local.elections)
  const its = words.part
  return h(
    'div',
    { key: 'elections', class: 'whole' },
    h('div', { role: 'status' }, lead(electionsPart.hasFailed ? its.failed : words.elections.loading)),
    electionsPart.hasFailed ? button('first', its.try, () => electionsPart.tryAgain()) : null,
    button('second', words.elections.back, () => scene.change({ elections: null })),
  )
}
