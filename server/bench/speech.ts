/** What phones say to each kind of host, and how the answers begin. */
import type { Dialect } from './load-line.ts'
import { ballotFrame } from './convention.ts'

export type Speech = {
  dialect: Dialect
  ballot: (vote: number, member: number) => string
  acknowledged: string
  change: string
}

export const PLENUM: Speech = {
  dialect: 'plain',
  ballot: ballotFrame,
  acknowledged: '{"type":"reply"',
  change: '{"type":"update"',
}

/** Sends back what it gets. */
export const BARE: Speech = {
  dialect: 'plain',
  ballot: ballotFrame,
  acknowledged: '{"type":"cast-ballot"',
  change: '.',
}

/** With its own acknowledgements: a number in the frame, answered with a packet of that number. */
export const SOCKET_IO: Speech = {
  dialect: 'socket.io',
  ballot: (vote, member) => `42${String(member)}["cast-ballot",${ballotFrame(vote, member)}]`,
  acknowledged: '43',
  change: '42["change"',
}

export const socketIoHello = (member: number): string => `42["hello",${String(member)}]`
export const SOCKET_IO_WATCH = '42["watch"]'
