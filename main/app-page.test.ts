import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appFile, serveAppPage } from './app-page.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenum-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'welcome.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'welcome-B1.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the page and its parts, with their types and a policy', async () => {
  const page = await serveAppPage('plenum://app/welcome.html?x#y', folder)
  expect(page.status).toBe(200)
  expect(await page.text()).toBe('<!doctype html>')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  )
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  for (const address of ['plenum://app/assets/welcome-B1.js', 'plenum://app/console/assets/welcome-B1.js']) {
    const script = await serveAppPage(address, folder)
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ])
  }
})

test.each([
  ['plenum://app/'],
  ['plenum://app/missing.html'],
  ['plenum://app/secret.txt'],
  ['plenum://app/../secret.txt'],
  ['plenum://app/%2e%2e/%2e%2e/etc/passwd.html'],
  ['plenum://app/..%2fwelcome.html'],
  ['plenum://app/console/../../x.js'],
  ['plenum://app/console/.hidden.html'],
  ['plenum://app/.hidden.html'],
  ['plenum://app/assets//welcome-B1.js'],
  ['plenum://app/assets\\..\\welcome.html'],
  ['plenum://other/welcome.html'],
  ['file:///etc/passwd.html'],
  ['nonsense'],
])('%s gets nothing', async (address) => {
  const response = await serveAppPage(address, folder)
  expect([response.status, await response.text()]).toEqual([404, ''])
})

test('whatever is asked for lies in the folder', () => {
  for (const path of ['/a/../../x.js', '/a/./b.js', '/a/..../b.js', '/welcome.html']) {
    const file = appFile(`plenum://app${path}`, '/app/out/renderer')
    if (file !== null) expect(file.path.startsWith('/app/out/renderer/')).toBe(true)
  }
})
