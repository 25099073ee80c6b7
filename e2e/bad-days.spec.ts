import type { Choice } from '../server/protocol/papers.ts'
import { expect, test } from './fixtures.ts'
import { FileWatch } from './file-watch.ts'
import { mayVote } from './member-list.ts'
import { turnoutOnConsole, type ConsolePage } from './pages/console.ts'
import { ballotOnPhone, type Phone } from './pages/phone.ts'
import { turnoutInHall, type Projector } from './pages/projector.ts'
import { fillDisk, openVote, prepareConvention, type Access } from './prepare.ts'
import { untrueBallots, untrueCounts, type Happened } from './untruths.ts'
import type { Witness } from './witness.ts'

test.use({ isWitnessed: true })

/** Enough that ballots are under way when the host dies. */
const MEMBERS = 150
/** Of those without a browser; the rest does not vote. */
const VOTERS = 120

const choices: readonly (Choice | null)[] = Array.from({ length: MEMBERS }, (_, index) =>
  index >= VOTERS ? null : index % 3 === 0 ? 'no' : 'yes',
)

/** Six stand in the list, and five may vote: no number on a screen is taken for the other. */
const FEW = { members: 6, present: 5 }

type Watched = {
  witness: Witness
  file: FileWatch
  outages: Happened['outages']
  /** How many may vote. */
  register: number
  chair: ConsolePage
  hall: Projector
}

/** Everything that stood on these pages until now; each phone with the receipt that it got in the end. */
async function allWasTrue(
  { witness, file, outages, register, chair, hall }: Watched,
  phones: readonly (readonly [Phone, string | null])[],
): Promise<void> {
  file.end()
  const happened = { file, outages, end: Date.now() }
  const untrue = [
    untrueCounts(await witness.saw(chair.page), turnoutOnConsole(register), happened),
    untrueCounts(await witness.saw(hall.page), turnoutInHall(register), happened),
  ]
  for (const [{ page }, receipt] of phones)
    untrue.push(untrueBallots(await witness.saw(page), ballotOnPhone, { ...happened, receipt }))
  expect(untrue.flat(), 'what was said and was not so').toEqual([])
}

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
  const outages = [{ from, to: Date.now() }]
  const receipts = [receipt, await interrupted.isCounted(), await late.isCounted()] as const
  await chair.isConnected()
  await expect(early.trouble).toBeHidden()
  expect(await early.receipt()).toBe(receipt)
  await expect.poll(() => people.acknowledged()).toBe(VOTERS)
  await chair.votes.showsTurnout(VOTERS + 3, register)
  await hall.showsTurnout(VOTERS + 3, register)

  await allWasTrue({ witness, file, outages, register, chair, hall }, [
    [early, receipts[0]],
    [interrupted, receipts[1]],
    [late, receipts[2]],
  ])
})

test('a restart on purpose: everybody is told, waits for their turn, and is back', async ({
  host,
  chair,
  projector,
  member,
  witness,
}) => {
  const { first, second } = cast(await prepareConvention(host, FEW))
  const register = FEW.present
  const hall = await projector()
  const early = await member(first)
  const late = await member(second)
  const vote = await host.asChair((session) => openVote(session, { durationSeconds: 600 }))
  await chair.go('Votes')
  const file = new FileWatch(host.file, vote)
  await early.cast('Yes')
  const receipt = await early.isCounted()
  await late.hasBallot('Budget 2027')
  await hall.showsTurnout(1, register)
  await chair.votes.showsTurnout(1, register)

  const pressed = [chair.votes.button('Close and count'), chair.votes.button(/^\+ 1 min/), late.choices]
  // In whole pixels: what a browser rounds otherwise under other words nobody sees.
  const places = async () => {
    const boxes = await Promise.all(pressed.map((control) => control.boundingBox()))
    return boxes.map((box) => box && { x: Math.floor(box.x), y: Math.floor(box.y) })
  }
  const before = await places()

  const from = Date.now()
  await host.stop()
  // A host that takes longer than the time in which it wanted everybody back is a lost one again.
  for (const [{ page }, words] of [
    [early, /The server is restarting\. This goes on by itself in a moment\. As of [\d:]+\./],
    [late, /The server is restarting\. This goes on by itself in a moment\. As of [\d:]+\./],
    [chair, /The host is restarting and comes back by itself\. As of [\d:]+\./],
  ] as const)
    await expect.poll(async () => (await witness.saw(page)).some(({ text }) => words.test(text))).toBe(true)
  await hall.isLost()
  // Nobody shows a time left that may have been changed meanwhile.
  await expect(chair.page.getByText('unknown while there is no connection')).toBeVisible()
  for (const { page } of [early, late, hall]) await expect(page.getByText(/\bleft$/)).toBeHidden()
  expect(await places(), 'what is about to be pressed stays where it is').toEqual(before)
  await late.cast('No')
  await expect(late.heading).toHaveText('Your ballot waits on this device')

  await host.start()
  const outages = [{ from, to: Date.now() }]
  const lateReceipt = await late.isCounted()
  await chair.isConnected()
  await expect(early.trouble).toBeHidden()
  expect(await early.receipt()).toBe(receipt)
  await chair.votes.showsTurnout(2, register)
  await hall.showsTurnout(2, register)
  await allWasTrue({ witness, file, outages, register, chair, hall }, [
    [early, receipt],
    [late, lateReceipt],
  ])
})

