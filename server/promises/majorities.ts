/**
 * Every majority rule on every outcome that a hall of up to 40 can have, and elections by most votes on every pile of a few ballots, against
 * an oracle that is written differently: whole numbers and tables of how many votes are enough, and for seats all sets that could sit.
 */
import type { BallotCount } from '../domain/tally/count-vote.ts'
import { countVote } from '../domain/tally/count-vote.ts'
import type { Register } from '../domain/register.ts'
import { writeMarks } from '../protocol/marks.ts'
import type {
  Comparison,
  Majority,
  MajorityBase,
  Paper,
  Result,
  Rule,
  Verdict,
} from '../protocol/messages.ts'
import { motionMarks, motionPaper } from '../protocol/papers.ts'
import { pick, seeded } from '../rehearsal/chance.ts'
import { aDraft } from '../testing/builders.ts'
import { demand, type Trial, type TrialOptions } from './promise.ts'

/** Of all five ways to vote or not at once; of what a verdict rests on alone, up to 40. */
const VOTERS = 16
const MOST_VOTERS = 40
/** Votes with weights, fractions and quorums drawn at random. */
const RUNS = 100_000

const BASES: readonly MajorityBase[] = ['yes-no', 'yes-no-abstain', 'valid', 'cast', 'present', 'entitled']
const FRACTIONS = [
  [1, 2],
  [2, 3],
  [3, 4],
  [1, 3],
] as const
const COMPARISONS: readonly Comparison[] = ['more-than', 'at-least']

const SIMPLE: Majority = { base: 'yes-no', comparison: 'more-than', numerator: 1, denominator: 2 }

export const majorities: Trial = {
  promise:
    'Every majority is exact, and every election goes to those with most votes; a tie is said and not decided.',
  // eslint-disable-next-line @typescript-eslint/require-await -- a trial is a promise, and this one waits for nothing
  async keep({ voters = VOTERS, runs = RUNS, seed, say }: TrialOptions): Promise<string[]> {
    const most = Math.max(voters, Math.min(MOST_VOTERS, 4 * voters))
    say(`every split of up to ${String(voters)} voters`)
    const splits = everySplit(voters)
    say(`everything a verdict rests on, up to ${String(most)} voters`)
    const triples = everyTriple(most, seed)
    say('weights and quorums at random')
    const drawn = drawnVotes(runs, seed)
    say('elections')
    const elections = everyElection(voters)
    const reserved = everyReservedElection(voters)
    return [
      `${String(RULES.length)} majority rules: ${String(splits)} results of every split of up to ${String(voters)} voters into yes, no, abstain, invalid and not cast, and ` +
        `${String(triples)} of every yes, no and base up to ${String(most)}, as the oracle says; ${String(drawn)} drawn ones with weights and quorums.`,
      `${String(elections)} elections by most votes, every pile of a few ballots: seats and ties as in the list of all sets that could sit; ${String(reserved)} ` +
        `with seats kept for a group: elected without a lot is who is elected by every lot.`,
    ]
  },
}

type MajorityRule = Extract<Rule, { kind: 'majority' }>

/** The casting vote is offered where it can be needed. */
const RULES: readonly MajorityRule[] = BASES.flatMap((base) =>
  COMPARISONS.flatMap((comparison) =>
    FRACTIONS.flatMap(([numerator, denominator]) => {
      const majority: Majority = { base, comparison, numerator, denominator }
      const plain: MajorityRule = { kind: 'majority', majority, tie: 'rejected' }
      return 2 * numerator === denominator ? [plain, { ...plain, tie: 'casting-vote' as const }] : [plain]
    }),
  ),
)

/** Persons of weight 1. `absent`: entitled and not on the register. */
type Split = { yes: number; no: number; abstain: number; invalid: number; notCast: number; absent: number }

// ------------------------------------------------------------------------------------------------ the oracle

type Wanted = { base: number; threshold: string; verdict: Verdict }

