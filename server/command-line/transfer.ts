/** One file to or from a host over HTTP(S). Like fetch, but able to trust the host on this machine whatever name its certificate bears. */
import { request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'

type Transfer = {
  url: string
  ticket: string
  /** Sent with PUT; without it the file is fetched with GET. */
  body?: Uint8Array
  trustsCertificate: boolean
}

/** The status and the whole body. Rejects when the host cannot be reached. */
export function transfer({
  url,
  ticket,
  body,
  trustsCertificate,
}: Transfer): Promise<{ status: number; body: Buffer }> {
  return new Promise((done, failed) => {
    const request = url.startsWith('https:') ? requestTls : requestPlain
    const outgoing = request(
      new URL('/files', url),
      {
        method: body === undefined ? 'GET' : 'PUT',
        headers: { Authorization: `Bearer ${ticket}` },
        ...(trustsCertificate && { rejectUnauthorized: false }),
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', failed)
        response.on('end', () => done({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }))
      },
    )
    outgoing.on('error', failed)
    outgoing.end(body)
  })
}
