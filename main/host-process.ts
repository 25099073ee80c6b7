/**
 * The life of the embedded host's process: started with a time limit, asked, stopped, and brought back after a crash on
 * the same port, so that every client finds it again. It knows neither Electron (a fork is handed in) nor voting.
 */

import type { About, HostFailure, HostState } from './bridge.ts'
import { readFromHost } from './host-messages.ts'
import type { ProcessOptions, OpenVote, ToHost } from '../server/process.ts'

/** A started process, of Electron or of a test. After `kill` an exit follows, whatever the process does. */
export type Child = {
  send(message: ToHost): void
  kill(): void
}
/** Never called before the fork has returned. */
export type ChildEvents = {
  message(message: unknown): void
  exit(code: number): void
}
export type Fork = (events: ChildEvents) => Child

/** `url` is the origin on this machine, without a slash at the end; `consoleKey` opens one console. */
export type RunningHost = { file: string; url: string; consoleKey: string }
export type HostFailed = { ok: false; why: HostFailure; about: About }
export type StartResult = { ok: true; host: RunningHost } | HostFailed

/** Not known: the host is not there to ask, or does not answer in time. */
export type VoteStatus = { known: true; vote: OpenVote | null } | { known: false }

/** Lines of the log, from this closed list: never what the convention is about. */
export type HostEvent =
  | { event: 'host-starting' }
  | { event: 'host-ready'; port: number }
  | { event: 'host-start-failed'; why: HostFailure }
  | { event: 'host-start-overdue' }
  | { event: 'host-exited'; code: number; phase: Phase['is'] }
  | { event: 'host-restarts'; attempt: number; inMs: number }
  | { event: 'host-given-up'; why: HostFailure }
  | { event: 'host-stop-overdue' }
  | { event: 'host-said-unknown-message' }

/** Long enough to migrate and replay a large file on a slow disk, short enough that nobody thinks it hangs. */
export const startLimitMs = 20_000
/** A closing host says goodbye to its clients and checkpoints its file. */
export const stopLimitMs = 10_000
/** The question «is a vote open?» is answered from memory. */
export const statusLimitMs = 2_000
/** Waits before the first, second … restart within a minute; as many restarts as entries, then it stays away. */
export const restartWaitsMs: readonly number[] = [250, 500, 1_000, 2_000, 4_000]
export const crashWindowMs = 60_000

/** A restart that failed so may work a moment later, when the crashed process is all gone. */
const passing: ReadonlySet<HostFailure> = new Set(['port-taken', 'file-in-use', 'no-answer', 'start-crashed'])

type Settle = (result: StartResult) => void
type Phase =
  | { is: 'away' }
  /** `settle` is null when it is a restart: nobody waits for its result. */
  | { is: 'starting'; child: Child; limit: NodeJS.Timeout; settle: Settle | null }
  | { is: 'running'; child: Child; host: RunningHost }
  | { is: 'waiting'; timer: NodeJS.Timeout }
  | { is: 'stopping'; child: Child; limit: NodeJS.Timeout; whenGone: (() => void)[] }

export class HostProcess {
  readonly #fork: Fork
  readonly #report: (state: HostState) => void
  readonly #log: (event: HostEvent) => void
  #phase: Phase = { is: 'away' }
  /** From `start` to `stop`: only then a crash is answered by a restart. */
  #isWanted = false
  /** When it crashed within the last minute, by the monotonic clock. */
  #crashes: number[] = []
  #lastQuestion = 0
  readonly #questions = new Map<number, (status: VoteStatus) => void>()

  constructor(parts: { fork: Fork; report: (state: HostState) => void; log: (event: HostEvent) => void }) {
    this.#fork = parts.fork
    this.#report = parts.report
    this.#log = parts.log
  }

