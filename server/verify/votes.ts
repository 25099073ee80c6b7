/**
 * Folds the journal and looks at each vote on the way: the register that was frozen, the orders that were drawn, the box, and every
 * result, which is counted again from the stored ballots. Knows no file; whether the entries are the ones that were written, chain.ts says.
 */
import { isSamePerson } from '../domain/same-person.ts'
import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { countAgain } from '../domain/after-closing.ts'
import { apply, emptyAssembly, NOTHING_ADDED, type Assembly, type Vote } from '../domain/assembly.ts'
import { unreachable } from '../domain/decision.ts'
import { inTodaysWords, type WrittenEvent } from '../domain/earlier-events.ts'
import type { AssemblyEvent } from '../domain/events.ts'
import { admitLate } from '../domain/late-admission.ts'
import { isElectronicAnnulled } from '../domain/move-to-paper.ts'
import { freezeRegister, registerSize } from '../domain/register.ts'
import { drawLot } from '../domain/tally/lot.ts'
import { countRanges } from '../protocol/id-ranges.ts'
import type {
  Convention,
  ElectronicPart,
  OptionIndex,
  Paper,
  Result,
  Secrecy,
  VoteId,
} from '../protocol/messages.ts'
import type { JournalRow, Snapshot } from '../store/snapshot.ts'
import { boxFaults, boxNumbers, type BoxFault, type BoxNumbers } from './box.ts'

export type VoteFault =
  | BoxFault
  /** The entry cannot be read, or cannot follow what was before it. */
  | { kind: 'does-not-fit'; entry: number }
  | { kind: 'admission-differs'; vote: VoteId; entry: number }
  | { kind: 'register-differs' | 'order-differs' | 'lot-differs'; vote: VoteId; entry: number }
  | { kind: 'paper-votes-differ' | 'result-differs' | 'cannot-be-checked'; vote: VoteId; entry: number }
  /** A vote that nobody closed: voters, receipts and ballots are not as many. */
  | ({ kind: 'box-uneven'; vote: VoteId } & BoxNumbers)
  /** Ballots in the table of named votes that belong to a secret one, or the other way round. */
  | { kind: 'wrong-box'; vote: VoteId; ballots: number }
  | { kind: 'no-such-vote'; vote: VoteId; ballots: number }

/** A vote whose box was sealed. `results`: how many stand in the journal, each with the entry; 0: it is on paper, and not counted yet. */
export type CheckedVote = {
  vote: VoteId
  title: string
  secrecy: Secrecy
  state: Vote['state']
  registered: number
  /** Of them: after it had opened. */
  admitted: number
  /** Persons whose ballots the seal is over. */
  cast: number
  /** What became of those ballots where the vote was moved to paper; else null. */
  electronic: ElectronicPart | null
  /** Ballot papers counted by hand beside them. */
  papers: number
  /** The entry that closed it, or that moved it to paper. */
  closedBy: number
  results: number
  isRight: boolean
}

export type VotesCheck = { convention: Convention; votes: CheckedVote[]; faults: VoteFault[] }

export function checkVotes(
  rows: readonly JournalRow[],
  { box, boxSizes }: Pick<Snapshot, 'box' | 'boxSizes'>,
) {
  return new Checking(box, boxSizes()).all(rows)
}

type VoteEvent = Extract<AssemblyEvent, { vote: VoteId }>
type Counted = Extract<Vote, { state: 'paper' | 'closed' }>

/** One reading of a journal. Ends with it. */
class Checking {
  readonly #assembly = emptyAssembly()
  readonly #faults: VoteFault[] = []
  readonly #checked = new Map<VoteId, CheckedVote>()
  readonly #secrecies = new Map<VoteId, Secrecy>()
  readonly #box: Snapshot['box']
  readonly #sizes: ReturnType<Snapshot['boxSizes']>

  constructor(box: Snapshot['box'], sizes: ReturnType<Snapshot['boxSizes']>) {
    this.#box = box
    this.#sizes = sizes
  }

