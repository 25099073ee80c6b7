import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextRow } from './messages.ts'
import { diffRows } from './motion-diff.ts'
import {
  blocksOf,
  LINE_CHARACTERS,
  MOTION_TEXT_CHARACTERS,
  plainText,
  rowsOf,
  tidyText,
} from './motion-text.ts'

const textOf = ({ parts }: TextRow) => parts.map(({ text }) => text).join('')
const rows = (text: string) => rowsOf(blocksOf(text))

describe('[Y1] emphasis', () => {
  test('what is bold or slanted touches what stands beside it, as it was written', () => {
    const [row] = rows('He says: “**six months**.” (*at most*), no **un**foreseen cost')
    expect(row && textOf(row)).toBe('He says: “six months.” (at most), no unforeseen cost')
    expect(row?.parts).toEqual([
      { text: 'He says: “' },
      { text: 'six months', strong: true },
      { text: '.” (' },
      { text: 'at most', em: true },
      { text: '), no' },
      { text: ' un', strong: true },
      { text: 'foreseen cost' },
    ])
  })

  test('marks that do not close, and what looks like HTML, are text', () => {
    expect(plainText('2 * 3 = **6, <b>bold</b> _and')).toBe('2 * 3 = **6, <b>bold</b> _and')
  })

  test('plain text has neither more nor fewer blanks', () => {
    expect(plainText('# **A**1\n\n- *one*, **two**.\n2. three')).toBe('A1\n– one, two.\n2. three')
  })
})

/** What is read again from each of its signs takes minutes at these sizes, and the runner gives up on it. */
describe('[Y1] whatever somebody pastes', () => {
  test.each(['*', '**', '*a* ', '**a** ', '**a ', '_a ', '*a ', '*_', '**_'])(
    'a text as long as can be of «%s» is read at once',
    (piece) => {
      const text = piece.repeat(Math.floor(MOTION_TEXT_CHARACTERS / piece.length))
      expect(rows(text).length).toBeGreaterThan(0)
    },
  )

  test('a row of blanks costs what its length says', () => {
    expect(tidyText(`${' '.repeat(2_000_000)}x \n\n\n\n y\u00a0\t\n`)).toHaveLength(2_000_005)
  })
})

describe('[Y1] lines', () => {
  test('have at most so many signs; a stop behind the last word does not fall into the next', () => {
    const word = 'a'.repeat(39)
    const [first, second] = rows(`${word} **${word}**. Next`)
    expect([first, second].map((row) => row && textOf(row))).toEqual([`${word} ${word}.`, 'Next'])
    expect([first?.line, second?.line]).toEqual([1, 2])
  })

  test('a word longer than a line goes on in the next, and is one word in plain text', () => {
    const address = `https://example.org/${'x'.repeat(100)}`
    expect(rows(address).map(textOf)).toEqual([address.slice(0, 80), address.slice(80)])
    expect(plainText(address)).toBe(address)
  })

  test('any text: every sign in its order, no line too long, numbers without gaps', () => {
    const piece = fc.constantFrom(
      'word',
      'Über-lang',
      '**bold**',
      '*slanted*',
      '**bold**.',
      '“*so*”',
      ',',
      'x'.repeat(90),
    )
    const text = fc.array(fc.tuple(piece, fc.constantFrom(' ', '\n', '', '\n\n')), { maxLength: 80 })
    fc.assert(
      fc.property(text, (pieces) => {
        const source = pieces.flat().join('')
        const all = rows(source)
        const signs = (some: string) => some.replaceAll(/[\s*]/g, '')
        expect(signs(all.map(textOf).join(''))).toBe(signs(source))
        expect(all.map(({ line }) => line)).toEqual(all.map((_, at) => at + 1))
        for (const row of all) expect(textOf(row).length).toBeLessThanOrEqual(LINE_CHARACTERS + 8)
      }),
      { seed: 20261124, numRuns: 300 },
    )
  })
})

describe('[Y1] differences', () => {
  test('a word that goes and one that comes beside what is bold: nothing else is marked', () => {
    const [row] = diffRows('within **six months**.', 'within **nine months**.')
    expect(row?.parts).toEqual([
      { text: 'within' },
      { text: ' six', op: '-', strong: true },
      { text: ' nine', op: '+', strong: true },
      { text: ' months', strong: true },
      { text: '.' },
    ])
  })

  test('a blank that goes is a change', () => {
    const ops = (parts: TextRow['parts'] = []) => parts.map(({ op }) => op)
    expect(ops(diffRows('**a** b', '**a**b')[0]?.parts)).toContain('+')
    expect(ops(diffRows('a b', 'a b')[0]?.parts)).toEqual([undefined])
  })
})
