import { expect, test } from 'vitest'
import { parseStat } from './served-host.ts'

test('a line of /proc is read by its fields, whatever the process is called', () => {
  const before = 'S 41 42 42 0 -1 4194560 9000 0 3 0'
  const times = '700 55'
  const after = '0 0 20 0 11 0 123456 1000000000'
  expect(parseStat(`43 (node (x) 7) ${before} ${times} ${after} 25000 18446744073709551615 1`)).toEqual({
    ...{ parent: 41, ticks: 755, pages: 25_000 },
  })
})
