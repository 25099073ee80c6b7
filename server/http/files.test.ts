import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startTestHost, type TestHost } from '../testing/host.ts'
import type { TestClient } from '../testing/client.ts'
import { LARGEST_UPLOAD } from '../commands/tickets.ts'

const put = async (host: TestHost, ticket: string, body: string) => {
  const response = await fetch(`${host.url}/files`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${ticket}` },
    body,
  })
  return { status: response.status, body: (await response.json()) as object }
}

const fetchFile = (host: TestHost, authorization?: string) =>
  fetch(`${host.url}/files`, authorization === undefined ? {} : { headers: { Authorization: authorization } })

async function upload(chair: TestClient, bytes: number): Promise<string> {
  const reply = await chair.ask('begin-upload', { name: 'members.csv', bytes })
  if (!reply.ok) throw new Error(reply.why)
  return reply.ticket
}

const LIST = 'number,first name,last name\nM-1,Ada,Lovelace\n'

describe('a file comes in', () => {
  test('with its ticket, once, and can then be previewed', async () => {
    const host = await startTestHost()
    const chair = await host.chair()
    const ticket = await upload(chair, LIST.length)
    const { status, body } = await put(host, ticket, LIST)
    expect({ status, body }).toEqual({
      status: 200,
      body: { upload: expect.stringMatching(/^[\w-]{22}$/) as string },
    })
    const { upload: id } = body as { upload: string }
    expect(await chair.ask('preview-import', { upload: id })).toMatchObject({
      ok: true,
      preview: { added: 1 },
    })
    expect(await put(host, ticket, LIST)).toEqual({ status: 404, body: { error: 'this ticket has expired' } })
  })

  test('twice at the same moment: one of them is in', async () => {
    const host = await startTestHost()
    const ticket = await upload(await host.chair(), LIST.length)
    const answers = await Promise.all([put(host, ticket, LIST), put(host, ticket, LIST)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404])
  })

  test('by three lines at once and no more: each may hold all of it', async () => {
    const host = await startTestHost()
    const ticket = await upload(await host.chair(), LIST.length)
    const head = `PUT /files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ticket}\r\nContent-Length: ${LIST.length}\r\n`
    const lines = Array.from({ length: 3 }, () => {
      const line = connect(Number(new URL(host.url).port), '127.0.0.1')
      line.write(`${head}Expect: 100-continue\r\n\r\n`)
      return line
    })
    // They are asked to go on, and do not.
    const asked = await Promise.all(lines.map(async (line) => String((await once(line, 'data'))[0])))
    expect(asked.map((words) => words.split(' ')[1])).toEqual(['100', '100', '100'])
    expect(await put(host, ticket, LIST)).toEqual({ status: 409, body: { error: 'this file is on its way' } })
    for (const line of lines) line.destroy()
    await expect.poll(async () => (await put(host, ticket, LIST)).status).toBe(200)
  })

  test('with exactly the bytes that were announced', async () => {
    const host = await startTestHost()
    const ticket = await upload(await host.chair(), 10)
    expect(await put(host, ticket, 'x'.repeat(11))).toEqual({
      status: 413,
      body: { error: 'more bytes than announced' },
    })
    expect(await put(host, ticket, 'x'.repeat(9))).toEqual({
      status: 400,
      body: { error: 'fewer bytes than announced' },
    })
    expect((await put(host, ticket, 'x'.repeat(10))).status).toBe(200)
  })

  test('of any size only when its size was allowed', async () => {
    const host = await startTestHost()
    const chair = await host.chair()
    expect(await chair.ask('begin-upload', { name: 'x', bytes: LARGEST_UPLOAD + 1 })).toMatchObject({
      why: 'file-too-large',
    })
    const ticket = await upload(chair, 3)
    expect((await put(host, ticket, 'x'.repeat(5_000_000))).status).toBe(413)
  })

  test('not without a ticket, with one of another kind, or when it has expired', async () => {
    const host = await startTestHost()
    const chair = await host.chair()
    const exported = await chair.ask('export', { what: 'members' })
    if (!exported.ok) throw new Error(exported.why)
    expect((await put(host, exported.ticket, LIST)).status).toBe(404)
    expect((await put(host, 'x'.repeat(22), LIST)).status).toBe(404)
    expect((await put(host, '', LIST)).status).toBe(401)
    const ticket = await upload(chair, LIST.length)
    host.clock.aheadMs += 30 * 60_000
    expect((await put(host, ticket, LIST)).status).toBe(404)
  })
})

describe('a file goes out', () => {
  test('with its ticket, as what it is, and is kept by nobody on the way', async () => {
    const host = await startTestHost()
    const exported = await (await host.chair()).ask('export', { what: 'members' })
    if (!exported.ok) throw new Error(exported.why)
    const response = await fetchFile(host, `Bearer ${exported.ticket}`)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': "attachment; filename*=UTF-8''members.csv",
      'cache-control': 'no-store',
    })
    expect(await response.text()).toContain('number')
  })

  test('not without a ticket, with a wrong one, or when it has expired', async () => {
    const host = await startTestHost()
    const exported = await (await host.chair()).ask('export', { what: 'members' })
    const ticket = exported.ok ? exported.ticket : ''
    const status = async (authorization?: string) => {
      const response = await fetchFile(host, authorization)
      await response.text()
      return response.status
    }
    expect(await status()).toBe(401)
    expect(await status(ticket)).toBe(401)
    expect(await status(`Basic ${ticket}`)).toBe(401)
    expect(await status(`Bearer ${ticket}x`)).toBe(401)
    expect(await status(`Bearer ${'x'.repeat(22)}`)).toBe(404)
    expect(await status(`Bearer ${ticket}`)).toBe(200)
    host.clock.aheadMs += 10 * 60_000
    expect(await status(`Bearer ${ticket}`)).toBe(404)
  })

  test('that cannot be made is an answer and a line in the log, and the host lives', async () => {
    const host = await startTestHost()
    const chair = await host.chair()
    const backup = await chair.ask('backup', {})
    if (!backup.ok) throw new Error(backup.why)
    rmSync(join(dirname(host.file), 'backups'), { recursive: true })
    const response = await fetchFile(host, `Bearer ${backup.ticket}`)
    expect([response.status, await response.json()]).toEqual([
      500,
      { error: 'this did not work; please try again' },
    ])
    expect(host.log.at(-1)).toEqual({ event: 'request-failed', status: 500 })
    expect(await chair.ask('status', {})).toMatchObject({ ok: true })
  })
})
