/** How the domain answers: events that now happen, or a reason from a closed list. Exceptions are for bugs only. */
import type { AssemblyEvent } from './events.ts'

export type About = Record<string, string | number>

export const accept = <Output extends object>(events: readonly AssemblyEvent[], output: Output) =>
  ({ ok: true, events, output }) as const

export const refuse = <Why extends string>(why: Why, about?: About) =>
  about === undefined ? ({ ok: false, why } as const) : ({ ok: false, why, about } as const)

/** Ends every `switch` over a union: a new member of the union that nobody handles is a type error here. */
export function unreachable(value: never): never {
  // Not what it is: it may carry a name, and errors are logged.
  throw new Error(`no such case: ${typeof value}`)
}
