/**
 * Events as earlier versions wrote them, in today's words. A journal's text is never rewritten, so this is how what stands in it
 * stays readable: until the ballot paper came, every vote was on one motion by a majority; until
 * projectors had pictures of their own, all showed one of two.
 */
import { motionPaper } from '../protocol/papers.ts'
import type { Majority, Result, VoteDraft, Weight } from '../protocol/messages.ts'
import type { AssemblyEvent } from './events.ts'
import { formatWeight, weightOf } from './weight.ts'

type EarlierDraft = Omit<VoteDraft, 'paper' | 'quorum' | 'changeable' | 'follows'> & { majority: Majority }
type EarlierResult = Record<'yes' | 'no' | 'abstain' | 'notCast' | 'base' | 'threshold', Weight> & {
  registered: number
  cast: number
  verdict: 'adopted' | 'rejected'
}

type OfVersion1<Event> = Event extends { draft: VoteDraft }
  ? Omit<Event, 'draft'> & { draft: EarlierDraft }
  : Event extends { type: 'vote-opened' }
    ? Omit<Event, 'shown' | 'seed'>
    : Event extends { type: 'vote-closed' }
      ? Omit<Event, 'result'> & { result: EarlierResult }
      : Event extends { type: 'projector-set' }
        ? { type: 'projector-set'; showing: 'auto' | 'sign-in' }
        : Event

/** An event as any version wrote it. */
export type WrittenEvent = AssemblyEvent | OfVersion1<AssemblyEvent>

export function inTodaysWords(event: WrittenEvent): AssemblyEvent {
  switch (event.type) {
    case 'vote-prepared':
    case 'vote-changed':
      return { ...event, draft: 'majority' in event.draft ? draftOf(event.draft) : event.draft }
    case 'vote-opened':
      return { seed: null, shown: [0], ...event }
    case 'vote-closed':
      return { ...event, result: 'verdict' in event.result ? resultOf(event.result) : event.result }
    case 'projector-set':
      return 'projector' in event
        ? event
        : { type: event.type, showing: { kind: event.showing }, projector: null, entry: null }
    default:
      return event
  }
}

const draftOf = ({ majority, ...draft }: EarlierDraft): VoteDraft => ({
  ...draft,
  paper: motionPaper(majority),
  quorum: null,
  changeable: false,
  follows: null,
})

function resultOf({ registered, cast, yes, no, abstain, notCast, ...decision }: EarlierResult): Result {
  const votes = formatWeight(weightOf(yes) + weightOf(no) + weightOf(abstain))
  return {
    registered,
    cast,
    papers: 0,
    sums: { cast: votes, valid: votes, invalid: '0', abstained: '0', none: '0' },
    notCast,
    options: [{ yes, no, abstain }],
    parts: null,
    quorum: null,
    outcome: { kind: 'majority', decisions: [decision] },
  }
}
