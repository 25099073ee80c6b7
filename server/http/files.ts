/** Files over HTTP: in with PUT /files, out with GET /files; the ticket in the Authorization header says which, and is the right to it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Tickets } from '../commands/tickets.ts'

/** A second try while the first hangs, and one more: each may hold what its ticket lets in, until Node gives up on its line. */
const MOST_TRIES_AT_ONCE = 3

export async function handleFiles(
  tickets: Tickets,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const ticket = /^Bearer ([\w-]{22})$/.exec(request.headers.authorization ?? '')?.[1]
  if (ticket === undefined) return answer(response, 401, { error: 'a ticket is missing' })
  response.setHeader('Cache-Control', 'no-store')
  if (request.method === 'GET') return sendFile(tickets, ticket, response)
  if (request.method === 'PUT') return takeFile(tickets, ticket, request, response)
  answer(response, 405, { error: 'PUT or GET' })
}

async function sendFile(tickets: Tickets, ticket: string, response: ServerResponse): Promise<void> {
  const download = tickets.download(ticket)
  if (download === undefined) return answer(response, 404, { error: 'this ticket has expired' })
  const content = await download.open()
  response.setHeader('Content-Type', download.type)
  response.setHeader(
    'Content-Disposition',
    `attachment; filename*=UTF-8''${encodeURIComponent(download.name)}`,
  )
  await pipeline(content instanceof Readable ? content : Readable.from([content]), response)
}

async function takeFile(
  tickets: Tickets,
  ticket: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const expected = tickets.expected(ticket)
  if (expected === undefined) return answer(response, 404, { error: 'this ticket has expired' })
  if (!tickets.begin(ticket, MOST_TRIES_AT_ONCE))
    return answer(response, 409, { error: 'this file is on its way' })
  try {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) continue
      bytes += chunk.length
      // No more than was announced: the limit was checked when the ticket was given.
      if (bytes > expected) return answer(response, 413, { error: 'more bytes than announced' })
      chunks.push(chunk)
    }
    // A line that broke: half a list is no list, and the ticket is still good for another try.
    if (bytes < expected) return answer(response, 400, { error: 'fewer bytes than announced' })
    const upload = tickets.store(ticket, Buffer.concat(chunks))
    if (upload === undefined) return answer(response, 404, { error: 'this ticket was used' })
    answer(response, 200, { upload })
  } finally {
    tickets.end(ticket)
  }
}

export function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}