function wantedOf(split: Split, { majority, tie }: MajorityRule): Wanted {
  const { yes, no } = split
  const base = baseIn(split, majority.base)
  const enough = votesEnough(base, majority)
  const isTied = majority.comparison === 'more-than' && yes === no && yes + no === base && base > 0
  const isHalf = majority.denominator === 2 * majority.numerator
  const other = tie === 'casting-vote' && isHalf && isTied ? 'tied' : 'rejected'
  return { base, threshold: thresholdIn(base, majority), verdict: yes >= enough ? 'adopted' : other }
}

function baseIn({ yes, no, abstain, invalid, notCast, absent }: Split, base: MajorityBase): number {
  const parts: Record<MajorityBase, readonly number[]> = {
    'yes-no': [yes, no],
    'yes-no-abstain': [yes, no, abstain],
    valid: [yes, no, abstain],
    cast: [yes, no, abstain, invalid],
    present: [yes, no, abstain, invalid, notCast],
    entitled: [yes, no, abstain, invalid, notCast, absent],
  }
  return parts[base].reduce((sum, part) => sum + part, 0)
}

type Share = Pick<Majority, 'comparison' | 'numerator' | 'denominator'>

/** The fewest votes that are enough, found by counting up; endless where nothing is. */
function votesEnough(base: number, { comparison, numerator, denominator }: Share): number {
  const name = `${comparison} ${String(numerator)}/${String(denominator)} of ${String(base)}`
  const known = enoughOf.get(name)
  if (known !== undefined) return known
  let votes = 0
  // What is left to the others shrinks with each vote; it must be at most, or less than, the rest of the base.
  const isEnough = () => {
    const others = (base - votes) * denominator
    const rest = base * (denominator - numerator)
    return comparison === 'at-least' ? others <= rest : others < rest
  }
  while (votes <= base && !isEnough()) votes++
  const enough = base === 0 || votes > base ? Infinity : votes
  enoughOf.set(name, enough)
  return enough
}
const enoughOf = new Map<string, number>()

/** Six decimals, by division on paper: rounded up where reaching it is enough, else down. */
function thresholdIn(base: number, { comparison, numerator, denominator }: Share): string {
  let rest = base * numerator
  let text = ''
  for (let decimal = 0; decimal <= 6; decimal++) {
    const digit = (rest - (rest % denominator)) / denominator
    text += decimal === 0 ? `${String(digit)}.` : String(digit)
    rest = (rest % denominator) * 10
  }
  if (comparison === 'at-least' && rest > 0) text = lastDigitUp(text)
  return text.replace(/\.?0+$/, (zeros) => (text.includes('.') ? '' : zeros))
}

function lastDigitUp(text: string): string {
  const last = text.slice(-1)
  const before = text.slice(0, -1)
  if (last === '.') return `${lastDigitUp(before)}.`
  return last === '9' ? `${lastDigitUp(before)}0` : `${before}${String(Number(last) + 1)}`
}

// ------------------------------------------------------------------------------------------------ motions

function everySplit(voters: number): number {
  let results = 0
  for (let yes = 0; yes <= voters; yes++)
    for (let no = 0; yes + no <= voters; no++)
      for (let abstain = 0; yes + no + abstain <= voters; abstain++)
        for (let invalid = 0; yes + no + abstain + invalid <= voters; invalid++)
          for (let notCast = 0; yes + no + abstain + invalid + notCast <= voters; notCast++) {
            const split = { yes, no, abstain, invalid, notCast, absent: (yes + 2 * no + invalid) % 4 }
            for (const rule of RULES) demandVerdict(split, rule)
            results += RULES.length
          }
  return results
}

