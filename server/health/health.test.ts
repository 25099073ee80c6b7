import { describe, expect, test } from 'vitest'
import type { HostMessage, Update, ConsoleTopics, Vitals } from '../protocol/messages.ts'
import { aDraft } from '../testing/builders.ts'
import type { TestClient } from '../testing/client.ts'
import { startTestHost } from '../testing/host.ts'

const LIST = 'Number;First name;Last name;Email\nM-00001;Zwetana;Quorumson;zwetana@example.org\n'

/** A host with one member, who is here, and a vote. */
async function aConvention(options: Parameters<typeof startTestHost>[0] = {}) {
  const started = await startTestHost(options)
  const chair = await started.chair()
  const { url } = started
  await importMember(chair, url)
  await chair.ask('check-in', { members: 'all' })
  const access = await chair.ask('issue-access', { members: 'all' })
  const csv = access.ok ? await (await fetch(`${url}/files`, bearer(access.csv))).text() : ''
  const secret = /#([\w-]{22})/.exec(csv)?.[1] ?? ''
  await chair.ask('prepare-vote', aDraft({ title: 'Budget of Xanten' }))
  const phone = await started.connect()
  await phone.signIn({ kind: 'link', secret })
  return { ...started, chair: chair, phone, secrets: ['Zwetana', 'Quorumson', 'M-00001', 'Xanten', secret] }
}

async function importMember(chair: TestClient, url: string) {
  const bytes = Buffer.from(LIST)
  const begun = await chair.ask('begin-upload', { name: 'members.csv', bytes: bytes.length })
  const ticket = begun.ok ? begun.ticket : ''
  const put = await fetch(`${url}/files`, { method: 'PUT', body: bytes, ...bearer(ticket) })
  const { upload } = (await put.json()) as { upload: string }
  const read = await chair.ask('preview-import', { upload })
  if (!read.ok) throw new Error(read.why)
  const { columns, basis } = read.preview
  const done = await chair.ask('import-members', { upload, columns, basis, onlyGoodRows: false })
  expect(done).toMatchObject({ ok: true, added: 1 })
}

const bearer = (ticket: string) => ({ headers: { Authorization: `Bearer ${ticket}` } })

type ConsoleUpdate = Update<ConsoleTopics>

const isVitals =
  (fits: (vitals: Vitals) => boolean) =>
  (message: HostMessage): message is ConsoleUpdate => {
    if (message.type !== 'update') return false
    // A chair's socket: it gets the topics of consoles.
    const { vitals } = (message as ConsoleUpdate).set ?? {}
    return vitals !== undefined && fits(vitals)
  }

const vitalsOf = async (chair: TestClient, fits: (vitals: Vitals) => boolean = () => true) =>
  (await chair.next(isVitals(fits))).set?.vitals

/** Every number by its path. */
const fieldsOf = (value: object, path = ''): string[] =>
  Object.entries(value).flatMap(([name, inside]: [string, unknown]) =>
    typeof inside === 'number' ? [`${path}${name}`] : fieldsOf(inside as object, `${path}${name}.`),
  )

