/** `plenum rehearse`: tries this machine with simulated members on a copy of the convention, and says what held. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { rehearsalVerdict } from '../client/rehearsal-verdict.ts'
import type { RehearsalProgress, RehearsalReport, Status } from '../protocol/messages.ts'
import { openRemoteStage, unreachable } from '../rehearsal/remote-stage.ts'
import { rehearse, rehearseOn, type RehearsalOptions } from '../rehearsal/rehearse.ts'
import { findRunningHost } from '../store/lock.ts'
import { asChair, type Target } from './chair.ts'
import { Failure } from './failure.ts'
import { MOST_GATEWAYS } from './serve.ts'
import { progressLine, verdictWords } from './rehearsal-words.ts'

type RehearseOptions = {
  members: string
  minutes: string
  file?: string
  url?: string
  key?: string
  copyPort: string
  gateways: string
  seed?: string
  json?: boolean
}

/** Without a terminal a line is written this often, so that a log stays readable. */
const LINE_MS = 5_000

const BROKEN_OFF = 130

/** As many as a host takes from a console. */
const MOST_MEMBERS = 50_000

export function addRehearse(program: Command): void {
  program
    .command('rehearse')
    .description('try a machine with simulated members, on a copy of the convention: says what held')
    .option('--members <number>', 'how many take part', '3000')
    .option('--minutes <number>', 'in which they arrive', '0.5')
    .option('--file <name>', 'the convention to copy, and to keep the report in (default: an invented one)')
    .option('--url <address>', 'of a host elsewhere: it opens a copy there, and the members come from here')
    .option('--key <key>', 'an invitation of a chair at that host (else PLENUM_SESSION)')
    .option('--copy-port <number>', 'the port of that copy; 0 takes a free one', '0')
    .option('--gateways <number>', 'as of `serve`: processes that hold the connections of the copy', '0')
    .option('--seed <text>', 'the same seed gives the same rehearsal')
    .option('--json', 'print the report as JSON')
    .action(async (options: RehearseOptions) => {
      const plan = {
        members: wholeNumber('--members', options.members, { least: 1, most: MOST_MEMBERS }),
        arrivingSeconds: minutes(options.minutes) * 60,
        seed: seed(options.seed),
      }
      if (options.url !== undefined && options.file !== undefined)
        throw new Failure(2, '--url and --file exclude each other: the host at the address has the file.')
      const breaking = new AbortController()
      const breakOff = () => breaking.abort()
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, breakOff)
      const show = progress()
      try {
        const run = {
          ...plan,
          onProgress: (state: RehearsalProgress) => show.tell(state),
          signal: breaking.signal,
        }
        const { report, keptIn } =
          options.url === undefined ? await here(options, run) : await there(options, run)
        show.end()
        if (options.json === true) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
        say(verdictWords(report))
        if (keptIn !== null) say(`  The report is kept in ${keptIn}.`)
        if (!rehearsalVerdict(report).held) process.exitCode = 1
      } catch (error) {
        show.end()
        if (!breaking.signal.aborted && error !== MADE_WAY) throw error
        say(
          `Broken off: ${error === MADE_WAY ? 'a vote was opened; ' : ''}everything is cleared away, and nothing was kept.`,
        )
        // Connections that were waiting for the host would keep this process.
        process.exit(error === MADE_WAY ? MADE_WAY.exitCode : BROKEN_OFF)
      }
    })
}

type Rehearsed = { report: RehearsalReport; keptIn: string | null }

/** Host and members on this machine. */
async function here(
  { file: name, gateways: text }: RehearseOptions,
  run: RehearsalOptions,
): Promise<Rehearsed> {
  const gateways = wholeNumber('--gateways', text, { least: 0, most: MOST_GATEWAYS })
  const file = name === undefined ? null : await originalFile(name)
  const making = new AbortController()
  const { signal } = run
  const signals = signal === undefined ? [making.signal] : [signal, making.signal]
  const rehearsing = rehearse({ ...run, file, like: { gateways }, signal: AbortSignal.any(signals) })
  const isOver = rehearsing.then(noop, noop)
  const votes = file === null ? null : makeWayForVotes({ file, making, isOver })
  const [report] = await Promise.all([rehearsing, votes]).catch(async (error: unknown) => {
    await isOver
    throw making.signal.aborted ? MADE_WAY : error
  })
  if (file !== null) await asChair({ file }, (chair) => chair.command('keep-rehearsal', { report }))
  return { report, keptIn: file }
}