  all(rows: readonly JournalRow[]): VotesCheck {
    for (const row of rows) this.#read(row)
    this.#checkTables()
    const wrong = new Set(this.#faults.flatMap((fault) => ('vote' in fault ? [fault.vote] : [])))
    const { convention, votes } = this.#assembly
    const checked = [...this.#checked.values()].map((one): CheckedVote => ({
      ...one,
      state: votes.get(one.vote)?.state ?? one.state,
      isRight: !wrong.has(one.vote),
    }))
    return { convention, votes: checked, faults: this.#faults }
  }

  #read({ seq, event: text }: JournalRow): void {
    let event: AssemblyEvent
    let before: Vote | undefined
    try {
      event = eventIn(text)
      before = 'vote' in event ? this.#assembly.votes.get(event.vote) : undefined
      if (event.type === 'vote-opened') this.#checkOpening(event, seq)
      if (event.type === 'member-admitted-late') this.#checkAdmission(event, seq)
      apply(this.#assembly, event)
    } catch {
      // Whatever it is that a changed entry holds.
      this.#faults.push({ kind: 'does-not-fit', entry: seq })
      return
    }
    if (!('vote' in event)) return
    try {
      this.#check(event, before, seq)
    } catch {
      this.#faults.push({ kind: 'cannot-be-checked', vote: event.vote, entry: seq })
    }
  }

