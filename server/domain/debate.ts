/** The rules of the debate: who may ask, who is next, how long it takes. SPEC.md, rules D. */
import {
  listOf,
  MOST_WAITING,
  placeOf,
  queueOf,
  spokenMs,
  type Queue,
  type Traits,
} from '../protocol/speakers.ts'
import type {
  Debate,
  DebateId,
  DebateRules,
  Instant,
  ItemId,
  ListedSpeaker,
  ListState,
  MemberId,
  Side,
  SpeakerId,
  VoteId,
  Who,
} from '../protocol/messages.ts'
import { itemOn } from './agenda.ts'
import type { Assembly } from './assembly.ts'
import { isSame } from './debate-fold.ts'
import { accept, refuse } from './decision.ts'
import type { AssemblyEvent } from './events.ts'
import { drawLot } from './tally/lot.ts'

/** A phone that asks, withdraws and asks again: so long between two wishes of one member. */
export const ASK_AGAIN_AFTER_MS = 10_000

/** A clock that was set back makes nobody wait for the hour that comes twice. */
export const secondsToWait = (last: Instant, at: Instant): number =>
  last > at ? 0 : Math.max(0, Math.ceil((last + ASK_AGAIN_AFTER_MS - at) / 1000))

/** What the register says of somebody; a guest stands on no list but the open one. */
export const traitsIn =
  ({ members }: Pick<Assembly, 'members'>) =>
  (who: Who): Traits => {
    const member = 'member' in who ? members.get(who.member) : undefined
    return { gender: member?.gender ?? '', group: member?.group ?? '' }
  }

export function nameIn({ members }: Pick<Assembly, 'members'>, who: Who): string {
  if ('guest' in who) return who.guest
  const member = members.get(who.member)
  return member === undefined ? '' : `${member.firstName} ${member.lastName}`.trim()
}

export const queueIn = (assembly: Assembly, debate: Debate): Queue =>
  queueOf(debate, assembly.debates.speakers.values(), traitsIn(assembly))

// ------------------------------------------------------------------------------------------------ the debate

/** [D1] on the item that is on, or free; a debate that the item had goes on. */
export function openDebate(
  assembly: Assembly,
  { item, rules, instead }: { item: ItemId | null; rules: DebateRules; instead: DebateId | null },
  at: Instant,
) {
  const { all, current } = assembly.debates
  if (item !== null && itemOn(assembly.items)?.id !== item)
    return refuse('item-not-on', { title: assembly.items.get(item)?.title ?? '' })
  const before = item === null ? undefined : [...all.values()].find((debate) => debate.item === item)
  if (before !== undefined && before.id === current) return accept([], { debate: before.id })
  if (current !== instead) return refuse('another-debate-on')
  const left = speechEnd(assembly, current, at)
  if (before !== undefined)
    return accept([...left, { type: 'debate-resumed', debate: before.id }], { debate: before.id })
  const debate = all.size + 1
  return accept([...left, { type: 'debate-opened', debate, item, rules }], { debate })
}

export function changeRules(
  assembly: Assembly,
  id: DebateId,
  { was, to }: { was: DebateRules; to: DebateRules },
) {
  const debate = assembly.debates.all.get(id)
  if (debate === undefined) return refuse('no-such-debate')
  if (isAlike(debate.rules, to)) return accept([], {})
  if (!isAlike(debate.rules, was)) return refuse('rules-changed')
  return accept([{ type: 'debate-rules-changed', debate: id, rules: to }], {})
}

/** Fields in whatever order they came over the wire. */
const isAlike = (one: DebateRules, other: DebateRules): boolean => written(one) === written(other)

const written = ({ seconds, alternation, firstTimeFirst, proContra }: DebateRules): string =>
  JSON.stringify([
    ...[seconds, firstTimeFirst, proContra, alternation?.kind, alternation?.by],
    alternation?.kind === 'quoted' ? [alternation.values, alternation.asks] : null,
  ])

