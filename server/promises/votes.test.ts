/** The promises about votes, in a size that fits into every run of the tests, and one fault of each that must be caught. */
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary.ts'
import { FAULTS } from './broken.ts'
import { runWithFault } from './catch-fault.ts'
import { cleanClose } from './clean-close.ts'
import { majorities } from './majorities.ts'
import { noPartial } from './no-partial.ts'
import { oneVote } from './one-vote.ts'
import type { Trial, TrialOptions } from './promise.ts'
import { rankCorrelation, sumOfChances } from './ranks.ts'
import { register } from './register.ts'
import { secrecy } from './secrecy.ts'

/** Hosts that start and end, on a machine that may have other things to do. */
const MINUTES = { timeout: 180_000 }

const SMALL: readonly (readonly [name: string, trial: Trial, size: Partial<TrialOptions>, figure: RegExp])[] =
  [
    ['secrecy', secrecy, { runs: 2, voters: 30 }, /^26 pairs of worlds, .* equal byte by byte/],
    ['no-partial', noPartial, { runs: 1, voters: 12 }, /^30000 ballots of 15 kinds of votes are as long as/],
    [
      'one-vote',
      oneVote,
      { runs: 5, voters: 20 },
      /^5 votes of 5 kinds: .* each once and with the weight of the register\.$/,
    ],
    ['register', register, { runs: 200 }, /^200 sequences of \d+ commands: /],
    ['majorities', majorities, { runs: 2_000, voters: 4 }, /^60 majority rules: 7560 results of every split/],
    ['clean-close', cleanClose, { runs: 6, voters: 30 }, /^6 votes of 4 kinds, 1 closed by their clock, /],
  ]

test.each(SMALL)('%s is kept', MINUTES, async (_, trial, size, figure) => {
  const kept = trial.keep({ seed: 'in the tests', folder: temporaryFolder(), say: () => undefined, ...size })
  await expect(kept).resolves.toEqual(expect.arrayContaining([expect.stringMatching(figure)]))
})

describe('with a fault in our own code', () => {
  test.each([
    ['secrecy', 'order-kept', /leaves another file behind when voters swap their ballots/],
    ['no-partial', 'turnout-counts-yes', /is told .* in one world and .* in the other/],
    ['one-vote', 'voter-counts-twice', /counts \d+ voters, and \d+ were told that they have voted/],
    ['register', 'looked-up-live', /by its register it is/],
    ['majorities', 'half-is-enough', /counted .* by the oracle/],
    ['clean-close', 'takes-late-ballots', /have a receipt|was refused with key-unknown/],
  ])('%s is broken by %s', MINUTES, async (promise, fault, sentence) => {
    expect(FAULTS[promise]?.[fault]).toBeDefined()
    const options = ['--seed', 'faulty', '--runs', '4', '--voters', promise === 'majorities' ? '4' : '20']
    const caught = await runWithFault(promise, fault, { options })
    expect(caught.isBroken).toBe(true)
    expect(caught.sentence).toMatch(sentence)
  })
})

describe('two orders', () => {
  const order = [3, 1, 4, 10, 5, 9, 2, 6]

  test('are the same, opposite, or have nothing to do with each other', () => {
    expect(rankCorrelation(order, order)).toBe(1)
    expect(
      rankCorrelation(
        order,
        [...order].map((place) => -place),
      ),
    ).toBe(-1)
    expect(rankCorrelation([1, 2, 3, 4, 5], [3, 1, 5, 4, 2])).toBeCloseTo(0.1)
  })

  test('tell more in many rounds than in one', () => {
    expect(sumOfChances([2, 2, 2, 2])).toBe(4)
    expect(sumOfChances([2, -2, 2, -2])).toBe(0)
  })
})
