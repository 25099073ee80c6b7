/** What a vote is about: its title, and its text as far as it fits until one asks for more. */

import type { MemberVote } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import { button } from './basics.ts'

export const TEXT_ID = 'vote-text'

/** Beyond this a title in the size of a heading leaves no room for the ballot. */
const LONG_TITLE = 50

/** As a screen's heading. */
export const voteTitle = ({ contentLanguage }: Scene, title: string): View =>
  h('h1', { tabindex: -1, class: title.length > LONG_TITLE ? 'long' : '', lang: contentLanguage }, title)

export const voteHead = (scene: Scene, vote: MemberVote, isHeading = false): View => {
  const { words, local, change, contentLanguage: lang } = scene
  const label = local.isWhole ? words.vote.less : words.vote.more
  return h(
    'div',
    {},
    isHeading ? voteTitle(scene, vote.title) : h('h2', { lang }, vote.title),
    vote.text === ''
      ? null
      : h('p', { id: TEXT_ID, class: local.isWhole ? 'text' : 'text cut', lang }, vote.text),
    local.isCut ? button('quiet', label, () => change({ isWhole: !local.isWhole })) : null,
  )
}

/** After painting, because only the browser knows whether the text fits. */
export const isTextCut = (): boolean => {
  const text = document.getElementById(TEXT_ID)
  return text !== null && text.scrollHeight > text.clientHeight + 1
}
