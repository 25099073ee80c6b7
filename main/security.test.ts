import { describe, expect, test } from 'vitest'
import {
  isAllowedDownload,
  isAllowedNavigation,
  isCertificateOf,
  isCameraAlone,
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
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'usb',
    'unknown',
  ]) {
    expect(isPermissionGranted(permission, `${origin}/console`, origin)).toBe(false)
  }
  // The desk's camera: pictures, and no sound with them.
  expect(isPermissionGranted('media', `${origin}/console`, origin)).toBe(true)
  expect([['video'], ['audio', 'video'], ['audio'], []].map(isCameraAlone)).toEqual([
    true,
    false,
    false,
    false,
  ])
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

/** Two self-signed certificates of the same name, valid for a hundred years; their keys were thrown away. */
const ownPem = `-----BEGIN CERTIFICATE-----
MIIBjTCCATOgAwIBAgIUY+0lTTK5rsYA7hzUyXoMAF2dYK0wCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQdm90ZS5leGFtcGxlLm9yZzAgFw0yNjExMjMxNDI3MjFaGA8y
MTI2MTAzMDE0MjcyMVowGzEZMBcGA1UEAwwQdm90ZS5leGFtcGxlLm9yZzBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABEZrl7P/Yn+3BlDvUNt8m7tTREC/c4cVUHoq
JECSx44JzvBsKX71ODOFtPBXN7jtkRj5GhFAKLieuCt+92ktrBajUzBRMB0GA1Ud
DgQWBBSb/ny2SyyPaOwiA9dJv+fdghy4gzAfBgNVHSMEGDAWgBSb/ny2SyyPaOwi
A9dJv+fdghy4gzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIEwA
7cbS5NKDagt+041HR3rGa1PD0qALK4sNGXuGGpv5AiEAj5tAogHQaRxjWLkaZqwa
eKC7Xdk6DAktskrNN1u95kM=
-----END CERTIFICATE-----`
const otherPem = `-----BEGIN CERTIFICATE-----
MIIBizCCATOgAwIBAgIUB8bPKLlI1n05Ah8g2u9RUP6N7tcwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQdm90ZS5leGFtcGxlLm9yZzAgFw0yNjExMjMxNDI3MjFaGA8y
MTI2MTAzMDE0MjcyMVowGzEZMBcGA1UEAwwQdm90ZS5leGFtcGxlLm9yZzBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABIKP3wh8FMXf6VyslLuhtdo0zg9qWNbnX1w2
3DVsNeyxRoW0jl6bhZAAgPLSruA8STtB1OOr28Nuopl5RFty8nmjUzBRMB0GA1Ud
DgQWBBRwO7tN10ZLhIl1gfnXLD5+i7ll1jAfBgNVHSMEGDAWgBRwO7tN10ZLhIl1
gfnXLD5+i7ll1jAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0YAMEMCH0TA
osPVHdyhoB4vwBV8yWbMnVsaABFJRXUH2l6MzBsCICiyzQUFyzhn955Ms6R3iSph
ClaJD6RygR/81c1VwHpf
-----END CERTIFICATE-----`

test('the own certificate is known by what it is, not by its name', () => {
  expect(isCertificateOf(ownPem, ownPem)).toBe(true)
  expect(isCertificateOf(ownPem.replaceAll('\n', '\r\n'), ownPem)).toBe(true)
  // A file with the chain: the own certificate is its first.
  expect(isCertificateOf(ownPem, `${ownPem}\n${otherPem}`)).toBe(true)
  expect(isCertificateOf(otherPem, ownPem)).toBe(false)
  expect(isCertificateOf('not a certificate', ownPem)).toBe(false)
})
