/** `plenum count`: counts a vote from a file, so that nobody has to believe us. Needs neither host nor convention. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { mergeBallots, type Election } from '../domain/tally/election.ts'
import { drawLot } from '../domain/tally/lot.ts'
import { COUNTING_RULES } from '../domain/tally/rules.ts'
import { decodeText } from '../import/decode-text.ts'
import { readBallots } from '../import/read-ballots.ts'
import { readBlt, type BltFile } from '../import/read-blt.ts'
import { addedUp, countBallots, fromBlt, fromTable, type Ballots, type CountRule } from './count-ballots.ts'
import { countAsJson } from './count-json.ts'
import { majorityAsked, seatsOf, type CountOptions } from './count-options.ts'
import { bltFault, countInWords, RULE_SENTENCES, tableFault, type Counted } from './count-words.ts'
import { Failure } from './failure.ts'

export function addCount(program: Command): void {
  program
    .command('count <files...>')
    .description(
      'count a vote from BLT files or from ballots that Plenum exported as CSV; several are parts of one vote and are added up',
    )
    .requiredOption('--rule <rule>', Object.keys(RULE_SENTENCES).join(', '))
    .option('--seats <number>', 'how many are elected (default: as the file says)')
    .option(
      '--base <base>',
      'majority: yes-no, yes-no-abstain, valid, cast, or the votes of those present or entitled',
    )
    .option('--majority <share>', 'majority: the share of the base, such as 2/3 (default: 1/2)')
    .option('--at-least', 'majority: the share itself is enough (default where it is not 1/2)')
    .option('--more-than', 'majority: the share itself is not enough (default for 1/2)')
    .option('--lot <seed>', 'draw lots where only a lot decides: the same seed draws the same')
    .option('--json', 'as one JSON object')
    .addHelpText('after', `\n${helpOnRules()}`)
    .action((files: string[], options: CountOptions) => {
      const counted = count(ruleOf(options.rule), files, options)
      print(options.json === true ? JSON.stringify(countAsJson(counted), null, 2) : countInWords(counted))
    })
}

const helpOnRules = () =>
  [
    'Rules:',
    ...Object.entries(RULE_SENTENCES).map(([rule, sentence]) => `  ${rule.padEnd(14)}${sentence}`),
    '',
    'A BLT file has ranks, such as "12 3 1=4 0": 12 ballots with 3 first, then 1 and 4 alike. For `approval` everybody on',
    'a ballot counts; for `score` it gives points, such as "12 3/5 1/2 0"; for `majority` whoever stands first on it. There',
    'the candidates of a motion are Yes, No and Abstain; of several motions each has its own, such as "A 1: Yes".',
    'A CSV file is what Plenum exports as the ballots of a vote, in German or in English.',
    'Ties are told, and decided only with --lot: in front stands whose SHA-256 of seed, line feed and name is smallest.',
  ].join('\n')

function ruleOf(text: string): CountRule {
  if (!isRule(text))
    throw new Failure(2, `${text} is no rule. There are ${Object.keys(RULE_SENTENCES).join(', ')}.`)
  return text
}

const isRule = (text: string): text is CountRule => Object.hasOwn(RULE_SENTENCES, text)

function count(rule: CountRule, files: readonly string[], options: CountOptions): Counted {
  const majority = majorityAsked(rule, options)
  const tables = files.filter((name) => /\.csv$/i.test(name))
  if (tables.length > 0 && tables.length < files.length)
    throw new Failure(2, 'BLT files and tables of ballots are not counted together.')
  if (tables.length === 0) {
    const file = together(files.map(readElection))
    const { election, withdrawn } = file
    const seats = options.seats === undefined ? election.seats : seatsOf(options.seats)
    if (rule === 'majority') {
      const ballots = fromBlt(file)
      // Each motion stands for itself.
      const most = options.seats === undefined && ballots.form === 'yes-no' ? ballots.options.length : seats
      return { withdrawn, ...countedBallots(ballots, { rule, seats: most, majority, lot: options.lot }) }
    }
    checkFits(rule, { ...election, seats })
    const lot = options.lot === undefined ? null : drawLot(election.candidates, options.lot, sha256)
    const result = COUNTING_RULES[rule]({ ...election, seats }, lot)
    const { title, candidates } = election
    return { rule, title, seats, candidates, withdrawn, count: result, majority: null, answers: null }
  }
  const ballots = addedUp(tables.map(readTable))
  if (ballots === null)
    throw new Failure(
      2,
      'These tables are not of one vote: options, their order and what is marked must be equal.',
    )
  checkTable(rule, ballots)
  const seats = options.seats === undefined ? seatsOfTable(rule, ballots) : seatsOf(options.seats)
  checkSeats(rule, seats)
  return { withdrawn: [], ...countedBallots(ballots, { rule, seats, majority, lot: options.lot }) }
}

function countedBallots(
  ballots: Ballots,
  {
    rule,
    seats,
    majority,
    lot,
  }: Pick<Parameters<typeof countBallots>[1], 'rule' | 'seats' | 'majority'> & { lot: string | undefined },
): Omit<Counted, 'withdrawn'> {
  const { title, options: candidates, answers } = ballots
  const order = lot === undefined ? null : drawLot(candidates, lot, sha256)
  const counted = countBallots(ballots, { rule, seats, majority, lot: order })
  return { rule, title, seats, candidates, answers, ...counted }
}

/** Which marks a rule counts. */
const FORMS: Record<CountRule, readonly Ballots['form'][]> = {
  irv: ['rank'],
  'scottish-stv': ['rank'],
  'meek-stv': ['rank'],
  schulze: ['rank'],
  approval: ['choose', 'yes-no'],
  plurality: ['choose', 'yes-no'],
  score: ['points'],
  majority: ['yes-no', 'choose'],
}

