import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Language } from '../server/protocol/messages.ts'
import process from 'node:process'
import { expect, PHONE, SCREENS, test } from './fixtures.ts'
import { isFullSize, takePictures, type Theme } from './tour/pictures.ts'
import type { Stop, Tour } from './tour/tour.ts'
import { walkThroughBadDay } from './tour/bad-days.ts'
import { walkThroughCongress } from './tour/congress.ts'
import { walk } from './tour/walk.ts'

/** Rows of the long list beyond these are like the first ones, and axe takes its time for each cell. */
const OTHER_ROWS = '[role=grid] [role=rowgroup] [role=row]:nth-child(n + 6)'

/** What axe finds, a line each. Colours differ between the themes; everything else is the same in both. */
async function faultsOf({ name, page }: Stop, theme: Theme): Promise<string[]> {
  // There are no frames: the mode for them would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude(OTHER_ROWS)
  const { violations, passes } = await (theme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
  if (passes.length === 0) return [`${name} (${theme}): axe found nothing to look at`]
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${name} (${theme}): ${id}: ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  )
}

/** The narrowest screens that are promised; nothing may stick out of them sideways. */
const NARROWEST = { phone: { width: 320, height: 568 }, console: { width: 1024, height: 768 } }

async function isTooWide({ page, on, name }: Stop): Promise<boolean> {
  // A display is as wide as it is, and the desktop's start window has a size of its own.
  if (on === 'hall' || name === 'start-window') return false
  const before = page.viewportSize()
  await page.setViewportSize(NARROWEST[on])
  const { scrollWidth, clientWidth } = await page.evaluate<{ scrollWidth: number; clientWidth: number }>(
    '({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })',
  )
  if (before !== null) await page.setViewportSize(before)
  return scrollWidth > clientWidth
}

/** Console and phone follow the system; the hall is dark until somebody says otherwise. */
async function inEachTheme({ page, on }: Stop, act: (theme: Theme) => Promise<void>): Promise<void> {
  if (on === 'hall') {
    await act('dark')
    await page.keyboard.press('t')
    await act('light')
    await page.keyboard.press('t')
    return
  }
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await act(theme)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const satisfies Record<Language, string>

/** What moves has no one contrast, and no two pictures of it are the same. */
const still = (language: Language) => ({ locale: LOCALES[language], reducedMotion: 'reduce' }) as const

type Given = Pick<Tour, 'host' | 'language' | 'crowd'> & { browse: Tour['browse'] }

/** Returns what is wrong, a line each. */
async function lookAround(given: Given, way: (tour: Tour) => Promise<void>): Promise<string[]> {
  const { language, browse } = given
  const faults: string[] = []
  await way({
    ...given,
    ...(isFullSize ? { members: 3_000, coming: 1_900 } : { members: 150, coming: 90 }),
    browse: (options = {}) => browse({ viewport: SCREENS.laptop, ...still(language), ...options }),
    async phone(address): Promise<Page> {
      const page = await (await browse({ ...PHONE, ...still(language) })).newPage()
      await page.goto(address)
      return page
    },
    visit: (stop) =>
      test.step(stop.name, async () => {
        if (await isTooWide(stop)) faults.push(`${stop.name}: wider than the narrowest screen`)
        await inEachTheme(stop, async (theme) => {
          faults.push(...(await faultsOf(stop, theme)))
          await takePictures(stop, theme, language)
        })
      }),
  })
  return faults
}

for (const language of ['de', 'en'] as const)
  test(`axe finds nothing on any screen, light or dark, in ${language}`, async ({ host, browse, crowd }) => {
    test.setTimeout(600_000)
    expect(await lookAround({ host, language, browse, crowd }, walk)).toEqual([])
  })

for (const language of ['de', 'en'] as const)
  test(`axe finds nothing at a congress, light or dark, in ${language}`, async ({ host, browse, crowd }) => {
    test.setTimeout(600_000)
    expect(await lookAround({ host, language, browse, crowd }, walkThroughCongress)).toEqual([])
  })

test.describe(() => {
  test.use({ diskMegabytes: 8 })
  test.skip(process.env['PLENUM_E2E'] !== 'full', 'PLENUM_E2E=full walks through a bad day, too')

  for (const language of ['de', 'en'] as const)
    test(`axe finds nothing on a bad day, light or dark, in ${language}`, async ({
      host,
      browse,
      crowd,
      disk,
    }) => {
      test.setTimeout(600_000)
      const faults = await lookAround({ host, language, browse, crowd }, (tour) =>
        walkThroughBadDay(tour, disk),
      )
      expect(faults).toEqual([])
    })
})
