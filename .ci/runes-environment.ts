// The environment of the pages' unit tests: modules are compiled as for the browser, so that Svelte's runes are live,
// but there is no DOM. What needs one is told as a story, in a real browser (e2e/).
import type { Environment } from 'vitest/runtime'

const environment: Environment = {
  name: 'runes',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
}

export default environment
