/**
 * Pictures of the stops, when asked for by PLENUM_PICTURES: `readme` makes those that the README shows, anew; `all` makes
 * every stop at every size in both themes, to be looked at and kept nowhere.
 */
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Language } from '../../server/protocol/messages.ts'
import type { Stop } from './tour.ts'

export type Theme = 'light' | 'dark'

const wanted = process.env['PLENUM_PICTURES']
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const SIZES = {
  console: [
    { width: 1024, height: 768 },
    { width: 1280, height: 800 },
    { width: 1920, height: 1080 },
  ],
  phone: [{ width: 360, height: 640 }],
  hall: [
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
  ],
}

/** Stop, and the themes in which the README shows it. */
const README = new Map<string, readonly Theme[]>([
  ['console-participants', ['light', 'dark']],
  ['console-vote-open', ['light', 'dark']],
  ['console-vote-published', ['light', 'dark']],
  ['phone-ballot-chosen', ['light']],
  ['phone-counted', ['light']],
  ['phone-result', ['light']],
  ['hall-sign-in', ['dark']],
  ['hall-result', ['dark']],
  ['console-motions', ['light']],
  ['console-speakers', ['dark']],
  ['hall-amendment', ['dark']],
  ['hall-speakers', ['dark']],
])

export const isFullSize = wanted !== undefined

export async function takePictures(
  { name, page, on }: Stop,
  theme: Theme,
  language: Language,
): Promise<void> {
  if (wanted === 'readme' && language === 'en' && README.get(name)?.includes(theme) === true) {
    await page.screenshot({ path: folder(`../screenshots/${name}-${theme}.png`), animations: 'disabled' })
  }
  if (wanted !== 'all') return
  const before = page.viewportSize()
  for (const size of name === 'start-window' ? [] : SIZES[on]) {
    await page.setViewportSize(size)
    const file = `${name}-${size.width}-${theme}.png`
    await page.screenshot({
      path: folder(`../../test-results/gallery/${language}/${file}`),
      animations: 'disabled',
    })
  }
  if (name === 'start-window')
    await page.screenshot({ path: folder(`../../test-results/gallery/${language}/${name}-${theme}.png`) })
  if (before !== null) await page.setViewportSize(before)
}
