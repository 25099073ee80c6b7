import { spawn } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { buffer, text } from 'node:stream/consumers'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Status } from './protocol/messages.ts'
import { createCore } from './testing/core.ts'
import { startTestHost, type TestHost } from './testing/host.ts'
import { temporaryFile, temporaryFolder } from './testing/temporary.ts'
import { motionPaper, SIMPLE_MAJORITY } from './protocol/papers.ts'

const program = fileURLToPath(new URL('./cli.ts', import.meta.url))
/** A process each, on a machine that may have other things to do. */
const MINUTES = { timeout: 180_000 }

async function plenum(parameters: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...parameters], {
    cwd: temporaryFolder(),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, words, code] = await Promise.all([
    buffer(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ])
  return { code, out: out.toString(), words }
}

/** The output of what must succeed. */
async function output(parameters: readonly string[], environment?: Record<string, string>): Promise<string> {
  const { code, out, words } = await plenum(parameters, environment)
  expect({ code, words }).toEqual({ code: 0, words: expect.any(String) as string })
  return out
}

const LIST = `number,first name,last name,group,weight
M-1,Ada,Lovelace,delegate,1
M-2,Alan,Turing,delegate,2
M-3,Grace,Hopper,guest,1
`
const FAULTY = `${LIST}M-4,Edsger,,delegate,-1\n`

function aList(content = LIST): string {
  const file = join(temporaryFolder(), 'members.csv')
  writeFileSync(file, content)
  return file
}

const emptyFile = () => {
  const file = temporaryFile()
  createCore(file).store.close()
  return file
}

describe('a convention in a file', () => {
  test('from the list to the result: data on standard output, words on standard error', MINUTES, async () => {
    const file = ['--file', emptyFile()]
    const imported = await plenum(['import', aList(), ...file])
    expect([imported.code, imported.out]).toEqual([0, ''])
    expect(imported.words).toContain('3')
    const checkedIn = await plenum(['check-in', 'M-1', 'M-2', ...file])
    expect(checkedIn).toEqual({ code: 0, out: '', words: '2 checked in.\n' })
    expect(
      await output(['vote', 'prepare', 'Budget 2027', '--majority', '2/3:present', '--named', ...file]),
    ).toBe('1\n')
    expect(await output(['vote', 'check', ...file])).toBe('2 could vote.\n')
    const paper = join(temporaryFolder(), 'paper.json')
    writeFileSync(paper, JSON.stringify({ ...motionPaper(SIMPLE_MAJORITY), options: [] }))
    expect(await plenum(['vote', 'prepare', 'Chair', '--paper', paper, ...file])).toEqual({
      code: 1,
      out: '',
      words: 'plenum: This vote cannot work as it is set up. (fault: no-options)\n',
    })
    writeFileSync(paper, '{"subject":"something"}')
    const wrong = await plenum(['vote', 'prepare', 'Chair', '--paper', paper, ...file])
    expect([wrong.code, wrong.words.split(' is not')[0]]).toEqual([
      2,
      'plenum: This cannot be a vote: paper.subject',
    ])
    expect(await plenum(['vote', 'open', ...file])).toEqual({
      code: 0,
      out: '',
      words: 'Open: 2 on the register.\n',
    })
    const status = JSON.parse(await output(['status', '--json', ...file])) as Status
    expect(status).toMatchObject({
      members: { registered: 3, entitled: 2, present: 2, online: 0 },
      votes: [{ id: 1, title: 'Budget 2027', state: 'open', secrecy: 'named', registered: 2, cast: 0 }],
    })
    const late = ['--reason', 'stood at the desk', ...file]
    const refused = await plenum(['vote', 'admit', 'M-1', ...late])
    expect([refused.code, refused.words]).toEqual([
      1,
      'plenum: This member stands on the register of the vote already. (name: Ada Lovelace)\n',
    ])
    expect(JSON.parse(await output(['vote', 'close', ...file]))).toMatchObject({
      registered: 2,
      cast: 0,
      outcome: { kind: 'majority', decisions: [{ base: '3', threshold: '2', verdict: 'rejected' }] },
    })
    await output(['vote', 'publish', ...file])
    expect(await output(['vote', 'list', ...file])).toBe('1\tpublished\tBudget 2027\n')
    expect((await output(['export', 'members', ...file])).split('\n')[1]).toContain('M-1')
    expect(await output(['export', 'journal', ...file])).toContain('vote-closed')
    const copy = join(temporaryFolder(), 'copy.plenum')
    const backup = await plenum(['backup', copy, ...file])
    expect([backup.code, backup.out]).toEqual([0, ''])
    expect(createCore(copy).state.assembly.votes.get(1)?.state).toBe('published')
  })

  test('is left alone by what only looks, and every session ends with its command', MINUTES, async () => {
    const file = emptyFile()
    const list = aList(FAULTY)
    const dry = await plenum(['import', list, '--dry-run', '--file', file])
    expect([dry.code, dry.out]).toEqual([0, ''])
    const refused = await plenum(['import', list, '--file', file])
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.words).toContain('plenum: Rows have faults')
    expect((await plenum(['vote', 'close', '--file', file])).code).toBe(1)
    const core = createCore(file)
    expect(core.state.assembly.members.size).toBe(0)
    expect(core.store.sessions.all()).toEqual([])
    core.store.close()
    expect((await plenum(['import', list, '--good-rows', '--file', file])).code).toBe(0)
    expect(readdirSync(dirname(file))).toEqual(['convention.plenum'])
    expect(createCore(file).state.assembly.members.size).toBe(3)
  })
})

