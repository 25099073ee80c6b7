import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startHost, type HostOptions } from './host.ts'
import { createLog, type LogEvent } from './log.ts'
import { CLOSE } from './protocol/close-codes.ts'
import type { Credential, Update } from './protocol/messages.ts'
import { findRunningHost } from './store/lock.ts'
import { TestClient } from './testing/client.ts'
import { createCore, giveLinks, happen, linkOf } from './testing/core.ts'
import { aDraft, imported, someMembers } from './testing/builders.ts'
import { startTestHost, type TestHost } from './testing/host.ts'
import { mountSmallDisk } from './testing/small-disk.ts'
import { temporaryFile, temporaryFolder } from './testing/temporary.ts'

/** A file with so many members, all present, each with a link; vote 1 prepared. */
function aFile(members: number, file = temporaryFile()): string {
  const core = createCore(file)
  happen(
    core,
    imported(someMembers(members)),
    { type: 'members-checked-in', members: `1-${members}` },
    { type: 'vote-prepared', vote: 1, draft: aDraft() },
  )
  giveLinks(core, core.state.assembly.members.keys())
  core.store.close()
  return file
}

const link = (member: number): Credential => ({ kind: 'link', secret: linkOf(member) })

async function aPhone(host: Pick<TestHost, 'connect'>, member: number): Promise<TestClient> {
  const phone = await host.connect()
  expect(await phone.signIn(link(member))).toMatchObject({ type: 'welcome' })
  return phone
}

const refusedStart = async (options: Partial<HostOptions>) => {
  const started = await startHost({
    file: temporaryFile(),
    port: 0,
    host: '127.0.0.1',
    staticFolder: '',
    log: () => undefined,
    ...options,
  })
  if (!started.ok) return started
  await started.host.stop()
  return { ok: true }
}

describe('a host starts', () => {
  test('on a new file, which it describes, and tells where it is', async () => {
    const host = await startTestHost({ language: 'de' })
    expect(host.url).toBe(`http://127.0.0.1:${host.host.port}`)
    expect(host.host.addresses()).toEqual([host.url])
    const found = findRunningHost(host.file)
    expect(found).toEqual({ url: host.url, key: found?.key, pid: process.pid })
    const chair = await host.connect()
    expect(await chair.signIn({ kind: 'invitation', key: found?.key ?? '' })).toMatchObject({
      role: 'chair',
      set: {
        convention: { name: 'convention', language: 'de' },
        journal: { entries: 1 },
        file: 'convention.plenum',
      },
    })
    expect(host.log).toMatchObject([{ event: 'host-started', port: host.host.port, members: 0, entries: 1 }])
  })

  test('not twice on one file; and says where the first is', async () => {
    const host = await startTestHost()
    expect(await refusedStart({ file: host.file })).toMatchObject({
      ok: false,
      why: 'file-in-use',
      holder: { url: host.url, pid: process.pid },
    })
    await host.stop()
    expect(await refusedStart({ file: host.file })).toEqual({ ok: true })
  })

  test('not on a port that is taken, and lets the file go', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const file = temporaryFile()
    expect(await refusedStart({ file, port })).toEqual({ ok: false, why: 'port-taken', port })
    expect(await refusedStart({ file })).toEqual({ ok: true })
  })

  test('not where the machine has no such address, nor with a wrong certificate', async () => {
    expect(await refusedStart({ host: '192.0.2.1' })).toEqual({
      ok: false,
      why: 'address-unavailable',
      host: '192.0.2.1',
    })
    const file = temporaryFile()
    expect(await refusedStart({ file, tls: { cert: 'not', key: 'PEM' } })).toMatchObject({
      ok: false,
      why: 'wrong-certificate',
    })
    expect(await refusedStart({ file })).toEqual({ ok: true })
  })

  test('not on a journal that was changed', async () => {
    const file = aFile(2)
    const database = new Database(file)
    database.exec(`UPDATE journal SET event = replace(event, 'Budget', 'Budged')`)
    database.close()
    expect(await refusedStart({ file })).toEqual({
      ok: false,
      why: 'file-damaged',
      detail: 'entry 3 of the journal is not what was written',
    })
  })

  test('not on a full disk, and lets the file go', async (context) => {
    const disk = mountSmallDisk()
    if (disk === null) return context.skip('a small disk cannot be mounted here')
    const file = join(disk.folder, 'convention.plenum')
    disk.fill()
    expect(await refusedStart({ file })).toEqual({
      ok: false,
      why: 'not-writable',
      detail: expect.any(String) as string,
    })
    disk.free()
    expect(await refusedStart({ file })).toEqual({ ok: true })
  })

  test('with TLS, and everything goes over it', async (context) => {
    const folder = temporaryFolder()
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const made = spawnSync('openssl', [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
      ],
      ...['-subj', '/CN=localhost', '-keyout', key, '-out', cert],
    ])
    if (made.status !== 0) return context.skip('no openssl here to make a certificate')
    const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
    const host = await startTestHost({ tls })
    expect(host.url).toBe(`https://127.0.0.1:${host.host.port}`)
    expect(await (await host.chair()).ask('status', {})).toMatchObject({ ok: true })
  })
})

