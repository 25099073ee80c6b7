/** Bytes that are too large for a frame go over HTTP; a ticket, given by a command, is what lets one file in or out. */
import type { Readable } from 'node:stream'
import { makeToken } from './secrets.ts'

/** A file that a chair fetches: long enough for a slow network and a second try, too short to be found later. */
const DOWNLOAD_MS = 10 * 60 * 1000
const UPLOAD_MS = 30 * 60 * 1000

/** 50,000 members with all fields are about 5 MB as CSV. */
export const LARGEST_UPLOAD = 16 * 1024 * 1024

/** Uploads held in memory at a time; the oldest goes first. */
const UPLOADS_KEPT = 4

export type Download = {
  name: string
  type: string
  open: () => Readable | Buffer | string | Promise<Buffer>
}
export type Upload = { name: string; bytes: Buffer }

type Waiting = { name: string; bytes: number; expires: number }

export type Tickets = ReturnType<typeof createTickets>

export function createTickets(now: () => number) {
  const downloads = new Map<string, Download & { expires: number }>()
  const waiting = new Map<string, Waiting>()
  const uploads = new Map<string, Upload & { expires: number }>()

  function sweep() {
    for (const map of [downloads, waiting, uploads])
      for (const [ticket, { expires }] of map) if (expires <= now()) map.delete(ticket)
  }

  return {
    offerDownload(download: Download): string {
      sweep()
      const ticket = makeToken()
      downloads.set(ticket, { ...download, expires: now() + DOWNLOAD_MS })
      return ticket
    },
    download(ticket: string): Download | undefined {
      sweep()
      return downloads.get(ticket)
    },
    admitUpload(name: string, bytes: number): string {
      sweep()
      const ticket = makeToken()
      waiting.set(ticket, { name, bytes, expires: now() + UPLOAD_MS })
      return ticket
    },
    /** How many bytes this ticket lets in; undefined when it does not exist. */
    expected(ticket: string): number | undefined {
      sweep()
      return waiting.get(ticket)?.bytes
    },
    /** The upload's own name, for the commands that read it. */
    store(ticket: string, bytes: Buffer): string | undefined {
      const admitted = waiting.get(ticket)
      if (admitted === undefined || bytes.length !== admitted.bytes) return undefined
      waiting.delete(ticket)
      const id = makeToken()
      uploads.set(id, { name: admitted.name, bytes, expires: now() + UPLOAD_MS })
      for (const oldest of uploads.keys()) {
        if (uploads.size <= UPLOADS_KEPT) break
        uploads.delete(oldest)
      }
      return id
    },
    upload(id: string): Upload | undefined {
      sweep()
      return uploads.get(id)
    },
  }
}
