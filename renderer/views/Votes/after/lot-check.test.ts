import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { lotCheck } from './lot-check.ts'

test.for([
  ['dice 4 / sunny', 'Anna Berg'],
  ["it's 100 % / back\\slash $HOME", "O'Neill `date`"],
])(
  '[L1] the line for the terminal prints the value by which the lot was drawn: %s',
  ([seed = '', name = '']) => {
    const printed = execFileSync('sh', ['-c', lotCheck(seed, name)], { encoding: 'utf8' })
    expect(printed.slice(0, 64)).toBe(createHash('sha256').update(`${seed}\n${name}`).digest('hex'))
  },
)
