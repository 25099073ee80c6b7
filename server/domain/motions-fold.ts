/** What an event means for motions, their texts and votes. Total, as the fold it belongs to. */
import type { Amends, MotionFields, MotionId, MotionRules, MotionVote, VoteId } from '../protocol/messages.ts'
import { unreachable } from './decision.ts'
import type { AssemblyEvent, MergedAmendment } from './events.ts'
import type { Motion } from './motions.ts'

type MutableMotions = {
  motions: Map<MotionId, Motion>
  motionVotes: Map<VoteId, MotionVote>
  motionRules: MotionRules
  nextMotion: MotionId
}

export type MotionEvent = Extract<AssemblyEvent, { type: `motion${string}` | `amendment${string}` }>

export function applyToMotions(book: MutableMotions, event: MotionEvent): void {
  switch (event.type) {
    case 'motion-added':
      add(book, event)
      return
    case 'motions-imported':
      for (const { motion, fields, text } of event.added) add(book, { motion, fields, text, amends: null })
      return
    case 'motion-changed':
      change(book, event.motion, event.to)
      return
    case 'motion-text-changed':
      addText(book, event.motion, { text: event.text, by: 'changed', amendments: [] })
      return
    case 'amendment-rebased':
      change(book, event.motion, { amends: event.amends })
      addText(book, event.motion, { text: event.text, by: 'changed', amendments: [] })
      return
    case 'motion-state-set':
      change(book, event.motion, { state: event.state })
      merge(book, event.merged)
      return
    case 'amendments-ordered':
      change(book, event.motion, { amendmentOrder: event.order })
      return
    case 'motion-vote-prepared':
      book.motionVotes.set(event.vote, { vote: event.vote, motions: event.motions })
      return
    case 'motion-pulled-out': {
      const { vote, motion: out } = event
      const left = (book.motionVotes.get(vote)?.motions ?? []).filter(({ motion }) => motion !== out)
      if (left.length === 0) book.motionVotes.delete(vote)
      else book.motionVotes.set(vote, { vote, motions: left })
      return
    }
    case 'motions-settled':
      for (const { motion, state } of event.settled) change(book, motion, { state, settledBy: event.vote })
      merge(book, event.merged)
      return
    case 'motion-reconsidered':
      change(book, event.motion, { state: event.state, mergedAs: null })
      if (event.restored !== null)
        addText(book, event.restored.motion, {
          text: event.restored.text,
          by: 'restored',
          amendments: [event.motion],
        })
      return
    case 'motion-rules-set':
      book.motionRules = event.rules
      return
    default:
      unreachable(event)
  }
}

function add(
  book: MutableMotions,
  {
    motion: id,
    fields,
    text,
    amends,
  }: { motion: MotionId; fields: MotionFields; text: string; amends: Amends | null },
): void {
  book.motions.set(id, {
    ...fields,
    id,
    state: book.motionRules.states[0]?.id ?? '',
    texts: [{ text, by: 'submitted', amendments: [] }],
    ...{ amends, settledBy: null, amendmentOrder: null, mergedAs: null },
  })
  book.nextMotion = Math.max(book.nextMotion, id + 1)
}

function merge(book: MutableMotions, merged: readonly MergedAmendment[]): void {
  for (const { motion, amendment, text } of merged) {
    addText(book, motion, { text, by: 'amended', amendments: [amendment] })
    change(book, amendment, { mergedAs: motionIn(book, motion).texts.length })
  }
}

const addText = (book: MutableMotions, id: MotionId, text: Motion['texts'][number]): void =>
  change(book, id, { texts: [...motionIn(book, id).texts, text] })

const change = (book: MutableMotions, id: MotionId, fields: Partial<Motion>): void =>
  void book.motions.set(id, { ...motionIn(book, id), ...fields })

function motionIn({ motions }: MutableMotions, id: MotionId): Motion {
  const motion = motions.get(id)
  if (motion === undefined) throw new Error(`the journal does not fit motion ${String(id)}`)
  return motion
}
