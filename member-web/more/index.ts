/** The door of what is loaded later: everything that a vote on one motion does without, and its look. */

import address from './more.css?url'
import { agenda } from './agenda.ts'
import { decided } from './decided.ts'
import { offerHomeScreen } from './home-screen.ts'
import { paper, ruleOf } from './paper.ts'
import { result } from './result.ts'
import { split } from './split.ts'

export const more = { agenda, decided, paper, result, rule: ruleOf, split }

export type More = typeof more

/** By hand: what a bundler would bring along for it weighs as much as a screen. */
export const withLook = (): Promise<More> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = address
    link.addEventListener('load', () => {
      offerHomeScreen()
      resolve(more)
    })
    link.addEventListener('error', () => {
      link.remove()
      reject(new Error(`${address} did not come`))
    })
    document.head.append(link)
  })
