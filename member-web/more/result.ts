/** The published result of every vote but that of one motion: what came out first, then the numbers of each option, then the rule. */

import { compareAmounts } from '#client/decimals'
import type { MemberResult, OptionIndex, OptionVotes, ResultNumbers, VoteId } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { BallotProgress } from '../ballot.ts'
import { button, mark, small } from '../parts/basics.ts'
import { ballotAfter } from '../parts/my-ballot.ts'
import { voteTitle } from '../parts/vote-head.ts'
import type { Scene } from '../scene.ts'
import type { Known, VoteIn } from '../screen.ts'
import { isPlainMotion } from '../screens/ballot.ts'
import { decimal } from '../words/index.ts'
import { nameOf } from './desk.ts'
import { ruleOf } from './paper.ts'
import { motionOutcome } from './motion-result.ts'
import { moreWords } from './words/index.ts'

type Vote = VoteIn<'published'>
type Elected = Extract<MemberResult['outcome'], { kind: 'elected' }>

export const result = (
  scene: Scene,
  vote: Vote,
  { progress, known }: { progress: BallotProgress; known: Pick<Known, 'onRegister' | 'ballot'> },
): View => {
  const { language, local, member } = scene
  const list = local.receipts === null ? null : scene.receiptsPart.need()
  if (local.receipts !== null && list !== null) {
    const given = member.receiptsFor(vote)
    // A list of ballots that count has none of those that were annulled.
    const isAnnulled = vote.electronic === 'annulled'
    const own = given.length > 0 ? given : toldReceipt(vote, progress, known)
    return list.list(scene, vote, { list: local.receipts, own: isAnnulled ? [] : own })
  }
  const its = moreWords[language]
  return h(
    'div',
    { key: 'result', class: 'whole' },
    small(its.result.title),
    voteTitle(scene, vote.title),
    ...outcomeOf(scene, vote),
    sumsOf(scene, vote),
    turnout(scene, vote),
    small(ruleOf(vote, language)),
    ballotAfter(scene, { vote, progress, onRegister: known.onRegister }),
    h(
      'div',
      { class: 'to-receipts' },
      button('second', its.receipts, () =>
        scene.change({ receipts: { vote: vote.id, search: '', state: 'wanted' } }),
      ),
    ),
  )
}

/** Of a vote that is not on any more: nothing of the own ballot, which its own phone may no longer know. */
export const resultAlone = (scene: Scene, vote: Vote): View[] => [
  small(moreWords[scene.language].result.title),
  voteTitle(scene, vote.title),
  ...outcomeOf(scene, vote),
  sumsOf(scene, vote),
  turnout(scene, vote),
  small(ruleOf(vote, scene.language)),
]

/** Of the ballot that counts: where a change came too late, that is the one before. None: there is none. */
const toldReceipt = (
  vote: Vote,
  progress: BallotProgress,
  { ballot }: Pick<Known, 'ballot'>,
): readonly string[] => {
  if (progress.step === 'counted') return progress.receipt === '' ? [] : [progress.receipt]
  return ballot?.vote === vote.id ? [ballot.receipt] : []
}

const outcomeOf = (scene: Scene, vote: Vote): View[] => {
  const { quorum, outcome } = vote.result
  const its = moreWords[scene.language].result
  const numbers = numbersOf(scene, vote)
  const missed =
    quorum === null || quorum.isReached
      ? null
      : h('p', { class: 'notice warning' }, its.noQuorum(decimal(quorum.needed, scene.language)))
  switch (outcome.kind) {
    case 'majority':
      return [missed, ...majorityOutcome(scene, vote, { adopted: outcome.adopted, numbers })]
    case 'elected':
      return [
        missed,
        ...electedOf(scene, vote, outcome.elected),
        notes(scene, vote, outcome),
        numbers === null ? toNumbers(scene, vote) : electionNumbers(scene, vote, { outcome, numbers }),
      ]
  }
}

// ------------------------------------------------------------------------------------------ numbers that did not come unasked

const numbersOf = ({ local }: Scene, { result }: Vote): ResultNumbers | null =>
  result.numbers ?? (local.numbers?.state === 'here' ? local.numbers.numbers : null)

