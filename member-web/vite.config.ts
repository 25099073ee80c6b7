// Builds the phone page into out/member-web: one script, one style sheet, one icon, no source maps; and one script with its
// style sheet that later.ts loads when nothing happens. No framework: Svelte's runtime alone would take most of the budget.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { brotliBytes, precompress } from '../main/bundle/precompress.ts'

const outFolder = fileURLToPath(new URL('../out/member-web', import.meta.url))

/**
 * 5,000 phones behind one hall's access points: 25 kB each is 125 MB, ten seconds of 100 Mbit/s; and each request
 * more is a round trip more on a network where one takes a second. What comes later comes within some ten seconds more.
 */
const budgets = {
  'first load': { bytes: 25_000, requests: 4 },
  later: { bytes: 20_000, requests: 2 },
  // Only where somebody stands for election.
  elections: { bytes: 4_000, requests: 1 },
  // Only for who gives a proxy from the phone.
  proxy: { bytes: 2_500, requests: 1 },
  // Only for who looks for receipts.
  receipts: { bytes: 3_500, requests: 1 },
  // Only for who reads motions.
  motions: { bytes: 3_000, requests: 1 },
  // Only over TLS, and of the icons a browser takes one.
  'home screen': { bytes: 12_000, requests: 5 },
  /** Only while a speakers' list is open. */
  debate: { bytes: 6_000, requests: 2 },
} as const

/** A build past its budget fails. */
const budget: Plugin = {
  name: 'plenum-phone-budget',
  apply: 'build',
  closeBundle: {
    order: 'post',
    sequential: true,
    handler(error) {
      if (error !== undefined || !existsSync(outFolder)) return
      // Compressed copies aside, every file is loaded sooner or later: first the page with what it names.
      const page = readFileSync(join(outFolder, 'index.html'), 'utf8')
      const isFirst = ({ name }: { name: string }) => name === 'index.html' || page.includes(`"/${name}"`)
      const all = filesOf(outFolder)
      // What has a hash in its name belongs to the page; the rest has a name that browsers look for.
      const partOf = (file: { name: string }): keyof typeof budgets => {
        if (isFirst(file)) return 'first load'
        if (!file.name.startsWith('assets/')) return 'home screen'
        if (/\/debate-/.test(file.name)) return 'debate'
        if (/\/motions-/.test(file.name)) return 'motions'
        if (/\/receipts-/.test(file.name)) return 'receipts'
        if (/\/proxy-[^/]*\.js$/.test(file.name)) return 'proxy'
        return /\/elections-[^/]*\.js$/.test(file.name) ? 'elections' : 'later'
      }
      for (const name of [
        'first load',
        'later',
        'elections',
        'proxy',
        'motions',
        'receipts',
        'debate',
        'home screen',
      ] as const) {
        const files = all.filter((file) => partOf(file) === name)
        const most = budgets[name]
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
        const total = `${name}: ${bytes} of ${most.bytes} bytes (brotli), ${files.length} of ${most.requests} requests`
        const lines = files.map((file) => `  ${String(file.bytes).padStart(6)} B  ${file.name}`)
        this.environment.logger.info([total, ...lines].join('\n'))
        if (bytes > most.bytes || files.length > most.requests)
          this.error(`the phone page is over its budget; ${total}`)
      }
    },
  },
}

const filesOf = (folder: string): { name: string; bytes: number }[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !/\.(br|gz)$/.test(path))
    .map((path) => ({ name: relative(folder, path), bytes: brotliBytes(readFileSync(path)) }))
    .sort((a, b) => b.bytes - a.bytes)

/** Vite's own way to load a part preloads what belongs to it: 1 kB for nothing, because the part brings its style sheet itself. */
const plainImport: Plugin = {
  name: 'plenum-plain-import',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : null,
}

/** The part's folder: its budget knows it by that. */
const chunkName = ({ facadeModuleId }: { facadeModuleId: string | null }): string =>
  `assets/${/\/(elections|motions|proxy|receipts)\/index\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? '[name]'}-[hash].js`

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [plainImport, budget, precompress()],
  build: {
    outDir: '../out/member-web',
    emptyOutDir: true,
    // What phones of the last five years understand; older targets cost bytes for everybody.
    target: 'es2022',
    sourcemap: false,
    // One request for the icon is allowed; as a data: URL it would need an exception in the content security policy.
    assetsInlineLimit: 0,
    // One script at first, so nothing to preload.
    modulePreload: false,
    rolldownOptions: { output: { chunkFileNames: chunkName } },
    watch: process.env['PLENUM_WATCH'] === undefined ? null : {},
  },
})
