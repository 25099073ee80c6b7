// Runs a program of the server (bench, promises) on a ready checkout: node main/launch/run.mjs server/bench/index.ts …
import process from 'node:process'
import { inFront } from './child.mjs'
import { productNode, root } from './places.mjs'
import { setUp } from './setup.mjs'
import { run } from './words.mjs'

await run(async () => {
  await setUp()
  return (await inFront(productNode(), process.argv.slice(2), { cwd: root })).code
})
