/** The debate in short: points of order with their outcome, and how long everybody spoke. */
import { nameIn } from '../../../domain/debate.ts'
import { speakingTimes } from '../../../domain/speaking-times.ts'
import { heading, type Column, type Piece } from '../../pieces.ts'
import type { Section } from '../document.ts'
import type { Telling } from './telling.ts'

export function debateSection(telling: Telling): Section | null {
  const { assembly, words } = telling
  const { speeches, points } = assembly.debates
  if (speeches.length + points.size === 0) return null
  return {
    section: 'debate',
    parts: speeches.length,
    pieces: [heading(1, words.debate), ...pointPieces(telling), ...timePieces(telling)],
  }
}

const left = (title: string, width: number): Column => ({ title, width, align: 'left' })

function pointPieces({ assembly, words, time }: Telling): Piece[] {
  const points = [...assembly.debates.points.values()]
  if (points.length === 0) return []
  const widths = [42, 45, 45, 40]
  const rows = points.map((point) => [
    ...[
      time(point.movedAt),
      nameIn(assembly, point.who),
      [point.kind.name, point.text].filter((part) => part !== '').join(': '),
    ],
    point.state === 'decided' ? words.pointOutcome[point.outcome] : words.undecided,
  ])
  const columns = words.pointColumns.map((title, at) => left(title, widths[at] ?? 40))
  return [heading(3, words.points), { kind: 'table', columns, rows }]
}

function timePieces({ assembly, words, number }: Telling): Piece[] {
  const { persons } = speakingTimes(assembly, null)
  if (persons.length === 0) return []
  const [who = '', count = '', seconds = ''] = words.speakingColumns
  const columns: Column[] = [
    left(who, 90),
    { title: count, width: 30, align: 'right' },
    { title: seconds, width: 30, align: 'right' },
  ]
  const rows = persons.map(({ name, speeches, spokenMs }) => [
    ...[name, number(speeches), number(Math.round(spokenMs / 1000))],
  ])
  return [heading(3, words.speakingTimes), { kind: 'table', columns, rows }]
}
