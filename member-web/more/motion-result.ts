/** The published result of one motion: the verdict, the bars on one scale with the number needed, the rule in a sentence. */

import { neededOf, resultScale } from '#client/result-scale'
import type { Bar } from '#client/result-scale'
import type { Majority, OptionVotes, Threshold, Verdict, Weight } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { mark } from '../parts/basics.ts'
import type { Scene } from '../scene.ts'
import type { VoteIn } from '../screen.ts'
import { decimal, percentage } from '../words/index.ts'
import { moreWords } from './words/index.ts'

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

export const motionOutcome = (
  scene: Scene,
  vote: VoteIn<'published'>,
  {
    majority,
    decision,
    votes,
  }: { majority: Majority; decision: { verdict: Verdict } & Threshold; votes: OptionVotes },
): View[] => {
  const { language } = scene
  const its = moreWords[language].result
  const { base, verdict } = decision
  const scale = resultScale(votes, base, majority)
  const least = neededOf([votes.yes, votes.no, votes.abstain], decision, majority)
  const number = (value: Weight | number) => decimal(value, language)
  const needed = its.needed[least.comparison](number(least.amount))
  const bars = scale.bars.filter(
    ({ choice, amount }) => choice !== 'abstain' || amount !== '0' || vote.paper.form.abstain,
  )
  return [
    h('p', { class: `verdict ${verdict}` }, mark(verdict === 'adopted' ? 'yes' : 'no'), its.verdict[verdict]),
    h(
      'table',
      { class: 'bars' },
      h(
        'tbody',
        {},
        ...bars.map((bar) =>
          barRow(scene, bar, bar.choice === 'yes' ? (scale.marks?.threshold ?? null) : null),
        ),
      ),
    ),
    h('p', {}, h('span', { class: 'key' }), `${needed} ${its.of(number(base), its.base[majority.base])}.`),
  ]
}
