import { expect, test } from 'vitest'
import { aPaper, choose, counted, moreThanHalf, mostVotes, ranks, yesNo } from '../testing/papers.ts'
import { aChair, aHall, aPhone, prepared } from '../testing/core.ts'
import { aDraft } from '../testing/builders.ts'
import { toldResult, wholeResult } from './member-result.ts'

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `Candidate${String(index)}`).join(' ')

test('[V10] of one motion a phone is told what its bars and its sentence need', () => {
  const paper = aPaper('', yesNo(1), { kind: 'majority', majority: moreThanHalf('yes-no'), tie: 'rejected' })
  const result = counted(paper, ['3 1', '1 2'])
  expect(toldResult(paper, result)).toEqual({
    registered: 1000,
    cast: 4,
    papers: 0,
    sums: { cast: '4', valid: '4', invalid: '0', abstained: '0', none: '0' },
    quorum: null,
    outcome: { kind: 'majority', adopted: 1 },
    numbers: {
      ...{ yes: ['3'], no: ['1'], abstain: ['0'], verdicts: ['adopted'], places: [] },
      threshold: { base: '4', threshold: '2' },
    },
  })
})

test('[V10] of an election: who is elected, what is open or tied, and the votes in one column', () => {
  const paper = aPaper('A B C', choose(1), mostVotes(2))
  const result = counted(paper, ['5 1 0 0', '2 0 1 0', '2 0 0 1'])
  expect(wholeResult(paper, result)).toMatchObject({
    outcome: { kind: 'elected', elected: [0], open: 1, ties: [[1, 2]] },
    numbers: { yes: ['5', '2', '2'], no: [], abstain: [], verdicts: [], threshold: null, places: [] },
  })
})

test('[V10] of Schulze’s rule the places, which say more than first places', () => {
  const paper = aPaper('A B', ranks, { kind: 'schulze', seats: 1 })
  expect(wholeResult(paper, counted(paper, ['2 1 2', '1 2 1'])).numbers).toMatchObject({
    yes: [],
    places: [[0], [1]],
  })
})

test('[V10] the frame that publishes is below 1,000 bytes however many candidates; the rest is asked for', async () => {
  const core = aHall(3)
  const chair = aChair(core)
  chair.ask('discard-vote', { vote: 1 })
  const paper = aPaper(names(150), choose(25), mostVotes(25, { majority: moreThanHalf('valid') }))
  const vote = prepared(chair, aDraft({ paper, secrecy: 'named' }))
  chair.ask('open-vote', { vote })
  const phones = [1, 2, 3].map((member) => aPhone(core, member))
  chair.ask('close-vote', { vote })
  core.settle()
  for (const phone of phones) phone.heard()
  chair.ask('publish-vote', { vote })
  core.settle()
  const frames = phones.map((phone) => phone.outlet.frames.splice(0))
  expect(frames.map((all) => all.map(({ length }) => length < 1_000))).toEqual([[true], [true], [true]])
  expect(frames[0]?.join('')).toContain('"numbers":null')
  const [asking] = phones
  asking?.say({ type: 'read-result', request: 'request-1', vote })
  await Promise.resolve()
  core.settle()
  const [reply] = asking?.heard() ?? []
  expect(
    reply?.type === 'reply' && reply.ok && 'vote' in reply && typeof reply.vote === 'object' && reply.vote,
  ).toMatchObject({
    ...{ id: vote, state: 'published', result: { numbers: { yes: paper.options.map(() => '0') } } },
  })
})