test.describe('on a small disk', () => {
  test.use({ diskMegabytes: 4 })

  test('a full disk: nobody is told that a ballot counts, the chair is told why, and it goes on when there is room', async ({
    host,
    disk,
    chair,
    projector,
    member,
    witness,
  }) => {
    if (disk === null) {
      test.skip(true, 'a small disk can be mounted only by the administrator of a Linux machine')
      return
    }
    const { first, second } = cast(await prepareConvention(host, FEW))
    const register = FEW.present
    const hall = await projector()
    const early = await member(first)
    const late = await member(second)
    const vote = await host.asChair((session) => openVote(session))
    await chair.go('Health')
    await early.cast('Yes')
    const receipt = await early.isCounted()
    await late.hasBallot('Budget 2027')

    const makeRoom = await fillDisk(host, disk)
    const file = new FileWatch(host.file, vote)
    await late.cast('No')
    await expect(late.heading).toHaveText('Your ballot is not counted yet')
    await expect(late.page.getByText('The server cannot save at the moment.')).toHaveText(
      'The server cannot save at the moment. Your ballot is kept on this device and sent again by itself.',
    )
    await expect(early.heading).toHaveText('Your ballot is counted')
    await expect(chair.trouble).toHaveText(
      'The host cannot save: the disk is full. Voting is paused until it can.',
    )
    await expect(chair.page.getByText('What was acknowledged is on the disk.')).toBeVisible()
    await expect(chair.page.getByText('Make room on the disk')).toBeVisible()
    expect((await fetch(`${host.url}/health`)).status).toBe(503)
    await hall.showsTurnout(1, register)

    makeRoom()
    const lateReceipt = await late.isCounted()
    await expect(chair.trouble).toBeHidden()
    await expect(chair.page.getByText('Make room on the disk')).toBeHidden()
    expect((await fetch(`${host.url}/health`)).status).toBe(200)
    await chair.go('Votes')
    await chair.votes.showsTurnout(2, register)
    await hall.showsTurnout(2, register)
    await allWasTrue({ witness, file, outages: [], register, chair, hall }, [
      [early, receipt],
      [late, lateReceipt],
    ])
  })
})

test('the last backup instead of the file: whose ballot it lacks is told so and may vote again', async ({
  host,
  chair,
  projector,
  member,
}) => {
  const { first, second, third } = cast(await prepareConvention(host, FEW))
  const register = FEW.present
  const hall = await projector()
  const saved = await member(first)
  const lost = await member(second)
  const silent = await member(third)
  const vote = await host.asChair((session) => openVote(session))
  await chair.go('Votes')
  await saved.cast('Yes')
  const receipt = await saved.isCounted()
  const { name } = await host.asChair((session) => session.command('backup', {}))
  await lost.cast('No')
  const worthless = await lost.isCounted()
  await silent.hasBallot('Budget 2027')
  for (const screen of [chair.votes, hall]) await screen.showsTurnout(2, register)

  await host.kill()
  host.goBackTo(name)
  await host.start()
  const file = new FileWatch(host.file, vote)
  await expect(lost.page.getByRole('alert').filter({ hasText: worthless })).toHaveText(
    `Your ballot is no longer recorded. The server was set back to a time before your ballot. Receipt ${worthless} no longer counts. Please vote again.`,
  )
  for (const phone of [saved, lost, silent]) await expect(phone.trouble).toBeHidden()
  await expect(silent.heading).toHaveText('Budget 2027')
  expect(await saved.isCounted()).toBe(receipt)
  await chair.isConnected()
  for (const screen of [chair.votes, hall]) await screen.showsTurnout(1, register)

  await lost.cast('Yes')
  const anew = await lost.isCounted()
  for (const screen of [chair.votes, hall]) await screen.showsTurnout(2, register)
  file.end()
  expect(file.atLeast(Date.now())).toEqual(new Set([receipt, anew]))
})
