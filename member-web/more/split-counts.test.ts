/** What a proxy's phone makes of its votes, and a real host of that: no split may count otherwise than ballots cast one by one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HeldVotes } from '#protocol'
import { faultOf, writeMarks } from '#protocol/marks'
import { anyBallot, anyPaper } from '../../server/testing/any-paper.ts'
import { aChair, aHall, aHallWithProxy, aPhone, happen, type Core } from '../../server/testing/core.ts'
import { classesOf, spread } from './share.ts'

const cases = anyPaper.chain((paper) =>
  fc.record({
    paper: fc.constant(paper),
    secrecy: fc.constantFrom('secret' as const, 'named' as const),
    voters: fc.array(
      fc.record({
        weight: fc.constantFrom('1', '2', '5'),
        ballot: anyBallot(paper).filter((ballot) => faultOf(paper, ballot) === null),
      }),
      { minLength: 3, maxLength: 7 },
    ),
  }),
)

const heldOf = (core: Core): HeldVotes => {
  const [, told = ''] = /"held":(\{[^}]*\})/.exec(aPhone(core, 1).outlet.record.join('\n')) ?? []
  return JSON.parse(told) as HeldVotes
}

function countOf(core: Core) {
  const closed = aChair(core).ask('close-vote', { vote: 1 })
  if (!closed.ok) throw new Error(closed.why)
  const { registered, cast, notCast, options, outcome } = closed.result
  return { registered, cast, notCast, options, outcome }
}

test('[X7] any split of any paper, of any weights, counts as the ballots would one by one', () => {
  fc.assert(
    fc.property(cases, ({ paper, secrecy, voters }) => {
      const changed = voters.map(({ weight }, at) => ({ id: at + 1, weight }))
      const weigh = (core: Core) => {
        happen(core, { type: 'members-imported', source: '', added: [], changed })
        expect(aChair(core).ask('open-vote', { vote: 1 })).toMatchObject({ ok: true })
        return core
      }
      const members = voters.length
      const principals = changed.slice(1).map(({ id }) => id)
      const proxied = weigh(aHallWithProxy({ members, away: `2-${members}`, principals }, { secrecy, paper }))
      const single = weigh(aHall(members, { secrecy, paper }))
      const said = voters.map(({ ballot }) => writeMarks(paper, ballot))
      const classes = classesOf(heldOf(proxied))
      const parts = [...new Set(said)].map((marks) => ({
        marks,
        counts: classes.map(
          ({ weight }) =>
            voters.filter((voter, at) => said[at] === marks && (weight === '' || weight === voter.weight))
              .length,
        ),
      }))
      const [own = '', ...others] = spread(classes, parts)
      expect(aPhone(proxied, 1).ask('cast-ballot', { vote: 1, marks: own, others })).toMatchObject({
        ok: true,
      })
      for (const [at, marks] of said.entries())
        expect(aPhone(single, at + 1).ask('cast-ballot', { vote: 1, marks })).toMatchObject({ ok: true })
      expect(countOf(proxied)).toEqual(countOf(single))
    }),
    { seed: 7, numRuns: 60 },
  )
})
