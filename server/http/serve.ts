/** Every HTTP request, in the order in which it is asked what it is. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Published } from '../commands/published.ts'
import type { Tickets } from '../commands/tickets.ts'
import type { Log } from '../log.ts'
import { answer, handleFiles } from './files.ts'
import { answerPortrait, PORTRAITS, type Portraits } from './portraits.ts'
import { answerPublished, PUBLISHED } from './published.ts'
import { createStatic, setSecurityHeaders } from './static.ts'

type ServeOptions = {
  staticFolder: string
  tickets: Tickets
  published: Published
  portraits: Portraits
  health: () => { ok: boolean }
  /** The measures as Prometheus reads them; null: not for who asks. */
  metrics: (request: IncomingMessage) => Promise<{ type: string; text: string }> | null
  log: Log
}

/** Undefined: what was asked for is no path, such as `*` or half an address. */
export const pathOf = ({ url = '/' }: Pick<IncomingMessage, 'url'>): string | undefined =>
  // Two slashes at the front would be read as another host.
  URL.parse(url.startsWith('/') ? `http://host${url}` : url)?.pathname

const HOST_PATHS: ReadonlySet<string> = new Set(['/files', '/health', '/metrics'])

/** Answered by the host alone, wherever they are asked for. */
export const isForHost = (pathname: string): boolean =>
  HOST_PATHS.has(pathname) || pathname.startsWith(PUBLISHED) || pathname.startsWith(PORTRAITS)

/** The pages and every refusal. False: the path is for the host, and nothing was answered. */
export function createPages(staticFolder: string) {
  const files = createStatic(staticFolder)
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    setSecurityHeaders(request, response)
    const pathname = pathOf(request)
    if (pathname !== undefined && isForHost(pathname)) return false
    if (pathname === undefined) answer(response, 400, { error: 'not a path' })
    else if (!isReading(request)) answer(response, 405, { error: 'GET only' })
    else files(request, response, pathname, () => answer(response, 404, { error: 'nothing here' }))
    return true
  }
}

const isReading = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'

export function createServe(options: ServeOptions) {
  const { staticFolder, tickets, published, portraits, health, metrics, log } = options
  const pages = createPages(staticFolder)
  return (request: IncomingMessage, response: ServerResponse): void => {
    const fail = () => {
      log({ event: 'request-failed', status: 500 })
      if (response.headersSent) response.destroy()
      else answer(response, 500, { error: 'this did not work; please try again' })
    }
    if (pages(request, response)) return
    const pathname = pathOf(request)
    if (pathname === '/files') return void handleFiles(tickets, request, response).catch(fail)
    if (!isReading(request)) return answer(response, 405, { error: 'GET only' })
    if (pathname === '/health') return answerHealth(health(), response)
    if (pathname?.startsWith(PUBLISHED) === true)
      return void answerPublished(published, pathname, request, response).catch(fail)
    if (pathname?.startsWith(PORTRAITS) === true) return answerPortrait(portraits, pathname, response)
    void answerMetrics(metrics(request), response).catch(fail)
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