  #check(event: VoteEvent, before: Vote | undefined, entry: number): void {
    switch (event.type) {
      case 'vote-moved-to-paper':
        this.#checkSeal(event, before, entry)
        return
      case 'vote-closed':
        this.#checkSeal(event, before, entry)
        this.#checkResult(event, entry)
        return
      case 'paper-votes-confirmed':
        if (before !== undefined && !isConfirmed(event, before))
          this.#faults.push({ kind: 'paper-votes-differ', vote: event.vote, entry })
        this.#checkResult(event, entry)
        return
      case 'lot-drawn':
        this.#checkLot(event, entry)
        this.#checkResult(event, entry)
        return
      case 'tie-decided':
        this.#checkResult(event, entry)
        return
      case 'vote-prepared':
      case 'vote-changed':
      case 'vote-discarded':
      case 'vote-opened':
      case 'vote-extended':
      case 'member-admitted-late':
      case 'paper-votes-entered':
      case 'paper-votes-withdrawn':
      case 'lot-words-given':
      case 'vote-published':
      case 'vote-annulled':
      case 'motion-vote-prepared':
      case 'motion-pulled-out':
      case 'motions-settled':
        return
      default:
        unreachable(event)
    }
  }

  /** [R1] [F1] before it is folded: who was there at that moment, and in which order the options were drawn. */
  #checkOpening(event: Extract<AssemblyEvent, { type: 'vote-opened' }>, entry: number): void {
    const draft = this.#assembly.votes.get(event.vote)?.draft
    if (draft === undefined) return
    this.#secrecies.set(event.vote, draft.secrecy)
    const register = freezeRegister(this.#assembly.members.values(), draft.electorate, this.#assembly.proxies)
    if (!isDeepStrictEqual(register, event.register))
      this.#faults.push({ kind: 'register-differs', vote: event.vote, entry })
    if (!isShownSo(draft.paper, event)) this.#faults.push({ kind: 'order-differs', vote: event.vote, entry })
  }

  /** [R6] to [R8] before it is folded: who could be admitted at that moment, with what weight, and what the sums were then. */
  #checkAdmission(event: Extract<AssemblyEvent, { type: 'member-admitted-late' }>, entry: number): void {
    const { vote, member, reason, by, admittedAt: at } = event
    const decision = admitLate(this.#assembly, { vote, member, reason, by, at })
    const again = decision.ok ? decision.events[0] : undefined
    if (!isDeepStrictEqual(again, event)) this.#faults.push({ kind: 'admission-differs', vote, entry })
  }

  /** What was sealed: when it was moved to paper, and again, unchanged, when it was closed. */
  #checkSeal(
    { vote, turnout, seal }: Extract<AssemblyEvent, { type: 'vote-moved-to-paper' | 'vote-closed' }>,
    before: Vote | undefined,
    entry: number,
  ): void {
    if (before?.state !== 'open' && before?.state !== 'paper') return
    const { draft, register, admitted } = before
    const after = sealedIn(this.#assembly, vote)
    const cast =
      after.state === 'closed' && !isElectronicAnnulled(after) ? after.result.cast : countRanges(turnout)
    this.#checked.set(vote, {
      ...{ vote, title: draft.title, secrecy: draft.secrecy, state: after.state, closedBy: entry },
      ...{
        registered: registerSize(register),
        admitted: admitted.length,
        cast,
        papers: 0,
        results: 0,
        isRight: true,
      },
      electronic: after.movedToPaper?.electronic ?? null,
    })
    this.#faults.push(...boxFaults(this.#box, { vote, entry, draft, register, turnout, seal, cast }))
  }

  #checkResult({ vote, result }: { vote: VoteId; result: Result }, entry: number): void {
    const sealed = sealedIn(this.#assembly, vote)
    const again = countAgain(sealed, () => this.#box.counts(vote, sealed.draft.secrecy))
    // As the journal keeps it.
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(again)), result))
      this.#faults.push({ kind: 'result-differs', vote, entry })
    const checked = this.#checked.get(vote)
    if (checked !== undefined) {
      checked.results++
      checked.papers = result.papers
    }
  }

  /** [L1] the seed is what the two said before, and the order follows from it. */
  #checkLot({ vote, seed, order }: Extract<AssemblyEvent, { type: 'lot-drawn' }>, entry: number): void {
    const { draft, lot } = { ...NOTHING_ADDED, ...sealedIn(this.#assembly, vote) }
    const said = lot.given.map(({ words }) => words).join(' / ')
    if (said !== seed || !isDeepStrictEqual(drawn(draft.paper, seed), order))
      this.#faults.push({ kind: 'lot-differs', vote, entry })
  }

  /** Beside what was sealed: nothing may lie in a table where it does not belong. */
  #checkTables(): void {
    for (const { vote, turnout, secret, named } of this.#sizes) {
      const secrecy = this.#secrecies.get(vote)
      if (secrecy === undefined) {
        this.#faults.push({ kind: 'no-such-vote', vote, ballots: Math.max(turnout, secret, named) })
        continue
      }
      const wrong = secrecy === 'secret' ? named : secret
      if (wrong > 0) this.#faults.push({ kind: 'wrong-box', vote, ballots: wrong })
      if (this.#checked.has(vote)) continue
      const numbers = boxNumbers(this.#box, vote, secrecy)
      if (new Set(Object.values(numbers)).size > 1)
        this.#faults.push({ kind: 'box-uneven', vote, ...numbers })
    }
  }
}

/** The edge where text becomes an event. What is none does not fold. */
const eventIn = (text: string): AssemblyEvent => inTodaysWords(JSON.parse(text) as WrittenEvent)

function sealedIn({ votes }: Pick<Assembly, 'votes'>, id: VoteId): Counted {
  const vote = votes.get(id)
  if (vote?.state !== 'paper' && vote?.state !== 'closed') throw new Error(`vote ${String(id)} is not closed`)
  return vote
}

/** [T1] [T2] what was confirmed is what was entered, and by another person. */
const isConfirmed = (
  { votes, by }: Extract<AssemblyEvent, { type: 'paper-votes-confirmed' }>,
  before: Vote,
): boolean => {
  const paperVotes = 'paperVotes' in before ? before.paperVotes : null
  return (
    paperVotes !== null &&
    !isSamePerson(paperVotes.enteredBy, by) &&
    isDeepStrictEqual(paperVotes.votes, votes)
  )
}

function isShownSo(
  paper: Paper,
  { shown, seed }: { shown: readonly OptionIndex[]; seed: string | null },
): boolean {
  const given = [...paper.options.keys()]
  switch (paper.order) {
    case 'given':
    case 'shuffled':
      return isDeepStrictEqual(shown, given)
    case 'alphabetical':
      // How letters are ordered is the language's business, and changes with the years.
      return isDeepStrictEqual(
        shown.toSorted((a, b) => a - b),
        given,
      )
    case 'drawn':
      return seed !== null && isDeepStrictEqual(shown, drawn(paper, seed))
    default:
      return unreachable(paper.order)
  }
}

const drawn = ({ options }: Paper, seed: string): readonly OptionIndex[] =>
  drawLot(
    options.map(({ name }) => name),
    seed,
    (text) => hash('sha256', text),
  )
