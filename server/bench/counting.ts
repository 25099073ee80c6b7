/** A million ballots are read from their file and counted by each rule, beside a loop that only adds up first preferences. */
import { countVote, type BallotCount } from '../domain/tally/count-vote.ts'
import type { Election } from '../domain/tally/election.ts'
import { COUNTING_RULES, type CountingRule } from '../domain/tally/rules.ts'
import { readBlt } from '../import/read-blt.ts'
import type { VoteDraft } from '../protocol/messages.ts'
import { motionMarks, onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { pick, seeded, shuffled, type Random } from '../rehearsal/chance.ts'
import { orderOf } from './ratios.ts'
import type { Bar, BenchResult, Comparison, Row } from './result.ts'
import type { Setting } from './setting.ts'

const SEED = 'counting'
const SEATS = 3
const MOST_POINTS = 5
const READING = 'read the file'
/** While an assembly waits. */
const LIMIT_MS = 10_000

/** How voters fill in a ranked ballot: how many candidates there are, and how many of them they rank. */
type Habit = { candidates: number; ranks: readonly number[]; likes: 'the first ones more' | 'all alike' }
/** Many rank a few, few rank many, and most like the same ones. */
const IN_A_HALL: Habit = { candidates: 12, ranks: [1, 1, 2, 3, 3, 4, 6], likes: 'the first ones more' }
/** The worst for a count that takes as long as there are different ballots. */
const ALL_DIFFERENT: Habit = { candidates: 20, ranks: [12], likes: 'all alike' }

const RANKED: readonly { rule: CountingRule; seats: number }[] = [
  { rule: 'plurality', seats: 1 },
  { rule: 'approval', seats: SEATS },
  { rule: 'irv', seats: 1 },
  { rule: 'scottish-stv', seats: SEATS },
  { rule: 'meek-stv', seats: SEATS },
  { rule: 'schulze', seats: SEATS },
]

/** `count` says how many votes it has counted, as text. */
type Contestant = { title: string; count: () => string }

export function benchCounting(
  setting: Pick<Setting, 'countedBallots' | 'rounds' | 'say'>,
): Promise<BenchResult> {
  const { countedBallots: ballots, say } = setting
  const comparisons: Comparison[] = []
  for (const habit of [IN_A_HALL, ALL_DIFFERENT]) {
    say(`${ballots.toLocaleString('en')} ballots for ${String(habit.candidates)} candidates are filled in`)
    const file = rankedFile(ballots, habit)
    const election = electionIn(file)
    const others = [
      ...(habit === IN_A_HALL ? [majority(ballots), ...score(ballots, habit)] : []),
      ...RANKED.map((one) => counting(one, election)),
      { title: READING, count: () => votesIn(electionIn(file)) },
    ]
    const different = election.ballots.length.toLocaleString('en')
    const heading = `${ballots.toLocaleString('en')} ballots, ${String(habit.candidates)} candidates, ${different} different rankings`
    comparisons.push(comparison({ heading, bare: firstPreferences(election), others }, setting))
  }
  return Promise.resolve({ bench: 'counting', comparisons, bars: [slowestOf(comparisons, ballots)] })
}

/** Of a file in which no two ballots are alike: reading it, and then the rule that takes longest. */
function slowestOf(comparisons: readonly Comparison[], ballots: number): Bar {
  const rows = comparisons.at(-1)?.others ?? []
  const timesOf = (isWanted: (row: Row) => boolean) =>
    rows.filter(isWanted).map(({ rounds }) => rounds['time'] ?? [])
  const [reading = []] = timesOf(({ title }) => title === READING)
  const counting = timesOf(({ title }) => title !== READING)
  return {
    number: 14,
    measure: `${ballots.toLocaleString('en')} different ballots: read, and counted by the slowest rule`,
    unit: 'milliseconds',
    rounds: reading.map(
      (time, round) => (time ?? 0) + Math.max(...counting.map((times) => times[round] ?? 0)),
    ),
    limit: LIMIT_MS,
    is: 'at most',
    judgedBy: 'median',
  }
}

const counting = (
  { rule, seats }: { rule: CountingRule; seats: number },
  election: Election,
): Contestant => ({
  title: `${rule}, ${seats === 1 ? 'one seat' : `${String(seats)} seats`}`,
  count: () => COUNTING_RULES[rule]({ ...election, seats }, null).ballots,
})

/** As the box hands them over at closing, but one by one: as if each had a weight of its own. */
function majority(ballots: number): Contestant {
  const random = seeded(SEED, 'majority')
  const counts = Array.from({ length: ballots }, (): BallotCount => {
    const chance = random()
    const choice = chance < 0.55 ? 'yes' : chance < 0.9 ? 'no' : 'abstain'
    return { marks: motionMarks[choice], weight: '1', ballots: 1 }
  })
  const register = { members: [{ weight: '1', ids: `1-${String(ballots)}` }], ...everybody(ballots) }
  const draft: VoteDraft = {
    ...{ title: '', text: '', secrecy: 'secret', electorate: { presence: 'present', groups: [] } },
    ...{ ...onMotion(SIMPLE_MAJORITY), durationSeconds: null },
  }
  const nothingElse = { paperVotes: null, lot: null, castingVotes: new Map<number, boolean>() }
  return {
    title: 'majority, not added up before',
    count: () => countVote({ draft, register, counts, ...nothingElse }).sums.cast,
  }
}

const everybody = (ballots: number) => ({ present: String(ballots), entitled: String(ballots) })

function score(ballots: number, { candidates }: Habit): Contestant[] {
  const random = seeded(SEED, 'score')
  const file = fileOf({ ballots, candidates }, () => {
    const rated = shuffled(random, range(candidates)).slice(0, 3)
    return rated.map((one) => `${String(one)}/${String(1 + Math.floor(random() * MOST_POINTS))}`)
  })
  const election = electionIn(file)
  return [
    counting({ rule: 'score', seats: SEATS }, election),
    { title: 'read a file with points', count: () => votesIn(electionIn(file)) },
  ]
}

const rankedFile = (ballots: number, habit: Habit): string => {
  const random = seeded(SEED, habit.likes)
  return fileOf({ ballots, candidates: habit.candidates }, () => rankingBy(random, habit).map(String))
}

function rankingBy(random: Random, { candidates, ranks, likes }: Habit): number[] {
  const many = pick(random, ranks)
  if (likes === 'all alike') return shuffled(random, range(candidates)).slice(0, many)
  const chosen = new Set<number>()
  // The square of a chance is small more often than large.
  while (chosen.size < many) chosen.add(1 + Math.floor(random() ** 2 * candidates))
  return [...chosen]
}

/** A line a ballot, as if nobody had added them up. */
function fileOf(
  { ballots, candidates }: { ballots: number; candidates: number },
  ballot: () => readonly string[],
): string {
  const lines = [`${String(candidates)} ${String(SEATS)}`]
  for (let written = 0; written < ballots; written++) lines.push(`1 ${ballot().join(' ')} 0`)
  return [...lines, '0', ...range(candidates).map((one) => `"Candidate ${String(one)}"`), '"Bench"'].join(
    '\n',
  )
}

const range = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

function electionIn(text: string): Election {
  const read = readBlt(text)
  if (!read.ok) throw new Error(`line ${String(read.line)}: ${read.why}`)
  return read.file.election
}

const votesIn = ({ ballots }: Election): string =>
  String(ballots.reduce((sum, { weight }) => sum + weight, 0n) / 1_000_000n)

/** The least that can be done with these ballots. */
function firstPreferences({ candidates, ballots }: Election): Contestant {
  const plain = ballots.map(({ weight, ranks }) => ({ weight: Number(weight) / 1e6, ranks }))
  return {
    title: 'a loop that adds up first preferences',
    count() {
      const votes = candidates.map(() => 0)
      for (const { weight, ranks } of plain) {
        const [first] = ranks
        if (typeof first === 'number') votes[first] = (votes[first] ?? 0) + weight
      }
      return String(votes.reduce((sum, own) => sum + own, 0))
    },
  }
}

type Compared = { heading: string; bare: Contestant; others: readonly Contestant[] }

function comparison(
  { heading, bare, others }: Compared,
  setting: Pick<Setting, 'countedBallots' | 'rounds' | 'say'>,
): Comparison {
  const times = measure([bare, ...others], setting)
  const rowOf = ({ title }: Contestant): Row => {
    const rounds = times.get(title) ?? []
    const rate = rounds.map((time) => setting.countedBallots / (time / 1000))
    return { title, rounds: { rate, time: rounds }, note: '' }
  }
  return {
    heading,
    measures: [
      { key: 'rate', title: 'ballots', unit: 'a second' },
      { key: 'time', title: 'for all of them', unit: 'milliseconds' },
    ],
    reference: rowOf(bare),
    others: others.map(rowOf),
  }
}

/** Milliseconds of each round; the first one, not among them, warms the engine up. Who loses a ballot is not fast but wrong. */
function measure(
  contestants: readonly Contestant[],
  { countedBallots, rounds, say }: Pick<Setting, 'countedBallots' | 'rounds' | 'say'>,
): Map<string, number[]> {
  const times = new Map(contestants.map(({ title }): [string, number[]] => [title, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const { title, count } of orderOf(contestants, round)) {
      const began = performance.now()
      const votes = count()
      const took = performance.now() - began
      if (votes !== String(countedBallots)) throw new Error(`${title} counted ${votes} ballots`)
      if (round > 0) times.get(title)?.push(took)
    }
    say(`counting, round ${String(round)} of ${String(rounds)}`)
  }
  return times
}
