/** Pictures of candidates by their hash, which nobody guesses. The bytes of one hash never change. */
import type { ServerResponse } from 'node:http'
import { answer } from './files.ts'

export const PORTRAITS = '/portraits/'

export type Portraits = (hash: string) => { type: string; bytes: Buffer } | null

export function answerPortrait(portraits: Portraits, pathname: string, response: ServerResponse): void {
  const [, hash] = /^\/portraits\/([0-9a-f]{64})$/.exec(pathname) ?? []
  const found = hash === undefined ? null : portraits(hash)
  if (found === null) return answer(response, 404, { error: 'nothing here' })
  // Whatever the bytes claim to be, it is shown as this picture or not at all: `nosniff` stands on every answer.
  response.writeHead(200, {
    'Content-Type': found.type,
    'Content-Length': found.bytes.length,
    'Cache-Control': 'private, max-age=31536000, immutable',
  })
  response.end(found.bytes)
}
