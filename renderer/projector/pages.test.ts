import { expect, test } from 'vitest'
import type { Outcome, Paper, RankedCount, Result, Roll, Stage } from '#protocol'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { FIRST_PAGE_MS, inPages, openPages, PAGE_MS, pageAt, resultPages } from './pages.ts'

const named = (count: number, name = 'Ada Lovelace') =>
  Array.from({ length: count }, (_, option) => ({ name: `${name} ${option}`, items: [], group: '' }))
const paper = (count: number): Paper => ({
  ...motionPaper(SIMPLE_MAJORITY),
  subject: 'candidates',
  options: named(count),
  form: { kind: 'choose', least: 0, most: 1, none: true, abstain: true },
})
const shownOf = ({ options }: Paper) => [...options.keys()]
const result = (on: Paper, outcome: Outcome): Result => ({
  registered: 9,
  cast: 9,
  papers: 0,
  sums: { cast: '9', valid: '9', invalid: '0', abstained: '0', none: '0' },
  notCast: '0',
  options: on.options.map((_, option) => ({ yes: String(1_000 - option), no: '0', abstain: '0' })),
  parts: null,
  quorum: null,
  outcome,
})
const elects = (elected: number[]): Outcome => ({
  kind: 'most-votes',
  elected,
  open: 0,
  ties: [],
  thresholds: null,
  dropped: [],
})
const pagesOf = (on: Paper, outcome: Outcome, roll: Roll | null = null) =>
  resultPages({ paper: on, shown: shownOf(on), result: result(on, outcome) }, roll, 'wide')
const upTo = (count: number) => [...Array(count).keys()]
/** Which options stand on which page, of all pages that show candidates. */
const candidates = (pages: ReturnType<typeof resultPages>) =>
  pages.flatMap((page) => {
    if (page.kind === 'list') return [page.options]
    if (page.kind !== 'result') return []
    return page.sections.flatMap((section) => (section.kind === 'candidates' ? [section.options] : []))
  })

test('the first page stays longer, the others follow, and after the last comes the first again', () => {
  const at = (ms: number) => pageAt(ms, 3)
  expect([0, FIRST_PAGE_MS - 1, FIRST_PAGE_MS, FIRST_PAGE_MS + PAGE_MS].map(at)).toEqual([0, 0, 1, 2])
  expect([FIRST_PAGE_MS + 2 * PAGE_MS, -5].map(at)).toEqual([0, 0])
  expect(pageAt(1_000_000, 1)).toBe(0)
})

test('items go on as many pages as they need, alike in length, each item once and in order', () => {
  expect(inPages([1, 2, 3, 4, 5], 4, () => 1)).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
  expect(inPages([1, 2, 3], 4, () => 1)).toEqual([[1, 2, 3]])
  expect(inPages([], 4, () => 1)).toEqual([])
  // What is longer than a page has one of its own.
  expect(inPages([9, 1, 1], 4, (lines) => lines)).toEqual([[9], [1, 1]])
  expect(inPages(upTo(9), 4, () => 1, 1)[0]).toEqual([0])
})

test('one motion is one page with its rule', () => {
  const outcome: Outcome = {
    kind: 'majority',
    decisions: [{ verdict: 'adopted', base: '9', threshold: '4.5' }],
  }
  expect(pagesOf(motionPaper(SIMPLE_MAJORITY), outcome)).toEqual([
    { kind: 'result', sections: [{ kind: 'motion' }, { kind: 'notes' }], hasRule: true },
  ])
})

test.each([3, 7, 25, 150])(
  'of %i candidates each stands on one page, after the elected and the rule',
  (count) => {
    const on = paper(count)
    const pages = pagesOf(on, elects(upTo(Math.min(count, 3))))
    expect(pages[0]).toEqual({
      kind: 'result',
      sections: [{ kind: 'elected', elected: upTo(3), from: 0 }, { kind: 'notes' }],
      hasRule: false,
    })
    expect(pages[1]).toEqual({ kind: 'rule' })
    expect(candidates(pages).flat()).toEqual(upTo(count))
  },
)

