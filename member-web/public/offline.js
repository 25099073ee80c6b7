/*
 * Runs only where the page came over TLS: what opens when the phone has no network is the page as it was last, which then says so.
 * The host is always asked first, so that no page outlives an update; nothing else is kept, and no answer of the host but these files.
 */
const KEPT = 'plenum-page'
const LONGEST_MS = 4_000

const isKept = ({ mode, url }) => {
  const { pathname } = new URL(url)
  return (mode === 'navigate' && pathname === '/') || pathname.startsWith('/assets/')
}

const keep = async (response) => {
  if (!response.ok) return
  const page = await response.text()
  const parts = [...page.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, part]) => part)
  const cache = await caches.open(KEPT)
  // Of the page before nothing stays.
  for (const request of await cache.keys())
    if (![...parts, '/'].includes(new URL(request.url).pathname)) await cache.delete(request)
  await cache.addAll(parts)
  await cache.put('/', new Response(page, { headers: response.headers }))
}

const answer = async (event) => {
  const { request } = event
  const kept = await caches.match(request.mode === 'navigate' ? '/' : request)
  // A network that takes a packet and never answers is none.
  const signal =
    kept === undefined || request.mode !== 'navigate' ? undefined : AbortSignal.timeout(LONGEST_MS)
  try {
    const response = await fetch(request, { signal })
    if (request.mode === 'navigate') event.waitUntil(keep(response.clone()))
    return response
  } catch (fault) {
    if (kept !== undefined) return kept
    throw fault
  }
}

addEventListener('install', (event) => {
  skipWaiting()
  event.waitUntil(fetch('/').then(keep))
})
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && isKept(event.request)) event.respondWith(answer(event))
})
