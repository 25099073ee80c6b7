import { expect, test } from 'vitest'
import { aDraft } from '../testing/builders.ts'
import { aChair, aHall, aPhone, prepared, type Core, type TestVisitor } from '../testing/core.ts'

/** A question is answered when this turn is over. */
async function asked(core: Core, phone: TestVisitor, before: number | null) {
  core.settle()
  phone.heard()
  phone.say({ type: 'read-results', request: `request-${String(before)}`, before })
  await Promise.resolve()
  core.settle()
  return phone.heard().find((message) => message.type === 'reply')
}

test('[V7] [V11] a phone reads what is published, the last first, and nothing of what is only closed', async () => {
  const core = aHall(2)
  const chair = aChair(core)
  const phone = aPhone(core, 1)
  const decide = (vote: number, marks: string) => {
    chair.ask('open-vote', { vote })
    phone.ask('cast-ballot', { vote, marks })
    chair.ask('close-vote', { vote })
  }
  decide(1, 'm1')
  const second = prepared(chair, aDraft({ title: 'Second' }))
  decide(second, 'm2')
  const third = prepared(chair, aDraft({ title: 'Third' }))
  decide(third, 'm1')
  chair.ask('publish-vote', { vote: 1 })
  chair.ask('publish-vote', { vote: second })
  const line = (vote: number, title: unknown, adopted: number) => ({
    ...{ vote, title, kind: 'majority', adopted, of: 1 },
  })
  const all = await asked(core, phone, null)
  expect(all).toMatchObject({
    ok: true,
    results: [line(second, 'Second', 0), line(1, expect.any(String), 1)],
    hasEarlier: false,
  })
  expect(await asked(core, phone, second)).toMatchObject({ results: [{ vote: 1 }] })
  chair.ask('annul-vote', { vote: second, reason: 'a mistake' })
  expect(await asked(core, phone, null)).toMatchObject({ results: [{ vote: 1 }] })
})

test('twenty come at once, the earlier ones on asking', async () => {
  const core = aHall(1)
  const chair = aChair(core)
  for (let count = 0; count < 21; count++) {
    const vote = count === 0 ? 1 : prepared(chair, aDraft({ title: `Vote ${String(count)}` }))
    chair.ask('open-vote', { vote })
    chair.ask('close-vote', { vote })
    chair.ask('publish-vote', { vote })
  }
  const phone = aPhone(core, 1)
  const first = await asked(core, phone, null)
  expect(first).toMatchObject({ results: { 0: { vote: 21 }, 19: { vote: 2 }, length: 20 }, hasEarlier: true })
  expect(await asked(core, phone, 2)).toMatchObject({
    results: [{ vote: 1 }],
    hasEarlier: false,
  })
})
