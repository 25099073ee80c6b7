import { expect, test } from 'vitest'
import type { Console } from '../../console.svelte.ts'
import type { ConsoleVote } from '#protocol'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { blankRow } from './option-rows.ts'
import { isOvertaken, nextOf, VotesScreen } from './votes-screen.svelte.ts'

const head = {
  text: '',
  secrecy: 'secret' as const,
  electorate: { presence: 'present' as const, groups: [] },
  paper: motionPaper(SIMPLE_MAJORITY),
  quorum: null,
  changeable: false,
  durationSeconds: 120,
  follows: null,
}
const prepared = (id: number): ConsoleVote => ({ id, title: `Vote ${id}`, ...head, state: 'prepared' })
const open = (id: number): ConsoleVote => ({
  ...prepared(id),
  state: 'open',
  openedAt: 1,
  closesAt: null,
  registered: 3,
  register: '1-3',
  shown: [0],
})
const annulled = (id: number): ConsoleVote => ({
  ...prepared(id),
  state: 'annulled',
  annulledAt: 1,
  reason: 'x',
})

/** A host that gives the answers it was given, and remembers what it was asked. */
function fakeHost(...answers: object[]): { host: Console; asked: unknown[] } {
  const asked: unknown[] = []
  const command = (name: string, input: object) => {
    asked.push([name, input])
    return Promise.resolve({ type: 'reply', request: 'r', ...answers.shift() })
  }
  // Of a console this screen uses nothing but its commands and votes; these are told anew whenever one looks.
  const votes = { get: () => [7, 5, 4, 3, 2, 1].map(prepared) }
  const host = Object.defineProperty({ command }, 'votes', votes)
  return { host: host as unknown as Console, asked }
}

test('without a choice the vote that needs somebody next is looked at', () => {
  expect([
    nextOf([annulled(4), prepared(3), prepared(2), open(1)])?.id,
    nextOf([annulled(4), prepared(3), prepared(2)])?.id,
    nextOf([annulled(4)])?.id,
    nextOf([]),
  ]).toEqual([1, 2, 4, null])
})

test('a form with faults is not sent, and its faults follow the typing', async () => {
  const screen = new VotesScreen()
  const { host, asked } = fakeHost({ ok: true, vote: 7 })
  screen.prepare([])
  expect(screen.faults).toEqual({})
  await screen.save(host)
  expect(screen.faults.title?.why).toBe('title-missing')
  screen.change({ title: 'Budget' })
  expect(screen.faults).toEqual({})
  await screen.save(host)
  expect(screen.draft).toBeNull()
  expect(screen.selected([prepared(8), prepared(7)])?.id).toBe(7)
  expect(asked).toEqual([
    [
      'prepare-vote',
      {
        title: 'Budget',
        text: '',
        secrecy: 'named',
        electorate: { presence: 'present', groups: [] },
        paper: motionPaper(SIMPLE_MAJORITY),
        quorum: null,
        changeable: false,
        durationSeconds: null,
        follows: null,
      },
    ],
  ])
})

test('what cannot work is said while one writes, what is not written yet when saving was tried', async () => {
  const screen = new VotesScreen()
  const { host, asked } = fakeHost()
  screen.prepare([])
  screen.chooseKind('posts')
  expect(screen.faults).toEqual({})
  screen.change({ title: 'Board', rows: [{ ...blankRow(1), name: 'Anna' }] })
  screen.isListing = true
  expect(screen.faults).toEqual({})
  screen.isListing = false
  expect(Object.keys(screen.faults)).toEqual(['seats'])
  screen.changeSettings({ seats: '1' })
  expect(screen.faults).toEqual({})
  screen.change({ rows: [blankRow(1)] })
  await screen.save(host)
  expect([screen.faults.options?.why, asked]).toEqual(['no-options', []])
})

test('a refused form stays as it was written', async () => {
  const screen = new VotesScreen()
  const { host } = fakeHost({ ok: false, why: 'not-saved' })
  screen.edit(prepared(3))
  screen.change({ title: 'Other' })
  await screen.save(host)
  expect(screen.draft?.form.title).toBe('Other')
  expect(screen.refusal).toMatchObject({ act: 'save', vote: 3, answer: { why: 'not-saved' } })
})

test('a question stays open when it can be asked again, and closes when another console was faster', async () => {
  const screen = new VotesScreen()
  const { host, asked } = fakeHost({ ok: false, why: 'busy' }, { ok: false, why: 'vote-not-open' })
  screen.ask('close', 1)
  await screen.answer(host)
  expect(screen.question).toEqual({ act: 'close', vote: 1 })
  await screen.answer(host)
  expect(screen.question).toBeNull()
  expect(screen.refusal).toMatchObject({ act: 'close', vote: 1, answer: { why: 'vote-not-open' } })
  expect(asked).toEqual([
    ['close-vote', { vote: 1 }],
    ['close-vote', { vote: 1 }],
  ])
})

test('a second click while the first is on its way asks nothing', async () => {
  const screen = new VotesScreen()
  const { host, asked } = fakeHost({ ok: true, registered: 3 }, { ok: true, registered: 3 })
  screen.ask('open', 2)
  await Promise.all([screen.answer(host), screen.answer(host)])
  expect(asked).toEqual([['open-vote', { vote: 2 }]])
  expect([screen.question, screen.busy]).toEqual([null, null])
})

test('a draft can be had back, by whichever way one left it', () => {
  const ways: ((screen: VotesScreen) => (() => void) | null)[] = [
    (screen) => screen.drop(),
    (screen) => screen.select(2),
    (screen) => screen.prepare([]),
  ]
  for (const leave of ways) {
    const screen = new VotesScreen()
    screen.edit(prepared(3))
    screen.change({ title: 'Budget' })
    const undo = leave(screen)
    expect(screen.draft?.form.title).not.toBe('Budget')
    undo?.()
    expect(screen.draft?.form.title).toBe('Budget')
  }
})

test('a draft in which nothing was written is not offered back', () => {
  const screen = new VotesScreen()
  screen.prepare([])
  expect(screen.select(3)).toBeNull()
  screen.edit(prepared(3))
  expect(screen.drop()).toBeNull()
})

test('a form says so when another console changed or opened its vote', () => {
  const screen = new VotesScreen()
  screen.edit(prepared(3))
  screen.change({ title: 'Mine' })
  const isOvertakenBy = (...votes: ConsoleVote[]) => screen.draft !== null && isOvertaken(screen.draft, votes)
  expect([
    isOvertakenBy(prepared(3)),
    isOvertakenBy({ ...prepared(3), title: 'Theirs' }),
    isOvertakenBy(open(3)),
    isOvertakenBy(),
  ]).toEqual([false, true, true, true])
})

test('what is undone later lands in the draft it was done in, or nowhere', () => {
  const screen = new VotesScreen()
  screen.prepare([])
  const token = screen.draft?.token ?? Symbol()
  screen.changeLater(token, ({ title }) => ({ title: `${title}first` }))
  expect(screen.draft?.form.title).toBe('first')
  screen.drop()
  screen.prepare([])
  screen.changeLater(token, () => ({ title: 'second' }))
  expect(screen.draft?.form.title).toBe('')
})
