/** Quorum: what was needed and what was found, of each vote whose rule asks for one. */
import { heading, type Column, type Piece } from '../../pieces.ts'
import type { Section } from '../document.ts'
import type { Telling } from './telling.ts'

export function quorumSection(telling: Telling): Section | null {
  const ofVotes = rowsOfVotes(telling)
  if (ofVotes.length === 0) return null
  const [vote = '', needed = '', cast = '', finding = ''] = telling.words.quorumColumns
  const columns: Column[] = [
    { title: vote, width: 80, align: 'left' },
    { title: needed, width: 25, align: 'right' },
    { title: cast, width: 25, align: 'right' },
    { title: finding, width: 35, align: 'left' },
  ]
  const pieces: Piece[] = [{ kind: 'table', columns, rows: ofVotes }]
  return {
    section: 'quorum',
    parts: ofVotes.length,
    pieces: [heading(1, telling.words.quorum), ...pieces],
  }
}

const rowsOfVotes = ({ assembly, words, number }: Telling): string[][] =>
  [...assembly.votes.values()].flatMap((vote) => {
    if (vote.state !== 'published' || vote.result.quorum === null) return []
    const { needed, isReached } = vote.result.quorum
    return [
      [
        `${String(vote.id)}: ${vote.draft.title}`,
        number(needed),
        number(vote.result.sums.cast),
        words.quorumReached[isReached ? 'true' : 'false'],
      ],
    ]
  })
