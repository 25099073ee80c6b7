/** A member opens the personal link on a slow phone and a slow network while a vote is open: until there is a ballot to mark. */
import { devices, type Browser, type BrowserContext, type CDPSession } from '@playwright/test'
import { asChair } from '../command-line/chair.ts'
import { issueAccess } from '../rehearsal/fill-convention.ts'
import { noteWhenShown, numberFrom, openBrowser } from './browser.ts'
import { benchVote } from './convention.ts'
import { orderOf } from './ratios.ts'
import type { Bar, BenchResult, Row } from './result.ts'
import { serve, type Served } from './serve-process.ts'
import type { Setting } from './setting.ts'
import { openLine, type Line } from './slow-line.ts'

const MEMBERS = 100
const CPU_SLOWDOWN = 4
/** The first time the browser has not translated the page yet, as a member's phone has not; but neither has it drawn anything. */
const WARM_UPS = 1

const LIMITS = { bytes: 25_000, requests: 4, milliseconds: 1_500 }

/** `latency` from a request's end to its answer's beginning, in milliseconds; bytes a second. */
type Network = { title: string; note: string } & (
  { by: 'emulation'; latency: number; down: number; up: number } | ({ by: 'line' } & Line)
)

const bits = (perSecond: number) => perSecond / 8

/** As Lighthouse and WebPageTest define it. */
const [ROUND_TRIP_MS, DOWN, UP] = [150, bits(1_638_400), bits(768_000)]

/** The first is what was promised. */
const NETWORKS: readonly Network[] = [
  {
    title: 'slow 4G, emulated',
    note: 'each request 150 ms, 1.6 Mbit/s',
    ...{ by: 'emulation', latency: ROUND_TRIP_MS, down: DOWN, up: UP },
  },
  {
    title: 'a line that slow',
    note: 'every packet, with TCP’s handshakes and slow start',
    ...{ by: 'line', roundTripMs: ROUND_TRIP_MS, down: DOWN, up: UP },
  },
  {
    title: 'DevTools’ preset of slow 4G',
    note: 'each request 562.5 ms, 1.5 Mbit/s',
    ...{ by: 'emulation', latency: 3.75 * ROUND_TRIP_MS, down: 0.9 * DOWN, up: 0.9 * UP },
  },
]

const USABLE = 'input[type=radio]:enabled'

type Link = { url: string; secret: string }

type Load = { usable: number; bytes: number; requests: number }

export async function benchPhonePage({
  convention,
  rounds,
  execArgv,
  say,
}: Pick<Setting, 'convention' | 'rounds' | 'execArgv' | 'say'>): Promise<BenchResult> {
  const loads = new Map<Network, Load[]>(NETWORKS.map((network) => [network, []]))
  const host = await serve((await convention(MEMBERS)).copy(), execArgv)
  const browser = await openBrowser()
  try {
    const secrets = await openedVote(host)
    for (let round = 0; round < WARM_UPS + rounds; round++) {
      for (const network of orderOf(NETWORKS, round)) {
        const load = await loadPage(browser, { url: host.url, secret: secrets.pop() ?? '' }, network)
        if (round >= WARM_UPS) loads.get(network)?.push(load)
      }
      say(`phone-page, round ${String(round + 1)} of ${String(WARM_UPS + rounds)}`)
    }
  } finally {
    await browser.close()
    await host.stop()
  }
  return resultOf(
    NETWORKS.map(({ title, note }, index) => ({ title, note, loads: [...loads.values()][index] ?? [] })),
  )
}

/** What is on the members' cards, when the ballot is open. */
function openedVote({ url, key }: Served): Promise<string[]> {
  return asChair({ url, key }, async (chair) => {
    const accesses = await issueAccess(chair)
    const { vote } = await chair.command('prepare-vote', benchVote)
    await chair.command('open-vote', { vote })
    return [...accesses.values()].map(({ secret }) => secret)
  })
}

/** A new profile each time: nothing is cached. */
async function loadPage(browser: Browser, { url, secret }: Link, network: Network): Promise<Load> {
  const line = network.by === 'line' ? await openLine(url, network) : null
  const context = await browser.newContext({
    ...devices['Pixel 7'],
    viewport: { width: 360, height: 640 },
    locale: 'en-GB',
  })
  try {
    return await loadIn(context, `${line?.url ?? url}/#${secret}`, network)
  } finally {
    await context.close()
    line?.close()
  }
}

async function loadIn(context: BrowserContext, link: string, network: Network): Promise<Load> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  if (network.by === 'emulation')
    await devtools.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: network.latency },
      ...{ downloadThroughput: network.down, uploadThroughput: network.up },
    })
  const traffic = count(devtools)
  await page.addInitScript(noteWhenShown('ballot', USABLE))
  await page.goto(link, { waitUntil: 'networkidle' })
  const usable = await numberFrom(page, 'window.noted?.ballot - performance.timeOrigin || null')
  const choice = page.getByRole('radio').first()
  await choice.check()
  if (!(await choice.isChecked())) throw new Error('the ballot stands there and cannot be marked')
  return { usable, ...traffic() }
}

/** On the wire, headers and all, whatever it is. */
function count(devtools: CDPSession): () => { bytes: number; requests: number } {
  let [bytes, requests] = [0, 0]
  devtools.on('Network.responseReceived', () => requests++)
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  return () => ({ bytes, requests })
}

type Loaded = { title: string; note: string; loads: readonly Load[] }

/** The first is what was promised. */
export function resultOf(loaded: readonly Loaded[]): BenchResult {
  const [promised, ...others] = loaded
  if (promised === undefined) throw new RangeError('nothing was loaded')
  const rowOf = ({ title, note, loads }: Loaded): Row => ({
    title,
    note,
    rounds: {
      usable: loads.map(({ usable }) => usable),
      bytes: loads.map(({ bytes }) => bytes),
      requests: loads.map(({ requests }) => requests),
    },
  })
  const bar = (measure: string, unit: Bar['unit'], of: keyof Load, limit: number): Bar => ({
    number: 11,
    measure,
    unit,
    rounds: promised.loads.map((load) => load[of]),
    limit,
    is: 'at most',
    judgedBy: 'median',
  })
  return {
    bench: 'phone-page',
    comparisons: [
      {
        heading: `A phone with a CPU ${String(CPU_SLOWDOWN)} times slower opens its link while a vote is open`,
        measures: [
          { key: 'usable', title: 'until the ballot can be marked', unit: 'milliseconds' },
          { key: 'bytes', title: 'loaded', unit: 'bytes' },
          { key: 'requests', title: 'requests', unit: 'count' },
        ],
        reference: rowOf(promised),
        others: others.map(rowOf),
      },
    ],
    bars: [
      bar('the phone page’s compressed bytes', 'bytes', 'bytes', LIMITS.bytes),
      bar('its requests', 'count', 'requests', LIMITS.requests),
      bar('a usable ballot at slow 4G', 'milliseconds', 'usable', LIMITS.milliseconds),
    ],
  }
}
