/**
 * Whether a paper can work at all: found before a vote is opened, by the console while it is written and by the host before it
 * is taken, so that both say the same. What it is in words, the screens know.
 */
import type { Form, Majority, Option, Paper, Quorum, Rule, SetUpFault, VoteDraft } from './messages.ts'
import { ofGroup, shareNeeded } from './marks.ts'

/** What a phone can show and a voter read; a number of three digits is as wide as a mark gets. */
export const MOST_OPTIONS = 150

/** Where on the form it is to be mended, and the names and numbers of its sentence. */
export type SetUpFinding = {
  fault: SetUpFault
  where: 'options' | 'form' | 'rule' | 'share' | 'quorum'
  about?: Record<string, string | number>
}

/** Empty: it can work. Those of the options come first, then those of the form: mended in this order, none comes back. */
export function setUpFaults({ paper, quorum }: Pick<VoteDraft, 'paper' | 'quorum'>): readonly SetUpFinding[] {
  // Everything else would follow from it.
  if (paper.options.length === 0) return [{ fault: 'no-options', where: 'options' }]
  return [
    ...optionFaults(paper),
    ...formFaults(paper),
    ...ruleFaults(paper),
    ...shareFaults(paper),
    ...quorumFaults(quorum),
  ]
}

function optionFaults({ options, subject, form }: Paper): SetUpFinding[] {
  if (options.length > MOST_OPTIONS)
    return [
      { fault: 'too-many-options', where: 'options', about: { options: options.length, most: MOST_OPTIONS } },
    ]
  const faults: SetUpFinding[] = []
  const isTitleEnough = subject === 'motions' && options.length === 1 && form.kind === 'yes-no'
  const names = new Set<string>()
  const twice = new Set<string>()
  for (const [at, option] of options.entries()) {
    const name = option.name.trim().normalize()
    if (name === '') {
      if (!isTitleEnough) faults.push({ fault: 'name-missing', where: 'options', about: { option: at + 1 } })
    } else if (names.has(name)) twice.add(name)
    names.add(name)
  }
  for (const name of twice) faults.push({ fault: 'name-twice', where: 'options', about: { name } })
  return faults
}

function formFaults({ form, options: { length: options } }: Paper): SetUpFinding[] {
  const faults: SetUpFinding[] = []
  const find = (fault: SetUpFault, about: Record<string, string | number>) =>
    faults.push({ fault, where: 'form', about })
  switch (form.kind) {
    case 'yes-no':
    case 'choose':
      if (form.least > form.most) find('least-over-most', { least: form.least, most: form.most })
      if (form.most > options) find('most-over-options', { most: form.most, options })
      if (form.most === 0) find('always-or-never', { most: 0 })
      break
    case 'points':
      if (form.each === 0) find('always-or-never', { each: 0 })
      if (form.total !== null && form.total < form.each)
        find('total-under-each', { total: form.total, each: form.each })
      break
    case 'rank':
      if (form.least > options) find('least-over-options', { least: form.least, options })
  }
  return faults
}

function ruleFaults(paper: Paper): SetUpFinding[] {
  const { form, rule } = paper
  switch (rule.kind) {
    case 'majority':
      if (form.kind !== 'yes-no') return [misfit(form, 'rule-needs-yes-no')]
      return majorityFaults(paper, rule.majority)
    case 'most-votes':
      if (form.kind === 'rank') return [{ fault: 'ranking-needs-its-rule', where: 'rule' }]
      return [...seatFaults(paper, rule.seats), ...mostVotesFaults(paper, rule)]
    default:
      if (form.kind !== 'rank') return [{ fault: 'rule-needs-ranking', where: 'rule' }]
      if (rule.kind === 'irv' && rule.seats !== 1)
        return [{ fault: 'one-seat-only', where: 'rule', about: { seats: rule.seats } }]
      return seatFaults(paper, rule.seats)
  }
}

const misfit = (form: Form, fault: SetUpFault): SetUpFinding =>
  // Ranks have a rule of their own: that is the shorter way to say it.
  ({ fault: form.kind === 'rank' ? 'ranking-needs-its-rule' : fault, where: 'rule' })

function seatFaults({ options }: Paper, seats: number): SetUpFinding[] {
  if (seats === 0) return [{ fault: 'always-or-never', where: 'rule', about: { seats } }]
  if (seats <= options.length) return []
  return [
    { fault: 'more-seats-than-candidates', where: 'rule', about: { seats, candidates: options.length } },
  ]
}

