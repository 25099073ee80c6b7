import type { Choice } from '../server/protocol/papers.ts'
import { expect, test } from './fixtures.ts'
import { mayVote } from './member-list.ts'
import { openVote, prepareConvention, readTable } from './prepare.ts'

/** Enough that the host is busy with ballots when it dies. */
const MEMBERS = 400
/** These never vote: nothing may be counted for them. */
const SILENT = 40

test('the host is killed during a vote and comes back: no acknowledged ballot is missing and none counts twice', async ({
  host,
  chair,
  member,
  crowd,
}) => {
  const accesses = await prepareConvention(host, { members: MEMBERS })
  const voters = accesses.filter(mayVote)
  const [first, second, ...others] = voters
  if (first === undefined || second === undefined) throw new Error('too few members')
  const phone = await member(first)
  const late = await member(second)
  const people = await crowd(others)
  const vote = await host.asChair((session) => openVote(session, { secrecy: 'named' }))
  await phone.hasBallot('Budget 2027')
  await phone.cast('Yes')
  const receipt = await phone.isCounted()

  const choices = others.map((_, index): Choice | null => {
    if (index < SILENT) return null
    return index % 3 === 0 ? 'no' : 'yes'
  })
  people.cast(choices)
  await expect.poll(() => people.acknowledged(), { intervals: [5] }).toBeGreaterThan(20)
  await host.kill()
  const before = (await people.tell()).receipts

  // While it is gone everybody is told the truth.
  await expect(phone.page.getByText(/^No connection\./)).toBeVisible()
  await expect(phone.heading).toHaveText('Your ballot is counted')
  await late.cast('Abstain')
  await expect(late.heading).toHaveText('Your ballot waits on this device')
  await chair.isDisconnected()

  await host.start()
  await late.isCounted()
  await chair.isConnected()
  await expect(phone.page.getByText(/^No connection\./)).toBeHidden()
  expect(await phone.receipt()).toBe(receipt)
  const cast = choices.filter((choice) => choice !== null).length
  await expect.poll(() => people.acknowledged(), { timeout: 30_000 }).toBe(cast)

  const after = await people.tell()
  expect(after.refused).toEqual([])
  expect(after.receipts.filter((_, index) => before[index] !== null)).toEqual(
    before.filter((one) => one !== null),
  )
  await expect(chair.liveVote).toContainText(`${cast + 2} of ${voters.length}`)

  // Who voted what, in the host's own words, is what each of them cast.
  const ballots = await host.asChair(async (session) => {
    await session.command('close-vote', { vote })
    await session.command('publish-vote', { vote })
    const { ticket } = await session.command('export', { what: 'ballots', vote })
    return readTable(await session.download(ticket))
  })
  const expected = [
    [first.number, 'yes'],
    [second.number, 'abstention'],
    ...others.flatMap(({ number }, index) => (choices[index] ? [[number, choices[index]]] : [])),
  ]
  const counted = ballots.map((ballot) => [ballot['member_number'], ballot['Budget 2027']])
  expect(counted.toSorted()).toEqual(expected.toSorted())
})
