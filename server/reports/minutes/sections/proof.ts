/** What the minutes can be held against later: the head of the journal and earlier versions; and where they are signed. */
import { heading, paragraph, type Column, type Piece } from '../../pieces.ts'
import type { Section } from '../document.ts'
import type { Telling } from './telling.ts'

export function proofSection(telling: Telling): Section {
  const { words, entries, head, number } = telling
  return {
    section: 'proof',
    parts: entries,
    pieces: [
      heading(1, words.proof),
      paragraph(words.proofText(number(entries))),
      { kind: 'facts', facts: [[words.headOfJournal, head]] },
      ...versions(telling),
      { kind: 'signatures', labels: words.signatures },
    ],
  }
}

function versions({ assembly, words, language, time, number }: Telling): Piece[] {
  if (assembly.minutes.length === 0) return []
  const [version = '', since = '', by = '', entries = '', hash = ''] = words.versionColumns
  const columns: Column[] = [
    { title: version, width: 16, align: 'left' },
    { title: since, width: 42, align: 'left' },
    { title: by, width: 30, align: 'left' },
    { title: entries, width: 18, align: 'right' },
    { title: hash, width: 64, align: 'left' },
  ]
  const rows = assembly.minutes.map((one) => [
    ...[String(one.version), time(one.finalisedAt), one.by, number(one.entries), one.sha256[language]],
  ])
  return [heading(3, words.versions), { kind: 'table', columns, rows }]
}
