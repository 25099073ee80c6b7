// `npm test`: sets everything up, runs the unit and integration tests, then the browser's, and ends with one line that
// counts what ran.
//   npm test                           all
//   npm test -- server/store           only vitest, filtered
//   npm test -- e2e/import.spec.ts     only Playwright, filtered
//   npm run e2e                        only Playwright
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ensureChromium } from './browser.mjs'
import { inFront } from './child.mjs'
import { productNode, root, tool } from './places.mjs'
import { setUp } from './setup.mjs'
import { run, say, Trouble } from './words.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const results = join(root, 'test-results')

await run(async () => {
  const parameters = process.argv.slice(2)
  const onlyBrowser = parameters.includes('--e2e')
  const stories = parameters.filter((word) => word.startsWith('e2e'))
  const units = parameters.filter((word) => word !== '--e2e' && !stories.includes(word))

  mkdirSync(results, { recursive: true })
  /** @type {Counts[]} */
  const counts = []
  try {
    await setUp()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    // What needs no build is still worth knowing.
    counts.push(couldNotRun(error.message))
  }
  if (!onlyBrowser && (units.length > 0 || stories.length === 0)) counts.push(await vitest(units))
  if (onlyBrowser) counts.push(await playwright([...stories, ...units]))
  else if (stories.length > 0 || units.length === 0) counts.push(await playwright(stories))

  const passed = sum(counts, 'passed')
  const failed = sum(counts, 'failed')
  const skipped = sum(counts, 'skipped')
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 && passed > 0 ? 0 : 1
})

/**
 * @param {string[]} parameters
 * @returns {Promise<Counts>}
 */
async function vitest(parameters) {
  const file = join(results, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code, report } = await runAndRead(
    tool('vitest/vitest.mjs'),
    ['run', ...reporters, ...parameters],
    file,
  )
  if (report === undefined) return couldNotRun('the unit tests did not come to an end')
  // A file that cannot be loaded has no tests to count; it counts as one that failed.
  const unloadable = report.testResults.filter(
    (/** @type {any} */ result) => result.status === 'failed' && result.assertionResults.length === 0,
  ).length
  return honest('unit tests', code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable,
    skipped: report.numPendingTests + report.numTodoTests,
  })
}

/**
 * @param {string[]} parameters
 * @returns {Promise<Counts>}
 */
async function playwright(parameters) {
  if (!hasStories()) return couldNotRun('there are no browser tests in e2e/')
  let chromium
  try {
    chromium = await ensureChromium()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    return couldNotRun(error.message)
  }
  const file = join(results, 'e2e.json')
  const all = ['test', '--config=e2e/playwright.config.ts', ...parameters]
  const { code, report } = await runAndRead(tool('@playwright/test/cli.js'), all, file, {
    PLENUM_CHROMIUM: chromium,
  })
  if (report === undefined) return couldNotRun('the browser tests did not come to an end')
  const { expected, unexpected, flaky, skipped } = report.stats
  return honest('browser tests', code, {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped,
  })
}

/**
 * Runs a test runner in front and reads the report it leaves.
 * @param {string} script
 * @param {string[]} parameters
 * @param {string} file
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ code: number, report: any }>}
 */
async function runAndRead(script, parameters, file, env = {}) {
  // A report of an earlier run must not speak for this one.
  rmSync(file, { force: true })
  const { code } = await inFront(productNode(), [script, ...parameters], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  try {
    return { code, report: JSON.parse(readFileSync(file, 'utf8')) }
  } catch {
    return { code, report: undefined }
  }
}

/**
 * A runner that fails without a failed test (an error outside of any, or nothing to run) must not look like success.
 * @param {string} what
 * @param {number} code
 * @param {Counts} counts
 */
function honest(what, code, counts) {
  if (counts.passed + counts.failed === 0) return couldNotRun(`none of the ${what} ran`)
  if (code !== 0 && counts.failed === 0)
    return {
      ...counts,
      failed: couldNotRun(`the ${what} ended with an error outside of any test, see above`).failed,
    }
  return counts
}

/** @param {string} why @returns {Counts} */
function couldNotRun(why) {
  say(why)
  return { passed: 0, failed: 1, skipped: 0 }
}

function hasStories() {
  return readdirSync(join(root, 'e2e'), { recursive: true }).some((name) => String(name).endsWith('.spec.ts'))
}

/** @param {Counts[]} counts @param {keyof Counts} key */
function sum(counts, key) {
  return counts.reduce((total, count) => total + count[key], 0)
}
