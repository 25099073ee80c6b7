/**
 * The file of a convention that has been going on for days: many members, of whom some came, and votes that were closed. Made
 * with the product's own rules and store, because over sockets it would take an hour; the journal is what a host would have written.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hashSecret, makeAccessCode, makeBallotKey, makeReceipt, makeToken } from '../commands/secrets.ts'
import { loadState, type HostState } from '../commands/state.ts'
import type { Actor, AssemblyEvent } from '../domain/events.ts'
import { checkInSelf, importMembers } from '../domain/participants.ts'
import { closeVote, openVote, prepareVote, publishVote } from '../domain/votes.ts'
import { toRanges } from '../protocol/id-ranges.ts'
import type { MemberId, VoteId } from '../protocol/messages.ts'
import { seeded, type Random } from '../rehearsal/chance.ts'
import { inventMembers } from '../rehearsal/invented-members.ts'
import { openStore, type Store } from '../store/store.ts'
import { benchVote } from './convention.ts'
import { motionMarks } from '../protocol/papers.ts'

export type LongConvention = {
  members: number
  /** So many came, in no order, and checked themselves in by phone: each is an entry of the journal and a session. */
  present: number
  votes: number
  /** In each vote, of those present. */
  ballots: number
}

const SEED = 'long-convention'
/** As many changes as the host's writer takes together. */
const BATCH = 512
const CHAIR: Actor = { role: 'chair', name: 'Ada Chair' }

/** Made once, and kept in the folder under a name that says what it is. */
export function longConvention(folder: string, of: LongConvention): string {
  const { members, present, votes, ballots } = of
  const file = join(folder, `long-${[members, present, votes, ballots].map(String).join('-')}.plenum`)
  if (existsSync(file)) return file
  const making = `${file}.making`
  for (const rest of ['', '-wal', '-shm']) rmSync(making + rest, { force: true })
  makeLongConvention(making, of)
  renameSync(making, file)
  return file
}

function makeLongConvention(file: string, { members, present, votes, ballots }: LongConvention): void {
  const opened = openStore(file)
  if (!opened.ok) throw new Error(`the file cannot be made: ${opened.why}`)
  const { store } = opened
  const random = seeded(SEED, 'who-comes')
  try {
    const writer = writerOn(store, loadState(store))
    register(writer, members)
    const came = shuffled([...writer.state.assembly.members.keys()], random).slice(0, present)
    for (let first = 0; first < came.length; first += BATCH) arrive(writer, came.slice(first, first + BATCH))
    for (let vote = 1; vote <= votes; vote++) {
      const voters = shuffled(came, random).slice(0, ballots)
      holdVote(writer, vote, voters, random)
    }
  } finally {
    store.close()
  }
}

type Writer = ReturnType<typeof writerOn>

function writerOn(store: Store, state: HostState) {
  /** Yesterday, a moment later each time. */
  let at = Date.now() - 24 * 60 * 60 * 1000
  return {
    store,
    state,
    now: () => ++at,
    save: <T>(work: () => T): T => {
      const outcome = store.save(work)
      if (!outcome.saved) throw new Error(`the file cannot be written: ${outcome.why}`)
      return outcome.value
    },
    /** Inside `save`. */
    happen: (
      actor: Actor,
      decision: { ok: true; events: readonly AssemblyEvent[] } | { ok: false; why: string },
    ): void => {
      if (!decision.ok) throw new Error(`not as planned: ${decision.why}`)
      for (const event of decision.events) state.apply(++at, actor, event)
    },
  }
}

function register({ state, save, happen, now }: Writer, members: number): void {
  const convention = { name: 'Bench', place: '', startsOn: '', endsOn: '', publicAddress: '' }
  save(() => {
    const described = { ...convention, language: 'en', selfCheckIn: true } as const
    happen({ role: 'host' }, { ok: true, events: [{ type: 'convention-created', convention: described }] })
    const people = inventMembers(SEED, members).map((member) => ({ ...member, entitled: true }))
    happen(CHAIR, importMembers(state.assembly, 'members.csv', people, []))
  })
  save(() => {
    const ids = [...state.assembly.members.keys()]
    for (const member of ids) {
      const linkHash = hashSecret(state.pepper, 'link', makeToken()).toString('hex')
      const codeHash = hashSecret(state.pepper, 'code', makeAccessCode()).toString('hex')
      state.putAccess({ member, linkHash, codeHash, issuedAt: now() })
    }
    happen(CHAIR, { ok: true, events: [{ type: 'access-issued', members: toRanges(ids) }] })
  })
}

function arrive({ state, save, happen, now }: Writer, members: readonly MemberId[]): void {
  save(() => {
    for (const member of members) {
      const tokenHash = hashSecret(state.pepper, 'session', makeToken())
      state.putSession({ tokenHash, role: 'member', member, name: '', account: null, createdAt: now() })
      happen({ role: 'member', member }, checkInSelf(state.assembly, member))
    }
  })
}

function holdVote(writer: Writer, vote: VoteId, voters: readonly MemberId[], random: Random): void {
  const { store, state, save, happen, now } = writer
  // As conventions go: now and then one by name.
  const secrecy = vote % 5 === 0 ? 'named' : 'secret'
  save(() => {
    happen(CHAIR, prepareVote(state.assembly, { ...benchVote, title: `Motion ${String(vote)}`, secrecy }))
    happen(CHAIR, openVote(state.assembly, vote, now(), NO_DRAWING))
  })
  for (let first = 0; first < voters.length; first += BATCH)
    save(() => {
      for (const member of voters.slice(first, first + BATCH)) {
        const weight = state.box?.register.get(member)
        if (weight === undefined) throw new Error(`member ${String(member)} is not on the register`)
        const chance = random()
        const marks = motionMarks[chance < 0.55 ? 'yes' : chance < 0.9 ? 'no' : 'abstain']
        const voted = { receipt: makeReceipt(), request: makeToken() }
        store.ballotBox.cast(
          { vote, member, secrecy, marks, weight },
          { ballotKey: makeBallotKey(), ...voted },
        )
        state.recordTurnout(member, voted)
      }
    })
  save(() =>
    happen(
      CHAIR,
      closeVote(state.assembly, vote, now(), ({ register }) => {
        store.settleBox(vote, null)
        return {
          counts: store.ballotBox.counts(vote, secrecy),
          voters: store.ballotBox.turnout(vote).keys(),
          seal: store.ballotBox.seal(vote, secrecy, register),
        }
      }),
    ),
  )
  save(() => happen(CHAIR, publishVote(state.assembly, vote, now())))
}

/** Motions are shown as they stand. */
const NO_DRAWING = { seed: '', sha256: (text: string) => text }

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [mixed[last], mixed[other]]
    if (one !== undefined && two !== undefined) [mixed[last], mixed[other]] = [two, one]
  }
  return mixed
}
