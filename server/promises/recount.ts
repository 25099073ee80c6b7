/**
 * Elections of every kind, and random ones, through a real host: their ballots are exported as a chair or anybody else would, and counted by
 * `plenum count`, which knows neither host nor file. What comes out is what the host said.
 */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { Chair } from '../command-line/chair.ts'
import type { Majority, OptionIndex, Outcome, Paper, Tie, Weight } from '../protocol/messages.ts'
import { seeded } from '../rehearsal/chance.ts'
import { anyDraft, EVERY_VOTE } from '../testing/every-vote.ts'
import { BrokenPromise, demand, type Trial, type TrialOptions } from './promise.ts'
import { FEWEST_MEMBERS, holdWholeDay, LOT_SEED, type HeldVote } from './whole-day.ts'

/** Random elections, beside one of each kind. */
const RUNS = 25
const MEMBERS = 20
/** Processes that count at once. */
const AT_ONCE = 4

const PROGRAM = fileURLToPath(new URL('../cli.ts', import.meta.url))

export const recount: Trial = {
  promise: 'Whoever counts the published ballots again gets what the host said, by every rule.',
  async keep(options: TrialOptions): Promise<string[]> {
    const { runs = RUNS, members = MEMBERS, seed, folder, say } = options
    const random = seeded(seed, 'recount')
    const drafts = Array.from({ length: runs }, (_, index) =>
      anyDraft(random, `Election ${String(index + 1)}`),
    )
    const counted: Counted[] = []
    const all = { votes: 0, ballots: 0 }
    await holdWholeDay({
      ...{ file: join(folder, 'recount.plenum'), members: Math.max(members, FEWEST_MEMBERS), seed },
      votes: [...EVERY_VOTE, ...drafts],
      async atTheEnd({ chair, votes }) {
        for (let first = 0; first < votes.length; first += AT_ONCE) {
          const some = votes.slice(first, first + AT_ONCE)
          counted.push(...(await Promise.all(some.map((held) => countAgain(chair, held, folder)))).flat())
          say(`${String(first + some.length)} of ${String(votes.length)} votes are counted again`)
        }
        all.votes = votes.length
        for (const { result } of votes) all.ballots += result.cast + result.papers
      },
    })
    return figures(counted, all)
  },
}

type Counted = { rule: string; isByLot: boolean }

/** From both files that are published. */
async function countAgain(chair: Chair, held: HeldVote, folder: string): Promise<Counted[]> {
  const done: Counted[] = []
  for (const format of ['blt', 'csv'] as const) {
    const asked = askedOf(held, format)
    if (asked === null) continue
    const { vote, draft } = held
    const { ticket } = await chair.command('export', {
      what: format === 'blt' ? 'election' : 'ballots',
      vote,
    })
    const file = join(folder, `vote-${String(vote)}.${format}`)
    writeFileSync(file, await chair.download(ticket))
    const said = JSON.parse(await plenumCount([...asked.parameters, '--json', file])) as CountSaid
    const found = asked.read(said)
    demand(
      isDeepStrictEqual(found, asked.expected),
      `vote ${String(vote)} («${draft.title}», ${asked.parameters.join(' ')}, ${format}): the host said ${JSON.stringify(asked.expected)}, counted again it is ${JSON.stringify(found)}`,
    )
    done.push({ rule: asked.parameters[1] ?? '', isByLot: asked.parameters.includes('--lot') })
  }
  return done
}

function plenumCount(parameters: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [PROGRAM, 'count', ...parameters], (error, out, words) => {
      if (error === null) resolve(out)
      else reject(new BrokenPromise(`plenum count ${parameters.join(' ')} says: ${words.trim()}`))
    })
  })
}

type ByName<Value> = Record<string, Value>

/** What `plenum count --json` prints. */
type CountSaid = {
  elected: string[]
  quota: string | null
  stages: ({ votes: ByName<string>; elected: string[]; notTransferred: string } & ByName<unknown>)[]
  ties: { tied: string[]; drawn: string[] | null }[]
  ranking?: string[][]
  preferences?: ByName<ByName<string>>
  decisions?: ByName<Decision>
}
type Decision = {
  yes: Weight
  no: Weight
  abstain: Weight
  base: Weight
  threshold: Weight
  isReached: boolean
}

/** `read` takes from the answer what `expected` says of the same count. Null: this file cannot be asked that. */
type Asked = { parameters: string[]; expected: unknown; read: (said: CountSaid) => unknown }

function askedOf(held: HeldVote, format: 'blt' | 'csv'): Asked | null {
  const { outcome } = held.result
  switch (outcome.kind) {
    case 'ranked':
      return askRanked(held, outcome)
    case 'majority':
      return askMajority(held, outcome)
    case 'most-votes':
      return askMostVotes(held, outcome, format)
  }
}

type Of<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>

const namesOf = ({ draft: { title, paper } }: HeldVote) =>
  paper.options.map(({ name }) => (name === '' ? title : name))

const named = (held: HeldVote, options: readonly OptionIndex[]) =>
  options.map((option) => namesOf(held)[option] ?? '')

const byName = <Value>(held: HeldVote, values: readonly Value[]): ByName<Value> =>
  Object.fromEntries(values.map((value, option) => [namesOf(held)[option] ?? '', value]))

const tiesOf = (held: HeldVote, ties: readonly Tie[]) =>
  ties.map(({ tied, drawn }) => ({ tied: named(held, tied), drawn: drawn && named(held, drawn) }))

const lotOf = (ties: readonly Tie[]) => (ties.some(({ drawn }) => drawn !== null) ? ['--lot', LOT_SEED] : [])

