import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadState } from '../commands/state.ts'
import { minutesFaults } from '../domain/minutes.ts'
import { speakingTimes } from '../domain/speaking-times.ts'
import { temporaryFolder } from '../testing/temporary.ts'
import { openTestStore } from '../testing/stores.ts'
import { NOTHING_DEALT_WITH, WAITING_SPEAKERS } from './dealt-with.ts'
import { longConvention } from './long-convention.ts'

const OF = { ...NOTHING_DEALT_WITH, members: 20, present: 8, votes: 6, ballots: 5 }

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

test('with an agenda, motions, elections and speeches: all of it is dealt with as a host would have, and a debate is on', () => {
  const days = { members: 300, present: 200, votes: 12, ballots: 30, items: 60, motions: 10, elections: 2 }
  const { store } = openTestStore(longConvention(temporaryFolder(), { ...days, speeches: 24 }))
  const { assembly } = loadState(store)
  const states = Map.groupBy(assembly.motions.values(), ({ state }) => state)
  const speaking = assembly.debates.all.get(assembly.debates.current ?? 0)
  expect({
    items: assembly.items.size,
    begun: [...assembly.items.values()].filter(({ begunAt }) => begunAt !== null).length,
    decided: (states.get('adopted')?.length ?? 0) + (states.get('rejected')?.length ?? 0),
    published: [...assembly.votes.values()].filter(({ state }) => state === 'published').length,
    candidates: [...assembly.elections.values()].map(({ candidates }) => candidates.size),
    ballots: [...assembly.elections.values()].map(({ ballots }) => ballots.length),
    speeches: speakingTimes(assembly, null).persons.reduce((sum, { speeches }) => sum + speeches, 0),
    isSpeaking: speaking?.speech !== null,
    waiting: assembly.debates.speakers.size,
    faults: minutesFaults(assembly),
  }).toEqual({
    ...{ items: 60, begun: 13, decided: 10, published: 12, candidates: [150, 8], ballots: [1, 1] },
    ...{ speeches: 24, isSpeaking: true, waiting: WAITING_SPEAKERS, faults: [] },
  })
})
