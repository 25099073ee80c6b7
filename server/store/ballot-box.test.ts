import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openTestStore, reopen, saved } from '../testing/stores.ts'
import type { Ballot, Envelope } from './ballot-box.ts'
import type { Store } from './store.ts'

const register = { members: [{ weight: '1', ids: '1-9' }], present: '9', entitled: '9' }

const ballot = (fields: Partial<Ballot> = {}): Ballot => ({
  vote: 1,
  member: 1,
  secrecy: 'secret',
  marks: 'm1',
  weight: '1',
  ...fields,
})

const envelope = (number: number): Envelope => ({
  ballotKey: Buffer.alloc(16, number),
  receipt: `RECEI-PT${String(number).padStart(3, '0')}`,
  request: `request-${number}`,
})

const cast = (store: Store, fields: Partial<Ballot>, number: number) =>
  saved(store, () => store.ballotBox.cast(ballot(fields), envelope(number)))

/** Two secret ballots of unlike weight and one of another vote, which is named. */
function box() {
  const opened = openTestStore()
  const { store } = opened
  cast(store, { member: 2, marks: 'm2', weight: '0.5' }, 9)
  cast(store, { member: 1 }, 4)
  cast(store, { vote: 2, member: 2, secrecy: 'named', marks: 'm3' }, 5)
  return opened
}

describe('the box', () => {
  test('[I7] keeps who has voted apart from what was cast, here and after opening the file again', () => {
    const contents = ({ ballotBox }: Store) => ({
      turnout: [1, 2, 3].map((vote) => [...ballotBox.turnout(vote)]),
      receipts: ballotBox.receipts(1),
      secret: [1, 2].map((vote) => ballotBox.secretBallots(vote)),
      named: [1, 2].map((vote) => ballotBox.namedBallots(vote)),
      counts: [ballotBox.counts(1, 'secret'), ballotBox.counts(2, 'named')],
      voted: [ballotBox.voted(1, 2), ballotBox.voted(2, 1), ballotBox.voted(3, 1)],
    })
    const opened = box()
    const before = contents(opened.store)
    expect(before).toEqual({
      turnout: [
        [
          [1, { receipt: 'RECEI-PT004', request: 'request-4' }],
          [2, { receipt: 'RECEI-PT009', request: 'request-9' }],
        ],
        [[2, { receipt: 'RECEI-PT005', request: 'request-5' }]],
        [],
      ],
      receipts: ['RECEI-PT004', 'RECEI-PT009'],
      secret: [
        [
          { key: '04'.repeat(16), marks: 'm1', weight: '1' },
          { key: '09'.repeat(16), marks: 'm2', weight: '0.5' },
        ],
        [],
      ],
      named: [[], [{ member: 2, marks: 'm3', weight: '1' }]],
      counts: [
        [
          { marks: 'm1', weight: '1', ballots: 1 },
          { marks: 'm2', weight: '0.5', ballots: 1 },
        ],
        [{ marks: 'm3', weight: '1', ballots: 1 }],
      ],
      voted: [{ receipt: 'RECEI-PT009', request: 'request-9' }, undefined, undefined],
    })
    expect(contents(reopen(opened).store)).toEqual(before)
  })

  test('[B2] takes one ballot a member and vote, and none of a second that is tried', () => {
    const { store } = box()
    expect(() => cast(store, { member: 1, marks: 'm2' }, 7)).toThrow('UNIQUE constraint failed')
    expect(store.ballotBox.secretBallots(1)).toHaveLength(2)
    expect(store.ballotBox.voted(1, 1)?.receipt).toBe('RECEI-PT004')
  })

  test('[B5] gives a receipt once in a vote', () => {
    const { store } = box()
    expect(() => cast(store, { member: 3 }, 9)).toThrow('UNIQUE constraint failed')
    expect([...store.ballotBox.turnout(1).keys()]).toEqual([1, 2])
  })
})

