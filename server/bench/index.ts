/** `npm run bench`: measures Plenum side by side with the bare limit and with the designs that failed. README.md explains each. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchBallots } from './ballots.ts'
import { benchFanOut } from './fan-out.ts'
import { makeConvention, type Convention } from './convention.ts'
import { busyLine, describeMachine, machineLine } from './machine.ts'
import { summaryOf, tableOf, type BenchResult } from './result.ts'
import type { Setting } from './setting.ts'
import { benchSignIns } from './sign-ins.ts'

const BENCHES = { 'sign-ins': benchSignIns, 'fan-out': benchFanOut, ballots: benchBallots } as const
type BenchName = keyof typeof BENCHES

const FULL = { rounds: 5, warmUps: 2, members: 5_000, signInSizes: [1_000, 5_000] }
const SMALL = { rounds: 3, warmUps: 1, members: 500, signInSizes: [500] }

const USAGE = `npm run bench -- [names] [options]

  names            ${Object.keys(BENCHES).join(', ')}; all by default
  --small          a quick look: fewer members, three rounds
  --rounds N       counted rounds (default: ${String(FULL.rounds)})
  --members N      of fan-out and ballots (default: ${String(FULL.members)})
  --out FOLDER     where the JSON goes (default: out/bench)
  --profile        a CPU profile of Plenum's host beside it
`

const isBench = (name: string): name is BenchName => Object.hasOwn(BENCHES, name)

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      small: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      members: { type: 'string' },
      out: { type: 'string', default: 'out/bench' },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const unknown = positionals.filter((name) => !isBench(name))
  if (values.help || unknown.length > 0) {
    process.stderr.write(unknown.length > 0 ? `There is no bench ${unknown.join(', ')}.\n\n${USAGE}` : USAGE)
    process.exit(unknown.length > 0 ? 2 : 0)
  }
  const names = positionals.filter(isBench)
  const size = values.small ? SMALL : FULL
  return {
    names: names.length > 0 ? names : Object.keys(BENCHES).filter(isBench),
    out: resolve(values.out),
    profile: values.profile,
    size: {
      ...size,
      rounds: wholeNumber(values.rounds, size.rounds),
      members: wholeNumber(values.members, size.members),
    },
  }
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text)
  process.stderr.write(`${text} is no number for this.\n\n${USAGE}`)
  process.exit(2)
}

async function run(): Promise<void> {
  const { names, out, profile, size } = readOptions()
  mkdirSync(out, { recursive: true })
  const folder = temporaryFolder()
  const setting: Setting = {
    ...size,
    convention: onceEach((members) => makeConvention(folder, members)),
    execArgv: profile ? ['--cpu-prof', `--cpu-prof-dir=${out}`] : [],
    say: (progress) => void process.stderr.write(`  ${progress}\n`),
  }
  const machine = describeMachine()
  process.stdout.write(
    `${machineLine(machine)}\nMedian (least – most) of ${String(size.rounds)} interleaved rounds.\n`,
  )
  process.stdout.write(busyLine(machine))
  for (const name of names) {
    const result = await BENCHES[name](setting)
    for (const comparison of result.comparisons) process.stdout.write(`\n${tableOf(comparison)}\n`)
    writeFileSync(
      join(out, `${name}.json`),
      `${JSON.stringify({ at: new Date().toISOString(), machine, size, ...summarised(result) }, null, 2)}\n`,
    )
  }
  process.stdout.write(`\nAll rounds: ${out}\n`)
}

/** Gone when this process is, however it ends; its children end with it. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  process.once('SIGINT', () => process.exit(130))
  return folder
}

function onceEach(make: (members: number) => Promise<Convention>): Setting['convention'] {
  const made = new Map<number, Promise<Convention>>()
  return (members) => {
    const convention = made.get(members) ?? make(members)
    made.set(members, convention)
    return convention
  }
}

const summarised = ({ bench, comparisons }: BenchResult) => ({
  bench,
  comparisons: comparisons.map((comparison) => ({
    heading: comparison.heading,
    rows: summaryOf(comparison),
  })),
})

await run()