describe('a host stops', () => {
  test('with everything saved, and everybody told when to come back', async () => {
    const host = await startTestHost({ file: aFile(40) })
    const phones = await Promise.all(Array.from({ length: 40 }, (_, index) => aPhone(host, index + 1)))
    const chair = await host.chair()
    await chair.ask('open-vote', { vote: 1 })
    const cast = phones.map((phone) => phone.ask('cast-ballot', { vote: 1, marks: 'm1' }))
    await Promise.all(cast)
    await host.stop()
    expect(await Promise.all([chair, ...phones].map(({ closed }) => closed))).toEqual(
      Array.from({ length: 41 }, () => ({ code: CLOSE.restarting, reason: '2000' })),
    )
    expect(host.log.at(-1)).toEqual({ event: 'host-stopped' })
    const again = await startTestHost({ file: host.file })
    expect(again.host.openVote()).toEqual({ title: 'Budget 2027', cast: 40, of: 40 })
  })

  test('with a ballot on its way: it is counted and answered, or neither', async () => {
    const host = await startTestHost({ file: aFile(20) })
    const phones = await Promise.all(Array.from({ length: 20 }, (_, index) => aPhone(host, index + 1)))
    await (await host.chair()).ask('open-vote', { vote: 1 })
    for (const phone of phones) phone.say({ type: 'cast-ballot', request: 'request-1', vote: 1, marks: 'm1' })
    await Promise.all([host.stop(), ...phones.map(({ closed }) => closed)])
    const answered = phones.filter(({ frames }) => frames.some((frame) => frame.includes('"receipt"'))).length
    const again = await startTestHost({ file: host.file })
    expect(again.host.openVote()?.cast).toBeGreaterThanOrEqual(answered)
    const [phone] = phones
    expect(phone?.frames.every((frame) => frame !== '')).toBe(true)
  })
})

describe('a socket is closed, with the reason', () => {
  test('[S2] when the member signs in on another device, or in another window of the same', async () => {
    const host = await startTestHost({ file: aFile(1) })
    const first = await aPhone(host, 1)
    const second = await host.connect()
    const welcome = await second.signIn(link(1))
    expect(await first.closed).toEqual({ code: CLOSE.replaced, reason: 'other-session' })
    const token = welcome.type === 'welcome' ? (welcome.session ?? '') : ''
    await (await host.connect()).signIn({ kind: 'session', token })
    expect(await second.closed).toEqual({ code: CLOSE.replaced, reason: 'same-session' })
  })

  test('[S3] when access is revoked or issued again, and when the member signs out', async () => {
    const host = await startTestHost({ file: aFile(3) })
    const chair = await host.chair()
    const phones = await Promise.all([1, 2, 3].map((member) => aPhone(host, member)))
    await chair.ask('revoke-access', { member: 1 })
    await chair.ask('issue-access', { members: [2] })
    phones[2]?.say({ type: 'sign-out', request: 'request-1' })
    expect(await Promise.all(phones.map(({ closed }) => closed))).toEqual(
      Array.from({ length: 3 }, () => ({ code: CLOSE.signedOut, reason: '' })),
    )
  })
})

describe('a phone comes back after a restart', () => {
  test('with its session, and finds its ballot and its receipt', async () => {
    const host = await startTestHost({ file: aFile(2) })
    const phone = await host.connect()
    const welcome = await phone.signIn(link(1))
    const token = welcome.type === 'welcome' ? (welcome.session ?? '') : ''
    await (await host.chair()).ask('open-vote', { vote: 1 })
    const reply = await phone.ask('cast-ballot', { vote: 1, marks: 'm1' }, 'request-1')
    await host.stop()
    const again = await startTestHost({ file: host.file })
    const back = await again.connect()
    const receipt = reply.ok ? reply.receipt : ''
    expect(await back.signIn({ kind: 'session', token })).toMatchObject({
      type: 'welcome',
      session: null,
      set: { vote: { id: 1 }, voteState: { state: 'open' }, onRegister: true, ballot: { vote: 1, receipt } },
    })
    expect(await back.ask('cast-ballot', { vote: 1, marks: 'm1' }, 'request-1')).toEqual(reply)
  })
})

