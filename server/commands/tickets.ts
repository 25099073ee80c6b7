/** Bytes that are too large for a frame go over HTTP; a ticket, given by a command, is what lets one file in or out. */
import type { Readable } from 'node:stream'
import type { MemberId } from '../protocol/messages.ts'
import { makeToken } from './secrets.ts'

/** A file that a chair fetches: long enough for a slow network and a second try, too short to be found later. */
const DOWNLOAD_MS = 10 * 60 * 1000
const UPLOAD_MS = 30 * 60 * 1000

/** 50,000 members with all fields are about 5 MB as CSV. */
export const LARGEST_UPLOAD = 16 * 1024 * 1024

/**
 * Uploads held in memory at a time; the oldest goes first. Those of members, which are small pictures, apart from those of consoles:
 * no phone pushes a chair's list out.
 */
const UPLOADS_KEPT = { console: 4, member: 32 } as const

export type Download = {
  name: string
  type: string
  open: () => Readable | Buffer | string | Promise<Buffer>
}
/** `member` null: a console's. */
export type Upload = { name: string; bytes: Buffer; member: MemberId | null }

type Waiting = { name: string; bytes: number; member: MemberId | null; expires: number }

export type Tickets = ReturnType<typeof createTickets>

export function createTickets(now: () => number) {
  const downloads = new Map<string, Download & { expires: number }>()
  const waiting = new Map<string, Waiting>()
  const uploads = new Map<string, Upload & { expires: number }>()
  /** Lines a ticket is coming in by. */
  const incoming = new Map<string, number>()

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
    /** A member has one ticket at a time. */
    admitUpload(name: string, bytes: number, member: MemberId | null = null): string {
      sweep()
      if (member !== null)
        for (const [ticket, other] of waiting) if (other.member === member) waiting.delete(ticket)
      const ticket = makeToken()
      waiting.set(ticket, { name, bytes, member, expires: now() + UPLOAD_MS })
      return ticket
    },
    /** How many bytes this ticket lets in; undefined when it does not exist. */
    expected(ticket: string): number | undefined {
      sweep()
      return waiting.get(ticket)?.bytes
    },
    /** Somebody brings it; false when so many do already. `end` when the line is done, whole or not. */
    begin(ticket: string, most: number): boolean {
      const lines = incoming.get(ticket) ?? 0
      if (lines >= most) return false
      incoming.set(ticket, lines + 1)
      return true
    },
    end(ticket: string): void {
      const lines = (incoming.get(ticket) ?? 0) - 1
      if (lines > 0) incoming.set(ticket, lines)
      else incoming.delete(ticket)
    },
    /** The upload's own name, for the commands that read it. */
    store(ticket: string, bytes: Buffer): string | undefined {
      const admitted = waiting.get(ticket)
      if (admitted === undefined || bytes.length !== admitted.bytes) return undefined
      waiting.delete(ticket)
      const id = makeToken()
      const { name, member } = admitted
      uploads.set(id, { name, bytes, member, expires: now() + UPLOAD_MS })
      const alike = [...uploads].filter(([, other]) => (other.member === null) === (member === null))
      const kept = UPLOADS_KEPT[member === null ? 'console' : 'member']
      for (const [oldest] of alike.slice(0, Math.max(0, alike.length - kept))) uploads.delete(oldest)
      return id
    },
    /** Only to whom it belongs. */
    upload(id: string, member: MemberId | null = null): Upload | undefined {
      sweep()
      const upload = uploads.get(id)
      return upload?.member === member ? upload : undefined
    },
  }
}
