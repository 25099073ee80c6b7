/**
 * The system's randomness from a seed, in this process alone: two worlds that differ in one thing can be compared byte by byte. The
 * product has no door for this, so the system's own functions are replaced under it.
 */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { makeToken } from '../commands/secrets.ts'

/** What is drawn first after `forBallot` is thrown away, and then come a key and a receipt. */
const TOKEN_BYTES = 16
const KEY_BYTES = 16

export type SeededSystem = {
  /** Everything random from here on follows from this. */
  begin: (seed: string) => void
  /** As `begin`; but the next key of a ballot follows from the one, and all else from the other. */
  forBallot: (key: string, receipt: string) => void
  restore: () => void
}

const bytesOf = (seed: string, length: number): Buffer =>
  crypto.createHash('shake256', { outputLength: length }).update(seed).digest()

export function seedSystem(): SeededSystem {
  const { randomBytes, randomFillSync } = crypto
  let fill = (buffer: Buffer) => buffer
  let drawn = 0
  let seedOfBytes = ''
  const replace = (functions: object) => {
    Object.assign(crypto, functions)
    syncBuiltinESMExports()
  }
  replace({
    randomFillSync: (buffer: Buffer) => fill(buffer),
    randomBytes: (length: number) => bytesOf(`${seedOfBytes}/${String(++drawn)}`, length),
  })

  /** Secrets are made of a pool: what is left of it is used up. */
  function refill(content: (length: number) => Buffer) {
    let fills = 0
    fill = (buffer) => {
      content(buffer.length).copy(buffer)
      // A pool that is used up is never filled with the same again.
      if (fills++ > 0)
        bytesOf(`again ${String(fills)} ${buffer.toString('hex', 0, 64)}`, buffer.length).copy(buffer)
      return buffer
    }
    while (fills === 0) makeToken()
  }

  const system = {
    begin(seed: string) {
      seedOfBytes = seed
      drawn = 0
      refill((length) => bytesOf(seed, length))
    },
    forBallot(key: string, receipt: string) {
      refill((length) => {
        const bytes = bytesOf(receipt, length)
        bytesOf(key, KEY_BYTES).copy(bytes, TOKEN_BYTES)
        return bytes
      })
    },
    restore: () => replace({ randomBytes, randomFillSync }),
  }
  system.begin('at first')
  return system
}
