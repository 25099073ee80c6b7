// Builds the desktop shell (main, preload) and the console (renderer) into out/.
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { precompress } from './main/bundle/precompress.ts'

/** `npm run dev` rebuilds on each change. */
const watch = process.env['PLENUM_WATCH'] === undefined ? null : {}

/** The host serves out/renderer here; the projector's page, at /projector, loads its parts from here too. */
const servedAt = '/console/'

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      watch,
      target: 'node24',
      rolldownOptions: {
        // The host, its checkpoints and copies, and the demo's phones are entries: each is started as a process or thread of its own, from its file.
        input: {
          index: 'main/index.ts',
          process: 'server/process.ts',
          'checkpoint-thread': 'server/store/checkpoint-thread.ts',
          'copy-thread': 'server/store/copy-thread.ts',
          'minutes-thread': 'server/minutes/minutes-thread.ts',
          'crowd-process': 'server/rehearsal/crowd-process.ts',
        },
        // All beside each other: a path relative to `import.meta.url` must hold in whichever file it ends up.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      watch,
      // A sandboxed preload can load nothing but Electron: everything bundled into one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'main/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: servedAt,
    plugins: [svelte({ configFile: false }), precompress()],
    experimental: {
      // electron-vite sets `base` to './' when it builds, so it is said again here. The desktop's start window has no
      // host to load from yet: its page finds its parts beside itself, as do parts among each other.
      renderBuiltUrl: (file, { hostType, hostId }) =>
        hostType === 'html' && !hostId.endsWith('welcome.html') ? `${servedAt}${file}` : { relative: true },
    },
    build: {
      outDir: resolve('out/renderer'),
      emptyOutDir: true,
      watch,
      target: 'es2022',
      sourcemap: false,
      minify: true,
      // Inlined data: URLs would need an exception in the content security policy.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: resolve('renderer/index.html'),
          projector: resolve('renderer/projector.html'),
          welcome: resolve('renderer/welcome.html'),
        },
      },
    },
  },
})
