import { expect, test } from 'vitest'
import type { Amends, MotionFields, Paper, Result, VoteId } from '../protocol/messages.ts'
import { FIRST_RULES } from '../protocol/motions.ts'
import { SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { amendmentsOf, conflictsAmong, standingOf, textOf } from './amendments.ts'
import { apply, emptyAssembly } from './assembly.ts'
import type { AssemblyEvent } from './events.ts'
import { setRules } from './motion-rules.ts'
import { prepareMotionVote, pullOut, reconsider, settleMotions } from './motion-votes.ts'
import {
  addAmendment,
  addMotion,
  changeMotion,
  changeText,
  importMotions,
  orderAmendments,
  rebaseAmendment,
  setState,
} from './motions.ts'

type Decision = { ok: true; events: readonly AssemblyEvent[] } | { ok: false }

const TEXT = 'We plant one tree in each street.\n\nThe city pays for the trees.\n\nThis begins in May.'

const fields = (title: string, more: Partial<MotionFields> = {}): MotionFields => ({
  ...{ number: '', title, submitters: 'Board', supporters: [], reason: '', item: null, alternativeTo: null },
  ...more,
})

const at = (block: number, more: Partial<Amends> = {}): Amends => ({
  ...{ motion: 1, version: 1, from: block, to: block },
  ...more,
})

function aBook() {
  const assembly = emptyAssembly()
  const doIt = <Answer extends Decision>(answer: Answer): Answer => {
    if (answer.ok) for (const event of answer.events) apply(assembly, event)
    return answer
  }
  const wish = { secrecy: 'named', majority: SIMPLE_MAJORITY, durationSeconds: null } as const
  /** Opens, closes and publishes it with these verdicts, one an option. */
  const decide = (vote: VoteId, ...verdicts: readonly ('adopted' | 'rejected')[]): void => {
    const counted = assembly.votes.get(vote)
    if (counted === undefined) throw new Error('no vote')
    const register = { weights: [], present: '0', entitled: '0' } as never
    const result = {
      outcome: { kind: 'majority', decisions: verdicts.map((verdict) => ({ verdict })) },
    } as unknown
    assembly.votes.set(vote, {
      ...{
        id: vote,
        draft: counted.draft,
        state: 'published',
        publishedAt: 1,
        register,
        result: result as Result,
      },
      ...{ openedAt: 0, closedAt: 1, admitted: [], shown: [], seed: null, turnout: '', seal: '' },
      ...{ paperVotes: null, lot: { given: [], drawn: null }, castingVotes: new Map() },
    })
  }
  const numbers = () => [...assembly.motions.values()].map(({ number, state }) => `${number} ${state}`)
  doIt(addMotion(assembly, fields('Trees'), TEXT))
  return { assembly, doIt, decide, wish, numbers }
}

const voteOf = (answer: { ok: true; output: { vote: VoteId } } | { ok: false }): VoteId =>
  answer.ok ? answer.output.vote : 0

test('[Y2] numbers come by themselves, and one that is taken is refused', () => {
  const { assembly, doIt, numbers } = aBook()
  doIt(addMotion(assembly, fields('Roads', { number: 'A7' }), 'Roads.'))
  doIt(addMotion(assembly, fields('Rails'), 'Rails.'))
  doIt(addAmendment(assembly, fields('Two trees'), at(1), 'We plant two trees in each street.'))
  expect(numbers()).toEqual(['A1 submitted', 'A7 submitted', 'A8 submitted', 'A1-1 submitted'])
  expect(addMotion(assembly, fields('Again', { number: 'a 7' }), 'Again.')).toEqual({
    ...{ ok: false, why: 'number-taken', about: { number: 'a 7' } },
  })
})

test('[Y3] where somebody else was faster nothing is overwritten, and the second is told', () => {
  const { assembly, doIt } = aBook()
  doIt(changeMotion(assembly, 1, { was: { title: 'Trees' }, to: { title: 'More trees' } }))
  expect(changeMotion(assembly, 1, { was: { title: 'Trees' }, to: { title: 'No trees' } })).toEqual({
    ...{ ok: false, why: 'motion-changed', about: { number: 'A1' } },
  })
  doIt(changeMotion(assembly, 1, { was: { submitters: 'Board' }, to: { submitters: 'Youth' } }))
  doIt(changeText(assembly, 1, { version: 1, text: 'First.' }))
  expect(changeText(assembly, 1, { version: 1, text: 'Second.' })).toEqual({
    ...{ ok: false, why: 'text-changed', about: { number: 'A1', version: 2 } },
  })
  expect(assembly.motions.get(1)).toMatchObject({ title: 'More trees', submitters: 'Youth' })
})

test('[Y5] [Y6] states follow the rules, and supporters are needed unless the chair says so', () => {
  const { assembly, doIt } = aBook()
  doIt(setRules(assembly, { was: FIRST_RULES, to: { ...FIRST_RULES, supporters: 2 } }))
  const admit = { was: 'submitted', to: 'admitted', despite: false }
  expect(setState(assembly, 1, { ...admit, to: 'adopted' })).toMatchObject({
    ok: false,
    why: 'not-permitted',
  })
  expect(setState(assembly, 1, admit)).toEqual({
    ...{ ok: false, why: 'supporters-missing', about: { number: 'A1', has: 0, needed: 2 } },
  })
  doIt(setState(assembly, 1, { ...admit, despite: true }))
  expect(assembly.motions.get(1)?.state).toBe('admitted')
  expect(setState(assembly, 1, { ...admit, to: 'withdrawn' })).toMatchObject({ why: 'motion-changed' })
})

test('[Y5] rules without a state to adopt, or without a state that is in use, are refused', () => {
  const { assembly } = aBook()
  const without = (id: string) => ({
    ...FIRST_RULES,
    states: FIRST_RULES.states
      .filter((state) => state.id !== id)
      .map((state) => ({ ...state, to: state.to.filter((each) => each !== id) })),
  })
  expect(setRules(assembly, { was: FIRST_RULES, to: without('adopted') })).toMatchObject({
    why: 'rules-fault',
  })
  const own = {
    ...without('submitted'),
    states: [
      { ...FIRST_RULES.states[0], id: 'handed-in', name: 'Handed in' },
      ...without('submitted').states,
    ],
  }
  expect(setRules(assembly, { was: FIRST_RULES, to: own as typeof FIRST_RULES })).toEqual({
    ...{ ok: false, why: 'state-in-use', about: { state: 'submitted', motions: 1 } },
  })
})

test('[Y9] amendments to one place are alternatives, to two places are not', () => {
  const { assembly, doIt } = aBook()
  doIt(addAmendment(assembly, fields('Two'), at(1), 'We plant two trees in each street.'))
  doIt(addAmendment(assembly, fields('Ten'), at(1), 'We plant ten trees in each street.'))
  doIt(addAmendment(assembly, fields('Park'), at(1), 'We plant one tree in each park.'))
  const all = amendmentsOf(assembly.motions, 1)
  expect([...conflictsAmong(assembly.motions, all)]).toEqual([
    [2, [3]],
    [3, [2]],
    [4, []],
  ])
})

test('[Y11] [Y14] adopted amendments are put into the text, whatever else they stand beside', () => {
  const { assembly, doIt, decide, wish, numbers } = aBook()
  doIt(addAmendment(assembly, fields('Two'), at(1), 'We plant two trees in each street.'))
  doIt(addAmendment(assembly, fields('Park'), at(1), 'We plant one tree in each park.'))
  doIt(addAmendment(assembly, fields('No date'), at(3), ''))
  doIt(addAmendment(assembly, fields('Report'), at(4, { to: 3 }), 'The council reports.'))
  const vote = voteOf(doIt(prepareMotionVote(assembly, [2, 3, 4, 5], { ...wish, kind: 'each' })))
  decide(vote, 'adopted', 'adopted', 'rejected', 'adopted')
  expect(doIt(settleMotions(assembly, vote))).toMatchObject({ ok: true, output: { settled: 4 } })
  const motion = assembly.motions.get(1)
  expect(motion === undefined ? '' : textOf(motion)).toBe(
    'We plant two trees in each park.\n\nThe city pays for the trees.\n\nThis begins in May.\n\nThe council reports.',
  )
  expect(numbers()).toEqual(['A1 submitted', 'A1-1 adopted', 'A1-2 adopted', 'A1-3 rejected', 'A1-4 adopted'])
  expect(settleMotions(assembly, vote)).toMatchObject({ why: 'nothing-to-settle' })
})

test('[Y11] two that meet are both named, and nothing is put in', () => {
  const { assembly, doIt, decide, wish } = aBook()
  doIt(addAmendment(assembly, fields('Two'), at(1), 'We plant two trees in each street.'))
  doIt(addAmendment(assembly, fields('Ten'), at(1), 'We plant ten trees in each street.'))
  const vote = voteOf(doIt(prepareMotionVote(assembly, [2, 3], { ...wish, kind: 'each' })))
  decide(vote, 'adopted', 'adopted')
  expect(settleMotions(assembly, vote)).toEqual({
    ...{ ok: false, why: 'amendment-conflicts', about: { number: 'A1-2', with: 'A1-1' } },
  })
})

test('[Y10] an amendment against text that changed waits, keeps its words, and is placed anew by a person', () => {
  const { assembly, doIt } = aBook()
  doIt(addAmendment(assembly, fields('Two'), at(1), 'We plant two trees in each street.'))
  doIt(addAmendment(assembly, fields('State pays'), at(2), 'The state pays for the trees.'))
  doIt(changeText(assembly, 1, { version: 1, text: TEXT.replace('one tree', 'seven trees') }))
  const standings = amendmentsOf(assembly.motions, 1).map(
    (amendment) => standingOf(assembly.motions, amendment).standing,
  )
  expect(standings).toEqual(['text-changed', 'moved'])
  const amends = at(1, { version: 2 })
  expect(rebaseAmendment(assembly, 2, { amends: at(1), text: 'x' })).toMatchObject({ why: 'text-changed' })
  doIt(rebaseAmendment(assembly, 2, { amends, text: 'We plant two trees in each street.' }))
  const [rebased] = amendmentsOf(assembly.motions, 1)
  expect(rebased && standingOf(assembly.motions, rebased).standing).toBe('fits')
})

test('[Y12] [Y13] one vote at a time on each; what is pulled out goes, and the last one becomes a vote of its own', () => {
  const { assembly, doIt, wish } = aBook()
  for (const title of ['Roads', 'Rails']) doIt(addMotion(assembly, fields(title), title))
  const vote = voteOf(doIt(prepareMotionVote(assembly, [1, 2, 3], { ...wish, kind: 'en-bloc' })))
  const paper = (): Paper | undefined => assembly.votes.get(vote)?.draft.paper
  expect(paper()?.options[0]?.items).toEqual(['A1 Trees', 'A2 Roads', 'A3 Rails'])
  expect(prepareMotionVote(assembly, [1], { ...wish, kind: 'each' })).toMatchObject({
    why: 'vote-prepared-on-it',
  })
  doIt(pullOut(assembly, 2, vote))
  expect(paper()?.options[0]?.items).toEqual(['A1 Trees', 'A3 Rails'])
  doIt(pullOut(assembly, 1, vote))
  expect(assembly.votes.get(vote)?.draft).toMatchObject({
    title: 'A3 Rails',
    paper: { options: [{ name: '' }] },
  })
  doIt(pullOut(assembly, 3, vote))
  expect([assembly.votes.size, assembly.motionVotes.size]).toEqual([0, 0])
})

test('[Y15] what is reconsidered is open again, an amendment leaves the text, and a newer vote decides', () => {
  const { assembly, doIt, decide, wish, numbers } = aBook()
  doIt(addAmendment(assembly, fields('Two'), at(1), 'We plant two trees in each street.'))
  const first = voteOf(doIt(prepareMotionVote(assembly, [2], { ...wish, kind: 'each' })))
  decide(first, 'adopted')
  doIt(settleMotions(assembly, first))
  expect(reconsider(assembly, 1)).toMatchObject({ why: 'motion-not-decided' })
  doIt(reconsider(assembly, 2))
  const motion = () => assembly.motions.get(1)
  expect(motion()?.texts.map(({ by }) => by)).toEqual(['submitted', 'amended', 'restored'])
  expect(motion()?.texts.at(-1)?.text).toBe(TEXT)
  expect(settleMotions(assembly, first)).toMatchObject({ why: 'nothing-to-settle' })
  const second = voteOf(doIt(prepareMotionVote(assembly, [2], { ...wish, kind: 'each' })))
  decide(second, 'rejected')
  doIt(settleMotions(assembly, second))
  expect(numbers()).toEqual(['A1 submitted', 'A1-1 rejected'])
})

test('[Y4] the order of voting is of all amendments, or it is refused', () => {
  const { assembly, doIt } = aBook()
  doIt(addAmendment(assembly, fields('Two'), at(1), 'We plant two trees in each street.'))
  doIt(addAmendment(assembly, fields('Ten'), at(1), 'We plant ten trees in each street.'))
  expect(orderAmendments(assembly, 1, { was: [2], to: [2] })).toMatchObject({ why: 'amendments-changed' })
  doIt(orderAmendments(assembly, 1, { was: [2, 3], to: [3, 2] }))
  expect(assembly.motions.get(1)?.amendmentOrder).toEqual([3, 2])
})

test('[Y16] a file is added whole, and numbers that it brings are kept', () => {
  const { assembly, doIt, numbers } = aBook()
  const list = [fields('Roads', { number: 'A3' }), fields('Rails'), fields('Rain')].map((each) => ({
    fields: each,
    text: each.title,
  }))
  doIt(importMotions(assembly, 'motions.csv', list))
  expect(numbers()).toEqual(['A1 submitted', 'A3 submitted', 'A2 submitted', 'A4 submitted'])
})

test('[Y7] [Y11] what was adopted goes back by reconsidering only, and is put into the text once', () => {
  const { assembly, doIt } = aBook()
  const states = FIRST_RULES.states.map((state) =>
    state.id === 'adopted' ? { ...state, to: ['debate'] } : state,
  )
  doIt(setRules(assembly, { was: FIRST_RULES, to: { ...FIRST_RULES, states } }))
  doIt(addAmendment(assembly, fields('And in June'), at(4, { to: 3 }), 'It goes on in June.'))
  const put = (was: string, to: string) => doIt(setState(assembly, 2, { was, to, despite: false }))
  put('submitted', 'admitted')
  put('admitted', 'adopted')
  const once = `${TEXT}\n\nIt goes on in June.`
  expect(assembly.motions.get(1)?.texts.at(-1)?.text).toBe(once)
  expect(put('adopted', 'debate')).toEqual({ ok: false, why: 'not-permitted', about: { number: 'A1-1' } })
  expect(assembly.motions.get(1)?.texts.at(-1)?.text).toBe(once)
})
