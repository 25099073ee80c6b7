import { expect, test } from 'vitest'
import { asChair } from '../command-line/chair.ts'
import { someMembers } from '../testing/builders.ts'
import { startTestHost } from '../testing/host.ts'
import { startCrowds } from './crowds.ts'
import { importMembers, issueAccess } from './fill-convention.ts'

test('a crowd of several processes is one to who looks at it', { timeout: 30_000 }, async () => {
  const { host } = await startTestHost()
  const own = () => ({ url: host.url, key: host.makeConsoleKey() })
  const accesses = await asChair(own(), async (chair) => {
    await importMembers(chair, someMembers(10), 'en')
    return issueAccess(chair)
  })
  const crowds = await startCrowds({ url: host.url, accesses: [...accesses.values()], seed: 'hall' }, 4)
  const { inTime, statistics } = await crowds.signIn({ overSeconds: 0.2 })
  expect([crowds.processes, inTime, statistics.members]).toEqual([3, true, 10])
  expect(statistics.where).toEqual({ absent: 0, arriving: 0, live: 10, away: 0, ended: 0 })
  expect(statistics.signIn.count).toBe(10)
  await crowds.stop()
  await expect(crowds.statistics()).rejects.toThrow('ended')
})