  /** Only once the host before it has failed, was lost or was stopped. The result of a failed start comes when its process is gone. */
  start(options: ProcessOptions): Promise<StartResult> {
    if (this.#phase.is !== 'away') throw new Error(`A host that is ${this.#phase.is} cannot be started.`)
    this.#isWanted = true
    this.#crashes = []
    this.#report({ state: 'starting' })
    return new Promise((settle) => this.#launch(options, settle))
  }

  /** Resolves when the process is gone. */
  async stop(): Promise<void> {
    this.#isWanted = false
    const phase = this.#phase
    if (phase.is === 'away') return
    if (phase.is === 'waiting') {
      clearTimeout(phase.timer)
      this.#phase = { is: 'away' }
      return
    }
    if (phase.is === 'stopping') return new Promise((resolve) => phase.whenGone.push(resolve))
    this.#report({ state: 'stopping' })
    await this.#end(phase.child, 'by-word')
    if (phase.is === 'starting') phase.settle?.({ ok: false, why: 'start-crashed', about: {} })
  }

  /** Which vote is open, so that nobody closes the convention over it by mistake. */
  openVote(): Promise<VoteStatus> {
    const phase = this.#phase
    if (phase.is === 'away') return Promise.resolve({ known: true, vote: null })
    if (phase.is !== 'running') return Promise.resolve({ known: false })
    const request = ++this.#lastQuestion
    return new Promise((resolve) => {
      const limit = setTimeout(() => this.#questions.get(request)?.({ known: false }), statusLimitMs)
      this.#questions.set(request, (status) => {
        clearTimeout(limit)
        this.#questions.delete(request)
        resolve(status)
      })
      phase.child.send({ type: 'status', request })
    })
  }

  #launch(options: ProcessOptions, settle: Settle | null): void {
    this.#log({ event: 'host-starting' })
    const child: Child = this.#fork({
      message: (message) => this.#heard(child, options, message),
      exit: (code) => this.#exited(child, options, code),
    })
    const limit = setTimeout(() => {
      this.#log({ event: 'host-start-overdue' })
      const seconds = startLimitMs / 1_000
      this.#startFailed(child, options, { ok: false, why: 'no-answer', about: { seconds } })
    }, startLimitMs)
    this.#phase = { is: 'starting', child, limit, settle }
    child.send({ type: 'start', options })
  }

  #heard(child: Child, options: ProcessOptions, raw: unknown): void {
    const message = readFromHost(raw)
    switch (message?.type) {
      case 'ready':
        this.#ready(child, { file: message.file, url: message.url, consoleKey: message.consoleKey })
        break
      case 'failed':
        this.#startFailed(child, options, { ok: false, why: message.why, about: message.about })
        break
      case 'status':
        this.#questions.get(message.request)?.({ known: true, vote: message.vote })
        break
      case undefined:
        this.#log({ event: 'host-said-unknown-message' })
    }
  }

  #ready(child: Child, host: RunningHost): void {
    const phase = this.#phase
    if (phase.is !== 'starting' || phase.child !== child) return
    clearTimeout(phase.limit)
    this.#phase = { is: 'running', child, host }
    this.#log({ event: 'host-ready', port: portOf(host.url) })
    this.#report({ state: 'running' })
    phase.settle?.({ ok: true, host })
  }

  /** It said so itself, or said nothing in time. Either way its process has to go before anything else can be tried. */
  #startFailed(child: Child, options: ProcessOptions, failure: HostFailed): void {
    const phase = this.#phase
    if (phase.is !== 'starting' || phase.child !== child) return
    this.#log({ event: 'host-start-failed', why: failure.why })
    void this.#end(child, failure.why === 'no-answer' ? 'by-force' : 'by-word').then(() => {
      if (phase.settle !== null) phase.settle(failure)
      else if (passing.has(failure.why)) this.#crashed(options)
      else this.#lose(failure)
    })
  }

  #exited(child: Child, options: ProcessOptions, code: number): void {
    const phase = this.#phase
    if (phase.is === 'away' || phase.is === 'waiting' || phase.child !== child) return
    this.#log({ event: 'host-exited', code, phase: phase.is })
    this.#phase = { is: 'away' }
    for (const answer of this.#questions.values()) answer({ known: false })
    switch (phase.is) {
      case 'stopping':
        clearTimeout(phase.limit)
        phase.whenGone.forEach((gone) => gone())
        break
      case 'starting':
        clearTimeout(phase.limit)
        if (phase.settle === null) this.#crashed(options)
        else phase.settle({ ok: false, why: 'start-crashed', about: { code } })
        break
      case 'running':
        // Named, because a demo would otherwise be another one.
        this.#crashed({
          ...options,
          file: phase.host.file,
          port: portOf(phase.host.url),
          isPortFixed: true,
        })
    }
  }

  #crashed(options: ProcessOptions): void {
    if (!this.#isWanted) return
    const now = performance.now()
    this.#crashes = [...this.#crashes.filter((then) => then > now - crashWindowMs), now]
    const attempt = this.#crashes.length
    const inMs = restartWaitsMs[attempt - 1]
    if (inMs === undefined) {
      this.#lose({ ok: false, why: 'crashed-too-often', about: { crashes: attempt } })
      return
    }
    this.#log({ event: 'host-restarts', attempt, inMs })
    this.#report({ state: 'restarting', attempt, of: restartWaitsMs.length })
    this.#phase = { is: 'waiting', timer: setTimeout(() => this.#launch(options, null), inMs) }
  }

  #lose({ why, about }: HostFailed): void {
    if (!this.#isWanted) return
    this.#isWanted = false
    this.#log({ event: 'host-given-up', why })
    this.#report({ state: 'lost', why, about })
  }

  /** Asks the process to end, by force at once or when it takes too long; resolves when it is gone. */
  #end(child: Child, how: 'by-word' | 'by-force'): Promise<void> {
    if (this.#phase.is === 'starting') clearTimeout(this.#phase.limit)
    return new Promise((gone) => {
      const limit = setTimeout(() => {
        this.#log({ event: 'host-stop-overdue' })
        child.kill()
      }, stopLimitMs)
      this.#phase = { is: 'stopping', child, limit, whenGone: [gone] }
      if (how === 'by-force') child.kill()
      else child.send({ type: 'stop' })
    })
  }
}

function portOf(url: string): number {
  const { port, protocol } = new URL(url)
  if (port !== '') return Number(port)
  return protocol === 'https:' ? 443 : 80
}
