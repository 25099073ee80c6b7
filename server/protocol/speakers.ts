/**
 * In which order those who asked speak, and how long. Pure, and the same function for host and console, so that the name a chair
 * reads out is the one that is called.
 */
import type {
  Alternation,
  Debate,
  Instant,
  ListedSpeaker,
  Side,
  SpeakerId,
  SpeechClock,
  Who,
} from './messages.ts'

/** A hall that all asks at once; beyond that a list is no list. */
export const MOST_WAITING = 5_000
/** Who is further behind is told so, not where: their place changes with every turn, and nobody's frame need say it. */
export const PLACES_TOLD = 20

/** What the register says of somebody. */
export type Traits = { gender: string; group: string }
export type TraitsOf = (who: Who) => Traits

export type Queue = {
  /** The next first. */
  speakers: readonly ListedSpeaker[]
  /** The group whose list is empty is to be asked before anybody is called. */
  groupToBeAsked: boolean
}

type Listed = Pick<ListedSpeaker, 'who' | 'quoted'>

/** Which list somebody is on: '' where there is one, 'quoted' or 'open', or the group's name. */
export function listOf(alternation: Alternation | null, { who, quoted }: Listed, traitsOf: TraitsOf): string {
  if (alternation === null) return ''
  const value = traitsOf(who)[alternation.by]
  if (alternation.kind === 'in-turn') return value
  return (quoted ?? alternation.values.includes(value)) ? 'quoted' : 'open'
}

/**
 * Turn by turn: whom a chair put there; else of the list whose turn it is, of the side whose turn it is, of those who have not
 * spoken, by lot, as asked. Costs as much as sorting the list once.
 */
export function queueOf(debate: Debate, waiting: Iterable<ListedSpeaker>, traitsOf: TraitsOf): Queue {
  const { rules, turn } = debate
  const { alternation } = rules
  const list = (listed: Listed) => listOf(alternation, listed, traitsOf)
  const all = [...waiting].filter(({ debate: of }) => of === debate.id).sort(byLotThenAsked)
  const placed = all.filter(({ atTurn }) => atTurn !== null).sort(byTurn)
  const piles = new Piles(rules.firstTimeFirst)
  for (const speaker of all) if (speaker.atTurn === null) piles.add(list(speaker), speaker)
  const turns = turnsOf(debate, list)
  const groupToBeAsked = isGroupToBeAsked(debate, all, list)
  const speakers: ListedSpeaker[] = []
  let side = rules.proContra ? (debate.last?.side ?? null) : null
  for (let at = turn; speakers.length < all.length; at++) {
    const byHand = placed[0] !== undefined && ((placed[0].atTurn ?? 0) <= at || piles.isEmpty)
    const next = byHand
      ? placed.shift()
      : piles.take(turns.next(piles.lists()), rules.proContra ? other(side) : null)
    if (next === undefined) break
    turns.took(list(next), at)
    side = next.side ?? side
    speakers.push(next)
  }
  return { speakers, groupToBeAsked }
}

const other = (side: Side | null): Side | null => (side === null ? null : side === 'pro' ? 'contra' : 'pro')

const byLotThenAsked = (one: ListedSpeaker, another: ListedSpeaker): number =>
  (one.lot ?? Infinity) === (another.lot ?? Infinity)
    ? one.id - another.id
    : (one.lot ?? Infinity) - (another.lot ?? Infinity)

const byTurn = (one: ListedSpeaker, another: ListedSpeaker): number =>
  (one.atTurn ?? 0) - (another.atTurn ?? 0) || one.id - another.id

/** The quoted list's turn has come, it is empty, and nobody was asked yet. */
function isGroupToBeAsked(
  { rules: { alternation }, last, goesOn }: Debate,
  all: readonly ListedSpeaker[],
  list: (listed: Listed) => string,
): boolean {
  if (alternation?.kind !== 'quoted' || !alternation.asks || goesOn || all.length === 0) return false
  const isItsTurn = last === null || list(last) !== 'quoted'
  return isItsTurn && !all.some((speaker) => list(speaker) === 'quoted')
}

/** Whose turn it is among the lists that are not empty. */
function turnsOf({ rules: { alternation }, last, lastTurns }: Debate, list: (listed: Listed) => string) {
  const lastTurn = new Map(alternation?.kind === 'in-turn' ? Object.entries(lastTurns[alternation.by]) : [])
  let lastList = last === null ? null : list(last)
  return {
    /** Several, where the rule has no preference among them. */
    next(lists: readonly string[]): readonly string[] {
      if (alternation === null) return lists
      if (alternation.kind === 'in-turn') {
        const longest = Math.min(...lists.map((name) => lastTurn.get(name) ?? -1))
        return lists.filter((name) => (lastTurn.get(name) ?? -1) === longest)
      }
      const wanted = lastList === 'quoted' ? 'open' : 'quoted'
      return lists.includes(wanted) ? [wanted] : lists
    },
    took(name: string, turn: number): void {
      lastTurn.set(name, turn)
      lastList = name
    },
  }
}

/** Those who wait, in piles of one list, side and «has not spoken»; each pile in order. */
class Piles {
  readonly #firstTimeFirst: boolean
  readonly #piles = new Map<
    string,
    { list: string; side: Side | null; rank: number; speakers: ListedSpeaker[]; at: number }
  >()

  constructor(firstTimeFirst: boolean) {
    this.#firstTimeFirst = firstTimeFirst
  }

  get isEmpty(): boolean {
    return this.#piles.size === 0
  }

  add(list: string, speaker: ListedSpeaker): void {
    const rank = this.#firstTimeFirst && !speaker.isFirst ? 1 : 0
    const key = JSON.stringify([list, speaker.side, rank])
    const pile = this.#piles.get(key)
    if (pile === undefined)
      this.#piles.set(key, { list, side: speaker.side, rank, speakers: [speaker], at: 0 })
    else pile.speakers.push(speaker)
  }

  lists(): string[] {
    return [...new Set([...this.#piles.values()].map(({ list }) => list))]
  }

  /** `side` null: any. A side that nobody has left is passed over. */
  take(lists: readonly string[], side: Side | null): ListedSpeaker | undefined {
    const ofList = [...this.#piles].filter(([, pile]) => lists.includes(pile.list))
    const ofSide = ofList.filter(([, pile]) => side === null || pile.side === side)
    const [best] = (ofSide.length > 0 ? ofSide : ofList).sort(([, one], [, another]) => {
      const [a, b] = [one.speakers[one.at], another.speakers[another.at]]
      return one.rank - another.rank || (a && b ? byLotThenAsked(a, b) : 0)
    })
    if (best === undefined) return undefined
    const [key, pile] = best
    const taken = pile.speakers[pile.at++]
    if (pile.at >= pile.speakers.length) this.#piles.delete(key)
    return taken
  }
}

/** At which place, from 1; null: not on the list. */
export function placeOf({ speakers }: Queue, id: SpeakerId): number | null {
  const at = speakers.findIndex((speaker) => speaker.id === id)
  return at < 0 ? null : at + 1
}

export const spokenMs = (clock: SpeechClock, now: Instant): number =>
  clock.state === 'paused' ? clock.spokenMs : Math.max(0, now - clock.since)

/** Below 0: over time. Null: no limit. */
export const leftMs = (
  { clock, seconds }: { clock: SpeechClock; seconds: number | null },
  now: Instant,
): number | null => (seconds === null ? null : seconds * 1000 - spokenMs(clock, now))
