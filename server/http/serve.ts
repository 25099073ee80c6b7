/** Every HTTP request, in the order in which it is asked what it is. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Tickets } from '../commands/tickets.ts'
import type { Log } from '../log.ts'
import { answer, handleFiles } from './files.ts'
import { createStatic, setSecurityHeaders } from './static.ts'

type ServeOptions = { staticFolder: string; tickets: Tickets; health: () => { ok: boolean }; log: Log }

/** Undefined: what was asked for is no path, such as `*` or half an address. */
export const pathOf = ({ url = '/' }: Pick<IncomingMessage, 'url'>): string | undefined =>
  // Two slashes at the front would be read as another host.
  URL.parse(url.startsWith('/') ? `http://host${url}` : url)?.pathname

export function createServe({ staticFolder, tickets, health, log }: ServeOptions) {
  const files = createStatic(staticFolder)
  return (request: IncomingMessage, response: ServerResponse): void => {
    const fail = () => {
      log({ event: 'request-failed', status: 500 })
      if (response.headersSent) response.destroy()
      else answer(response, 500, { error: 'this did not work; please try again' })
    }
    setSecurityHeaders(request, response)
    const pathname = pathOf(request)
    if (pathname === undefined) return answer(response, 400, { error: 'not a path' })
    if (pathname === '/files') return void handleFiles(tickets, request, response).catch(fail)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answer(response, 405, { error: 'GET only' })
    if (pathname === '/health') return answer(response, health().ok ? 200 : 503, health())
    files(request, response, pathname, () => answer(response, 404, { error: 'nothing here' }))
  }
}
