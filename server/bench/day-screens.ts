/** How long each screen of the console takes until its content stands in a frame, in a real Chromium, gone to by the rail as a chair does. */
import type { Page } from '@playwright/test'

/**
 * By its name in the rail: what only stands there when the screen shows what one comes for. The host has been asked where that is
 * not in the console's own topics, and the answer is drawn.
 */
const CONTENT: Readonly<Record<string, string>> = {
  Participants: '[role=grid] [role=row][aria-rowindex="20"] [role=gridcell]',
  Desk: '#desk-field',
  Agenda: '[role=treegrid] [role=row][aria-rowindex="20"]',
  Speakers: '.desk ol > li:nth-child(20)',
  Motions: 'article .rows .row:nth-child(10)',
  Votes: 'section.middle[aria-label^="Vote "] h2',
  Elections: 'section.middle li:nth-child(20)',
  Projector: '.columns .side:nth-child(2) section',
  Minutes: 'pre',
  Journal: 'table tbody tr:nth-child(20) time',
  Health: '.charts svg',
  Convention: '.columns table tbody tr',
}

export type ScreenTime = { screen: string; ms: number }

/** Every screen that the rail has, the first one first: one that is not known here cannot be left out unseen. */
export async function goThroughScreens(page: Page): Promise<ScreenTime[]> {
  const screens = await railNames(page)
  const times: ScreenTime[] = []
  // From the first to the last; then to the first from there.
  for (const screen of [...screens.slice(1), ...screens.slice(0, 1)]) {
    const content = CONTENT[screen]
    if (content === undefined) throw new Error(`nobody has said what the screen ${screen} shows`)
    const ms: unknown = await page.evaluate(`(${GO})(${JSON.stringify(screen)}, ${JSON.stringify(content)})`)
    if (typeof ms !== 'number') throw new Error(`the screen ${screen} does not show ${content}`)
    times.push({ screen, ms })
  }
  return times
}

/** The screens' buttons stand in the rail itself, what is below them does not. */
async function railNames(page: Page): Promise<string[]> {
  const buttons = page.locator('nav[aria-label="Screens"] > button')
  return (await buttons.allTextContents()).map((name) => name.trim())
}

const GIVE_UP_MS = 20_000

/** In the page: from the press until the frame with the content has been made; null: it never was. */
const GO = `(screen, content) => new Promise((done) => {
  const rail = document.querySelector('nav[aria-label="Screens"]')
  const button = [...rail.children].find(({ textContent }) => textContent.trim() === screen)
  const timer = setTimeout(() => done(null), ${String(GIVE_UP_MS)})
  const begun = performance.now()
  const look = () => {
    if (document.querySelector(content) === null) return
    observer.disconnect()
    clearTimeout(timer)
    // Next after the frame, before what else may wait for the page.
    requestAnimationFrame(() => void scheduler.postTask(() => done(performance.now() - begun), { priority: 'user-blocking' }))
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true, attributes: true })
  button.click()
})`
