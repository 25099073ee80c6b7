/** All votes of a proxy on one motion, split: so many yes, so many no, where weights differ of each weight. */

import type { HeldVotes } from '#protocol'
import type { Choice } from '#protocol/papers'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { eyebrow } from '../parts/ballot-head.ts'
import { button, small } from '../parts/basics.ts'
import { voteHead } from '../parts/vote-head.ts'
import type { Scene, Split } from '../scene.ts'
import type { VoteIn } from '../screen.ts'
import { plainMarks } from '../screens/ballot.ts'
import { decimal } from '../words/index.ts'
import { classesOf, leftOf, spread, sumOf } from './share.ts'
import { stepper } from './stepper.ts'
import { moreWords } from './words/index.ts'

const CHOICES: readonly Choice[] = ['yes', 'no', 'abstain']

const NONE: Split = { yes: 0, no: 0, abstain: 0 }

/** `given`: by classes of weight. */
export const split = (scene: Scene, vote: VoteIn<'open'>, held: HeldVotes, given: readonly Split[]): View => {
  const { member, words, language, change } = scene
  const { split: its, aside } = moreWords[language]
  const classes = classesOf(held)
  const all = held.others + 1
  const { form } = vote.paper
  const offered = CHOICES.filter((choice) => choice !== 'abstain' || (form.kind === 'yes-no' && form.abstain))
  const so = classes.map((_, at) => given[at] ?? NONE)
  const counts = offered.map((choice) => so.map((votes) => votes[choice]))
  const left = leftOf(classes, counts)
  const sum = all - sumOf(left)
  const cast = () => {
    const parts = offered.map((choice, at) => ({ marks: plainMarks[choice], counts: counts[at] ?? [] }))
    const [own, ...rest] = spread(classes, parts)
    if (own !== undefined && sum === all) member.cast(vote, own, rest)
  }
  const row = (at: number, choice: Choice): View => {
    const said = words.vote.choices[choice]
    const { weight = '' } = classes[at] ?? {}
    const name = weight === '' ? said : `${said}, ${aside.weight(decimal(weight, language))}`
    const value = so[at]?.[choice] ?? 0
    return h(
      'div',
      { class: `row points${value > 0 ? ' chosen' : ''}`, role: 'group', 'aria-label': name },
      h('span', {}, said),
      stepper({
        ...{ id: `split-${at}-${choice}`, value, most: value + (left[at] ?? 0) },
        ...{ less: its.less(name), more: its.more(name), label: its.votesFor(name) },
        put: (to) =>
          change({ split: so.map((votes, other) => (other === at ? { ...votes, [choice]: to } : votes)) }),
      }),
    )
  }
  return h(
    'form',
    {
      key: 'split',
      class: 'paper',
      on: {
        submit: (event) => {
          event.preventDefault()
          cast()
        },
      },
    },
    eyebrow(scene, vote),
    voteHead(scene, vote, true),
    small(words.vote[vote.secrecy]),
    h(
      'div',
      { class: 'options', role: 'group', 'aria-label': its.title(all) },
      ...classes.flatMap(({ weight, places }, at) => [
        weight === ''
          ? null
          : h('h2', { class: 'answered' }, `${aside.weight(decimal(weight, language))} (${places.length})`),
        ...offered.map((choice) => row(at, choice)),
      ]),
    ),
    h(
      'div',
      { class: 'bottom sticky' },
      h('p', { class: 'count', role: 'status' }, its.given(sum, all)),
      button('quiet', its.alike, () => change({ split: null })),
      h(
        'button',
        { type: 'submit', class: sum === all ? 'first' : 'first unready' },
        sum === all ? its.cast(all) : its.left(all - sum),
      ),
    ),
  )
}
