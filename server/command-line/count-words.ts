/** A count in words: what the rule is, what each stage did, who is elected; and what is wrong with a file. */
import { unreachable } from '../domain/decision.ts'
import type { Candidate, Count } from '../domain/tally/election.ts'
import type { TableFault } from '../import/read-ballots.ts'
import type { BltFault } from '../import/read-blt.ts'
import type { MajorityBase, Stage, StageStep, Tie } from '../protocol/messages.ts'
import type { CountRule, MajorityCount } from './count-ballots.ts'

export const RULE_SENTENCES: Record<CountRule, string> = {
  irv: 'Instant run-off: the last is excluded and the ballots go on, until one has more than half of the votes still in the count.',
  'scottish-stv':
    'Scottish single transferable vote (S.S.I. 2007/42): the largest surplus first and alone, five decimals, the remainder ignored.',
  'meek-stv':
    'Meek’s single transferable vote (reference rule of the Proportional Representation Foundation): keep factors, nine decimals.',
  schulze: 'Schulze, winning votes: who beats the others over the strongest paths stands in front.',
  approval: 'Approval: one vote for everybody on the ballot; the most votes win.',
  score: 'Score: the largest sum of points wins.',
  plurality: 'Relative majority: one vote, the first preference; the most votes win.',
  majority:
    'Majority: whoever reaches the share of the base; of more than there are seats, those with the most votes.',
}

/** `answers`: of one motion, what yes, no and abstentions are called in the file. */
export type Counted = {
  rule: CountRule
  title: string
  seats: number
  candidates: readonly string[]
  withdrawn: readonly string[]
  count: Count
  majority: MajorityCount | null
  answers: readonly string[] | null
}

export function countInWords(counted: Counted): string {
  const { rule, title, seats, candidates, withdrawn, count, majority } = counted
  if (majority !== null) return majorityInWords(counted, majority)
  const name = (candidate: Candidate) => candidates[candidate] ?? ''
  const names = (list: readonly Candidate[]) => list.map(name).join(', ')
  const lines = [
    title,
    RULE_SENTENCES[rule],
    `Seats ${String(seats)} · votes ${count.ballots}${count.quota === null ? '' : ` · quota ${count.quota}`}`,
    ...(withdrawn.length > 0 ? [`Withdrawn: ${withdrawn.join(', ')}`] : []),
  ]
  for (const index of count.stages.keys()) lines.push('', ...stageInWords(count.stages, index, name))
  if (count.ranking !== undefined) {
    lines.push('')
    for (const [place, equals] of count.ranking.entries())
      lines.push(`${String(place + 1)}. ${names(equals)}`)
  }
  lines.push(
    '',
    ...count.ties.map((tie) => tieInWords(tie, names)),
    count.elected.length > 0 ? `Elected: ${names(count.elected)}` : 'Nobody is elected.',
  )
  return lines.join('\n')
}

const BASES: Record<MajorityBase, string> = {
  'yes-no': 'the yes and no votes',
  'yes-no-abstain': 'the yes votes, no votes and abstentions',
  valid: 'the valid votes',
  cast: 'all votes cast',
  present: 'votes',
  entitled: 'votes',
}

function majorityInWords(
  { title, seats, candidates, count, answers }: Counted,
  counted: MajorityCount,
): string {
  const { majority, sums, options, thresholds } = counted
  const than = majority.comparison === 'more-than' ? 'more than' : 'at least'
  const base = majority.of === null ? BASES[majority.base] : `${majority.of} ${BASES[majority.base]}`
  const names = (list: readonly Candidate[]) => list.map((one) => candidates[one] ?? '').join(', ')
  const won = answers === null ? 'elected' : 'adopted'
  return [
    title,
    `Majority: ${than} ${String(majority.numerator)}/${String(majority.denominator)} of ${base}.`,
    `${answers === null ? `Seats ${String(seats)} · ` : ''}votes cast ${sums.cast} · valid ${sums.valid} · invalid ${sums.invalid}`,
    '',
    ...options.map(({ yes, no, abstain }, option) => {
      const { base: of = '0', threshold = '0' } = thresholds[option] ?? {}
      const needed = `needs ${than} ${threshold} of ${of}`
      const isWon = count.elected.includes(option)
      return `  ${yes} yes · ${no} no · ${abstain} abstain · ${needed}  ${candidates[option] ?? ''}${isWon ? ` — ${won}` : ''}`
    }),
    '',
    ...count.ties.map((tie) => tieInWords(tie, names)),
    answers === null
      ? count.elected.length > 0
        ? `Elected: ${names(count.elected)}`
        : 'Nobody is elected.'
      : count.elected.length > 0
        ? 'Adopted.'
        : 'Rejected.',
  ].join('\n')
}

