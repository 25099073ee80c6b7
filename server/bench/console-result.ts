/** What the bench of the console's list found, side by side and against its bars. Pure. */
import { ratioOf } from './ratios.ts'
import type { BenchResult, Row } from './result.ts'

/** Of the page's own thread for a thousand changes of rows, in milliseconds. `task` is all of it. */
export type Work = { task: number; script: number; layout: number }

/** Frames and tasks of more than 50 ms, the longest time between two frames, and the most rows in the document. */
export type Scrolled = {
  longFrames: number
  longTasks: number
  slowestMs: number
  frames: number
  /** What the page's own thread worked for each frame, in milliseconds. */
  workMs: number
  rowsInDocument: number
}

type Rounds = {
  few: readonly Work[]
  many: readonly Work[]
  calm: readonly Scrolled[]
  rush: readonly Scrolled[]
}

const LIMITS = { ratio: 1.2, longFrames: 0, rowsInDocument: 100 }

export function consoleResult({ few, many }: { few: number; many: number }, rounds: Rounds): BenchResult {
  const ratios = rounds.many.map(
    ({ task }, round) => ratioOf([task], [rounds.few[round]?.task ?? null])?.median ?? null,
  )
  return {
    bench: 'console',
    comparisons: [
      {
        heading: `1,000 changes of rows in the console’s list, as many of them in sight`,
        measures: [
          { key: 'task', title: 'the page’s thread', unit: 'milliseconds' },
          { key: 'script', title: 'of it script', unit: 'milliseconds' },
          { key: 'layout', title: 'of it style and layout', unit: 'milliseconds' },
        ],
        reference: workRow(few, rounds.few),
        others: [workRow(many, rounds.many)],
      },
      {
        heading: `Scrolling among ${many.toLocaleString('en')} rows`,
        measures: [
          { key: 'longFrames', title: 'frames over 50 ms', unit: 'count' },
          { key: 'longTasks', title: 'tasks over 50 ms', unit: 'count' },
          { key: 'work', title: 'the page’s thread for each frame', unit: 'milliseconds' },
          { key: 'slowest', title: 'longest time between two frames', unit: 'milliseconds' },
          { key: 'rows', title: 'rows in the document, at most', unit: 'count' },
        ],
        reference: scrollRow('nothing changes', rounds.calm),
        others: [scrollRow('1,000 changes a second', rounds.rush)],
      },
    ],
    bars: [
      {
        number: 10,
        measure: `work for a change among ${many.toLocaleString('en')} rows ÷ among ${few.toLocaleString('en')}`,
        unit: 'ratio',
        rounds: ratios,
        limit: LIMITS.ratio,
        is: 'at most',
        judgedBy: 'median',
      },
      {
        number: 10,
        measure: 'frames over 50 ms, scrolling under 1,000 changes a second',
        unit: 'count',
        rounds: rounds.rush.map(({ longFrames }) => longFrames),
        limit: LIMITS.longFrames,
        is: 'at most',
        judgedBy: 'every round',
      },
      {
        number: 10,
        measure: 'rows in the document',
        unit: 'count',
        rounds: rounds.rush.map(({ rowsInDocument }) => rowsInDocument),
        limit: LIMITS.rowsInDocument,
        is: 'at most',
        judgedBy: 'every round',
      },
    ],
  }
}

const workRow = (rows: number, works: readonly Work[]): Row => ({
  title: `${rows.toLocaleString('en')} rows`,
  rounds: {
    task: works.map(({ task }) => task),
    script: works.map(({ script }) => script),
    layout: works.map(({ layout }) => layout),
  },
  note: '',
})

const scrollRow = (title: string, scrolls: readonly Scrolled[]): Row => ({
  title,
  rounds: {
    longFrames: scrolls.map(({ longFrames }) => longFrames),
    longTasks: scrolls.map(({ longTasks }) => longTasks),
    work: scrolls.map(({ workMs }) => workMs),
    slowest: scrolls.map(({ slowestMs }) => slowestMs),
    rows: scrolls.map(({ rowsInDocument }) => rowsInDocument),
  },
  note: `${Math.min(...scrolls.map(({ frames }) => frames)).toLocaleString('en')} frames and more in each round`,
})
