/**
 * The rehearsals of a running host, one at a time: begun from a console or driven from another machine, told to all consoles, ended
 * by a chair, by a real vote, or with the host. It knows what state one is in; what happens in one is rehearse.ts.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { KeepReport, RehearsalOrder, Rehearsals } from '../commands/rehearsal.ts'
import { unreachable } from '../domain/decision.ts'
import type {
  Instant,
  Rehearsal,
  RehearsalEnd,
  RehearsalProgress,
  RehearsalReport,
} from '../protocol/messages.ts'
import type { HostLike, OpenStage } from './stage.ts'

/** How soon a real vote ends a rehearsal. */
export const LOOK_MS = 250
/** Who drives tells twice a second how far it is. A Wi-Fi that loses it for so long has failed the rehearsal anyway. */
export const DRIVER_SILENT_MS = 60_000

/** What a rehearsal needs of the rest; loaded when the first is asked for, because a host rarely needs it. */
export type RehearsalWork = {
  rehearse: (options: {
    file: string
    members: number
    arrivingSeconds: number
    like: HostLike
    onProgress: (progress: RehearsalProgress) => void
    signal: AbortSignal
  }) => Promise<RehearsalReport>
  openStage: OpenStage
}

export type RunnerOptions = {
  file: string
  /** The address that the host itself listens on: where a copy for another machine listens too. Null: it serves https. */
  address: string | null
  /** In what else a copy is started as this host was. */
  like: HostLike
  now: () => Instant
  openVote: () => { title: string } | null
  changed: () => void
  keep: KeepReport
  load: () => Promise<RehearsalWork>
}

type Running = {
  order: RehearsalOrder
  startedAt: Instant
  progress: RehearsalProgress
  breaking: AbortController
  /** Why it is broken off; null: nobody did. */
  why: RehearsalEnd | null
  ended: Promise<void>
  driven: Driven | null
}

/** Driven from elsewhere: `stage` is the copy's process once it is there. */
type Driven = {
  port: number
  heardAt: Instant
  stage: PromiseWithResolvers<Awaited<ReturnType<OpenStage>>>
  done: PromiseWithResolvers<undefined>
}

const BEGINNING: RehearsalProgress = { phase: 'copying', done: 0, of: 1 }

export class RehearsalRunner implements Rehearsals {
  readonly #options: RunnerOptions
  #running: Running | null = null
  #last: Rehearsal | null = null

  constructor(options: RunnerOptions) {
    this.#options = options
  }

  now(): Rehearsal | null {
    const running = this.#running
    if (running === null) return this.#last
    const { progress, driven } = running
    return { ...headOf(running), state: 'running', isElsewhere: driven !== null, ...progress }
  }

  start(order: RehearsalOrder): ReturnType<Rehearsals['start']> {
    if (this.#isAskedAgain(order)) return { ok: true }
    const refusal = this.#refusal()
    if (refusal !== null) return refusal
    this.#begin(order, null)
    return { ok: true }
  }

  cancel(): ReturnType<Rehearsals['cancel']> {
    if (this.#running === null) return { ok: false, why: 'no-rehearsal' }
    this.#break(this.#running, 'cancelled')
    return { ok: true }
  }

  async open(order: RehearsalOrder & { port: number }): ReturnType<Rehearsals['open']> {
    const { address } = this.#options
    const again = this.#isAskedAgain(order)
    const refusal = again ? null : this.#refusal()
    if (refusal !== null) return refusal
    if (address === null || isLoopback(address)) return { ok: false, why: 'rehearsal-not-here' }
    if (!again)
      this.#begin(order, {
        port: order.port,
        heardAt: this.#options.now(),
        stage: Promise.withResolvers(),
        done: Promise.withResolvers(),
      })
    const driven = this.#running?.driven
    if (driven === null || driven === undefined) return { ok: false, why: 'rehearsal-running' }
    try {
      const { url, key, machine } = await driven.stage.promise
      return { ok: true, opened: { port: Number(new URL(url).port), key, machine } }
    } catch (error) {
      return failed(error)
    }
  }

  async drive(key: string, act: 'kill' | 'start' | 'finish'): ReturnType<Rehearsals['drive']> {
    const driven = this.#drivenBy(key)
    if (driven === null) return { ok: false, why: 'no-rehearsal' }
    try {
      const stage = await driven.stage.promise
      switch (act) {
        case 'kill':
          await stage.kill()
          break
        case 'start':
          await stage.start()
          break
        case 'finish':
          driven.done.resolve(undefined)
          await this.#running?.ended
          break
        default:
          unreachable(act)
      }
      return { ok: true }
    } catch (error) {
      return failed(error)
    }
  }