describe('the vitals of a running host', () => {
  test('come to consoles each second, with what has happened, and to nobody else', async () => {
    const { chair, phone } = await aConvention()
    await chair.ask('open-vote', { vote: 1 })
    expect(await phone.ask('cast-ballot', { vote: 1, marks: 'm1' })).toMatchObject({ ok: true })
    const vitals = await vitalsOf(chair, ({ ballots }) => ballots > 0)
    expect(vitals).toMatchObject({
      connected: { members: 1, consoles: 1, projectors: 0 },
      ballots: 1,
      slow: 0,
    })
    expect(fieldsOf({ ...vitals, warnings: [] })).toEqual([
      ...['at', 'connected.members', 'connected.projectors', 'connected.consoles', 'signIns', 'ballots'],
      ...['acknowledged.count', 'acknowledged.p50Ms', 'acknowledged.p99Ms', 'stallMs', 'slow'],
      ...['memory.residentBytes', 'memory.ofBytes', 'disk.freeBytes', 'disk.fileBytes'],
      ...['sockets.open', 'sockets.most'],
    ])
    expect(vitals?.acknowledged?.count).toBeGreaterThan(3)
    expect(vitals?.disk?.fileBytes).toBeGreaterThan(0)
    expect(await vitalsOf(chair, ({ sockets }) => sockets.open >= 2)).toMatchObject({ ballots: 0 })
    expect(phone.frames.filter((frame) => frame.includes('vitals'))).toEqual([])
  })

  test('warn when half an hour went by without a backup, and are content with a new one', async () => {
    const { chair, clock } = await aConvention()
    clock.aheadMs = 31 * 60_000
    const kinds = ({ warnings }: Vitals) => warnings.map(({ kind }) => kind)
    const warned = await vitalsOf(chair, (vitals) => kinds(vitals).includes('backup'))
    expect(warned?.warnings).toContainEqual({ kind: 'backup', about: { at: null } })
    expect(await chair.ask('backup', {})).toMatchObject({ ok: true })
    expect(await vitalsOf(chair, (vitals) => !kinds(vitals).includes('backup'))).toBeDefined()
  })

  test('[I9] name nobody, anywhere', async () => {
    const { chair, url, secrets } = await aConvention()
    const all = [
      JSON.stringify(await vitalsOf(chair, ({ connected }) => connected.members === 1)),
      await (await fetch(`${url}/health`)).text(),
      await (await fetch(`${url}/metrics`)).text(),
    ]
    expect(all.every((text) => text.length > 50)).toBe(true)
    expect(all.flatMap((text) => secrets.filter((secret) => text.includes(secret)))).toEqual([])
  })
})

describe('over HTTP', () => {
  test('/health says in numbers whether the host can save', async () => {
    const { chair, url } = await aConvention()
    await vitalsOf(chair, ({ connected }) => connected.members === 1)
    const response = await fetch(`${url}/health`)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const { warnings, ...numbers } = (await response.json()) as { warnings: unknown }
    expect(Array.isArray(warnings)).toBe(true)
    expect(numbers).toEqual({
      ok: true,
      saving: true,
      members: 1,
      connected: { members: 1, consoles: 1, projectors: 0 },
    })
  })

  test('/metrics is for Prometheus', async () => {
    const { chair, phone, url } = await aConvention()
    await chair.ask('open-vote', { vote: 1 })
    await phone.ask('cast-ballot', { vote: 1, marks: 'm1' })
    await vitalsOf(chair, ({ connected }) => connected.members === 1)
    const response = await fetch(`${url}/metrics`)
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const lines = (await response.text()).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        '# TYPE plenum_ballots_total counter',
        'plenum_ballots_total 1',
        'plenum_sign_ins_total 2',
        'plenum_saving 1',
        'plenum_members_registered 1',
        'plenum_connections{role="member"} 1',
        'plenum_connections{role="chair"} 1',
        'plenum_connections{role="projector"} 0',
        'plenum_warning{kind="sockets"} 0',
        '# TYPE plenum_acknowledgement_seconds gauge',
      ]),
    )
    expect(lines.filter((line) => line.startsWith('plenum_last_backup'))).toEqual([])
    const again = await (await fetch(`${url}/metrics`)).text()
    expect(again).toContain('\nplenum_ballots_total 1\n')
  })

  test('/metrics is for this machine only, unless everyone may', async () => {
    const fromElsewhere = { headers: { 'X-Forwarded-For': '203.0.113.9' } }
    const behindProxy = await startTestHost({ trustsProxy: true })
    const open = await startTestHost({ trustsProxy: true, metrics: 'everyone' })
    const answers = [
      await fetch(`${behindProxy.url}/metrics`, fromElsewhere),
      await fetch(`${behindProxy.url}/metrics`),
      await fetch(`${open.url}/metrics`, fromElsewhere),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 200, 200])
    expect(await answers[0]?.text()).not.toContain('plenum_')
  })
})
