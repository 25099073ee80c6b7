/** Looks over a browser's shoulder for what no story asks about and every story forbids. */
import type { BrowserContext } from '@playwright/test'

/** What Chromium itself writes when a host is gone, a network is off (stories do that on purpose), or nobody has touched a phone yet. */
const EXPECTED = [
  /^WebSocket connection to /,
  /^Failed to load resource: net::ERR_/,
  /^Blocked call to navigator.vibrate/,
]

/** Errors of a page, breaches of the content security policy, requests to anybody but `origin`. */
export function watch(context: BrowserContext, origin: string): readonly string[] {
  const seen: string[] = []
  context.on('weberror', (error) => {
    seen.push(`page error: ${error.error().stack ?? error.error().message}`)
  })
  context.on('console', (message) => {
    const text = message.text()
    const isBreach = /content security policy/i.test(text)
    const isError = message.type() === 'error' && !EXPECTED.some((expected) => expected.test(text))
    if (isBreach || isError) seen.push(`console ${message.type()}: ${text} (${message.location().url})`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== origin)
      seen.push(`request elsewhere: ${request.url()}`)
  })
  return seen
}
