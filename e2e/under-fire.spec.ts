/** What browsers still do while others do their worst. PLENUM_E2E=full tells these: they need the machine for themselves. */
import process from 'node:process'
import { Child } from '../server/bench/calls.ts'
import type { AttackCalls } from '../server/promises/attackers.ts'
import { expect, test } from './fixtures.ts'
import { mayVote } from './member-list.ts'
import { openVote, prepareConvention } from './prepare.ts'

test.skip(process.env['PLENUM_E2E'] !== 'full', 'PLENUM_E2E=full looks at browsers under fire, too')

const secretOf = ({ link }: { link: string }) => link.split('#')[1] ?? ''

/** What a story measures stands in its report; the bounds are far above, because a busy machine is no fault. */
const note = (type: string, milliseconds: number) =>
  test.info().annotations.push({ type, description: `${Math.round(milliseconds)} ms` })

const ATTACKERS = 10
const STALLED = 10
const HONEST = 3
const FRAMES = 3_000
const ACKNOWLEDGED_MS = 3_000

test('a flood of hostile clients: honest phones vote, and console and hall follow', async ({
  host,
  chair,
  projector,
  member,
}) => {
  const accesses = (await prepareConvention(host, { members: 40 })).filter(mayVote)
  const hall = await projector()
  const phones = await Promise.all(accesses.slice(0, HONEST).map(member))
  for (const phone of phones) await phone.isWaiting()
  const others = accesses.slice(HONEST).map(secretOf)

  const attack = new Child<AttackCalls>('../promises/attackers.ts')
  await attack.ask('begin', {
    url: host.url,
    seed: 'browsers',
    frames: FRAMES,
    fuzzers: others.slice(0, ATTACKERS),
    stalled: others.slice(ATTACKERS, ATTACKERS + STALLED),
  })
  await expect.poll(async () => (await attack.ask('reception', null)).frames).toBeGreaterThan(100)

  await host.asChair((session) => openVote(session))
  await chair.go('Votes')
  let slowest = 0
  for (const phone of phones) {
    await phone.hasBallot('Budget 2027')
    const pressed = Date.now()
    await phone.cast('Yes')
    await phone.isCounted()
    slowest = Math.max(slowest, Date.now() - pressed)
  }
  await chair.votes.showsTurnout(HONEST, accesses.length)
  await hall.showsTurnout(HONEST, accesses.length)
  const { frames, breaches } = await attack.ask('reception', null)
  await attack.stop()
  expect(breaches).toEqual([])
  expect(frames).toBeGreaterThan(100)
  await chair.isConnected()
  note('from choosing to «counted», the slowest, under attack', slowest)
  expect(slowest).toBeLessThan(ACKNOWLEDGED_MS)
})

const MEMBERS = 3_000
const CHANGES_AT_ONCE = 250
const EACH_MS = 250
const ANSWERED_MS = 500

/** Of everything that is pressed from now on: how long until the page has answered and painted, as the browser measures it. */
const MEASURE = `window.answers = []
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.interactionId > 0) window.answers.push(entry.duration)
}).observe({ type: 'event', durationThreshold: 16 })`

test('a console under 1,000 changes a second answers who presses something', async ({ host, chair }) => {
  await prepareConvention(host, { members: MEMBERS, present: 0, access: 1 })
  await chair.participants.hasRows(MEMBERS)
  const { page } = chair
  await page.evaluate(MEASURE)
  await host.asChair(async (session) => {
    const ids = (await session.roster()).entries.map(({ id }) => id)
    let turn = 0
    const change = () => {
      const from = (turn * CHANGES_AT_ONCE) % MEMBERS
      const act = Math.floor((turn * CHANGES_AT_ONCE) / MEMBERS) % 2 === 0 ? 'check-in' : 'check-out'
      turn++
      return session.command(act, { members: ids.slice(from, from + CHANGES_AT_ONCE) })
    }
    const churn = setInterval(() => void change(), EACH_MS)
    await expect.poll(() => turn).toBeGreaterThan(4)
    for (const screen of ['Votes', 'Health', 'Participants', 'Journal', 'Participants'] as const)
      await chair.go(screen)
    await chair.participants.search('Sö')
    await chair.participants.search('')
    for (const place of [1, 2, 3]) await chair.participants.at(place).click()
    await page.keyboard.press('Escape')
    await chair.go('Votes')
    clearInterval(churn)
    await change()
    const present = (await session.roster()).counts.present
    await expect(chair.figure('present')).toHaveText(new Intl.NumberFormat('en-GB').format(present))
  })
  const answers = await page.evaluate<number[]>('window.answers')
  expect(answers.length).toBeGreaterThan(5)
  const slowest = Math.max(...answers)
  note('from pressing to painted, the slowest of a console under 1,000 changes a second', slowest)
  expect(slowest).toBeLessThan(ANSWERED_MS)
})
