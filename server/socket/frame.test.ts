import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import WebSocket, { WebSocketServer } from 'ws'
import { expect, onTestFinished, test } from 'vitest'
import { framed } from './frame.ts'

/** What a client of ws reads from these bytes, up to the close that ends them. */
async function read(bytes: Buffer): Promise<[string, boolean][]> {
  const sockets = new WebSocketServer({ noServer: true })
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (ws) => {
      socket.write(bytes)
      ws.close(1000)
    }),
  )
  await once(server, 'listening')
  // Of a server on a port.
  const { port } = server.address() as AddressInfo
  const client = new WebSocket(`ws://127.0.0.1:${String(port)}/`)
  const messages: [string, boolean][] = []
  client.on('message', (data: Buffer, isBinary) => messages.push([data.toString(), isBinary]))
  await once(client, 'close')
  return messages
}

test('a text of any length is one frame, and the next begins where it ends', async () => {
  const texts = [0, 1, 125, 126, 127, 65_535, 65_536, 100_000].map((length) => 'a'.repeat(length))
  expect(await read(Buffer.concat(texts.map(framed)))).toEqual(texts.map((text) => [text, false]))
})

test('what is in it is told as it is', async () => {
  const texts = fc.sample(fc.string({ unit: 'grapheme', maxLength: 300 }), { seed: 1, numRuns: 200 })
  expect(await read(Buffer.concat(texts.map(framed)))).toEqual(texts.map((text) => [text, false]))
})
