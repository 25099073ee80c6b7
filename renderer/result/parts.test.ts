import { expect, test } from 'vitest'
import type { Part, Result } from '#protocol'
import { partRows } from './parts.ts'

const part = (yes: string, [cast, invalid, none]: [string, string, string]): Part => ({
  sums: { cast, valid: cast, invalid, abstained: '0', none },
  options: [{ yes, no: '0', abstain: '0' }],
})
const result: Result = {
  registered: 10,
  cast: 5,
  papers: 2,
  ...part('6', ['7', '0', '1']),
  notCast: '3',
  parts: { electronic: part('4', ['5', '0', '1']), paper: part('2', ['2', '0', '0']) },
  quorum: null,
  outcome: { kind: 'most-votes', elected: [0], open: 0, ties: [], thresholds: null, dropped: [] },
}

test('electronic, paper and total of each option and of the ballots; what nobody did is left out', () => {
  const form = { kind: 'choose', least: 0, most: 1, none: true, abstain: true } as const
  expect(partRows({ form }, result, [0])).toEqual([
    { what: { kind: 'option', option: 0, choice: null }, electronic: '4', paper: '2', total: '6' },
    { what: { kind: 'sum', sum: 'none' }, electronic: '1', paper: '0', total: '1' },
    { what: { kind: 'sum', sum: 'invalid' }, electronic: '0', paper: '0', total: '0' },
    { what: { kind: 'sum', sum: 'valid' }, electronic: '5', paper: '2', total: '7' },
    { what: { kind: 'sum', sum: 'cast' }, electronic: '5', paper: '2', total: '7' },
  ])
})

test('where each option gets abstentions, those of whole ballots are not said a second time', () => {
  const form = { kind: 'yes-no', least: 0, most: 1, abstain: true } as const
  const rows = partRows({ form }, { ...result, sums: { ...result.sums, abstained: '2' } }, [0])
  expect(rows.map(({ what }) => (what.kind === 'sum' ? what.sum : what.choice))).toEqual([
    'yes',
    'no',
    'abstain',
    'invalid',
    'valid',
    'cast',
  ])
})
