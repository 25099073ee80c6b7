/** What happened to each motion, a line per act, for its page: the journal says it of everything, and would have to be read whole. */
import type { MotionHistoryLine, MotionId } from '../protocol/messages.ts'
import type { Actor, AssemblyEvent } from './events.ts'

type Line = Omit<MotionHistoryLine, 'by'> & { actor: Actor }
export type MotionHistory = Map<MotionId, Line[]>

export function rememberMotion(history: MotionHistory, at: number, actor: Actor, event: AssemblyEvent): void {
  const add = (motion: MotionId, what: Line['what'], about: Line['about'] = {}) => {
    const lines = history.get(motion)
    const line = { at, actor, what, about }
    if (lines === undefined) history.set(motion, [line])
    else lines.push(line)
  }
  switch (event.type) {
    case 'motion-added':
      add(event.motion, 'added')
      return
    case 'motions-imported':
      for (const { motion } of event.added) add(motion, 'imported', { source: event.source })
      return
    case 'motion-changed':
      add(event.motion, 'changed', { fields: Object.keys(event.to).join(' ') })
      return
    case 'motion-text-changed':
      add(event.motion, 'text-changed')
      return
    case 'amendment-rebased':
      add(event.motion, 'rebased')
      return
    case 'motion-state-set':
      add(event.motion, 'state-set', { state: event.state, despite: event.despite ? 'yes' : 'no' })
      for (const { motion, amendment } of event.merged) add(motion, 'amended', { amendment })
      return
    case 'motion-vote-prepared':
      for (const { motion } of event.motions) add(motion, 'vote-prepared', { vote: event.vote })
      return
    case 'motion-pulled-out':
      add(event.motion, 'pulled-out', { vote: event.vote })
      return
    case 'motions-settled':
      for (const { motion, state } of event.settled) add(motion, 'settled', { state, vote: event.vote })
      for (const { motion, amendment } of event.merged) add(motion, 'amended', { amendment })
      return
    case 'motion-reconsidered':
      add(event.motion, 'reconsidered', { state: event.state })
      return
    default:
  }
}
