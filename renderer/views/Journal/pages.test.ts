import { expect, test } from 'vitest'
import type { Console } from '../../console.svelte.ts'
import type { JournalEntry } from '#protocol'
import { JournalPages, PAGE } from './pages.svelte.ts'

const entry = (seq: number, chain: string): JournalEntry => ({
  seq,
  at: seq,
  by: '',
  type: 'projector-set',
  about: {},
  hash: `${chain} ${seq}`,
})

/** A host whose journal has `length` entries, which a test may change. */
function fakeJournal(length: number) {
  const journal = { length, chain: 'one', isRefusing: false }
  const command = (_name: string, { before, limit }: { before: number | null; limit: number }) => {
    if (journal.isRefusing) return Promise.resolve({ type: 'reply', request: 'r', ok: false, why: 'busy' })
    const newest = Math.min(journal.length, (before ?? journal.length + 1) - 1)
    const entries = Array.from({ length: Math.min(limit, newest) }, (_, at) =>
      entry(newest - at, journal.chain),
    )
    return Promise.resolve({ type: 'reply', request: 'r', ok: true, entries })
  }
  // Of a console the pages use nothing but its commands.
  return { journal, pages: new JournalPages({ command } as unknown as Console) }
}

const seqs = (pages: JournalPages) => [pages.entries[0]?.seq, pages.entries.at(-1)?.seq, pages.entries.length]

test('pages follow each other down to the first entry', async () => {
  const { pages } = fakeJournal(PAGE + 30)
  await pages.loadNewest()
  expect([seqs(pages), pages.isWhole]).toEqual([[130, 31, 100], false])
  await pages.loadOlder()
  expect([seqs(pages), pages.isWhole]).toEqual([[130, 1, 130], true])
  await pages.loadOlder()
  expect(seqs(pages)).toEqual([130, 1, 130])
})

test('newer ones are counted, and joined without a gap or a double', async () => {
  const { pages, journal } = fakeJournal(120)
  await pages.loadNewest()
  journal.length = 125
  expect([pages.newerThan(125), seqs(pages)]).toEqual([5, [120, 21, 100]])
  await pages.loadNewest()
  expect([pages.newerThan(125), seqs(pages)]).toEqual([0, [125, 21, 105]])
})

test('when more happened than a page holds, the list starts anew instead of having a hole', async () => {
  const { pages, journal } = fakeJournal(50)
  await pages.loadNewest()
  journal.length = 50 + PAGE
  await pages.loadNewest()
  expect(seqs(pages)).toEqual([150, 1, 150])
  journal.length = 150 + PAGE + 1
  await pages.loadNewest()
  expect(seqs(pages)).toEqual([251, 152, 100])
})

test('what is in the host’s journal stays when it is back; what was only in that of a lost file goes', async () => {
  const { pages, journal } = fakeJournal(40)
  await pages.connected()
  expect(seqs(pages)).toEqual([40, 1, 40])
  journal.length = 45
  await pages.connected()
  expect(seqs(pages)).toEqual([40, 1, 40])
  journal.length = 30
  await pages.connected()
  expect(seqs(pages)).toEqual([30, 1, 30])
  // Another one has come in the place of what was lost.
  journal.chain = 'other'
  await pages.connected()
  expect(pages.entries[0]).toMatchObject({ seq: 30, hash: 'other 30' })
})

test('a refusal leaves what is shown as it is', async () => {
  const { pages, journal } = fakeJournal(10)
  await pages.loadNewest()
  journal.isRefusing = true
  await pages.loadNewest()
  expect([seqs(pages), pages.refusal?.why, pages.isLoading]).toEqual([[10, 1, 10], 'busy', false])
})

test('an empty journal is neither whole nor loading', async () => {
  const { pages } = fakeJournal(0)
  await pages.loadNewest()
  expect([pages.entries, pages.isWhole, pages.newerThan(0)]).toEqual([[], false, 0])
})
