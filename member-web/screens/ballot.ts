/** The ballot paper: what is asked, by which rule, three choices, and one button that says what it will cast. */

import { majoritySentence } from '#client/majority-words'
import type { Choice } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { small } from '../parts/basics.ts'
import { countdown } from '../parts/countdown.ts'
import { voteHead } from '../parts/vote-head.ts'
import type { Scene } from '../scene.ts'
import type { VoteIn } from '../screen.ts'

const choiceRow = ({ words, local, change }: Scene, choice: Choice): View => {
  const isChosen = local.chosen === choice
  return h(
    'label',
    { class: isChosen ? 'choice chosen' : 'choice' },
    h('input', {
      type: 'radio',
      name: 'choice',
      id: `choice-${choice}`,
      checked: isChosen,
      on: { change: () => change({ chosen: choice }) },
    }),
    words.vote.choices[choice],
  )
}

const submit = ({ member, local, change }: Scene, vote: VoteIn<'open'>): void => {
  if (local.chosen !== null) {
    member.cast(vote.id, vote.title, local.chosen)
    return
  }
  change({ isAskedToChoose: true })
  document.getElementById('choice-yes')?.focus()
}

/** Why one is asked again: a ballot that was counted no longer is. */
const againNotice = ({ member, words }: Scene, vote: VoteIn<'open'>): View => {
  const { progress } = member.box
  if (progress.step !== 'gone' || progress.vote !== vote.id) return null
  const { title, text, again } = words.ballot.gone
  return h(
    'p',
    { class: 'notice warning', role: 'alert' },
    h('b', {}, `${title}.`),
    ` ${text(progress.receipt)} ${again}`,
  )
}

export const ballot = (scene: Scene, vote: VoteIn<'open'>): View => {
  const { words, language, local } = scene
  const its = words.vote
  const { chosen } = local
  const mustChoose = local.isAskedToChoose && chosen === null
  const toCast = chosen === null ? its.cast : its.castChoice(its.choices[chosen])
  const label = mustChoose ? its.chooseFirst : toCast
  return h(
    'form',
    {
      on: {
        submit: (event) => {
          event.preventDefault()
          submit(scene, vote)
        },
      },
    },
    h('div', { class: 'eyebrow' }, h('span', { class: 'live' }, its.now), countdown(scene, vote.closesAt)),
    againNotice(scene, vote),
    voteHead(scene, vote, true),
    small(majoritySentence(vote.majority, language)),
    small(its[vote.secrecy]),
    h(
      'div',
      { class: 'choices', role: 'radiogroup', 'aria-label': its.choose },
      choiceRow(scene, 'yes'),
      choiceRow(scene, 'no'),
      choiceRow(scene, 'abstain'),
    ),
    h(
      'div',
      { class: 'bottom sticky' },
      h('p', { class: 'unseen', role: 'alert' }, mustChoose ? its.chooseFirst : ''),
      h('button', { type: 'submit', class: chosen === null ? 'first unready' : 'first' }, label),
    ),
  )
}
