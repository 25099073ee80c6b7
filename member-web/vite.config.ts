// Builds the phone page into out/member-web: one script, one style sheet, one icon, no source maps, nothing lazy. No
// framework: the same page with Svelte's runtime weighed 33.6 kB, with paint.ts it weighs 17.7 kB.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { firstLoadBudget } from '../main/bundle/first-load.ts'
import { precompress } from '../main/bundle/precompress.ts'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [firstLoadBudget(), precompress()],
  build: {
    outDir: '../out/member-web',
    emptyOutDir: true,
    // What phones of the last five years understand; older targets cost bytes for everybody.
    target: 'es2022',
    sourcemap: false,
    cssCodeSplit: false,
    // One request for the icon is allowed; as a data: URL it would need an exception in the content security policy.
    assetsInlineLimit: 0,
    // One script only, so nothing to preload.
    modulePreload: false,
    watch: process.env['PLENUM_WATCH'] === undefined ? null : {},
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
