/**
 * The chair's list in a real browser, on a real host: what its page works for each change of a row among few rows and among many,
 * and whether it scrolls smoothly while a thousand rows a second change.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import { asChair } from '../command-line/chair.ts'
import type { MemberId } from '../protocol/messages.ts'
import { seeded, type Random } from '../rehearsal/chance.ts'
import { LAPTOP, mainThread, numberFrom, openBrowser } from './browser.ts'
import { consoleResult, type Scrolled, type Work } from './console-result.ts'
import { NOTHING_DEALT_WITH } from './dealt-with.ts'
import { longConvention } from './long-convention.ts'
import { orderOf } from './ratios.ts'
import type { BenchResult } from './result.ts'
import { choose, every, turnRound, type Desk } from './row-changes.ts'
import { serve } from './serve-process.ts'
import type { Setting } from './setting.ts'

const WARM_UPS = 1
const SECONDS = 4
/** Until the last change was told and its cell has faded. */
const SETTLE_MS = 1_000

/** A batch a tick of the host: what changes twice in a tick is told once, so few rows cannot change more often. */
const TICK_MS = 250
const BATCH = 80
/** So many of a batch are among the rows in the document: as large a share as it is of a hundred. */
const DRAWN_OF_BATCH = 29

/** The rush: a thousand a second, anywhere in the list. */
const RUSH_MS = 50
const RUSH_BATCH = 50
const PIXELS_A_SECOND = 3_000

/** In the document, without the head. */
const ROWS = '[role=rowgroup] [role=row]'

/** Frames as the page itself sees them, from now on; rows in the document are counted now and then. A script, for the page. */
const WATCH_FRAMES = `{
  const watched = window.watched = { slowestMs: 0, longFrames: 0, longTasks: 0, frames: 0, rowsInDocument: 0, ends: false }
  const tasks = new PerformanceObserver((list) => { watched.longTasks += list.getEntries().length })
  tasks.observe({ type: 'longtask' })
  let before = performance.now()
  const look = (now) => {
    const took = now - before
    before = now
    watched.frames++
    if (took > 50) watched.longFrames++
    watched.slowestMs = Math.max(watched.slowestMs, took)
    if (watched.frames % 8 === 0) watched.rowsInDocument = Math.max(watched.rowsInDocument, document.querySelectorAll('${ROWS}').length)
    if (!watched.ends) requestAnimationFrame(look)
  }
  requestAnimationFrame((now) => { before = now; requestAnimationFrame(look) })
}`
const STOP_WATCHING = 'window.watched.ends = true; ({ ...window.watched })'

type Window = {
  page: Page
  devtools: CDPSession
  desk: Desk
  drawn: readonly MemberId[]
  others: readonly MemberId[]
  all: readonly MemberId[]
  /** Of rows, that the page was told of since it was opened. */
  changes: () => number
}

