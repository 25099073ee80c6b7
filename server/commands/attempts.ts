/**
 * Limits wrong codes, by address and in total. Only failures cost: five thousand right sign-ins from one hall's address are a
 * normal morning. A code is one of 2^54.5; at TOTAL_PER_SECOND against 50,000 members a hit takes 80 years of trying. The limits
 * are as high as that allows, so that one phone that guesses does not lock out its hall.
 */
import type { Instant } from '../protocol/messages.ts'

export const ADDRESS_BURST = 200
export const ADDRESS_PER_SECOND = 20
export const TOTAL_BURST = 2_000
export const TOTAL_PER_SECOND = 200

/** Addresses remembered; more at once is an attack, and then the total limit holds. */
const ADDRESSES = 10_000

type Bucket = { tokens: number; at: Instant }

export type Attempts = ReturnType<typeof createAttempts>

export function createAttempts() {
  const addresses = new Map<string, Bucket>()
  const total: Bucket = { tokens: TOTAL_BURST, at: 0 }

  function refill(bucket: Bucket, burst: number, perSecond: number, now: Instant) {
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond)
    bucket.at = now
  }
  function bucketOf(address: string, now: Instant): Bucket {
    const bucket = addresses.get(address) ?? { tokens: ADDRESS_BURST, at: now }
    refill(bucket, ADDRESS_BURST, ADDRESS_PER_SECOND, now)
    return bucket
  }
  const secondsUntilOne = (bucket: Bucket, perSecond: number) =>
    bucket.tokens >= 1 ? 0 : Math.ceil((1 - bucket.tokens) / perSecond)

  return {
    /** Seconds until this address may try again; 0: now. */
    wait(address: string, now: Instant): number {
      refill(total, TOTAL_BURST, TOTAL_PER_SECOND, now)
      return Math.max(
        secondsUntilOne(bucketOf(address, now), ADDRESS_PER_SECOND),
        secondsUntilOne(total, TOTAL_PER_SECOND),
      )
    },
    failed(address: string, now: Instant) {
      const bucket = bucketOf(address, now)
      bucket.tokens--
      total.tokens--
      addresses.delete(address)
      addresses.set(address, bucket)
      const oldest = addresses.size > ADDRESSES ? addresses.keys().next().value : undefined
      if (oldest !== undefined) addresses.delete(oldest)
    },
  }
}
