/** What is promised of a vote after it was counted, in a size that fits into every run of the tests. */
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary.ts'
import { runWithFault } from './catch-fault.ts'
import { journal } from './journal.ts'
import { receipts } from './receipts.ts'
import { recount } from './recount.ts'

/** Processes that start and die, on a machine that may have other things to do. */
const MINUTES = { timeout: 180_000 }
const quietly = { seed: 'in the tests', say: () => undefined }

describe('kept by real hosts', () => {
  test('journal: each way to change a file is found once and more', MINUTES, async () => {
    const [found] = await journal.keep({ ...quietly, folder: temporaryFolder(), runs: 60 })
    expect(found).toMatch(
      /^60 changes to a file of \d+ entries and 15 votes of every kind, each in one of 4[12] ways: all were found, and where\.$/,
    )
  })

  test('receipts: the lists of every kind of vote, and two worlds of each', MINUTES, async () => {
    const figures = await receipts.keep({
      ...quietly,
      folder: temporaryFolder(),
      runs: 2,
      voters: 40,
      members: 12,
    })
    expect(figures[0]).toMatch(/^15 published lists have the 120 receipts that were acknowledged, each once/)
    expect(figures[1]).toMatch(/^15 pairs of worlds .* equal, letter by letter\.$/)
  })

  test('recount: every kind of vote, exported and counted from outside', MINUTES, async () => {
    const [counted] = await recount.keep({ ...quietly, folder: temporaryFolder(), runs: 1, members: 12 })
    expect(counted).toMatch(/^16 votes with \d+ ballots, exported as BLT and as CSV and counted \d+ times/)
  })
})

test.each([
  ['journal', 'seal-without-receipts', 'nobody notices: a receipt'],
  ['receipts', 'second-receipt', 'got another receipt for a changed ballot'],
] as const)('%s is broken by a host with the fault %s', MINUTES, async (promise, fault, sentence) => {
  const options = ['--seed', 'in-the-tests', '--runs', '60', '--voters', '40']
  const caught = await runWithFault(promise, fault, { options })
  expect(caught).toEqual({ isBroken: true, sentence: expect.stringContaining(sentence) as string })
})
