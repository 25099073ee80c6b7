/** The browser sessions of the windows: one for the welcome page, one a host. Each is locked down before a page is loaded in it. */

import { createHash } from 'node:crypto'
import { session, type Session } from 'electron'
import { serveAppPage } from './app-page.ts'
import {
  appScheme,
  isAllowedDownload,
  isCameraAlone,
  isCertificateOf,
  isPermissionGranted,
} from './security.ts'

export type HostSession = {
  /** Whose pages it shows. */
  origin: string
  isEmbedded: boolean
  /** The console and the projector of one host are signed in apart. */
  role: 'console' | 'projector'
  /** PEM; null without TLS, and for a host elsewhere: there the system decides. */
  ownCertificate: string | null
}

/** What each session may do now; the embedded host can come with another port. */
const allowed = new Map<Session, { origin: string | null }>()

/** @param folder with the built pages */
export function welcomeSession(folder: string): Session {
  const welcome = session.fromPartition('welcome')
  if (!allowed.has(welcome))
    welcome.protocol.handle(appScheme, (request) => serveAppPage(request.url, folder))
  return guard(welcome, null)
}

export function hostSession({ origin, isEmbedded, role, ownCertificate }: HostSession): Session {
  const host = isEmbedded ? 'own' : createHash('sha256').update(origin).digest('hex').slice(0, 16)
  // Kept on disk, because a chair sets language and columns once, not every morning.
  const shown = guard(session.fromPartition(`persist:${role}-${host}`), origin)
  shown.setCertificateVerifyProc(
    ownCertificate === null
      ? null
      : // 0 accepts, -3 leaves it to Chromium.
        ({ certificate }, decide) => decide(isCertificateOf(certificate.data, ownCertificate) ? 0 : -3),
  )
  return shown
}

function guard(guarded: Session, origin: string | null): Session {
  const known = allowed.get(guarded)
  if (known !== undefined) {
    known.origin = origin
    return guarded
  }
  const now = { origin }
  allowed.set(guarded, now)
  // The dictionaries come from elsewhere, and nothing of ours does.
  guarded.setSpellCheckerEnabled(false)
  guarded.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(
      isPermissionGranted(permission, details.requestingUrl, now.origin) &&
        (permission !== 'media' || ('mediaTypes' in details && isCameraAlone(details.mediaTypes ?? []))),
    ),
  )
  guarded.setPermissionCheckHandler(
    (_contents, permission, asking, { mediaType }) =>
      isPermissionGranted(permission, asking, now.origin) &&
      (permission !== 'media' || isCameraAlone(mediaType === undefined ? [] : [mediaType])),
  )
  guarded.setDevicePermissionHandler(() => false)
  guarded.on('will-download', (event, item) => {
    if (!isAllowedDownload(item.getURL(), now.origin)) event.preventDefault()
  })
  return guarded
}
