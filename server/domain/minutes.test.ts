import { describe, expect, test } from 'vitest'
import { minutesFaultSentence } from '../client/minutes-faults.ts'
import type { MinutesFault, Part, Result } from '../protocol/messages.ts'
import { aDraft, aMotionResult, assemblyOf, imported, someMembers } from '../testing/builders.ts'
import { finaliseMinutes, minutesFaults } from './minutes.ts'

/** Five on the register, three cast: two yes, one no. */
const right = aMotionResult(
  { registered: 5, cast: 3 },
  { yes: '2', no: '1', abstain: '0' },
  { notCast: '2', base: '3', threshold: '1.5', verdict: 'adopted' },
)
const phones: Part = { sums: right.sums, options: right.options }
const papers: Part = {
  sums: { cast: '1', valid: '1', invalid: '0', abstained: '0', none: '0' },
  options: [{ yes: '1', no: '0', abstain: '0' }],
}
/** With one ballot paper more, as it must be. */
const withPaper: Result = {
  ...right,
  papers: 1,
  sums: { ...right.sums, cast: '4', valid: '4' },
  notCast: '1',
  options: [{ yes: '3', no: '1', abstain: '0' }],
  parts: { electronic: phones, paper: papers },
}

const counted = (result: Result, { isPublished = true } = {}) =>
  assemblyOf(
    imported(someMembers(5)),
    { type: 'members-checked-in', members: '1-5' },
    { type: 'vote-prepared', vote: 1, draft: aDraft({ title: 'Budget' }) },
    {
      ...{ type: 'vote-opened', vote: 1, openedAt: 5, closesAt: null, shown: [0], seed: null },
      register: { members: [{ weight: '1', ids: '1-5' }], present: '5', entitled: '5' },
    },
    { type: 'vote-closed', vote: 1, closedAt: 9, result, turnout: '1-3', seal: 'seal' },
    ...(isPublished ? [{ type: 'vote-published', vote: 1, publishedAt: 10 } as const] : []),
  )

const wrong: readonly (readonly [string, Result, readonly Omit<MinutesFault, 'vote' | 'title'>[]])[] = [
  ['nothing', right, []],
  ['nothing, with papers', withPaper, []],
  [
    'who is on the register',
    { ...right, registered: 6 },
    [{ kind: 'register-differs', expected: '5', found: '6' }],
  ],
  ['who has voted', { ...right, cast: 4 }, [{ kind: 'turnout-differs', expected: '3', found: '4' }]],
  ['who has not', { ...right, notCast: '1.5' }, [{ kind: 'register-sum', expected: '5', found: '4.5' }]],
  [
    'the invalid ones',
    { ...right, sums: { ...right.sums, invalid: '1' } },
    [{ kind: 'valid-sum', expected: '3', found: '4' }],
  ],
  [
    'the answers on a motion',
    { ...right, options: [{ yes: '2', no: '2', abstain: '0' }] },
    [{ kind: 'option-sum', expected: '3', found: '4' }],
  ],
  [
    'the total of phones and papers',
    {
      ...withPaper,
      parts: { electronic: phones, paper: { ...papers, options: [{ yes: '0', no: '1', abstain: '0' }] } },
    },
    [
      { kind: 'parts-sum', expected: '3', found: '2' },
      { kind: 'parts-sum', expected: '1', found: '2' },
    ],
  ],
]

describe('[W3] what does not add up', () => {
  test.each(wrong)('%s', (_, result, faults) => {
    expect(minutesFaults(counted(result))).toEqual(
      faults.map((fault) => ({ ...fault, vote: 1, title: 'Budget' })),
    )
  })

  test('is refused with the vote and both numbers', () => {
    const assembly = counted({ ...right, sums: { ...right.sums, invalid: '1' } }, { isPublished: false })
    const version = { finalisedAt: 1, by: 'Ada', entries: 5, head: 'h', sha256: { de: 'd', en: 'e' } }
    const faults = minutesFaults(assembly)
    expect(faults.map(({ kind }) => kind)).toEqual(['vote-not-published', 'valid-sum'])
    expect(finaliseMinutes(assembly, faults.slice(1), version)).toEqual({
      ...{ ok: false, why: 'does-not-add-up' },
      about: { votes: 1, fault: 'valid-sum', vote: 1, title: 'Budget', expected: '3', found: '4' },
    })
    expect(faults.map((fault) => minutesFaultSentence(fault, 'en'))).toEqual([
      'Vote 1, “Budget”: is counted and not published.',
      'Vote 1, “Budget”: Valid and invalid votes are 4, cast are 3.',
    ])
    const half: MinutesFault = { kind: 'register-sum', vote: 2, title: 'Haus', expected: '5', found: '4.5' }
    expect(minutesFaultSentence(half, 'de')).toBe(
      'Abstimmung 2, „Haus“: Abgegebene und nicht abgegebene Stimmen sind 4,5, das Verzeichnis hat 5.',
    )
  })
})