/** Every yes, no and base; who is in the base beside them, and who is not, is drawn. */
function everyTriple(most: number, seed: string): number {
  const random = seeded(seed, 'triples')
  const upTo = (number: number) => Math.floor(random() * (number + 1))
  let results = 0
  for (let base = 0; base <= most; base++)
    for (let yes = 0; yes <= base; yes++)
      for (let no = 0; yes + no <= base; no++) {
        const rest = base - yes - no
        const abstain = upTo(rest)
        const invalid = upTo(rest - abstain)
        const notCast = upTo(rest - abstain - invalid)
        const inBase = { yes, no, abstain, invalid, notCast, absent: rest - abstain - invalid - notCast }
        const [more, others] = [upTo(9), upTo(9)]
        const splits: Partial<Record<MajorityBase, Split>> = {
          ...(rest === 0 && {
            'yes-no': { yes, no, abstain: more, invalid: others, notCast: upTo(9), absent: upTo(9) },
          }),
          'yes-no-abstain': { yes, no, abstain: rest, invalid: more, notCast: others, absent: upTo(9) },
          valid: { yes, no, abstain: rest, invalid: others, notCast: more, absent: upTo(9) },
          cast: { yes, no, abstain, invalid: rest - abstain, notCast: more, absent: others },
          present: { yes, no, abstain, invalid, notCast: rest - abstain - invalid, absent: more },
          entitled: inBase,
        }
        for (const rule of RULES) {
          const split = splits[rule.majority.base]
          if (split === undefined) continue
          demandVerdict(split, rule)
          results++
        }
      }
  return results
}

const DRAFTS = new Map(
  RULES.map((rule) => [rule, aDraft({ paper: { ...motionPaper(rule.majority), rule } })]),
)
const INVALID = writeMarks(motionPaper(SIMPLE), { kind: 'invalid' })
const BLANK = writeMarks(motionPaper(SIMPLE), { kind: 'marked', marks: [0] })

function demandVerdict(split: Split, rule: MajorityRule): void {
  const draft = DRAFTS.get(rule)
  if (draft === undefined) return
  const { yes, no, abstain, invalid } = split
  // Of those who abstain every other one says nothing at all.
  const blank = abstain >> 1
  const counts = pilesOf([
    [motionMarks.yes, yes],
    [motionMarks.no, no],
    [motionMarks.abstain, abstain - blank],
    [BLANK, blank],
    [INVALID, invalid],
  ])
  const { outcome } = count(draft, { counts, register: registerOf(split) })
  const [decision] = outcome.kind === 'majority' ? outcome.decisions : []
  const wanted = wantedOf(split, rule)
  const isRight =
    decision?.verdict === wanted.verdict &&
    decision.base === String(wanted.base) &&
    decision.threshold === wanted.threshold
  if (isRight) return
  const { base, comparison, numerator, denominator } = rule.majority
  demand(
    false,
    `${comparison} ${String(numerator)}/${String(denominator)} of ${base}, ${JSON.stringify(split)}: counted ${JSON.stringify(decision)}, by the oracle ${JSON.stringify(wanted)}`,
  )
}

const pilesOf = (piles: readonly (readonly [marks: string, ballots: number])[]): BallotCount[] =>
  piles.filter(([, ballots]) => ballots > 0).map(([marks, ballots]) => ({ marks, weight: '1', ballots }))

function registerOf(split: Split): Register {
  const persons = baseIn(split, 'present')
  const ids = persons === 1 ? '1' : `1-${String(persons)}`
  return {
    members: persons === 0 ? [] : [{ weight: '1', ids }],
    present: String(persons),
    entitled: String(persons + split.absent),
  }
}

type Counted = { counts: readonly BallotCount[]; register: Register }

const count = (draft: ReturnType<typeof aDraft>, { counts, register }: Counted): Result =>
  countVote({ draft, register, counts, paperVotes: null, lot: null, castingVotes: new Map() })

// ------------------------------------------------------------------------------------------------ weights and quorums

const WEIGHTS = ['1', '2', '0.5', '0.333333', '12.25', '100.000001', '0'] as const

