import { expect, test } from 'vitest'
import { aDraft } from '../testing/builders.ts'
import { aChair, aHall, aHallWithProxy, anotherChair, aPhone, prepared, type Core } from '../testing/core.ts'

/** A question is answered when this turn is over. */
async function asked(core: Core, member: number, before: number | null = null) {
  const phone = aPhone(core, member)
  core.settle()
  phone.heard()
  phone.say({ type: 'read-own-receipts', request: 'request-of-receipts', before })
  await Promise.resolve()
  core.settle()
  return phone.heard().find((message) => message.type === 'reply')
}

const FOUR = { members: 4, away: '3-4', principals: [3, 4] }

const nameOf = (core: Core, member: number) => {
  const found = core.state.assembly.members.get(member)
  return `${found?.firstName ?? ''} ${found?.lastName ?? ''}`
}

test('[B10] who holds proxies finds all receipts again; who gave one finds theirs once the vote is closed', async () => {
  const core = aHallWithProxy(FOUR)
  const chair = aChair(core)
  chair.ask('open-vote', { vote: 1 })
  const reply = aPhone(core, 1).ask('cast-ballot', { vote: 1, marks: 'm1' })
  if (!reply.ok) throw new Error(reply.why)
  const [third = '', fourth = ''] = reply.others ?? []
  const { title, secrecy } = core.state.assembly.votes.get(1)?.draft ?? {}
  const ofHolder = {
    ...{ vote: 1, title, secrecy, list: 'to-come', own: reply.receipt, castBy: null },
    others: [
      { name: nameOf(core, 3), receipt: third },
      { name: nameOf(core, 4), receipt: fourth },
    ],
  }
  expect(await asked(core, 1)).toMatchObject({ votes: [ofHolder], hasEarlier: false })
  expect(await asked(core, 2)).toMatchObject({ votes: [] })
  expect(await asked(core, 3)).toMatchObject({ votes: [] })
  chair.ask('close-vote', { vote: 1 })
  expect(await asked(core, 3)).toMatchObject({
    votes: [
      {
        ...{ vote: 1, title, secrecy, list: 'to-come', own: third, castBy: nameOf(core, 1) },
        others: [],
      },
    ],
  })
  chair.ask('publish-vote', { vote: 1 })
  expect(await asked(core, 1)).toMatchObject({ votes: [{ ...ofHolder, list: 'published' }] })
  chair.ask('annul-vote', { vote: 1, reason: 'a mistake' })
  expect(await asked(core, 1)).toMatchObject({ votes: [{ ...ofHolder, list: 'annulled', others: [] }] })
})

test('[T7][B10] ballots that were annulled on the way to paper are on no list, also when the vote is published', async () => {
  const core = aHallWithProxy(FOUR)
  const chair = aChair(core)
  const teller = anotherChair(core, 'Teller')
  chair.ask('open-vote', { vote: 1 })
  aPhone(core, 1).ask('cast-ballot', { vote: 1, marks: 'm1' })
  chair.ask('move-to-paper', { vote: 1, electronic: 'annulled' })
  expect(await asked(core, 1)).toMatchObject({ votes: [{ list: 'annulled', others: { length: 2 } }] })
  const votes = {
    kind: 'sums',
    papers: 1,
    sums: { cast: '1', valid: '1', invalid: '0', abstained: '0', none: '0' },
    options: [{ yes: '1', no: '0', abstain: '0' }],
  } as const
  teller.ask('enter-paper-votes', { vote: 1, votes })
  expect(chair.ask('confirm-paper-votes', { vote: 1, votes })).toMatchObject({ ok: true })
  expect(chair.ask('publish-vote', { vote: 1 })).toMatchObject({ ok: true })
  expect(await asked(core, 1)).toMatchObject({ votes: [{ list: 'annulled', others: { length: 2 } }] })
})

test('[B10] twenty votes come at once, the earlier ones on asking', async () => {
  const core = aHall(1)
  const chair = aChair(core)
  for (let count = 0; count < 21; count++) {
    const vote = count === 0 ? 1 : prepared(chair, aDraft({ title: `Vote ${String(count)}` }))
    chair.ask('open-vote', { vote })
    aPhone(core, 1).ask('cast-ballot', { vote, marks: 'm1' })
    chair.ask('close-vote', { vote })
  }
  expect(await asked(core, 1)).toMatchObject({
    votes: { 0: { vote: 21 }, 19: { vote: 2 }, length: 20 },
    hasEarlier: true,
  })
  expect(await asked(core, 1, 2)).toMatchObject({ votes: [{ vote: 1 }], hasEarlier: false })
})
