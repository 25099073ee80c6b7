/** A document as Markdown. Whatever people wrote stays text: nothing in it is read as markup. */
import { cellText, type Piece, type TableCell } from '../pieces.ts'
import type { MinutesDocument } from './document.ts'

export function minutesMarkdown({ title, draftMark, sections }: MinutesDocument): string {
  const pieces = sections.flatMap((section) => section.pieces)
  return [
    `# ${escaped(title)}`,
    ...(draftMark === null ? [] : [`**${escaped(draftMark)}**`]),
    ...pieces.map(written),
    '',
  ].join('\n\n')
}

function written(piece: Piece): string {
  switch (piece.kind) {
    case 'heading':
      return `${'#'.repeat(piece.level + 1)} ${escaped(piece.text)}`
    case 'paragraph':
      return piece.isBold === true ? `**${escaped(piece.text)}**` : lines(piece.text).join('\\\n')
    case 'note':
      return [`*${escaped(piece.by)}*`, ...lines(piece.text)].map((line) => `> ${line}`).join('\\\n')
    case 'facts':
      return piece.facts.map(([label, value]) => `- ${escaped(label)}: ${escaped(value)}`).join('\n')
    case 'table':
      return [
        row(piece.columns.map(({ title }) => title)),
        `| ${piece.columns.map(({ align }) => (align === 'right' ? '---:' : '---')).join(' | ')} |`,
        ...piece.rows.map(row),
      ].join('\n')
    case 'signatures':
      return piece.labels
        .map((label) => `\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_ ${escaped(label)}`)
        .join('\n\n')
  }
}

const row = (cells: readonly TableCell[]): string =>
  `| ${cells
    .map((cell) => {
      const text = escaped(cellText(cell))
      return typeof cell !== 'string' && cell.isBold && text !== '' ? `**${text}**` : text
    })
    .join(' | ')} |`

const lines = (text: string): string[] => text.split(/\r\n|\n|\r/).map((line) => atLineStart(escaped(line)))

/** Where a line begins, these begin a list, a line or a heading. */
const atLineStart = (line: string): string =>
  line.replace(/^([-+=:])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2')

/** In one line, without anything that Markdown or HTML would take for more than its letters. */
export function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~#&$]/g, '\\$&')
}
