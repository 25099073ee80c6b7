/** A number between nothing and a limit: by touches of one, or typed. */

import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { holdStill } from './desk.ts'

type Stepper = {
  id: string
  value: number
  most: number
  less: string
  more: string
  label: string
  /** What says why it goes no higher. */
  limitId?: string | undefined
  put: (value: number) => void
}

export const stepper = ({ id, value, most, less, more, label, limitId, put }: Stepper): View => {
  const within = (to: number) => put(Math.min(Math.max(Math.trunc(to), 0), most))
  const step = (by: -1 | 1) => {
    const isOff = by < 0 ? value === 0 : value >= most
    return h(
      'button',
      {
        type: 'button',
        class: 'step',
        'aria-label': by < 0 ? less : more,
        'aria-disabled': isOff ? 'true' : undefined,
        'aria-describedby': isOff && by > 0 ? limitId : undefined,
        // Stays a button at its end: a focus that vanishes with it would be lost.
        on: { click: (event) => (isOff ? undefined : holdStill(event, () => within(value + by))) },
      },
      by < 0 ? '−' : '+',
    )
  }
  return h(
    'div',
    { class: 'stepper' },
    step(-1),
    h('input', {
      id,
      inputmode: 'numeric',
      autocomplete: 'off',
      value: String(value),
      'aria-label': label,
      enterkeyhint: 'done',
      on: {
        // Enter ends the number, not the ballot.
        keydown: (event) => {
          if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return
          event.preventDefault()
          if (event.currentTarget instanceof HTMLElement) event.currentTarget.blur()
        },
        change: (event) => {
          const field = event.currentTarget
          if (!(field instanceof HTMLInputElement)) return
          const to = Number(field.value)
          // What is too much or no number is put right before one's eyes.
          field.value = String(value)
          within(Number.isFinite(to) ? to : value)
        },
      },
    }),
    step(1),
  )
}
