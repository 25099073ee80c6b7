/** What a story starts from: a real host, a chair's console, members' phones, the hall's screen, and members without browsers. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  devices,
  test as base,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test'
import { Crowd } from './crowd.ts'
import { TestHost } from './host.ts'
import { ConsolePage } from './pages/console.ts'
import { Phone } from './pages/phone.ts'
import { Projector } from './pages/projector.ts'
import type { Access } from './prepare.ts'
import { mountDisk, type SmallDisk } from '../server/testing/mount-disk.ts'
import { watch } from './watch.ts'
import { Witness } from './witness.ts'
import { Wire } from './wire.ts'

/** What a story wishes for with `test.use`. */
type Wishes = {
  /** The witness looks at all pages: what it costs is more than a measuring story has. */
  isWitnessed: boolean
  /** The host's file lies on a disk of so many megabytes. */
  diskMegabytes: number | null
}

type Fixtures = {
  /** Null: none was wished for, or it cannot be mounted here. */
  disk: SmallDisk | null
  host: TestHost
  witness: Witness
  /** A new browser profile that looks at this host; its errors, and any word with a stranger, fail the story. */
  browse: (options?: BrowserContextOptions & { origin?: string }) => Promise<BrowserContext>
  /** The console of the chair who started the host, by the printed link. */
  chair: ConsolePage
  /** The console of another chair, by invitation. */
  anotherChair: (name: string) => Promise<ConsolePage>
  /** A phone opened by the personal link. */
  member: (access: Access) => Promise<Phone>
  /** The same behind a network of its own, which the story spoils. */
  memberBehind: (wire: Wire, access: Access) => Promise<Phone>
  wire: Wire
  /** A phone at the bare address, as somebody who types the code. */
  stranger: () => Promise<Phone>
  crowd: (accesses: readonly Access[]) => Promise<Crowd>
  projector: () => Promise<Projector>
}

export const SCREENS = {
  phone: { width: 360, height: 640 },
  laptop: { width: 1280, height: 800 },
  desktop: { width: 1920, height: 1080 },
} as const

export const test = base.extend<Fixtures & Wishes>({
  isWitnessed: [false, { option: true }],
  diskMegabytes: [null, { option: true }],

  disk: async ({ diskMegabytes }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'plenum-e2e-disk-'))
    const disk = diskMegabytes === null ? null : mountDisk(folder, diskMegabytes)
    await use(disk)
    disk?.unmount()
    rmSync(folder, { recursive: true, force: true })
  },

  host: async ({ disk }, use) => {
    const host = new TestHost({ language: 'en', folder: disk?.folder ?? tmpdir() })
    await host.start()
    await use(host)
    expect(await host.dispose(), 'the host’s log').toEqual([])
  },

  // eslint-disable-next-line no-empty-pattern -- how Playwright's fixtures say that they need nothing
  witness: async ({}, use) => {
    await use(new Witness())
  },

  browse: async ({ browser, host, isWitnessed, witness }, use) => {
    const opened: { context: BrowserContext; seen: readonly string[] }[] = []
    await use(async ({ origin = host.url, ...options } = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', viewport: SCREENS.laptop, ...options })
      opened.push({ context, seen: watch(context, origin) })
      if (isWitnessed) await witness.attend(context)
      return context
    })
    for (const { context } of opened) await context.close()
    expect(
      opened.flatMap(({ seen }) => seen),
      'errors and breaches in the browser',
    ).toEqual([])
  },

  chair: async ({ host, browse }, use) => {
    await use(await openConsole(await browse(), host.takeConsoleLink()))
  },

  anotherChair: async ({ host, browse }, use) => {
    await use(async (name) => {
      const { path, key } = await host.asChair((chair) => chair.command('invite', { role: 'chair', name }))
      return openConsole(await browse(), `${host.url}${path}#${key}`)
    })
  },

  member: async ({ browse }, use) => {
    await use(async ({ link }) => {
      const phone = new Phone(await phonePage(browse))
      await phone.page.goto(link)
      return phone
    })
  },

  wire: async ({ host }, use) => {
    const wire = await Wire.to(host.url)
    await use(wire)
    wire.close()
  },

  memberBehind: async ({ host, browse }, use) => {
    await use(async (wire, { link }) => {
      const phone = new Phone(await phonePage(browse, wire.url))
      await phone.page.goto(link.replace(host.url, wire.url))
      return phone
    })
  },

  stranger: async ({ host, browse }, use) => {
    await use(async () => {
      const phone = new Phone(await phonePage(browse))
      await phone.page.goto(host.url)
      return phone
    })
  },

  crowd: async ({ host }, use) => {
    const crowds: Crowd[] = []
    await use(async (accesses) => {
      const crowd = await Crowd.join(host.url, accesses)
      crowds.push(crowd)
      return crowd
    })
    for (const crowd of crowds) crowd.leave()
  },

  projector: async ({ host, browse }, use) => {
    await use(async () => {
      const { path, key } = await host.asChair((chair) =>
        chair.command('invite', { role: 'projector', name: 'Hall' }),
      )
      const page = await (await browse({ viewport: SCREENS.desktop })).newPage()
      await page.goto(`${host.url}${path}#${key}`)
      return new Projector(page)
    })
  },
})

async function openConsole(context: BrowserContext, link: string): Promise<ConsolePage> {
  const console = new ConsolePage(await context.newPage())
  await console.page.goto(link)
  await console.isConnected()
  return console
}

/** A small phone of some years ago, in everything that a page can tell. */
export const PHONE: BrowserContextOptions = {
  userAgent: devices['Pixel 7'].userAgent,
  viewport: SCREENS.phone,
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
}

async function phonePage(browse: Fixtures['browse'], origin?: string): Promise<Page> {
  return (await browse({ ...PHONE, ...(origin === undefined ? {} : { origin }) })).newPage()
}

export { expect }
