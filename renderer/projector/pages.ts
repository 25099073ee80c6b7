/**
 * What does not fit on one picture, divided into pages that turn by themselves. Pure: how much fits is estimated from the
 * lengths of names, generously; the letters are then made as large as the page allows.
 */
import type { OptionIndex, Paper, PublicVote, RankedCount, Result, Roll } from '#protocol'
import { ballotWords } from '../result/ballot-words.ts'
import { endOf, type MostVotes } from '../result/standing.ts'
import { orderOf, type Section } from '../result/sections.ts'
import { unreachable } from '../unreachable.ts'

export type Page =
  /** `hasRule`: the rule stands below. */
  | { kind: 'result'; sections: readonly Section[]; hasRule: boolean }
  /** By which rule, in letters as large as the rest. */
  | { kind: 'rule' }
  /** Candidates by votes in columns, without bars: where there are many. */
  | { kind: 'list'; options: readonly OptionIndex[]; from: number }
  /** Who voted what. */
  | { kind: 'roll'; voters: Roll }

/** The first page is what the hall waits for. */
export const FIRST_PAGE_MS = 12_000
export const PAGE_MS = 9_000

export type Shape = 'wide' | 'narrow'

type Room = {
  /** Letters of a name on a line: beside bars and figures, in one of two columns, in a column of its own. */
  besideBars: number
  inColumn: number
  alone: number
  /** In one of two columns beside the turnout. */
  inList: number
  /** Lines on a page; the first page of motions has the rule as well. */
  table: number
  firstTable: number
  elected: number
  crowd: number
  list: number
  roll: number
  options: number
  /** Candidates, each against each. */
  compared: number
  /** Letters of a rule on the two lines below the options. */
  rule: number
}

/** With letters of 3.4 % of the height, the smallest that the last row reads: 16:9, and 4:3. */
const ROOMS: Readonly<Record<Shape, Room>> = {
  wide: {
    besideBars: 22,
    inColumn: 26,
    alone: 44,
    inList: 24,
    table: 10.5,
    firstTable: 8,
    elected: 14,
    crowd: 22,
    list: 22,
    roll: 20,
    options: 12,
    compared: 8,
    rule: 165,
  },
  narrow: {
    besideBars: 17,
    inColumn: 18,
    alone: 28,
    inList: 15,
    table: 10.5,
    firstTable: 8,
    elected: 13,
    crowd: 19,
    list: 20,
    roll: 18,
    options: 12,
    compared: 6,
    rule: 110,
  },
}

/** What a row takes beside the lines of its name. */
const ROW = 0.35
/** From so many on a bar each would take the hall too long. */
const MOST_WITH_BARS = 27
/** From so many elected on their letters are those of a list. */
const MOST_HUGE = 12
/** Beyond these only the stages in which somebody is elected are shown. */
const MOST_STAGES = 12
/** What a stage has above its candidates. */
const STAGE_HEAD = 1.5
/** So few stand on one page with whom they elect. */
const MOST_BESIDE_ELECTED = 2
/** Beside a name: «Enthaltung», and the space before it. */
const ROOM_FOR_A_WORD = 2
const ROOM_FOR_A_WEIGHT = 12

/** Which page is shown so many milliseconds after the first one appeared; after the last comes the first again. */
export function pageAt(elapsedMs: number, pages: number): number {
  const round = FIRST_PAGE_MS + (pages - 1) * PAGE_MS
  const within = Math.max(0, elapsedMs) % round
  return within < FIRST_PAGE_MS ? 0 : 1 + Math.floor((within - FIRST_PAGE_MS) / PAGE_MS)
}

export function resultPages(
  { paper, shown, result }: Pick<Extract<PublicVote, { state: 'published' }>, 'paper' | 'shown' | 'result'>,
  roll: Roll | null,
  shape: Shape,
): Page[] {
  const room = ROOMS[shape]
  const order = orderOf(result, shown)
  return [
    ...outcomePages({ paper, order, result, room }),
    ...(result.parts === null ? [] : partsPages(paper, order)),
    ...rollPages(paper, roll ?? [], room),
  ]
}

export type OpenPage = { kind: 'options'; options: readonly OptionIndex[] } | { kind: 'rule' }

