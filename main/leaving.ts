/** Whether closing the convention or quitting has to be asked about first, and in which words. Pure. */

import type { Language } from './bridge.ts'
import type { VoteStatus } from './host-process.ts'
import { words } from './words.ts'

export type Intent = 'quit' | 'close'

/** A question with two answers: staying, which Enter and Escape give, and going. */
export type LeaveQuestion = { message: string; detail: string; stay: string; go: string }

/** Null: nothing is lost by going, so nothing is asked. */
export function leaveQuestion(status: VoteStatus, intent: Intent, language: Language): LeaveQuestion | null {
  const { leave } = words[language]
  const answers = { stay: leave.stay, go: intent === 'quit' ? leave.quit : leave.close }
  if (!status.known) {
    return {
      message: intent === 'quit' ? leave.quitUnknown : leave.closeUnknown,
      detail: leave.unknownConsequence,
      ...answers,
    }
  }
  if (status.vote === null) return null
  const { title, cast, of } = status.vote
  return {
    message: intent === 'quit' ? leave.quitOpen(title) : leave.closeOpen(title),
    detail: leave.consequence(cast, of),
    ...answers,
  }
}
