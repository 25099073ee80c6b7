/** What was typed to connect to a host: an address, or a whole invitation. Says what is wrong before anything is asked. */

export type ReadAddress =
  { ok: true; address: string } | { ok: false; why: 'empty' | 'malformed' | 'member-link' }

export function readAddress(text: string): ReadAddress {
  const address = text.trim()
  if (address === '') return { ok: false, why: 'empty' }
  if (!/^https?:\/\/[^\s/]/i.test(address) || !URL.canParse(address)) return { ok: false, why: 'malformed' }
  const { pathname, hash } = new URL(address)
  // A personal link is the bare address with a secret; an invitation's has the console's path.
  if (hash !== '' && pathname === '/') return { ok: false, why: 'member-link' }
  return { ok: true, address }
}