describe('what cannot be done', () => {
  test.each<[number, string, readonly string[]]>([
    [2, 'nothing that there is', ['frobnicate']],
    [2, 'an option that there is not', ['status', '--frobnicate']],
    [2, 'a parameter that is missing', ['import']],
    [2, 'a majority that is none', ['vote', 'prepare', 'x', '--majority', 'most', '--file', 'FILE']],
    [2, 'a duration that is none', ['vote', 'prepare', 'x', '--duration', 'long', '--file', 'FILE']],
    [2, 'nobody to check in', ['check-in', '--file', 'FILE']],
    [2, 'an export that there is not', ['export', 'secrets', '--file', 'FILE']],
    [2, 'a host without saying who one is', ['status', '--url', 'http://127.0.0.1:1']],
    [2, 'half a certificate', ['serve', '--tls-cert', 'cert.pem']],
    [2, 'a port that is none', ['serve', '--port', 'many']],
    [1, 'a member who is not there', ['check-in', 'M-9', '--file', 'FILE']],
    [1, 'a vote that is not there', ['vote', 'publish', '--file', 'FILE']],
    [1, 'links that would lead nowhere', ['access', '--file', 'FILE']],
    [3, 'a file that is not there', ['status', '--file', 'gone.plenum']],
    [3, 'a folder as a file', ['status', '--file', '/tmp']],
  ])('%i: %s', MINUTES, async (code, _, parameters) => {
    const file = emptyFile()
    const done = await plenum(parameters.map((parameter) => (parameter === 'FILE' ? file : parameter)))
    expect([done.code, done.out]).toEqual([code, ''])
    expect(done.words).toMatch(code === 2 ? /./ : /^plenum: .+\.\n$/s)
    // A sentence, and never a stack.
    expect(done.words).not.toContain('    at ')
  })

  test('help is data, and no failure', MINUTES, async () => {
    const { code, out, words } = await plenum(['vote', '--help'])
    expect([code, words]).toEqual([0, ''])
    expect(out).toContain('prepare')
  })
})

