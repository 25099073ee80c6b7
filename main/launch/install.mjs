// Brings node_modules to what package-lock.json says, once: `npm ci`, which also brings Node 24 for systems with an
// older one. Electron's binary is no part of it (see electron.mjs).
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import process from 'node:process'
import { quietly } from './child.mjs'
import { alone, note, productNode, root, takeNote } from './places.mjs'
import { say, Trouble } from './words.mjs'

export async function install() {
  if (isInstalled()) return
  await alone('installation', async () => {
    if (isInstalled()) return
    say('installing packages (once, about a minute) …')
    // No package's script runs but the one that brings Node 24. npm would also run node-gyp for better-sqlite3, whose
    // binaries come ready-made, and that needs Python and Node's headers.
    await npm([verb(), '--include=dev', '--include=optional', '--ignore-scripts'])
    await npm(['rebuild', 'node', '--ignore-scripts=false'])
    productNode()
    takeNote('installed', wanted())
  })
}

/** What the installation depends on; native packages differ by platform. */
function wanted() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return { lock, platform: `${process.platform}-${process.arch}` }
}

function isInstalled() {
  const now = wanted()
  const then = note('installed')
  if (then !== undefined && then.lock === now.lock && then.platform === now.platform) return true
  if (!installedByHand()) return false
  takeNote('installed', now)
  return true
}

/** Whoever ran `npm ci` or `npm install` themselves need not wait for a second one. */
function installedByHand() {
  try {
    const wantedPackages = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const present = JSON.parse(
      readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8'),
    ).packages
    productNode()
    return Object.keys(wantedPackages).every((path) => {
      if (path === '' || wantedPackages[path].optional) return true
      return present[path] !== undefined && present[path].version === wantedPackages[path].version
    })
  } catch {
    return false
  }
}

/**
 * Runs npm and keeps its words for the case that it fails.
 * @param {string[]} parameters
 */
async function npm(parameters) {
  const { command, script, shell } = whichNpm()
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, shell, env: environment() }
  const { code, output } = await quietly(command, [...script, ...parameters, ...quiet], options)
  if (code === 0) return
  throw new Trouble(
    `the packages could not be installed. Is the npm registry reachable from here? npm says:\n${output.trim()}`,
  )
}

/** The npm that started us, run by the Node it runs on; else the one in PATH. */
function whichNpm() {
  const script = process.env['npm_execpath']
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) {
    return { command: process.env['npm_node_execpath'] ?? process.execPath, script: [script], shell: false }
  }
  // npm is a .cmd file on Windows, which only a shell can start.
  return { command: 'npm', script: [], shell: process.platform === 'win32' }
}

/** Windows cannot delete the Node that is running this, as `npm ci` would; `npm install` leaves it in place. */
function verb() {
  return process.platform === 'win32' && process.execPath.includes(`${sep}node_modules${sep}`)
    ? 'install'
    : 'ci'
}

/** A user's npm settings meant for production would leave out what builds the pages. */
function environment() {
  const { NODE_ENV: _production, ...rest } = process.env
  return rest
}
