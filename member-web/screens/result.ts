/** The published result: the verdict, the bars on one scale with the number needed, the rule in a sentence. */

import { majoritySentence } from '#client/majority-words'
import { neededOf, resultScale } from '#client/result-scale'
import type { Bar } from '#client/result-scale'
import type { Weight } from '#protocol'
import type { BallotProgress } from '../ballot.ts'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { mark, small } from '../parts/basics.ts'
import { ballotAfter } from '../parts/my-ballot.ts'
import { voteTitle } from '../parts/vote-head.ts'
import type { Scene } from '../scene.ts'
import type { VoteIn } from '../screen.ts'
import { decimal, percentage } from '../words/index.ts'

const barRow = (
  { words, language }: Scene,
  { choice, amount, length, percent }: Bar,
  threshold: number | null,
): View =>
  h(
    'tr',
    {},
    h('th', { scope: 'row' }, words.vote.choices[choice]),
    h(
      'td',
      { class: 'bar', 'aria-hidden': 'true' },
      h('i', { class: choice, style: { width: `${100 * length}%` } }),
      threshold === null ? null : h('b', { class: 'threshold', style: { left: `${100 * threshold}%` } }),
    ),
    h(
      'td',
      { class: 'number' },
      // The space is for whom it is read out to.
      `${decimal(amount, language)} `,
      percent === null ? null : h('small', {}, percentage(percent, language)),
    ),
  )

export const result = (
  scene: Scene,
  vote: VoteIn<'published'>,
  progress: BallotProgress,
  onRegister: boolean,
): View => {
  const { words, language } = scene
  const its = words.result
  const { base, verdict, cast, registered } = vote.result
  const scale = resultScale(vote.result, vote.majority)
  const least = neededOf(vote.result, vote.majority)
  const number = (value: Weight | number) => decimal(value, language)
  const needed = its.needed[least.comparison](number(least.amount))
  const ofBase = its.of(number(base), its.base[vote.majority.base])
  return h(
    'div',
    { class: 'whole' },
    small(its.title),
    voteTitle(scene, vote.title),
    h('p', { class: `verdict ${verdict}` }, mark(verdict === 'adopted' ? 'yes' : 'no'), its.verdict[verdict]),
    h(
      'table',
      { class: 'bars' },
      h(
        'tbody',
        {},
        ...scale.bars.map((bar) =>
          barRow(scene, bar, bar.choice === 'yes' ? (scale.marks?.threshold ?? null) : null),
        ),
      ),
    ),
    h(
      'p',
      {},
      h('span', { class: 'key' }),
      `${needed} ${ofBase}. ${majoritySentence(vote.majority, language)}`,
    ),
    small(its.turnout(number(cast), number(registered))),
    ballotAfter(scene, progress, onRegister),
  )
}
