/** The whole public agenda, a part at a time; what is on is marked. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, heading, lead } from '../parts/basics.ts'
import { openAgenda } from '../parts/open-agenda.ts'
import type { Scene } from '../scene.ts'
import { moreWords } from './words/index.ts'

type Shown = NonNullable<Scene['local']['agenda']>

export const agenda = (scene: Scene, shown: Shown): View => {
  const its = moreWords[scene.language].agenda
  return h(
    'div',
    { key: `agenda ${shown.state === 'here' ? String(shown.from) : shown.state}`, class: 'whole' },
    heading(its.title),
    shown.state === 'here'
      ? listed(scene, shown)
      : h('div', { role: 'status' }, lead(shown.state === 'failed' ? its.failed : its.loading)),
    bottom(
      shown.state === 'failed' ? button('first', its.again, () => void openAgenda(scene, null)) : null,
      button('second', its.back, () => scene.change({ agenda: null })),
    ),
  )
}

const listed = (scene: Scene, { from, of, items }: Extract<Shown, { state: 'here' }>): View => {
  const its = moreWords[scene.language].agenda
  const end = from + items.length
  const to = (start: number) => () => void openAgenda(scene, start)
  const time = new Intl.DateTimeFormat(scene.language === 'de' ? 'de' : 'en-GB', { timeStyle: 'short' })
  return h(
    'div',
    {},
    from === 0 ? null : button('quiet', its.earlier, to(Math.max(0, from - items.length))),
    h(
      'ol',
      { class: 'agenda' },
      ...items.map(({ number, level, title, plannedAt, state }) =>
        h(
          'li',
          { class: `${state} level-${level}`, 'aria-current': state === 'current' ? 'true' : undefined },
          h('span', {}, number),
          h('span', { lang: scene.contentLanguage }, title),
          plannedAt === null || state !== 'planned'
            ? null
            : h('span', { class: 'small' }, time.format(plannedAt)),
        ),
      ),
    ),
    end >= of ? null : button('quiet', its.later, to(end)),
  )
}
