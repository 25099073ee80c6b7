/** Personal links and codes, invitations and sessions: only keyed hashes of them, never the secrets. */
import type Database from 'better-sqlite3'
import type { AccountId, Instant, MemberId, Role } from '../protocol/messages.ts'

/**
 * Hashes in lower hexadecimal: everybody has two, and 100,000 strings are made in a third of the time of as many buffers when
 * a file is opened.
 */
export type AccessRecord = { member: MemberId; linkHash: string; codeHash: string; issuedAt: Instant }
export type SessionRecord = {
  tokenHash: Buffer
  role: Role
  member: MemberId | null
  name: string
  /** Of a console that was invited; null for everybody else. */
  account: AccountId | null
  createdAt: Instant
}
export type InvitationRecord = {
  keyHash: Buffer
  role: 'chair' | 'projector'
  name: string
  account: AccountId | null
  createdAt: Instant
}

export function openAccess(database: Database.Database) {
  const put = database.prepare<[number, string, string, number]>(
    'INSERT OR REPLACE INTO access (member, link_hash, code_hash, issued_at) VALUES (?, unhex(?), unhex(?), ?)',
  )
  const remove = database.prepare<[number]>('DELETE FROM access WHERE member = ?')
  const all = database.prepare<[], AccessRecord>(
    'SELECT member, lower(hex(link_hash)) AS linkHash, lower(hex(code_hash)) AS codeHash, issued_at AS issuedAt FROM access',
  )
  return {
    all: () => all.all(),
    put({ member, linkHash, codeHash, issuedAt }: AccessRecord) {
      put.run(member, linkHash, codeHash, issuedAt)
    },
    remove(member: MemberId) {
      remove.run(member)
    },
  }
}

export function openSessions(database: Database.Database) {
  const put = database.prepare<[Buffer, string, number | null, string, number | null, number]>(
    'INSERT OR REPLACE INTO sessions (token_hash, role, member, name, account, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const remove = database.prepare<[Buffer]>('DELETE FROM sessions WHERE token_hash = ?')
  const all = database.prepare<[], SessionRecord>(
    'SELECT token_hash AS tokenHash, role, member, name, account, created_at AS createdAt FROM sessions',
  )
  return {
    all: () => all.all(),
    put({ tokenHash, role, member, name, account, createdAt }: SessionRecord) {
      put.run(tokenHash, role, member, name, account, createdAt)
    },
    remove(tokenHash: Buffer) {
      remove.run(tokenHash)
    },
  }
}

export function openInvitations(database: Database.Database) {
  const put = database.prepare<[Buffer, string, string, number | null, number]>(
    'INSERT INTO invitations (key_hash, role, name, account, created_at) VALUES (?, ?, ?, ?, ?)',
  )
  const remove = database.prepare<[Buffer]>('DELETE FROM invitations WHERE key_hash = ?')
  const all = database.prepare<[], InvitationRecord>(
    'SELECT key_hash AS keyHash, role, name, account, created_at AS createdAt FROM invitations',
  )
  return {
    all: () => all.all(),
    put({ keyHash, role, name, account, createdAt }: InvitationRecord) {
      put.run(keyHash, role, name, account, createdAt)
    },
    remove(keyHash: Buffer) {
      remove.run(keyHash)
    },
  }
}