const FORM_WORDS: Record<Ballots['form'], string> = {
  'yes-no': 'yes and no',
  choose: 'crosses',
  points: 'points',
  rank: 'a ranking',
}

function checkTable(rule: CountRule, { form, ballots }: Ballots): void {
  const forms = FORMS[rule].map((one) => FORM_WORDS[one]).join(' or ')
  if (!FORMS[rule].includes(form))
    throw new Failure(2, `${rule} needs ballots with ${forms}; these have ${FORM_WORDS[form]}.`)
  const isSeveral =
    form === 'choose' &&
    ballots.some(
      ({ ballot }) => ballot.kind === 'marked' && ballot.marks.filter((mark) => mark > 0).length > 1,
    )
  if (rule === 'plurality' && isSeveral)
    throw new Failure(
      2,
      'plurality gives each ballot one vote, and some of these have several crosses. Take approval.',
    )
}

/** A table does not say how many are elected; motions are each for themselves. */
function seatsOfTable(rule: CountRule, { form, options }: Ballots): number {
  if (rule === 'majority' && form === 'yes-no') return options.length
  throw new Failure(2, 'A table of ballots does not say how many are elected: say --seats.')
}

function readElection(name: string): BltFile & { name: string } {
  const read = readBlt(decodeText(bytesOf(name)).text)
  if (!read.ok) throw new Failure(2, `${name}, line ${String(read.line)}: ${bltFault(read)}`)
  return { ...read.file, name }
}

function readTable(name: string): Ballots {
  const read = readBallots(decodeText(bytesOf(name)).text)
  if (!read.ok) throw new Failure(2, `${name}, line ${String(read.line)}: ${tableFault(read)}`)
  return fromTable(read.table, basename(name).replace(/\.csv$/i, ''))
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
  const sum = (kind: keyof BltFile['blank']) => files.reduce((all, { blank }) => all + blank[kind], 0n)
  const blank = { abstention: sum('abstention'), none: sum('none'), invalid: sum('invalid') }
  return { ...first, election: { ...first.election, ballots }, blank }
}

const sameNames = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((name, index) => name === others[index])

function checkFits(rule: CountRule, { seats, ballots }: Election): void {
  checkSeats(rule, seats)
  if (rule === 'score' && ballots.length > 0 && ballots.every(({ points }) => points === undefined))
    throw new Failure(2, 'score needs ballots with points, such as "12 3/5 1/2 0"; this file has only ranks.')
}

function checkSeats(rule: CountRule, seats: number): void {
  if (rule === 'irv' && seats !== 1)
    throw new Failure(2, `irv fills one seat, not ${String(seats)}. Say --seats 1, or take scottish-stv.`)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const print = (text: string) => void process.stdout.write(`${text}\n`)
