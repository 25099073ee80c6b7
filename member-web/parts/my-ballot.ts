/** What is known of the member's own ballot, without a doubt left: on its way, counted, not counted. Never what it says. */

import type { MemberVote } from '#protocol'
import type { BallotProgress } from '../ballot.ts'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { Scene } from '../scene.ts'
import { timeOfDay } from '../words/index.ts'
import { card, heading, mark, small } from './basics.ts'
import type { MarkKind } from './basics.ts'

export type KnownProgress = Exclude<BallotProgress, { step: 'none' }>

const sayingOf = ({ words, language }: Scene, progress: KnownProgress): { title: string; text: string } => {
  const its = words.ballot
  const withEarlier = ({ title, text }: { title: string; text: string }) => ({
    title,
    text: progress.isChange ? `${text} ${its.earlierCountsUntil}` : text,
  })
  switch (progress.step) {
    case 'sending':
      return withEarlier(its[progress.delivery])
    case 'put-off':
      return withEarlier({
        title: its.putOff.title,
        text: `${words.refusals[progress.why]} ${its.putOff.text}`,
      })
    case 'counted': {
      const at = progress.at === null ? '' : its.counted.at(timeOfDay(progress.at, language))
      return {
        title: its.counted.title,
        text: progress.earlier === null ? at : its.counted[progress.earlier],
      }
    }
    case 'not-counted':
      return progress.isChange
        ? { title: its.notCounted.change, text: `${words.refusals[progress.why]} ${its.earlierCounts}` }
        : { title: its.notCounted.title, text: words.refusals[progress.why] }
    case 'gone':
      return { title: its.gone.title, text: its.gone.text(progress.receipt) }
    case 'unknown':
      return its.unknown
  }
}

const markOf = ({ step }: KnownProgress): MarkKind =>
  step === 'counted' ? 'yes' : step === 'not-counted' || step === 'gone' ? 'no' : 'wait'

export const myBallot = (scene: Scene, progress: KnownProgress, isHeading = false): View => {
  const { title, text } = sayingOf(scene, progress)
  const its = scene.words.ballot.counted
  const hasReceipt = progress.step === 'counted' && progress.receipt !== ''
  const others = hasReceipt
    ? scene.member.receiptsFor({ id: progress.vote, title: progress.title }).slice(1)
    : []
  const kind = markOf(progress)
  return h(
    'div',
    { class: `my-ballot ${kind}` },
    mark(kind),
    isHeading ? heading(title) : h('h2', {}, title),
    text === '' ? null : h('p', {}, text),
    hasReceipt
      ? h('dl', { class: 'receipt' }, h('dt', {}, its.receipt), h('dd', {}, progress.receipt))
      : null,
    others.length === 0
      ? null
      : h(
          'details',
          { class: 'ways' },
          h('summary', {}, its.others(others.length)),
          ...others.map((one) => h('p', { class: 'codes' }, one)),
        ),
    hasReceipt && isHeading ? small(its.receiptMeans) : null,
  )
}

/** Once the vote is no longer open. */
export const ballotAfter = (
  scene: Scene,
  { vote, progress, onRegister }: { vote: MemberVote; progress: BallotProgress; onRegister: boolean },
): View => {
  const { ballot, paper } = scene.words
  const electronic = 'electronic' in vote ? vote.electronic : undefined
  return h(
    'div',
    { role: 'status' },
    electronic === 'annulled'
      ? small(paper.annulled)
      : progress.step !== 'none'
        ? card(myBallot(scene, progress))
        : // Whether one has voted on paper is not known here.
          onRegister && electronic === undefined
          ? small(ballot.none)
          : null,
  )
}

/** News of a ballot in a vote that is no longer on the screen: it must not get lost behind the next one. */
export const otherBallot = (scene: Scene, vote: MemberVote | null): View => {
  const { progress } = scene.member.box
  const isOther = progress.step !== 'none' && progress.vote !== vote?.id
  return h(
    'div',
    { role: 'status' },
    isOther
      ? h(
          'section',
          { class: 'notice' },
          h('p', {}, scene.words.ballot.ofOther(progress.title)),
          myBallot(scene, progress),
        )
      : null,
  )
}
