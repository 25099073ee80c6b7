/** Looks at a host's /metrics all the time, as any monitor would, and keeps what a rehearsal reports of it. */
import type { Sample } from './figures.ts'

/** The host measures itself once a second; looked at twice, no second is missed. */
const LOOK_MS = 500
const ANSWER_MS = 2_000

export type HostWatch = {
  samples(): readonly Sample[]
  peaks(): { signIns: number; stallMs: number; memoryBytes: number; sockets: number }
  limits(): { memoryBytes: number; sockets: number }
  stop(): void
}

export function watchHost(url: string): HostWatch {
  const samples: Sample[] = []
  const peaks = { signIns: 0, stallMs: 0, memoryBytes: 0, sockets: 0 }
  const limits = { memoryBytes: 0, sockets: 0 }
  let before: { at: number; signIns: number } | null = null
  let isStopped = false
  let isLooking = false

  async function look() {
    if (isLooking) return
    isLooking = true
    const read = await readMetrics(url)
    isLooking = false
    if (!isStopped) take(read, performance.now())
  }

  function take(read: ReadonlyMap<string, number> | null, at: number) {
    const total = read?.get('plenum_sign_ins_total')
    if (read === null || total === undefined) {
      before = null
      samples.push({ signIns: null, acknowledgedMs: null, memoryBytes: null })
      return
    }
    const signIns = before === null ? 0 : ((total - before.signIns) * 1000) / (at - before.at)
    before = { at, signIns: total }
    const acknowledged = read.get('plenum_acknowledgement_seconds{quantile="0.99"}')
    const memoryBytes = read.get('plenum_resident_memory_bytes') ?? 0
    samples.push({
      signIns,
      acknowledgedMs: acknowledged === undefined ? null : acknowledged * 1000,
      memoryBytes,
    })
    raise('signIns', Math.round(signIns))
    raise('stallMs', Math.round((read.get('plenum_loop_stall_seconds') ?? 0) * 1000))
    raise('memoryBytes', memoryBytes)
    raise('sockets', read.get('plenum_sockets_open') ?? 0)
    limits.memoryBytes = read.get('plenum_memory_limit_bytes') ?? limits.memoryBytes
    limits.sockets = read.get('plenum_sockets_limit') ?? limits.sockets
  }

  const raise = (name: keyof typeof peaks, value: number) => (peaks[name] = Math.max(peaks[name], value))

  const timer = setInterval(() => void look(), LOOK_MS)
  void look()
  return {
    samples: () => samples,
    peaks: () => peaks,
    limits: () => limits,
    stop() {
      isStopped = true
      clearInterval(timer)
    },
  }
}

/** Null: the host is away. */
export async function readMetrics(url: string): Promise<ReadonlyMap<string, number> | null> {
  try {
    const response = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(ANSWER_MS) })
    return response.ok ? parseMetrics(await response.text()) : null
  } catch {
    return null
  }
}

/** Name with labels → value. */
export function parseMetrics(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ')
      return [line.slice(0, space), Number(line.slice(space + 1))] as const
    }),
  )
}