/** Of an open vote: its options, and the rule if it is too long to stand below. Nothing where the title says it all. */
export function openPages(
  { paper, shown }: Pick<PublicVote, 'paper' | 'shown'>,
  rule: string,
  shape: Shape,
): OpenPage[] {
  const isInTitle =
    paper.options.length === 1 && paper.options.every(({ name, items }) => name === '' && items.length === 0)
  if (isInTitle) return []
  const options = optionPages(paper, shown, shape).map((page): OpenPage => ({
    kind: 'options',
    options: page,
  }))
  return rule.length > ROOMS[shape].rule ? [...options, { kind: 'rule' }] : options
}

function optionPages(paper: Paper, shown: readonly OptionIndex[], shape: Shape): (readonly OptionIndex[])[] {
  const { options, alone, list, inList } = ROOMS[shape]
  if (isCrowd(paper)) return inPages(shown, list, (option) => ROW + nameLines(paper, option, inList))
  return inPages(shown, options, (option) => ROW + optionLines(paper, option, alone))
}

/** So many options that they stand in columns, with their names alone. */
export const isCrowd = ({ options }: Pick<Paper, 'options'>): boolean => options.length > MOST_WITH_BARS

type Given = { paper: Paper; order: readonly OptionIndex[]; result: Result; room: Room }

const page = (...sections: readonly Section[]): Page => ({ kind: 'result', sections, hasRule: false })

const pageWithRule = (...sections: readonly Section[]): Page => ({ kind: 'result', sections, hasRule: true })

function outcomePages(given: Given): Page[] {
  const { paper, order, result, room } = given
  const { outcome } = result
  switch (outcome.kind) {
    case 'majority':
      if (paper.options.length === 1) return [pageWithRule({ kind: 'motion' }, { kind: 'notes' })]
      return tablePages(given, room.firstTable).map((options, at) =>
        (at === 0 ? pageWithRule : page)({ kind: 'motions', options }, ...notesOn(at)),
      )
    case 'most-votes':
      return mostVotesPages(given, outcome)
    case 'ranked':
      return [...electedPages(given, outcome.elected), { kind: 'rule' }, ...countPages(outcome, order, given)]
    default:
      return unreachable(outcome)
  }
}

function mostVotesPages(given: Given, outcome: MostVotes): Page[] {
  const { paper, order, room } = given
  const { elected } = outcome
  const candidates = (options: readonly OptionIndex[]): Section => ({ kind: 'candidates', options })
  if (order.length <= MOST_BESIDE_ELECTED && elected.length <= 1)
    return [
      page({ kind: 'elected', elected, from: 0 }, { kind: 'notes' }, candidates(order)),
      { kind: 'rule' },
    ]
  const first: Page[] = [...electedPages(given, elected), { kind: 'rule' }]
  if (!isCrowd(paper)) return [...first, ...tablePages(given).map((options) => page(candidates(options)))]
  const lists = inPages(
    order,
    room.list,
    (option) => ROW + linesOf(paper.options[option]?.name ?? '', room.inColumn),
  )
  return [
    ...first,
    ...withStart(lists).map(({ items, from }): Page => ({ kind: 'list', options: items, from })),
  ]
}

function countPages(count: RankedCount, order: readonly OptionIndex[], given: Given): Page[] {
  const { paper, room } = given
  if (count.ranking !== undefined) {
    const ranking = inPages(order, room.table, (option) => ROW + optionLines(paper, option, room.alone))
    const comparison = order.length <= room.compared ? [page({ kind: 'comparison' })] : []
    return [...ranking.map((options) => page({ kind: 'ranking', options })), ...comparison]
  }
  const stages = [...count.stages.keys()]
  const shown =
    stages.length <= MOST_STAGES
      ? stages
      : stages.filter((stage) => (count.stages[stage]?.elected.length ?? 0) > 0).slice(0, MOST_STAGES)
  const picture = stages.length > 1 ? [page({ kind: 'picture' })] : []
  const linesFor = (option: OptionIndex) => ROW + optionLines(paper, option, room.besideBars)
  return [
    ...picture,
    ...shown.map((stage) =>
      page({
        kind: 'stage',
        stage,
        options: inStage(count, { stage, order, lines: room.table - STAGE_HEAD, linesFor }),
      }),
    ),
  ]
}

