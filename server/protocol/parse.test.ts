import { expect, test } from 'vitest'
import { pick, seeded } from '../rehearsal/chance.ts'
import { anyInput } from '../testing/any-input.ts'
import { inputs, parseFrame } from './parse.ts'

const ODD = [null, -1, 1e308, 'nonsense', 'https://[', '\u0000', '\ud800', '', [], {}, [[]], true]

test.each(Object.entries(inputs))('%s: whatever its fields are, it is read or refused', (type, schema) => {
  const random = seeded('any frame', type)
  for (let frame = 0; frame < 100; frame++) {
    const input = anyInput(random, schema)
    const fields = Object.entries(typeof input === 'object' && input !== null ? input : {})
    const odd = fields.map(([name, value]) => [name, random() < 0.3 ? pick(random, ODD) : value] as const)
    const text = JSON.stringify({ ...Object.fromEntries(odd), type, request: 'request-1' })
    expect(['command', 'refused'], text).toContain(parseFrame(text).kind)
  }
})

test('an address that is none is refused like any other field: no frame throws', () => {
  const convention = {
    ...{ name: 'Convention', place: '', startsOn: '', endsOn: '', language: 'en', selfCheckIn: false },
  }
  const read = (publicAddress: string) =>
    parseFrame(JSON.stringify({ type: 'set-convention', request: 'request-1', ...convention, publicAddress }))
  for (const address of ['nonsense', 'http://', 'http://a b', 'ftp://x.test', 'https://x.test/path'])
    expect(read(address)).toEqual({ kind: 'refused', request: 'request-1', where: 'publicAddress' })
  expect(read('https://x.test')).toMatchObject({ kind: 'command' })
})
