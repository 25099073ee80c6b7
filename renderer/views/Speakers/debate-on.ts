/** The debate that is on, from what the console was told: who waits in which order, and the points of order. Pure. */
import type { Roster } from '#client/roster'
import type { ConsoleTopics, Debate, ListedSpeaker, PointOfOrder, Who } from '#protocol'
import { queueOf, type Queue, type Traits } from '#protocol/speakers'
import { spokenName } from '../Participants/name.ts'

export type DebateOn = { debate: Debate; queue: Queue; points: readonly PointOfOrder[] }

type Told = Partial<ConsoleTopics>

const isSpeakerTopic = (name: string): name is `speaker:${number}` => name.startsWith('speaker:')
const isPointTopic = (name: string): name is `point:${number}` => name.startsWith('point:')

export function debateOn(topics: Told, roster: Pick<Roster, 'get'> | null): DebateOn | null {
  const id = topics.debate ?? null
  const debate = id === null ? null : (topics[`debate:${id}`] ?? null)
  if (debate === null) return null
  const names = Object.keys(topics)
  const waiting = names.filter(isSpeakerTopic).flatMap((name): ListedSpeaker[] => {
    const speaker = topics[name] ?? null
    return speaker === null ? [] : [speaker]
  })
  const points = names
    .filter(isPointTopic)
    .flatMap((name) => topics[name] ?? [])
    .filter((point) => point.debate === debate.id)
    .sort((one, other) => one.id - other.id)
  return { debate, queue: queueOf(debate, waiting, traitsIn(roster)), points }
}

export const traitsIn =
  (roster: Pick<Roster, 'get'> | null) =>
  (who: Who): Traits => {
    const member = 'member' in who ? roster?.get(who.member) : undefined
    return { gender: member?.gender ?? '', group: member?.group ?? '' }
  }

export function nameIn(roster: Pick<Roster, 'get'> | null, who: Who): string {
  if ('guest' in who) return who.guest
  const member = roster?.get(who.member)
  return member === undefined ? '' : spokenName(member)
}

/** Of the points, the one that is on, else the first that waits. */
export const nextPoint = ({ debate, points }: DebateOn): PointOfOrder | null =>
  points.find(({ id }) => id === debate.point) ?? points.find(({ state }) => state === 'waiting') ?? null
