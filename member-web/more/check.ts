/** What one is about to cast, in words, once more: the last place where it can be changed. */

import type { OptionIndex } from '#protocol'
import { ABSTAIN, NO, YES } from '#protocol/marks'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { heading, lead, small } from '../parts/basics.ts'
import { countdown } from '../parts/countdown.ts'
import { nameOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { joinOrPart, markOf, move, placesOf, standingOf } from './filling.ts'
import { asideOf, castRest, sharingOf } from './laid-aside.ts'

export const check = (desk: Desk): View => {
  const { scene, vote, its, filling, change } = desk
  const sharing = sharingOf(desk)
  const isPart = sharing !== null && sharing.here < sharing.left
  const isNone = sharing?.here === 0
  const act = () => {
    if (isNone) return
    if (isPart) sharing.layAside()
    else castRest(desk, filling.ballot)
  }
  const whole = sharing === null ? its.cast : its.split.cast(sharing.all)
  const label = isPart ? its.aside.layAside(sharing.here) : whole
  const back = () => {
    change({ step: 'fill' })
    queueMicrotask(() => scrollTo(0, 0))
  }
  return h(
    'div',
    { key: 'check', class: 'whole' },
    h(
      'div',
      { class: 'eyebrow' },
      h('span', { class: 'small', lang: scene.contentLanguage }, vote.title),
      countdown(scene, vote.closesAt),
    ),
    heading(its.check),
    ...choiceOf(desk),
    ...(sharing === null
      ? [scene.member.heldIn(vote) === null ? null : small(its.aside.tooMany)]
      : sharing.steppers),
    asideOf(desk),
    h(
      'div',
      { class: 'bottom sticky' },
      small(its.notYetCast),
      h(
        'div',
        { class: 'decide' },
        h('button', { type: 'button', class: 'second', on: { click: back } }, its.change),
        h('button', { type: 'button', class: isNone ? 'first unready' : 'first', on: { click: act } }, label),
      ),
    ),
  )
}

const choiceOf = (desk: Desk): View[] => {
  const { vote, filling, its, shown } = desk
  const { paper } = vote
  const { form } = paper
  if (filling.ballot.kind !== 'marked')
    return [
      lead(
        filling.ballot.kind === 'none'
          ? paper.options.length === 1
            ? its.noneOfOne
            : its.none
          : its.abstain,
      ),
    ]
  const { given, most } = standingOf(paper, filling.ballot)
  const left = most === null ? 0 : most - given
  const chosen = shown.filter((option) => markOf(filling.ballot, option) > 0)
  switch (form.kind) {
    case 'choose':
      return [names(desk, chosen), left > 0 && form.most > 1 ? small(its.couldMore(left)) : null]
    case 'points':
      return [
        names(desk, chosen, (option) => `${markOf(filling.ballot, option)} ×`),
        left > 0 ? small(its.pointsUnused(left)) : null,
      ]
    case 'yes-no':
      return answers(desk)
    case 'rank':
      return [
        chosen.length > 1 ? small(its.moveHint) : null,
        order(desk),
        chosen.length < paper.options.length
          ? small(its.unranked(paper.options.length - chosen.length))
          : null,
      ]
  }
}

const names = (
  { scene, vote }: Desk,
  options: readonly OptionIndex[],
  beside: (option: OptionIndex) => string | null = () => null,
): View =>
  h(
    'ul',
    { class: 'choice-list', lang: scene.contentLanguage },
    ...options.map((option) => {
      const number = beside(option)
      return h('li', {}, number === null ? null : h('b', {}, `${number} `), nameOf(vote, option))
    }),
  )

const answers = (desk: Desk): View[] => {
  const { scene, filling, its, shown } = desk
  const { choices } = scene.words.vote
  const groups: readonly (readonly [number, string])[] = [
    [YES, choices.yes],
    [NO, choices.no],
    [ABSTAIN, choices.abstain],
    [0, its.unmarked],
  ]
  return groups.flatMap(([answer, label]) => {
    const options = shown.filter((option) => markOf(filling.ballot, option) === answer)
    return options.length === 0
      ? []
      : [h('h2', { class: 'answered' }, `${label} (${options.length})`), names(desk, options)]
  })
}

const order = (desk: Desk): View => {
  const { scene, vote, filling, its, put } = desk
  const { paper } = vote
  const places = placesOf(paper, filling.ballot)
  const canShare = paper.form.kind === 'rank' && paper.form.equal
  const turn = (option: OptionIndex, by: -1 | 1, isOff: boolean) =>
    h(
      'button',
      {
        type: 'button',
        id: `${by < 0 ? 'up' : 'down'}-${option}`,
        class: 'step',
        'aria-label': (by < 0 ? its.up : its.down)(nameOf(vote, option)),
        'aria-disabled': isOff ? 'true' : undefined,
        on: {
          click: () => {
            if (isOff) return
            put(move(paper, filling.ballot, { option, by }))
            // It stands elsewhere now; the finger and the focus go with it.
            queueMicrotask(() => document.getElementById(`${by < 0 ? 'up' : 'down'}-${option}`)?.focus())
          },
        },
      },
      by < 0 ? '↑' : '↓',
    )
  return h(
    'ol',
    { class: 'order', lang: scene.contentLanguage },
    ...places.flatMap((place, at) =>
      place.map((option, within) => {
        const isShared = place.length > 1
        return h(
          'li',
          {},
          h('b', { class: 'place' }, `${at + 1}.`),
          h('span', { class: 'name' }, nameOf(vote, option)),
          turn(option, -1, at === 0 && !isShared),
          turn(option, 1, at === places.length - 1 && !isShared),
          canShare && (at > 0 || within > 0)
            ? h(
                'label',
                { class: 'join' },
                h('input', {
                  type: 'checkbox',
                  checked: isShared && within > 0,
                  on: { change: () => put(joinOrPart(paper, filling.ballot, option)) },
                }),
                its.same,
              )
            : null,
        )
      }),
    ),
  )
}
