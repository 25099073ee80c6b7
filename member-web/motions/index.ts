/** The motions and their texts, a part at a time: numbered lines, an amendment word by word. Text only, never markup. Loaded when asked for; how it looks comes with more/. */

import type { MotionId, PublicMotion, PublicMotionText, TextRow } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, heading, lead, small } from '../parts/basics.ts'
import type { Scene } from '../scene.ts'
import { motionsWords } from './words.ts'

/** `motion` null: the list of all. */
export type MotionsShown = { motion: MotionId | null } & (
  | { state: 'wanted' }
  | { state: 'loading' }
  | { state: 'failed' }
  | { state: 'list'; from: number; of: number; motions: readonly PublicMotion[] }
  | { state: 'text'; text: PublicMotionText }
)

export const motions = (scene: Scene, shown: MotionsShown): View => {
  const its = motionsWords[scene.language]
  if (shown.state === 'wanted') queueMicrotask(() => void open(scene, shown.motion))
  return h(
    'div',
    { key: `motions ${String(shown.motion)} ${shown.state}`, class: 'whole' },
    shown.state === 'text' ? null : heading(its.title),
    ...bodyOf(scene, shown),
    bottom(
      shown.state === 'failed' ? button('first', its.again, () => void open(scene, shown.motion)) : null,
      shown.motion === null ? null : button('second', its.list, () => void open(scene, null)),
      button('second', its.back, () => scene.change({ motions: null })),
    ),
  )
}

export type MotionsPart = typeof motions

async function open({ member, change }: Scene, motion: MotionId | null, from = 0): Promise<void> {
  change({ motions: { motion, state: 'loading' } })
  if (motion === null) {
    const answer = await member.ask('read-motions', { from })
    change({
      motions:
        answer?.ok === true
          ? { motion, state: 'list', from: answer.from, of: answer.of, motions: answer.motions }
          : { motion, state: 'failed' },
    })
    return
  }
  const answer = await member.ask('read-motion', { motion, from })
  change({
    motions: answer?.ok === true ? { motion, state: 'text', text: answer.text } : { motion, state: 'failed' },
  })
}

function bodyOf(scene: Scene, shown: MotionsShown): View[] {
  const its = motionsWords[scene.language]
  switch (shown.state) {
    case 'wanted':
    case 'loading':
      return [h('div', { role: 'status' }, lead(its.loading))]
    case 'failed':
      return [h('div', { role: 'status' }, lead(its.failed))]
    case 'list':
      return shown.of === 0 ? [lead(its.none)] : listed(scene, shown)
    case 'text':
      return textOf(scene, shown.text)
  }
}

// ------------------------------------------------------------------------------------------ the list

type Named = Pick<PublicMotion, 'motion' | 'number' | 'title' | 'state' | 'submitters'>

const stateOf = ({ language }: Scene, { state }: Named): string =>
  motionsWords[language].states[state] ?? state

const row = (scene: Scene, motion: Named): View =>
  h(
    'li',
    {},
    button('quiet', `${motion.number} ${motion.title}`, () => void open(scene, motion.motion)),
    small([stateOf(scene, motion), motion.submitters].filter((fact) => fact !== '').join(' · ')),
  )

const listed = (
  scene: Scene,
  { from, of, motions: all }: Extract<MotionsShown, { state: 'list' }>,
): View[] => {
  const its = motionsWords[scene.language]
  const end = from + all.length
  return [
    from === 0
      ? null
      : button('quiet', its.earlier, () => void open(scene, null, Math.max(0, from - all.length))),
    h(
      'ul',
      { class: 'motion-list', lang: scene.contentLanguage },
      ...all.map((motion) => row(scene, motion)),
    ),
    end >= of ? null : button('quiet', its.later, () => void open(scene, null, end)),
  ]
}

// ------------------------------------------------------------------------------------------ one of them

function textOf(scene: Scene, text: PublicMotionText): View[] {
  const its = motionsWords[scene.language]
  const { motion, from, of, rows, amendments, reason } = text
  const end = from + rows.length
  return [
    h('h1', { tabindex: -1, class: 'long', lang: scene.contentLanguage }, `${text.number} ${text.title}`),
    small(
      [text.amends === null ? '' : its.amends, stateOf(scene, text), text.submitters]
        .filter((fact) => fact !== '')
        .join(' · '),
    ),
    from === 0
      ? null
      : button('quiet', its.earlier, () => void open(scene, motion, Math.max(0, from - rows.length))),
    h(
      'div',
      { class: 'motion-rows', lang: scene.contentLanguage },
      ...rows.map((line) => rowOf(scene, line)),
    ),
    end >= of ? null : button('quiet', its.later, () => void open(scene, motion, end)),
    reason === '' ? null : h('h2', {}, its.reason),
    reason === '' ? null : h('p', { lang: scene.contentLanguage }, reason),
    amendments.length === 0 ? null : h('h2', {}, its.amendments),
    amendments.length === 0
      ? null
      : h(
          'ul',
          { class: 'motion-list', lang: scene.contentLanguage },
          ...amendments.map((one) => row(scene, one)),
        ),
  ]
}

function rowOf({ language }: Scene, { line, kind, first, mark, parts }: TextRow): View {
  if (parts.length === 0) return h('p', { 'aria-hidden': 'true' }, h('span', {}), '…')
  const its = motionsWords[language]
  return h(
    'p',
    { class: [kind, first === true ? 'opens' : ''].join(' ') },
    h('span', { class: 'line', 'aria-hidden': 'true' }, line === null ? '+' : String(line)),
    h(
      'span',
      {},
      mark === undefined ? null : `${mark} `,
      ...parts.map(({ text, op, strong, em }) =>
        h(
          op === '-' ? 'del' : op === '+' ? 'ins' : 'span',
          { class: [strong === true ? 'strong' : '', em === true ? 'em' : ''].join(' ').trim() },
          op === undefined ? null : h('span', { class: 'unseen' }, `${op === '-' ? its.gone : its.come} `),
          text,
        ),
      ),
    ),
  )
}