/** Sums of these are whole millionths below 2^53, and so are their products with any of the fractions. */
function drawnVotes(runs: number, seed: string): number {
  const random = seeded(seed, 'weights')
  const upTo = (number: number) => Math.floor(random() * (number + 1))
  for (let run = 0; run < runs; run++) {
    const people = Array.from({ length: upTo(12) }, (_, index) => ({
      id: index + 1,
      weight: pick(random, WEIGHTS),
      says: upTo(4),
    }))
    const denominator = 1 + upTo(random() < 0.5 ? 4 : 999)
    const share = { comparison: pick(random, COMPARISONS), numerator: upTo(denominator), denominator }
    const majority = { base: pick(random, BASES), ...share }
    const quorum = { ...share, base: pick(random, ['present', 'entitled'] as const) }
    const sum = (...says: readonly number[]) =>
      people.filter((one) => says.includes(one.says)).reduce((all, { weight }) => all + millionths(weight), 0)
    const split = {
      yes: sum(0),
      no: sum(1),
      abstain: sum(2),
      invalid: sum(3),
      notCast: sum(4),
      absent: upTo(3) * 1e6,
    }
    const marks = [motionMarks.yes, motionMarks.no, motionMarks.abstain, INVALID]
    const counts = people.flatMap(({ weight, says }) => {
      const own = marks[says]
      return own === undefined ? [] : [{ marks: own, weight, ballots: 1 }]
    })
    const [present, entitled] = [baseIn(split, 'present'), baseIn(split, 'entitled')]
    const register = {
      members: people.map(({ id, weight }) => ({ weight, ids: String(id) })),
      ...{ present: decimal(present), entitled: decimal(entitled) },
    }
    const { outcome, quorum: found } = count(aDraft({ paper: motionPaper(majority), quorum }), {
      counts,
      register,
    })
    const [decision] = outcome.kind === 'majority' ? outcome.decisions : []
    const isQuorate = isReached(baseIn(split, 'cast'), quorum.base === 'present' ? present : entitled, share)
    const isAdopted = isReached(split.yes, baseIn(split, majority.base), share)
    const wanted = { isQuorate, verdict: !isQuorate ? 'no-quorum' : isAdopted ? 'adopted' : 'rejected' }
    const got = { isQuorate: found?.isReached, verdict: decision?.verdict }
    demand(
      JSON.stringify(got) === JSON.stringify(wanted),
      `${JSON.stringify({ majority, quorum: quorum.base, split })}: counted ${JSON.stringify(got)}, by the oracle ${JSON.stringify(wanted)}`,
    )
  }
  return runs
}

/** By what is missing, in whole numbers. */
function isReached(votes: number, base: number, { comparison, numerator, denominator }: Share): boolean {
  if (base === 0) return false
  const missing = base * numerator - votes * denominator
  return missing < 0 || (missing === 0 && comparison === 'at-least')
}

const millionths = (weight: string): number => Math.round(Number(weight) * 1e6)
const decimal = (amount: number): string => (amount / 1e6).toFixed(6).replace(/\.?0+$/, '')

// ------------------------------------------------------------------------------------------------ elections

type Field = { candidates: number; most: number; ballots: number }

/** So few that every pile of them can be tried. */
const FIELDS: readonly Field[] = [
  { candidates: 2, most: 1, ballots: 8 },
  { candidates: 3, most: 2, ballots: 5 },
  { candidates: 4, most: 2, ballots: 4 },
]
const ELECTION_MAJORITIES: readonly (Majority | null)[] = [
  null,
  { ...SIMPLE, base: 'valid' },
  SIMPLE,
  { base: 'cast', comparison: 'at-least', numerator: 1, denominator: 3 },
]

type Said = { marks: string; chosen: readonly number[]; kind: 'marked' | 'none' | 'abstain' | 'invalid' }

