/** English words for rules and ballots; which sentence is said when, rule-words.ts knows. */
import type { Paper } from '../protocol/messages.ts'
import type { RuleWords, Unit } from './rule-words.de.ts'

type Subject = Paper['subject']

const isElection = (subject: Subject) => subject === 'candidates'
const won = (subject: Subject) => (isElection(subject) ? 'elected' : 'adopted')
const Won = (subject: Subject) => (isElection(subject) ? 'Elected' : 'Adopted')
const places = (seats: number) => (seats === 1 ? '1 seat' : `${seats} seats`)
const units: Record<Unit, string> = { yes: 'yes votes', votes: 'votes', points: 'points' }

const single = { motions: 'motion', alternatives: 'alternative', candidates: 'candidate' }
const plural = (subject: Subject) => `${single[subject]}s`
const a = (subject: Subject) => `${subject === 'alternatives' ? 'an' : 'a'} ${single[subject]}`

const lastDiffering = 'A tie is decided by the last stage at which they differed, then by lot.'
const lot = 'A tie is decided by lot.'
const transfers = (subject: Subject, also: string) =>
  `What lies above goes on to the next ranks${also}; if nothing does, the ${single[subject]} with the fewest votes is excluded.`
const quota = (subject: Subject, amount: string) =>
  `Whichever ${single[subject]} reaches the quota, ${amount}, is ${won(subject)}.`