describe('a host that runs', () => {
  const invited = async (host: TestHost) => {
    const reply = await (await host.chair()).ask('invite', { role: 'chair', name: 'Script' })
    return reply.ok ? reply.key : ''
  }

  test('is found by its file, and does the same', MINUTES, async () => {
    const host = await startTestHost()
    const file = ['--file', host.file]
    await output(['import', aList(), ...file])
    const chair = await host.chair()
    expect(await chair.ask('status', {})).toMatchObject({ status: { members: { registered: 3 } } })
    const list = await output(['access', '--pdf', join(dirname(host.file), 'cards.pdf'), ...file])
    expect(list.trim().split(/\r?\n/)).toHaveLength(4)
    expect(existsSync(join(dirname(host.file), 'cards.pdf'))).toBe(true)
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(list)?.[0] ?? ''
    const phone = await host.connect()
    expect(await phone.signIn({ kind: 'code', code })).toMatchObject({ type: 'welcome', role: 'member' })
    expect(JSON.parse(await output(['status', '--json', ...file]))).toMatchObject({
      members: { registered: 3, online: 1 },
    })
  })

  test('lets in by an invitation, once, or by the session that it gave', MINUTES, async () => {
    const host = await startTestHost()
    const url = ['--url', host.url]
    const key = await invited(host)
    expect(await output(['status', ...url, '--key', key])).toContain('registered 0')
    const again = await plenum(['status', ...url, '--key', key])
    expect([again.code, again.out]).toEqual([3, ''])
    expect(again.words).toContain('used already')
    const token = (await output(['sign-in', ...url, '--key', await invited(host)])).trim()
    expect(token).toMatch(/^[\w-]{22}$/)
    const session = { PLENUM_SESSION: token }
    expect(await output(['vote', 'prepare', 'Budget', ...url], session)).toBe('1\n')
    expect(await output(['vote', 'list', ...url], session)).toBe('1\tprepared\tBudget\n')
    expect(await (await host.chair()).ask('read-journal', { before: null, limit: 1 })).toMatchObject({
      entries: [{ by: 'Script', type: 'vote-prepared' }],
    })
  })

  test('[O1] invites a person to an office, by a link that works once', MINUTES, async () => {
    const host = await startTestHost()
    const link = await output(['invite', 'Kim', '--office', 'observer', '--file', host.file])
    const key = /\/console#([\w-]{22})\n$/.exec(link)?.[1] ?? ''
    const url = ['--url', host.url]
    const token = (await output(['sign-in', ...url, '--key', key])).trim()
    const refused = await plenum(['vote', 'prepare', 'Budget', ...url], { PLENUM_SESSION: token })
    expect([refused.code, refused.words]).toEqual([1, expect.stringContaining('may not do that')])
    expect(await (await host.chair()).ask('read-journal', { before: null, limit: 1 })).toMatchObject({
      entries: [{ type: 'console-invited', about: { name: 'Kim', office: 'observer' } }],
    })
  })

  test('is started by serve, says where it is, and stops when told', MINUTES, async () => {
    const file = temporaryFile()
    const child = spawn(
      process.execPath,
      [program, 'serve', '--file', file, '--port', '0', '--host', '127.0.0.1'],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let words = ''
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()))
    while (!words.includes('Ctrl+C')) await new Promise((resolve) => child.stderr.once('data', resolve))
    expect(words).toMatch(/http:\/\/127\.0\.0\.1:\d+\/console#[\w-]{22}/)
    const status = JSON.parse(await output(['status', '--json', '--file', file])) as Status
    expect(status.file).toBe('convention.plenum')
    const second = await plenum(['serve', '--file', file, '--port', '0'])
    expect([second.code, second.out]).toEqual([3, ''])
    expect(second.words).toContain(`is already served at http://127.0.0.1:`)
    child.kill('SIGTERM')
    const [out, code] = await Promise.all([
      text(child.stdout),
      new Promise<number | null>((resolve) => child.on('close', resolve)),
    ])
    expect([out, code]).toEqual(['', 0])
    expect(existsSync(`${file}-host`)).toBe(false)
  })
})
