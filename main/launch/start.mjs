// `npm start`: sets up, then opens the desktop app; where that cannot be, says why and serves the same console to the
// browser.
import process from 'node:process'
import { inFront } from './child.mjs'
import { electron } from './electron.mjs'
import { readOptions, usage } from './options.mjs'
import { hostFlags, productNode, root } from './places.mjs'
import { setUp } from './setup.mjs'
import { run, say } from './words.mjs'

/** A desktop app that dies of one of these so soon could not start at all: a missing library, a forbidden sandbox. */
const couldNotStart = { signals: ['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS'], withinMs: 10_000 }

async function start() {
  const options = readOptions(process.argv.slice(2))
  if (!options.ok) {
    say(`${options.why} See npm start -- --help.`)
    return 2
  }
  if (options.help) {
    process.stdout.write(usage)
    return 0
  }
  await setUp()
  if (options.headless) return serve(options.forHost)

  const desktop = await electron()
  if (!desktop.ok) {
    say(`the desktop app cannot open here because ${desktop.why}; your browser shows the same console.`)
    return serve(['--open', ...options.forHost])
  }
  const startedMs = Date.now()
  const { code, signal } = await inFront(desktop.binary, [root, ...options.forHost])
  const diedAtOnce =
    ((signal !== null && couldNotStart.signals.includes(signal)) || code === 127) &&
    Date.now() - startedMs < couldNotStart.withinMs
  if (!diedAtOnce) return code
  say('the desktop app stopped before it could open (see above); your browser shows the same console.')
  return serve(['--open', ...options.forHost])
}

/** @param {string[]} options */
async function serve(options) {
  return (await inFront(productNode(), [...hostFlags, 'server/cli.ts', 'serve', ...options], { cwd: root }))
    .code
}

await run(start)
