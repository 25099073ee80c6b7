/** The rules of the minutes: their notes, and what must add up before they are final. SPEC.md, rules W. */
import type {
  Form,
  Instant,
  MinutesFault,
  MinutesFaultKind,
  MinutesVersion,
  NoteDraft,
  NoteId,
  Paper,
  Part,
  Weight,
} from '../protocol/messages.ts'
import type { Assembly, Vote } from './assembly.ts'
import { accept, refuse, unreachable } from './decision.ts'
import { castElectronically } from './move-to-paper.ts'
import { registerSize, registerWeight } from './register.ts'
import { formatWeight, weightOf, type Millionths } from './weight.ts'

/** Three days with a note each three minutes. */
export const MOST_NOTES = 1_000

type Notes = Pick<Assembly, 'notes' | 'nextNote' | 'items'>
type Writing = { by: string }

export function addNote(
  { notes, nextNote, items }: Notes,
  draft: Omit<NoteDraft, 'at'> & { at: Instant | null },
  { by, at }: Writing & { at: Instant },
) {
  if (notes.size >= MOST_NOTES) return refuse('notes-full', { most: MOST_NOTES })
  if (draft.item !== null && !items.has(draft.item)) return refuse('no-such-item')
  const whole = { ...draft, at: draft.at ?? at }
  return accept([{ type: 'note-added', note: nextNote, draft: whole, by }], { note: nextNote })
}

export function changeNote(
  { notes, items }: Notes,
  id: NoteId,
  { was, to, by }: Writing & { was: NoteDraft; to: NoteDraft },
) {
  const note = notes.get(id)
  if (note === undefined) return refuse('no-such-note')
  if (isSame(note, to)) return accept([], {})
  if (!isSame(note, was)) return refuse('note-changed', { by: note.by })
  if (to.item !== null && to.item !== note.item && !items.has(to.item)) return refuse('no-such-item')
  return accept([{ type: 'note-changed', note: id, to, by }], {})
}

export function removeNote({ notes }: Notes, id: NoteId, was: NoteDraft) {
  const note = notes.get(id)
  if (note === undefined) return refuse('no-such-note')
  if (!isSame(note, was)) return refuse('note-changed', { by: note.by })
  return accept([{ type: 'note-removed', note: id }], {})
}

const isSame = (one: NoteDraft, other: NoteDraft): boolean =>
  one.item === other.item && one.at === other.at && one.text === other.text

/** `faults`: of the state that the draft tells. */
export function finaliseMinutes(
  { minutes }: Pick<Assembly, 'minutes'>,
  faults: readonly MinutesFault[],
  version: Omit<MinutesVersion, 'version'>,
) {
  const [first] = faults
  if (first !== undefined) {
    const votes = new Set(faults.map(({ vote }) => vote)).size
    const { kind, ...about } = first
    return refuse('does-not-add-up', { ...about, votes, fault: kind })
  }
  const next = minutes.length + 1
  return accept([{ type: 'minutes-finalised', version: { version: next, ...version } }], { version: next })
}

/** All votes that keep the minutes from being final, in the order of their numbers. */
export const minutesFaults = ({ votes }: Pick<Assembly, 'votes'>): MinutesFault[] =>
  [...votes.values()].flatMap(faultsOf)

function faultsOf(vote: Vote): MinutesFault[] {
  const { id, draft } = vote
  const fault = (kind: MinutesFaultKind, expected: Weight = '0', found: Weight = '0'): MinutesFault => ({
    ...{ kind, vote: id, title: draft.title, expected, found },
  })
  switch (vote.state) {
    // Nobody voted in it, and an annulled one has no result.
    case 'prepared':
    case 'annulled':
      return []
    case 'open':
      return [fault('vote-open')]
    case 'paper':
      return [fault('vote-on-paper')]
    case 'closed':
    case 'published': {
      const sums = unevenSums(vote).map(({ kind, expected, found }) =>
        fault(kind, formatWeight(expected), formatWeight(found)),
      )
      const isWaiting = vote.paperVotes !== null && vote.paperVotes.confirmedBy === null
      return [
        ...(vote.state === 'closed' ? [fault('vote-not-published')] : []),
        ...(isWaiting ? [fault('papers-waiting')] : []),
        ...sums,
      ]
    }
    default:
      return unreachable(vote)
  }
}

type Uneven = { kind: MinutesFaultKind; expected: Millionths; found: Millionths }
type Counted = Extract<Vote, { state: 'closed' | 'published' }>

const PERSON = 1_000_000n

/** Everything that a result says twice, held against each other. Ballots are not counted again: `plenum verify` does that. */
function unevenSums(vote: Counted): Uneven[] {
  const { draft, register, result } = vote
  const persons = (count: number) => BigInt(count) * PERSON
  const pairs: Uneven[] = [
    {
      kind: 'register-differs',
      expected: persons(registerSize(register)),
      found: persons(result.registered),
    },
    { kind: 'turnout-differs', expected: persons(castElectronically(vote)), found: persons(result.cast) },
    {
      kind: 'register-sum',
      expected: registerWeight(register),
      found: weightOf(result.sums.cast) + weightOf(result.notCast),
    },
    ...ofPart(result, draft.paper),
  ]
  if (result.parts !== null) {
    const { electronic, paper } = result.parts
    pairs.push(...ofPart(electronic, draft.paper), ...ofPart(paper, draft.paper))
    const whole = numbersOf(result)
    const [phones, papers] = [numbersOf(electronic), numbersOf(paper)]
    whole.forEach((expected, at) =>
      pairs.push({ kind: 'parts-sum', expected, found: (phones[at] ?? 0n) + (papers[at] ?? 0n) }),
    )
  }
  return pairs.filter(({ expected, found }) => expected !== found)
}

function ofPart({ sums, options }: Part, { form, empty }: Paper): Uneven[] {
  const valid = weightOf(sums.valid)
  const cast: Uneven = {
    kind: 'valid-sum',
    expected: weightOf(sums.cast),
    found: valid + weightOf(sums.invalid),
  }
  return [cast, ...options.flatMap((votes) => ofOption(votes, { form, empty, valid }))]
}

/** Where a ballot answers each option, its answers are all valid ballots; where it chooses, nobody has more votes than there are. */
function ofOption(
  { yes, no, abstain }: Part['options'][number],
  { form, empty, valid }: { form: Form; empty: Paper['empty']; valid: Millionths },
): Uneven[] {
  const answers = weightOf(yes) + weightOf(no) + weightOf(abstain)
  const isEven =
    form.kind === 'points'
      ? true
      : form.kind === 'yes-no' && empty === 'abstention'
        ? answers === valid
        : answers <= valid
  return isEven ? [] : [{ kind: 'option-sum', expected: valid, found: answers }]
}

const numbersOf = ({ sums, options }: Part): Millionths[] =>
  [
    ...[sums.cast, sums.valid, sums.invalid, sums.abstained, sums.none],
    ...options.flatMap(({ yes, no, abstain }) => [yes, no, abstain]),
  ].map(weightOf)
