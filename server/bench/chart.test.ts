import { expect, test } from 'vitest'
import { barChart } from './chart.ts'
import type { Bar } from './result.ts'

const bar = (change: Partial<Bar>): Bar => ({
  ...{ number: 1, measure: 'CPU', unit: 'ratio', rounds: [1], limit: 1 },
  ...{ is: 'at most', judgedBy: 'median' },
  ...change,
})

const words = { title: 'Plenum & its bars', subtitle: '2 cores <small>' }

/** Class and width of each bar, from above. */
const barsIn = (svg: string) =>
  [...svg.matchAll(/<rect class="(reached|missed)".* width="([\d.]+)"/g)].map(([, state, width]) => [
    state,
    Number(width),
  ])

test('the width of a bar is its share of the limit, in the order of the numbers, and cut at twice the limit', () => {
  const svg = barChart(
    [
      bar({ number: 3, rounds: [5] }),
      bar({ number: 2, rounds: [1.5] }),
      bar({ number: 1, rounds: [0.5] }),
      bar({ number: 5, is: 'at least', limit: 1_000, rounds: [4_000] }),
      bar({ number: 7, unit: 'count', limit: 0, rounds: [2] }),
    ],
    words,
  )
  expect(barsIn(svg)).toEqual([
    ['reached', 75],
    ['missed', 225],
    ['missed', 300],
    ['reached', 37.5],
    ['missed', 300],
  ])
  expect(svg.match(/→/g)).toHaveLength(2)
})

test('what was not measured has no line, and words are words', () => {
  const svg = barChart([bar({ rounds: [null] }), bar({ measure: 'a < b' })], words)
  expect(barsIn(svg)).toEqual([['reached', 150]])
  expect(svg).toContain('>a &lt; b<')
  expect(svg).toContain('<title>Plenum &amp; its bars</title>')
  expect(svg).toContain('2 cores &lt;small&gt;')
})