function everyElection(voters: number): number {
  let elections = 0
  for (const field of FIELDS)
    for (let seats = 1; seats < field.candidates; seats++)
      for (const majority of ELECTION_MAJORITIES) {
        const paper = paperOf(field, seats, majority)
        const draft = aDraft({ paper })
        for (const pile of pilesUpTo(everyBallot(paper, field.most), Math.min(field.ballots, voters))) {
          const counts = pile.map(({ marks }) => ({ marks, weight: '1', ballots: 1 }))
          const register = { members: [{ weight: '1', ids: '1-9' }], present: '9', entitled: '9' }
          demandElected(pile, { paper, seats, majority }, count(draft, { counts, register }))
          elections++
        }
      }
  return elections
}

const paperOf = ({ candidates, most }: Field, seats: number, majority: Majority | null): Paper => ({
  subject: 'candidates',
  options: Array.from({ length: candidates }, (_, index) => ({
    name: `C${String(index + 1)}`,
    items: [],
    group: '',
  })),
  form: { kind: 'choose', least: 0, most, none: true, abstain: true },
  rule: { kind: 'most-votes', seats, majority, reserved: null, dropOut: null, next: null },
  order: 'given',
  empty: 'abstention',
  share: null,
})

function everyBallot(paper: Paper, most: number): Said[] {
  const marked = subsets(paper.options.length)
    .filter((chosen) => chosen.length > 0 && chosen.length <= most)
    .map((chosen): Said => {
      const marks = paper.options.map((_, option) => Number(chosen.includes(option)))
      return { marks: writeMarks(paper, { kind: 'marked', marks }), chosen, kind: 'marked' }
    })
  const others = (['none', 'abstain', 'invalid'] as const).map((kind): Said => ({
    marks: writeMarks(paper, { kind }),
    chosen: [],
    kind,
  }))
  return [...marked, ...others]
}

const subsets = (size: number): number[][] =>
  Array.from({ length: 2 ** size }, (_, bits) =>
    Array.from({ length: size }, (_, option) => option).filter((option) => (bits >> option) & 1),
  )

/** Every pile of so many ballots or fewer; the order of ballots does not matter. */
function* pilesUpTo(kinds: readonly Said[], most: number, from = 0): Generator<Said[]> {
  yield []
  if (most === 0) return
  for (let kind = from; kind < kinds.length; kind++) {
    const first = kinds[kind]
    if (first === undefined) continue
    for (const rest of pilesUpTo(kinds, most - 1, kind)) yield [first, ...rest]
  }
}

type Contest = { paper: Paper; seats: number; majority: Majority | null }

/** Of all sets that could sit, those in which nobody outside has more votes than somebody inside; who is in all is elected. */
function demandElected(pile: readonly Said[], contest: Contest, { outcome }: Result): void {
  const { paper, seats } = contest
  const votes = paper.options.map((_, option) => pile.filter(({ chosen }) => chosen.includes(option)).length)
  const eligible = [...votes.keys()].filter((option) => mayBeElected(pile, votes[option] ?? 0, contest))
  const size = Math.min(seats, eligible.length)
  const couldSit = subsets(votes.length).filter(
    (set) =>
      set.length === size &&
      set.every((inside) => eligible.includes(inside)) &&
      eligible.every(
        (outside) =>
          set.includes(outside) || set.every((inside) => (votes[inside] ?? 0) >= (votes[outside] ?? 0)),
      ),
  )
  const elected = eligible.filter((option) => couldSit.every((set) => set.includes(option)))
  const tied = eligible.filter(
    (option) => !elected.includes(option) && couldSit.some((set) => set.includes(option)),
  )
  const wanted = {
    elected: elected.sort((one, other) => (votes[other] ?? 0) - (votes[one] ?? 0) || one - other),
    open: seats - elected.length,
    tied: tied.length === 0 ? [] : [tied],
  }
  const found =
    outcome.kind === 'most-votes'
      ? {
          elected: outcome.elected,
          open: outcome.open,
          tied: outcome.ties.map((tie) => [...tie.tied].sort((one, other) => one - other)),
        }
      : null
  demand(
    JSON.stringify(found) === JSON.stringify(wanted),
    `${String(seats)} seats by ${pile.map(({ marks }) => marks).join(' ')}: counted ${JSON.stringify(found)}, by all sets ${JSON.stringify(wanted)}`,
  )
}

