import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadState } from '../commands/state.ts'
import { temporaryFolder } from '../testing/temporary.ts'
import { openTestStore } from '../testing/stores.ts'
import { longConvention } from './long-convention.ts'

const OF = { members: 20, present: 8, votes: 6, ballots: 5 }

test('the file is what a host would have written: it opens, verifies, and each box is what was sealed', () => {
  const { store } = openTestStore(longConvention(temporaryFolder(), OF))
  const { assembly, access } = loadState(store)
  const votes = [...assembly.votes.values()]
  expect({
    members: assembly.members.size,
    present: [...assembly.members.values()].filter(({ present }) => present).length,
    access: access.size,
    sessions: store.sessions.all().length,
    // Described, imported, issued, one for each who came, four for each vote.
    entries: store.journal.head().entries,
    states: new Set(votes.map(({ state }) => state)),
    openVote: assembly.openVote,
  }).toEqual({
    members: 20,
    present: 8,
    access: 20,
    sessions: 8,
    entries: 3 + 8 + 6 * 4,
    states: new Set(['published']),
    openVote: null,
  })
  const boxes = votes.map((vote) => {
    if (vote.state !== 'published') throw new Error(vote.state)
    const isSealed = store.ballotBox.seal(vote.id, vote.draft.secrecy, vote.register) === vote.seal
    return { cast: vote.result.cast, isSealed, secrecy: vote.draft.secrecy }
  })
  const secret = { cast: 5, isSealed: true, secrecy: 'secret' }
  expect(boxes).toEqual([secret, secret, secret, secret, { ...secret, secrecy: 'named' }, secret])
})

test('it is made once for a folder', () => {
  const folder = temporaryFolder()
  const first = longConvention(folder, OF)
  const made = statSync(first).ino
  expect(longConvention(folder, OF)).toBe(first)
  expect(statSync(first).ino).toBe(made)
  expect(longConvention(folder, { ...OF, votes: 1 })).not.toBe(first)
})
