import { expect, test } from 'vitest'
import { isThisMachine } from './addresses.ts'

test('this machine itself, in each spelling, and nothing that looks like it', () => {
  expect(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'].filter(isThisMachine)).toHaveLength(4)
  const others = ['192.168.0.7', '::ffff:10.0.0.1', '1127.0.0.1', '10.127.0.1', 'fe80::1', '']
  expect(others.filter(isThisMachine)).toEqual([])
})
