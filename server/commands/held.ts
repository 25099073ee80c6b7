/** The last answers that carry secrets, in memory only: enough for any retry of a few minutes, gone with the process. */

const HELD = 256

export type Held<T> = ReturnType<typeof createHeld<T>>

export function createHeld<T>() {
  const held = new Map<string, T>()
  return {
    get: (key: string): T | undefined => held.get(key),
    put(key: string, value: T) {
      held.set(key, value)
      const oldest = held.size > HELD ? held.keys().next().value : undefined
      if (oldest !== undefined) held.delete(oldest)
    },
    remove(key: string) {
      held.delete(key)
    },
  }
}
