/** What was decided so far, a line each; whoever presses one sees its whole result. */

import type { ResultLine, VoteId } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, heading, lead } from '../parts/basics.ts'
import { openResults } from '../parts/open-results.ts'
import type { Scene } from '../scene.ts'
import { resultAlone } from './result.ts'
import { moreWords } from './words/index.ts'

type Shown = NonNullable<Scene['local']['decided']>
type Here = Extract<Shown, { state: 'here' }>

export const decided = (scene: Scene, shown: Shown): View => {
  const its = moreWords[scene.language].decided
  if (shown.state === 'here' && shown.vote !== null)
    return h(
      'div',
      { key: `decided ${String(shown.vote.id)}`, class: 'whole' },
      ...resultAlone(scene, shown.vote),
      bottom(button('second', its.all, () => scene.change({ decided: { ...shown, vote: null } }))),
    )
  return h(
    'div',
    {
      key: `decided ${shown.state === 'here' ? String(shown.results[0]?.vote) : shown.state}`,
      class: 'whole',
    },
    heading(its.title),
    shown.state === 'here'
      ? listed(scene, shown)
      : h('div', { role: 'status' }, lead(shown.state === 'failed' ? its.failed : its.loading)),
    bottom(
      shown.state === 'failed' ? button('first', its.again, () => void openResults(scene, null)) : null,
      button('second', its.back, () => scene.change({ decided: null })),
    ),
  )
}

const listed = (scene: Scene, shown: Here): View => {
  const its = moreWords[scene.language].decided
  const { results, hasEarlier } = shown
  const last = results.at(-1)?.vote ?? null
  return h(
    'div',
    {},
    results.length === 0 ? lead(its.none) : null,
    h(
      'ul',
      { class: 'decided' },
      ...results.map((line) =>
        h(
          'li',
          {},
          h(
            'button',
            { type: 'button', on: { click: () => void open(scene, shown, line.vote) } },
            h('span', { lang: scene.contentLanguage }, line.title),
            h('b', {}, saying(scene, line)),
          ),
        ),
      ),
    ),
    hasEarlier ? button('quiet', its.earlier, () => void openResults(scene, last)) : null,
  )
}

const saying = ({ language }: Scene, line: ResultLine): string => {
  const { decided: its, result } = moreWords[language]
  if (line.kind === 'majority')
    return line.of > 1
      ? result.adopted(line.adopted, line.of)
      : line.adopted === 1
        ? its.adopted
        : its.notAdopted
  if (line.seats === 0) return result.nobody[line.subject]
  const names = line.elected.join(', ')
  return line.seats > line.elected.length ? its.andMore(names, line.seats - line.elected.length) : names
}

const open = async ({ member, change }: Scene, shown: Here, vote: VoteId): Promise<void> => {
  const answer = await member.readResult(vote)
  change({ decided: answer === null ? { state: 'failed' } : { ...shown, vote: answer.vote } })
}
