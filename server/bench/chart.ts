/** One picture of all bars: how much of its limit each measure takes. Pure. */
import { barText, standingOf, valueText } from './bars.ts'
import type { Bar } from './result.ts'

/** Pixels. */
const LINE = 30
const TOP = 76
const BOTTOM = 30
const LEFT = 600
const MEASURE_X = 48
const SCALE_WIDTH = 300
const RIGHT = 250
/** The scale ends at twice the bar; what is longer is cut and marked. */
const SCALE_END = 2

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1d2733 }
  .title { font-size: 17px; font-weight: 600 } .quiet { fill: #5a6675 }
  .ground { fill: #ffffff } .reached { fill: #2f7d5b } .missed { fill: #c2571a }
  .limit { stroke: #1d2733; stroke-dasharray: 4 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6ebf1 } .quiet { fill: #9aa7b6 }
    .ground { fill: #14191f } .reached { fill: #54b98b } .missed { fill: #e8894a }
    .limit { stroke: #e6ebf1 }
  }`

/** `subtitle`: the machine. */
export function barChart(
  bars: readonly Bar[],
  { title, subtitle }: { title: string; subtitle: string },
): string {
  const measured = [...bars]
    .sort((one, other) => one.number - other.number)
    .filter((bar) => standingOf(bar).state !== 'not measured')
  const height = TOP + measured.length * LINE + BOTTOM
  const width = LEFT + SCALE_WIDTH + RIGHT
  const limitX = LEFT + SCALE_WIDTH / SCALE_END
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="ground" width="100%" height="100%"/>`,
    `<text class="title" x="16" y="30">${escaped(title)}</text>`,
    `<text class="quiet" x="16" y="50">${escaped(subtitle)}</text>`,
    `<text class="quiet" x="${String(limitX)}" y="${String(TOP - 8)}" text-anchor="middle">the bar</text>`,
    ...measured.map((bar, index) => line(bar, TOP + index * LINE)),
    `<line class="limit" x1="${String(limitX)}" x2="${String(limitX)}" y1="${String(TOP)}" y2="${String(height - BOTTOM)}"/>`,
    `<text class="quiet" x="${String(LEFT)}" y="${String(height - 10)}">left of the bar is better</text>`,
    `</svg>`,
    '',
  ].join('\n')
}

function line(bar: Bar, y: number): string {
  const standing = standingOf(bar)
  if (standing.state === 'not measured') return ''
  const share = Math.min(standing.of, SCALE_END)
  const end = LEFT + Math.max(2, (share * SCALE_WIDTH) / SCALE_END)
  const base = String(y + LINE / 2 + 4)
  const more = standing.of > SCALE_END ? ' →' : ''
  return [
    `<text class="quiet" x="16" y="${base}">${String(bar.number)}</text>`,
    `<text x="${String(MEASURE_X)}" y="${base}">${escaped(bar.measure)}</text>`,
    `<rect class="${standing.state}" x="${String(LEFT)}" y="${String(y + 6)}" width="${(end - LEFT).toFixed(1)}" height="${String(LINE - 12)}" rx="2"/>`,
    `<text x="${String(LEFT + SCALE_WIDTH + 12)}" y="${base}">${escaped(`${valueText(bar).replace(/ \(.*/, '')}${more}`)} <tspan class="quiet">${escaped(barText(bar))}</tspan></text>`,
  ].join('\n')
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