describe('[I1] [B2] [B3] a host that is killed while all vote', () => {
  test(
    'has every ballot that it acknowledged, once, and takes the others again',
    { timeout: 60_000 },
    async () => {
      const VOTERS = 60
      const file = aFile(VOTERS)
      const killed = await spawnHost(file)
      const phones = await Promise.all(
        Array.from({ length: VOTERS }, (_, index) => aPhone(killed, index + 1)),
      )
      const chair = await killed.connect()
      await chair.signIn({ kind: 'invitation', key: killed.key })
      await chair.ask('open-vote', { vote: 1 })
      // Each votes in its turn of the loop, so that the end comes in the middle.
      let answered = 0
      const receipts = new Map<number, string>()
      await Promise.all(
        phones.map(async (phone, index) => {
          const request = `request-of-${index + 1}`
          phone.say({ type: 'cast-ballot', request, vote: 1, marks: index % 2 === 0 ? 'm1' : 'm2' })
          try {
            const reply = await phone.answerTo(request)
            if (reply.type === 'reply' && reply.ok && 'receipt' in reply)
              receipts.set(index + 1, reply.receipt)
            if (++answered === Math.floor(VOTERS / 3)) killed.kill()
          } catch {
            // The line was lost before the answer.
          }
        }),
      )
      await Promise.all(phones.map(({ closed }) => closed))
      expect(receipts.size).toBeGreaterThanOrEqual(Math.floor(VOTERS / 3))

      const host = await startTestHost({ file })
      const before = host.host.openVote()?.cast ?? 0
      expect(before).toBeGreaterThanOrEqual(receipts.size)
      const again = await Promise.all(
        phones.map(async (_, index) => {
          const phone = await aPhone(host, index + 1)
          const input = { vote: 1, marks: index % 2 === 0 ? 'm1' : 'm2' } as const
          return await phone.ask('cast-ballot', input, `request-of-${index + 1}`)
        }),
      )
      again.forEach((reply, index) => {
        expect(reply).toMatchObject({ ok: true })
        const acknowledged = receipts.get(index + 1)
        if (acknowledged !== undefined) expect(reply).toMatchObject({ receipt: acknowledged })
      })
      expect(await (await host.chair()).ask('close-vote', { vote: 1 })).toMatchObject({
        result: {
          registered: VOTERS,
          cast: VOTERS,
          options: [{ yes: String(VOTERS / 2), no: String(VOTERS / 2), abstain: '0' }],
          notCast: '0',
        },
      })
    },
  )

  /** A host in a process of its own. */
  async function spawnHost(file: string) {
    const program = `
      import { startHost } from ${JSON.stringify(new URL('./host.ts', import.meta.url).href)}
      const started = await startHost({ file: ${JSON.stringify(file)}, port: 0, host: '127.0.0.1', staticFolder: '', log: () => undefined })
      console.log(JSON.stringify({ url: started.host.url, key: started.host.makeConsoleKey() }))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const kill = () => void child.kill('SIGKILL')
    onTestFinished(kill)
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    const { url, key } = JSON.parse(line) as { url: string; key: string }
    return { key, kill, connect: () => TestClient.open(url, {}) }
  }
})

describe('[I1] [I2] a disk that fills up during a vote', () => {
  test('refuses ballots and says so, counts none of them, and takes them when there is room', async (context) => {
    const disk = mountSmallDisk()
    if (disk === null) return context.skip('a small disk cannot be mounted here')
    const host = await startTestHost({ file: aFile(3, join(disk.folder, 'convention.plenum')) })
    const chair = await host.chair()
    const phones = await Promise.all([1, 2, 3].map((member) => aPhone(host, member)))
    await chair.ask('open-vote', { vote: 1 })
    const cast = () =>
      Promise.all(phones.map((phone) => phone.ask('cast-ballot', { vote: 1, marks: 'm1' }, 'request-1')))
    const health = (saving: boolean) =>
      chair.next(
        (message): message is Update =>
          message.type === 'update' && JSON.stringify(message.set).includes(`"health":{"saving":${saving}`),
      )
    disk.fill()
    // The log of the database may still have room of its own for a while.
    let refused = await cast()
    for (let time = 0; time < 50 && refused.some(({ ok }) => ok); time++) {
      await chair.ask('check-out', { members: 'all' })
      refused = await cast()
    }
    const taken = host.host.openVote()?.cast ?? 0
    expect(refused.filter(({ ok }) => ok)).toHaveLength(taken)
    expect(await health(false)).toMatchObject({ set: { health: { saving: false, why: 'SQLITE_FULL' } } })
    expect((await fetch(`${host.url}/health`)).status).toBe(503)
    disk.free()
    expect(await cast()).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
    await health(true)
    expect(await chair.ask('close-vote', { vote: 1 })).toMatchObject({
      result: { cast: 3, options: [{ yes: '3' }] },
    })
    expect(host.log.map(({ event }) => event).slice(1)).toEqual(['saving-failed', 'saving-works-again'])
  })
})

describe('a vote with a duration', () => {
  test('[V4] is closed by the host’s clock, with nobody’s help, and everybody hears of it', async () => {
    const host = await startTestHost({ file: aFile(2) })
    const chair = await host.chair()
    await chair.ask('change-vote', { vote: 1, draft: aDraft({ durationSeconds: 60 }) })
    await chair.ask('open-vote', { vote: 1 })
    const phone = await aPhone(host, 1)
    await phone.ask('cast-ballot', { vote: 1, marks: 'm1' })
    host.clock.aheadMs += 60_000
    const update = await phone.next(
      (message): message is Update =>
        message.type === 'update' && JSON.stringify(message.set).includes('"closed"'),
    )
    expect(update).toMatchObject({ set: { voteState: { vote: 1, state: 'closed' } } })
    expect(await chair.ask('read-journal', { before: null, limit: 1 })).toMatchObject({
      entries: [{ by: 'host', type: 'vote-closed', about: { cast: 1, yes: '1' } }],
    })
  })
})

describe('the log', () => {
  test('of a whole vote has no name, number, code, token, receipt or choice', async () => {
    const lines: string[] = []
    const log = createLog({ write: (line: string) => void lines.push(line) })
    const events: LogEvent[] = []
    const host = await startTestHost({
      file: aFile(3),
      log(entry) {
        events.push(entry)
        log(entry)
      },
    })
    const chair = await host.chair()
    const issued = await chair.ask('issue-access', { members: 'all' })
    const csv = await fetch(`${host.url}/files`, {
      headers: { Authorization: `Bearer ${issued.ok ? issued.csv : ''}` },
    })
    const list = await csv.text()
    const codes = [...list.matchAll(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/g)].map(([code]) => code)
    const secrets = [...list.matchAll(/#([\w-]{22})/g)].map(([, secret = '']) => secret)
    await chair.ask('open-vote', { vote: 1 })
    const phone = await host.connect()
    const welcome = await phone.signIn({ kind: 'code', code: codes[0] ?? '' })
    const reply = await phone.ask('cast-ballot', { vote: 1, marks: 'm3' })
    const guesser = await host.connect()
    for (let time = 0; time < 3; time++) await guesser.signIn({ kind: 'code', code: '2222-2222-2222' })
    phone.say({ type: 'cast-ballot', request: 'request-1', vote: 1, choice: 'Lovelace' })
    await fetch(`${host.url}/files`, { headers: { Authorization: 'Bearer some-ticket' } })
    await chair.ask('close-vote', { vote: 1 })
    await chair.ask('publish-vote', { vote: 1 })
    await host.stop()
    const text = lines.join('')
    expect(events.map(({ event }) => event)).toEqual(['host-started', 'host-stopped'])
    const token = welcome.type === 'welcome' ? (welcome.session ?? '') : ''
    const forbidden = [
      ...[
        'Ada',
        'No. M-',
        'M-0000',
        'Budget',
        'abstain',
        'yes',
        'Lovelace',
        token,
        reply.ok ? reply.receipt : '',
      ],
      ...codes,
      ...secrets,
    ]
    expect(forbidden.every((each) => each.length > 2)).toBe(true)
    for (const each of forbidden) expect(text).not.toContain(each)
  })
})

describe('[I6] a process that has no files left', () => {
  test(
    'takes nobody new, keeps whom it has, and goes on when there are some again',
    { timeout: 60_000 },
    async () => {
      const folder = temporaryFolder()
      const script = join(folder, 'host.mjs')
      writeFileSync(
        script,
        `import { startHost } from ${JSON.stringify(new URL('./host.ts', import.meta.url).href)}
       const started = await startHost({ file: ${JSON.stringify(join(folder, 'c.plenum'))}, port: 0, host: '127.0.0.1', staticFolder: '', log: () => undefined })
       console.log(JSON.stringify({ url: started.host.url, key: started.host.makeConsoleKey() }))`,
      )
      const child = spawn('sh', ['-c', `ulimit -n 80; exec "${process.execPath}" "${script}"`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
      const { url, key } = JSON.parse(line) as { url: string; key: string }
      const chair = await TestClient.open(url, {})
      await chair.signIn({ kind: 'invitation', key })
      const crowd = await Promise.allSettled(Array.from({ length: 120 }, () => TestClient.open(url, {})))
      const opened = crowd.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
      expect(opened.length).toBeLessThan(120)
      expect(await chair.ask('status', {})).toMatchObject({ ok: true })
      for (const client of opened) client.terminate()
      await Promise.all(opened.map(({ closed }) => closed))
      expect(await chair.ask('status', {})).toMatchObject({ ok: true })
      expect(child.exitCode).toBeNull()
    },
  )
})
