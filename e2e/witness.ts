/**
 * Looks at pages at every moment: each change of the words that stand on a page, with the time at which it came. It knows
 * nothing of what they mean; pages/ reads them, untruths.ts compares them with the file.
 */
import type { BrowserContext, Page } from '@playwright/test'

/** These words stood on the page from then on. Milliseconds of this machine's one clock. */
export type Glimpse = { at: number; text: string }

const REPORT = 'plenumWitness'

/** Runs in the page before anything of its own: after each change, and before it is painted. */
const LOOK = `(() => {
  let seen = null
  const look = () => {
    const text = document.body?.innerText ?? ''
    if (text === seen) return
    seen = text
    window.${REPORT}({ at: Date.now(), text })
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
})()`

export class Witness {
  readonly #seen = new Map<Page, Glimpse[]>()

  /** Before the first of its pages is opened. */
  async attend(context: BrowserContext): Promise<void> {
    await context.exposeBinding(REPORT, ({ page }, glimpse: Glimpse) => {
      const glimpses = this.#seen.get(page)
      if (glimpses === undefined) this.#seen.set(page, [glimpse])
      else glimpses.push(glimpse)
    })
    await context.addInitScript(LOOK)
  }

  /** All that stood on this page until now, over its reloads. */
  async saw(page: Page): Promise<readonly Glimpse[]> {
    // What it has reported arrives before the answer to this.
    await page.evaluate('0')
    return this.#seen.get(page) ?? []
  }
}
