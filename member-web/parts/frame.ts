/** Around every screen: whose convention it is, the other language, who is signed in here and the way out. */

import type { MemberTopics } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import { bottom, button, small } from './basics.ts'

export const header = ({ member, words }: Scene, convention: MemberTopics['convention'] | null): View => {
  const { name, code } = words.otherLanguage
  return h(
    'header',
    {},
    h(
      'p',
      { class: 'convention' },
      h('strong', {}, convention?.name ?? 'Plenum'),
      h('span', {}, convention?.place ?? ''),
    ),
    h(
      'button',
      { type: 'button', class: 'quiet', lang: code, on: { click: () => member.chooseLanguage(code) } },
      name,
    ),
  )
}

export const footer = (scene: Scene, { firstName, lastName }: MemberTopics['me']): View => {
  const { member, words, local, change } = scene
  const its = words.me
  if (!local.isSigningOut) {
    const isLive = member.connection?.state === 'live'
    return h(
      'footer',
      { key: 'me' },
      small(`${firstName} ${lastName}`, h('br', {}), isLive ? words.connection.live : ''),
      button('quiet', its.signOut, () => change({ isSigningOut: true })),
    )
  }
  const { step } = member.box.progress
  const isPending = step === 'sending' || step === 'put-off'
  return h(
    'footer',
    { key: 'sign-out', class: 'asking', role: 'alertdialog', 'aria-label': its.signOutTitle },
    h('h2', {}, its.signOutTitle),
    h('p', {}, its.signOutText),
    isPending ? h('p', { class: 'fault' }, its.signOutPending) : null,
    bottom(
      button('second', its.signOut, () => member.signOut()),
      button('first', its.stay, () => change({ isSigningOut: false })),
    ),
  )
}
