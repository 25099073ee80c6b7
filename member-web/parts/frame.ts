/** Around every screen: whose convention it is, the other language, who is signed in here and the way out. */

import type { MemberTopics } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import { button } from './basics.ts'

/** Small where there is something to do. */
export const header = (
  { member, words }: Scene,
  convention: MemberTopics['convention'] | null,
  isSmall: boolean,
): View => {
  const { name, code } = words.otherLanguage
  return h(
    'header',
    { class: isSmall ? 'narrow' : '' },
    h(
      'p',
      { class: 'convention', lang: convention?.language },
      h('strong', {}, convention?.name ?? 'Plenum'),
      isSmall ? null : h('span', {}, convention?.place ?? ''),
    ),
    h(
      'button',
      { type: 'button', class: 'quiet', lang: code, on: { click: () => member.chooseLanguage(code) } },
      name,
    ),
  )
}

export const footer = ({ member, words, change }: Scene, { firstName, lastName }: MemberTopics['me']): View =>
  h(
    'footer',
    {},
    h(
      'p',
      { class: 'small who' },
      h('span', {}, `${firstName} ${lastName}`),
      h('span', {}, member.connection?.state === 'live' ? words.connection.live : ''),
    ),
    button('quiet', words.me.signOut, () => change({ isSigningOut: true })),
  )
