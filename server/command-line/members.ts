/** Members as they are named on a command line: by their numbers. */
import type { MemberId } from '../protocol/messages.ts'
import type { Chair } from './chair.ts'
import { Failure } from './failure.ts'

export async function idsOf(chair: Chair, numbers: readonly string[]): Promise<MemberId[]> {
  const roster = await chair.roster()
  const ids = new Map(roster.entries.map(({ number, id }) => [number, id]))
  return numbers.map((number) => {
    const id = ids.get(number)
    if (id === undefined) throw new Failure(1, `There is no member ${number}, and nothing was changed.`)
    return id
  })
}
