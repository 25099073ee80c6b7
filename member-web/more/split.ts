/** All votes of a proxy on one motion, split: so many yes, so many no. Which of them is whose is nobody's business but the host's. */

import type { HeldVotes } from '#protocol'
import type { Choice } from '#protocol/papers'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { eyebrow } from '../parts/ballot-head.ts'
import { button, small } from '../parts/basics.ts'
import { voteHead } from '../parts/vote-head.ts'
import type { Scene } from '../scene.ts'
import type { VoteIn } from '../screen.ts'
import { plainMarks } from '../screens/ballot.ts'
import { moreWords } from './words/index.ts'

const CHOICES: readonly Choice[] = ['yes', 'no', 'abstain']

export const split = (
  scene: Scene,
  vote: VoteIn<'open'>,
  { others }: HeldVotes,
  given: Readonly<Record<Choice, number>>,
): View => {
  const { member, words, language, change } = scene
  const its = moreWords[language].split
  const all = others + 1
  const { form } = vote.paper
  const offered = CHOICES.filter((choice) => choice !== 'abstain' || (form.kind === 'yes-no' && form.abstain))
  const sum = offered.reduce((so, choice) => so + given[choice], 0)
  const cast = () => {
    const marks = offered.flatMap((choice) => Array.from({ length: given[choice] }, () => plainMarks[choice]))
    const [own, ...rest] = marks
    if (own !== undefined && sum === all) member.cast(vote, own, rest)
  }
  const row = (choice: Choice): View => {
    const name = words.vote.choices[choice]
    const put = (to: number) =>
      change({ split: { ...given, [choice]: Math.min(Math.max(to, 0), all - sum + given[choice]) } })
    const step = (by: -1 | 1) =>
      h(
        'button',
        {
          type: 'button',
          class: 'step',
          'aria-label': its[by < 0 ? 'less' : 'more'](name),
          'aria-disabled': (by < 0 ? given[choice] === 0 : sum === all) ? 'true' : undefined,
          on: { click: () => put(given[choice] + by) },
        },
        by < 0 ? '−' : '+',
      )
    return h(
      'div',
      { class: `row points${given[choice] > 0 ? ' chosen' : ''}`, role: 'group', 'aria-label': name },
      h('span', {}, name),
      h(
        'div',
        { class: 'stepper' },
        step(-1),
        h('input', {
          id: `split-${choice}`,
          inputmode: 'numeric',
          autocomplete: 'off',
          value: String(given[choice]),
          'aria-label': its.votesFor(name),
          on: {
            change: (event) => {
              const field = event.currentTarget
              if (!(field instanceof HTMLInputElement)) return
              const to = Number(field.value)
              field.value = String(given[choice])
              put(Number.isInteger(to) ? to : given[choice])
            },
          },
        }),
        step(1),
      ),
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
    h('div', { class: 'options', role: 'group', 'aria-label': its.title(all) }, ...offered.map(row)),
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
