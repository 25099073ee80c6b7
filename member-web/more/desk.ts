/** What the parts of a ballot paper are given: the vote, how far it is filled in, and the two ways to go on. */

import type { Option, OptionIndex } from '#protocol'
import type { Ballot } from '#protocol/marks'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import type { VoteIn } from '../screen.ts'
import { beginFilling, writeDraft } from './filling.ts'
import type { Filling } from './filling.ts'
import { optionsShown } from './order.ts'
import { moreWords } from './words/index.ts'
import type { MoreWords } from './words/de.ts'

export type Desk = {
  scene: Scene
  vote: VoteIn<'open'>
  its: MoreWords
  filling: Filling
  /** In the order in which this phone shows them. */
  shown: readonly OptionIndex[]
  change: (to: Partial<Filling>) => void
  /** As `change`; it outlasts a reload. */
  save: (to: Filling) => void
  /** Other marks; they outlast a reload. */
  put: (ballot: Ballot) => void
}

export const deskOf = (scene: Scene, vote: VoteIn<'open'>): Desk => {
  const { member, local } = scene
  const filling = local.filling ?? beginFilling(vote.paper, member.draftOf(vote))
  const change = (to: Partial<Filling>) => scene.change({ filling: { ...filling, ...to } })
  const save = (to: Filling) => {
    member.keepDraft(vote, writeDraft(vote.paper, to))
    change(to)
  }
  return {
    scene,
    vote,
    its: moreWords[scene.language],
    filling,
    shown: optionsShown(vote, member.shuffleSeed),
    change,
    save,
    put: (ballot) => save({ ...filling, ballot, isAsked: false, joins: false }),
  }
}

export const nameOf = (
  { title, paper }: Pick<VoteIn<'open'>, 'title' | 'paper'>,
  option: OptionIndex,
): string => paper.options[option]?.name || title

const SHORT_LIST = 3

/** Name and group. Few items stand below it. */
export const optionName = ({ scene, vote, its }: Desk, option: OptionIndex): View => {
  const { group, items } = optionOf(vote, option)
  const lang = scene.contentLanguage
  return h(
    'span',
    { class: 'name', lang },
    nameOf(vote, option),
    group === '' || vote.paper.share === null ? null : h('small', {}, its.groupOf(group)),
    items.length === 0 || items.length > SHORT_LIST ? null : h('small', {}, items.join(' · ')),
  )
}

/** Many items, to be unfolded. */
export const optionItems = ({ scene, vote, its }: Desk, option: OptionIndex): View => {
  const { items } = optionOf(vote, option)
  if (items.length <= SHORT_LIST) return null
  const { subject } = vote.paper
  return h(
    'details',
    { class: 'items' },
    h('summary', {}, (subject === 'candidates' ? its.names : its.items)(items.length)),
    h('ol', { lang: scene.contentLanguage }, ...items.map((item) => h('li', {}, item))),
  )
}

const optionOf = ({ paper }: VoteIn<'open'>, option: OptionIndex): Option =>
  paper.options[option] ?? { name: '', items: [], group: '' }

/** What grows above must not push away what was touched. */
export const holdStill = (event: Event, act: () => void): void => {
  const touched = event.currentTarget
  const top = touched instanceof Element ? touched.getBoundingClientRect().top : 0
  act()
  // Painting is queued already.
  queueMicrotask(() => {
    if (touched instanceof Element && touched.isConnected)
      scrollBy(0, touched.getBoundingClientRect().top - top)
  })
}
