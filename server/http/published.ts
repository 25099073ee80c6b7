/** What anybody may check of a published vote, over HTTP: GET /published/<vote>/receipts.txt, ballots.csv, ballots.blt. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Published, PublishedFile } from '../commands/published.ts'
import { answer } from './files.ts'

export const PUBLISHED = '/published/'

const compress = promisify(gzip)

const TYPES = {
  'receipts.txt': 'text/plain; charset=utf-8',
  'ballots.csv': 'text/csv; charset=utf-8',
  'ballots.blt': 'text/plain; charset=utf-8',
} satisfies Record<PublishedFile, string>

const isFile = (name: string): name is PublishedFile => Object.hasOwn(TYPES, name)

/** The same bytes for everybody, packed once, however many phones of a hall look at once. */
const packed = new WeakMap<{ text: string }, Promise<Buffer>>()

/** 404 for everything that is not published: whether there is such a vote is nobody's business. */
export async function answerPublished(
  published: Published,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, vote = '', name = ''] = /^\/published\/([1-9]\d{0,8})\/([a-z.]+)$/.exec(pathname) ?? []
  const file = isFile(name) ? published(Number(vote), name) : null
  if (file === null || !isFile(name)) return answer(response, 404, { error: 'nothing here' })
  // It can be annulled, so nobody keeps it without asking.
  response.setHeader('Cache-Control', 'no-cache')
  response.setHeader('ETag', file.tag)
  response.setHeader('Vary', 'Accept-Encoding')
  if (request.headers['if-none-match'] === file.tag) {
    response.writeHead(304)
    response.end()
    return
  }
  const isPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const body = isPacked ? await packedOf(file) : Buffer.from(file.text)
  response.writeHead(200, {
    'Content-Type': TYPES[name],
    'Content-Length': body.length,
    ...(isPacked && { 'Content-Encoding': 'gzip' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function packedOf(file: { text: string }): Promise<Buffer> {
  const known = packed.get(file)
  if (known !== undefined) return known
  const made = compress(file.text)
  packed.set(file, made)
  return made
}
