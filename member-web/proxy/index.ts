/** The member's own proxy: who votes for them while they are away, given and taken back; or for whom they vote. Loaded when asked for. */

import type { Commands, MemberProxies } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, card, fault, heading, lead, small } from '../parts/basics.ts'
import { openProxy } from '../parts/open-proxy.ts'
import type { Scene } from '../scene.ts'
import { proxyWords } from './words.ts'

type Shown = NonNullable<Scene['local']['proxy']>
type Here = Extract<Shown, { state: 'here' }>
type Why = Commands['give-own-proxy' | 'revoke-own-proxy']['refusals']

export const proxy = (scene: Scene, shown: Shown): View => {
  const its = proxyWords[scene.language]
  return h(
    'div',
    { key: 'proxy', class: 'whole' },
    heading(its.title),
    shown.state === 'here'
      ? here(scene, shown)
      : h('div', { role: 'status' }, lead(shown.state === 'failed' ? its.failed : its.loading)),
    bottom(
      shown.state === 'failed' ? button('first', its.again, () => void openProxy(scene)) : null,
      button('second', its.back, () => scene.change({ proxy: null })),
    ),
  )
}

const here = (scene: Scene, shown: Here): View => {
  const { given, held } = shown.proxies
  return h(
    'div',
    {},
    given !== null ? givenAway(scene, given) : held.length > 0 ? holding(scene, held) : form(scene, shown),
    fault(shown.fault),
  )
}

const givenAway = (scene: Scene, given: NonNullable<MemberProxies['given']>): View => {
  const its = proxyWords[scene.language]
  const revoke = async () => {
    const answer = await scene.member.ask('revoke-own-proxy', {})
    await settle(scene, answer === null ? 'no-answer' : answer.ok ? null : answer.why)
  }
  return card(
    h('p', {}, its.givenTo(given.name, given.number)),
    small(its.states[given.state]),
    button('quiet', its.revoke, () => void revoke()),
  )
}

const holding = (scene: Scene, held: MemberProxies['held']): View => {
  const its = proxyWords[scene.language]
  return card(
    h('p', {}, its.youHold),
    h(
      'ul',
      {},
      ...held.map(({ name, number, state }) => h('li', {}, `${name} (${number}): ${its.states[state]}`)),
    ),
  )
}

const FIELD = {
  ...{ width: '100%', 'min-height': '52px', margin: '4px 0 16px', padding: '0 14px' },
  ...{ border: '2px solid var(--control)', 'border-radius': '10px', background: 'var(--ground)' },
}

const form = (scene: Scene, shown: Here): View => {
  const its = proxyWords[scene.language]
  const give = async () => {
    const number = shown.number.trim()
    if (number === '') return
    const answer = await scene.member.ask('give-own-proxy', { number })
    await settle(scene, answer === null ? 'no-answer' : answer.ok ? null : answer.why)
  }
  return h(
    'form',
    {
      on: {
        submit: (event) => {
          event.preventDefault()
          void give()
        },
      },
    },
    lead(its.text),
    h('label', { for: 'proxy-number', style: { display: 'block', 'margin-top': '16px' } }, its.number),
    h('input', {
      id: 'proxy-number',
      autocomplete: 'off',
      value: shown.number,
      style: FIELD,
      on: {
        input: (event) => {
          const field = event.currentTarget
          if (field instanceof HTMLInputElement) scene.change({ proxy: { ...shown, number: field.value } })
        },
      },
    }),
    h('button', { type: 'submit', class: 'first' }, its.give),
  )
}

/** What stands now, from the host; and why it is not what was asked for. */
async function settle(scene: Scene, why: string | null): Promise<void> {
  const its = proxyWords[scene.language]
  const known: Partial<Record<string, string>> = its.why satisfies Partial<Record<Why, string>>
  await openProxy(scene, why === null ? '' : (known[why] ?? its.notDone))
}

export type ProxyPart = typeof proxy
