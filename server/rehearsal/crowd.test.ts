import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { asChair, type Chair } from '../command-line/chair.ts'
import { startHost } from '../host.ts'
import type { Choice } from '../protocol/papers.ts'
import { aDraft, someMembers } from '../testing/builders.ts'
import { startCrowd, type CrowdOptions } from './crowd.ts'
import { importMembers, issueAccess } from './fill-convention.ts'
import { ballotPlan } from './plan.ts'
import type { CrowdStatistics } from './statistics.ts'

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A real host with this many members, all present, in a file that is gone after the test. */
async function hall(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-crowd-'))
  ends.push(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'hall.plenum')
  const started = await startHost({
    file,
    port: 0,
    host: '127.0.0.1',
    staticFolder: folder,
    log: () => undefined,
  })
  if (!started.ok) throw new Error(started.why)
  const { host } = started
  ends.push(() => host.stop())
  const asChairHere = <T>(act: (chair: Chair) => Promise<T>) =>
    asChair({ url: host.url, key: host.makeConsoleKey() }, act)
  const accesses = await asChairHere(async (chair) => {
    await importMembers(chair, someMembers(count, { weight: '1.5' }), 'en')
    await chair.command('check-in', { members: 'all' })
    return [...(await issueAccess(chair)).values()]
  })
  const gather = async (options: Partial<CrowdOptions> = {}) => {
    const crowd = await startCrowd({ url: host.url, accesses, seed: 'hall', ...options })
    ends.push(() => crowd.stop())
    return crowd
  }
  return { host, asChairHere, gather }
}

/** What a host that never says anything would not let happen; the statistics come from another process. */
async function until(
  read: () => Promise<CrowdStatistics>,
  isReached: (statistics: CrowdStatistics) => boolean,
) {
  for (;;) {
    const statistics = await read()
    if (isReached(statistics)) return statistics
  }
}

// Real processes and real back-off: on a machine that does other things too a test takes seconds.
describe('a crowd', { timeout: 60_000 }, () => {
  test('signs in and votes, and its own count is the result', async () => {
    const { asChairHere, gather } = await hall(40)
    const crowd = await gather()
    const arrived = await crowd.signIn({ overSeconds: 0.1 })
    expect(arrived.inTime).toBe(true)
    expect(arrived.statistics.where).toEqual({ absent: 0, arriving: 0, live: 40, away: 0, ended: 0 })
    expect(arrived.statistics.signIn.count).toBe(40)

    await asChairHere(async (chair) => {
      const { vote } = await chair.command('prepare-vote', aDraft())
      await chair.command('open-vote', { vote })
      const habits = { turnout: 0.8, afterSeconds: [0, 0.2], choices: { yes: 3, no: 2, abstain: 1 } } as const
      const { inTime, statistics } = await crowd.vote({ vote, habits, withinSeconds: 20 })
      expect(inTime).toBe(true)
      const plans = Array.from({ length: 40 }, (_, member) => ballotPlan('hall', member, vote, habits))
      const planned = (choice: Choice) => plans.filter((plan) => plan?.choice === choice).length
      const persons = { yes: planned('yes'), no: planned('no'), abstain: planned('abstain') }
      const cast = persons.yes + persons.no + persons.abstain
      const weights = {
        yes: String(persons.yes * 1.5),
        no: String(persons.no * 1.5),
        abstain: String(persons.abstain * 1.5),
      }
      expect(statistics.votes).toEqual([{ vote, persons, weights, withheld: 40 - cast, refused: {} }])
      expect(statistics.ballot.count).toBe(cast)
      const { result } = await chair.command('close-vote', { vote })
      expect(result).toMatchObject({ registered: 40, cast, options: [weights] })
    })
  })

  test('is lost in every way, and comes back', async () => {
    const { gather } = await hall(30)
    const crowd = await gather({ roving: { everySeconds: 0.3, forSeconds: [0.05, 0.1] } })
    await crowd.signIn({ overSeconds: 0 })
    const read = async () => (await crowd.statistics()).statistics
    const all = await until(read, ({ absences }) => Object.values(absences).every((times) => times > 0))
    expect(all.endedWhy).toEqual({})
    await crowd.rove(null)
    const { where, endedWhy, comeback } = await until(read, ({ where }) => where.live === 30)
    expect({ where, endedWhy }).toEqual({
      where: { absent: 0, arriving: 0, live: 30, away: 0, ended: 0 },
      endedWhy: {},
    })
    expect(comeback.count).toBeGreaterThan(0)
  })

  test('votes in what opens, without being told', async () => {
    const { asChairHere, gather } = await hall(5)
    const crowd = await gather()
    await crowd.keepVoting({ turnout: 1, afterSeconds: [0, 0], choices: { yes: 1, no: 0, abstain: 0 } })
    await crowd.signIn({ overSeconds: 0 })
    await asChairHere(async (chair) => {
      const { vote } = await chair.command('prepare-vote', aDraft({ secrecy: 'named' }))
      await chair.command('open-vote', { vote })
      const { votes } = await until(
        async () => (await crowd.statistics()).statistics,
        ({ ballot }) => ballot.count === 5,
      )
      expect(votes).toEqual([
        {
          vote,
          persons: { yes: 5, no: 0, abstain: 0 },
          weights: { yes: '7.5', no: '0', abstain: '0' },
          withheld: 0,
          refused: {},
        },
      ])
    })
  })

  test('tells when it is not done in time, and why members are gone for good', async () => {
    const { host, gather } = await hall(3)
    const strangers = Array.from({ length: 2 }, () => ({ secret: 'A'.repeat(22), code: 'K7QF-2MXD-9RTA' }))
    const crowd = await gather({ accesses: strangers })
    const { inTime, statistics } = await crowd.signIn({ overSeconds: 0 })
    expect({ inTime, endedWhy: statistics.endedWhy }).toEqual({
      inTime: true,
      endedWhy: { 'unknown-link': 2 },
    })

    await host.stop()
    ends.splice(1, 1)
    const waiting = await gather()
    expect((await waiting.signIn({ overSeconds: 0, withinSeconds: 0 })).inTime).toBe(false)
  })

  test('after it has stopped, every order is refused', async () => {
    const { gather } = await hall(1)
    const crowd = await gather()
    await crowd.stop()
    await crowd.stop()
    await expect(crowd.statistics()).rejects.toThrow('the simulated members ended (0)')
  })
})
