import { expect, test } from 'vitest'
import { startTestHost } from '../testing/host.ts'
import { parseMetrics, readMetrics } from './watch-host.ts'

test('what is watched is what the host tells', async () => {
  const host = await startTestHost()
  const { url } = host
  const names = [...((await readMetrics(url))?.keys() ?? [])]
  expect(names).toEqual(
    expect.arrayContaining([
      'plenum_sign_ins_total',
      'plenum_resident_memory_bytes',
      'plenum_memory_limit_bytes',
      'plenum_loop_stall_seconds',
      'plenum_sockets_open',
      'plenum_sockets_limit',
    ]),
  )
  await host.stop()
  expect(await readMetrics(url)).toBe(null)
})

test('labels are part of the name', () => {
  expect([...parseMetrics('# TYPE a gauge\na{quantile="0.99"} 0.25\n# HELP b c d\nb 12\n\n')]).toEqual([
    ['a{quantile="0.99"}', 0.25],
    ['b', 12],
  ])
})
