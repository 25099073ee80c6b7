/** `plenum serve` as it is run on a server, with all of its processes; what they cost together, as the operating system counts it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Usage } from './calls.ts'

const START_MS = 60_000
const STOP_MS = 10_000
/** A tick of /proc, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4096

const COMMAND = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** Whatever ends this program ends its hosts. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export type Served = { ok: true; host: ServedHost } | { ok: false; why: string }

export class ServedHost {
  readonly url: string
  readonly key: string
  /** Milliseconds from opening the file until it listened, as its own log says. */
  readonly openMs: number
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, url: string, key: string, openMs: number) {
    this.#child = child
    this.url = url
    this.key = key
    this.openMs = openMs
  }

  /** `gateways` 0: everything in one process. */
  static async start(
    file: string,
    { gateways, execArgv }: { gateways: number; execArgv: readonly string[] },
  ): Promise<Served> {
    const parameters = ['serve', '--file', file, '--port', '0', '--host', '127.0.0.1']
    if (gateways > 0) parameters.push('--gateways', String(gateways))
    // By the environment, so that a profiler goes into each gateway too.
    const flags = execArgv.map((flag) => `"${flag.replaceAll('\\', '\\\\')}"`).join(' ')
    const child = spawn(process.execPath, [COMMAND, ...parameters], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: flags },
    })
    running.add(child)
    const greeting = Promise.withResolvers<RegExpExecArray | null>()
    const timer = setTimeout(() => greeting.resolve(null), START_MS)
    let words = ''
    child.stderr.on('data', (chunk: Buffer) => {
      words += words.length < 100_000 ? chunk.toString() : ''
      const found = /(http\S+)\/console#(\S+)[^]*Ctrl\+C/.exec(words)
      if (found !== null) greeting.resolve(found)
    })
    child.once('exit', () => {
      running.delete(child)
      greeting.resolve(null)
    })
    const found = await greeting.promise
    clearTimeout(timer)
    if (found === null) {
      child.kill('SIGKILL')
      return { ok: false, why: words.trim() }
    }
    const openMs = Number(/"openMs":(\d+)/.exec(words)?.[1])
    return { ok: true, host: new ServedHost(child, found[1] ?? '', found[2] ?? '', openMs) }
  }

  /** Null where the system does not tell: only Linux does. */
  usage(): Usage | null {
    const processes = treeOf(this.#child.pid ?? 0)
    if (processes === null) return null
    return {
      cpuSeconds: processes.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND,
      residentBytes: processes.reduce((sum, { pages }) => sum + pages, 0) * PAGE_BYTES,
    }
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    this.#child.kill('SIGTERM')
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS)
    await gone
    clearTimeout(timer)
  }
}

type Process = { pid: number; parent: number; ticks: number; pages: number }

/** A process and all below it. */
function treeOf(root: number): Process[] | null {
  if (process.platform !== 'linux') return null
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? [])
  const found = all.filter(({ pid }) => pid === root)
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid))
  return found
}

/** Null: gone meanwhile. */
function readProcess(pid: number): Process | null {
  try {
    return { pid, ...parseStat(readFileSync(`/proc/${String(pid)}/stat`, 'utf8')) }
  } catch {
    return null
  }
}

/** proc(5): parent, user and system time and resident pages are fields 4, 14, 15 and 24; a name may hold anything, even spaces. */
export function parseStat(stat: string): Omit<Process, 'pid'> {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3] ?? 0)
  return { parent: field(4), ticks: field(14) + field(15), pages: field(24) }
}