export async function benchConsole({
  listRows,
  kept,
  rounds,
  execArgv,
  say,
}: Pick<Setting, 'listRows' | 'kept' | 'rounds' | 'execArgv' | 'say'>): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-console-'))
  const [few, many]: [Work[], Work[]] = [[], []]
  const [calm, rush]: [Scrolled[], Scrolled[]] = [[], []]
  const random = seeded('console', 'changes')
  const opened = { folder, kept, execArgv }
  try {
    await inWindow({ ...opened, rows: listRows.few }, (small) =>
      inWindow({ ...opened, rows: listRows.many }, async (large) => {
        const sides = [
          async () => few.push(await work(small, random)),
          async () => many.push(await work(large, random)),
          async () => calm.push(await scroll(large)),
          async () => rush.push(await scrollInRush(large, random)),
        ]
        for (let round = 0; round < WARM_UPS + rounds; round++) {
          for (const side of orderOf(sides, round)) await side()
          say(`console, round ${String(round + 1)} of ${String(WARM_UPS + rounds)}`)
        }
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const counted = <Item>(items: readonly Item[]) => items.slice(WARM_UPS)
  return consoleResult(listRows, {
    few: counted(few),
    many: counted(many),
    calm: counted(calm),
    rush: counted(rush),
  })
}

/** A host, a browser of its own (a page behind another draws nothing) and a desk that makes the changes. */
async function inWindow<T>(
  {
    folder,
    kept,
    rows,
    execArgv,
  }: { folder: string; kept: string; rows: number; execArgv: readonly string[] },
  act: (window: Window) => Promise<T>,
): Promise<T> {
  const file = join(folder, `${String(rows)}.plenum`)
  copyFileSync(
    longConvention(kept, { ...NOTHING_DEALT_WITH, members: rows, present: 0, votes: 0, ballots: 0 }),
    file,
  )
  const host = await serve(file, execArgv)
  try {
    const browser = await openBrowser()
    try {
      const page = await browser.newPage({ locale: 'en-GB', viewport: LAPTOP })
      const devtools = await page.context().newCDPSession(page)
      // What the thread itself worked: on a busy machine a task's time is also that of others.
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
      const changes = await countChanges(devtools)
      await page.goto(host.consoleLink, { waitUntil: 'commit' })
      await numberFrom(
        page,
        `document.querySelector('[role=grid][aria-rowcount="${String(rows + 1)}"]') && 1`,
      )
      const drawn = await page.evaluate<number[]>(
        `[...document.querySelectorAll('${ROWS}')].map(({ id }) => Number(id.replace('member-', '')))`,
      )
      const all = Array.from({ length: rows }, (_, index) => index + 1)
      const others = all.filter((id) => !drawn.includes(id))
      return await asChair({ file }, async (chair) => {
        await chair.roster()
        return act({ page, devtools, desk: { chair, present: new Set() }, drawn, others, all, changes })
      })
    } finally {
      await browser.close()
    }
  } finally {
    await host.stop()
  }
}

async function countChanges(devtools: CDPSession): Promise<() => number> {
  let changes = 0
  devtools.on('Network.webSocketFrameReceived', ({ response: { payloadData } }) => {
    if (payloadData.startsWith('{"type":"update"')) changes += rowsIn(payloadData)
  })
  await devtools.send('Network.enable')
  return () => changes
}

function rowsIn(frame: string): number {
  const message: unknown = JSON.parse(frame)
  const hasRows = typeof message === 'object' && message !== null && 'rows' in message
  return hasRows && Array.isArray(message.rows) ? message.rows.length : 0
}

/** What the page's thread does for a thousand changes. */
async function work({ page, devtools, desk, drawn, others, changes }: Window, random: Random): Promise<Work> {
  await page.bringToFront()
  const [before, changesBefore] = [await mainThread(devtools), changes()]
  await every({ milliseconds: TICK_MS, forSeconds: SECONDS }, () =>
    turnRound(desk, [
      ...choose(drawn, DRAWN_OF_BATCH, random),
      ...choose(others, BATCH - DRAWN_OF_BATCH, random),
    ]),
  )
  await pause(SETTLE_MS)
  const after = await mainThread(devtools)
  const thousands = (changes() - changesBefore) / 1000
  return {
    task: (after.task - before.task) / thousands,
    script: (after.script - before.script) / thousands,
    layout: (after.layout + after.style - before.layout - before.style) / thousands,
  }
}

/** Down and up again, as fast as a thumb drags a list. */
async function scroll({ page, devtools }: Window): Promise<Scrolled> {
  await page.bringToFront()
  const before = await mainThread(devtools)
  await page.evaluate(WATCH_FRAMES)
  for (const direction of [-1, 1])
    await devtools.send('Input.synthesizeScrollGesture', {
      x: LAPTOP.width / 2,
      y: LAPTOP.height / 2,
      yDistance: (direction * PIXELS_A_SECOND * SECONDS) / 2,
      speed: PIXELS_A_SECOND,
      gestureSourceType: 'mouse',
      preventFling: true,
    })
  const watched = await page.evaluate<Omit<Scrolled, 'workMs'>>(STOP_WATCHING)
  const after = await mainThread(devtools)
  return { ...watched, workMs: (after.task - before.task) / watched.frames }
}

async function scrollInRush(window: Window, random: Random): Promise<Scrolled> {
  const [scrolled] = await Promise.all([
    scroll(window),
    every({ milliseconds: RUSH_MS, forSeconds: SECONDS }, () =>
      turnRound(window.desk, choose(window.all, RUSH_BATCH, random)),
    ),
  ])
  await pause(SETTLE_MS)
  return scrolled
}
