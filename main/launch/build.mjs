// Builds the desktop shell, the console and the phone page into out/, when their sources are not those of the last
// build. The host itself needs no build: Node runs it as it is.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { quietly } from './child.mjs'
import { alone, productNode, root, tool } from './places.mjs'
import { say, Trouble } from './words.mjs'

const sources = ['main', 'server', 'renderer', 'member-web', 'electron.vite.config.ts', 'package-lock.json']
const products = ['out/main/index.js', 'out/renderer/index.html', 'out/member-web/index.html']
const stamp = join(root, 'out', 'built.json')

/** @param {{ evenIfFresh: boolean }} options */
export async function build({ evenIfFresh }) {
  if (!evenIfFresh && isFresh()) return
  await alone('build', async () => {
    if (!evenIfFresh && isFresh()) return
    say('building the console and the phone page …')
    const fingerprint = fingerprintOfSources()
    // A build that fails half-way leaves nothing that could pass for a fresh one.
    rmSync(stamp, { force: true })
    const endings = await Promise.all([
      quietly(productNode(), [tool('electron-vite/bin/electron-vite.js'), 'build'], { cwd: root }),
      quietly(productNode(), [tool('vite/bin/vite.js'), 'build', '--config', 'member-web/vite.config.ts'], {
        cwd: root,
      }),
    ])
    for (const ending of endings) {
      if (ending.code !== 0) throw new Trouble(`the build failed:\n${ending.output.trim()}`)
    }
    if (evenIfFresh) for (const ending of endings) process.stderr.write(ending.output)
    mkdirSync(join(root, 'out'), { recursive: true })
    writeFileSync(stamp, JSON.stringify({ fingerprint }))
  })
}

function isFresh() {
  if (!products.every((file) => existsSync(join(root, file)))) return false
  try {
    return JSON.parse(readFileSync(stamp, 'utf8')).fingerprint === fingerprintOfSources()
  } catch {
    return false
  }
}

/** By content, not by time: a checkout touches files without changing them. */
function fingerprintOfSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesIn)) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} path relative to the root
 * @returns {string[]} the files a build can depend on, in a stable order
 */
function filesIn(path) {
  if (path === 'main/launch' || /\.(test\.ts|md)$|^server\/(bench|promises|testing)$/.test(path)) return []
  let names
  try {
    names = readdirSync(join(root, path)).sort()
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'ENOTDIR') return [path]
    if (code === 'ENOENT') return []
    throw error
  }
  return names.flatMap((name) => filesIn(`${path}/${name}`))
}