function askRanked(held: HeldVote, outcome: Of<'ranked'>): Asked {
  const { rule } = held.draft.paper
  const { quota, elected, stages, ties, ranking, preferences } = outcome
  return {
    parameters: ['--rule', rule.kind, ...seatsAsked(held.draft.paper), ...lotOf(ties)],
    expected: {
      ...{ quota, elected: named(held, elected), ties: tiesOf(held, ties) },
      stages: stages.map((stage) => ({
        votes: byName(held, stage.votes),
        elected: named(held, stage.elected),
        notTransferred: stage.notTransferred,
      })),
      ranking: ranking?.map((place) => named(held, place)) ?? null,
      preferences:
        preferences === undefined
          ? null
          : byName(
              held,
              preferences.map((row) => byName(held, row)),
            ),
    },
    read: (said) => ({
      ...{
        quota: said.quota,
        elected: said.elected,
        ties: said.ties.map(({ tied, drawn }) => ({ tied, drawn })),
      },
      stages: said.stages.map(({ votes, elected: now, notTransferred }) => ({
        ...{ votes, elected: now, notTransferred },
      })),
      ranking: said.ranking ?? null,
      preferences: said.preferences ?? null,
    }),
  }
}

/** Each motion's votes, and what the majority was taken of; what was adopted by a casting vote no count knows. */
function askMajority(held: HeldVote, { decisions }: Of<'majority'>): Asked {
  const { rule } = held.draft.paper
  const { parts, options } = held.result
  if (rule.kind !== 'majority') throw new Error('a majority decides by a majority')
  // Papers that were entered as sums are in no list of ballots.
  const electronic = parts === null || hasPaperBallots(held) ? null : parts.electronic.options
  const expected = (electronic ?? options).map((votes, option) => {
    const { base = '', threshold = '' } = decisions[option] ?? {}
    return electronic === null ? { ...votes, base, threshold } : votes
  })
  return {
    parameters: majorityAsked(rule.majority, decisions[0]?.base ?? ''),
    expected: byName(held, expected),
    read: ({ decisions: said = {} }) =>
      Object.fromEntries(
        Object.entries(said).map(([name, { yes, no, abstain, base, threshold }]) => [
          name,
          { yes, no, abstain, ...(electronic === null && { base, threshold }) },
        ]),
      ),
  }
}

/** Only those of one motion are entered as sums, see whole-day.ts. */
const hasPaperBallots = ({ draft }: HeldVote): boolean => draft.paper.options.length > 1

function askMostVotes(held: HeldVote, outcome: Of<'most-votes'>, format: 'blt' | 'csv'): Asked | null {
  const { form, rule } = held.draft.paper
  if (rule.kind !== 'most-votes') throw new Error('most votes win by most votes')
  const votes = byName(
    held,
    held.result.options.map(({ yes }) => yes),
  )
  const ending = { elected: named(held, outcome.elected), ties: tiesOf(held, outcome.ties) }
  const seats = [...seatsAsked(held.draft.paper), ...lotOf(outcome.ties)]
  // Reserved seats are nothing that `plenum count` fills.
  const isWhole = rule.reserved === null
  const readEnding = ({ elected, ties }: CountSaid) => ({
    ...{ elected, ties: ties.map(({ tied, drawn }) => ({ tied, drawn })) },
  })
  if (rule.majority !== null) {
    const thresholds = outcome.thresholds ?? []
    return {
      parameters: [...majorityAsked(rule.majority, thresholds[0]?.base ?? ''), ...seats],
      expected: { decisions: byName(held, thresholds), ...(isWhole && ending) },
      read: (said) => ({
        decisions: Object.fromEntries(
          Object.entries(said.decisions ?? {}).map(([name, { isReached, base, threshold }]) => [
            name,
            { isReached, base, threshold },
          ]),
        ),
        ...(isWhole && readEnding(said)),
      }),
    }
  }
  // There each answer is a candidate.
  if (form.kind === 'yes-no' && format === 'blt') return null
  // A file of preferences does not say whom a no to all keeps out, nor that nobody without a vote is elected.
  const saysWho = isWhole && format === 'csv'
  const name =
    form.kind === 'points' ? 'score' : form.kind === 'choose' && form.most === 1 ? 'plurality' : 'approval'
  return {
    parameters: ['--rule', name, ...seats],
    expected: { votes, ...(saysWho && ending) },
    read: (said) => ({ votes: said.stages[0]?.votes, ...(saysWho && readEnding(said)) }),
  }
}

const seatsAsked = ({ rule }: Paper): string[] =>
  rule.kind === 'majority' ? [] : ['--seats', String(rule.seats)]

/** How many are present or entitled no ballot says. */
const majorityAsked = ({ base, numerator, denominator, comparison }: Majority, votes: Weight): string[] => [
  ...['--rule', 'majority', '--base', base === 'present' || base === 'entitled' ? votes : base],
  ...['--majority', `${String(numerator)}/${String(denominator)}`, `--${comparison}`],
]

function figures(
  counted: readonly Counted[],
  { votes, ballots }: { votes: number; ballots: number },
): string[] {
  const rules = new Map<string, number>()
  for (const { rule } of counted) rules.set(rule, (rules.get(rule) ?? 0) + 1)
  const byRule = [...rules].map(([rule, times]) => `${rule} ${String(times)}`).join(', ')
  const byLot = counted.filter(({ isByLot }) => isByLot).length
  return [
    `${String(votes)} votes with ${String(ballots)} ballots, exported as BLT and as CSV and counted ${String(counted.length)} times by \`plenum count\`: each is what the host said.`,
    `By rule: ${byRule}; ${String(byLot)} of them with the lot that was drawn.`,
  ]
}