const toNumbers = (scene: Scene, vote: Vote): View => {
  const its = moreWords[scene.language].result.numbers
  const state = scene.local.numbers?.state ?? 'unasked'
  return h(
    'div',
    { role: 'status' },
    state === 'loading' ? small(its.loading) : null,
    state === 'failed' ? h('p', { class: 'notice' }, its.failed) : null,
    state === 'loading' ? null : button('second', its.show, () => void askForNumbers(scene, vote.id)),
  )
}

const askForNumbers = async ({ member, change }: Scene, vote: VoteId): Promise<void> => {
  change({ numbers: { state: 'loading' } })
  const answer = await member.readResult(vote)
  const numbers = answer?.vote.result.numbers ?? null
  change({ numbers: numbers === null ? { state: 'failed' } : { state: 'here', numbers } })
}

// ------------------------------------------------------------------------------------------ questions

const majorityOutcome = (
  scene: Scene,
  vote: Vote,
  { adopted, numbers }: { adopted: number; numbers: ResultNumbers | null },
): View[] => {
  const { rule, options } = vote.paper
  const its = moreWords[scene.language].result
  const inAll = options.length > 1 ? h('p', { class: 'verdict' }, its.adopted(adopted, options.length)) : null
  if (numbers === null) return [inAll, toNumbers(scene, vote)]
  const [verdict] = numbers.verdicts
  const { threshold } = numbers
  return isPlainMotion(vote) && rule.kind === 'majority' && verdict !== undefined && threshold !== null
    ? motionOutcome(scene, vote, {
        majority: rule.majority,
        decision: { verdict, ...threshold },
        votes: votesOn(0, numbers),
      })
    : [
        inAll,
        h(
          'ul',
          { class: 'decisions' },
          ...vote.shown.map((option) => decisionRow(scene, vote, { option, numbers })),
        ),
      ]
}

const votesOn = (option: OptionIndex, { yes, no, abstain }: ResultNumbers): OptionVotes => ({
  yes: yes[option] ?? '0',
  no: no[option] ?? '0',
  abstain: abstain[option] ?? '0',
})

const decisionRow = (
  { words, language, contentLanguage }: Scene,
  vote: Vote,
  { option, numbers }: { option: OptionIndex; numbers: ResultNumbers },
): View => {
  const verdict = numbers.verdicts[option]
  if (verdict === undefined) return null
  const votes = votesOn(option, numbers)
  const { choices } = words.vote
  const said = (choice: keyof OptionVotes) => `${choices[choice]} ${decimal(votes[choice], language)}`
  return h(
    'li',
    {},
    h('span', { class: 'name', lang: contentLanguage }, nameOf(vote, option)),
    h(
      'span',
      { class: `ruling ${verdict}` },
      mark(verdict === 'adopted' ? 'yes' : verdict === 'tied' ? 'wait' : 'no'),
      moreWords[language].result.verdict[verdict],
    ),
    h(
      'span',
      { class: 'small' },
      [said('yes'), said('no'), ...(numbers.abstain.length > 0 ? [said('abstain')] : [])].join(' · '),
    ),
  )
}

// ------------------------------------------------------------------------------------------ elections

const electedOf = (scene: Scene, vote: Vote, elected: readonly OptionIndex[]): View[] => {
  const its = moreWords[scene.language].result
  const { subject } = vote.paper
  if (elected.length === 0) return [h('p', { class: 'verdict rejected' }, mark('no'), its.nobody[subject])]
  return [
    h('p', { class: 'verdict adopted' }, mark('yes'), its.elected[subject]),
    h(
      'ol',
      { class: elected.length === 1 ? 'elected only' : 'elected', lang: scene.contentLanguage },
      ...elected.map((option) => h('li', {}, nameOf(vote, option))),
    ),
  ]
}

