/**
 * The host as a process of its own: started, asked and stopped by messages from its parent, the desktop shell. The way
 * the messages travel is Electron's utility process, or Node's own fork; nothing else here depends on which.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { startHost, type HostRefusal, type RunningHost, type StartResult } from './host.ts'
import { createLog, type Log } from './log.ts'

const processOptions = z.object({
  /** Null is the demo: an invented convention in a temporary file, with simulated phones. */
  file: z.string().nullable(),
  port: z.int().min(0).max(65_535),
  /** False: when the port is taken, one of the next will do. True after a restart, when clients know the port. */
  isPortFixed: z.boolean(),
  /** The address to listen on. */
  host: z.string(),
  /** PEM files. */
  tls: z.object({ certFile: z.string(), keyFile: z.string() }).optional(),
  /** Of a new file. */
  language: z.enum(['de', 'en']),
  staticFolder: z.string(),
  /** Processes that hold the connections; a rehearsal's host has as many as the convention's. */
  gateways: z.int().min(0).exactOptional(),
})

const toHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), options: processOptions }),
  z.object({ type: z.literal('status'), request: z.int() }),
  z.object({ type: z.literal('stop') }),
])

export type ProcessOptions = z.infer<typeof processOptions>

/** What the parent says: `start` once and first; `status` whenever; after `stop` the process ends, with everything saved. */
export type ToHost = z.infer<typeof toHost>

/** Never which way anybody voted: the turnout is all there is before closing. */
export type OpenVote = { title: string; cast: number; of: number }

/** `host-broken`: it failed in a way it has no word for; the log has the stack. */
export type ProcessRefusal = HostRefusal['why'] | 'host-broken'

/** What the host says: `ready` or `failed` once after `start`, and one `status` for each question. */
export type FromHost =
  | { type: 'ready'; file: string; url: string; consoleKey: string }
  | { type: 'failed'; why: ProcessRefusal; about: Record<string, string | number> }
  | { type: 'status'; request: number; vote: OpenVote | null }

/** How many ports are tried from the wanted one upwards. */
const PORTS_TRIED = 10

type Parent = {
  post(message: FromHost): void
  listen(listener: (message: unknown) => void): void
}

function serveParent(parent: Parent): void {
  const log = createLog()
  let starting: Promise<RunningHost | null> | null = null

  parent.listen((raw) => {
    const message = toHost.parse(raw)
    switch (message.type) {
      case 'start':
        starting = start(message.options, log, parent)
        return
      case 'status':
        void starting?.then((host) =>
          parent.post({ type: 'status', request: message.request, vote: host?.openVote() ?? null }),
        )
        return
      case 'stop':
        void end(starting)
    }
  })
}

async function start(options: ProcessOptions, log: Log, parent: Parent): Promise<RunningHost | null> {
  if (options.file !== null) return startFile({ ...options, file: options.file }, log, parent)
  const { demoFile, startDemo } = await import('./rehearsal/demo.ts')
  const host = await startFile({ ...options, file: demoFile() }, log, parent)
  // What becomes of the demo's phones is no reason to end the host.
  if (host !== null) void startDemo(host).catch(writeStack)
  return host
}

async function startFile(options: FileOptions, log: Log, parent: Parent): Promise<RunningHost | null> {
  const started = await tryToStart(options, log)
  if (!started.ok) {
    parent.post({ type: 'failed', ...started.refusal })
    return null
  }
  const { host } = started
  parent.post({ type: 'ready', file: options.file, url: host.url, consoleKey: host.makeConsoleKey() })
  return host
}

type FileOptions = ProcessOptions & { file: string }
type Refusal = { why: ProcessRefusal; about: Record<string, string | number> }

async function tryToStart(
  options: FileOptions,
  log: Log,
): Promise<{ ok: true; host: RunningHost } | { ok: false; refusal: Refusal }> {
  try {
    const started = await startOnFreePort(options, log)
    return started.ok ? started : { ok: false, refusal: { why: started.why, about: aboutRefusal(started) } }
  } catch (error) {
    writeStack(error)
    const detail = error instanceof Error ? error.message : String(error)
    return { ok: false, refusal: { why: 'host-broken', about: { detail } } }
  }
}

/** Where a process's last words go too: into the log. */
function writeStack(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

async function startOnFreePort(options: FileOptions, log: Log): Promise<StartResult> {
  const { file, host, language, staticFolder, gateways = 0, port: first } = options
  const tls = readTls(options)
  if (!tls.ok) return tls
  const last = options.isPortFixed || first === 0 ? first : Math.min(first + PORTS_TRIED - 1, 65_535)
  for (let port = first; ; port++) {
    const started = await startHost({ file, port, host, language, staticFolder, gateways, log, ...tls.read })
    if (started.ok || started.why !== 'port-taken' || port === last) return started
  }
}

type ReadTls =
  | { ok: true; read: { tls?: { cert: string; key: string } } }
  | { ok: false; why: 'wrong-certificate'; detail: string }

function readTls({ tls }: ProcessOptions): ReadTls {
  if (tls === undefined) return { ok: true, read: {} }
  try {
    return {
      ok: true,
      read: { tls: { cert: readFileSync(tls.certFile, 'utf8'), key: readFileSync(tls.keyFile, 'utf8') } },
    }
  } catch (error) {
    return { ok: false, why: 'wrong-certificate', detail: error instanceof Error ? error.message : '' }
  }
}

/** For the sentence that a person reads. The key of a host that holds the file is not for that. */
function aboutRefusal(refusal: HostRefusal): Record<string, string | number> {
  switch (refusal.why) {
    case 'file-in-use':
      return refusal.holder === null ? {} : { url: refusal.holder.url, pid: refusal.holder.pid }
    case 'file-damaged':
    case 'not-writable':
    case 'wrong-certificate':
      return { detail: refusal.detail }
    case 'file-too-new':
      return { version: refusal.version }
    case 'port-taken':
      return { port: refusal.port }
    case 'address-unavailable':
      return { address: refusal.host }
    case 'not-a-convention':
    case 'no-such-folder':
      return {}
  }
}

async function end(starting: Promise<RunningHost | null> | null): Promise<void> {
  const host = await starting
  await host?.stop()
  process.exit(0)
}

type ElectronPort = {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  postMessage(message: unknown): void
}

/** Electron's types say it is there always; it is there only in its utility process. */
function electronPort(): ElectronPort | undefined {
  return process.parentPort
}

function parentOf(): Parent | null {
  const port = electronPort()
  if (port !== undefined) {
    return {
      post: (message) => port.postMessage(message),
      listen: (listener) => port.on('message', ({ data }) => listener(data)),
    }
  }
  if (process.send === undefined) return null
  // Electron ends its processes with the app; of Node's a child would stay and keep the file locked.
  process.on('disconnect', () => process.exit(0))
  return {
    post: (message) => process.send?.(message),
    listen: (listener) => process.on('message', listener),
  }
}

const parent = parentOf()
if (parent === null)
  throw new Error(
    'This is the entry of a child process and has no parent to talk to; use the plenum command.',
  )
serveParent(parent)
