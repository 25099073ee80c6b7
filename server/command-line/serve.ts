/** `plenum serve`: the host without a window, for a server or a hall laptop. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { isBeside } from '../commands/second-place.ts'
import { startHost, type HostOptions, type RunningHost, type StartResult } from '../host.ts'
import { createLog } from '../log.ts'
import type { Language } from '../protocol/messages.ts'
import { Failure } from './failure.ts'
import { aboutBackups, hostRefusalSentence } from './words.ts'

const DEFAULT_PORT = 7373
/** Without --port a taken one is no reason to stop: the next few are tried. */
const PORTS_TRIED = 10

type ServeOptions = {
  file: string
  port?: string
  host: string
  tlsCert?: string
  tlsKey?: string
  language?: string
  allowOrigin?: string[]
  trustProxy?: boolean
  gateways?: string
  metrics: string
  backupTo?: string
  open?: boolean
  demo?: boolean
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve a convention: phones at /, the console at /console, the projector at /projector')
    .option('--file <name>', 'the convention; made if it does not exist', 'convention.plenum')
    .option(
      '--port <number>',
      `the port to listen on (default: ${String(DEFAULT_PORT)}, or the next that is free)`,
    )
    .option('--host <address>', 'the address to listen on', '0.0.0.0')
    .option('--tls-cert <file>', 'serve https with this certificate (PEM)')
    .option('--tls-key <file>', 'and its private key')
    .option('--language <de|en>', 'of a new convention')
    .option(
      '--allow-origin <host...>',
      'further hosts whose pages may connect, behind a proxy that rewrites Host',
    )
    .option('--trust-proxy', 'take the client’s address from X-Forwarded-For')
    .option(
      '--gateways <number>',
      'hold the connections in so many processes, for more than 15,000 members (default: 0, in this one)',
    )
    .option(
      '--metrics <local|everyone>',
      'who may read /metrics: programs on this machine, or everyone',
      'local',
    )
    .option(
      '--backup-to <folder>',
      'copy the file there, such as to a USB stick, each minute and after each vote; kept until it is set anew',
    )
    .option('--open', 'open the console in the browser')
    .option('--demo', 'a convention of 3,000 members with simulated phones, in a temporary file')
    .action(async (options: ServeOptions) => {
      const running = await start(options)
      greet(running, options.open ?? false)
      const demo =
        options.demo === true ? await (await import('../rehearsal/demo.ts')).startDemo(running) : null
      await signal()
      demo?.stop()
      await running.stop()
    })
}

async function start(options: ServeOptions): Promise<RunningHost> {
  const file = options.demo === true ? (await import('../rehearsal/demo.ts')).demoFile() : options.file
  const first = options.port === undefined ? DEFAULT_PORT : Number(options.port)
  if (!Number.isInteger(first) || first < 0 || first > 65_535)
    throw new Failure(2, `--port must be a number from 0 to 65535, not ${options.port ?? ''}.`)
  const base = { ...hostOptions(options), file }
  const last = options.port === undefined ? first + PORTS_TRIED : first
  for (let port = first; ; port++) {
    const started: StartResult = await startHost({ ...base, port })
    if (started.ok) return started.host
    if (started.why !== 'port-taken' || port >= last) throw new Failure(3, hostRefusalSentence(started, file))
  }
}

/** More than there are cores only costs; nobody has sixty-five. */
export const MOST_GATEWAYS = 64

function hostOptions({
  host,
  tlsCert,
  tlsKey,
  language,
  allowOrigin,
  trustProxy,
  gateways = '0',
  metrics,
  backupTo,
  file,
}: ServeOptions): Omit<HostOptions, 'file' | 'port'> {
  if ((tlsCert === undefined) !== (tlsKey === undefined))
    throw new Failure(2, '--tls-cert and --tls-key belong together.')
  if (language !== undefined && !isLanguage(language))
    throw new Failure(2, `--language is de or en, not ${language}.`)
  if (metrics !== 'local' && metrics !== 'everyone')
    throw new Failure(2, `--metrics is local or everyone, not ${metrics}.`)
  const processes = Number(gateways)
  if (!Number.isInteger(processes) || processes < 0 || processes > MOST_GATEWAYS)
    throw new Failure(2, `--gateways must be a number from 0 to ${String(MOST_GATEWAYS)}, not ${gateways}.`)
  const secondPlace = backupTo === undefined ? undefined : resolve(backupTo)
  if (secondPlace !== undefined && isBeside(secondPlace, resolve(file)))
    throw new Failure(2, '--backup-to is the folder of the file itself. Choose one on another disk.')
  return {
    host,
    ...(secondPlace !== undefined && { secondPlace }),
    gateways: processes,
    staticFolder: join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'out'),
    log: createLog(),
    allowedOrigins: allowOrigin ?? [],
    trustsProxy: trustProxy ?? false,
    metrics,
    ...(language !== undefined && { language }),
    ...(tlsCert !== undefined &&
      tlsKey !== undefined && { tls: { cert: readPem(tlsCert), key: readPem(tlsKey) } }),
  }
}

const isLanguage = (language: string): language is Language => language === 'de' || language === 'en'

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Failure(2, `${file} cannot be read.`)
  }
}

function greet(host: RunningHost, opens: boolean): void {
  const console_ = `${host.url}/console#${host.makeConsoleKey()}`
  process.stderr.write(
    [
      '',
      `Plenum is running. Console (this key works once):`,
      `  ${console_}`,
      `Phones:`,
      ...host.addresses().map((address) => `  ${address}/`),
      `The projector is opened from the console. Ctrl+C stops.`,
      ...aboutBackups(host.backups()),
      '',
      '',
    ].join('\n'),
  )
  if (opens) openBrowser(console_)
}

/** Best effort: where there is no browser the address above is enough. */
function openBrowser(address: string): void {
  const [program = 'xdg-open', ...before] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[
    process.platform as string
  ] ?? ['xdg-open']
  spawn(program, [...before, address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}

const signal = () =>
  new Promise<void>((stopped) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopped())
  })
