#!/usr/bin/env node
// The `plenum` command. Standard output is the command's alone: whatever set-up has to say goes to standard error.
import process from 'node:process'
import { join } from 'node:path'
import { inFront } from './child.mjs'
import { install } from './install.mjs'
import { hostFlags, productNode, root } from './places.mjs'
import { setUp } from './setup.mjs'
import { run } from './words.mjs'

await run(async () => {
  const parameters = process.argv.slice(2)
  // Only serving needs the built pages; everything else should not wait for a build.
  await (parameters[0] === 'serve' ? setUp() : install())
  // npm runs scripts in the project's folder; a file named on the command line lies where the person is.
  const cwd = process.env['INIT_CWD'] ?? process.cwd()
  return (
    await inFront(productNode(), [...hostFlags, join(root, 'server', 'cli.ts'), ...parameters], { cwd })
  ).code
})
