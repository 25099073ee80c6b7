/** Where a console's access comes from and where it is kept: the address's fragment once, then the session's token. */
import type { Credential } from '#protocol'

/** 128 bits as base64url. */
const KEY = /^[A-Za-z0-9_-]{22}$/

/** By host, because one desktop window may know several. */
const storedAs = () => `plenum.console.${location.host}`

export function storedToken(): string | null {
  return localStorage.getItem(storedAs())
}

export function storeToken(token: string | null): void {
  if (token === null) localStorage.removeItem(storedAs())
  else localStorage.setItem(storedAs(), token)
}

/** Takes the invitation out of the address, so that it is neither in the history nor in a screenshot. */
export function takeInvitation(): Credential | null {
  const key = location.hash.slice(1)
  if (!KEY.test(key)) return null
  history.replaceState(history.state, '', location.pathname)
  return { kind: 'invitation', key }
}

export type PastedKey =
  { ok: true; credential: Credential } | { ok: false; why: 'empty' | 'noKey' | 'memberLink' }

/** What somebody pasted: a whole link, or only its key. */
export function readPasted(text: string): PastedKey {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: false, why: 'empty' }
  const [address = '', key] = trimmed.includes('#') ? trimmed.split('#', 2) : ['', trimmed]
  if (key === undefined || !KEY.test(key)) return { ok: false, why: 'noKey' }
  if (address !== '' && /^https?:\/\/[^/]+\/?$/.test(address)) return { ok: false, why: 'memberLink' }
  return { ok: true, credential: { kind: 'invitation', key } }
}
