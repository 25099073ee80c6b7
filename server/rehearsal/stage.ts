/** What a rehearsal plays on: a copy of the convention in a folder of its own, and a host that serves it and can be killed. */
import { arch, cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../command-line/failure.ts'
import { hostRefusalSentence } from '../command-line/words.ts'
import type { RehearsalReport } from '../protocol/messages.ts'
import { copyConvention } from '../store/copy-convention.ts'
import { HostProcess, type HostConfiguration } from './host-process.ts'
import { makeRehearsalFolder } from './rehearsal-folder.ts'

/** In what else the copy's host is started as the convention's own is. */
export type HostLike = Omit<HostConfiguration, 'file' | 'port' | 'host' | 'staticFolder'>

export type StageOptions = {
  /** Of which a copy is taken; null: an invented convention. */
  file: string | null
  /** Where the copy's host listens. */
  address: string
  /** 0 takes a free one. */
  port: number
  like?: HostLike
}

export type Stage = {
  readonly url: string
  /** Opens one console of the copy. */
  readonly key: string
  /** On which the host runs. */
  readonly machine: RehearsalReport['machine']
  /** Rejects when the host ends without being asked to. */
  readonly broken: Promise<never>
  /** As a power cut would. */
  kill(): Promise<void>
  /** Again, where the phones look for it. */
  start(): Promise<void>
}

export type OpenStage = (options: StageOptions) => Promise<Stage & { close(): Promise<void> }>

/** With the host running; `close` leaves nothing behind. */
export const openStage: OpenStage = async ({ file: original, address, port, like = {} }) => {
  const { folder, remove } = makeRehearsalFolder()
  const file = join(folder, 'rehearsal.plenum')
  const host = new HostProcess({ ...like, file, port, host: address, staticFolder: folder })
  const close = async () => {
    await host.kill()
    remove()
  }
  try {
    if (original !== null) {
      const refusal = await copyConvention(original, file)
      if (refusal !== null) throw new Failure(3, hostRefusalSentence(refusal, original))
    }
    await host.start()
  } catch (error) {
    await close()
    throw error
  }
  return {
    url: host.url,
    key: host.key,
    machine: { platform: `${platform()} ${arch()}`, cores: cpus().length, memoryBytes: totalmem() },
    broken: host.broken,
    kill: () => host.kill(),
    start: () => host.start(),
    close,
  }
}
