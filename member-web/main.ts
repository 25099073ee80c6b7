/** Starts the page: the link out of the address, the member's state, and the browser's news of waking and networks. */

import { openWith, socketAddress, systemChance, systemClock } from '#client/socket'
import { keepIn } from './keep.ts'
import { Later } from './later.ts'
import { Member } from './member.ts'
import { Page } from './page.ts'
import './style.css'

/** The link's secret leaves the address at once: neither history nor a screenshot keeps it. */
const takeLink = (): string | null => {
  const secret = location.hash.slice(1)
  if (secret !== '') history.replaceState(null, '', location.pathname)
  return /^[\w-]{22}$/.test(secret) ? secret : null
}

const keep = keepIn(() => localStorage)
const reload = () => location.reload()
const onChange = () => page.changed()

const member: Member = new Member({
  open: openWith(() => new WebSocket(socketAddress(location.origin))),
  keep,
  deviceLanguage: navigator.language.startsWith('de') ? 'de' : 'en',
  reload,
  onChange,
})
const loading = {
  canReload: async () => {
    try {
      return (await fetch(location.pathname, { cache: 'no-store' })).ok
    } catch {
      return false
    }
  },
  reload,
  keep,
  clock: systemClock,
  chance: systemChance,
  onChange,
}
const parts = {
  later: new Later({ ...loading, load: async () => (await import('./more/index.ts')).withLook() }),
  electionsPart: new Later({
    ...loading,
    load: async () => (await import('./elections/index.ts')).elections,
  }),
  debate: new Later({ ...loading, load: async () => (await import('./debate/index.ts')).withLook() }),
  proxyPart: new Later({ ...loading, load: async () => (await import('./proxy/index.ts')).proxy }),
  motionsPart: new Later({ ...loading, load: async () => (await import('./motions/index.ts')).motions }),
  receiptsPart: new Later({ ...loading, load: async () => (await import('./receipts/index.ts')).receipts }),
}
const page = new Page(document.body, member, parts)

const signInWithLink = (): boolean => {
  const secret = takeLink()
  if (secret !== null) member.signIn({ kind: 'link', secret })
  return secret !== null
}

if (!signInWithLink()) member.resume()
page.changed()

// A card scanned while the page is open changes nothing but the fragment.
addEventListener('hashchange', signInWithLink)
addEventListener('resize', () => page.changed())
addEventListener('online', () => {
  member.networkChanged(true)
  for (const part of Object.values(parts)) part.tryAgain()
})
addEventListener('offline', () => member.networkChanged(false))
addEventListener('pageshow', () => member.wake())
// The browser froze the page to save the battery, and lets it go on.
document.addEventListener('resume', () => member.wake())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') member.wake()
})
