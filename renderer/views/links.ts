/** What belongs together on several screens: a vote to its election, its motions, its point of order and their item of the agenda, and back. Pure. */
import type {
  ConsoleElection,
  ConsoleTopics,
  ConsoleVote,
  ElectionId,
  ItemId,
  MotionHead,
  MotionId,
  MotionVote,
  VoteId,
} from '#protocol'
import type { OutlineRow } from '#protocol/agenda'

/** `of`: what it is, `label`: which one. */
export type Link = { label: string } & (
  | { of: 'item'; id: ItemId }
  | { of: 'election'; id: ElectionId }
  | { of: 'motion'; id: MotionId }
  | { of: 'vote'; id: VoteId }
  | { of: 'point' }
)

export type Told = {
  votes: readonly Pick<ConsoleVote, 'id' | 'title'>[]
  elections: readonly Pick<ConsoleElection, 'id' | 'title' | 'item' | 'ballots'>[]
  motions: readonly Pick<MotionHead, 'id' | 'number' | 'title' | 'item' | 'amends'>[]
  motionVotes: readonly MotionVote[]
  outline: readonly OutlineRow[]
  topics: Partial<ConsoleTopics>
}

const isPointTopic = (name: string): name is `point:${number}` => name.startsWith('point:')

const pointsOf = ({ topics }: Told) =>
  Object.keys(topics)
    .filter(isPointTopic)
    .flatMap((name) => topics[name] ?? [])

const electionLink = ({ id, title }: Told['elections'][number]): Link => ({
  ...{ of: 'election', id, label: title },
})

const motionLink = ({ id, number, title }: Told['motions'][number]): Link => ({
  ...{ of: 'motion', id, label: title === '' ? number : `${number} ${title}` },
})

/** An amendment is dealt with where its motion is. */
function itemsOfMotions({ motions }: Told): (motion: Told['motions'][number]) => ItemId | null {
  const byId = new Map(motions.map(({ id, item }) => [id, item]))
  return ({ item, amends }) => item ?? (amends === null ? null : (byId.get(amends.motion) ?? null))
}

function itemLinks(ids: readonly (ItemId | null)[], { outline }: Told): Link[] {
  const rows = outline.filter(({ item }) => ids.includes(item.id))
  return rows.map(({ number, item }): Link => ({ of: 'item', id: item.id, label: `${number} ${item.title}` }))
}

/** What a vote is held for, and where on the agenda; nothing where it stands alone. */
export function originsOf(vote: VoteId, told: Told): readonly Link[] {
  const elections = told.elections.filter(({ ballots }) => ballots.some((ballot) => ballot.vote === vote))
  const voted = told.motionVotes.find((link) => link.vote === vote)?.motions.map(({ motion }) => motion) ?? []
  const motions = told.motions.filter(({ id }) => voted.includes(id))
  const points = pointsOf(told).filter((point) => point.vote === vote)
  const items = [
    ...elections.map(({ item }) => item),
    ...motions.map(itemsOfMotions(told)),
    ...points.map(({ debate }) => told.topics[`debate:${debate}`]?.item ?? null),
  ]
  return [
    ...elections.map(electionLink),
    ...motions.map(motionLink),
    ...points.map(({ kind }): Link => ({ of: 'point', label: kind.name })),
    ...itemLinks(items, told),
  ]
}

/** What is dealt with under an item: its elections and motions, not their amendments, and the votes on all of them. */
export function belongingTo(item: ItemId, told: Told): readonly Link[] {
  const elections = told.elections.filter((election) => election.item === item)
  const itemOf = itemsOfMotions(told)
  const motions = told.motions.filter((motion) => itemOf(motion) === item)
  const ids = new Set(motions.map(({ id }) => id))
  const votes = new Set([
    ...elections.flatMap(({ ballots }) => ballots.map(({ vote }) => vote)),
    ...told.motionVotes
      .filter((link) => link.motions.some(({ motion }) => ids.has(motion)))
      .map(({ vote }) => vote),
    ...pointsOf(told)
      .filter(({ debate }) => told.topics[`debate:${debate}`]?.item === item)
      .flatMap(({ vote }) => vote ?? []),
  ])
  return [
    ...elections.map(electionLink),
    ...motions.filter(({ amends }) => amends === null).map(motionLink),
    ...told.votes
      .filter(({ id }) => votes.has(id))
      .map(({ id, title }): Link => ({ of: 'vote', id, label: title })),
  ]
}