test('with one or two candidates the elected and the votes are one page', () => {
  expect(pagesOf(paper(2), elects([0]))[0]).toEqual({
    kind: 'result',
    sections: [
      { kind: 'elected', elected: [0], from: 0 },
      { kind: 'notes' },
      { kind: 'candidates', options: [0, 1] },
    ],
    hasRule: false,
  })
})

test('sixty elected go on as without end: each with the place it has', () => {
  const elected = pagesOf(paper(150), elects(upTo(60))).flatMap((page) =>
    page.kind === 'result'
      ? page.sections.flatMap((section) => (section.kind === 'elected' ? [section] : []))
      : [],
  )
  expect(elected.length).toBeGreaterThan(1)
  expect(elected.flatMap((page) => page.elected)).toEqual(upTo(60))
  expect(elected.map(({ from }) => from)).toEqual(elected.map(({ elected: [first] }) => first))
})

const stage = (what: Stage['what'], votes: string[], elected: number[] = []): Stage => ({
  what,
  votes,
  elected,
  notTransferred: '0',
})
const stages = (page: ReturnType<typeof resultPages>[number]) =>
  page.kind === 'result'
    ? page.sections.flatMap((section) => (section.kind === 'stage' ? [[section.stage, section.options]] : []))
    : []

test('a ranked count: the elected, the rule, the picture, then a page a stage without those who are out', () => {
  const count: RankedCount = {
    ballots: '9',
    quota: '5',
    elected: [0],
    stages: [
      stage({ kind: 'counted' }, ['4', '3', '2']),
      stage({ kind: 'excluded', candidate: 2 }, ['5', '4', '0'], [0]),
      stage({ kind: 'excluded', candidate: 1 }, ['5', '0', '0']),
    ],
    ties: [],
  }
  const pages = pagesOf(paper(3), { kind: 'ranked', ...count })
  expect(pages.slice(1, 3)).toEqual([
    { kind: 'rule' },
    { kind: 'result', sections: [{ kind: 'picture' }], hasRule: false },
  ])
  expect(pages.flatMap(stages)).toEqual([
    [0, [0, 1, 2]],
    [1, [0, 1, 2]],
    [2, [0, 1]],
  ])
})

test('of very many stages only those are shown in which somebody is elected', () => {
  const count: RankedCount = {
    ballots: '9',
    quota: '5',
    elected: [0],
    stages: upTo(40).map((at) => stage({ kind: 'counted' }, ['1', '1', '1'], at === 30 ? [0] : [])),
    ties: [],
  }
  expect(pagesOf(paper(3), { kind: 'ranked', ...count }).flatMap(stages)).toEqual([[30, [0, 1, 2]]])
})

test('who voted what comes last, everybody once', () => {
  const roll: Roll = upTo(100).map((voter) => [`Member ${voter}`, 'm1', '1'])
  const pages = pagesOf(paper(2), elects([0]), roll)
  const voters = pages.flatMap((page) => (page.kind === 'roll' ? [page.voters] : []))
  expect(voters.flat()).toEqual(roll)
  expect(pages.at(-1)?.kind).toBe('roll')
})

test('while a vote is open its options are shown, and a long rule as a page of its own', () => {
  const open = (on: Paper, rule: string) =>
    openPages({ paper: on, shown: shownOf(on).reverse() }, rule, 'narrow')
  expect(open(motionPaper(SIMPLE_MAJORITY), 'x'.repeat(500))).toEqual([])
  expect(open(paper(2), 'short')).toEqual([{ kind: 'options', options: [1, 0] }])
  expect(open(paper(2), 'x'.repeat(200))).toEqual([{ kind: 'options', options: [1, 0] }, { kind: 'rule' }])
  const crowd = open(paper(150), 'short').flatMap((page) => (page.kind === 'options' ? page.options : []))
  expect(crowd).toEqual(upTo(150).reverse())
})