export function setList(
  assembly: Assembly,
  id: DebateId,
  { was, to, at }: { was: ListState; to: ListState; at: Instant },
) {
  const debate = assembly.debates.all.get(id)
  if (debate === undefined) return refuse('no-such-debate')
  if (debate.list === to) return accept([], {})
  if (debate.list !== was) return refuse('list-changed', { list: debate.list })
  const ended = to === 'ended' ? speechEnd(assembly, id, at) : []
  return accept([...ended, { type: 'debate-list-set', debate: id, list: to, by: null }], {})
}

/** What the debate that is on loses when another item or none is on: nobody goes on speaking unseen. */
export const leaveDebate = (assembly: Assembly, at: Instant): AssemblyEvent[] =>
  speechEnd(assembly, assembly.debates.current, at)

// ------------------------------------------------------------------------------------------------ the list

type Wish = { who: Who; side: Side | null; quoted: boolean | null }

/** By the chair: also on a closed list, and as often as a chair likes. */
export function addSpeaker(assembly: Assembly, id: DebateId, wish: Wish, askedAt: Instant) {
  const { all, nextSpeaker } = assembly.debates
  const debate = all.get(id)
  if (debate === undefined) return refuse('no-such-debate')
  if (debate.list === 'ended') return refuse('debate-ended')
  if ('member' in wish.who && !assembly.members.has(wish.who.member)) return refuse('no-such-member')
  const full = listFault(assembly, id, wish.who)
  if (full !== null) return full
  const listed: AssemblyEvent = {
    ...{ type: 'speaker-listed', debate: id, speaker: nextSpeaker, ...wish, askedAt },
  }
  return accept([listed], { speaker: nextSpeaker })
}

/** By the member's own phone. */
export function askToSpeak(
  assembly: Assembly,
  member: MemberId,
  { debate: id, side, at }: { debate: DebateId; side: Side | null; at: Instant },
) {
  const { all, current, lastAsked, nextSpeaker } = assembly.debates
  const debate = all.get(id)
  if (debate === undefined || current !== id) return refuse('no-such-debate')
  if (debate.list !== 'open') return refuse('list-closed')
  const who = { member }
  const fault = listFault(assembly, id, who)
  if (fault !== null) return fault
  if (debate.rules.proContra && side === null) return refuse('side-missing')
  const seconds = secondsToWait(lastAsked.get(member) ?? -Infinity, at)
  if (seconds > 0) return refuse('too-often', { seconds })
  return accept(
    [
      {
        ...{ type: 'speaker-listed', debate: id, speaker: nextSpeaker, who, quoted: null, askedAt: at },
        side: debate.rules.proContra ? side : null,
      },
    ],
    {},
  )
}

function listFault({ debates }: Assembly, id: DebateId, who: Who) {
  let waiting = 0
  for (const speaker of debates.speakers.values()) {
    if (speaker.debate !== id) continue
    waiting++
    if (isSame(speaker.who, who)) return refuse('already-asked')
  }
  return waiting >= MOST_WAITING ? refuse('list-full', { most: MOST_WAITING }) : null
}

export function withdrawWish(assembly: Assembly, member: MemberId) {
  const own = [...assembly.debates.speakers.values()].find(
    ({ who, debate }) => debate === assembly.debates.current && isSame(who, { member }),
  )
  return own === undefined ? refuse('not-listed') : accept([removal(assembly, own, 'withdrawn')], {})
}

export function removeSpeaker(assembly: Assembly, id: SpeakerId, why: 'withdrawn' | 'absent') {
  const speaker = assembly.debates.speakers.get(id)
  return speaker === undefined ? refuse('no-such-speaker') : accept([removal(assembly, speaker, why)], {})
}

