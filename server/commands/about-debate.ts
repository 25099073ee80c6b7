/** What a journal entry about a debate says: names and numbers for its sentence. */
import type { Assembly } from '../domain/assembly.ts'
import { nameIn } from '../domain/debate.ts'
import type { DebateEvent } from '../domain/debate-events.ts'
import { unreachable } from '../domain/decision.ts'
import type { DebateId, JournalEntry, PointId, Who } from '../protocol/messages.ts'

export function aboutDebate(assembly: Assembly, event: DebateEvent): JournalEntry['about'] {
  const { debates, items, removedItems } = assembly
  const about = (debate: DebateId) => {
    const item = debates.all.get(debate)?.item ?? null
    const title = item === null ? '' : ((items.get(item) ?? removedItems.get(item))?.title ?? '')
    return { debate, title }
  }
  const name = (who: Who) => nameIn(assembly, who)
  const kind = (point: PointId) => debates.points.get(point)?.kind.name ?? ''
  const mover = (point: PointId) => {
    const who = debates.points.get(point)?.who
    return who === undefined ? '' : name(who)
  }
  switch (event.type) {
    case 'debate-opened':
    case 'debate-resumed':
      return about(event.debate)
    case 'debate-rules-changed':
      return { ...about(event.debate), seconds: event.rules.seconds ?? 0 }
    case 'debate-list-set': {
      const by = event.by === null ? '' : event.by === 'group' ? 'group' : kind(event.by)
      return { ...about(event.debate), list: event.list, by }
    }
    case 'speaker-listed':
      return { ...about(event.debate), name: name(event.who), side: event.side ?? '' }
    case 'speaker-removed':
      return { ...about(event.debate), name: name(event.who), why: event.why }
    case 'speaker-moved': {
      const at = event.atTurn
      return { ...about(event.debate), name: name(event.who), byHand: at === null ? 'no' : 'yes' }
    }
    case 'speakers-drawn':
      return { ...about(event.debate), seed: event.seed, drawn: event.order.length }
    case 'speech-begun':
      return {
        ...about(event.debate),
        ...{ name: name(event.who), outOfTurn: event.outOfTurn ? 'yes' : 'no', list: event.list },
      }
    case 'speech-paused':
    case 'speech-ended':
      return { ...about(event.debate), name: name(event.who), spokenMs: Math.round(event.spokenMs) }
    case 'speech-resumed':
      return { ...about(event.debate), name: name(event.who) }
    case 'speech-extended':
      return { ...about(event.debate), name: name(event.who), seconds: event.seconds }
    case 'group-answered':
      return { ...about(event.debate), goesOn: event.goesOn ? 'yes' : 'no' }
    case 'point-moved':
      return { ...about(event.debate), kind: event.kind.name, name: name(event.who), text: event.text }
    case 'point-called':
      return { ...about(event.debate), kind: kind(event.point), name: mover(event.point) }
    case 'point-spoken-to':
      return { ...about(event.debate), kind: kind(event.point), name: name(event.who), side: event.side }
    case 'point-vote-prepared':
      return { ...about(event.debate), kind: kind(event.point), vote: event.prepared }
    case 'point-decided':
      return {
        ...about(event.debate),
        ...{ kind: kind(event.point), name: mover(event.point), outcome: event.outcome },
        ...(event.seconds !== null && { seconds: event.seconds }),
        ...(event.byVote !== null && { vote: event.byVote }),
      }
    case 'point-kinds-set':
      return { kinds: event.kinds.length }
    default:
      return unreachable(event)
  }
}
