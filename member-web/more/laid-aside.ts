/** A proxy's ballots that differ: for how many votes this one is, those laid aside before it, and all of them cast in one act. */

import type { HeldVotes } from '#protocol'
import { NO, writeMarks, YES } from '#protocol/marks'
import type { Ballot } from '#protocol/marks'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { button, small } from '../parts/basics.ts'
import { decimal } from '../words/index.ts'
import { nameOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { beginFilling, markOf } from './filling.ts'
import { classesOf, leftOf, spread, sumOf, type Counts } from './share.ts'
import { stepper } from './stepper.ts'

const leftIn = ({ filling }: Desk, held: HeldVotes): Counts =>
  leftOf(
    classesOf(held),
    filling.laidAside.map(({ counts }) => counts),
  )

/** For how many votes this ballot is: all that are left, unless fewer were asked for. */
const countsIn = (desk: Desk, held: HeldVotes): Counts =>
  leftIn(desk, held).map((left, at) => Math.min(desk.filling.counts?.[at] ?? left, left))

/** With this ballot for every vote that no other was laid aside for. */
export const castRest = (desk: Desk, ballot: Ballot): void => {
  const { scene, vote } = desk
  const marks = writeMarks(vote.paper, ballot)
  const held = scene.member.heldIn(vote)
  if (held === null || desk.filling.laidAside.length === 0) return scene.member.cast(vote, marks)
  const aside = desk.filling.laidAside.map((its) => ({
    marks: writeMarks(vote.paper, its.ballot),
    counts: its.counts,
  }))
  const [own = marks, ...others] = spread(classesOf(held), [...aside, { marks, counts: leftIn(desk, held) }])
  scene.member.cast(vote, own, others)
}

export type Sharing = {
  /** Votes. */
  all: number
  here: number
  left: number
  /** Says for how many votes. */
  steppers: View[]
  layAside: () => void
}

/** Null: nobody else's votes are cast here, or so many that they cannot differ. */
export const sharingOf = (desk: Desk): Sharing | null => {
  const { scene, vote, filling, change, save, its: words } = desk
  const held = scene.member.heldIn(vote)
  if (held === null || !scene.member.canSplit(vote, writeMarks(vote.paper, filling.ballot))) return null
  const its = words.aside
  const classes = classesOf(held)
  const left = leftIn(desk, held)
  const counts = countsIn(desk, held)
  const steppers = classes.flatMap(({ weight }, at) => {
    const most = left[at] ?? 0
    const name = weight === '' ? its.these : its.weight(decimal(weight, scene.language))
    if (most === 0) return []
    return [
      h(
        'div',
        { class: 'row points', role: 'group', 'aria-label': name },
        h('span', { class: 'name' }, name, h('small', {}, its.of(most))),
        stepper({
          ...{ id: `share-${at}`, value: counts[at] ?? 0, most },
          ...{ less: words.split.less(name), more: words.split.more(name), label: name },
          put: (to) => change({ counts: counts.map((count, other) => (other === at ? to : count)) }),
        }),
      ),
    ]
  })
  return {
    ...{ all: held.others + 1, here: sumOf(counts), left: sumOf(left), steppers },
    layAside: () => {
      const { ballot, laidAside } = filling
      save({ ...beginFilling(vote.paper, null), laidAside: [...laidAside, { ballot, counts }] })
      queueMicrotask(() => scrollTo(0, 0))
    },
  }
}

/** What waits to be cast with this ballot, and can be taken back; folded up while one fills in the next. */
export const asideOf = (desk: Desk, isFolded = false): View => {
  const { filling, save, its: words, scene } = desk
  const its = words.aside
  const { laidAside } = filling
  if (laidAside.length === 0) return null
  const title = its.title(sumOf(laidAside.map(({ counts }) => sumOf(counts))))
  const list = h(
    'ul',
    { class: 'laid' },
    ...laidAside.map(({ ballot, counts }, at) =>
      h(
        'li',
        {},
        h('b', {}, `${sumOf(counts)} ×`),
        h('span', { lang: scene.contentLanguage }, briefly(desk, ballot)),
        button('quiet', its.takeBack, () =>
          save({ ...filling, counts: null, laidAside: laidAside.filter((_, other) => other !== at) }),
        ),
      ),
    ),
  )
  return isFolded
    ? h(
        'details',
        { class: 'about' },
        h('summary', {}, h('b', {}, title), ' ', h('span', { class: 'unfold' }, words.unfold)),
        list,
        small(its.notYet),
      )
    : h('section', {}, h('h2', { class: 'answered' }, title), list, small(its.notYet))
}

/** A ballot in a line. */
const briefly = ({ vote, shown, its, scene }: Desk, ballot: Ballot): string => {
  if (ballot.kind !== 'marked') return ballot.kind === 'none' ? its.none : its.abstain
  const { choices } = scene.words.vote
  const { kind } = vote.paper.form
  const chosen = shown.filter((option) => markOf(ballot, option) > 0)
  if (kind === 'rank') chosen.sort((one, other) => markOf(ballot, one) - markOf(ballot, other))
  const said = chosen.map((option) => {
    const name = nameOf(vote, option)
    const mark = markOf(ballot, option)
    switch (kind) {
      case 'choose':
        return name
      case 'points':
        return `${mark} × ${name}`
      case 'rank':
        return `${mark}. ${name}`
      case 'yes-no':
        return `${name}: ${mark === YES ? choices.yes : mark === NO ? choices.no : choices.abstain}`
    }
  })
  return said.join(', ')
}
