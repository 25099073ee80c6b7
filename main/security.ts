/**
 * What a page inside the desktop app may do: where it may go, what it may open, which permissions it gets, who may
 * speak over the bridge. Pure: addresses in, decisions out, and an address is compared only after `new URL`.
 */

import { X509Certificate } from 'node:crypto'

/** The app's own pages have a scheme of their own: file: would let them read the whole disk. */
export const appScheme = 'plenum'
export const welcomeAddress = `${appScheme}://app/welcome.html`

/** Pages that have the bridge. */
export type BridgePage = 'welcome' | 'console'

/** A window's role; `origin` is the host it belongs to. */
export type WindowRole =
  | { role: 'welcome' }
  | { role: 'console'; origin: string; isEmbedded: boolean }
  | { role: 'projector'; origin: string }

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}

function isWelcomePage(url: URL): boolean {
  // `origin` of a scheme that Node does not know is "null", so its parts are compared.
  const welcome = new URL(welcomeAddress)
  return url.protocol === welcome.protocol && url.host === welcome.host && url.pathname === welcome.pathname
}

function isOfOrigin(url: URL, origin: string): boolean {
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.origin === origin
}

/** A page and its parts: "/console", "/console/…", but not "/consolex". */
function isBelow(url: URL, path: string): boolean {
  return url.pathname === path || url.pathname.startsWith(`${path}/`)
}

/** Whether a window of this role may show this page. Redirects count as navigation. */
export function isAllowedNavigation(address: string, window: WindowRole): boolean {
  const url = parse(address)
  if (url === null || url.username !== '' || url.password !== '') return false
  switch (window.role) {
    case 'welcome':
      return isWelcomePage(url)
    case 'console':
      return isOfOrigin(url, window.origin) && isBelow(url, '/console')
    case 'projector':
      return isOfOrigin(url, window.origin) && isBelow(url, '/projector')
  }
}

/**
 * What happens to an address that a page wants in a new window: `projector` opens ours, `external` goes to the
 * system's browser. Only https leaves the app, and the phone page of the window's own host, to try it.
 */
export function judgeNewWindow(address: string, window: WindowRole): 'projector' | 'external' | 'deny' {
  const url = parse(address)
  if (url === null || url.username !== '' || url.password !== '') return 'deny'
  if (window.role !== 'welcome' && isOfOrigin(url, window.origin)) {
    if (window.role === 'console' && isBelow(url, '/projector')) return 'projector'
    // A fragment here could be a key or a sign-in link: those stay in the app.
    return url.pathname === '/' && url.hash === '' ? 'external' : 'deny'
  }
  return url.protocol === 'https:' ? 'external' : 'deny'
}

/** What was asked for over the bridge, and by whom. */
export type Sender = {
  /** Of the frame that sent, at the time of sending; null when the frame is already gone. */
  address: string | null
  isMainFrame: boolean
  /** What the window was made for; null: not one of ours. */
  window: WindowRole | null
}

/** A page speaks over the bridge only as the main frame of a window made for it, and only while it shows that page. */
export function isTrustedSender(sender: Sender, page: BridgePage): boolean {
  if (sender.address === null || !sender.isMainFrame || sender.window === null) return false
  if (sender.window.role !== page) return false
  if (sender.window.role === 'console' && !sender.window.isEmbedded) return false
  return isAllowedNavigation(sender.address, sender.window)
}

/** `fullscreen`: the projector. `clipboard-sanitized-write`: copying a link. `screen-wake-lock`: the projector stays lit. `media`: the camera. */
const grantedPermissions: ReadonlySet<string> = new Set([
  'fullscreen',
  'clipboard-sanitized-write',
  'screen-wake-lock',
  'media',
])

/** @param address the page or origin that asks; @param origin the host whose pages this session shows, null: none runs */
/** Pictures for the desk that reads cards; never sound. */
export const isCameraAlone = (kinds: readonly string[]): boolean =>
  kinds.length > 0 && kinds.every((kind) => kind === 'video')

export function isPermissionGranted(permission: string, address: string, origin: string | null): boolean {
  const url = parse(address)
  return origin !== null && url !== null && isOfOrigin(url, origin) && grantedPermissions.has(permission)
}

/** Access cards, exports and backups are fetched by the console and saved from memory (`blob:`). */
export function isAllowedDownload(address: string, origin: string | null): boolean {
  const url = parse(address)
  if (origin === null || url === null) return false
  return url.protocol === 'blob:' ? url.origin === origin : isOfOrigin(url, origin) && isBelow(url, '/files')
}

/**
 * The embedded host is reached on this machine, where its certificate's name need not fit. It is trusted there when it
 * is the very certificate the host was started with, and for nothing else.
 */
export function isCertificateOf(presentedPem: string, ownPem: string): boolean {
  const presented = fingerprint(presentedPem)
  return presented !== null && presented === fingerprint(ownPem)
}

/** Of the first certificate in it; null when there is none. */
function fingerprint(pem: string): string | null {
  try {
    return new X509Certificate(pem).fingerprint256
  } catch {
    return null
  }
}