/** Who had most votes in it, and who was excluded in it, in one order on all pages so that the eye finds them again. */
function inStage(
  count: RankedCount,
  about: {
    stage: number
    order: readonly OptionIndex[]
    lines: number
    linesFor: (option: OptionIndex) => number
  },
): OptionIndex[] {
  const { stage, order, lines, linesFor } = about
  const still = order.filter((option) => endOf(count, option) > stage)
  const excluded = order.filter((option) => endOf(count, option) === stage)
  let left = lines - excluded.reduce((sum, option) => sum + linesFor(option), 0)
  const fitting = still.filter((option) => {
    left -= linesFor(option)
    return left >= 0
  })
  return [...fitting, ...excluded]
}

function electedPages({ paper, room }: Given, elected: readonly OptionIndex[]): Page[] {
  if (elected.length === 0) return [page({ kind: 'elected', elected, from: 0 }, { kind: 'notes' })]
  const lines = elected.length > MOST_HUGE ? room.crowd : room.elected
  const pages = inPages(elected, lines, (option) => ROW + optionLines(paper, option, room.inColumn))
  return withStart(pages).map(({ items, from }, at) =>
    page({ kind: 'elected', elected: items, from }, ...notesOn(at)),
  )
}

const notesOn = (at: number): Section[] => (at === 0 ? [{ kind: 'notes' }] : [])

const tablePages = ({ paper, order, room }: Given, firstLines = room.table): (readonly OptionIndex[])[] =>
  inPages(order, room.table, (option) => ROW + optionLines(paper, option, room.besideBars), firstLines)

/** Where they fit on one page; the console has all of them, and the minutes. */
const partsPages = (paper: Paper, options: readonly OptionIndex[]): Page[] =>
  options.length * (paper.form.kind === 'yes-no' ? 3 : 1) > 6 ? [] : [page({ kind: 'parts', options })]

const rollPages = (paper: Paper, roll: Roll, room: Room): Page[] =>
  inPages(roll, room.roll, ([name, marks, weight]) =>
    // One mark a motion is a word; a longer ballot has lines of its own.
    paper.options.length === 1
      ? linesOf(name, room.inColumn - (weight === '1' ? ROOM_FOR_A_WORD : ROOM_FOR_A_WEIGHT))
      : linesOf(name, room.inColumn) + linesOf(ballotWords(paper, marks, 'de'), room.inColumn),
  ).map((voters) => ({ kind: 'roll', voters }))

function optionLines(paper: Paper, option: OptionIndex, letters: number): number {
  const { name = '', items = [], group = '' } = paper.options[option] ?? {}
  return linesOf(group === '' ? name : `${name} ${group} `, letters) + linesOf(items.join(', '), letters)
}

const nameLines = (paper: Paper, option: OptionIndex, letters: number): number =>
  linesOf(paper.options[option]?.name ?? '', letters)

const linesOf = (text: string, letters: number): number => Math.ceil(text.length / letters)

/** As many on a page as fit, all pages about equally full. */
export function inPages<Item>(
  items: readonly Item[],
  lines: number,
  linesFor: (item: Item) => number,
  firstLines = lines,
): (readonly Item[])[] {
  const all = items.reduce((sum, item) => sum + linesFor(item), 0)
  const pagesNeeded = all <= firstLines ? 1 : 1 + Math.ceil((all - firstLines) / lines)
  const aim = all / pagesNeeded
  const pages: Item[][] = []
  let used = Infinity
  for (const item of items) {
    const own = linesFor(item)
    // Full, or full enough that all pages become alike.
    const room = pages.length <= 1 ? firstLines : lines
    if (used + own > room || used >= aim) {
      pages.push([])
      used = 0
    }
    pages.at(-1)?.push(item)
    used += own
  }
  return pages
}

function withStart<Item>(pages: readonly (readonly Item[])[]): { items: readonly Item[]; from: number }[] {
  let from = 0
  return pages.map((items) => {
    const page = { items, from }
    from += items.length
    return page
  })
}
