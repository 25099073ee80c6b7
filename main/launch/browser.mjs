// Finds a Chromium for the browser tests: the system's, else Playwright's own, else Debian's package.
import { existsSync } from 'node:fs'
import { get } from 'node:https'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { quietly } from './child.mjs'
import { productNode, root, tool } from './places.mjs'
import { say, Trouble } from './words.mjs'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]

/** @returns {string | undefined} path of a Chromium that is there already */
export function findChromium() {
  return [process.env['PLENUM_CHROMIUM'], ...usualPlaces(), playwrightsOwn()].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  )
}

/** @returns {Promise<string>} path of a Chromium that starts */
export async function ensureChromium() {
  const present = findChromium()
  if (present !== undefined && (await starts(present))) return present

  if (await isReachable('https://cdn.playwright.dev/')) {
    say('fetching a Chromium for the browser tests (once) …')
    await quietly(productNode(), [tool('@playwright/test/cli.js'), 'install', 'chromium'], {
      cwd: root,
      limitMs: 600_000,
    })
    const own = playwrightsOwn()
    if (own !== undefined && (await starts(own))) return own
  }

  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say("installing Debian's chromium package for the browser tests (once, a few minutes) …")
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await quietly('apt-get', ['update'], { env })
    const ending = await quietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env })
    if (await starts('/usr/bin/chromium')) return '/usr/bin/chromium'
    say(`apt-get says: ${ending.output.trim().split('\n').slice(-3).join(' ')}`)
  }

  throw new Trouble(
    'the browser tests need a Chromium and none could be had. Install Chromium or Google Chrome ' +
      '(Debian, Ubuntu: sudo apt-get install chromium), or set PLENUM_CHROMIUM to the path of one.',
  )
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(process.env['HOME'] ?? '', 'Applications')].flatMap((folder) => [
      join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
      join(folder, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
    ])
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = process.env[variable]
      if (folder === undefined) return []
      return [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]
    })
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return folders
    .filter((folder) => folder.startsWith('/'))
    .flatMap((folder) => names.map((name) => join(folder, name)))
}

function playwrightsOwn() {
  try {
    return createRequire(join(root, 'package.json'))('@playwright/test').chromium.executablePath()
  } catch {
    return undefined
  }
}

/** A Chromium without its shared libraries exists but does not start. @param {string} path */
async function starts(path) {
  if (process.platform !== 'linux') return existsSync(path)
  return (await quietly(path, ['--version'], { limitMs: 30_000 })).code === 0
}

/**
 * A short question first: behind a wall, the real download would try for minutes.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export function isReachable(url) {
  // Node's own https goes past proxies, so it cannot tell; the download itself can.
  if (process.env['HTTPS_PROXY'] || process.env['https_proxy']) return Promise.resolve(true)
  return new Promise((resolve) => {
    const request = get(url, { timeout: 5_000 }, (response) => {
      response.destroy()
      resolve(true)
    })
    // `timeout` counts silence on a socket only; this also ends a name look-up that never answers.
    setTimeout(() => request.destroy(new Error('no answer')), 5_000).unref()
    request.on('timeout', () => request.destroy(new Error('no answer')))
    request.on('error', () => resolve(false))
  })
}
