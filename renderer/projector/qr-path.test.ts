import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrPath } from './qr-path.ts'

/** Reads the path back into modules, so that the test says what is drawn and not how. */
function modulesOf({ path, size }: { path: string; size: number }): boolean[][] {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let at = Number(x); at < Number(x) + Number(width); at++) {
      const row = modules[Number(y)]
      if (row) row[at] = true
    }
  }
  return modules
}

test('the path draws exactly the modules of the code, with a quiet zone of four', () => {
  const address = 'http://192.168.178.23:8080/'
  const drawn = qrPath(address)
  expect(modulesOf(drawn)).toEqual(encode(address, { ecc: 'M', border: 4 }).data)
  expect(drawn.size).toBe(29 + 8)
  expect(drawn.path).not.toMatch(/M[0-3] |M\d+ [0-3]h/)
})
