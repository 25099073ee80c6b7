/** Elections for tests, as short as they can be said: in the file format that everybody can count. */
import type { Count, Election } from '../domain/tally/election.ts'
import { readBlt } from '../import/read-blt.ts'

/** Candidates are A, B, C …; `ballots` as in a BLT file, without the closing 0. */
export function electionOf(candidates: number, seats: number, ballots: readonly string[]): Election {
  const names = Array.from({ length: candidates }, (_, index) => String.fromCharCode(65 + index))
  const lines = [`${String(candidates)} ${String(seats)}`, ...ballots.map((ballot) => `${ballot} 0`), '0']
  const read = readBlt([...lines, ...names, 'Test'].join('\n'))
  if (!read.ok) throw new Error(`line ${String(read.line)}: ${read.why} ${read.about}`)
  return read.file.election
}

/** Stage by stage: the votes as one line of text. */
export const votesOf = ({ stages }: Count) => stages.map(({ votes }) => votes.join(' '))
