import { untrueBallots, untrueCounts, type Outage } from './untruths.ts'
import type { Choice } from '../server/protocol/messages.ts'
import { expect, test } from './fixtures.ts'
import { FileWatch } from './file-watch.ts'
import { mayVote } from './member-list.ts'
import { turnoutOnConsole } from './pages/console.ts'
import { ballotOnPhone } from './pages/phone.ts'
import { turnoutInHall } from './pages/projector.ts'
import { openVote, prepareConvention, type Access } from './prepare.ts'

test.use({ isWitnessed: true })

/** Enough that ballots are under way when the host dies. */
const MEMBERS = 150
/** Of those without a browser; the rest does not vote. */
const VOTERS = 120

const choices: readonly (Choice | null)[] = Array.from({ length: MEMBERS }, (_, index) =>
  index >= VOTERS ? null : index % 3 === 0 ? 'no' : 'yes',
)

/** In the order of the list: three with a browser, and the others. */
function cast(accesses: readonly Access[]) {
  const voters = accesses.filter(mayVote)
  const [first, second, third, ...others] = voters
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few members')
  return { first, second, third, others, register: voters.length }
}

test('a crash in an open vote: phone, console and hall say what is so at every moment', async ({
  host,
  chair,
  projector,
  member,
  memberBehind,
  wire,
  crowd,
  witness,
}) => {
  const { first, second, third, others, register } = cast(await prepareConvention(host, { members: MEMBERS }))
  const hall = await projector()
  const early = await member(first)
  const interrupted = await memberBehind(wire, second)
  const late = await member(third)
  const people = await crowd(others)
  const vote = await host.asChair((session) => openVote(session))
  await chair.go('Votes')
  const file = new FileWatch(host.file, vote)
  await hall.showsOpen('Budget 2027')
  await early.cast('Yes')
  const receipt = await early.isCounted()
  await interrupted.hasBallot('Budget 2027')
  await late.hasBallot('Budget 2027')

  people.cast(choices)
  wire.loseAnswers()
  await interrupted.cast('No')
  await expect(interrupted.heading).toHaveText('Your ballot is on its way …')
  await expect.poll(() => people.acknowledged(), { intervals: [5] }).toBeGreaterThan(20)
  const from = Date.now()
  await host.kill()

  await expect(early.trouble).toHaveText(/^No connection\. .* As of [\d:]+\.$/)
  await expect(early.heading).toHaveText('Your ballot is counted')
  await expect(interrupted.heading).toHaveText('Not confirmed yet')
  await late.cast('Abstain')
  await expect(late.heading).toHaveText('Your ballot waits on this device')
  await chair.isDisconnected()
  await hall.isLost()

  await host.start()
  const outages: Outage[] = [{ from, to: Date.now() }]
  const receipts = [receipt, await interrupted.isCounted(), await late.isCounted()]
  await chair.isConnected()
  await expect(early.trouble).toBeHidden()
  expect(await early.receipt()).toBe(receipt)
  await expect.poll(() => people.acknowledged()).toBe(VOTERS)
  await chair.votes.showsTurnout(VOTERS + 3, register)
  await hall.showsTurnout(VOTERS + 3, register)

  file.end()
  const end = Date.now()
  const untrue = await Promise.all([
    ...[early, interrupted, late].map(async ({ page }, index) =>
      untrueBallots(await witness.saw(page), ballotOnPhone, {
        file,
        end,
        outages,
        receipt: receipts[index] ?? null,
      }),
    ),
    witness
      .saw(chair.page)
      .then((saw) => untrueCounts(saw, turnoutOnConsole(register), { file, end, outages })),
    witness.saw(hall.page).then((saw) => untrueCounts(saw, turnoutInHall(register), { file, end, outages })),
  ])
  expect(untrue).toEqual([[], [], [], [], []])
})
