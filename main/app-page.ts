/** Serves the app's own page, the welcome page, out of the built folder under our own scheme. Only what a page is made of, and only from that folder. */

import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { welcomeAddress } from './security.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** @param folder absolute, with the built pages */
export async function serveAppPage(address: string, folder: string): Promise<Response> {
  const file = appFile(address, folder)
  if (file === null) return new Response(null, { status: 404, headers: securityHeaders })
  try {
    const headers = { ...securityHeaders, 'Content-Type': file.contentType }
    return new Response(new Uint8Array(await readFile(file.path)), { headers })
  } catch {
    return new Response(null, { status: 404, headers: securityHeaders })
  }
}

/** The file behind an address of our scheme; null: not ours to give. */
export function appFile(address: string, folder: string): { path: string; contentType: string } | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const own = new URL(welcomeAddress)
  if (url.protocol !== own.protocol || url.host !== own.host) return null
  // A page may name its parts beside itself, or as the host serves them.
  const name = url.pathname.replace(/^\/console(?=\/)/, '')
  // Names as the build makes them. No percent signs, so nothing is decoded, and no dot at a name's beginning.
  if (!/^(?:\/[\w-][\w.-]*)+$/.test(name)) return null
  const contentType = contentTypes[extname(name)]
  return contentType === undefined ? null : { path: join(folder, name), contentType }
}
