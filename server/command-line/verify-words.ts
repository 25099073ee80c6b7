/** What `plenum verify` found, in words. */
import { unreachable } from '../domain/decision.ts'
import type { CheckedVote } from '../verify/votes.ts'
import type { Verification, VerifyFault } from '../verify/verify.ts'

export function verificationInWords({
  convention,
  entries,
  head,
  noted,
  votes,
  faults,
}: Verification): string {
  const name = convention.name === '' ? 'A convention without a name' : convention.name
  return [
    `${name}: ${numberOf(entries, 'entry')} in the journal, ${numberOf(votes.filter(isCounted).length, 'counted vote')}.`,
    ...(entries > 0 ? [`Head ${head}`] : []),
    ...(noted === null ? [] : [`The noted head is that of entry ${String(noted)}.`]),
    ...(votes.length > 0 ? [''] : []),
    ...votes.map(voteInWords),
    '',
    ...(faults.length === 0 ? [soundInWords(votes.filter(isCounted))] : faults.map(faultInWords)),
  ].join('\n')
}

function voteInWords(checked: CheckedVote): string {
  const { vote, title, registered, admitted, cast, papers, results, isRight, electronic } = checked
  const fits = results === 0 ? 'seal and receipts fit' : 'seal, receipts and result fit'
  const what = [
    `${String(cast)} of ${String(registered)} voted`,
    ...(admitted > 0 ? [`${String(admitted)} on the register admitted late`] : []),
    ...(electronic === 'annulled' ? ['which was annulled when the vote was moved to paper'] : []),
    ...(electronic === 'added' ? ['then the vote was moved to paper'] : []),
    ...(papers > 0
      ? [`${numberOf(papers, 'ballot paper')} ${electronic === 'annulled' ? 'count' : 'beside them'}`]
      : []),
    ...(results === 0 ? ['not counted yet'] : []),
    ...(results > 1 ? [`counted ${String(results)} times`] : []),
    isRight ? fits : 'NOT as it was written',
  ]
  return `Vote ${String(vote)} «${title}»: ${what.join(', ')}.`
}

const isCounted = ({ results }: CheckedVote) => results > 0

const soundInWords = (votes: readonly CheckedVote[]): string =>
  [
    'Every entry of the journal is proven by the one after it, and fits what was before it.',
    votes.length === 0
      ? 'No vote was counted yet.'
      : votes.length === 1
        ? 'The one vote follows from its ballots.'
        : `All ${String(votes.length)} votes follow from their ballots.`,
  ].join('\n')

/** The last line, for standard error. */
export const brokenInWords = ({ faults }: Pick<Verification, 'faults'>): string =>
  faults.length === 1
    ? 'This is not the file as it was written: one thing is wrong (above).'
    : `This is not the file as it was written: ${String(faults.length)} things are wrong (above).`

export function faultInWords(fault: VerifyFault): string {
  const place = 'entry' in fault ? `Entry ${String(fault.entry)}` : ''
  const vote = 'vote' in fault ? `vote ${String(fault.vote)}` : ''
  switch (fault.kind) {
    case 'entry-changed':
      return `${place} is not what was written: it was changed, or it was put in, or what stands before it was written anew.`
    case 'entry-unproven':
      return `${place} is proven by nothing: the entry before it was changed together with its hash.`
    case 'hash-changed':
      return `${place}: its hash was changed. What it says is proven by the next entry.`
    case 'entries-missing':
      return fault.from === fault.to
        ? `Entry ${String(fault.from)} is missing.`
        : `Entries ${String(fault.from)} to ${String(fault.to)} are missing.`
    case 'entry-added':
      return `${place} does not belong there: nothing before it leads to it, and nothing after it follows from it.`
    case 'entry-moved':
    case 'entry-renumbered':
      return `${place} was written as entry ${String(fault.from)}.`
    case 'cut-off':
      return `The journal ends with entry ${String(fault.entries)}, and ${String(fault.noted)} were noted: the newest were cut off.`
    case 'other-head':
      return `Entry ${String(fault.noted)} has another hash than was noted (${fault.hash}): it, or something before it, was written anew.`
    case 'head-gone':
      return `No entry has the noted hash: the journal was cut off before it, or written anew.`
    case 'does-not-fit':
      return `${place} cannot follow what was before it.`
    case 'register-differs':
      return `${place}: the register of ${vote} is not that of the members who were there.`
    case 'admission-differs':
      return `${place}: who was admitted to the register of ${vote} could not be at that moment, or not with this weight.`
    case 'order-differs':
      return `${place}: the order of the options of ${vote} does not follow from its seed.`
    case 'lot-differs':
      return `${place}: the lot of ${vote} does not follow from the words that were given.`
    case 'paper-votes-differ':
      return `${place}: the ballot papers of ${vote} were confirmed otherwise than they were entered, or by the same person.`
    case 'result-differs':
      return `${place}: the result of ${vote} does not follow from its stored ballots.`
    case 'cannot-be-checked':
      return `${place}: ${vote} cannot be counted again from what the file holds.`
    case 'seal-broken':
      return `${place}: the seal of ${vote} is not over this register, these receipts and these ballots: one of them was changed since.`
    case 'turnout-differs':
      return `${place}: who has voted in ${vote} is not who had (${differenceInWords(fault)}).`
    case 'numbers-differ':
      return `${place}: ${numberOf(fault.counted, 'ballot')} were counted in ${vote}, and there are ${numberOf(fault.voted, 'voter')}, ${numberOf(fault.receipts, 'receipt')} and ${numberOf(fault.ballots, 'ballot')}.`
    case 'not-on-register':
      return `${place}: members ${fault.members} have voted in ${vote} without standing on its register.`
    case 'weights-differ':
      return `${place}: the ballots of ${vote} have other weights than its voters on the register.`
    case 'marks-wrong':
      return `${place}: ${numberOf(fault.ballots, 'ballot')} of ${vote} could not have been cast on its paper.`
    case 'box-uneven':
      return `In ${vote}, which nobody has closed, there are ${numberOf(fault.voted, 'voter')}, ${numberOf(fault.receipts, 'receipt')} and ${numberOf(fault.ballots, 'ballot')}.`
    case 'wrong-box':
      return `${numberOf(fault.ballots, 'ballot')} of ${vote} lie among those of the other kind: secret and named ones are kept apart.`
    case 'no-such-vote':
      return `There are voters or ballots (${String(fault.ballots)}) of ${vote}, which was never opened.`
    default:
      return unreachable(fault)
  }
}

const differenceInWords = ({ added, gone }: { added: string; gone: string }): string =>
  [
    ...(gone === '' ? [] : [`members ${gone} are gone`]),
    ...(added === '' ? [] : [`members ${added} are added`]),
  ].join(', ')

const PLURALS: Readonly<Record<string, string>> = { entry: 'entries' }

const numberOf = (count: number, thing: string): string =>
  `${String(count)} ${count === 1 ? thing : (PLURALS[thing] ?? `${thing}s`)}`