const notes = ({ language }: Scene, vote: Vote, { open, ties }: Pick<Elected, 'open' | 'ties'>): View => {
  const its = moreWords[language].result
  if (open === 0 && ties.length === 0) return null
  const names = (options: readonly OptionIndex[]) => {
    const all = options.map((option) => nameOf(vote, option))
    return `${all.slice(0, -1).join(', ')}${its.and}${all.at(-1) ?? ''}`
  }
  return h(
    'p',
    { class: 'notice' },
    [...ties.map((tied) => its.tied(names(tied))), open > 0 ? its.open(open) : '']
      .filter((note) => note !== '')
      .join(' '),
  )
}

const electionNumbers = (
  scene: Scene,
  vote: Vote,
  { outcome, numbers }: { outcome: Elected; numbers: ResultNumbers },
): View =>
  numbers.places.length > 0
    ? ranking(scene, vote, numbers.places)
    : table(scene, vote, { elected: outcome.elected, numbers })

/** Each option with its numbers: the elected first, then by votes. */
const table = (
  scene: Scene,
  vote: Vote,
  { elected, numbers }: { elected: readonly OptionIndex[]; numbers: ResultNumbers },
): View => {
  const { words, language, contentLanguage } = scene
  const its = moreWords[language].result
  const { form } = vote.paper
  const { choices } = words.vote
  const columns: readonly (readonly [keyof OptionVotes, string])[] =
    form.kind === 'yes-no'
      ? [
          ['yes', choices.yes],
          ['no', choices.no],
          ...(numbers.abstain.length > 0 ? [['abstain', choices.abstain] as const] : []),
        ]
      : [['yes', form.kind === 'points' ? its.points : form.kind === 'rank' ? its.firstPlaces : its.votes]]
  const rank = (option: OptionIndex) => (elected.includes(option) ? elected.indexOf(option) : elected.length)
  const rows = vote.shown.toSorted(
    (a, b) => rank(a) - rank(b) || compareAmounts(numbers.yes[b] ?? '0', numbers.yes[a] ?? '0'),
  )
  return h(
    'table',
    { class: columns.length > 1 ? 'numbers several' : 'numbers' },
    h('thead', {}, h('tr', {}, h('td', {}), ...columns.map(([, label]) => h('th', { scope: 'col' }, label)))),
    h(
      'tbody',
      {},
      ...rows.map((option) =>
        h(
          'tr',
          { class: elected.includes(option) ? 'is-elected' : '' },
          h(
            'th',
            { scope: 'row', lang: contentLanguage },
            nameOf(vote, option),
            elected.includes(option) ? h('span', { class: 'unseen' }, `, ${its.isElected}`) : null,
          ),
          ...columns.map(([column]) => h('td', {}, decimal(numbers[column][option] ?? '0', language))),
        ),
      ),
    ),
  )
}

const ranking = (scene: Scene, vote: Vote, places: readonly (readonly OptionIndex[])[]): View =>
  h(
    'div',
    {},
    h('h2', {}, moreWords[scene.language].result.placesOfAll),
    h(
      'ol',
      { class: 'ranking', lang: scene.contentLanguage },
      ...places.map((place) => h('li', {}, place.map((option) => nameOf(vote, option)).join(', '))),
    ),
  )

// ------------------------------------------------------------------------------------------ the whole of it

const sumsOf = ({ language }: Scene, vote: Vote): View => {
  const its = moreWords[language].result
  const { sums } = vote.result
  const { form } = vote.paper
  const said: readonly (readonly [string, string, boolean])[] = [
    [its.none, sums.none, form.kind === 'choose' && form.none],
    [its.abstained, sums.abstained, form.kind !== 'yes-no' && form.abstain],
    [its.invalid, sums.invalid, false],
  ]
  const shown = said.filter(([, amount, isOffered]) => isOffered || amount !== '0')
  return shown.length === 0
    ? null
    : small(shown.map(([label, amount]) => `${label}: ${decimal(amount, language)}`).join(' · '))
}

const turnout = ({ language }: Scene, vote: Vote): View => {
  const { cast, registered, papers } = vote.result
  const its = moreWords[language].result
  const said = its.turnout(decimal(cast, language), decimal(registered, language))
  const byHand = papers === 0 ? '' : ` ${its.papers(decimal(papers, language))}`
  return small(`${said}${byHand}`)
}
