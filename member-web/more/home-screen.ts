/**
 * Lets the page be put on the home screen, where it came over TLS: without that no browser offers it. Its files come only then, when
 * nothing happens, and are no part of the page.
 */

const head = (rel: string, href: string): void => {
  const link = document.createElement('link')
  link.rel = rel
  link.href = href
  document.head.append(link)
}

export const offerHomeScreen = (): void => {
  if (location.protocol !== 'https:') return
  head('manifest', '/app.webmanifest')
  // iOS puts black behind what is transparent.
  head('apple-touch-icon', '/home-maskable.png')
  // Refused where somebody forbids it, or the certificate is not trusted: then the page works as before.
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/offline.js').catch(() => undefined)
}
