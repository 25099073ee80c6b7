/** The agenda as it was dealt with: when each item was called up and ended, the votes under it, and what was noted on it. */
import { heading, type Column, type Piece, type TableCell } from '../../pieces.ts'
import type { Section } from '../document.ts'
import { notePiece, type Telling } from './telling.ts'

export function agendaSection(telling: Telling): Section | null {
  const { rows, words, spans, votes, time } = telling
  if (rows.length === 0) return null
  const [number = '', title = '', begun = '', ended = '', held = ''] = words.agendaColumns
  const columns: Column[] = [
    { title: number, width: 16, align: 'left' },
    { title, width: 68, align: 'left' },
    { title: begun, width: 34, align: 'left' },
    { title: ended, width: 34, align: 'left' },
    { title: held, width: 22, align: 'left' },
  ]
  const under = Map.groupBy(
    [...votes].filter(([, { openedAt }]) => openedAt > 0),
    ([, { item }]) => item,
  )
  const table = rows.map((row): TableCell[] => {
    const all = spans.get(row.item.id) ?? []
    const times = (pick: (span: (typeof all)[number]) => number | null) =>
      all.map((span) => (pick(span) === null ? words.notCalled : time(pick(span) ?? 0))).join('\n')
    return [
      row.number,
      { text: row.item.title, isBold: row.level === 1 },
      all.length === 0 ? words.notCalled : times(({ begunAt }) => begunAt),
      all.length === 0 ? '' : times(({ endedAt }) => endedAt),
      (under.get(row.item.id) ?? []).map(([id]) => String(id)).join(', '),
    ]
  })
  return {
    section: 'agenda',
    parts: rows.length,
    pieces: [heading(1, words.agenda), { kind: 'table', columns, rows: table }, ...notes(telling)],
  }
}

function notes(telling: Telling): Piece[] {
  return telling.rows.flatMap((row): Piece[] => {
    const on = telling.notesOn(row.item.id)
    return on.length === 0
      ? []
      : [
          heading(3, telling.words.notesTo(row.number, row.item.title)),
          ...on.map((note) => notePiece(telling, note)),
        ]
  })
}
