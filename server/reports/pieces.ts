/** What a document is made of before it is on a page: headings, text, facts, tables. Pure data, for every writer the same. */

export type Column = { title: string; width: number; align: 'left' | 'right' }
/** `isBold`: a cell that stands out. */
export type TableCell = string | { text: string; isBold: boolean }
export type Fact = readonly [label: string, value: string]

export type Piece =
  /** 1: a section; 2: a thing in it; 3: a part of that. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  /** Line ends are kept. */
  | { kind: 'paragraph'; text: string; isBold?: boolean }
  /** What somebody wrote beside what happened, with who and when. */
  | { kind: 'note'; text: string; by: string }
  | { kind: 'facts'; facts: readonly Fact[] }
  /** Widths are parts of the page's width. */
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly TableCell[])[] }
  | { kind: 'signatures'; labels: readonly string[] }

export const heading = (level: 1 | 2 | 3, text: string): Piece => ({ kind: 'heading', level, text })
export const paragraph = (text: string): Piece => ({ kind: 'paragraph', text })

export const cellText = (cell: TableCell): string => (typeof cell === 'string' ? cell : cell.text)
