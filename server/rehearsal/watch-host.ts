/**
 * Looks at a rehearsal's host all the time, through a console of its own: what chairs see under Health is what a rehearsal reports,
 * wherever the host is; and the console's share of the host's work belongs to what is tried.
 */
import WebSocket from 'ws'
import { Connection } from '../client/connection.ts'
import { openWith, socketAddress } from '../client/socket.ts'
import type { ConsoleTopics, Vitals } from '../protocol/messages.ts'
import type { Sample } from './figures.ts'

/** The host measures itself once a second. */
const SECOND_MS = 1_000

export type HostWatch = {
  samples(): readonly Sample[]
  peaks(): { signIns: number; stallMs: number; memoryBytes: number; sockets: number }
  limits(): { memoryBytes: number; sockets: number }
  /** From now on acknowledgements are those of members: until then the host tells of how the copy was prepared. */
  membersVote(): void
  stop(): void
}

/** `session`: of a console. */
export function watchHost(url: string, session: string): HostWatch {
  const samples: Sample[] = []
  const peaks = { signIns: 0, stallMs: 0, memoryBytes: 0, sockets: 0 }
  const limits = { memoryBytes: 0, sockets: 0 }
  let heardAt = 0
  let doMembersVote = false

  const connection = new Connection<ConsoleTopics>({
    open: openWith(() => new WebSocket(socketAddress(url), { origin: url })),
    credential: { kind: 'session', token: session },
    onState: () => undefined,
    onSession: () => undefined,
    onChange(replica, { topics }) {
      const { vitals } = replica.topics
      // The whole state of a welcome has the vitals of a second that was heard of already, or that nobody asked about.
      if (vitals === undefined || vitals.at === heardAt || !topics.includes('vitals')) return
      heardAt = vitals.at
      take(vitals)
    },
  })
  // While the host is away there is nothing to draw.
  const timer = setInterval(() => {
    if (connection.state.state !== 'live')
      samples.push({ signIns: null, acknowledgedMs: null, memoryBytes: null })
  }, SECOND_MS)

  function take({ signIns, acknowledged, stallMs, memory, sockets }: Vitals) {
    const acknowledgedMs = doMembersVote ? (acknowledged?.p99Ms ?? null) : null
    samples.push({ signIns, acknowledgedMs, memoryBytes: memory.residentBytes })
    raise('signIns', Math.round(signIns))
    raise('stallMs', Math.round(stallMs))
    raise('memoryBytes', memory.residentBytes)
    raise('sockets', sockets.open)
    limits.memoryBytes = memory.ofBytes
    limits.sockets = sockets.most
  }

  const raise = (name: keyof typeof peaks, value: number) => (peaks[name] = Math.max(peaks[name], value))

  return {
    samples: () => samples,
    peaks: () => peaks,
    limits: () => limits,
    membersVote: () => void (doMembersVote = true),
    stop() {
      clearInterval(timer)
      connection.stop()
    },
  }
}