describe('[B6] the seal', () => {
  const seal = (change: (store: Store) => void = () => undefined, sealed = register) => {
    const { store } = box()
    change(store)
    return store.ballotBox.seal(1, 'secret', sealed)
  }

  test('is the same for the same contents, whatever the order in which they came', () => {
    const { store } = openTestStore()
    cast(store, { member: 1 }, 4)
    cast(store, { member: 2, marks: 'm2', weight: '0.5' }, 9)
    expect(store.ballotBox.seal(1, 'secret', register)).toBe(seal())
    expect(seal()).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is not moved by another vote', () => {
    expect(seal((store) => cast(store, { vote: 2, member: 3, marks: 'm2' }, 8))).toBe(seal())
  })

  test('changes with any content', () => {
    const seals = [
      seal(),
      seal((store) => cast(store, { member: 3 }, 6)),
      seal(undefined, { ...register, members: [{ weight: '1', ids: '1-8' }] }),
      seal(undefined, { ...register, present: '8' }),
      ...['yes', 'no'].flatMap((choice) =>
        ['1', '0.5'].map((weight) => {
          const { store } = openTestStore()
          cast(store, { member: 2, marks: choice === 'yes' ? 'm1' : 'm2', weight }, 9)
          return store.ballotBox.seal(1, 'secret', register)
        }),
      ),
      ...([1, 2] as const).map((number) => {
        const { store } = openTestStore()
        cast(store, { member: 2 }, number)
        return store.ballotBox.seal(1, 'secret', register)
      }),
    ]
    expect(new Set(seals).size).toBe(seals.length)
  })
})

describe('[I7] the bytes of the file', () => {
  const VOTERS = 40
  const PAGE_BYTES = 4096
  /** Voters in the order in which they came, which is nobody's order of numbers or keys. */
  const order = Array.from({ length: VOTERS }, (_, index) => ((index * 17) % VOTERS) + 1)
  /** Keys that sort unlike members. */
  const keyOf = (member: number) =>
    Buffer.from(`key-${String((member * 7) % 1000).padStart(4, '0')}-of-${String(member).padStart(4, '0')}`)

  function voted() {
    const opened = openTestStore()
    for (const member of order)
      saved(opened.store, () =>
        opened.store.ballotBox.cast(ballot({ member, marks: member % 2 === 0 ? 'm2' : 'm1' }), {
          ...envelope(member),
          ballotKey: keyOf(member),
        }),
      )
    return opened
  }

  /** Members in the order in which their ballots, or their receipts, lie in the file; a page's rows lie from its end. */
  const lying = (bytes: Buffer, textOf: (member: number) => string | Buffer) =>
    order
      .map((member) => ({ member, at: bytes.indexOf(textOf(member)) }))
      .sort(
        (one, other) =>
          Math.floor(one.at / PAGE_BYTES) - Math.floor(other.at / PAGE_BYTES) || other.at - one.at,
      )
      .map(({ member }) => member)

  test('tell, while a vote is open, the order in which ballots came: settling is needed', () => {
    const { store, file } = voted()
    store.close()
    expect(lying(readFileSync(file), keyOf)).toEqual(order)
  })

  test('tell nothing of it once the box is settled: neither the file nor the log beside it', () => {
    const { store, file } = voted()
    saved(store, () => store.settleBox(1, null))
    expect(readFileSync(`${file}-wal`)).toHaveLength(0)
    const before = store.ballotBox.seal(1, 'secret', register)
    const bytes = readFileSync(file)
    const byMember = order.toSorted((one, other) => one - other)
    expect(lying(bytes, keyOf)).toEqual(
      byMember.toSorted((one, other) => Buffer.compare(keyOf(one), keyOf(other))),
    )
    expect(lying(bytes, (member) => envelope(member).receipt)).toEqual(byMember)
    expect(store.ballotBox.secretBallots(1)).toHaveLength(VOTERS)
    expect(store.ballotBox.turnout(1).size).toBe(VOTERS)
    expect(store.ballotBox.seal(1, 'secret', register)).toBe(before)
  })

  test('hold each ballot once after settling: nothing old is left in free space', () => {
    const { store, file } = voted()
    saved(store, () => store.settleBox(1, null))
    const bytes = readFileSync(file)
    for (const member of order)
      expect(bytes.indexOf(keyOf(member), bytes.indexOf(keyOf(member)) + 1)).toBe(-1)
  })
})
