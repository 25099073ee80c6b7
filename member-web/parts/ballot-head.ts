/** Over every ballot paper: that it is open and how long, and why one may be asked for the second time. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import type { VoteIn } from '../screen.ts'
import { button } from './basics.ts'
import { decimal } from '../words/index.ts'
import { countdown } from './countdown.ts'

export const eyebrow = (scene: Scene, vote: VoteIn<'open'>): View =>
  h(
    'div',
    { class: 'eyebrow' },
    h('span', { class: 'live' }, scene.words.vote.now),
    countdown(scene, vote.closesAt),
  )

/** In how many names it is cast. */
export const heldNotice = (
  { member, words, language }: Scene,
  vote: VoteIn<'open'>,
  split: (() => void) | null = null,
): View => {
  const held = member.heldIn(vote)
  return held === null
    ? null
    : h(
        'p',
        { class: 'held' },
        h('b', {}, words.vote.held(held.others, decimal(held.votes, language))),
        ' ',
        split === null ? null : button('quiet', words.vote.split, split),
      )
}

/** A ballot that was counted no longer is. */
export const againNotice = ({ member, words }: Scene, vote: VoteIn<'open'>): View => {
  const { progress } = member.box
  if (progress.step !== 'gone' || progress.vote !== vote.id) return null
  const { title, text, again } = words.ballot.gone
  return h(
    'p',
    { class: 'notice warning', role: 'alert' },
    h('b', {}, `${title}.`),
    ` ${text(progress.receipt)} ${again}`,
  )
}

/** One counts, and goes on counting until another is cast. */
export const changeNotice = ({ member, words }: Scene, vote: VoteIn<'open'>): View =>
  h(
    'div',
    { class: 'notice change' },
    h('p', {}, words.ballot.change[vote.secrecy]),
    button('quiet', words.ballot.change.keep, () => member.change(null)),
  )
