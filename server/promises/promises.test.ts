/** The two promises that everything rests on, in a size that fits into every run of the tests. */
import Database from 'better-sqlite3'
import { aMotionResult } from '../testing/builders.ts'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary.ts'
import { crash, keepThroughKills } from './crash.ts'
import { brokenBy, fanOut, type Measured } from './fan-out.ts'
import { keepThroughFaults } from './faults.ts'
import { BrokenPromise } from './promise.ts'
import { differences, resultDifference, type Told } from './proof.ts'
import { flatness } from './soak.ts'

/** Processes that start and die, on a machine that may have other things to do. */
const MINUTES = { timeout: 180_000 }
const quietly = { seed: 'in the tests', say: () => undefined }

describe('kept by real hosts', () => {
  test('crash: two votes with a kill in each', MINUTES, async () => {
    const figures = await crash.keep({ ...quietly, folder: temporaryFolder(), runs: 2, members: 60 })
    expect(figures[0]).toMatch(
      /^\d+ kills, \d of them with a power cut, in 2 votes: \d+ ballots acknowledged before, 0 lost, 0 twice\.$/,
    )
  })

  test('crash, and a file that lost one ballot is caught', MINUTES, async () => {
    const loseOne = (file: string) => {
      const database = new Database(file)
      database.exec(
        'DELETE FROM turnout WHERE (vote, member) IN (SELECT vote, member FROM turnout ORDER BY vote DESC, member DESC LIMIT 1)',
      )
      database.close()
    }
    const kept = keepThroughKills({ ...quietly, folder: temporaryFolder(), runs: 4, members: 30 }, loseOne)
    await expect(kept).rejects.toThrow(BrokenPromise)
    await expect(kept).rejects.toThrow(/is gone|the result is|the box holds/)
  })

  test(
    'faults: the disk fails and the power is cut, and a host that does not wait for the disk is caught',
    MINUTES,
    async () => {
      const figures = await keepThroughFaults(
        { ...quietly, folder: temporaryFolder(), members: 12 },
        { goesOn: ['write-error'], dies: [{ fault: 'fsync-error', end: 'process' }] },
      )
      expect(figures.at(-1)).toMatch(
        /^And it catches a host that does not wait for the disk: 12 |^Not tried: faults are made with a C compiler/,
      )
    },
  )

  test('fan-out, and a host that sends the whole list is caught', MINUTES, async () => {
    const figures = await fanOut.keep({ ...quietly, folder: temporaryFolder(), members: 90 })
    expect(figures.at(-1)).toMatch(/^And it catches a host that sends the whole list: /)
  })
})

describe('a box that is not what everybody was told', () => {
  const told: Told[] = [
    { member: 1, ballot: { choice: 'yes', request: 'request-1', receipt: 'A' } },
    { member: 2, ballot: { choice: 'no', request: 'request-2', receipt: 'B' } },
    { member: 3, ballot: null },
  ]
  const first = { receipt: 'A', request: 'request-1' }
  const second = { receipt: 'B', request: 'request-2' }

  test('is none of these', () => {
    expect(
      differences(told, {
        turnout: new Map([
          [1, first],
          [2, second],
        ]),
        choices: ['no', 'yes'],
      }),
    ).toEqual([])
  })

  test('an acknowledged ballot is gone', () => {
    expect(differences(told, { turnout: new Map([[1, first]]), choices: ['yes'] })).toEqual([
      'the acknowledged ballot of member 2 is gone',
      'the box holds 1 yes, 0 no, 0 abstain, and the phones cast 1 yes, 1 no, 0 abstain',
    ])
  })

  test('a ballot is there twice', () => {
    const box = {
      turnout: new Map([
        [1, first],
        [2, second],
      ]),
      choices: ['yes', 'no', 'no'] as const,
    }
    expect(differences(told, box)).toEqual([
      '3 ballots lie in the box, of 2 who have voted',
      'the box holds 1 yes, 2 no, 0 abstain, and the phones cast 1 yes, 1 no, 0 abstain',
    ])
  })

  test('a receipt changed, and a ballot is there of whom nobody knew', () => {
    const turnout = new Map([
      [1, { ...first, receipt: 'C' }],
      [2, second],
      [3, { receipt: 'D', request: 'request-3' }],
    ])
    expect(differences(told, { turnout, choices: ['yes', 'no', 'abstain'] })).toEqual([
      'the receipt of member 1 is not the one that was given',
      'member 3 was told that no ballot is there, but one is',
      'the box holds 1 yes, 1 no, 1 abstain, and the phones cast 1 yes, 1 no, 0 abstain',
    ])
  })

  test('a result counts one less', () => {
    const result = aMotionResult(
      { registered: 3, cast: 1 },
      { yes: '1', no: '0', abstain: '0' },
      { notCast: '2', base: '1', threshold: '0', verdict: 'adopted' },
    )
    expect(resultDifference(told, result)).toBe(
      'the result is 1 yes, 0 no, 0 abstain, and the phones cast 1 yes, 1 no, 0 abstain',
    )
  })
})

describe('memory over time', () => {
  const MIB = 2 ** 20
  const held = (minute: number, growing: number) => ({
    heapBytes: (40 + growing * minute) * MIB,
    residentBytes: (170 + 4 * growing * minute) * MIB,
  })
  const minutes = Array.from({ length: 30 }, (_, index) => index)

  test('is flat when only the warm-up grows', () => {
    const samples = minutes.map((minute) => held(Math.min(minute, 9), 2))
    expect(flatness(samples)).toBe(
      'The host held 58.0 MiB after a third of it and 58.0 MiB at the end, and took 242.0 MiB and 242.0 MiB of the machine.',
    )
  })

  test('is not when a third of a megabyte stays each minute', () => {
    expect(() => flatness(minutes.map((minute) => held(minute, 1 / 3)))).toThrow(BrokenPromise)
  })
})

describe('a hall that costs more', () => {
  const hall: Measured = {
    ...{ members: 300, still: 30, changes: 810, seconds: 3, phoneBytes: 474, framesTooMany: 0 },
    ...{ consoleBytes: [9000, 9000], projectorBytes: 900, areConsolesExact: true, grownBytes: 1e7 },
  }

  test.each<[string, Partial<Measured>, RegExp]>([
    ['a frame for a phone', { framesTooMany: 1 }, /phones got 1 frames/],
    ['rows for a console', { consoleBytes: [9000, 30_000] }, /810 changes cost a console 30000 bytes/],
    ['the projector', { projectorBytes: 5000 }, /the projector got 5000 bytes/],
    ['a console that is wrong', { areConsolesExact: false }, /another number of connected/],
    ['memory', { grownBytes: 2e8 }, /the host grew/],
    ['a welcome that grows with the hall', { phoneBytes: 600 }, /a phone gets 600 bytes among/],
  ])('is noticed: %s', (_, change, sentence) => {
    expect(brokenBy(hall, hall)).toEqual([])
    expect(brokenBy(hall, { ...hall, ...change })).toEqual([expect.stringMatching(sentence)])
  })
})
