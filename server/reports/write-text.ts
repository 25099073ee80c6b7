/** Setting text in a box: as large as fits, in as many lines as there are. Knows no document but the one it writes on. */
import type { Face, Pdf } from './pdf.ts'

export type Box = {
  face: Face
  width: number
  /** For as many lines as it holds of a size, one at least. At the smallest what is too long is cut, with an ellipsis. */
  height: number
  /** Points, the largest first; the first at which the text fits is taken. */
  sizes: readonly number[]
  /** The text is like no other in a document of very many, such as a card's code: see `layoutOptions`. */
  isUnique?: boolean
}

export type FittedText = { size: number; lines: string[]; isUnique: boolean }

export type Place = {
  x: number
  /** Of the first line's baseline. */
  y: number
  align?: 'left' | 'right'
  colour: string
}

/** From baseline to baseline, in sizes. */
const LINE_HEIGHT = 1.25

/**
 * pdfkit keeps the layout of every word it ever set, which is what makes it fast; with features, even none, it does not.
 * Codes and numbers never come again, and keeping those of 50,000 members would take a quarter of a gigabyte. Sheets and minutes
 * say the same words over and over: hundreds of pages of them are laid out ten times as fast from what is kept.
 */
function layoutOptions(isUnique: boolean): PDFKit.Mixins.TextOptions {
  return isUnique ? { features: [] } : {}
}

/** A part of a text that is never broken, with the space after it: how wide it is at size 1, and without that space. */
type Word = { text: string; width: number; inked: number }

export function fitText(
  pdf: Pdf,
  text: string,
  { face, width, height, sizes, isUnique = false }: Box,
): FittedText {
  pdf.font(face).fontSize(1)
  const measure = (part: string) => pdf.widthOfString(part, layoutOptions(isUnique))
  const words = text.split(/(?<=[ \-/])(?=\S)/).map((part): Word => {
    const inked = measure(part.trimEnd())
    return { text: part, width: part.endsWith(' ') ? measure(part) : inked, inked }
  })
  const room = (size: number) => Math.max(1, Math.floor(height / (size * LINE_HEIGHT)))
  const fits = (size: number) => words.every(({ inked }) => inked * size <= width)
  const smallest = Math.min(...sizes)
  for (const size of sizes.filter(fits)) {
    const lines = wrap(words, width / size)
    if (lines.length <= room(size)) return { size, lines, isUnique }
  }
  const parts = words.flatMap((word) => breakWord(word, width / smallest, measure))
  const wrapped = wrap(parts, width / smallest)
  const lines = wrapped.slice(0, room(smallest))
  if (lines.length < wrapped.length) lines.push(withEllipsis(lines.pop() ?? '', width / smallest, measure))
  return { size: smallest, lines, isUnique }
}

function wrap(words: readonly Word[], width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of words) {
    if (line !== '' && used + word.inked > width) {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    line += word.text
    used += word.width
  }
  return [...lines, line.trimEnd()]
}

/** A word wider than a line, such as a long address, in pieces that fill one. */
function breakWord(word: Word, width: number, measure: (part: string) => number): Word[] {
  if (word.inked <= width) return [word]
  const pieces: Word[] = []
  let piece = ''
  for (const character of word.text) {
    if (piece !== '' && measure(piece + character) > width) {
      pieces.push({ text: piece, width, inked: width })
      piece = ''
    }
    piece += character
  }
  const inked = measure(piece.trimEnd())
  return [...pieces, { text: piece, width: inked, inked }]
}

function withEllipsis(line: string, width: number, measure: (part: string) => number): string {
  const characters = [...line]
  while (characters.length > 0 && measure(`${characters.join('')}…`) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** Writes the lines below each other; returns the baseline of the last. */
export function writeText(pdf: Pdf, { size, lines, isUnique }: FittedText, place: Place, face: Face): number {
  const { x, y, align = 'left', colour } = place
  const layout = layoutOptions(isUnique)
  pdf.font(face).fontSize(size).fillColor(colour)
  lines.forEach((line, index) => {
    const left = align === 'left' ? x : x - pdf.widthOfString(line, layout)
    pdf.text(line, left, y + index * size * LINE_HEIGHT, {
      lineBreak: false,
      baseline: 'alphabetic',
      ...layout,
    })
  })
  return y + (lines.length - 1) * size * LINE_HEIGHT
}

export function putText(pdf: Pdf, text: string, box: Box, place: Place): number {
  return writeText(pdf, fitText(pdf, text, box), place, box.face)
}
