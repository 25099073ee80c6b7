/**
 * What the page keeps on this phone between two loads: the session, a ballot on its way, the chosen language. Where the
 * browser keeps nothing (private windows, full storage), it is kept as long as the page is open.
 */

export type KeptKey = 'session' | 'ballot' | 'language' | 'reloaded'

export type Keep = {
  read: (key: KeptKey) => string | null
  /** null forgets. Returns whether it will outlive the page. */
  write: (key: KeptKey, value: string | null) => boolean
}

/** `open` may throw: browsers refuse `localStorage` already when it is touched. */
export const keepIn = (open: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Keep => {
  const here = new Map<KeptKey, string | null>()
  const nameOf = (key: KeptKey) => `plenum.member.${key}`
  return {
    read: (key) => {
      const kept = here.get(key)
      if (kept !== undefined) return kept
      try {
        return open().getItem(nameOf(key))
      } catch {
        return null
      }
    },
    write: (key, value) => {
      try {
        if (value === null) open().removeItem(nameOf(key))
        else open().setItem(nameOf(key), value)
        here.delete(key)
        return true
      } catch {
        here.set(key, value)
        return false
      }
    },
  }
}
