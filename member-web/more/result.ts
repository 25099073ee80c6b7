/** The published result of every vote but that of one motion: what came out first, then the numbers of each option, then the rule. */

import { compareAmounts } from '#client/decimals'
import type { OptionIndex, OptionVotes, Outcome, Verdict } from '#protocol'
import { h } from '../paint.ts'
import type { View } from '../paint.ts'
import type { BallotProgress } from '../ballot.ts'
import { mark, small } from '../parts/basics.ts'
import { ballotAfter } from '../parts/my-ballot.ts'
import { voteTitle } from '../parts/vote-head.ts'
import type { Scene } from '../scene.ts'
import type { Known, VoteIn } from '../screen.ts'
import { isPlainMotion } from '../screens/ballot.ts'
import { decimal } from '../words/index.ts'
import { nameOf } from './desk.ts'
import { ruleOf } from './paper.ts'
import { motionOutcome } from './motion-result.ts'
import { receipts, toReceipts } from './receipts.ts'
import { moreWords } from './words/index.ts'

type Vote = VoteIn<'published'>
type Of<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>

export const result = (
  scene: Scene,
  vote: Vote,
  { progress, known }: { progress: BallotProgress; known: Pick<Known, 'onRegister' | 'ballot'> },
): View => {
  const { language, local, member } = scene
  if (local.receipts !== null) {
    const own = member.receiptFor(vote) ?? toldReceipt(vote, progress, known)
    return receipts(scene, vote, { list: local.receipts, own })
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
    ballotAfter(scene, progress, known.onRegister),
    toReceipts(scene, vote),
  )
}

/** Of the ballot that counts: where a change came too late, that is the one before. '': there is none. */
const toldReceipt = (vote: Vote, progress: BallotProgress, { ballot }: Pick<Known, 'ballot'>): string => {
  if (progress.step === 'counted') return progress.receipt
  return ballot?.vote === vote.id ? ballot.receipt : ''
}

const outcomeOf = (scene: Scene, vote: Vote): View[] => {
  const { quorum, outcome } = vote.result
  const its = moreWords[scene.language].result
  const missed =
    quorum === null || quorum.isReached
      ? null
      : h('p', { class: 'notice warning' }, its.noQuorum(decimal(quorum.needed, scene.language)))
  switch (outcome.kind) {
    case 'majority':
      return [missed, ...majorityOutcome(scene, vote, outcome)]
    case 'most-votes':
      return [
        missed,
        ...electedOf(scene, vote, outcome.elected),
        notes(scene, vote, { open: outcome.open, ties: outcome.ties }),
        table(scene, vote, outcome.elected),
      ]
    case 'ranked': {
      const seats = vote.paper.rule.kind === 'majority' ? 0 : vote.paper.rule.seats
      return [
        missed,
        ...electedOf(scene, vote, outcome.elected),
        notes(scene, vote, { open: Math.max(0, seats - outcome.elected.length), ties: outcome.ties }),
        outcome.ranking === undefined
          ? table(scene, vote, outcome.elected)
          : ranking(scene, vote, outcome.ranking),
      ]
    }
  }
}

// ------------------------------------------------------------------------------------------ several questions

const majorityOutcome = (scene: Scene, vote: Vote, outcome: Of<'majority'>): View[] => {
  const { rule } = vote.paper
  const [decision] = outcome.decisions
  return isPlainMotion(vote) && rule.kind === 'majority' && decision !== undefined
    ? motionOutcome(scene, vote, { majority: rule.majority, decision })
    : decisions(scene, vote, outcome)
}

const decisions = (scene: Scene, vote: Vote, { decisions: all }: Of<'majority'>): View[] => {
  const its = moreWords[scene.language].result
  const adopted = all.filter(({ verdict }) => verdict === 'adopted').length
  return [
    all.length > 1 ? h('p', { class: 'verdict' }, its.adopted(adopted, all.length)) : null,
    h(
      'ul',
      { class: 'decisions' },
      ...vote.shown.map((option) => {
        const decision = all[option]
        return decision === undefined ? null : decisionRow(scene, vote, { option, verdict: decision.verdict })
      }),
    ),
  ]
}

const decisionRow = (
  { words, language, contentLanguage }: Scene,
  vote: Vote,
  { option, verdict }: { option: OptionIndex; verdict: Verdict },
): View => {
  const votes = vote.result.options[option]
  const { choices } = words.vote
  const said = (choice: keyof OptionVotes) =>
    votes === undefined ? '' : `${choices[choice]} ${decimal(votes[choice], language)}`
  const numbers = [said('yes'), said('no'), canAbstain(vote) ? said('abstain') : '']
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
    h('span', { class: 'small' }, numbers.filter((number) => number !== '').join(' · ')),
  )
}

const canAbstain = ({ paper, result: { options } }: Vote): boolean =>
  paper.form.abstain || options.some(({ abstain }) => abstain !== '0')

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

const notes = (
  { language }: Scene,
  vote: Vote,
  { open, ties }: { open: number; ties: Of<'most-votes'>['ties'] },
): View => {
  const its = moreWords[language].result
  const undecided = ties.filter(({ drawn }) => drawn === null)
  if (open === 0 && undecided.length === 0) return null
  const names = (options: readonly OptionIndex[]) => {
    const all = options.map((option) => nameOf(vote, option))
    return `${all.slice(0, -1).join(', ')}${its.and}${all.at(-1) ?? ''}`
  }
  return h(
    'p',
    { class: 'notice' },
    [...undecided.map(({ tied }) => its.tied(names(tied))), open > 0 ? its.open(open) : '']
      .filter((note) => note !== '')
      .join(' '),
  )
}

/** Each option with its numbers: the elected first, then by votes. */
const table = (scene: Scene, vote: Vote, elected: readonly OptionIndex[]): View => {
  const { words, language, contentLanguage } = scene
  const its = moreWords[language].result
  const { form } = vote.paper
  const { options } = vote.result
  const { choices } = words.vote
  const columns: readonly (readonly [keyof OptionVotes, string])[] =
    form.kind === 'yes-no'
      ? [
          ['yes', choices.yes],
          ['no', choices.no],
          ...(canAbstain(vote) ? [['abstain', choices.abstain] as const] : []),
        ]
      : [['yes', form.kind === 'points' ? its.points : form.kind === 'rank' ? its.firstPlaces : its.votes]]
  const rank = (option: OptionIndex) => (elected.includes(option) ? elected.indexOf(option) : elected.length)
  const rows = vote.shown.toSorted(
    (a, b) => rank(a) - rank(b) || compareAmounts(options[b]?.yes ?? '0', options[a]?.yes ?? '0'),
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
          ...columns.map(([column]) => h('td', {}, decimal(options[option]?.[column] ?? '0', language))),
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
