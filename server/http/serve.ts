/** Every HTTP request, in the order in which it is asked what it is. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Tickets } from '../commands/tickets.ts'
import type { Log } from '../log.ts'
import { answer, handleFiles } from './files.ts'
import { createStatic, setSecurityHeaders } from './static.ts'

type ServeOptions = {
  staticFolder: string
  tickets: Tickets
  health: () => { ok: boolean }
  /** The measures as Prometheus reads them; null: not for who asks. */
  metrics: (request: IncomingMessage) => Promise<{ type: string; text: string }> | null
  log: Log
}

/** Undefined: what was asked for is no path, such as `*` or half an address. */
export const pathOf = ({ url = '/' }: Pick<IncomingMessage, 'url'>): string | undefined =>
  // Two slashes at the front would be read as another host.
  URL.parse(url.startsWith('/') ? `http://host${url}` : url)?.pathname

export function createServe({ staticFolder, tickets, health, metrics, log }: ServeOptions) {
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
    if (pathname === '/health') return answerHealth(health(), response)
    if (pathname === '/metrics') return void answerMetrics(metrics(request), response).catch(fail)
    files(request, response, pathname, () => answer(response, 404, { error: 'nothing here' }))
  }
}

function answerHealth(health: { ok: boolean }, response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store')
  answer(response, health.ok ? 200 : 503, health)
}

async function answerMetrics(
  metrics: Promise<{ type: string; text: string }> | null,
  response: ServerResponse,
): Promise<void> {
  if (metrics === null)
    return answer(response, 403, { error: 'only for programs on this machine; see serve --metrics' })
  const { type, text } = await metrics
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' })
  response.end(text)
}
