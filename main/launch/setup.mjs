// Makes a checkout ready to run: packages, Node 24, built pages. What is done already is not done again.
//   node main/launch/setup.mjs                  install and build what is missing or stale
//   node main/launch/setup.mjs --install-only   packages only
//   node main/launch/setup.mjs --rebuild        build in any case and show what was built
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { run } from './words.mjs'

export async function setUp() {
  await install()
  await build({ evenIfFresh: false })
}

async function main() {
  await install()
  if (!process.argv.includes('--install-only'))
    await build({ evenIfFresh: process.argv.includes('--rebuild') })
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(main)
