import { describe, expect, test } from 'vitest'
import { FakeOutlet, Turns } from '../testing/outlet.ts'
import { SKIP_BYTES, SLICE, STALLED_MS } from './limits.ts'
import type { Audience, News } from './boundary.ts'
import { Stream, type Seat } from './stream.ts'

/** A stream of two topics, each as its audience may see it, and a clock that stands at 5 seconds. */
function aStream() {
  const state = { colour: 'red', size: 1 }
  const clock = { now: 5_000 }
  const turns = new Turns()
  const framed: string[] = []
  const stalled: FakeOutlet[] = []
  let seq = 1
  const stream = new Stream<Seat>({
    now: () => clock.now,
    later: turns.later,
    framed(text) {
      framed.push(text)
      return Buffer.from(text)
    },
    onStalled({ outlet }) {
      outlet.close(4006, '')
    },
  })
  const newsOf = (topics: (keyof typeof state)[]): News => ({
    type: 'news',
    stream: 'members',
    seq,
    at: clock.now,
    topics: topics.map((topic) => ({
      topic,
      texts: {
        'on-register': JSON.stringify(`in ${String(state[topic])}`),
        'not-on-register': JSON.stringify(`out ${String(state[topic])}`),
      },
    })),
  })
  stream.take(newsOf(['colour', 'size']))
  const arrive = (audience: Audience = 'on-register') => {
    const outlet = new FakeOutlet()
    const seat: Seat = { outlet, audience, position: 0, own: '', isMoved: false, stalledSince: null }
    stream.join(seat)
    outlet.onClose = () => {
      stalled.push(outlet)
      stream.leave(seat)
    }
    return { seat, outlet }
  }
  const join = (audience?: Audience) => arrive(audience).outlet
  const change = (fields: Partial<typeof state>) => {
    Object.assign(state, fields)
    seq++
    stream.take(newsOf(Object.keys(fields) as (keyof typeof state)[]))
  }
  return { stream, clock, turns, framed, stalled, arrive, join, change }
}

const update = (from: number, seq: number, set: object, at = 5) => ({ type: 'update', from, seq, at, set })

describe('a frame', () => {
  test('[I3] takes everybody from where he stands to the newest, and is encoded once an audience', () => {
    const { framed, join, change } = aStream()
    const inside = [join(), join(), join()]
    const outside = join('not-on-register')
    change({ colour: 'blue' })
    for (const outlet of inside) expect(outlet.take()).toEqual([update(1, 2, { colour: 'in blue' })])
    expect(outside.take()).toEqual([update(1, 2, { colour: 'out blue' })])
    expect(framed).toHaveLength(2)
  })

  test('is none where nothing changed', () => {
    const { stream, join, turns } = aStream()
    const outlet = join()
    stream.tick()
    turns.all()
    expect(outlet.take()).toEqual([])
  })

  test('is not for who joins after it', () => {
    const { stream, join, change } = aStream()
    change({ colour: 'blue' })
    const outlet = join()
    stream.tick()
    expect(outlet.take()).toEqual([])
    change({ size: 2 })
    expect(outlet.take()).toEqual([update(2, 3, { size: 'in 2' })])
  })

  test('of the whole state is what a welcome needs, and the newest', () => {
    const { stream, change } = aStream()
    expect(stream.state('on-register')).toBe('"colour":"in red","size":"in 1"')
    change({ size: 2 })
    expect(stream.state('on-register')).toBe('"colour":"in red","size":"in 2"')
    expect(stream.state('not-on-register')).toBe('"colour":"out red","size":"out 2"')
  })

  test('[I6] carries what is news for one seat alone together with the rest', () => {
    const { stream, arrive, join, change } = aStream()
    const { seat, outlet } = arrive()
    const other = join()
    stream.tellOne(seat, '"me":0')
    stream.tellOne(seat, '"me":1')
    stream.tick()
    stream.tellOne(seat, '"me":2')
    change({ size: 2 })
    stream.tellOne(seat, '"me":3')
    stream.restate(seat, '"me":3')
    stream.tick()
    expect(outlet.take()).toEqual([
      update(1, 1, { me: 1 }),
      update(1, 2, { size: 'in 2', me: 2 }),
      update(0, 2, { colour: 'in red', size: 'in 2', me: 3 }),
    ])
    expect(other.take()).toEqual([update(1, 2, { size: 'in 2' })])
  })
})

describe('[I6] who is slow', () => {
  test('is skipped, then gets the newest of everything that changed meanwhile, in one frame', () => {
    const { stream, join, change } = aStream()
    const [slow, quick] = [join(), join()]
    slow.unread = SKIP_BYTES + 1
    for (const colour of ['blue', 'green']) {
      change({ colour })
    }
    change({ size: 2 })
    expect(slow.take()).toEqual([])
    expect(stream.slow()).toBe(1)
    expect(quick.take()).toEqual([
      update(1, 2, { colour: 'in blue' }),
      update(2, 3, { colour: 'in green' }),
      update(3, 4, { size: 'in 2' }),
    ])
    slow.unread = SKIP_BYTES
    stream.tick()
    expect(slow.take()).toEqual([update(1, 4, { colour: 'in green', size: 'in 2' })])
    expect(quick.take()).toEqual([])
  })

  test('is let go when it has not read for long, and nobody else notices', () => {
    const { stream, clock, stalled, join, change } = aStream()
    const [slow, quick] = [join(), join()]
    slow.unread = SKIP_BYTES + 1
    change({ size: 2 })
    clock.now += STALLED_MS - 1
    stream.tick()
    expect(stalled).toEqual([])
    clock.now += 1
    change({ size: 3 })
    expect(stalled).toEqual([slow])
    expect(stream.slow()).toBe(0)
    expect(quick.take()).toHaveLength(2)
  })

  test('is not let go when it reads now and then', () => {
    const { stream, clock, stalled, join, change } = aStream()
    const outlet = join()
    for (let round = 0; round < 5; round++) {
      outlet.unread = SKIP_BYTES + 1
      change({ size: round })
      clock.now += STALLED_MS - 1
      outlet.unread = 0
      stream.tick()
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
    stream.tick()
    const afterTurns = [served()]
    while (turns.length > 0) {
      turns.next()
      afterTurns.push(served())
    }
    expect(afterTurns).toEqual([SLICE, 2 * SLICE, CROWD])
  })

  test('[I3] while something changes leaves everybody at the newest, each by frames that join', () => {
    const { turns, join, change } = aStream()
    const crowd = Array.from({ length: CROWD }, () => join())
    change({ size: 2 })
    change({ colour: 'blue' })
    turns.all()
    const early = [update(1, 2, { size: 'in 2' }), update(2, 3, { colour: 'in blue' })]
    const late = [update(1, 3, { size: 'in 2', colour: 'in blue' })]
    crowd.forEach((outlet, index) => expect(outlet.take()).toEqual(index < SLICE ? early : late))
  })

  test('does not mind who comes and goes', () => {
    const { turns, join, change, stalled } = aStream()
    const crowd = Array.from({ length: CROWD }, () => join())
    change({ size: 2 })
    crowd.at(-1)?.close(1000, '')
    crowd.at(0)?.close(1000, '')
    const late = join()
    turns.all()
    expect(stalled).toHaveLength(2)
    expect(late.take()).toEqual([])
    expect(crowd.at(-1)?.take()).toEqual([])
    expect(crowd.at(-2)?.take()).toHaveLength(1)
    change({ size: 3 })
    turns.all()
    expect(late.take()).toEqual([update(2, 3, { size: 'in 3' })])
  })
})
