import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { startTestHost, type TestHost } from '../testing/host.ts'
import { contentSecurityPolicy } from './static.ts'

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

/** As it stands, without the tidying that fetch does to paths and headers. */
function get(
  host: TestHost,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host: '127.0.0.1', port: host.host.port, path, method, headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const { statusCode: status = 0 } = response
          resolve({ status, headers: response.headers, body: Buffer.concat(chunks).toString() })
        })
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

/** The first line that the host answers to these bytes. */
async function raw(host: TestHost, bytes: string): Promise<string> {
  const socket = connect(host.host.port, '127.0.0.1')
  socket.write(bytes)
  const [data] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return data.toString().split('\r\n')[0] ?? ''
}

const isAlive = async (host: TestHost) => (await get(host, '/health')).status === 200

describe('the pages', () => {
  test('are the phone’s at /, the console’s and the projector’s', async () => {
    const host = await startTestHost()
    const paths = [
      '/',
      '/?from=qr',
      '/console',
      '/console/',
      '/projector',
      '/projector/',
      '/console/assets/main-A1b2C3d4.js',
    ]
    const answers = await Promise.all(paths.map((path) => get(host, path)))
    expect(answers.map(({ status, body }) => [status, body.replace('<!doctype html>', '')])).toEqual([
      [200, '<title>phone</title>'],
      [200, '<title>phone</title>'],
      [200, '<title>console</title>'],
      [200, '<title>console</title>'],
      [200, '<title>projector</title>'],
      [200, '<title>projector</title>'],
      [200, 'the console'],
    ])
  })

  test('are closed: nothing from elsewhere, nothing inline, no frame around them, nothing told to others', async () => {
    const host = await startTestHost()
    for (const path of ['/', '/console', '/projector', '/health', '/nothing', '/manifest.webmanifest']) {
      const { headers } = await get(host, path, { Host: 'vote.example.org:8443' })
      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
          "manifest-src 'self'; connect-src 'self' ws://vote.example.org:8443 wss://vote.example.org:8443; " +
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        // The desk reads cards.
        'permissions-policy': `camera=${path === '/console' ? '(self)' : '()'}, microphone=(), geolocation=(), payment=()`,
      })
      expect(headers).not.toHaveProperty('x-powered-by')
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    }
  })

  test('scripts and styles go without what holds for documents only: a phone pays for each byte of them', async () => {
    const host = await startTestHost()
    const { headers } = await get(host, '/assets/index-GUm9mD4X.js')
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
    for (const name of ['content-security-policy', 'cross-origin-opener-policy', 'permissions-policy'])
      expect(headers).not.toHaveProperty(name)
  })

  test('let no Host header write into the policy', async () => {
    const host = await startTestHost()
    for (const name of ["evil.test; script-src 'unsafe-inline'", 'a b', "x'y"])
      expect((await get(host, '/', { Host: name })).headers['content-security-policy']).toBe(
        contentSecurityPolicy('localhost'),
      )
  })
})

describe('built files', () => {
  const script = '/assets/index-GUm9mD4X.js'

  test('go out as they were compressed by the build, by what the browser takes', async () => {
    const host = await startTestHost()
    const answers = await Promise.all(
      ['gzip, deflate, br', 'gzip', 'identity', ''].map((accepts) =>
        get(host, script, { 'Accept-Encoding': accepts }),
      ),
    )
    expect(
      answers.map(({ body, headers }) => [
        body,
        headers['content-encoding'],
        headers['content-type'],
        headers['vary'],
      ]),
    ).toEqual([
      ['the script, brotli', 'br', 'text/javascript', 'Accept-Encoding'],
      ['the script, gzip', 'gzip', 'text/javascript', 'Accept-Encoding'],
      ['the script', undefined, 'text/javascript', 'Accept-Encoding'],
      ['the script', undefined, 'text/javascript', 'Accept-Encoding'],
    ])
  })

  test('with a hash in their name are kept for ever; all others are asked for again', async () => {
    const host = await startTestHost()
    const cached = async (path: string) => (await get(host, path)).headers['cache-control']
    expect(await cached(script)).toBe('public, max-age=31536000, immutable')
    expect(await cached('/console/assets/main-A1b2C3d4.js')).toBe('public, max-age=31536000, immutable')
    for (const path of ['/', '/console', '/projector', '/apple-touch-icon.png'])
      expect(await cached(path)).toBe('no-cache')
  })

  test('that the browser has are not sent again', async () => {
    const host = await startTestHost()
    const { headers } = await get(host, '/')
    const again = await get(host, '/', { 'If-None-Match': String(headers['etag']) })
    expect([again.status, again.body]).toEqual([304, ''])
  })

  test('are asked for with HEAD too', async () => {
    const host = await startTestHost()
    const { status, headers, body } = await get(host, '/', {}, 'HEAD')
    expect([status, headers['content-length'], body]).toEqual([200, '35', ''])
  })
})

describe('nothing else is found', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/console/../../secret.txt',
    '/console/%2e%2e/%2e%2e/secret.txt',
    '/console//../secret.txt',
    '/assets/../../secret.txt',
    '//etc/passwd',
    '/etc/passwd',
    '/%00',
    '/index.html%00.js',
    '/.env',
    '/%2eenv',
    '/assets',
    '/assets/',
    '/%zz',
    '/%',
    '/socket',
  ])('%s', async (path) => {
    const host = await startTestHost()
    const { status, body } = await get(host, path)
    expect([status, body]).toEqual([404, '{"error":"nothing here"}'])
  })

  test('where nothing was built, and the rest works', async () => {
    const host = await startTestHost({ staticFolder: '/nowhere' })
    expect((await get(host, '/')).status).toBe(404)
    expect((await get(host, '/console')).status).toBe(404)
    expect(await isAlive(host)).toBe(true)
  })
})

describe('what is no request', () => {
  test.each([
    ['GET // HTTP/1.1', 404],
    ['GET //[ HTTP/1.1', 404],
    ['GET //\\ HTTP/1.1', 404],
    ['GET http://[ HTTP/1.1', 400],
    ['GET http:// HTTP/1.1', 400],
    ['GET file:///etc/passwd HTTP/1.1', 404],
    ['GET http://elsewhere.test/health HTTP/1.1', 200],
    ['OPTIONS * HTTP/1.1', 400],
    ['TRACE / HTTP/1.1', 405],
    ['POST / HTTP/1.1', 405],
    ['DELETE /files HTTP/1.1', 401],
    ['GET /é HTTP/1.1', 400],
    ['nonsense', 400],
  ])('%s', async (line, status) => {
    const host = await startTestHost()
    const answer = await raw(host, `${line}\r\nHost: a.test\r\n\r\n`)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(await isAlive(host)).toBe(true)
  })

  test('a way through to elsewhere is closed without a word', async () => {
    const host = await startTestHost()
    const socket = connect(host.host.port, '127.0.0.1')
    socket.write('CONNECT a.test:443 HTTP/1.1\r\nHost: a.test\r\n\r\n')
    await once(socket, 'close')
    expect(socket.bytesRead).toBe(0)
    expect(await isAlive(host)).toBe(true)
  })

  test('headers without end are refused', async () => {
    const host = await startTestHost()
    const answer = await raw(host, `GET / HTTP/1.1\r\nHost: a.test\r\nX: ${'x'.repeat(10_000)}\r\n\r\n`)
    expect(answer).toBe('HTTP/1.1 431 Request Header Fields Too Large')
    expect(await isAlive(host)).toBe(true)
  })
})
