// Two stories at a time, each with a host of its own: they wait more than they work. What measures is told alone, with PLENUM_E2E=full.
import { defineConfig } from '@playwright/test'
import { findChromium } from '../main/launch/browser.mjs'

const executablePath = process.env['PLENUM_CHROMIUM'] ?? findChromium()
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/e2e',
  workers: process.env['PLENUM_E2E'] === 'full' ? 1 : 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  // A phone whose host was gone comes back when it is its turn, which may take five seconds; and the machine may be busy.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    // A trace records every page all the time, which is more than two cores have for twenty phones; --trace on makes one.
    screenshot: 'only-on-failure',
    // Without one a click on what never comes waits for the whole test's time.
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium's sandbox does not start for root, as in most containers.
        ...(isRoot ? ['--no-sandbox'] : []),
        // The tests talk to no one but their own host; nor should the browser.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
