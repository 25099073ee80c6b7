import { expect, test } from 'vitest'
import { inputs } from '../protocol/parse.ts'
import { demoConvention, demoVotes } from './demo-convention.ts'

test.each(['de', 'en'] as const)('the host takes the demo as it is, in %s', (language) => {
  const convention = demoConvention(language, Date.UTC(2027, 2, 12, 9))
  expect(inputs['set-convention'].parse(convention)).toEqual(convention)
  expect(convention).toMatchObject({ language, startsOn: '2027-03-12', endsOn: '2027-03-14' })
  const votes = demoVotes(language)
  for (const draft of votes) expect(inputs['prepare-vote'].parse(draft)).toEqual(draft)
  expect(votes.map(({ secrecy, durationSeconds }) => [secrecy, durationSeconds])).toEqual([
    ['secret', null],
    ['named', null],
    ['secret', 90],
  ])
})
