/** The product's host, which also says on request what it holds in memory after collecting what nobody holds any more (`--expose-gc`). */
export type Held = { heapBytes: number; residentBytes: number }

process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ heapBytes: heapUsed + external, residentBytes: rss } satisfies Held)
})

await import('../cli.ts')
