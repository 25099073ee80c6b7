/** The options of a paper, a row each, by what is done with it: crosses, answers, points, places. */

import { ABSTAIN, NO, YES } from '#protocol/marks'
import type { OptionIndex } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { holdStill, nameOf, optionItems, optionName } from './desk.ts'
import type { Desk } from './desk.ts'
import { give, isAtLimit, mark, markOf, mostPoints, placesOf, rank, sayOfAll } from './filling.ts'
import { stepper } from './stepper.ts'

/** Of the line that says why nothing more can be chosen. */
export const LIMIT_ID = 'limit'

export const optionRow = (desk: Desk, option: OptionIndex): View => {
  const { form } = desk.vote.paper
  switch (form.kind) {
    case 'choose':
      return crossRow(desk, option, form.most === 1)
    case 'yes-no':
      return answerRow(desk, option, form.abstain)
    case 'points':
      return pointsRow(desk, option, form.each)
    case 'rank':
      return placeRow(desk, option)
  }
}

const crossRow = (desk: Desk, option: OptionIndex, isOnlyOne: boolean): View => {
  const { vote, filling, put } = desk
  const { paper } = vote
  const isChosen = markOf(filling.ballot, option) > 0
  const isOff = !isChosen && isAtLimit(paper, filling.ballot)
  const cross = (event: Event) => holdStill(event, () => put(mark(paper, filling.ballot, { option, as: 1 })))
  return h(
    'div',
    {},
    h(
      'label',
      { class: `choice${isChosen ? ' chosen' : ''}${isOff ? ' off' : ''}` },
      h('input', {
        type: isOnlyOne ? 'radio' : 'checkbox',
        name: isOnlyOne ? 'choice' : undefined,
        id: `option-${option}`,
        checked: isChosen,
        disabled: isOff,
        'aria-describedby': isOff ? LIMIT_ID : undefined,
        on: { change: cross },
      }),
      optionName(desk, option),
    ),
    optionItems(desk, option),
  )
}

const answerRow = (desk: Desk, option: OptionIndex, canAbstain: boolean): View => {
  const { scene, vote, filling, put } = desk
  const { paper } = vote
  const { choices } = scene.words.vote
  const own = markOf(filling.ballot, option)
  const answer = (as: number, label: string, kind: string) => {
    const isOff = as === YES && own !== YES && isAtLimit(paper, filling.ballot)
    return h(
      'label',
      { class: `answer ${kind}${own === as ? ' chosen' : ''}${isOff ? ' off' : ''}` },
      h('input', {
        type: 'radio',
        name: `answer-${option}`,
        id: as === YES ? `option-${option}` : undefined,
        checked: own === as,
        disabled: isOff,
        'aria-describedby': isOff ? LIMIT_ID : undefined,
        // A click, because one that takes the answer back changes nothing for the browser.
        on: { click: () => put(mark(paper, filling.ballot, { option, as })) },
      }),
      label,
    )
  }
  return h(
    'div',
    { class: 'row', role: 'radiogroup', 'aria-label': nameOf(vote, option) },
    optionName(desk, option),
    optionItems(desk, option),
    h(
      'div',
      { class: 'answers' },
      answer(YES, choices.yes, 'yes'),
      answer(NO, choices.no, 'no'),
      canAbstain ? answer(ABSTAIN, choices.abstain, 'abstain') : null,
    ),
  )
}

const pointsRow = (desk: Desk, option: OptionIndex, each: number): View => {
  const { vote, filling, its, put } = desk
  const { paper } = vote
  const name = nameOf(vote, option)
  const own = markOf(filling.ballot, option)
  const most = mostPoints(paper, filling.ballot, option)
  const points = (to: number) => put(give(paper, filling.ballot, { option, points: to }))
  return h(
    'div',
    { class: `row points${own > 0 ? ' chosen' : ''}`, role: 'group', 'aria-label': name },
    optionName(desk, option),
    stepper({
      ...{ id: `option-${option}`, value: own, most, label: its.pointsFor(name), put: points },
      ...{ less: its.less(name), more: its.more(name) },
      limitId: most < each ? LIMIT_ID : undefined,
    }),
    optionItems(desk, option),
  )
}

const placeRow = (desk: Desk, option: OptionIndex): View => {
  const { vote, filling, its, put } = desk
  const { paper } = vote
  const place = markOf(filling.ballot, option)
  const { joins } = filling
  return h(
    'div',
    {},
    h(
      'button',
      {
        type: 'button',
        id: `option-${option}`,
        class: place > 0 ? 'choice chosen' : 'choice',
        'aria-pressed': String(place > 0),
        on: {
          click: (event) => holdStill(event, () => put(rank(paper, filling.ballot, { option, joins }))),
        },
      },
      h(
        'span',
        { class: 'place' },
        place > 0 ? h('span', { class: 'unseen' }, its.place(place)) : null,
        h('span', { 'aria-hidden': 'true' }, place > 0 ? `${place}.` : ''),
      ),
      optionName(desk, option),
    ),
    optionItems(desk, option),
  )
}

/** Where several may share a place: the next touch goes onto the last one. */
export const joinSwitch = ({ vote, filling, its, change }: Desk): View => {
  const { form } = vote.paper
  const last = placesOf(vote.paper, filling.ballot).length
  if (form.kind !== 'rank' || !form.equal || last === 0 || last >= vote.paper.options.length) return null
  return h(
    'label',
    { class: 'join' },
    h('input', {
      type: 'checkbox',
      checked: filling.joins,
      on: { change: () => change({ joins: !filling.joins }) },
    }),
    its.joins(last),
  )
}

/** No to all, and abstaining, as rows of their own. */
export const rowsOfAll = (desk: Desk): View[] => {
  const { vote, its } = desk
  const { form, options } = vote.paper
  return [
    form.kind === 'choose' && form.none
      ? rowOfAll(desk, 'none', options.length === 1 ? its.noneOfOne : its.none)
      : null,
    form.kind !== 'yes-no' && form.abstain ? rowOfAll(desk, 'abstain', its.abstain) : null,
  ]
}

const rowOfAll = ({ vote, filling, put }: Desk, kind: 'none' | 'abstain', label: string): View => {
  const { paper } = vote
  const isRadio = paper.form.kind === 'choose' && paper.form.most === 1
  const isChosen = filling.ballot.kind === kind
  return h(
    'label',
    { class: isChosen ? 'choice of-all chosen' : 'choice of-all' },
    h('input', {
      type: isRadio ? 'radio' : 'checkbox',
      name: isRadio ? 'choice' : undefined,
      checked: isChosen,
      on: { change: () => put(sayOfAll(paper, filling.ballot, kind)) },
    }),
    h('span', { class: 'name' }, label),
  )
}

/** Of many questions: one answer for all that have none. */
export const restRow = (desk: Desk): View => {
  const { vote, filling, its, put } = desk
  const { form, options } = vote.paper
  if (form.kind !== 'yes-no' || options.length < MANY_QUESTIONS) return null
  const left = options.filter((_, option) => markOf(filling.ballot, option) === 0).length
  if (left === 0 || left === 1) return null
  const all = (as: number) =>
    put({
      kind: 'marked',
      marks: options.map((_, option) => markOf(filling.ballot, option) || as),
    })
  const button = (as: number, label: string) =>
    h('button', { type: 'button', class: 'quiet', on: { click: () => all(as) } }, label)
  return h(
    'div',
    { class: 'rest' },
    form.most >= options.length ? button(YES, its.restYes) : null,
    button(NO, its.restNo),
    form.abstain ? button(ABSTAIN, its.restAbstain) : null,
  )
}

const MANY_QUESTIONS = 5
