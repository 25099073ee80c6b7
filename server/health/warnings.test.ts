import { describe, expect, test } from 'vitest'
import { someVitals } from '../testing/builders.ts'
import { warningsOf, type Measures } from './warnings.ts'

const MINUTE_MS = 60_000
const GIB = 1024 ** 3

const measures = (fields: Partial<Measures> = {}): Measures => ({
  ...someVitals(),
  heap: { usedBytes: 50_000_000, ofBytes: 4_000_000_000 },
  stallsMs: [],
  registered: 3_000,
  backup: { at: null, isOutdated: true, since: someVitals().at, trouble: null },
  ...fields,
})

const warned = (fields: Partial<Measures>) => warningsOf(measures(fields))
const { at } = someVitals()

describe('[I9] a warning comes before the limit, and not at rest', () => {
  test('a host at rest has none', () => {
    expect(warned({})).toEqual([])
  })

  test('sockets: from four fifths', () => {
    expect(warned({ sockets: { open: 15_199, most: 19_000 } })).toEqual([])
    expect(warned({ sockets: { open: 15_200, most: 19_000 } })).toEqual([
      { kind: 'sockets', about: { open: 15_200, most: 19_000 } },
    ])
  })

  test('memory: from seven tenths of the machine, or four fifths of what the runtime gives', () => {
    expect(warned({ memory: { residentBytes: 699, ofBytes: 1000 } })).toEqual([])
    expect(warned({ memory: { residentBytes: 700, ofBytes: 1000 } })).toEqual([
      { kind: 'memory', about: { usedBytes: 700, ofBytes: 1000 } },
    ])
    expect(warned({ heap: { usedBytes: 799, ofBytes: 1000 } })).toEqual([])
    const heap = { usedBytes: 800, ofBytes: 1000 }
    expect(warned({ heap, memory: { residentBytes: 9, ofBytes: 10 } })).toEqual([
      { kind: 'memory', about: heap },
    ])
  })

  test('disk: below a gibibyte, or below ten times the file', () => {
    const large = { freeBytes: 10 * GIB, fileBytes: GIB }
    expect(warned({ disk: { freeBytes: GIB, fileBytes: 1 } })).toEqual([])
    expect(warned({ disk: large })).toEqual([])
    expect(warned({ disk: { freeBytes: GIB - 1, fileBytes: 1 } })).toMatchObject([{ kind: 'disk' }])
    expect(warned({ disk: { ...large, freeBytes: large.freeBytes - 1 } })).toEqual([
      { kind: 'disk', about: { freeBytes: 10 * GIB - 1, fileBytes: GIB } },
    ])
    expect(warned({ disk: null })).toEqual([])
  })

  test('backup: half an hour without one, while there is something to lose', () => {
    const since = at - 30 * MINUTE_MS
    const old = { at: since, isOutdated: true, since, trouble: null }
    expect(warned({ backup: { ...old, since: since + 1 } })).toEqual([])
    expect(warned({ backup: old })).toEqual([{ kind: 'backup', about: { at: since } }])
    expect(warned({ backup: { ...old, at: null } })).toEqual([{ kind: 'backup', about: { at: null } }])
    expect(warned({ backup: { ...old, isOutdated: false } })).toEqual([])
    expect(warned({ backup: old, registered: 0 })).toEqual([])
  })

  test('[K4] backup: at once when no copy reaches the second place, and why', () => {
    const trouble = 'place-missing' as const
    expect(warned({ backup: { at, isOutdated: false, since: at, trouble } })).toEqual([
      { kind: 'backup', about: { at, trouble } },
    ])
  })

  test('stalls: in five seconds of the last minute', () => {
    expect(warned({ stallsMs: [900, 900, 200, 200, 200, 201, 201] })).toEqual([])
    expect(warned({ stallsMs: [900, 0, 201, 0, 450, 201, 201] })).toEqual([
      { kind: 'stalls', about: { seconds: 5, longestMs: 900 } },
    ])
  })

  test('acknowledgements: above a second, of at least twenty', () => {
    const slow = { count: 20, p50Ms: 10, p99Ms: 1_001 }
    expect(warned({ acknowledged: { ...slow, p99Ms: 1_000 } })).toEqual([])
    expect(warned({ acknowledged: { ...slow, count: 19 } })).toEqual([])
    expect(warned({ acknowledged: slow })).toEqual([{ kind: 'acknowledgements', about: { p99Ms: 1_001 } }])
  })
})
