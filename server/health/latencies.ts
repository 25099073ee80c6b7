/**
 * How long acknowledgements took, over the last seconds, as counts in fixed buckets: recording one is a shift and an
 * addition, and makes nothing that would have to be collected. Pure; the clock is whoever calls `turn`.
 */

/** A bucket is a sixteenth of its power of two wide: what is read is at most 6 % above what was. */
const STEPS = 16
const STEP_BITS = 4

/** Of a microsecond. Above 2^31 µs, half an hour, everything is the last bucket. */
const LONGEST = 2 ** 31 - 1
const BUCKETS = bucketOf(LONGEST) + 1

export type Percentiles = { count: number; p50Ms: number; p99Ms: number }

/** `seconds`: how many calls of `turn` a latency is remembered for. */
export function createLatencies(seconds: number) {
  const slots = Array.from({ length: seconds }, () => new Uint32Array(BUCKETS))
  const sum = new Uint32Array(BUCKETS)
  let slot = 0

  return {
    record(milliseconds: number) {
      const bucket = bucketOf(Math.min(LONGEST, Math.max(0, milliseconds * 1000)) | 0)
      const counts = slots[slot]
      if (counts !== undefined) counts[bucket] = (counts[bucket] ?? 0) + 1
    },
    /** A second is over: the oldest is forgotten. */
    turn() {
      slot = (slot + 1) % seconds
      slots[slot]?.fill(0)
    },
    /** Null while nothing was recorded. */
    read(): Percentiles | null {
      sum.fill(0)
      let count = 0
      for (const counts of slots)
        for (let bucket = 0; bucket < BUCKETS; bucket++) {
          const here = counts[bucket] ?? 0
          sum[bucket] = (sum[bucket] ?? 0) + here
          count += here
        }
      if (count === 0) return null
      return { count, p50Ms: milliseconds(sum, count * 0.5), p99Ms: milliseconds(sum, count * 0.99) }
    },
  }
}

/** The upper edge of the bucket in which the `rank`-th lies, from the smallest. */
function milliseconds(counts: Uint32Array, rank: number): number {
  let seen = 0
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    seen += counts[bucket] ?? 0
    if (seen >= rank) return upperEdge(bucket) / 1000
  }
  return upperEdge(BUCKETS - 1) / 1000
}

function bucketOf(microseconds: number): number {
  if (microseconds < STEPS) return microseconds
  const power = 31 - Math.clz32(microseconds)
  return (power - STEP_BITS + 1) * STEPS + ((microseconds >> (power - STEP_BITS)) - STEPS)
}

function upperEdge(bucket: number): number {
  if (bucket < STEPS) return bucket + 1
  const shift = Math.floor(bucket / STEPS) - 1
  return (STEPS + (bucket % STEPS) + 1) * 2 ** shift
}
