// Starting other programs: in front (their terminal is ours, signals and exit code pass through) or quietly (their
// words are kept and shown only if they fail).
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import process from 'node:process'

/** @typedef {{ code: number, signal: NodeJS.Signals | null, output: string, timedOut: boolean }} Ending */

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<Ending>}
 */
export function inFront(command, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { ...options, stdio: 'inherit' })
    /** @type {(signal: NodeJS.Signals) => void} */
    const pass = (signal) => {
      // Ctrl-C in a terminal already reaches the whole foreground group; a second SIGINT would mean "now, at once".
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    }
    const watch = watchParent(() => child.kill('SIGTERM'))
    process.on('SIGINT', pass).on('SIGTERM', pass).on('SIGHUP', pass)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearInterval(watch)
      process.off('SIGINT', pass).off('SIGTERM', pass).off('SIGHUP', pass)
      resolve({ code: exitCode(code, signal), signal, output: '', timedOut: false })
    })
  })
}

/**
 * npm and its shell die of a SIGTERM without passing it on; without this, the host would go on alone and keep its file
 * locked.
 * @param {() => void} whenGone
 */
function watchParent(whenGone) {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) whenGone()
  }, 500)
}

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, shell?: boolean }} [options] past `limitMs` the program is killed
 * @returns {Promise<Ending>} never rejects: a program that cannot be started ends with code 127
 */
export function quietly(command, parameters, { limitMs, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    /** @type {Buffer[]} */
    const chunks = []
    let timedOut = false
    const timer =
      limitMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            child.kill('SIGKILL')
            // A grandchild may hold the pipes open for ever; who is killed has said all we wait for.
            child.stdout.destroy()
            child.stderr.destroy()
          }, limitMs)
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    const text = () => Buffer.concat(chunks).toString('utf8')
    child.on('error', (error) => {
      clearTimeout(timer)
      resolve({ code: 127, signal: null, output: error.message, timedOut })
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code: exitCode(code, signal), signal, output: text(), timedOut })
    })
  })
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  if (code !== null) return code
  // The shells' convention, so that whoever started us can tell a signal from a failure.
  return 128 + (signal === null ? 0 : constants.signals[signal])
}
