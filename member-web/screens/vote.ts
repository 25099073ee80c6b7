/** A vote that one is not to vote in just now: cast already, not on its register, moved to paper, closed, annulled. */

import type { MemberTopics } from '#protocol'
import type { BallotProgress } from '../ballot.ts'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import { bottom, button, card, heading, lead, small } from '../parts/basics.ts'
import { countdown } from '../parts/countdown.ts'
import { ballotAfter, myBallot } from '../parts/my-ballot.ts'
import type { KnownProgress } from '../parts/my-ballot.ts'
import { voteHead } from '../parts/vote-head.ts'
import type { Scene } from '../scene.ts'
import type { VoteIn } from '../screen.ts'

export const cast = (scene: Scene, vote: VoteIn<'open'>, progress: KnownProgress, canVote: boolean): View => {
  const its = scene.words.ballot
  return h(
    'div',
    { class: 'whole' },
    h('div', { class: 'centre', role: 'status' }, myBallot(scene, progress, true)),
    card(
      voteHead(scene, vote),
      countdown(scene, vote.closesAt),
      progress.step === 'counted' ? small(its.resultFollows) : null,
    ),
    progress.step === 'counted' && vote.changeable ? changing(scene, vote) : null,
    progress.step === 'not-counted' && canVote
      ? bottom(button('first', its.notCounted.back, () => scene.member.box.clear()))
      : null,
  )
}

/** The last ballot counts; whose first one was cast elsewhere is told where it can be changed. */
const changing = ({ member, words }: Scene, vote: VoteIn<'open'>): View => {
  const its = words.ballot.change
  return member.canChange(vote)
    ? h(
        'div',
        { class: 'bottom sticky' },
        button('second', its.button, () => member.change(vote.id)),
      )
    : h('p', { class: 'small elsewhere' }, its.elsewhere)
}

export const notOnRegister = (scene: Scene, vote: VoteIn<'open'>, me: MemberTopics['me']): View => {
  const its = scene.words.notOnRegister
  const why = me.present ? its.late : its.notPresent
  return h(
    'div',
    { class: 'whole' },
    heading(its.title),
    lead(me.entitled ? `${why} ${its.next}` : its.notEntitled),
    card(small(its.running), voteHead(scene, vote), countdown(scene, vote.closesAt)),
  )
}

/** Whose ballot on a phone counts needs no paper, and who needs one is told to get it. */
export const onPaper = (
  scene: Scene,
  vote: VoteIn<'paper'>,
  progress: BallotProgress,
  onRegister: boolean,
): View => {
  const its = scene.words.paper
  const isCounted = vote.electronic === 'added' && progress.step === 'counted'
  return h(
    'div',
    { class: 'whole' },
    heading(its.title),
    lead(its[vote.electronic]),
    onRegister && !isCounted ? lead(its.getOne) : null,
    card(voteHead(scene, vote)),
    isCounted ? ballotAfter(scene, { vote, progress, onRegister }) : null,
  )
}

export const closed = (
  scene: Scene,
  vote: VoteIn<'closed'>,
  progress: BallotProgress,
  onRegister: boolean,
): View => {
  const its = scene.words.closed
  return h(
    'div',
    { class: 'whole' },
    heading(its.title),
    lead(its.text),
    card(voteHead(scene, vote)),
    ballotAfter(scene, { vote, progress, onRegister }),
  )
}

export const annulled = (scene: Scene, vote: VoteIn<'annulled'>): View => {
  const its = scene.words.annulled
  return h(
    'div',
    { class: 'whole' },
    heading(its.title),
    lead(its.text),
    card(voteHead(scene, vote), h('p', {}, h('b', {}, its.reason), `: ${vote.reason}`)),
  )
}
