/** `npm run bench`: measures Plenum side by side with the bare limit and with the designs that failed. README.md explains each. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import hostFlags from '../node-flags.json' with { type: 'json' }
import { benchArrivals } from './arrivals.ts'
import { benchBallots } from './ballots.ts'
import { barMarkdown, barTable, standingOf, standingText } from './bars.ts'
import { benchBusy } from './busy.ts'
import { barChart } from './chart.ts'
import { benchConsole } from './console.ts'
import { makeConvention, type Convention } from './convention.ts'
import { benchCounting } from './counting.ts'
import { benchCrowd } from './crowd.ts'
import { NOTHING_DEALT_WITH } from './dealt-with.ts'
import { benchDay } from './day.ts'
import { benchFanOut } from './fan-out.ts'
import { busyLine, describeMachine, machineLine } from './machine.ts'
import { benchMemory } from './memory.ts'
import { benchOpening } from './opening.ts'
import { benchPhonePage } from './phone-page.ts'
import { summaryOf, tableOf, type Bar, type BenchResult } from './result.ts'
import { benchReturn } from './return.ts'
import type { Setting, Sizes } from './setting.ts'
import { benchSignIns } from './sign-ins.ts'
import { benchStalled } from './stalled.ts'

/** In the order of the bars, except for what takes longest. */
const BENCHES = {
  'fan-out': benchFanOut,
  ballots: benchBallots,
  busy: benchBusy,
  stalled: benchStalled,
  return: benchReturn,
  arrivals: benchArrivals,
  memory: benchMemory,
  console: benchConsole,
  'phone-page': benchPhonePage,
  opening: benchOpening,
  day: benchDay,
  counting: benchCounting,
  crowd: benchCrowd,
  'sign-ins': benchSignIns,
} as const
type BenchName = keyof typeof BENCHES

const FULL: Sizes = {
  ...{ rounds: 5, warmUps: 2, members: 10_000, signInSizes: [1_000, 5_000], arrivals: 5_000 },
  ...{ stallMembers: 6_000, busySeconds: 4, settledMs: 3_000 },
  crowds: { least: 1_000, oneProcess: 15_000, gateways: 4, manyGateways: 40_000 },
  listRows: { few: 100, many: 100_000 },
  countedBallots: 1_000_000,
  opening: { ...NOTHING_DEALT_WITH, members: 50_000, present: 10_000, votes: 200, ballots: 3_000 },
  day: {
    ...{ members: 50_000, present: 10_000, votes: 300, ballots: 3_000 },
    ...{ items: 1_000, motions: 1_000, elections: 12, speeches: 1_500 },
  },
}
const SMALL: Sizes = {
  ...{ rounds: 1, warmUps: 1, members: 500, signInSizes: [250], arrivals: 500 },
  ...{ stallMembers: 400, busySeconds: 1.5, settledMs: 1_000 },
  crowds: { least: 200, oneProcess: 600, gateways: 2, manyGateways: 1_000 },
  listRows: { few: 100, many: 5_000 },
  countedBallots: 20_000,
  opening: { ...NOTHING_DEALT_WITH, members: 5_000, present: 1_000, votes: 20, ballots: 300 },
  day: {
    ...{ members: 5_000, present: 1_000, votes: 30, ballots: 300 },
    ...{ items: 100, motions: 100, elections: 3, speeches: 150 },
  },
}

const USAGE = `npm run bench -- [names] [options]

  names            ${Object.keys(BENCHES).join(', ')}; all by default
  --small          a quick look: fewer members, one round
  --rounds N       counted rounds (default: ${String(FULL.rounds)})
  --members N      where all are connected (default: ${String(FULL.members)})
  --out FOLDER     where results go (default: out/bench)
  --profile        CPU profiles of Plenum's hosts in OUT/profiles/NAME
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
  const members = wholeNumber(values.members, size.members)
  return {
    names: names.length > 0 ? names : Object.keys(BENCHES).filter(isBench),
    out: resolve(values.out),
    profile: values.profile,
    isSmall: values.small,
    size: {
      ...size,
      members,
      rounds: wholeNumber(values.rounds, size.rounds),
      stallMembers: Math.min(members, size.stallMembers),
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
  const { names, out, profile, isSmall, size } = readOptions()
  mkdirSync(out, { recursive: true })
  const folder = temporaryFolder()
  const convention = onceEach((members) => makeConvention(folder, members))
  const machine = describeMachine()
  const head = `${machineLine(machine)}\nMedian (least – most) of ${String(size.rounds)} interleaved rounds.\n${busyLine(machine)}`
  process.stdout.write(head)
  const [tables, bars]: [string[], Bar[]] = [[], []]
  for (const name of names) {
    const setting: Setting = {
      ...size,
      convention,
      kept: out,
      execArgv: [
        ...hostFlags,
        ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${join(out, 'profiles', name)}`] : []),
      ],
      say: (progress) => void process.stderr.write(`  ${progress}\n`),
    }
    const began = performance.now()
    const result = await outcomeOf(name, setting)
    const text = result.comparisons.map((comparison) => tableOf(comparison)).join('\n\n')
    process.stdout.write(`\n${text}\n`)
    tables.push(text)
    bars.push(...result.bars)
    const seconds = Math.round((performance.now() - began) / 1000)
    writeJson(join(out, `${name}.json`), { machine, size, seconds, ...summarised(result) })
    // After each: what was measured stays when the next one is broken off.
    const title = `Plenum against its bars, median of ${String(size.rounds)} rounds`
    writeFileSync(join(out, 'bars.svg'), barChart(bars, { title, subtitle: machineLine(machine) }))
    writeFileSync(
      join(out, 'table.md'),
      `${barMarkdown(bars)}\n\n\`\`\`\n${head}\n${tables.join('\n\n')}\n\`\`\`\n`,
    )
  }
  process.stdout.write(`\n${barTable(bars)}\n`)
  if (isSmall)
    process.stdout.write('The bars are set for the full size: at this one, what is paid once weighs more.\n')
  process.stdout.write(`\nAll rounds, bars.svg and table.md: ${out}\n`)
}

/** One that cannot be done takes nothing away from the others; the command fails at its end. */
async function outcomeOf(name: BenchName, setting: Setting): Promise<BenchResult> {
  try {
    return await BENCHES[name](setting)
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    const why = error instanceof Error ? error.message : String(error)
    const nothing = { title: 'not done', rounds: {}, note: why }
    return {
      bench: name,
      comparisons: [{ heading: name, measures: [], reference: nothing, others: [] }],
      bars: [],
    }
  }
}

const writeJson = (file: string, content: object): void =>
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...content }, null, 2)}\n`)

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

const summarised = ({ bench, comparisons, bars }: BenchResult) => ({
  bench,
  comparisons: comparisons.map((comparison) => ({
    heading: comparison.heading,
    rows: summaryOf(comparison),
  })),
  bars: bars.map((bar) => ({ ...bar, standing: standingOf(bar), words: standingText(bar) })),
})

await run()
