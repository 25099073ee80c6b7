import { describe, expect, test } from 'vitest'
import { FakeOutlet, Turns } from '../testing/outlet.ts'
import { SKIP_BYTES, SLICE, STALLED_MS } from './limits.ts'
import { Stream } from './stream.ts'

type Kind = 'round' | 'square'
type Topic = 'colour' | 'size'

/** A stream of two topics, each as its kind may see it, and a clock that stands at 5 seconds. */
function aStream() {
  const state = { colour: 'red', size: 1 }
  const clock = { now: 5_000 }
  const turns = new Turns()
  const encoded: string[] = []
  const stalled: FakeOutlet[] = []
  const stream = new Stream<Kind, Topic>({
    now: () => clock.now,
    later: turns.later,
    encode(topic, kind) {
      encoded.push(`${topic} ${kind}`)
      return JSON.stringify(`${kind} ${state[topic]}`)
    },
    onStalled({ outlet }) {
      outlet.close(4006, '')
    },
  })
  const join = (kind: Kind = 'round') => {
    const outlet = new FakeOutlet()
    const seat = stream.join(outlet, kind)
    outlet.onClose = () => {
      stalled.push(outlet)
      stream.leave(seat)
    }
    return outlet
  }
  const change = (fields: Partial<typeof state>) => {
    Object.assign(state, fields)
    stream.touch(Object.keys(fields) as Topic[])
  }
  return { stream, clock, turns, encoded, stalled, join, change }
}

const update = (from: number, seq: number, set: object, at = 5) => ({ type: 'update', from, seq, at, set })

describe('a frame', () => {
  test('[I3] takes everybody from where he stands to the newest, and is encoded once a kind', () => {
    const { stream, encoded, join, change } = aStream()
    const rounds = [join(), join(), join()]
    const square = join('square')
    change({ colour: 'blue' })
    stream.flush()
    for (const round of rounds) expect(round.take()).toEqual([update(1, 2, { colour: 'round blue' })])
    expect(square.take()).toEqual([update(1, 2, { colour: 'square blue' })])
    expect(encoded).toEqual(['colour round', 'colour square'])
  })

  test('[I6] is one however often something changed before it', () => {
    const { stream, encoded, join, change } = aStream()
    const outlet = join()
    for (const colour of ['a', 'b', 'c', 'd', 'e']) change({ colour })
    stream.flush()
    stream.flush()
    expect(outlet.take()).toEqual([update(1, 2, { colour: 'round e' })])
    expect(encoded).toEqual(['colour round'])
  })

  test('is none where nothing changed', () => {
    const { stream, join, turns } = aStream()
    const outlet = join()
    stream.flush()
    turns.all()
    expect(outlet.take()).toEqual([])
    expect(stream.seq).toBe(1)
  })

  test('is not for who joins after it', () => {
    const { stream, join, change } = aStream()
    change({ colour: 'blue' })
    stream.flush()
    const outlet = join()
    stream.flush()
    expect(outlet.take()).toEqual([])
    change({ size: 2 })
    stream.flush()
    expect(outlet.take()).toEqual([update(2, 3, { size: 'round 2' })])
  })
})

describe('[I6] who is slow', () => {
  test('is skipped, then gets the newest of everything that changed meanwhile, in one frame', () => {
    const { stream, join, change } = aStream()
    const [slow, quick] = [join(), join()]
    slow.unread = SKIP_BYTES + 1
    for (const colour of ['blue', 'green']) {
      change({ colour })
      stream.flush()
    }
    change({ size: 2 })
    stream.flush()
    expect(slow.take()).toEqual([])
    expect(quick.take()).toEqual([
      update(1, 2, { colour: 'round blue' }),
      update(2, 3, { colour: 'round green' }),
      update(3, 4, { size: 'round 2' }),
    ])
    slow.unread = SKIP_BYTES
    stream.flush()
    expect(slow.take()).toEqual([update(1, 4, { colour: 'round green', size: 'round 2' })])
    expect(quick.take()).toEqual([])
  })

  test('is let go when it has not read for long, and nobody else notices', () => {
    const { stream, clock, stalled, join, change } = aStream()
    const [slow, quick] = [join(), join()]
    slow.unread = SKIP_BYTES + 1
    change({ size: 2 })
    stream.flush()
    clock.now += STALLED_MS - 1
    stream.flush()
    expect(stalled).toEqual([])
    clock.now += 1
    change({ size: 3 })
    stream.flush()
    expect(stalled).toEqual([slow])
    expect(stream.size).toBe(1)
    expect(quick.take()).toHaveLength(2)
  })

  test('is not let go when it reads now and then', () => {
    const { stream, clock, stalled, join, change } = aStream()
    const outlet = join()
    for (let round = 0; round < 5; round++) {
      outlet.unread = SKIP_BYTES + 1
      change({ size: round })
      stream.flush()
      clock.now += STALLED_MS - 1
      outlet.unread = 0
      stream.flush()
    }
    expect(stalled).toEqual([])
    expect(outlet.take()).toHaveLength(5)
  })
})

describe('a sweep over many', () => {
  const CROWD = SLICE * 2 + 50

  test('breathes after each slice', () => {
    const { stream, turns, join, change } = aStream()
    const crowd = Array.from({ length: CROWD }, () => join())
    change({ size: 2 })
    const served = () => crowd.filter(({ frames }) => frames.length === 1).length
    stream.flush()
    const afterTurns = [served()]
    while (turns.length > 0) {
      turns.next()
      afterTurns.push(served())
    }
    expect(afterTurns).toEqual([SLICE, 2 * SLICE, CROWD])
  })

  test('[I3] while something changes leaves everybody at the newest, each by frames that join', () => {
    const { stream, turns, join, change } = aStream()
    const crowd = Array.from({ length: CROWD }, () => join())
    change({ size: 2 })
    stream.flush()
    change({ colour: 'blue' })
    stream.flush()
    turns.all()
    const early = [update(1, 2, { size: 'round 2' }), update(2, 3, { colour: 'round blue' })]
    const late = [update(1, 3, { size: 'round 2', colour: 'round blue' })]
    crowd.forEach((outlet, index) => expect(outlet.take()).toEqual(index < SLICE ? early : late))
  })

  test('does not mind who comes and goes', () => {
    const { stream, turns, join, change, stalled } = aStream()
    const crowd = Array.from({ length: CROWD }, () => join())
    change({ size: 2 })
    stream.flush()
    crowd.at(-1)?.close(1000, '')
    crowd.at(0)?.close(1000, '')
    const late = join()
    turns.all()
    expect(stalled).toHaveLength(2)
    expect(late.take()).toEqual([])
    expect(crowd.at(-1)?.take()).toEqual([])
    expect(crowd.at(-2)?.take()).toHaveLength(1)
    change({ size: 3 })
    stream.flush()
    turns.all()
    expect(late.take()).toEqual([update(2, 3, { size: 'round 3' })])
  })
})
