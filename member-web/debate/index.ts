/** The door of the speakers' list: loaded when a debate is on, with its own look. */

import address from './debate.css?url'
import { card } from './card.ts'

export type { DebateForm } from './card.ts'

export const debatePart = { card }

export type DebatePart = typeof debatePart

export const withLook = (): Promise<DebatePart> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = address
    link.addEventListener('load', () => resolve(debatePart))
    link.addEventListener('error', () => {
      link.remove()
      reject(new Error(`${address} did not come`))
    })
    document.head.append(link)
  })
