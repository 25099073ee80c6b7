// Unit and integration tests lie beside the files they test. Each project has what its folder has at run time: Node for
// the host and the desktop shell, Svelte's runes for the two pages.
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** The pages' logic is tested as the browser gets it: with Svelte's client runes, not its server rendering. */
const page = (name: string) => ({
  extends: true as const,
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    name,
    include: [`${name}/**/*.test.ts`],
    environment: './.ci/runes-environment.ts',
  },
})

export default defineConfig({
  test: {
    // better-sqlite3 and the host's signal handlers want a process of their own, not a thread.
    pool: 'forks',
    projects: [
      { extends: true, test: { name: 'server', include: ['server/**/*.test.ts'] } },
      { extends: true, test: { name: 'main', include: ['main/**/*.test.ts'] } },
      { extends: true, test: { name: 'house', include: ['.ci/**/*.test.ts'], testTimeout: 60_000 } },
      page('renderer'),
      page('member-web'),
    ],
  },
})