/** Without those who were excluded before: they stay at 0. */
function stageInWords(
  stages: readonly Stage[],
  index: number,
  name: (candidate: Candidate) => string,
): string[] {
  const stage = stages[index]
  if (stage === undefined) return []
  const { what, votes, elected, notTransferred } = stage
  const gone = stages
    .slice(0, index)
    .flatMap((each) => (each.what.kind === 'excluded' ? [each.what.candidate] : []))
  const widest = Math.max(...votes.map((own) => own.length))
  const lines = [`${String(index + 1)}. ${stepInWords(what, (list) => list.map(name).join(', '))}`]
  for (const [candidate, own] of votes.entries())
    if (!gone.includes(candidate))
      lines.push(
        `  ${own.padStart(widest)}  ${name(candidate)}${elected.includes(candidate) ? ' — elected' : ''}`,
      )
  if (/[1-9]/.test(notTransferred)) lines.push(`  ${notTransferred.padStart(widest)}  (for nobody any more)`)
  return lines
}

function stepInWords(what: StageStep, names: (list: readonly Candidate[]) => string): string {
  switch (what.kind) {
    case 'counted':
      return 'Counted'
    case 'surplus':
      return `Surplus transferred: ${names(what.of)}`
    case 'excluded':
      return `Excluded: ${names([what.candidate])}`
    default:
      return unreachable(what)
  }
}

const DECIDES: Record<Tie['decides'], string> = {
  'who-is-excluded': 'who is excluded',
  'whose-surplus-goes-first': 'whose surplus goes first',
  'who-is-elected': 'who is elected',
}

function tieInWords({ tied, decides, drawn }: Tie, names: (list: readonly Candidate[]) => string): string {
  const tie = `Tied between ${names(tied)}: only a lot decides ${DECIDES[decides]}.`
  return drawn === null ? `${tie} --lot SEED draws one.` : `${tie} Drawn: ${names(drawn)}.`
}

/** Completes «FILE, line N: …». */
export function bltFault({ why, about }: Pick<BltFault, 'why' | 'about'>): string {
  switch (why) {
    case 'empty-file':
      return 'the file is empty. It begins with the numbers of candidates and seats, such as "4 2".'
    case 'no-header':
      return `the numbers of candidates and seats are expected, such as "4 2", not "${about}".`
    case 'no-seats':
      return `there must be a candidate and a seat at least, not "${about}".`
    case 'too-many-candidates':
      return `more than ${about} candidates are not counted.`
    case 'wrong-withdrawal':
      return `candidates who have withdrawn are expected, such as "-2 -5"; "${about}" is none.`
    case 'nobody-stands':
      return 'all candidates have withdrawn.'
    case 'wrong-weight':
      return `"${about}" is no weight. A ballot begins with how often it was cast: a number over 0 with at most six decimals.`
    case 'ballot-not-ended':
      return `the ballot does not end with 0: "${about}".`
    case 'ballots-not-ended':
      return about === ''
        ? 'the file ends among the ballots. A line "0" ends them, then come the names and the title.'
        : `a ballot, or the line "0" that ends the ballots, is expected, not "${about}".`
    case 'wrong-rank':
      return `"${about}" is no candidate. Ranks are such as 3, 2=4 for equals, - for a number left out, 3/5 for five points.`
    case 'no-such-candidate':
      return `there is no candidate ${about}.`
    case 'candidate-twice':
      return `candidate ${about} stands twice on the ballot.`
    case 'points-and-ranks':
      return `"${about}" gives no points as the rest of the ballot does. Points are such as 3/5, whole numbers below a million.`
    case 'name-missing':
      return `the file ends before the name of candidate ${about}.`
    case 'name-empty':
      return `candidate ${about} has no name.`
    case 'name-twice':
      return `a second candidate is called "${about}". Results are by name: make them differ.`
    case 'title-missing':
      return `the file ends without a title: after the ballots come ${about} names and the title.`
    case 'text-after-title':
      return `nothing may follow the title, but "${about}" does. Is the number of candidates in the first line right?`
    default:
      return unreachable(why)
  }
}

/** Completes «FILE, line N: …». */
export function tableFault({ why, about }: Pick<TableFault, 'why' | 'about'>): string {
  switch (why) {
    case 'not-csv':
      return 'this is no CSV: a quote is not closed up to here, or something stands behind one.'
    case 'no-table-of-ballots':
      return 'this is no table of ballots that Plenum exports. Its last columns are "Stimmzettel" and "Stimmgewicht", or "ballot" and "vote_weight".'
    case 'no-options':
      return 'there is no column of an option.'
    case 'too-many-options':
      return `more than ${about} options are not counted.`
    case 'option-empty':
      return 'an option has no name.'
    case 'option-twice':
      return `a second option is called "${about}". Results are by name: make them differ.`
    case 'wrong-width':
      return `${about} cells are expected, as in the first line.`
    case 'wrong-kind':
      return `"${about}" does not say what kind of ballot this is.`
    case 'two-kinds':
      return `"${about}" is another kind of ballot than those before.`
    case 'wrong-mark':
      return `"${about}" is no mark on this kind of ballot.`
    case 'mark-on-blank':
      return `the ballot is said to be without a mark, but has "${about}".`
    case 'weight-malformed':
      return `"${about}" is no weight: a number with at most six decimals.`
    case 'no-ballots':
      return 'no ballot marks anything, so there is nothing to count.'
    default:
      return unreachable(why)
  }
}
