/** Files to and from the host, each by the one-time ticket that a command gave. Knows nothing of what is in them. */

export type Sent = { ok: true; upload: string } | { ok: false; why: 'lost' | 'refused' }
export type Fetched = { ok: true } | { ok: false; why: 'lost' | 'used' }

const bearer = (ticket: string) => ({ authorization: `Bearer ${ticket}` })

function uploadOf(reply: unknown): string | null {
  const hasUpload = typeof reply === 'object' && reply !== null && 'upload' in reply
  return hasUpload && typeof reply.upload === 'string' ? reply.upload : null
}

export async function sendFile(ticket: string, file: Blob, signal?: AbortSignal): Promise<Sent> {
  try {
    const response = await fetch('/files', {
      method: 'PUT',
      headers: { ...bearer(ticket), 'content-type': 'application/octet-stream' },
      body: file,
      ...(signal ? { signal } : {}),
    })
    const upload = response.ok ? uploadOf(await response.json()) : null
    return upload === null ? { ok: false, why: 'refused' } : { ok: true, upload }
  } catch {
    return { ok: false, why: 'lost' }
  }
}

/** A text to show; null: it did not come. */
export async function fetchText(ticket: string): Promise<string | null> {
  try {
    const response = await fetch('/files', { headers: bearer(ticket) })
    return response.ok ? await response.text() : null
  } catch {
    return null
  }
}

/** Fetches it whole and hands it to the browser to save. A ticket works once: `used` when it did already. */
export async function saveFile(ticket: string, name: string): Promise<Fetched> {
  let content: Blob
  try {
    const response = await fetch('/files', { headers: bearer(ticket) })
    if (!response.ok) return { ok: false, why: 'used' }
    content = await response.blob()
  } catch {
    return { ok: false, why: 'lost' }
  }
  handOut(content, name)
  return { ok: true }
}

/** To the browser, to save. */
export function handOut(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Not at once: some browsers start saving only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
