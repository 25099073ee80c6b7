/** `plenum count`: counts an election from a file, so that nobody has to believe us. Needs neither host nor convention. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { StageStep } from '../protocol/messages.ts'
import { mergeBallots, type Candidate, type Count, type Election } from '../domain/tally/election.ts'
import { drawLot } from '../domain/tally/lot.ts'
import { COUNTING_RULES, type CountingRule } from '../domain/tally/rules.ts'
import { decodeText } from '../import/decode-text.ts'
import { readBlt, type BltFile } from '../import/read-blt.ts'
import { countInWords, faultInWords, RULE_SENTENCES } from './count-words.ts'
import { Failure } from './failure.ts'

type CountOptions = { rule: string; seats?: string; json?: boolean; lot?: string }

export function addCount(program: Command): void {
  program
    .command('count <files...>')
    .description('count an election from BLT files; several are parts of one election and are added up')
    .requiredOption('--rule <rule>', Object.keys(COUNTING_RULES).join(', '))
    .option('--seats <number>', 'how many are elected (default: as the file says)')
    .option('--lot <seed>', 'draw lots where only a lot decides: the same seed draws the same')
    .option('--json', 'as one JSON object')
    .addHelpText('after', `\n${helpOnRules()}`)
    .action((files: string[], options: CountOptions) => {
      const rule = ruleOf(options.rule)
      const { election, withdrawn } = together(files.map(readElection))
      const seats = options.seats === undefined ? election.seats : seatsOf(options.seats)
      checkFits(rule, { ...election, seats })
      const lot = options.lot === undefined ? null : drawLot(election.candidates, options.lot, sha256)
      const count = COUNTING_RULES[rule]({ ...election, seats }, lot)
      const counted = { rule, election: { ...election, seats }, withdrawn, count }
      print(options.json === true ? JSON.stringify(countAsJson(counted), null, 2) : countInWords(counted))
    })
}

const helpOnRules = () =>
  [
    'Rules:',
    ...Object.entries(RULE_SENTENCES).map(([rule, sentence]) => `  ${rule.padEnd(14)}${sentence}`),
    '',
    'A BLT file has ranks, such as "12 3 1=4 0": 12 ballots with 3 first, then 1 and 4 alike. For `approval` everybody on',
    'a ballot counts; for `score` it gives points, such as "12 3/5 1/2 0". Motions (yes, no, abstain) have no such file.',
    'Ties are told, and decided only with --lot: in front stands whose SHA-256 of seed, line feed and name is smallest.',
  ].join('\n')

function ruleOf(text: string): CountingRule {
  if (!isRule(text))
    throw new Failure(2, `${text} is no rule. There are ${Object.keys(COUNTING_RULES).join(', ')}.`)
  return text
}

const isRule = (text: string): text is CountingRule => Object.hasOwn(COUNTING_RULES, text)

function seatsOf(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Failure(2, `--seats is a whole number from 1, not ${text}.`)
  return Number(text)
}

function readElection(name: string): BltFile & { name: string } {
  const read = readBlt(decodeText(bytesOf(name)).text)
  if (!read.ok) throw new Failure(2, `${name}, line ${String(read.line)}: ${faultInWords(read)}`)
  return { ...read.file, name }
}

function bytesOf(name: string): Buffer {
  try {
    return readFileSync(name)
  } catch (error) {
    throw new Failure(3, `${name} cannot be read (${error instanceof Error ? error.message : 'unknown'}).`)
  }
}

/** Ballots of several rooms, or electronic ones and those of paper, for the same candidates. */
function together(files: readonly (BltFile & { name: string })[]): BltFile {
  const [first, ...others] = files
  if (first === undefined) throw new Failure(2, 'Count what? Give a file.')
  for (const { name, election, withdrawn } of others) {
    const isSame =
      election.seats === first.election.seats &&
      sameNames(election.candidates, first.election.candidates) &&
      sameNames(withdrawn, first.withdrawn)
    if (!isSame)
      throw new Failure(
        2,
        `${name} is not of the same election as ${first.name}: seats, candidates and their order must be equal.`,
      )
  }
  if (others.length === 0) return first
  const ballots = mergeBallots(files.flatMap(({ election }) => election.ballots))
  return { ...first, election: { ...first.election, ballots } }
}

const sameNames = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((name, index) => name === others[index])

function checkFits(rule: CountingRule, { seats, ballots }: Election): void {
  if (rule === 'irv' && seats !== 1)
    throw new Failure(2, `irv fills one seat, not ${String(seats)}. Say --seats 1, or take scottish-stv.`)
  if (rule === 'score' && ballots.length > 0 && ballots.every(({ points }) => points === undefined))
    throw new Failure(2, 'score needs ballots with points, such as "12 3/5 1/2 0"; this file has only ranks.')
}

type Counted = { rule: CountingRule; election: Election; withdrawn: readonly string[]; count: Count }

/** What other programs read. Names instead of numbers, and decimals as text: nothing is rounded on the way. */
function countAsJson({ rule, election: { title, seats, candidates }, withdrawn, count }: Counted) {
  const name = (candidate: Candidate) => candidates[candidate] ?? ''
  const byName = <Value>(values: readonly Value[]) =>
    Object.fromEntries(values.map((value, candidate) => [name(candidate), value]))
  const { ranking, preferences } = count
  return {
    rule,
    title,
    seats,
    ballots: exactNumber(count.ballots),
    quota: count.quota,
    candidates,
    ...(withdrawn.length > 0 && { withdrawn }),
    elected: count.elected.map(name),
    ...(ranking !== undefined && { ranking: ranking.map((place) => place.map(name)) }),
    ...(preferences !== undefined && { preferences: byName(preferences.map(byName)) }),
    stages: count.stages.map(({ what, votes, elected, notTransferred }) => ({
      votes: byName(votes),
      ...stepByName(what, name),
      elected: elected.map(name),
      notTransferred,
    })),
    ties: count.ties.map(({ tied, decides, stage, drawn }) => ({
      tied: tied.map(name),
      decides,
      stage: stage + 1,
      drawn: drawn?.map(name) ?? null,
    })),
  }
}

const stepByName = (what: StageStep, name: (candidate: Candidate) => string) =>
  what.kind === 'surplus'
    ? { surplusOf: what.of.map(name) }
    : what.kind === 'excluded'
      ? { excluded: name(what.candidate) }
      : {}

/** Text where a number of JSON would not be exact. */
function exactNumber(decimal: string): number | string {
  const number = Number(decimal)
  return String(number) === decimal ? number : decimal
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const print = (text: string) => void process.stdout.write(`${text}\n`)
