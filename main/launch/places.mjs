// Where things are, and which Node runs them. Plain JavaScript for the oldest Node one meets (16): it runs before
// anything is installed.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { say, Trouble } from './words.mjs'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Notes of what is done already; it lies in node_modules because it is worthless without them. */
const notes = join(root, 'node_modules', '.plenum')

/**
 * @param {string} name
 * @returns {any} what was noted, or undefined
 */
export function note(name) {
  try {
    return JSON.parse(readFileSync(join(notes, `${name}.json`), 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function takeNote(name, value) {
  mkdirSync(notes, { recursive: true })
  writeFileSync(join(notes, `${name}.json`), JSON.stringify(value))
}

/** Path of the Node that runs the product: the one from the npm registry, or the running one if it is new enough. */
export function productNode() {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own)) return own
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  throw new Trouble(
    `this needs Node 24, but the system has ${process.versions.node} and the npm package "node" brought none for ` +
      `${process.platform}-${process.arch}. Install Node 24 from https://nodejs.org and start again.`,
  )
}

/**
 * How Node is to run the host: its young heap smaller than usual, which costs no time here and saves a crowd of 10,000 a third of
 * its memory. Gateways and benches read the same file.
 * @type {string[]}
 */
export const hostFlags = JSON.parse(readFileSync(join(root, 'server', 'node-flags.json'), 'utf8'))

/**
 * Path of a package's command, to be run with `productNode()`: the links in node_modules/.bin are shell scripts on
 * Windows.
 * @param {string} file relative to node_modules
 */
export function tool(file) {
  return join(root, 'node_modules', ...file.split('/'))
}

/**
 * Runs `work` while no other process does so in this checkout: two terminals starting at once must not install or
 * build into each other.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(name, work) {
  const lock = join(root, `.plenum-${name}.lock`)
  let hasSaid = false
  while (!take(lock)) {
    if (!hasSaid) say(`waiting for another Plenum in this folder to finish its ${name} …`)
    hasSaid = true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (isStale(lock)) rmSync(lock, { force: true })
    return false
  }
}

/** @param {string} lock */
function isStale(lock) {
  try {
    const owner = Number(readFileSync(lock, 'utf8'))
    // Between creation and the pid being written the file is empty for a moment; give it a second.
    if (owner === 0) return Date.now() - statSync(lock).mtimeMs > 1_000
    process.kill(owner, 0)
    return false
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}
