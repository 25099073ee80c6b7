/** Reads values of unknown shape: what came over a process border or out of a file of ours. Knows no shape itself. */

/** The named part of an object; undefined when it is not there, or `value` is no plain object. */
export function part(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** A whole number that is exact. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

export function isOneOf<Word extends string>(value: unknown, words: readonly Word[]): value is Word {
  return words.some((word) => word === value)
}

/** Names and numbers for a sentence; whatever else is in it is left out. */
export function aboutOf(value: unknown): Record<string, string | number> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, about]: [string, unknown]) =>
      typeof about === 'string' || typeof about === 'number' ? [[name, about]] : [],
    ),
  )
}