/** Four candidates with up to six votes in all, the first and the third of the group, and every lot that could be drawn. */
function everyReservedElection(voters: number): number {
  const lots = permutations([0, 1, 2, 3])
  let elections = 0
  for (let seats = 1; seats <= 3; seats++)
    for (let kept = 1; kept <= seats; kept++) {
      const paper = withReserved(paperOf({ candidates: 4, most: 1, ballots: 6 }, seats, null), kept)
      const draft = aDraft({ paper })
      const kinds = everyBallot(paper, 1).filter(({ kind }) => kind === 'marked')
      for (const pile of pilesUpTo(kinds, Math.min(6, voters))) {
        const counts = pile.map(({ marks }) => ({ marks, weight: '1', ballots: 1 }))
        const register = { members: [{ weight: '1', ids: '1-9' }], present: '9', entitled: '9' }
        const votes = [0, 1, 2, 3].map(
          (option) => pile.filter(({ chosen }) => chosen.includes(option)).length,
        )
        const byLot = lots.map((lot) => seated(votes, lot, { seats, kept }))
        const sure = [0, 1, 2, 3].filter((option) => byLot.every((elected) => elected.includes(option)))
        const plain = count(draft, { counts, register })
        demandSeats(pile, plain, sure)
        for (const [index, lot] of lots.entries()) {
          const drawn = countVote({ draft, register, counts, paperVotes: null, lot, castingVotes: new Map() })
          demandSeats(pile, drawn, byLot[index] ?? [])
          elections++
        }
      }
    }
  return elections
}

const withReserved = (paper: Paper, kept: number): Paper => ({
  ...paper,
  options: paper.options.map((option, index) => ({ ...option, group: index % 2 === 0 ? 'w' : '' })),
  rule: {
    ...{ kind: 'most-votes', seats: paper.rule.kind === 'most-votes' ? paper.rule.seats : 1, majority: null },
    ...{ reserved: { group: 'w', seats: kept }, dropOut: null, next: null },
  },
})

/** Kept, open, kept … while there are both; each to the best of those who may have it, equals as the lot has them. */
function seated(
  votes: readonly number[],
  lot: readonly number[],
  { seats, kept }: { seats: number; kept: number },
): number[] {
  const best = lot.filter((option) => (votes[option] ?? 0) > 0)
  best.sort((one, other) => (votes[other] ?? 0) - (votes[one] ?? 0))
  const elected: number[] = []
  let [keptLeft, openLeft] = [kept, seats - kept]
  while (keptLeft + openLeft > 0) {
    const isKept = openLeft === 0 || (keptLeft > 0 && kept - keptLeft <= seats - kept - openLeft)
    if (isKept) keptLeft--
    else openLeft--
    const next = best.find((option) => !elected.includes(option) && (!isKept || option % 2 === 0))
    if (next !== undefined) elected.push(next)
  }
  return elected
}

function demandSeats(pile: readonly Said[], { outcome }: Result, wanted: readonly number[]): void {
  const found = outcome.kind === 'most-votes' ? [...outcome.elected].sort().join() : ''
  demand(
    found === [...wanted].sort().join(),
    `kept seats by ${pile.map(({ marks }) => marks).join(' ')}: elected are ${found}, by every lot ${wanted.join()}`,
  )
}

const permutations = (items: readonly number[]): number[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((first) =>
        permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
      )

function mayBeElected(pile: readonly Said[], votes: number, { majority }: Contest): boolean {
  const of = (...kinds: readonly Said['kind'][]) => pile.filter(({ kind }) => kinds.includes(kind)).length
  if (majority === null) return votes > 0 && votes > of('none')
  const bases: Partial<Record<MajorityBase, number>> = {
    'yes-no': of('marked', 'none'),
    valid: of('marked', 'none', 'abstain'),
    cast: pile.length,
  }
  return isReached(votes, bases[majority.base] ?? 0, majority)
}
