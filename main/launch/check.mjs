// `npm run check`: everything that can be said about the code without running it. Two checks at a time; each failure
// is shown whole, and at the end what failed.
import process from 'node:process'
import { build } from './build.mjs'
import { quietly } from './child.mjs'
import { install } from './install.mjs'
import { productNode, root, tool } from './places.mjs'
import { run, Trouble } from './words.mjs'

const webTypes = [
  tool('svelte-check/bin/svelte-check'),
  '--tsconfig',
  'tsconfig.web.json',
  '--fail-on-warnings',
]

/** The longest first, so that the two lanes end together. @type {{ name: string, parameters: string[], proves?: RegExp }[]} */
const checks = [
  { name: 'lint', parameters: [tool('eslint/bin/eslint.js'), '.', '--max-warnings=0'] },
  { name: 'types of the pages', parameters: webTypes },
  {
    name: 'types of host, shell and tests',
    parameters: [tool('typescript/bin/tsc'), '-p', 'tsconfig.node.json', '--pretty', 'false'],
  },
  {
    // A checker that misses a wrong prop has been seen, and it says "0 errors" like any other.
    name: 'canary: a wrong prop is found',
    parameters: [
      tool('svelte-check/bin/svelte-check'),
      '--tsconfig',
      '.ci/canary/tsconfig.json',
      '--output',
      'human',
    ],
    proves: /Type 'string' is not assignable to type 'number'/,
  },
  // The bundler pastes modules together and looks no more: two declarations of one name have been seen.
  { name: 'the built host can be read', parameters: ['--check', 'out/main/process.js'] },
  { name: 'the built shell can be read', parameters: ['--check', 'out/main/index.js'] },
  { name: 'unused code and packages', parameters: [tool('knip/bin/knip.js')] },
  { name: 'format', parameters: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
]

await run(async () => {
  await install()
  /** @type {string[]} */
  const failed = []
  try {
    // The build is a check too: it fails when the phone page is over its budget.
    await build({ evenIfFresh: false })
    console.log('ok      build')
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    console.log(`FAILED  build\n${error.message}\n`)
    failed.push('build')
  }
  const waiting = [...checks]
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (!(await passes(check))) failed.push(check.name)
    }
  }
  await Promise.all([lane(), lane()])
  if (failed.length === 0) return 0
  console.log(`\nThe check failed: ${failed.join('; ')}.`)
  return 1
})

/** @param {{ name: string, parameters: string[], proves?: RegExp }} check */
async function passes({ name, parameters, proves }) {
  const startedMs = Date.now()
  const { code, output } = await quietly(productNode(), parameters, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  const ok = proves === undefined ? code === 0 : code !== 0 && proves.test(output)
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name}  (${((Date.now() - startedMs) / 1_000).toFixed(1)} s)`)
  if (!ok) console.log(`${output.trim()}\n`)
  return ok
}
