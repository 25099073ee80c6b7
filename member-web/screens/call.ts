/** All phones are asked at once: one large button for who is here, or a trial vote, whose choice never leaves the phone. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { button, card, fault, heading, lead, mark } from '../parts/basics.ts'
import { countdown } from '../parts/countdown.ts'
import type { Scene } from '../scene.ts'
import type { Screen } from '../screen.ts'

type Asked = Extract<Screen, { screen: 'call' }>

export const call = (scene: Scene, { call: asked, isAnswered, known }: Asked): View => {
  const { member, words } = scene
  const its = words.call[asked.purpose]
  const isOnItsWay = member.isAnswering
  if (isAnswered)
    return h(
      'div',
      { class: 'whole' },
      h('div', { class: 'centre', role: 'status' }, mark('yes'), heading(its.answered), lead(its.after)),
      asked.purpose === 'count' && !known.me.present ? h('p', {}, words.me.atTheDesk) : null,
    )
  const answer = () => void member.answerCall(asked.id)
  return h(
    'div',
    { class: 'whole' },
    heading(its.title),
    lead(its.text),
    asked.endsAt === null ? null : card(countdown(scene, asked.endsAt)),
    asked.purpose === 'trial' ? h('p', { class: 'lead' }, h('b', {}, words.call.trial.question)) : null,
    asked.purpose === 'trial' ? choices(scene) : null,
    asked.purpose === 'trial'
      ? fault(scene.local.isAskedToChoose && scene.local.chosen === null ? words.vote.chooseFirst : '')
      : null,
    h(
      'div',
      { class: 'bottom sticky' },
      button('first', isOnItsWay ? words.call.sending : its.button, () => {
        if (asked.purpose === 'trial' && scene.local.chosen === null) scene.change({ isAskedToChoose: true })
        else answer()
      }),
    ),
  )
}

const choices = ({ words, local, change }: Scene): View =>
  h(
    'div',
    { class: 'choices', role: 'radiogroup', 'aria-label': words.call.trial.question },
    ...(['yes', 'no', 'abstain'] as const).map((choice) =>
      h(
        'label',
        { class: local.chosen === choice ? 'choice chosen' : 'choice' },
        h('input', {
          type: 'radio',
          name: 'trial',
          checked: local.chosen === choice,
          on: { change: () => change({ chosen: choice }) },
        }),
        words.vote.choices[choice],
      ),
    ),
  )