/** Who was put at a place behind somebody who goes keeps those in front of him. */
function removal(
  assembly: Assembly,
  { id, who, debate: of }: ListedSpeaker,
  why: 'withdrawn' | 'absent',
): AssemblyEvent {
  const debate = assembly.debates.all.get(of)
  const isPlaced = ({ atTurn, debate: its }: ListedSpeaker) => its === of && atTurn !== null
  const anyPlaced = [...assembly.debates.speakers.values()].some(isPlaced)
  const order = debate === undefined || !anyPlaced ? [] : queueIn(assembly, debate).speakers
  const at = order.findIndex((speaker) => speaker.id === id)
  const movedUp = order.filter((speaker, index) => index > at && isPlaced(speaker)).map((each) => each.id)
  return { type: 'speaker-removed', debate: of, speaker: id, why, who, movedUp }
}

export function moveSpeaker(assembly: Assembly, id: SpeakerId, place: number | null) {
  const speaker = assembly.debates.speakers.get(id)
  const debate = speaker === undefined ? undefined : assembly.debates.all.get(speaker.debate)
  if (speaker === undefined || debate === undefined) return refuse('no-such-speaker')
  const atTurn = place === null ? null : debate.turn + place - 1
  if (speaker.atTurn === atTurn) return accept([], {})
  return accept([{ type: 'speaker-moved', debate: debate.id, speaker: id, who: speaker.who, atTurn }], {})
}

/** [D7] once for each wish: a lot that could be drawn again would be drawn until it suits. */
export function drawSpeakers(
  assembly: Assembly,
  id: DebateId,
  { seed, sha256 }: { seed: string; sha256: (text: string) => string },
) {
  if (!assembly.debates.all.has(id)) return refuse('no-such-debate')
  const undrawn = [...assembly.debates.speakers.values()].filter(
    ({ debate, lot }) => debate === id && lot === null,
  )
  if (undrawn.length === 0) return refuse('nobody-to-draw')
  const names = undrawn.map(({ who }) =>
    'guest' in who ? who.guest : (assembly.members.get(who.member)?.number ?? ''),
  )
  const order = drawLot(names, seed, sha256).flatMap((index) => undrawn[index]?.id ?? [])
  return accept([{ type: 'speakers-drawn', debate: id, seed, order }], { seed, drawn: order.length })
}

// ------------------------------------------------------------------------------------------------ speeches

export function callSpeaker(
  assembly: Assembly,
  {
    debate: id,
    speaker: called,
    turn,
    outOfTurn,
    at,
  }: {
    debate: DebateId
    speaker: SpeakerId
    turn: number
    outOfTurn: boolean
    at: Instant
  },
) {
  const debate = assembly.debates.all.get(id)
  if (debate === undefined) return refuse('no-such-debate')
  const stale = staleTurn(assembly, debate, turn)
  if (stale !== null) return stale
  if (debate.list === 'ended') return refuse('debate-ended')
  if (debate.point !== null) return refuse('point-on')
  const speaker = assembly.debates.speakers.get(called)
  if (speaker?.debate !== id) return refuse('no-such-speaker')
  if (waitingPoint(assembly, id) !== null) return refuse('point-first')
  const queue = queueIn(assembly, debate)
  const isNext = placeOf(queue, called) === 1
  if (!isNext && !outOfTurn) return refuse('next-is-another', { name: nameOfNext(assembly, queue) })
  if (queue.groupToBeAsked && !outOfTurn) return refuse('group-to-be-asked')
  const { who } = speaker
  const begun: AssemblyEvent = {
    ...{ type: 'speech-begun', debate: id, speaker: called, who, begunAt: at, outOfTurn: !isNext },
    seconds: debate.rules.seconds,
    list: listOf(debate.rules.alternation, speaker, traitsIn(assembly)),
    ...traitsIn(assembly)(who),
    clears: voteToClear(assembly),
  }
  return accept([...speechEnd(assembly, id, at), begun], {})
}

