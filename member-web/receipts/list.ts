/** The list of all receipts of a published vote: whether the own ones are on it, the others to look through, all of it to take away. */

import type { OwnReceipts, VoteId } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, heading, lead, mark, small } from '../parts/basics.ts'
import type { Scene } from '../scene.ts'
import { decimal } from '../words/index.ts'
import { receiptWords } from './words.ts'

export type Receipts = { vote: VoteId; search: string } & (
  { state: 'wanted' } | { state: 'loading' } | { state: 'failed' } | { state: 'here'; all: readonly string[] }
)

type OfVote = Pick<OwnReceipts, 'title' | 'secrecy'> & { id: VoteId }

/** More would only be scrolled past. */
const SHOWN_AT_MOST = 200

const addressOf = (vote: VoteId, file: string) => `/published/${vote}/${file}`

/** One a line. */
export const readReceipts = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** As it is typed: with or without the hyphen, in any case. */
const folded = (text: string): string => text.toUpperCase().replaceAll(/[^\dA-Z]/g, '')

export const foundIn = (all: readonly string[], search: string): readonly string[] =>
  folded(search) === '' ? all : all.filter((receipt) => folded(receipt).includes(folded(search)))

const open = async ({ change }: Scene, vote: VoteId): Promise<void> => {
  const about = { vote, search: '' }
  change({ receipts: { ...about, state: 'loading' } })
  scrollTo(0, 0)
  try {
    const answer = await fetch(addressOf(vote, 'receipts.txt'), { cache: 'no-store' })
    if (!answer.ok) throw new Error(String(answer.status))
    const all = readReceipts(await answer.text())
    change({ receipts: { ...about, state: 'here', all } })
  } catch {
    change({ receipts: { ...about, state: 'failed' } })
  }
}

export const list = (
  scene: Scene,
  vote: OfVote,
  { list: shown, own }: { list: Receipts; own: readonly string[] },
): View => {
  const its = receiptWords[scene.language]
  if (shown.state === 'wanted') queueMicrotask(() => void open(scene, vote.id))
  return h(
    'div',
    { key: `receipts ${shown.state}`, class: 'whole' },
    h('p', { class: 'small', lang: scene.contentLanguage }, vote.title),
    heading(its.title),
    small(its.means),
    ...(shown.state === 'here' ? listed(scene, vote, { list: shown, own }) : [absent(scene, shown)]),
    bottom(
      shown.state === 'failed' ? button('first', its.again, () => void open(scene, vote.id)) : null,
      button('second', its.back, () => scene.change({ receipts: null })),
    ),
  )
}

const absent = ({ language, member }: Scene, { state }: Receipts): View => {
  const its = receiptWords[language]
  const why = member.isCurrent ? its.failed : its.offline
  return h('div', { role: 'status' }, lead(state === 'failed' ? why : its.loading))
}

const listed = (
  scene: Scene,
  vote: OfVote,
  { list, own }: { list: Extract<Receipts, { state: 'here' }>; own: readonly string[] },
): View[] => {
  const { language, change } = scene
  const its = receiptWords[language]
  const { all, search } = list
  const found = foundIn(all, search)
  const rows = found.slice(0, SHOWN_AT_MOST)
  return [
    ownReceipts(
      scene,
      own,
      own.filter((receipt) => !all.includes(receipt)),
    ),
    h('p', { class: 'how' }, all.length === 0 ? its.empty : its.count(decimal(all.length, language))),
    all.length === 0
      ? null
      : h(
          'div',
          { class: 'search' },
          h('input', {
            type: 'search',
            value: search,
            placeholder: its.search,
            autocomplete: 'off',
            autocapitalize: 'characters',
            spellcheck: 'false',
            'aria-label': its.search,
            on: {
              input: ({ currentTarget }) => {
                if (currentTarget instanceof HTMLInputElement)
                  change({ receipts: { ...list, search: currentTarget.value } })
              },
            },
          }),
        ),
    h(
      'ul',
      { class: 'receipt-list' },
      ...rows.map((receipt) =>
        h(
          'li',
          own.includes(receipt) ? { class: 'own', 'aria-label': `${receipt}, ${its.own}` } : {},
          receipt,
        ),
      ),
    ),
    h(
      'p',
      { class: 'small', role: 'status' },
      found.length === 0 && all.length > 0
        ? its.noneFound(search)
        : found.length > rows.length
          ? its.more(decimal(found.length - rows.length, language))
          : '',
    ),
    downloads(scene, vote),
  ]
}

/** `missing` of them are not on it, which nobody should overlook. */
const ownReceipts = ({ language }: Scene, own: readonly string[], missing: readonly string[]): View => {
  const its = receiptWords[language]
  if (own.length === 0) return null
  const isListed = missing.length === 0
  return h(
    'div',
    { class: isListed ? 'notice good' : 'notice warning', role: 'status' },
    h(
      'p',
      { class: 'own-receipt' },
      mark(isListed ? 'yes' : 'no'),
      h('b', {}, isListed ? its.isThere(own.length) : its.isMissing(missing.length, own.length)),
    ),
    isListed ? null : h('p', {}, its.tellChair),
    ...(isListed ? own : missing).map((receipt) => h('p', { class: 'code' }, receipt)),
  )
}

const downloads = ({ language }: Scene, { id, secrecy }: OfVote): View => {
  const its = receiptWords[language]
  const link = (file: keyof typeof its.files) =>
    h('a', { href: addressOf(id, file), download: `${id}-${file}` }, its.files[file])
  return h(
    'section',
    { class: 'downloads' },
    h('h2', {}, its.download),
    link('receipts.txt'),
    ...(secrecy === 'secret' ? [link('ballots.csv'), link('ballots.blt')] : []),
  )
}
