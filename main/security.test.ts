import { describe, expect, test } from 'vitest'
import {
  isAllowedDownload,
  isAllowedNavigation,
  isPermissionGranted,
  isTrustedSender,
  judgeNewWindow,
  welcomeAddress,
  type Sender,
  type WindowRole,
} from './security.ts'

const origin = 'http://127.0.0.1:7070'
const welcome: WindowRole = { role: 'welcome' }
const embedded: WindowRole = { role: 'console', origin, isEmbedded: true }
const remote: WindowRole = { role: 'console', origin: 'https://vote.example.org', isEmbedded: false }
const projector: WindowRole = { role: 'projector', origin }

describe('navigation', () => {
  test.each([
    [welcomeAddress, welcome],
    [`${welcomeAddress}?a#b`, welcome],
    [`${origin}/console`, embedded],
    [`${origin}/console#key`, embedded],
    [`${origin}/console/?x=1`, embedded],
    ['HTTP://127.0.0.1:7070/console', embedded],
    ['https://vote.example.org:443/console', remote],
    [`${origin}/projector#key`, projector],
  ])('%s is shown', (address, window) => {
    expect(isAllowedNavigation(address, window)).toBe(true)
  })

  test.each([
    ['plenum://app/console.html', welcome],
    ['plenum://other/welcome.html', welcome],
    ['plenum://app.example.org/welcome.html', welcome],
    ['file:///etc/passwd', welcome],
    [`${origin}/console`, welcome],
    [welcomeAddress, embedded],
    [`${origin}/`, embedded],
    [`${origin}/consolex`, embedded],
    [`${origin}/console/../files`, embedded],
    ['http://127.0.0.1:7071/console', embedded],
    ['https://127.0.0.1:7070/console', embedded],
    ['http://127.0.0.1:7070@evil.example/console', embedded],
    ['http://user:word@127.0.0.1:7070/console', embedded],
    ['http://127.0.0.1:7070.evil.example/console', embedded],
    [`blob:${origin}/7c9e`, embedded],
    ['javascript:alert(1)', embedded],
    ['data:text/html,x', embedded],
    ['http://vote.example.org/console', remote],
    [`${origin}/console`, projector],
    ['not an address', embedded],
    ['', embedded],
  ])('%s is not', (address, window) => {
    expect(isAllowedNavigation(address, window)).toBe(false)
  })
})

test.each([
  [`${origin}/projector#abc`, embedded, 'projector'],
  ['https://vote.example.org/projector#abc', remote, 'projector'],
  ['https://vote.example.org/projector#abc', embedded, 'external'],
  [`${origin}/projector`, projector, 'deny'],
  [`${origin}/`, embedded, 'external'],
  [`${origin}/#secret`, embedded, 'deny'],
  [`${origin}/console`, embedded, 'deny'],
  ['https://example.org/help', embedded, 'external'],
  ['https://example.org/help', welcome, 'external'],
  ['https://example.org:word@evil.example/', welcome, 'deny'],
  ['http://example.org/help', embedded, 'deny'],
  ['file:///etc/passwd', embedded, 'deny'],
  ['mailto:a@example.org', embedded, 'deny'],
  ['vscode://file/x', embedded, 'deny'],
  ['about:blank', embedded, 'deny'],
  ['', embedded, 'deny'],
] satisfies [string, WindowRole, string][])('a new window for %s: %#', (address, window, expected) => {
  expect(judgeNewWindow(address, window)).toBe(expected)
})

describe('who may speak over the bridge', () => {
  const right: Sender = { address: `${origin}/console`, isMainFrame: true, window: embedded }

  test('the pages it was made for', () => {
    expect(isTrustedSender(right, 'console')).toBe(true)
    expect(isTrustedSender({ address: welcomeAddress, isMainFrame: true, window: welcome }, 'welcome')).toBe(
      true,
    )
  })

  test.each([
    ['another page than the act belongs to', right, 'welcome'],
    ['a frame inside the page', { ...right, isMainFrame: false }, 'console'],
    ['a frame that is gone', { ...right, address: null }, 'console'],
    ['a window that is not ours', { ...right, window: null }, 'console'],
    ['the phone page of the embedded host', { ...right, address: `${origin}/` }, 'console'],
    ['another origin in our window', { ...right, address: 'http://127.0.0.1:7071/console' }, 'console'],
    [
      'a remote host',
      { address: 'https://vote.example.org/console', isMainFrame: true, window: remote },
      'console',
    ],
    ['the projector', { address: `${origin}/projector`, isMainFrame: true, window: projector }, 'console'],
    [
      'the console in the welcome window',
      { address: `${origin}/console`, isMainFrame: true, window: welcome },
      'welcome',
    ],
  ] satisfies [string, Sender, 'welcome' | 'console'][])('not %s', (_, sender, page) => {
    expect(isTrustedSender(sender, page)).toBe(false)
  })
})

test('a permission is granted for what the projector and copying need, to the own host only', () => {
  expect(isPermissionGranted('fullscreen', `${origin}/`, origin)).toBe(true)
  expect(isPermissionGranted('clipboard-sanitized-write', `${origin}/console`, origin)).toBe(true)
  expect(isPermissionGranted('screen-wake-lock', `${origin}/projector`, origin)).toBe(true)
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'usb',
    'unknown',
  ]) {
    expect(isPermissionGranted(permission, `${origin}/console`, origin)).toBe(false)
  }
  expect(isPermissionGranted('fullscreen', 'https://example.org/', origin)).toBe(false)
  expect(isPermissionGranted('fullscreen', `${origin}/`, null)).toBe(false)
  expect(isPermissionGranted('fullscreen', '', origin)).toBe(false)
})

test('a download comes from the own host, by ticket or out of the page', () => {
  expect(isAllowedDownload(`blob:${origin}/7c9e`, origin)).toBe(true)
  expect(isAllowedDownload(`${origin}/files`, origin)).toBe(true)
  expect(isAllowedDownload(`${origin}/console`, origin)).toBe(false)
  expect(isAllowedDownload('blob:https://example.org/7c9e', origin)).toBe(false)
  expect(isAllowedDownload('https://example.org/files', origin)).toBe(false)
  expect(isAllowedDownload(`${origin}/files`, null)).toBe(false)
})
