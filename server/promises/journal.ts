/**
 * A real file with a vote of every kind is changed in thousands of ways, one at a time: `plenum verify` finds each, and says which entry
 * or which vote it is. What only a head noted elsewhere can show is found with it.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { VoteId } from '../protocol/messages.ts'
import { pick, seeded, type Random } from '../rehearsal/chance.ts'
import { verifyFile, type VerifyFault } from '../verify/verify.ts'
import type { Noted } from '../verify/noted-head.ts'
import { FORGED, TO_BOXES, TO_ENTRIES, TO_THE_END, type Mutation, type Place } from './mutations.ts'
import { BrokenPromise, demand, type Trial, type TrialOptions } from './promise.ts'
import { FEWEST_MEMBERS, holdWholeDay, type WholeDay } from './whole-day.ts'

const RUNS = 600
const MEMBERS = 16

/** Of a change that does not fit each vote or entry. */
const TRIES = 40

const KINDS = { TO_ENTRIES, FORGED, TO_BOXES, TO_THE_END }
const ALL = Object.values(KINDS).flatMap((kind) => Object.entries(kind))

export const journal: Trial = {
  promise: 'Whoever changes a convention’s file afterwards is found out: which entry it is, or which vote.',
  async keep(options: TrialOptions): Promise<string[]> {
    const { runs = RUNS, members = MEMBERS, seed, folder, say } = options
    const day = await holdWholeDay({
      ...{ file: join(folder, 'day.plenum'), members: Math.max(members, FEWEST_MEMBERS), seed },
    })
    const whole = faultsOf(day.file, { entries: day.entries, head: day.head })
    demand(whole.length === 0, `a file that nobody changed is not believed: ${JSON.stringify(whole[0])}`)
    const found = mutateAndLook(day, { runs, random: seeded(seed, 'journal'), folder, say })
    return figures(day, found)
  },
}

type Looking = { runs: number; random: Random; folder: string; say: (progress: string) => void }

/** How often each change was made. */
function mutateAndLook(day: WholeDay, { runs, random, folder, say }: Looking): Map<string, number> {
  const made = new Map<string, number>()
  const file = join(folder, 'changed.plenum')
  for (let [index, run] = [0, 1]; run <= runs; index++) {
    // Each kind in turn first, so that a small number of runs has them all.
    const [name, mutation] = ALL[index] ?? pick(random, ALL)
    const place = changed(day, { file, mutation, random })
    if (place === null) continue
    const noted = place === 'the head' ? notedOf(day, random) : undefined
    const faults = faultsOf(file, noted)
    const what = `${name} (change ${String(run)})`
    demand(faults.length > 0, `nobody notices: ${what}`)
    demand(
      isFound(place, faults),
      `${what} at ${JSON.stringify(place)} is taken for ${JSON.stringify(faults[0])}`,
    )
    made.set(name, (made.get(name) ?? 0) + 1)
    if (run % 1000 === 0) say(`${String(run)} of ${String(runs)} changes`)
    run++
  }
  return made
}

/** Null: no such change fits this file. */
function changed(
  { file: from, votes }: WholeDay,
  { file, mutation, random }: { file: string; mutation: Mutation; random: Random },
): Place | null {
  copyFileSync(from, file)
  const database = new Database(file)
  try {
    // One file, and no log beside it that the next change would find.
    database.pragma('journal_mode = DELETE')
    database.pragma('synchronous = OFF')
    return database.transaction(() => {
      for (let tried = 0; tried < TRIES; tried++) {
        const place = mutation({ database, votes }, random)
        if (place !== null) return place
      }
      return null
    })()
  } finally {
    database.close()
  }
}

/** The hash alone, or with how many entries there were. */
const notedOf = ({ entries, head }: WholeDay, random: Random): Noted => ({
  entries: random() < 0.5 ? entries : null,
  head,
})

function faultsOf(file: string, noted?: Noted): readonly VerifyFault[] {
  const read = verifyFile(file, noted)
  if (!read.ok) throw new BrokenPromise(`the file cannot be read any more: ${read.why}`)
  return read.verification.faults
}

/** The first of the journal's faults is where it was done; of a vote's, any: one change can break several things. */
function isFound(place: Place, faults: readonly VerifyFault[]): boolean {
  const [first] = faults
  if (first === undefined) return false
  if (place === 'the head')
    return faults.some(({ kind }) => ['cut-off', 'other-head', 'head-gone'].includes(kind))
  if ('vote' in place) return faults.some((fault) => isAbout(fault, place))
  return namedBy(first).some((entry) => place.entries.includes(entry))
}

const isAbout = (fault: VerifyFault, { vote, entry }: Extract<Place, { vote: VoteId }>): boolean =>
  'vote' in fault ? fault.vote === vote : 'entry' in fault && fault.entry === entry

function namedBy(fault: VerifyFault): number[] {
  if (fault.kind === 'entries-missing')
    return Array.from({ length: fault.to - fault.from + 1 }, (_, index) => fault.from + index)
  if (fault.kind === 'entry-moved' || fault.kind === 'entry-renumbered') return [fault.entry, fault.from]
  return 'entry' in fault ? [fault.entry] : []
}

function figures({ entries, votes }: WholeDay, made: ReadonlyMap<string, number>): string[] {
  const sumOf = (kind: Record<string, Mutation>) =>
    String(Object.keys(kind).reduce((sum, name) => sum + (made.get(name) ?? 0), 0))
  const all = String([...made.values()].reduce((sum, times) => sum + times, 0))
  return [
    `${all} changes to a file of ${String(entries)} entries and ${String(votes.length)} votes of every kind, each in one of ${String(made.size)} ways: all were found, and where.`,
    `${sumOf(TO_ENTRIES)} to entries, ${sumOf(FORGED)} to results, seals and registers with all hashes made anew, ${sumOf(TO_BOXES)} to voters, receipts and ballots; and ${sumOf(TO_THE_END)} that a head noted elsewhere shows.`,
  ]
}
