/**
 * The desktop app itself, in Electron: files, the question before quitting, the projector's window, a host that crashes.
 * Where Electron cannot run these are skipped and say why; what can be tried without it is tried in main/.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { _electron, test as base, expect, type ElectronApplication, type Page } from '@playwright/test'
import { asChair, type Chair } from '../server/command-line/chair.ts'
import { ConsolePage } from './pages/console.ts'
import { Projector } from './pages/projector.ts'
import { importMembers, openVote } from './prepare.ts'
import { asCsv, memberList } from './member-list.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Asking the package itself would start a download. */
const binary = (() => {
  try {
    const folder = dirname(fileURLToPath(import.meta.resolve('electron/package.json')))
    const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist')
    const file = join(dist, readFileSync(join(folder, 'path.txt'), 'utf8'))
    return existsSync(file) ? file : null
  } catch {
    return null
  }
})()

const hasDisplay =
  process.platform !== 'linux' ||
  process.env['DISPLAY'] !== undefined ||
  process.env['WAYLAND_DISPLAY'] !== undefined

const whyNot =
  binary === null
    ? "Electron's binary is not here: npx install-electron fetches it"
    : !hasDisplay
      ? 'this machine has no display'
      : process.getuid?.() === 0
        ? "Chromium's sandbox does not start for root"
        : null

/** The app with a folder of its own for everything it remembers, and what its dialogs were asked. */
class App {
  readonly electron: ElectronApplication
  constructor(electron: ElectronApplication) {
    this.electron = electron
  }

  /** The window whose page has this path. */
  async window(path: string): Promise<Page> {
    const isIt = (page: Page) => new URL(page.url()).pathname === path
    return (
      this.electron.windows().find(isIt) ??
      (await this.electron.waitForEvent('window', { predicate: async (page) => isItSoon(page, path) }))
    )
  }

  async console(): Promise<ConsolePage> {
    const console = new ConsolePage(await this.window('/console'))
    await console.isConnected()
    return console
  }

  /** The next save dialogs are answered so. */
  async saveAs(filePath: string): Promise<void> {
    await this.electron.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
    }, filePath)
  }

  /** The next questions are answered with this button; resolves to what was asked so far. */
  async answer(button: number): Promise<() => Promise<string[]>> {
    const asked = await this.electron.evaluateHandle(({ dialog }, response) => {
      const messages: string[] = []
      dialog.showMessageBox = (...words: unknown[]) => {
        const options = words.at(-1)
        if (typeof options === 'object' && options !== null && 'message' in options)
          messages.push(String(options.message))
        return Promise.resolve({ response, checkboxChecked: false })
      }
      return messages
    }, button)
    return () => asked.jsonValue()
  }

  quit(): Promise<void> {
    return this.electron.evaluate(({ app }) => app.quit())
  }

  /** Of the embedded host's process, by the name it was given. */
  hostPid(): Promise<number | undefined> {
    return this.electron.evaluate(
      ({ app }) =>
        app.getAppMetrics().find(({ serviceName, name }) => [serviceName, name].includes('Plenum host'))?.pid,
    )
  }
}

async function isItSoon(page: Page, path: string): Promise<boolean> {
  await page.waitForURL((url) => url.pathname === path)
  return true
}

type Fixtures = {
  folder: string
  /** Starts the app with these options; again, to start it anew with what it remembers. */
  launch: (...given: string[]) => Promise<App>
}

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- how Playwright's fixtures say that they need nothing
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'plenum-desktop-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },

  launch: async ({ folder }, use) => {
    const started: ElectronApplication[] = []
    await use(async (...given) => {
      const electron = await _electron.launch({
        ...(binary === null ? {} : { executablePath: binary }),
        args: [root, '--host', '127.0.0.1', '--port', '0', ...given],
        chromiumSandbox: true,
        colorScheme: null,
        env: environment(folder),
      })
      started.push(electron)
      return new App(electron)
    })
    for (const electron of started) {
      const { exitCode } = electron.process()
      if (exitCode === null) electron.process().kill('SIGKILL')
    }
  },
})

/** Where the app keeps what it remembers, on each system; and English, whatever this machine speaks. */
function environment(folder: string): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const home = { XDG_CONFIG_HOME: folder, APPDATA: folder }
  return { ...Object.fromEntries(own), ...home, LANG: 'en_GB.UTF-8', LANGUAGE: 'en_GB' }
}

const withHost = <T>(file: string, act: (chair: Chair) => Promise<T>) => asChair({ file }, act)

