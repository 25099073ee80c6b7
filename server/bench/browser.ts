/** A real Chromium for the benches of pages, and what they ask of it in its own words. */
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { findChromium } from '../../main/launch/browser.mjs'

/** As a chair's laptop. */
export const LAPTOP = { width: 1280, height: 800 }

export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined)
    throw new Error('this bench needs Chromium: install it, or set PLENUM_CHROMIUM to the path of one')
  return chromium.launch({
    executablePath,
    args: [
      // Chromium's sandbox does not start for root, as in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Milliseconds since 1970 with fractions: the one clock that a page and this process share. */
export const wallClock = (): number => performance.timeOrigin + performance.now()

/** What the page's own thread has worked since it began, in milliseconds. `task` is all of it, the others are within it. */
export type MainThread = { task: number; script: number; layout: number; style: number }

/** `session` must have enabled `Performance`. */
export async function mainThread(session: CDPSession): Promise<MainThread> {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000
  return {
    task: of('TaskDuration'),
    script: of('ScriptDuration'),
    layout: of('LayoutDuration'),
    style: of('RecalcStyleDuration'),
  }
}

/**
 * A script that notes as `window.noted.NAME`, on the wall clock, when an element that fits the selector stands in the document and
 * when the frame that shows it has been made.
 */
export const noteWhenShown = (name: string, selector: string): string => `
  window.noted ??= {};
  new MutationObserver((_, observer) => {
    if (document.querySelector(${JSON.stringify(selector)}) === null) return;
    observer.disconnect();
    const note = () => { window.noted[${JSON.stringify(name)}] = performance.timeOrigin + performance.now(); };
    // Next after the frame, before what else may wait for the page.
    requestAnimationFrame(() => void scheduler.postTask(note, { priority: 'user-blocking' }));
  }).observe(document, { childList: true, subtree: true, attributes: true });
`

const LOOK_EVERY_MS = 50

/** The number that the page's script makes of this, as soon as it makes one. */
export async function numberFrom(page: Page, script: string, withinMs = 30_000): Promise<number> {
  for (const until = performance.now() + withinMs; performance.now() < until;) {
    const value: unknown = await page.evaluate(script)
    if (typeof value === 'number') return value
    await page.waitForTimeout(LOOK_EVERY_MS)
  }
  throw new Error(`the page does not come to ${script}`)
}