  tell(key: string, progress: RehearsalProgress): ReturnType<Rehearsals['tell']> {
    const running = this.#running
    if (running === null || this.#drivenBy(key) === null) return { ok: false, why: 'no-rehearsal' }
    this.#tell(running, progress)
    return { ok: true }
  }

  async stop(): Promise<void> {
    const running = this.#running
    if (running === null) return
    this.#break(running, 'cancelled')
    await running.ended
  }

  // ------------------------------------------------------------------------------------------ inside

  #refusal() {
    if (this.#running !== null) return { ok: false, why: 'rehearsal-running' } as const
    const vote = this.#options.openVote()
    return vote === null ? null : ({ ok: false, why: 'vote-open', about: { title: vote.title } } as const)
  }

  /** The connection was lost before the answer came. */
  #isAskedAgain({ key, request }: RehearsalOrder): boolean {
    const order = this.#running?.order
    return order !== undefined && order.key === key && order.request === request
  }

  /** Whoever drives is heard by asking. */
  #drivenBy(key: string): Driven | null {
    const running = this.#running
    if (running?.driven === null || running?.order.key !== key || running.breaking.signal.aborted) return null
    running.driven.heardAt = this.#options.now()
    return running.driven
  }

  #begin(order: RehearsalOrder, driven: Driven | null): void {
    const running: Running = {
      order,
      startedAt: this.#options.now(),
      progress: BEGINNING,
      breaking: new AbortController(),
      why: null,
      ended: Promise.resolve(),
      driven,
    }
    this.#running = running
    this.#last = null
    void this.#watch(running)
    running.ended = this.#run(running).then((ended) => {
      running.breaking.abort()
      this.#running = null
      this.#last = ended
      this.#options.changed()
    })
    this.#options.changed()
  }

  async #run(running: Running): Promise<Rehearsal | null> {
    const { keep, now } = this.#options
    const ended = (why: RehearsalEnd, detail = ''): Rehearsal => ({
      ...headOf(running),
      state: 'ended',
      endedAt: now(),
      why,
      detail,
    })
    try {
      if (running.driven !== null) await this.#runDriven(running, running.driven)
      else {
        const report = await this.#runHere(running)
        if (!(await keep(report, running.order.caller, now()))) return ended('not-kept')
      }
      return running.why === null ? null : ended(running.why)
    } catch (error) {
      return running.why === null ? ended('failed', messageOf(error)) : ended(running.why)
    }
  }

  async #runHere(running: Running): Promise<RehearsalReport> {
    const { file, like, load } = this.#options
    const { members, arrivingMs } = running.order
    const { rehearse } = await load()
    running.breaking.signal.throwIfAborted()
    return rehearse({
      file,
      members,
      arrivingSeconds: arrivingMs / 1000,
      like,
      onProgress: (progress) => this.#tell(running, progress),
      signal: running.breaking.signal,
    })
  }

  /** Holds the copy open until who drives has finished, or something ends it. */
  async #runDriven({ breaking: { signal } }: Running, { port, stage, done }: Driven): Promise<void> {
    const { file, address, like, load } = this.#options
    stage.promise.catch(() => undefined)
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('broken off')))
    })
    aborted.catch(() => undefined)
    try {
      const { openStage } = await load()
      signal.throwIfAborted()
      const opened = await openStage({ file, address: address ?? '127.0.0.1', port, like })
      try {
        stage.resolve(opened)
        await Promise.race([done.promise, aborted, opened.broken])
      } finally {
        await opened.close()
      }
    } catch (error) {
      stage.reject(error)
      throw error
    }
  }

  /** A real vote needs the machine more; and who drives may be gone for good. */
  async #watch(running: Running): Promise<void> {
    const { openVote, now } = this.#options
    const { driven, breaking } = running
    while (!breaking.signal.aborted) {
      if (openVote() !== null) return this.#break(running, 'vote-opened')
      if (driven !== null && now() - driven.heardAt > DRIVER_SILENT_MS)
        return this.#break(running, 'driver-left')
      await pause(LOOK_MS, undefined, { ref: false })
    }
  }

  #break(running: Running, why: RehearsalEnd): void {
    running.why ??= why
    running.breaking.abort()
  }

  #tell(running: Running, progress: RehearsalProgress): void {
    running.progress = progress
    this.#options.changed()
  }
}

const headOf = ({ order: { by, members, arrivingMs }, startedAt }: Running) => ({
  by,
  members,
  arrivingMs,
  startedAt,
})

const isLoopback = (address: string): boolean => address === 'localhost' || /^(127\.|::1$)/.test(address)

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const failed = (error: unknown) =>
  ({ ok: false, why: 'rehearsal-failed', about: { detail: messageOf(error) } }) as const