async function withOpenVote(file: string): Promise<void> {
  await withHost(file, async (chair) => {
    await importMembers(chair, asCsv(memberList(20)))
    await openVote(chair, { electorate: { presence: 'entitled', groups: [] } })
  })
}

// The reason stands in the title, because that is what every reporter shows.
test.describe(whyNot === null ? 'the desktop app' : `the desktop app (skipped: ${whyNot})`, () => {
  test.skip(whyNot !== null, whyNot ?? '')

  test('a convention is created, closed, and opened again from the list', async ({ launch, folder }) => {
    const app = await launch()
    const file = join(folder, 'Spring.plenum')
    await app.saveAs(file)
    const welcome = await app.window('/welcome.html')
    await expect(welcome.getByText('Nothing opened yet')).toBeVisible()
    await welcome.getByRole('button', { name: 'New convention …' }).click()
    const console = await app.console()
    expect(existsSync(file)).toBe(true)
    expect(app.electron.windows()).toHaveLength(1)
    await expect
      .poll(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()))
      .toBe('Spring – Plenum')
    // The page is sandboxed, and has the bridge and nothing else of the system.
    const known = "[typeof window.plenum, 'process' in window, 'require' in window]"
    expect(await console.page.evaluate(known)).toEqual(['object', false, false])

    const closed = app.electron.waitForEvent('close')
    await app.quit()
    await closed
    expect(existsSync(`${file}-host`)).toBe(false)

    const again = await launch()
    const list = await again.window('/welcome.html')
    await list.getByRole('button', { name: /^Spring/ }).click()
    await again.console()
  })

  test('a file on the command line opens at once; what a second start cannot open is explained by the first', async ({
    launch,
    folder,
  }) => {
    const file = join(folder, 'New.plenum')
    const app = await launch('--file', file)
    await app.console()
    // A second start: one program a user, so the first one gets its file.
    const nowhere = join(folder, 'missing', 'nowhere.plenum')
    const second = spawn(binary ?? '', [root, '--file', nowhere], {
      env: environment(folder),
      stdio: 'ignore',
    })
    expect(await once(second, 'exit')).toEqual([0, null])
    const welcome = await app.window('/welcome.html')
    await expect(welcome.getByText('“nowhere” is not open.')).toBeVisible()
  })

  test('quitting with an open vote asks, names the vote, and stays when told to', async ({
    launch,
    folder,
  }) => {
    const file = join(folder, 'Spring.plenum')
    const app = await launch('--file', file)
    const console = await app.console()
    await withOpenVote(file)
    const asked = await app.answer(0)
    await app.quit()
    await expect.poll(asked).toEqual(['The vote “Budget 2027” is open. Quit Plenum anyway?'])
    await console.isConnected()

    await app.answer(1)
    const closed = app.electron.waitForEvent('close')
    await app.quit()
    await closed

    // The vote is still open in the file, and goes on.
    const again = await launch('--file', file)
    await expect((await again.console()).liveVote).toBeVisible()
  })

  test('the projector has a window of its own, without the bridge, and goes with the convention', async ({
    launch,
    folder,
  }) => {
    const app = await launch('--file', join(folder, 'Spring.plenum'))
    const console = await app.console()
    await console.go('Projector')
    await console.page.getByRole('button', { name: 'Open projector' }).click()
    const page = await app.window('/projector')
    await expect(new Projector(page).page.getByRole('img', { name: /^QR code/ })).toBeVisible()
    expect(await page.evaluate('typeof window.plenum')).toBe('undefined')

    const closed = app.electron.waitForEvent('close')
    await app.quit()
    await closed
  })

  test('a host that crashes comes back, and with it the console and the vote', async ({ launch, folder }) => {
    const file = join(folder, 'Spring.plenum')
    const app = await launch('--file', file)
    const console = await app.console()
    await withOpenVote(file)
    await expect(console.liveVote).toBeVisible()
    const before = await app.hostPid()
    if (before === undefined) throw new Error('the host has no process')
    process.kill(before, 'SIGKILL')
    await expect.poll(() => app.hostPid()).not.toBe(before)
    await console.isConnected()
    await expect(console.liveVote).toBeVisible()
    expect(await app.hostPid()).not.toBe(before)
  })

  test('a page cannot leave the app', async ({ launch, folder }) => {
    const app = await launch('--file', join(folder, 'Spring.plenum'))
    const { page } = await app.console()
    const address = page.url()
    await page.evaluate("location.href = 'https://example.org/'")
    await page.evaluate("location.href = '/'")
    expect(await page.evaluate("window.open('file:///etc/passwd')")).toBeNull()
    expect(page.url()).toBe(address)
    expect(app.electron.windows()).toHaveLength(1)
  })
})