const noop = () => undefined

/** Not a fault: the real vote needs the machine more. */
const MADE_WAY = new Failure(1, 'A vote was opened.')

/** So soon a real vote has the machine for itself. */
const LOOK_MS = 1_000

/** Where the convention is being served: a vote that is opened there ends the rehearsal. */
async function makeWayForVotes({ file, making, isOver }: MakingWay): Promise<void> {
  if (findRunningHost(file) === null) return
  await asChair({ file }, async (chair) => {
    for (let goesOn = true; goesOn;) {
      const { status } = await chair.command('status', {})
      if (isVoteOpen(status)) {
        making.abort()
        throw MADE_WAY
      }
      goesOn = await Promise.race([isOver.then(() => false), pause(LOOK_MS, true, { ref: false })])
    }
  })
}

type MakingWay = { file: string; making: AbortController; isOver: Promise<undefined> }

const isVoteOpen = ({ votes }: Status) => votes.some(({ state }) => state === 'open')

/** The members on this machine, the host on its own: what is tried is that machine and the network in between. */
async function there({ url, key, copyPort }: RehearseOptions, run: RehearsalOptions): Promise<Rehearsed> {
  const target: Target = { ...(url !== undefined && { url }), ...(key !== undefined && { key }) }
  const port = wholeNumber('--copy-port', copyPort, { least: 0, most: 65_535 })
  return asChair(target, async (chair) => {
    const { members, arrivingSeconds, onProgress } = run
    const stage = await openRemoteStage(chair, { members, arrivingSeconds, port })
    try {
      if (!(await answers(stage.url))) throw unreachable(stage.url)
      const report = await rehearseOn(stage, {
        ...run,
        onProgress(state) {
          onProgress?.(state)
          stage.tell(state)
        },
      })
      await stage.finish(report)
      return { report, keptIn: `the convention at ${chair.url}` }
    } catch (error) {
      await stage.abandon()
      throw error
    }
  })
}

const ANSWER_MS = 5_000

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(ANSWER_MS) })).ok
  } catch {
    return false
  }
}

/** A hall that votes must not share its machine with 3,000 more phones. */
async function originalFile(name: string): Promise<string> {
  const file = resolve(name)
  if (!existsSync(file)) throw new Failure(3, `There is no ${file}.`)
  if (findRunningHost(file) !== null) {
    const { status } = await asChair({ file }, (chair) => chair.command('status', {}))
    if (isVoteOpen(status))
      throw new Failure(1, 'A vote is open. Close it first: a rehearsal needs the whole machine.')
  }
  return file
}

function progress() {
  const { stderr } = process
  let last = { at: -Infinity, phase: '' }
  return {
    tell(state: RehearsalProgress) {
      if (stderr.isTTY) return void stderr.write(`\r${progressLine(state).padEnd(stderr.columns - 1)}`)
      const now = performance.now()
      if (state.phase === last.phase && now - last.at < LINE_MS) return
      last = { at: now, phase: state.phase }
      say(progressLine(state))
    },
    end() {
      if (stderr.isTTY) stderr.write('\n')
    },
  }
}

function wholeNumber(option: string, text: string, { least, most }: { least: number; most: number }): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isInteger(value) || value < least || value > most)
    throw new Failure(
      2,
      `${option} must be a whole number from ${String(least)} to ${String(most)}, not ${text}.`,
    )
  return value
}

function seed(text = randomBytes(6).toString('base64url')): string {
  if (!/^[\w .-]{1,64}$/.test(text)) throw new Failure(2, '--seed is a word or two of letters and digits.')
  return text
}

function minutes(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 60))
    throw new Failure(2, `--minutes must be a number from 0 to 60, not ${text}.`)
  return value
}

const say = (sentence: string) => void process.stderr.write(`${sentence}\n`)
