/** Makes secrets and turns them into what may be stored. Randomness comes from here and nowhere else in the host. */
import { createHash, createHmac, randomFillSync, type KeyObject } from 'node:crypto'
import { checkCharacter, codeAlphabet } from '../protocol/access-code.ts'
import type { BallotKey } from '../protocol/messages.ts'

/** One call to the system for 512 keys: asked for each alone it took an eighth of a ballot's time. */
const pool = Buffer.alloc(512 * 16)
let used = pool.length

/** A view of the pool: copied or written out before the next call. */
function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += count
  return pool.subarray(used - count, used)
}

/** Each character equally likely: a byte beyond the last whole round of the alphabet is thrown away. */
function randomCharacters(count: number): string {
  const fair = 256 - (256 % codeAlphabet.length)
  let characters = ''
  while (characters.length < count) {
    const byte = randomBytes(1).readUInt8()
    if (byte < fair) characters += codeAlphabet.charAt(byte % codeAlphabet.length)
  }
  return characters
}

/** 128 bits as 22 characters of base64url: link secrets, session tokens, invitations, tickets. */
export const makeToken = (): string => randomBytes(16).toString('base64url')

/** 11 random characters of 31 (54.5 bits) and one that checks them, as K7QF-2MXD-9RTA. */
export function makeAccessCode(): string {
  const body = randomCharacters(11)
  const code = body + checkCharacter(body)
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}

/** A receipt says that a ballot was recorded, so it must be random: 10 of 31 characters (49 bits), not met twice in a vote. */
export function makeReceipt(): string {
  const receipt = randomCharacters(10)
  return `${receipt.slice(0, 5)}-${receipt.slice(5)}`
}

export const makeBallotKey = (): Buffer => Buffer.from(randomBytes(16))

/** Where the ballot of a phone's key lies: who reads the file has not found what a phone keeps. */
export const ballotKeyOf = (key: BallotKey): Buffer =>
  createHash('sha256').update(key).digest().subarray(0, 16)

/** Of the nth ballot that a proxy casts with it for somebody else, from 0. */
export const heldBallotKeyOf = (key: BallotKey, at: number): Buffer =>
  createHash('sha256').update(`${key} ${at}`).digest().subarray(0, 16)

/** Of the lot that draws an order. */
export const makeSeed = (): string => randomBytes(16).toString('hex')

export type SecretKind = 'link' | 'code' | 'session' | 'invitation'

/**
 * HMAC-SHA-256 with the file's key. Looking it up in a map is safe against timing: who does not know the file's key cannot
 * steer the hash, so nothing learnt about a prefix helps with the next guess.
 */
export const hashSecret = (pepper: KeyObject, kind: SecretKind, secret: string): Buffer =>
  createHmac('sha256', pepper).update(`${kind}:${secret}`).digest()
