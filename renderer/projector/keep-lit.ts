/** Keeps the screen from going dark while this page is seen. Browsers allow it over HTTPS and on the machine itself only. */
export function keepLit(): () => void {
  const ask = () => {
    if (!window.isSecureContext || !('wakeLock' in navigator) || document.hidden) return
    // Refused on a low battery: then the machine's own settings hold.
    navigator.wakeLock.request('screen').catch(() => undefined)
  }
  ask()
  // The lock ends whenever the page is out of sight.
  document.addEventListener('visibilitychange', ask)
  return () => document.removeEventListener('visibilitychange', ask)
}
