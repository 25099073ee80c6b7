/** A rehearsal's stage at a host that runs elsewhere: its copy of the convention, asked for and driven by a chair's commands. */
import type { Chair } from '../command-line/chair.ts'
import { Failure } from '../command-line/failure.ts'
import { refusalSentence } from '../command-line/words.ts'
import type { RehearsalProgress, RehearsalReport } from '../protocol/messages.ts'
import type { RehearsalStage } from './rehearse.ts'

export type RemoteStage = RehearsalStage & {
  /** For the consoles of that host. */
  tell(progress: RehearsalProgress): void
  /** Puts the report into the convention, and the copy away. */
  finish(report: RehearsalReport): Promise<void>
  /** Without a report. */
  abandon(): Promise<void>
}

/** `port`: of the copy, on the host's machine; 0 takes a free one. Until `finish` or `abandon` the copy stays there. */
export async function openRemoteStage(
  chair: Chair,
  { members, arrivingSeconds, port }: { members: number; arrivingSeconds: number; port: number },
): Promise<RemoteStage> {
  const opened = await chair.command('open-rehearsal', { members, arrivingSeconds, port })
  const url = new URL(chair.url)
  url.port = String(opened.port)
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => undefined)
  const drive = async (act: 'kill' | 'start' | 'finish') => {
    await chair.command('drive-rehearsal', { act })
  }
  const tell = async (progress: RehearsalProgress) => {
    const reply = await chair.ask('tell-rehearsal', progress)
    if (!reply.ok) throw new Failure(1, refusalSentence(reply))
  }
  return {
    url: url.origin,
    key: opened.key,
    machine: opened.machine,
    isElsewhere: true,
    broken: broken.promise,
    kill: () => drive('kill'),
    start: () => drive('start'),
    tell: (progress) => void tell(progress).catch((error: unknown) => broken.reject(error)),
    async finish(report) {
      await chair.command('keep-rehearsal', { report })
      await drive('finish')
    },
    async abandon() {
      // It may have been ended there already.
      await chair.ask('cancel-rehearsal', {})
    },
  }
}

/** In words, when the copy's own port is closed to this machine. */
export const unreachable = (url: string): Failure =>
  new Failure(
    3,
    `The copy’s host at ${url} does not answer. Let its machine’s firewall pass this port, or choose one that it passes with --copy-port.`,
  )
