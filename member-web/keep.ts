/**
 * What the page keeps on this phone between two loads. Where the browser keeps nothing (private windows, full storage), it
 * is kept as long as the page is open.
 */

export type KeptKey =
  | 'session'
  /** A ballot on its way, until the host has answered. */
  | 'ballot'
  /** One that is being filled in, until it is cast or its vote closes. */
  | 'draft'
  /** What changes a secret ballot, until its vote closes. */
  | 'key'
  /** What this phone was given for ballots, to look for on the list whatever the host then says. */
  | 'receipts'
  /** A random number of this phone: in which order it shows options that every phone is to shuffle for itself. */
  | 'shuffle'
  | 'language'
  /** That the page has reloaded itself for a newer host; for a part of it that did not come. */
  | 'reloaded'
  | 'reloaded-for-part'

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
