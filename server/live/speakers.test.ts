import { expect, test } from 'vitest'
import type { Update } from '../protocol/messages.ts'
import { aMember, imported } from '../testing/builders.ts'
import type { TestVisitor } from '../testing/core.ts'
import { aChair, aPhone, createCore, giveLinks, happen } from '../testing/core.ts'

const rules = { seconds: 86_400, alternation: null, firstTimeFirst: false, proContra: true }

/** What a phone may receive at most for a change of the speakers' list, on the wire. */
const MOST_BYTES = 300

function hallOf(names: readonly string[]) {
  const core = createCore()
  happen(
    core,
    imported(names.map((lastName, index) => aMember(`M-${index + 1}`, { firstName: '', lastName }))),
  )
  giveLinks(core, core.state.assembly.members.keys())
  const chair = aChair(core)
  chair.ask('open-debate', { item: null, rules, instead: null })
  return { core, chair }
}

/** Frames since the last look, as bytes of text. */
const sizes = (phone: TestVisitor): number[] =>
  phone.outlet.frames.splice(0).map((frame) => Buffer.byteLength(frame))

test('[D15] a change of the speakers’ list costs a phone 300 bytes at most, whatever the names are', () => {
  const long = [
    'Ä'.repeat(200),
    '"'.repeat(200),
    '議'.repeat(200),
    '🎤'.repeat(100),
    'Freifrau von und zu Musterhausen-Ö',
  ]
  const { core, chair } = hallOf([...long, ...long, 'Bystander'])
  const bystander = aPhone(core, 11)
  const waiting = aPhone(core, 10)
  const speakers = Array.from({ length: 9 }, (_, index) => aPhone(core, index + 1))
  core.settle()
  const seen: number[] = []
  const look = () => {
    core.settle()
    seen.push(...sizes(bystander), ...sizes(waiting))
  }
  look()
  seen.length = 0
  for (const speaker of [...speakers, waiting]) {
    speaker.ask('ask-to-speak', { debate: 1, side: 'contra' })
    look()
  }
  const debate = () => core.state.assembly.debates.all.get(1)
  for (let speaker = 1; speaker <= 9; speaker++) {
    chair.ask('call-speaker', { debate: 1, speaker, turn: debate()?.turn ?? 0, outOfTurn: false })
    look()
    chair.ask('pause-speech', { debate: 1, turn: debate()?.turn ?? 0 })
    look()
  }
  chair.ask('add-point', {
    ...{ debate: 1, who: { guest: 'Kim' }, text: '' },
    kind: { name: '"'.repeat(200), effect: 'end-debate', onlyUnspoken: true },
  })
  look()
  chair.ask('call-point', { point: 1, turn: debate()?.turn ?? 0 })
  look()
  chair.ask('set-list', { debate: 1, was: 'open', to: 'closed' })
  look()
  expect(seen.length).toBeGreaterThan(20)
  expect(Math.max(...seen)).toBeLessThanOrEqual(MOST_BYTES)
})

test('[D15] who asks far behind costs nobody else a frame, and one that is called only those whose place it is', () => {
  const { core, chair } = hallOf(Array.from({ length: 40 }, (_, index) => `Name ${index + 1}`))
  const phones = Array.from({ length: 40 }, (_, index) => aPhone(core, index + 1))
  for (const phone of phones.slice(0, 30)) phone.ask('ask-to-speak', { debate: 1, side: 'pro' })
  core.settle()
  for (const phone of phones) phone.heard()
  phones[30]?.ask('ask-to-speak', { debate: 1, side: 'pro' })
  core.settle()
  const others = phones.filter((_, index) => index !== 30)
  expect(others.flatMap((phone) => sizes(phone))).toEqual([])
  phones[30]?.heard()
  chair.ask('call-speaker', { debate: 1, speaker: 1, turn: 0, outOfTurn: false })
  core.settle()
  const own = phones.map((phone) =>
    phone.heard().flatMap((message) => (message.type === 'update' ? [message] : [])),
  )
  const heardOwn = own.map((updates) => updates.some((update: Update) => 'speaking' in (update.set ?? {})))
  // The speaker, and the twenty places that are told, and who is told a place for the first time.
  expect(heardOwn).toEqual(phones.map((_, index) => index <= 20))
})

test(
  '[D15] 3,000 who ask within a quarter of a minute cost somebody who does not ask two frames',
  { timeout: 30_000 },
  () => {
    const { core } = hallOf(Array.from({ length: 3_000 }, (_, index) => `Name ${index + 1}`))
    const bystander = aPhone(core, 3_000)
    const phones = Array.from({ length: 2_999 }, (_, index) => aPhone(core, index + 1))
    core.settle()
    bystander.heard()
    for (const [index, phone] of phones.entries()) {
      phone.say({ type: 'ask-to-speak', request: `request-${index}`, debate: 1, side: 'pro' })
      // 3,000 in 15 seconds are 50 in each tick.
      if (index % 50 === 49) core.settle()
    }
    core.settle()
    expect(core.state.assembly.debates.speakers.size).toBe(2_999)
    // Only the first three names are told: whoever is behind them changes nothing.
    expect(bystander.heard().length).toBeLessThanOrEqual(2)
  },
)
