/** `plenum rehearse`: tries this machine with simulated members on a copy of the convention, and says what held. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { rehearsalVerdict } from '../client/rehearsal-verdict.ts'
import { MOST_MEMBERS } from '../rehearsal/crowd.ts'
import { rehearse, type RehearsalProgress } from '../rehearsal/rehearse.ts'
import { findRunningHost } from '../store/lock.ts'
import { asChair } from './chair.ts'
import { Failure } from './failure.ts'
import { progressLine, verdictWords } from './rehearsal-words.ts'

type RehearseOptions = { members: string; minutes: string; file?: string; seed?: string; json?: boolean }

/** Without a terminal a line is written this often, so that a log stays readable. */
const LINE_MS = 5_000

const BROKEN_OFF = 130

export function addRehearse(program: Command): void {
  program
    .command('rehearse')
    .description('try this machine with simulated members, on a copy of the convention: says what held')
    .option('--members <number>', 'how many take part', '3000')
    .option('--minutes <number>', 'in which they arrive', '0.5')
    .option('--file <name>', 'the convention to copy, and to keep the report in (default: an invented one)')
    .option('--seed <text>', 'the same seed gives the same rehearsal')
    .option('--json', 'print the report as JSON')
    .action(async (options: RehearseOptions) => {
      const file = options.file === undefined ? null : await originalFile(options.file)
      const breaking = new AbortController()
      const breakOff = () => breaking.abort()
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, breakOff)
      const show = progress()
      try {
        const report = await rehearse({
          file,
          members: wholeNumber('--members', options.members, MOST_MEMBERS),
          arrivingSeconds: minutes(options.minutes) * 60,
          seed: seed(options.seed),
          onProgress: (state) => show.tell(state),
          signal: breaking.signal,
        })
        if (file !== null) await asChair({ file }, (chair) => chair.command('keep-rehearsal', { report }))
        show.end()
        if (options.json === true) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
        say(verdictWords(report))
        if (file !== null) say(`  The report is kept in ${file}.`)
        if (!rehearsalVerdict(report).held) process.exitCode = 1
      } catch (error) {
        show.end()
        if (!breaking.signal.aborted) throw error
        say('Broken off: everything is cleared away, and nothing was kept.')
        // Connections that were waiting for the host would keep this process.
        process.exit(BROKEN_OFF)
      }
    })
}

/** A hall that votes must not share its machine with 3,000 more phones. */
async function originalFile(name: string): Promise<string> {
  const file = resolve(name)
  if (!existsSync(file)) throw new Failure(3, `There is no ${file}.`)
  if (findRunningHost(file) !== null) {
    const { status } = await asChair({ file }, (chair) => chair.command('status', {}))
    if (status.votes.some(({ state }) => state === 'open'))
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

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Failure(2, `${option} must be a whole number from 1 to ${String(most)}, not ${text}.`)
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
