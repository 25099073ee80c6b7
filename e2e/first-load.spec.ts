import { expect, SCREENS, test } from './fixtures.ts'
import { prepareConvention } from './prepare.ts'

/** What 5,000 phones in one hall can load within seconds; member-web/vite.config.ts says the same of the build. */
const BUDGET = { requests: 4, bytes: 25_000 }

test('a phone’s first load keeps to its budget and talks to nobody but the host', async ({
  host,
  browse,
}) => {
  const [access] = await prepareConvention(host, { members: 1 })
  const page = await (await browse({ viewport: SCREENS.phone })).newPage()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  const loaded = new Map<string, { url: string; bytes: number }>()
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    loaded.set(requestId, { url: response.url, bytes: 0 })
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const response = loaded.get(requestId)
    if (response !== undefined) response.bytes = encodedDataLength
  })

  await page.goto(access?.link ?? '', { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No vote is open right now')

  const responses = [...loaded.values()]
  expect(responses.map(({ url }) => new URL(url).origin)).toEqual(responses.map(() => host.url))
  expect(responses.length).toBeGreaterThan(1)
  expect(responses.length).toBeLessThanOrEqual(BUDGET.requests)
  // On the wire, with headers.
  expect(responses.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(BUDGET.bytes)
})