type MostVotes = Extract<Rule, { kind: 'most-votes' }>

function mostVotesFaults(paper: Paper, { seats, majority, reserved, dropOut }: MostVotes): SetUpFinding[] {
  const faults: SetUpFinding[] = []
  if (majority !== null)
    faults.push(...majorityFaults(paper, majority), ...reachFaults(paper, seats, majority))
  if (reserved !== null && reserved.seats > seats)
    faults.push({ fault: 'reserved-over-seats', where: 'rule', about: { reserved: reserved.seats, seats } })
  if (reserved !== null)
    faults.push(
      ...groupFaults(paper.options, { ...reserved, where: 'rule', needed: Math.min(reserved.seats, seats) }),
    )
  if (dropOut !== null && (dropOut.numerator === 0 || dropOut.numerator > dropOut.denominator))
    faults.push({ fault: 'always-or-never', where: 'rule', about: { ...dropOut } })
  return faults
}

function majorityFaults({ form, empty }: Paper, majority: Majority): SetUpFinding[] {
  const { base, comparison, numerator, denominator } = majority
  const faults: SetUpFinding[] = []
  if (!isOnBallot(base, { form, empty }))
    faults.push({ fault: 'base-not-on-ballot', where: 'rule', about: { base } })
  // So many votes a ballot can give to one option.
  const most = form.kind === 'points' ? form.each : 1
  const isAlways = comparison === 'at-least' && numerator === 0
  const isNever = comparison === 'at-least' ? numerator > most * denominator : numerator >= most * denominator
  if (isAlways || isNever)
    faults.push({ fault: 'always-or-never', where: 'rule', about: { numerator, denominator, comparison } })
  return faults
}

function isOnBallot(base: Majority['base'], { form, empty }: Pick<Paper, 'form' | 'empty'>): boolean {
  if (base !== 'yes-no' && base !== 'yes-no-abstain') return true
  // No to all is a no to each; but an abstention is one from everything, and that is `valid`.
  if (form.kind === 'choose') return base === 'yes-no'
  // Points say how much, not whether.
  if (form.kind !== 'yes-no') return false
  return base === 'yes-no' || form.abstain || empty === 'abstention'
}

/** Whether so few votes a ballot could ever lift as many as there are seats over a share of all ballots. */
function reachFaults(
  { form }: Paper,
  seats: number,
  { base, comparison, numerator, denominator }: Majority,
): SetUpFinding[] {
  if (form.kind !== 'yes-no' && form.kind !== 'choose') return []
  // Who is not named on a ballot can be left out of the base there.
  if (form.kind === 'yes-no' && (base === 'yes-no' || base === 'yes-no-abstain')) return []
  const needed = seats * numerator
  const given = form.most * denominator
  if (comparison === 'more-than' ? needed < given : needed <= given) return []
  return [{ fault: 'most-under-seats', where: 'form', about: { most: form.most, seats } }]
}

function shareFaults({ share, options, form }: Paper): SetUpFinding[] {
  if (share === null) return []
  const { numerator, denominator, group } = share
  if (numerator === 0 || numerator > denominator)
    return [{ fault: 'always-or-never', where: 'share', about: { numerator, denominator } }]
  // The shortest ballot needs the fewest of the group.
  const needed = shareNeeded({ share }, form.kind === 'points' ? 0 : form.least)
  return groupFaults(options, { group, where: 'share', needed })
}

/** Of those who can vote so many must: at least none is no quorum, more than all never comes. */
function quorumFaults(quorum: Quorum | null): SetUpFinding[] {
  if (quorum === null) return []
  const { numerator, denominator, comparison } = quorum
  const isAlways = comparison === 'at-least' && numerator === 0
  const isNever = comparison === 'at-least' ? numerator > denominator : numerator >= denominator
  return isAlways || isNever
    ? [{ fault: 'always-or-never', where: 'quorum', about: { numerator, denominator, comparison } }]
    : []
}

function groupFaults(
  options: readonly Option[],
  { group, where, needed }: { group: string; where: 'rule' | 'share'; needed: number },
): SetUpFinding[] {
  const candidates = ofGroup(options, group).length
  if (candidates === 0) return [{ fault: 'group-on-no-option', where, about: { group } }]
  return candidates < needed
    ? [{ fault: 'group-too-small', where, about: { group, candidates, needed } }]
    : []
}
