// Says whether the desktop app can be shown here: a display, and Electron's binary, which comes from outside the npm
// registry and is fetched on first use.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { isReachable } from './browser.mjs'
import { quietly } from './child.mjs'
import { note, productNode, root, takeNote, tool } from './places.mjs'
import { say } from './words.mjs'

const aDayMs = 24 * 60 * 60 * 1_000

/** @returns {Promise<{ ok: true, binary: string } | { ok: false, why: string }>} `why` completes "… because" */
export async function electron() {
  if (process.platform === 'linux') {
    if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
      return { ok: false, why: 'this machine has no display' }
    }
    // Chromium refuses to start its sandbox for root, and without the sandbox we do not start it.
    if (process.getuid?.() === 0) return { ok: false, why: 'its sandbox does not work for the root user' }
  }
  const present = binary()
  if (present !== undefined) return { ok: true, binary: present }

  const failure = note('electron-unavailable')
  if (failure !== undefined && failure.version === version() && Date.now() - failure.atMs < aDayMs) {
    return { ok: false, why: failure.why }
  }
  say('fetching Electron (once, about 120 MB) …')
  const mirror = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/'
  // Where the source does not answer, the installer may still find the archive in its cache, but gets no time to wait.
  const limitMs = (await isReachable(mirror)) ? 15 * 60_000 : 15_000
  await quietly(productNode(), [tool('electron/install.js')], { cwd: root, limitMs })
  const fetched = binary()
  if (fetched !== undefined) return { ok: true, binary: fetched }
  const why = "Electron's binary could not be fetched from its download site"
  takeNote('electron-unavailable', { why, version: version(), atMs: Date.now() })
  return { ok: false, why }
}

/** Like `require('electron')`, which would start the download itself and without a limit. */
function binary() {
  try {
    const path = readFileSync(tool('electron/path.txt'), 'utf8')
    const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? tool('electron/dist')
    const file = join(folder, path)
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

function version() {
  return JSON.parse(readFileSync(tool('electron/package.json'), 'utf8')).version
}
