// A build plugin: measures what a phone loads before it shows anything and fails the build past the budget.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'
import { brotliBytes } from './precompress.ts'

/**
 * 5,000 phones behind one hall's access points: 25 kB each is 125 MB, ten seconds of 100 Mbit/s; and each request
 * more is a round trip more on a network where one takes a second.
 */
const budget = { bytes: 25_000, requests: 4 }

/** Every file the build leaves counts, except the compressed copies: a lazily loaded part is loaded sooner or later. */
export function firstLoadBudget(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'plenum-first-load-budget',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler(error) {
        const folder = resolve(config.root, config.build.outDir)
        if (error !== undefined || !existsSync(folder)) return
        const files = filesOf(folder)
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
        const lines = files.map((file) => `  ${String(file.bytes).padStart(6)} B  ${file.name}`)
        const total = `first load: ${bytes} of ${budget.bytes} bytes (brotli), ${files.length} of ${budget.requests} requests`
        config.logger.info(`${total}\n${lines.join('\n')}`)
        if (bytes > budget.bytes || files.length > budget.requests) {
          this.error(`the phone page is over its budget; ${total}`)
        }
      },
    },
  }
}

function filesOf(folder: string): { name: string; bytes: number }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !/\.(br|gz)$/.test(path))
    .map((path) => ({ name: relative(folder, path), bytes: brotliBytes(readFileSync(path)) }))
    .sort((a, b) => b.bytes - a.bytes)
}
