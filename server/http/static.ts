/** The pages: the phone's at /, the console's and the projector's. Built files only, precompressed, with headers that keep them closed. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sirv from 'sirv'

const YEAR_SECONDS = 31_536_000

/** Nothing from elsewhere, nothing inline, no frame around it. Sockets only to where the page came from. */
export const contentSecurityPolicy = (host: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** What these say holds for documents and workers; for a script, a style or an icon of theirs it would only be bytes of a phone's first load. */
const OF_DOCUMENTS = ['Content-Security-Policy', 'Cross-Origin-Opener-Policy', 'Permissions-Policy']

export function setSecurityHeaders(request: IncomingMessage, response: ServerResponse): void {
  // The Host header is the client's word: only what can be a host gets into the policy.
  const host = /^[\w.:[\]-]{1,255}$/.test(request.headers.host ?? '')
    ? (request.headers.host ?? '')
    : 'localhost'
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(host))
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  // The console's desk reads cards with the camera; nothing else here has a use for one.
  const camera = request.url?.startsWith('/console') === true ? '(self)' : '()'
  response.setHeader('Permissions-Policy', `camera=${camera}, microphone=(), geolocation=(), payment=()`)
}

/** `folder` is the build's output with member-web/ and renderer/ in it. What was not built is not found; the rest works. */
export function createStatic(folder: string) {
  const options = {
    brotli: true,
    gzip: true,
    etag: true,
    dotfiles: false,
    // What the build puts into assets/ carries a hash of its content in its name; pages keep their names and are asked for again.
    setHeaders(response: ServerResponse, path: string) {
      if (/^\/assets\/.*\.(js|css|svg)$/.test(path))
        for (const name of OF_DOCUMENTS) response.removeHeader(name)
      response.setHeader(
        'Cache-Control',
        path.startsWith('/assets/') ? `public, max-age=${String(YEAR_SECONDS)}, immutable` : 'no-cache',
      )
    },
  }
  const filesIn = (name: string) =>
    existsSync(join(folder, name)) ? sirv(join(folder, name), options) : null
  const phone = filesIn('member-web')
  const consoles = filesIn('renderer')

  return (request: IncomingMessage, response: ServerResponse, path: string, notFound: () => void): void => {
    if (path === '/projector' || path === '/projector/') return serve(consoles, '/projector.html')
    if (path === '/console' || path === '/console/') return serve(consoles, '/index.html')
    if (path.startsWith('/console/')) return serve(consoles, path.slice('/console'.length))
    serve(phone, path)

    function serve(files: typeof phone, file: string) {
      request.url = file
      if (files === null) notFound()
      else files(request, response, notFound)
    }
  }
}
