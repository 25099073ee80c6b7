import { describe, expect, test } from 'vitest'
import { createTickets } from './tickets.ts'

const MINUTE = 60_000

function clocked() {
  const clock = { now: 0 }
  return { clock, tickets: createTickets(() => clock.now) }
}

const file = { name: 'members.csv', type: 'text/csv', open: () => 'number' }

describe('a download', () => {
  test('can be fetched for ten minutes, with its own ticket only', () => {
    const { clock, tickets } = clocked()
    const ticket = tickets.offerDownload(file)
    expect(ticket).toMatch(/^[\w-]{22}$/)
    expect(tickets.download(ticket)).toMatchObject(file)
    expect(tickets.download('')).toBeUndefined()
    expect(tickets.expected(ticket)).toBeUndefined()
    expect(tickets.upload(ticket)).toBeUndefined()
    clock.now = 10 * MINUTE - 1
    expect(tickets.download(ticket)).toMatchObject(file)
    clock.now = 10 * MINUTE
    expect(tickets.download(ticket)).toBeUndefined()
  })
})

describe('an upload', () => {
  test('comes in once, with no more bytes than announced, and is found by its own name', () => {
    const { tickets } = clocked()
    const ticket = tickets.admitUpload('members.csv', 4)
    expect(tickets.expected(ticket)).toBe(4)
    expect(tickets.store(ticket, Buffer.from('12345'))).toBeUndefined()
    const upload = tickets.store(ticket, Buffer.from('1234')) ?? ''
    expect(tickets.upload(upload)).toMatchObject({ name: 'members.csv', bytes: Buffer.from('1234') })
    expect(tickets.store(ticket, Buffer.from('1234'))).toBeUndefined()
    expect(tickets.expected(ticket)).toBeUndefined()
    expect(tickets.upload(ticket)).toBeUndefined()
  })

  test('[I6] is kept for half an hour, and four at a time', () => {
    const { clock, tickets } = clocked()
    const [first = '', ...others] = Array.from({ length: 5 }, () =>
      tickets.store(tickets.admitUpload('members.csv', 1), Buffer.from('1')),
    )
    expect(tickets.upload(first)).toBeUndefined()
    for (const upload of others) expect(tickets.upload(upload ?? '')).toBeDefined()
    const waiting = tickets.admitUpload('members.csv', 1)
    clock.now = 30 * MINUTE
    for (const upload of others) expect(tickets.upload(upload ?? '')).toBeUndefined()
    expect(tickets.expected(waiting)).toBeUndefined()
  })
})
