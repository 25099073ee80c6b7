/**
 * The third day of a congress: its file is opened, each screen of the console is gone to, the minutes are written, a result is
 * published and the speakers' list changes.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { asChair, type Chair } from '../command-line/chair.ts'
import { LAPTOP, noteWhenShown, numberFrom, openBrowser } from './browser.ts'
import { measurePhones, type PhoneBytes, type PhoneMeasures } from './day-phones.ts'
import { goThroughScreens, type ScreenTime } from './day-screens.ts'
import { longConvention, type LongConvention } from './long-convention.ts'
import type { Bar, BenchResult, Comparison, Row } from './result.ts'
import { serve } from './serve-process.ts'
import type { Setting } from './setting.ts'

/** The first time the browser and the system have not seen these files yet. */
const WARM_UPS = 1
/** Of all screens in a round: the first time there is nothing of them yet, the second time as a chair goes to and fro. */
const VISITS = 2

const OPEN_LIMIT_MS = 2_000
const SCREEN_LIMIT_MS = 200
const MINUTES_LIMIT_MS = 5_000
const RESULT_LIMIT_BYTES = 1_000
const SPEAKERS_LIMIT_BYTES = 300

/** The second row of the grid: the first is its head. */
const FIRST_ROW = '[role=grid] [role=row][aria-rowindex="2"]'

export type DayRound = {
  openMs: number
  markdownMs: number
  pdfMs: number
  /** Each visit. */
  screens: ScreenTime[]
} & PhoneMeasures

export async function benchDay({
  day: size,
  kept,
  rounds,
  execArgv,
  say,
}: Pick<Setting, 'day' | 'kept' | 'rounds' | 'execArgv' | 'say'>): Promise<BenchResult> {
  say(
    `a file of ${size.members.toLocaleString('en')} members, ${String(size.items)} items and ${String(size.votes)} votes`,
  )
  const kind = longConvention(kept, size)
  const folder = mkdtempSync(join(tmpdir(), 'plenum-day-'))
  const measured: DayRound[] = []
  const browser = await openBrowser()
  try {
    for (let round = 0; round < WARM_UPS + rounds; round++) {
      const file = join(folder, `${String(round)}.plenum`)
      copyFileSync(kind, file)
      measured.push(await live(browser, { file, execArgv, votes: size.votes }))
      rmSync(file)
      say(`day, round ${String(round + 1)} of ${String(WARM_UPS + rounds)}`)
    }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return resultOf(size, measured.slice(WARM_UPS))
}

type Day = { file: string; execArgv: readonly string[]; votes: number }

async function live(browser: Browser, { file, execArgv, votes }: Day): Promise<DayRound> {
  const host = await serve(file, execArgv)
  try {
    return await asChair({ file }, async (chair) => {
      // A draft that nobody has written yet; the screen then shows what is written.
      const markdownMs = await written(chair, 'markdown')
      const pdfMs = await written(chair, 'pdf')
      const screens = await visit(browser, host.consoleLink)
      // Each vote was debated on an item of its own, and the last debate goes on.
      const phones = await measurePhones(chair, { debateOn: votes + 1 })
      return { openMs: host.listensAt - host.startedAt, markdownMs, pdfMs, screens, ...phones }
    })
  } finally {
    await host.stop()
  }
}

/** From the chair's command until the file is there. */
async function written(chair: Chair, form: 'markdown' | 'pdf'): Promise<number> {
  const begun = performance.now()
  const { ticket } = await chair.command('export-minutes', { form, language: 'en', version: null })
  await chair.download(ticket)
  return performance.now() - begun
}

async function visit(browser: Browser, link: string): Promise<ScreenTime[]> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: LAPTOP })
  try {
    const page = await context.newPage()
    await page.addInitScript(noteWhenShown('row', FIRST_ROW))
    await page.goto(link, { waitUntil: 'commit' })
    await numberFrom(page, 'window.noted?.row')
    const times: ScreenTime[] = []
    for (let visits = 0; visits < VISITS; visits++) times.push(...(await goThroughScreens(page)))
    return times
  } finally {
    await context.close()
  }
}

type Size = Pick<LongConvention, 'members' | 'items' | 'motions' | 'votes' | 'ballots'>

