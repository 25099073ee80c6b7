/** `npm run promises`: programs that fail when a public promise is broken. README.md says each in plain words. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FAULT_VARIABLE, FAULTS } from './broken.ts'
import { runWithFault } from './catch-fault.ts'
import { crash } from './crash.ts'
import { disk } from './disk.ts'
import { failover } from './failover.ts'
import { fanOut } from './fan-out.ts'
import { faults } from './faults.ts'
import { hostile } from './hostile.ts'
import { journal } from './journal.ts'
import { BrokenPromise, demand, type Trial, type TrialOptions } from './promise.ts'
import { receipts } from './receipts.ts'
import { recount } from './recount.ts'
import { secrecy } from './secrecy.ts'
import { noPartial } from './no-partial.ts'
import { oneVote } from './one-vote.ts'
import { register } from './register.ts'
import { majorities } from './majorities.ts'
import { cleanClose } from './clean-close.ts'
import { soak } from './soak.ts'

const TRIALS = {
  crash,
  'fan-out': fanOut,
  hostile,
  failover,
  soak,
  disk,
  faults,
  journal,
  recount,
  receipts,
  secrecy,
  'no-partial': noPartial,
  'one-vote': oneVote,
  register,
  majorities,
  'clean-close': cleanClose,
} satisfies Record<string, Trial>
type TrialName = keyof typeof TRIALS

/** In a process that was started to have a fault: it tries that one, in a small size. */
const isFaulty = process.env[FAULT_VARIABLE] !== undefined

const isTrial = (name: string): name is TrialName => Object.hasOwn(TRIALS, name)
const names = Object.keys(TRIALS).filter(isTrial)

const USAGE = `npm run promises -- [names] [options]

${names.map((name) => `  ${name.padEnd(10)} ${TRIALS[name].promise}`).join('\n')}

  all by default, each in a small size

  --broken FAULT   the promise with a fault built into our own code, which must break it; its faults:
${faultLines()}
  --seed TEXT      the plan of a run that failed, again
  --runs N         kills of crash, changes of journal, elections of recount
  --members N      phones of the hall
  --voters N       who vote, in promises about votes
  --frames N       fuzzed frames of hostile
  --stalled N      readers of hostile who do not read
  --minutes N      of the convention of soak
  --pace N         how many of them pass in one
`

function faultLines(): string {
  return Object.entries(FAULTS)
    .map(([promise, faults]) => `                   ${promise}: ${Object.keys(faults).join(', ')}\n`)
    .join('')
}

/** Whole numbers, each for the trials that know it. */
const SIZES = ['runs', 'members', 'voters', 'frames', 'stalled', 'minutes', 'pace'] as const

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: Math.random().toString(36).slice(2, 8) },
      runs: { type: 'string' },
      members: { type: 'string' },
      voters: { type: 'string' },
      broken: { type: 'string' },
      frames: { type: 'string' },
      stalled: { type: 'string' },
      minutes: { type: 'string' },
      pace: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const unknown = positionals.filter((name) => !isTrial(name))
  if (values.help) {
    process.stdout.write(USAGE)
    process.exit(0)
  }
  if (unknown.length > 0) notUnderstood(`There is no promise ${unknown.join(', ')}.`)
  const sizes: Partial<Record<(typeof SIZES)[number], number>> = {}
  for (const size of SIZES) {
    const number = wholeNumber(values[size])
    if (number !== undefined) sizes[size] = number
  }
  const chosen = positionals.length > 0 ? positionals.filter(isTrial) : names
  const { broken = null } = values
  const [only = ''] = chosen
  if (broken !== null && (chosen.length > 1 || FAULTS[only]?.[broken] === undefined))
    notUnderstood(`${broken} is no fault of ${chosen.join(', ')}.`)
  return { chosen, broken, options: { seed: values.seed, ...sizes } }
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  return notUnderstood(`${text} is no number for this.`)
}

function notUnderstood(why: string): never {
  process.stderr.write(`${why}\n\n${USAGE}`)
  process.exit(2)
}

type GivenOptions = Omit<TrialOptions, 'folder'>

const asWords = (options: GivenOptions): string[] => [
  '--seed',
  options.seed,
  ...SIZES.flatMap((size) => (options[size] === undefined ? [] : [`--${size}`, String(options[size])])),
]

async function isKept(name: TrialName, options: GivenOptions): Promise<boolean> {
  process.stdout.write(`\n${name} (seed ${options.seed})\n  ${TRIALS[name].promise}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'plenum-promise-'))
  const started = performance.now()
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    const figures = await TRIALS[name].keep({ ...options, folder })
    for (const figure of figures) process.stdout.write(`  ${figure}\n`)
    if (!isFaulty) await catchFaults(name, options)
    process.stdout.write(`  kept, in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
    return true
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const why =
      error instanceof BrokenPromise ? `BROKEN: ${error.message}` : `FAILED: ${error.stack ?? error.message}`
    process.stdout.write(`  ${why}.\n  Again: npm run promises -- ${name} ${asWords(options).join(' ')}\n`)
    return false
  } finally {
    remove()
    process.off('exit', remove)
  }
}

/** The proof that the promise could have been broken. */
async function catchFaults(name: TrialName, { seed, say }: GivenOptions): Promise<void> {
  for (const [fault, { what }] of Object.entries(FAULTS[name] ?? {})) {
    say(`the same with a host that ${what}`)
    const { isBroken, sentence } = await runWithFault(name, fault, {
      options: asWords({ seed, say, ...SMALL[name] }),
    })
    demand(isBroken, `a host that ${what} was not noticed (${sentence})`)
    process.stdout.write(`  And it catches a host that ${what}: ${sentence}\n`)
  }
}

/** How small a trial may be that has a fault to find. */
const SMALL: Partial<Record<TrialName, Partial<GivenOptions>>> = {
  recount: { runs: 1 },
  receipts: { runs: 3, voters: 60 },
  journal: { runs: 300 },
  secrecy: { runs: 2, voters: 60 },
  'no-partial': { runs: 1, voters: 20 },
  'one-vote': { runs: 8, voters: 60 },
  register: { runs: 1_000 },
  majorities: { voters: 6 },
  'clean-close': { runs: 12, voters: 60 },
}

const { chosen, broken: wanted, options } = readOptions()
if (wanted !== null) {
  const onText = (text: string) => void process.stdout.write(text)
  const [name = 'crash'] = chosen
  const { isBroken } = await runWithFault(name, wanted, {
    options: asWords({ ...SMALL[name], ...options, say: () => undefined }),
    onText,
  })
  process.exit(isBroken ? 1 : 0)
}
const broken: string[] = []
const say = (progress: string) => void process.stderr.write(`  ${progress}\n`)
for (const name of chosen) if (!(await isKept(name, { ...options, say }))) broken.push(name)
process.stdout.write(broken.length === 0 ? '\nAll kept.\n' : `\nBroken: ${broken.join(', ')}.\n`)
process.exit(broken.length === 0 ? 0 : 1)
