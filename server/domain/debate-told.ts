/** What members, the hall and one member are told of the debate that is on. Of one on an internal item: nothing. */
import { outlineOf } from '../protocol/agenda.ts'
import type {
  Debate,
  HallSpeakers,
  MemberId,
  OwnSpeaking,
  PointOfOrder,
  Speech,
  SpeakersNow,
} from '../protocol/messages.ts'
import { PLACES_TOLD } from '../protocol/speakers.ts'
import type { Assembly } from './assembly.ts'
import { nameIn, queueIn } from './debate.ts'
import { isSame } from './debate-fold.ts'

const NEXT_ON_PHONES = 3
const NEXT_IN_HALL = 5

/**
 * Bytes of JSON that a name may take on a phone, so that a change of the list costs 300 at most: who speaks, who comes, and
 * what is moved.
 */
const NOW_BYTES = 28
const NEXT_BYTES = 18
const POINT_BYTES = 28

type Shown = { debate: Debate; number: string; title: string }

function shownDebate({ debates, items }: Assembly): Shown | null {
  const debate = debates.current === null ? undefined : debates.all.get(debates.current)
  if (debate === undefined) return null
  if (debate.item === null) return { debate, number: '', title: '' }
  const row = outlineOf(items.values()).find(({ item }) => item.id === debate.item)
  return row === undefined || row.isHidden ? null : { debate, number: row.number, title: row.item.title }
}

export function speakersNow(assembly: Assembly): SpeakersNow | null {
  const shown = shownDebate(assembly)
  if (shown === null) return null
  const { id, list, rules, speech } = shown.debate
  const point = pointOn(assembly, shown.debate)
  const next = queueIn(assembly, shown.debate).speakers.slice(0, NEXT_ON_PHONES)
  return {
    debate: id,
    list,
    ...(rules.proContra && { sides: true }),
    now: speech === null ? null : clockOn(assembly, speech),
    ...(point !== null && { point: cut(point.kind.name, POINT_BYTES) }),
    next: list === 'ended' ? [] : next.map(({ who }) => cut(nameIn(assembly, who), NEXT_BYTES)),
  }
}

function clockOn(assembly: Assembly, { who, seconds, clock }: Speech): NonNullable<SpeakersNow['now']> {
  const head = { name: cut(nameIn(assembly, who), NOW_BYTES), seconds }
  return clock.state === 'paused'
    ? { ...head, spokenMs: Math.round(clock.spokenMs) }
    : { ...head, since: Math.round(clock.since) }
}

const pointOn = ({ debates }: Assembly, { point }: Debate): PointOfOrder | null =>
  point === null ? null : (debates.points.get(point) ?? null)

/** To so many bytes of JSON, with «…» where something is gone. */
function cut(name: string, most: number): string {
  const size = (text: string) => new TextEncoder().encode(JSON.stringify(text)).length - 2
  if (size(name) <= most) return name
  const letters = [...name]
  while (letters.length > 0 && size(`${letters.join('')}…`) > most) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

export function hallSpeakers(assembly: Assembly): HallSpeakers | null {
  const shown = shownDebate(assembly)
  if (shown === null) return null
  const { debate, number, title } = shown
  const { speakers } = queueIn(assembly, debate)
  const point = pointOn(assembly, debate)
  const named = (who: PointOfOrder['for']) => (who === null ? '' : nameIn(assembly, who))
  return {
    ...{ debate: debate.id, number, title, list: debate.list },
    now: speechInHall(assembly, debate.speech),
    point:
      point === null
        ? null
        : {
            ...{ id: point.id, kind: point.kind.name, name: named(point.who) },
            ...{ for: named(point.for), against: named(point.against) },
          },
    next:
      debate.list === 'ended'
        ? []
        : speakers.slice(0, NEXT_IN_HALL).map(({ who, side }) => ({ name: nameIn(assembly, who), side })),
    waiting: debate.list === 'ended' ? 0 : speakers.length,
  }
}

function speechInHall(assembly: Assembly, speech: Speech | null): HallSpeakers['now'] {
  if (speech === null) return null
  const { speaker, who, group, side, seconds, clock } = speech
  return { speaker, name: nameIn(assembly, who), group, side, seconds, clock }
}

/** Of all whom the debate concerns themselves: who waits, who speaks, who moved a point of order. */
export function ownSpeaking(assembly: Assembly): ReadonlyMap<MemberId, OwnSpeaking> {
  const own = new Map<MemberId, OwnSpeaking>()
  const shown = shownDebate(assembly)
  if (shown === null) return own
  const { debate } = shown
  if (debate.list !== 'ended')
    for (const [index, { who }] of queueIn(assembly, debate).speakers.entries())
      if ('member' in who) own.set(who.member, { place: index < PLACES_TOLD ? index + 1 : 'far' })
  if (debate.speech !== null && 'member' in debate.speech.who)
    own.set(debate.speech.who.member, { place: 'speaks' })
  for (const { who, state, id, debate: of } of assembly.debates.points.values())
    if (of === debate.id && state !== 'decided' && 'member' in who)
      own.set(who.member, { ...own.get(who.member), point: id })
  return own
}

/** The same for one who signs in: most wait for nothing, and then no list is sorted. */
export function ownSpeakingOf(assembly: Assembly, member: MemberId): OwnSpeaking | null {
  const { debates } = assembly
  const who = { member }
  const concerns =
    [...debates.all.values()].some(({ speech }) => speech !== null && isSame(speech.who, who)) ||
    [...debates.speakers.values()].some((speaker) => isSame(speaker.who, who)) ||
    [...debates.points.values()].some((point) => point.state !== 'decided' && isSame(point.who, who))
  return concerns ? (ownSpeaking(assembly).get(member) ?? null) : null
}
