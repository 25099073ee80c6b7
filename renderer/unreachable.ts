/** The end of every `switch` over a union: a case that is missing is a type error here. */
export function unreachable(nothing: never): never {
  throw new Error(`a case that should not be: ${JSON.stringify(nothing)}`)
}
