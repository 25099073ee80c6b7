/** Rows that change as at a convention's desks: members are checked in and out, by commands of a chair, so many at a time. */
import type { Chair } from '../command-line/chair.ts'
import type { MemberId } from '../protocol/messages.ts'
import type { Random } from '../rehearsal/chance.ts'

/** Who is present, as far as these changes know: nobody else makes any. */
export type Desk = { chair: Chair; present: Set<MemberId> }

/** Each of these members is checked in who is out, and out who is in: a change of each row. */
export async function turnRound({ chair, present }: Desk, members: readonly MemberId[]): Promise<void> {
  const [out, into]: [MemberId[], MemberId[]] = [[], []]
  for (const member of members) {
    if (present.delete(member)) out.push(member)
    else {
      present.add(member)
      into.push(member)
    }
  }
  await Promise.all([
    into.length > 0 ? chair.command('check-in', { members: into }) : null,
    out.length > 0 ? chair.command('check-out', { members: out }) : null,
  ])
}

/** `count` different ones, or all when there are no more. */
export function choose<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  if (count >= items.length) return [...items]
  const chosen = new Set<Item>()
  while (chosen.size < count) {
    const item = items[Math.floor(random() * items.length)]
    if (item !== undefined) chosen.add(item)
  }
  return [...chosen]
}

/** Does it every so often for so long; one that took too long is followed by the next at once. */
export async function every(
  { milliseconds, forSeconds }: { milliseconds: number; forSeconds: number },
  act: () => Promise<void>,
): Promise<void> {
  const began = performance.now()
  for (let due = began; due < began + forSeconds * 1000; due += milliseconds) {
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    await act()
  }
}
