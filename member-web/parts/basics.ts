/** The few things that all screens are made of. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'

/** Takes the focus when its screen appears (page.ts), so that a screen reader says what is shown now. */
export const heading = (text: string): View => h('h1', { tabindex: -1 }, text)

export const lead = (text: string): View => h('p', { class: 'lead' }, text)

export const small = (...content: View[]): View => h('p', { class: 'small' }, ...content)

export const card = (...content: View[]): View => h('section', { class: 'card' }, ...content)

/** Always there, so that what appears in it is read out. */
export const fault = (text: string, id?: string): View => h('p', { class: 'fault', role: 'alert', id }, text)

/** At the foot of the screen, within the thumb. */
export const bottom = (...content: View[]): View => h('div', { class: 'bottom' }, ...content)

export const button = (kind: 'first' | 'second' | 'quiet', label: string, click: () => void): View =>
  h('button', { type: 'button', class: kind, on: { click } }, label)

export type MarkKind = 'yes' | 'no' | 'wait'

const STROKES: Record<MarkKind, string> = {
  yes: 'M7 12.5l3.5 3.5L17 9',
  no: 'M8 8l8 8M16 8l-8 8',
  wait: 'M12 7v5l3.5 2',
}

/** A shape for what colour alone must not say: done, not done, still under way. */
export const mark = (kind: MarkKind): View =>
  h(
    'svg',
    { class: `mark ${kind}`, viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    h('circle', { cx: 12, cy: 12, r: 11 }),
    h('path', { d: STROKES[kind] }),
  )
