/** The ballot paper of one motion: what is asked, by which rule, its choices, and one button that says what it will cast. */

import type { Marks } from '#protocol'
import type { Choice } from '#protocol/papers'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { small } from '../parts/basics.ts'
import { againNotice, changeNotice, eyebrow, heldNotice } from '../parts/ballot-head.ts'
import { askOnPurpose, otherWays } from '../parts/on-purpose.ts'
import { voteHead } from '../parts/vote-head.ts'
import type { OnPurpose, Scene } from '../scene.ts'
import type { VoteIn } from '../screen.ts'
import { withPart } from './part.ts'

/** One motion, with nothing on the paper but the vote's own title. */
export const isPlainMotion = ({
  paper: { subject, form, options },
}: Pick<VoteIn<'open'>, 'paper'>): boolean =>
  subject === 'motions' &&
  form.kind === 'yes-no' &&
  options.length === 1 &&
  options[0]?.name === '' &&
  options[0].items.length === 0

/** What marks.ts writes for such a paper, without the bytes of everything else that it can write. */
export const plainMarks: Record<Choice | OnPurpose, Marks> = {
  yes: 'm1',
  no: 'm2',
  abstain: 'm3',
  empty: 'm0',
  invalid: 'i0',
}

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
    member.cast(vote, plainMarks[local.chosen])
    return
  }
  change({ isAskedToChoose: true })
  document.getElementById('choice-yes')?.focus()
}

export const ballot = (scene: Scene, vote: VoteIn<'open'>, isChange = false): View =>
  isPlainMotion(vote)
    ? motion(scene, vote, isChange)
    : withPart(scene, vote, (more) => more.paper(scene, vote, isChange))

const motion = (scene: Scene, vote: VoteIn<'open'>, isChange: boolean): View => {
  const { member, words, language, local, later } = scene
  const its = words.vote
  const { chosen, onPurpose } = local
  if (onPurpose !== null)
    return askOnPurpose(scene, vote, onPurpose, () => member.cast(vote, plainMarks[onPurpose]))
  const held = member.heldIn(vote)
  if (held !== null && local.split !== null) {
    const { split } = local
    return withPart(scene, vote, (more) => more.split(scene, vote, held, split))
  }
  const mustChoose = local.isAskedToChoose && chosen === null
  const toCast = chosen === null ? its.cast : its.castChoice(its.choices[chosen])
  const label = mustChoose ? its.chooseFirst : toCast
  const { form } = vote.paper
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
    eyebrow(scene, vote),
    againNotice(scene, vote),
    isChange ? changeNotice(scene, vote) : null,
    voteHead(scene, vote, true),
    heldNotice(
      scene,
      vote,
      held !== null && member.canSplit(vote, plainMarks.yes) ? () => scene.change({ split: [] }) : null,
    ),
    // Comes with the later part: its room is kept, so that nothing moves under a thumb.
    h('p', { class: 'small rule' }, later.need()?.rule(vote, language) ?? ''),
    small(its[vote.secrecy]),
    otherWays(scene),
    h(
      'div',
      { class: 'choices', role: 'radiogroup', 'aria-label': its.choose },
      choiceRow(scene, 'yes'),
      choiceRow(scene, 'no'),
      form.kind === 'yes-no' && form.abstain ? choiceRow(scene, 'abstain') : null,
    ),
    h(
      'div',
      { class: 'bottom sticky' },
      h('p', { class: 'unseen', role: 'alert' }, mustChoose ? its.chooseFirst : ''),
      h('button', { type: 'submit', class: chosen === null ? 'first unready' : 'first' }, label),
    ),
  )
}