export const en: RuleWords = {
  percent: (share) => `${share}%`,
  fractions: {
    '1/2': 'half',
    '1/3': 'one third',
    '2/3': 'two thirds',
    '1/4': 'one quarter',
    '3/4': 'three quarters',
    '3/5': 'three fifths',
    '4/5': 'four fifths',
  },
  comparison: { 'more-than': 'more than ', 'at-least': 'at least ' },
  bases: {
    'yes-no': 'of the yes and no votes',
    'yes-no-abstain': 'of the yes votes, no votes and abstentions',
    valid: (areVotes, abstain) =>
      `of the valid ${areVotes ? 'votes' : 'ballots'}${abstain ? ' (with abstentions)' : ''}`,
    decided: (areVotes, abstain) =>
      `of the valid ${areVotes ? 'votes' : 'ballots'}${abstain ? ' (without abstentions)' : ''}`,
    cast: (areVotes) => `of all ${areVotes ? 'votes' : 'ballots'} cast (invalid ones too)`,
    present: 'of the entitled members present',
    entitled: 'of all members entitled to vote',
  },

  eachApart: (subject) => `Each ${single[subject]} is decided on its own. `,
  simple: (subject) => `${Won(subject)} with more yes than no votes`,
  reached: (subject, amount) => `${Won(subject)} if yes reaches ${amount}`,
  unanimous: {
    'yes-no': (subject) => `${Won(subject)} if nobody votes no`,
    present: (subject) => `${Won(subject)} if all entitled members present vote yes`,
    entitled: (subject) => `${Won(subject)} if all members entitled to vote vote yes`,
  },
  abstentionsAside: '; abstentions do not count',
  castingVote: 'With as many yes as no votes the chair decides.',

  most: (subject, seats, unit) =>
    `The ${seats === 1 ? single[subject] : `${seats} ${plural(subject)}`} with the most ${units[unit]} ${seats === 1 ? 'is' : 'are'} ${won(subject)}`,
  overNo: '; it takes more yes than no votes',
  overNone: '; it takes more than say no to all',
  mostReaching: (subject, amount, unit) =>
    `Whichever ${single[subject]} reaches ${amount}${unit === 'votes' ? '' : ` with ${units[unit]}`} is ${won(subject)}`,
  moreYesThanNo: (subject) => `Whichever ${single[subject]} has more yes than no votes is ${won(subject)}`,
  surplus: (seats, unit) =>
    `; if ${seats === 1 ? 'several do' : `more than ${seats} do`}, those with the most ${units[unit]}`,
  lot,
  reserved: (group, seats) =>
    seats.length === 1
      ? `Seat ${seats.join('')} is kept for the group “${group}”.`
      : seats.length > 4 && seats.at(-1) === seats.length * 2 - 1
        ? `Every other seat, from the first on, is kept for the group “${group}”, ${seats.length} in all.`
        : `Seats ${seats.slice(0, -1).join(', ')} and ${seats.at(-1)} are kept for the group “${group}”.`,
  stillOpen: (subject, seats) =>
    seats > 1
      ? 'If seats stay open, '
      : isElection(subject)
        ? 'If the seat stays open, '
        : 'If this decides nothing, ',
  next: {
    'second-ballot': (subject, seats, unit) =>
      seats === 1
        ? `a ${isElection(subject) ? 'run-off' : 'second ballot'} follows between the two with the most ${units[unit]}; then the most are enough.`
        : `a second ballot follows with at most twice as many ${plural(subject)} as there are open seats; then the most ${units[unit]} are enough.`,
    'same-again': () => 'another ballot follows by the same rule.',
  },
  dropOut: (subject, share, base) =>
    `Whichever ${single[subject]} reaches less than ${share} ${base} is not on the next ballot.`,

  ranked: {
    irv: (subject) =>
      `The ${single[subject]} with more than half of the votes still in the count is ${won(subject)}. Otherwise the one with the fewest is excluded, and those ballots go on to their next rank. ${lastDiffering}`,
    'scottish-stv': (subject, seats) =>
      `${places(seats)} by single transferable vote, Scottish rule. ${quota(subject, `the valid votes divided by ${seats + 1}, rounded down, plus 1`)} ${transfers(subject, '')} ${lastDiffering}`,
    'meek-stv': (subject, seats) =>
      `${places(seats)} by single transferable vote, Meek’s rule. ${quota(subject, `the votes still in the count divided by ${seats + 1}`)} ${transfers(subject, `, to those already ${won(subject)} too`)} ${lot}`,
    schulze: (subject, seats) =>
      `Each two are compared by how many ballots prefer the one to the other. ${
        seats === 1
          ? `The ${single[subject]} that wins every comparison is ${won(subject)}`
          : `The first ${seats} in the order that follows are ${won(subject)}`
      }, if need be over the strongest chain of comparisons (Schulze’s rule). ${lot}`,
  },
  quorum: (amount) => `Turnout needed: ${amount}; otherwise there is no result.`,

  form: {
    yesNo: (subject, options, abstain) =>
      `Vote yes${abstain ? ', no or abstain' : ' or no'}${options === 1 ? '' : ` on each ${single[subject]}`}.`,
    yesLimit: (amount) => `${amount} yes.`,
    limits: {
      exactly: (count) => `Exactly ${count}`,
      from: (count) => `At least ${count}`,
      to: (count) => `At most ${count}`,
      between: (least, most) => `Between ${least} and ${most}`,
    },
    chooseOne: (subject) => `Choose one ${single[subject]}.`,
    chooseAny: (subject) => `Choose as many ${plural(subject)} as you like.`,
    chooseAmount: (subject, least, most) =>
      `Choose ${least === most ? `exactly ${most}` : least > 1 ? `${least} to ${most}` : `up to ${most}`} ${plural(subject)}.`,
    alsoNone: 'You can also say no to all.',
    alsoAbstain: 'You can also abstain.',
    alsoBoth: 'You can also say no to all, or abstain.',
    points: (subject, each) =>
      `Give each ${single[subject]} 0 ${each === 1 ? 'or 1 point' : `to ${each} points`}.`,
    cumulate: (subject, total, each) =>
      `Share out up to ${total} votes, ${each < total ? `at most ${each} to ${a(subject)}` : `all to one ${single[subject]} if you like`}.`,
    rank: 'Give your first choice a 1, the next a 2, and so on.',
    rankAll: 'All need a rank.',
    rankSome: (least) => `At least ${least} need a rank.`,
    rankAny: 'Not all need a rank.',
    equal: 'Ranks may be shared.',
    notEqual: 'Each rank only once.',
    share: (amount, group) => `Of these ${amount} from the group “${group}”.`,
    empty: { abstention: 'An empty ballot counts as an abstention.', invalid: 'An empty ballot is invalid.' },
  },
}
