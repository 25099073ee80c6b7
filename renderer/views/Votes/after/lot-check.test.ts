import { expect, test } from 'vitest'
import { lotCheck } from './lot-check.ts'

test('[L1] the line for the terminal hands on seed and name as they are, whatever signs are in them', () => {
  expect([lotCheck('dice 4 / sunny', 'Anna Berg'), lotCheck("it's 100 % / $HOME", "O'Neill `date`")]).toEqual(
    [
      String.raw`printf '%s\n%s' 'dice 4 / sunny' 'Anna Berg' | sha256sum`,
      String.raw`printf '%s\n%s' 'it'\''s 100 % / $HOME' 'O'\''Neill ` + "`date`' | sha256sum",
    ],
  )
})
