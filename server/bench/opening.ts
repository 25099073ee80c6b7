/** The morning of the third day: from starting the host on a full file until the chair sees the first row of the list. */
import type { Browser } from '@playwright/test'
import { LAPTOP, noteWhenShown, numberFrom, openBrowser } from './browser.ts'
import { longConvention, type LongConvention } from './long-convention.ts'
import type { BenchResult, Row } from './result.ts'
import { serve } from './serve-process.ts'
import type { Setting } from './setting.ts'

/** The first time the browser and the system have not seen these files yet. */
const WARM_UPS = 1

const LIMIT_MS = 1_500

/** The second row of the grid: the first is its head. */
const FIRST_ROW = '[role=grid] [role=row][aria-rowindex="2"]'
const PAGE_READY = `(() => {
  const [page] = performance.getEntriesByType('navigation')
  return page?.domContentLoadedEventEnd > 0 ? performance.timeOrigin + page.domContentLoadedEventEnd : null
})()`

/** Milliseconds, one after the other. */
type Opening = { process: number; file: number; page: number; row: number }

export async function benchOpening({
  opening: size,
  kept,
  rounds,
  execArgv,
  say,
}: Pick<Setting, 'opening' | 'kept' | 'rounds' | 'execArgv' | 'say'>): Promise<BenchResult> {
  say(`a file of ${size.members.toLocaleString('en')} members and ${String(size.votes)} closed votes`)
  const file = longConvention(kept, size)
  const measured: Opening[] = []
  const browser = await openBrowser()
  try {
    for (let round = 0; round < WARM_UPS + rounds; round++) {
      measured.push(await open(browser, file, execArgv))
      say(`opening, round ${String(round + 1)} of ${String(WARM_UPS + rounds)}`)
    }
  } finally {
    await browser.close()
  }
  return resultOf(size, measured.slice(WARM_UPS))
}

/** The browser runs already, as the desktop app's does when it starts its host. */
async function open(browser: Browser, file: string, execArgv: readonly string[]): Promise<Opening> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: LAPTOP })
  try {
    const page = await context.newPage()
    await page.addInitScript(noteWhenShown('row', FIRST_ROW))
    const host = await serve(file, execArgv)
    try {
      await page.goto(host.consoleLink, { waitUntil: 'commit' })
      const rowAt = await numberFrom(page, 'window.noted?.row')
      const pageAt = await numberFrom(page, PAGE_READY)
      const { startedAt, listensAt, openMs } = host
      return {
        process: listensAt - startedAt - openMs,
        file: openMs,
        page: pageAt - listensAt,
        row: rowAt - pageAt,
      }
    } finally {
      await host.stop()
    }
  } finally {
    await context.close()
  }
}

export function resultOf(
  { members, votes, ballots }: Pick<LongConvention, 'members' | 'votes' | 'ballots'>,
  openings: readonly Opening[],
): BenchResult {
  const whole = openings.map(({ process, file, page, row }) => process + file + page + row)
  const part = (title: string, key: keyof Opening): Row => ({
    title,
    rounds: { time: openings.map((opening) => opening[key]) },
    note: '',
  })
  return {
    bench: 'opening',
    comparisons: [
      {
        heading: `A file of ${members.toLocaleString('en')} members and ${String(votes)} closed votes with ${ballots.toLocaleString('en')} ballots each is opened`,
        measures: [{ key: 'time', title: 'time', unit: 'milliseconds' }],
        reference: { title: 'the first row is shown', rounds: { time: whole }, note: '' },
        others: [
          part('process and program', 'process'),
          part('file checked, proven, replayed', 'file'),
          part('page loaded', 'page'),
          part('signed in, first rows, drawn', 'row'),
        ],
      },
    ],
    bars: [
      {
        number: 12,
        measure: 'until the first console row is shown',
        unit: 'milliseconds',
        rounds: whole,
        limit: LIMIT_MS,
        is: 'at most',
        judgedBy: 'median',
      },
    ],
  }
}
