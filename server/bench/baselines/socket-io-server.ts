/** The same job on Socket.IO: a sign-in is answered, a ballot acknowledged, a change told to everybody, a row to each console. */
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { BACKLOG, type Baseline } from './bare-server.ts'
import { createPeople } from './sign-in-designs.ts'

type FromPhone = {
  hello: (member: number) => void
  watch: () => void
  'cast-ballot': (ballot: unknown, acknowledge: (reply: object) => void) => void
}
type ToPhone = { welcome: (set: string) => void; change: (text: string) => void; row: (row: unknown) => void }

/** `welcome` in its frame, with the commas and quotes around. */
const WELCOME_FRAME_BYTES = '42["welcome",""]'.length
const CHANGE_FRAME_BYTES = '42["change",""]'.length

export function startSocketIo(members: number, answerBytes: number): Promise<Baseline> {
  const people = createPeople(members)
  const answer = '.'.repeat(Math.max(0, answerBytes - WELCOME_FRAME_BYTES))
  const receipt = { receipt: '.'.repeat(16) }
  const server = createServer()
  const io = new Server<FromPhone, ToPhone>(server, {
    // As kind as it can be: no polling before the socket, no compression, no page of its own.
    ...{ transports: ['websocket'], perMessageDeflate: false, serveClient: false },
  })
  io.on('connection', (socket) => {
    socket.on('hello', (member) => {
      socket.emit('welcome', answer)
      const row = people.row(member)
      if (row !== null) io.to('consoles').emit('row', row)
    })
    socket.on('watch', () => {
      void socket.join('consoles')
      socket.emit('welcome', answer)
    })
    socket.on('cast-ballot', (_ballot, acknowledge) => acknowledge(receipt))
  })
  return new Promise((resolve) => {
    server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({
        url: `http://127.0.0.1:${String(port)}`,
        broadcast: (bytes) => void io.emit('change', '.'.repeat(Math.max(0, bytes - CHANGE_FRAME_BYTES))),
      })
    })
  })
}