const nameOfNext = (assembly: Assembly, { speakers: [next] }: Queue): string =>
  next === undefined ? '' : nameIn(assembly, next.who)

/** [D11] two chairs who both press «next» go on by one. */
export function staleTurn(assembly: Assembly, debate: Debate, turn: number) {
  if (debate.turn === turn) return null
  return refuse('another-called', { name: debate.speech === null ? '' : nameIn(assembly, debate.speech.who) })
}

/** What the hall has seen leaves with the next that it looks at; an open vote stays. */
export const voteToClear = ({ openVote, currentVote }: Assembly): VoteId | null =>
  openVote === null ? currentVote : null

/** The first of the points that wait: it is dealt with before anybody else speaks. */
export const waitingPoint = ({ debates }: Assembly, debate: DebateId) =>
  [...debates.points.values()].find((point) => point.debate === debate && point.state === 'waiting') ?? null

export function speechEnd(assembly: Assembly, id: DebateId | null, at: Instant): AssemblyEvent[] {
  const speech = id === null ? null : (assembly.debates.all.get(id)?.speech ?? null)
  return id === null || speech === null
    ? []
    : [{ type: 'speech-ended', debate: id, who: speech.who, spokenMs: spokenMs(speech.clock, at) }]
}

/** The speech that somebody saw who acts on it. */
function speechAt({ debates }: Assembly, id: DebateId, turn: number) {
  const debate = debates.all.get(id)
  if (debate === undefined) return refuse('no-such-debate')
  const { speech } = debate
  if (speech === null || debate.turn !== turn) return refuse('nobody-speaks')
  return { ok: true, speech } as const
}

type AtTurn = { debate: DebateId; turn: number; at: Instant }

export function endSpeech(assembly: Assembly, { debate, turn, at }: AtTurn) {
  const found = speechAt(assembly, debate, turn)
  return found.ok ? accept(speechEnd(assembly, debate, at), {}) : found
}

export function pauseSpeech(assembly: Assembly, { debate, turn, at }: AtTurn) {
  const found = speechAt(assembly, debate, turn)
  if (!found.ok) return found
  const { who, clock } = found.speech
  if (clock.state === 'paused') return accept([], {})
  return accept([{ type: 'speech-paused', debate, who, spokenMs: spokenMs(clock, at) }], {})
}

export function resumeSpeech(assembly: Assembly, { debate, turn, at }: AtTurn) {
  const found = speechAt(assembly, debate, turn)
  if (!found.ok) return found
  const { who, clock } = found.speech
  if (clock.state === 'running') return accept([], {})
  return accept([{ type: 'speech-resumed', debate, who, since: at - clock.spokenMs }], {})
}

export function extendSpeech(
  assembly: Assembly,
  { debate, turn, seconds }: Omit<AtTurn, 'at'> & { seconds: number },
) {
  const found = speechAt(assembly, debate, turn)
  if (!found.ok) return found
  const { who, seconds: before } = found.speech
  if (before === null) return refuse('no-time-limit')
  return accept([{ type: 'speech-extended', debate, who, seconds: before + seconds }], {})
}

/** [D6] what the group said whose list is empty: without it nobody else speaks. */
export function answerGroup(
  assembly: Assembly,
  { debate: id, turn, goesOn, at }: AtTurn & { goesOn: boolean },
) {
  const debate = assembly.debates.all.get(id)
  if (debate === undefined) return refuse('no-such-debate')
  const stale = staleTurn(assembly, debate, turn)
  if (stale !== null) return stale
  if (!queueIn(assembly, debate).groupToBeAsked) return refuse('group-not-asked')
  const answered: AssemblyEvent = { type: 'group-answered', debate: id, goesOn }
  if (goesOn) return accept([answered], {})
  return accept(
    [
      ...speechEnd(assembly, id, at),
      answered,
      { type: 'debate-list-set', debate: id, list: 'ended', by: 'group' },
    ],
    {},
  )
}