export function resultOf(size: Size, rounds: readonly DayRound[]): BenchResult {
  const count = (number: number) => number.toLocaleString('en')
  const heading =
    `${count(size.members)} members, ${count(size.items)} items, ${count(size.motions)} motions, ` +
    `${count(size.votes)} closed votes of ${count(size.ballots)}`
  const results = rounds.map((round) => mostBytes(round.results))
  const speakers = rounds.map((round) => mostBytes(round.speakers))
  const bar = (measure: string, fields: Pick<Bar, 'unit' | 'rounds' | 'limit' | 'judgedBy'>): Bar => ({
    ...{ number: 15, measure, is: 'at most' },
    ...fields,
  })
  const time = { unit: 'milliseconds', judgedBy: 'median' } as const
  const bytes = { unit: 'bytes', judgedBy: 'every round' } as const
  return {
    bench: 'day',
    comparisons: [
      timesOf(heading, rounds),
      screensOf(rounds),
      bytesOf('A result is published: bytes to a phone', rounds, 'results'),
      bytesOf('The speakers’ list changes: bytes to a phone', rounds, 'speakers'),
    ],
    bars: [
      bar('until the convention’s host listens', {
        ...{ ...time, rounds: rounds.map(({ openMs }) => openMs), limit: OPEN_LIMIT_MS },
      }),
      bar('until the slowest screen is shown', {
        ...{ unit: 'milliseconds', judgedBy: 'every round', rounds: rounds.map(slowest) },
        limit: SCREEN_LIMIT_MS,
      }),
      bar('until minutes are written, Markdown and PDF', {
        ...{ ...time, rounds: rounds.map(({ markdownMs, pdfMs }) => markdownMs + pdfMs) },
        limit: MINUTES_LIMIT_MS,
      }),
      bar('to a phone for a published result', { ...bytes, rounds: results, limit: RESULT_LIMIT_BYTES }),
      bar('to a phone for a change of the speakers’ list', {
        ...{ ...bytes, rounds: speakers, limit: SPEAKERS_LIMIT_BYTES },
      }),
    ],
  }
}

const slowest = ({ screens }: DayRound): number => Math.max(...screens.map(({ ms }) => ms))
const mostBytes = (list: readonly PhoneBytes[]): number => Math.max(...list.map(({ bytes }) => bytes))

const row = (title: string, values: readonly number[], key: string, note = ''): Row => ({
  title,
  rounds: { [key]: [...values] },
  note,
})

const timesOf = (heading: string, rounds: readonly DayRound[]): Comparison => ({
  heading,
  measures: [{ key: 'time', title: 'time', unit: 'milliseconds' }],
  reference: row(
    'the host listens',
    rounds.map(({ openMs }) => openMs),
    'time',
  ),
  others: [
    row(
      'minutes: a draft, as Markdown',
      rounds.map(({ markdownMs }) => markdownMs),
      'time',
    ),
    row(
      'minutes: its PDF',
      rounds.map(({ pdfMs }) => pdfMs),
      'time',
    ),
  ],
})

/** Of each screen, of each round, the slower visit. */
function screensOf(rounds: readonly DayRound[]): Comparison {
  const names = [...new Set(rounds.flatMap(({ screens }) => screens.map(({ screen }) => screen)))]
  const slower = (name: string) =>
    rounds.map(({ screens }) =>
      Math.max(...screens.flatMap(({ screen, ms }) => (screen === name ? [ms] : []))),
    )
  return {
    heading: 'Going to a screen, until its content is shown',
    measures: [{ key: 'time', title: 'the slower of two visits', unit: 'milliseconds' }],
    reference: row('the slowest', rounds.map(slowest), 'time'),
    others: names.map((name) => row(name, slower(name), 'time')),
  }
}

/** What is done several times in a round: the most. */
function bytesOf(heading: string, rounds: readonly DayRound[], kind: 'results' | 'speakers'): Comparison {
  const names = [...new Set(rounds.flatMap((round) => round[kind].map(({ what }) => what)))]
  const most = (name: string) =>
    rounds.map((round) => mostBytes(round[kind].filter(({ what }) => what === name)))
  return {
    heading,
    measures: [{ key: 'bytes', title: 'at most', unit: 'bytes' }],
    reference: row(
      'the most',
      rounds.map((round) => mostBytes(round[kind])),
      'bytes',
    ),
    others: names.map((name) => row(name, most(name), 'bytes')),
  }
}
