/** Receipts: the member's own of all votes, as the host tells them and as this phone was given them; and the list of all of one vote. Loaded when asked for; how it looks comes with more/. */

import type { OwnReceipts, VoteId } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, card, heading, lead, small } from '../parts/basics.ts'
import type { Scene } from '../scene.ts'
import { list } from './list.ts'
import { receiptWords } from './words.ts'

export type { Receipts } from './list.ts'

export type MyReceipts =
  | { state: 'wanted' }
  | { state: 'loading' }
  | { state: 'failed' }
  | { state: 'here'; before: VoteId | null; votes: readonly OwnReceipts[]; hasEarlier: boolean }

type Here = Extract<MyReceipts, { state: 'here' }>

const mine = (scene: Scene, shown: MyReceipts): View => {
  const { local, change, member } = scene
  const its = receiptWords[scene.language].mine
  if (shown.state === 'wanted') queueMicrotask(() => void open(scene, null))
  const looked =
    shown.state === 'here' ? shown.votes.find(({ vote }) => vote === local.receipts?.vote) : undefined
  if (looked !== undefined && local.receipts !== null) {
    const vote = { ...looked, id: looked.vote }
    const given = member.receiptsFor(vote)
    return list(scene, vote, { list: local.receipts, own: given.length > 0 ? given : allOf(looked) })
  }
  return h(
    'div',
    { key: `my-receipts ${shown.state}`, class: 'whole' },
    heading(its.title),
    ...(shown.state === 'here'
      ? here(scene, shown)
      : [h('div', { role: 'status' }, lead(shown.state === 'failed' ? its.failed : its.loading))]),
    bottom(
      shown.state === 'failed'
        ? button('first', receiptWords[scene.language].again, () => void open(scene, null))
        : null,
      button('second', its.back, () => change({ myReceipts: null })),
    ),
  )
}

const allOf = ({ own, others }: OwnReceipts): string[] => [
  ...(own === null ? [] : [own]),
  ...others.map(({ receipt }) => receipt),
]

const open = async ({ member, change }: Scene, before: VoteId | null): Promise<void> => {
  change({ myReceipts: { state: 'loading' } })
  scrollTo(0, 0)
  const answer = await member.ask('read-own-receipts', { before })
  change({ myReceipts: answer?.ok === true ? { state: 'here', before, ...answer } : { state: 'failed' } })
}

const here = (scene: Scene, shown: Here): View[] => {
  const its = receiptWords[scene.language].mine
  const last = shown.votes.at(-1)
  return [
    small(its.means),
    ...unknownOf(scene, shown).map(({ title, receipt }) =>
      h('p', { class: 'notice warning', role: 'alert' }, its.unknown(title, receipt)),
    ),
    shown.votes.length === 0 ? lead(its.none) : null,
    ...shown.votes.map((vote) => ofVote(scene, vote)),
    shown.hasEarlier && last !== undefined
      ? button('quiet', its.earlier, () => void open(scene, last.vote))
      : null,
  ]
}

/** What this phone was given and the host does not tell, as far as it was asked. */
const unknownOf = ({ member }: Scene, { before, votes, hasEarlier }: Here): Scene['member']['receipts'] => {
  const told = new Set(votes.map(({ own }) => own))
  const from = hasEarlier ? (votes.at(-1)?.vote ?? 0) : 0
  return member.receipts.filter(
    ({ vote, receipt }) => vote >= from && vote < (before ?? Infinity) && !told.has(receipt),
  )
}

const ofVote = (scene: Scene, { vote, title, list: stands, own, castBy, others }: OwnReceipts): View => {
  const its = receiptWords[scene.language].mine
  return card(
    h('h2', { lang: scene.contentLanguage }, title),
    own === null ? null : h('dl', { class: 'receipt' }, h('dt', {}, its.own), h('dd', {}, own)),
    castBy === null ? null : small(its.castBy(castBy)),
    others.length === 0
      ? null
      : h(
          'dl',
          { class: 'receipts-for' },
          h('dt', { class: 'small' }, its.forOthers),
          ...others.map(({ name, receipt }) => h('dd', {}, h('span', {}, name), h('b', {}, receipt))),
        ),
    stands === 'published'
      ? button('quiet', its.look, () => scene.change({ receipts: { vote, search: '', state: 'wanted' } }))
      : small(its[stands]),
  )
}

export const receipts = { list, mine }

export type ReceiptsPart = typeof receipts
