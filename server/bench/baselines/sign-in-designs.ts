/**
 * The designs that conventions have failed with, over naked `ws` and JSON, as kind to each as it can be: rows are Plenum's own
 * compact ones, the list holds only those who have signed in, it is encoded once for all who get it, and nothing is stored.
 */
import type { WebSocket } from 'ws'
import type { RosterRow } from '../../protocol/messages.ts'
import { inventMembers } from '../../rehearsal/invented-members.ts'
import { TEXT } from './bare-server.ts'

/** What a page says: `hello` signs in, `watch` is a console, `list` asks for everything. */
export type PageMessage = { type: 'hello'; member: number } | { type: 'watch' } | { type: 'list' }

export type Design = (socket: WebSocket, message: PageMessage) => void

/** Present, online, entitled, with a phone. */
const FLAGS = 39

/** Who can sign in; null: nobody of this number. */
export function createPeople(members: number) {
  const people = inventMembers('bench', members)
  return {
    row(member: number): RosterRow | null {
      const person = people[member]
      if (person === undefined) return null
      const { number, firstName, lastName, region, group, gender, weight } = person
      const now = Math.floor(Date.now() / 1000)
      return [member + 1, number, firstName, lastName, region, group, gender, weight, FLAGS, now]
    },
  }
}

function createList(members: number) {
  const people = createPeople(members)
  const rows: RosterRow[] = []
  let encoded: Buffer | null = null
  return {
    add(member: number): void {
      const row = people.row(member)
      if (row === null) return
      rows.push(row)
      encoded = null
    },
    bytes(): Buffer {
      encoded ??= Buffer.from(JSON.stringify({ type: 'list', rows }))
      return encoded
    },
  }
}

/** `answerBytes`: the size of what a page gets when it has signed in. */
const createAnswer = (answerBytes: number): Buffer =>
  Buffer.from(`{"type":"welcome","set":"${'.'.repeat(Math.max(0, answerBytes - 27))}"}`)

/** Nothing but a socket that is answered: what signing in costs at least. */
export function acceptOnly(_members: number, answerBytes: number): Design {
  const answer = createAnswer(answerBytes)
  return (socket, message) => {
    if (message.type === 'hello') socket.send(answer, TEXT)
  }
}

/** Version 1: every page asks for the full list, each second; but not again while it still waits, which bounds the memory. */
export function pollEachSecond(members: number, answerBytes: number): Design {
  const [list, answer] = [createList(members), createAnswer(answerBytes)]
  return (socket, message) => {
    if (message.type === 'list') return socket.send(list.bytes(), TEXT)
    if (message.type === 'hello') list.add(message.member)
    socket.send(answer, TEXT)
  }
}

/** Version 2: the full list is pushed to every console on each change. */
export function pushEachChange(members: number, answerBytes: number): Design {
  const [list, answer] = [createList(members), createAnswer(answerBytes)]
  const consoles = new Set<WebSocket>()
  return (socket, message) => {
    socket.send(answer, TEXT)
    if (message.type === 'watch') consoles.add(socket)
    if (message.type !== 'hello') return
    list.add(message.member)
    for (const console of consoles) console.send(list.bytes(), TEXT)
  }
}

/** Version 3: the full list is pushed to every console when it has changed, at most once a second. */
export function pushEachSecond(members: number, answerBytes: number): Design {
  const [list, answer] = [createList(members), createAnswer(answerBytes)]
  const consoles = new Set<WebSocket>()
  let hasChanged = false
  setInterval(() => {
    if (hasChanged) for (const console of consoles) console.send(list.bytes(), TEXT)
    hasChanged = false
  }, 1000)
  return (socket, message) => {
    socket.send(answer, TEXT)
    if (message.type === 'watch') consoles.add(socket)
    if (message.type !== 'hello') return
    list.add(message.member)
    hasChanged = true
  }
}
