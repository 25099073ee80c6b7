/**
 * The file of a convention that has been going on for days: many members, of whom some came, and votes that were closed. Made
 * with the product's own rules and store, because over sockets it would take an hour; the journal is what a host would have written.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hashSecret, makeAccessCode, makeBallotKey, makeReceipt, makeToken } from '../commands/secrets.ts'
import { askAcceptance, prepareElectionBallot, recordAcceptance } from '../domain/elections.ts'
import { prepareMotionVote, settleMotions } from '../domain/motion-votes.ts'
import { checkInSelf, importMembers } from '../domain/participants.ts'
import { closeVote, openVote, prepareVote, publishVote } from '../domain/votes.ts'
import { toRanges } from '../protocol/id-ranges.ts'
import { writeMarks } from '../protocol/marks.ts'
import type { Marks, MemberId, MotionId, Paper, Secrecy, VoteId } from '../protocol/messages.ts'
import { seeded, type Random } from '../rehearsal/chance.ts'
import { inventMembers } from '../rehearsal/invented-members.ts'
import { openStore } from '../store/store.ts'
import { benchVote } from './convention.ts'
import { CHAIR, writerOn, type Writer } from './convention-writer.ts'
import {
  holdDebate,
  leaveInDebate,
  publicItems,
  WAITING_SPEAKERS,
  writeAgenda,
  writeElections,
  writeMotions,
  type DealtWith,
} from './dealt-with.ts'
import { motionMarks, SIMPLE_MAJORITY } from '../protocol/papers.ts'

export type LongConvention = DealtWith & {
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

/** Made once, and kept in the folder under a name that says what it is. */
export function longConvention(folder: string, of: LongConvention): string {
  const { members, present, votes, ballots, items, motions, elections, speeches } = of
  const sizes = [members, present, votes, ballots, items, motions, elections, speeches]
  const file = join(folder, `long-${sizes.map(String).join('-')}.plenum`)
  if (existsSync(file)) return file
  const making = `${file}.making`
  for (const rest of ['', '-wal', '-shm']) rmSync(making + rest, { force: true })
  makeLongConvention(making, of)
  renameSync(making, file)
  return file
}

function makeLongConvention(file: string, of: LongConvention): void {
  const opened = openStore(file)
  if (!opened.ok) throw new Error(`the file cannot be made: ${opened.why}`)
  const { store } = opened
  const random = seeded(SEED, 'who-comes')
  try {
    const writer = writerOn(store)
    register(writer, of.members)
    const came = shuffled([...writer.state.assembly.members.keys()], random).slice(0, of.present)
    for (let first = 0; first < came.length; first += BATCH) arrive(writer, came.slice(first, first + BATCH))
    writeAgenda(writer, of.items)
    const motions = writeMotions(writer, of.motions, random)
    writeElections(writer, of.elections, came)
    holdVotes(writer, of, { came, motions, random })
  } finally {
    store.close()
  }
}

type Course = { came: readonly MemberId[]; motions: readonly MotionId[]; random: Random }

/** Motions first, each debated on an item of its own; elections last. */
function holdVotes(writer: Writer, of: LongConvention, { came, motions, random }: Course): void {
  const items = publicItems(writer.state.assembly.items.values())
  const speakers = of.votes === 0 ? 0 : Math.ceil(of.speeches / of.votes)
  for (let at = 0; at < of.votes; at++) {
    const item = items[Math.floor((at * items.length) / (of.votes + 1))]
    if (item !== undefined) holdDebate(writer, { item, speakers: shuffled(came, random).slice(0, speakers) })
    const election = at + of.elections - of.votes + 1
    const motion = motions[at]
    const voters = shuffled(came, random).slice(0, of.ballots)
    if (election > 0) holdElection(writer, election, voters, random)
    else if (motion !== undefined) voteOnMotion(writer, motion, voters, random)
    else holdVote(writer, prepared(writer), voters, random)
  }
  const last = items.at(-1)
  if (last !== undefined) leaveInDebate(writer, last, came.slice(0, WAITING_SPEAKERS + 1))
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

/** As conventions go: now and then one by name. */
const secrecyOf = (vote: VoteId): Secrecy => (vote % 5 === 0 ? 'named' : 'secret')

function prepared({ state, save, happen }: Writer): VoteId {
  const vote = state.assembly.nextVote
  const draft = { ...benchVote, title: `Motion ${String(vote)}`, secrecy: secrecyOf(vote) }
  save(() => happen(CHAIR, prepareVote(state.assembly, draft)))
  return vote
}

function voteOnMotion(writer: Writer, motion: MotionId, voters: readonly MemberId[], random: Random): void {
  const { state, save, happen } = writer
  const vote = state.assembly.nextVote
  const wish = { kind: 'each', majority: SIMPLE_MAJORITY, durationSeconds: null } as const
  save(() =>
    happen(CHAIR, prepareMotionVote(state.assembly, [motion], { ...wish, secrecy: secrecyOf(vote) })),
  )
  holdVote(writer, vote, voters, random)
  save(() => happen(CHAIR, settleMotions(state.assembly, vote)))
}

/** Who is elected accepts. */
function holdElection(writer: Writer, election: number, voters: readonly MemberId[], random: Random): void {
  const { state, save, happen } = writer
  const vote = state.assembly.nextVote
  save(() => happen(CHAIR, prepareElectionBallot(state.assembly, election, null)))
  holdVote(writer, vote, voters, random)
  save(() => {
    const asked = askAcceptance(state.assembly, election)
    // Nobody is, where the last seat is tied.
    if (!asked.ok) return
    happen(CHAIR, asked)
    const candidates = [...(state.assembly.elections.get(election)?.candidates.values() ?? [])]
    for (const { id, acceptance } of candidates)
      if (acceptance !== null) happen(CHAIR, recordAcceptance(state.assembly, id, true))
  })
}

function holdVote(writer: Writer, vote: VoteId, voters: readonly MemberId[], random: Random): void {
  const { store, state, save, happen, now } = writer
  const draft = state.assembly.votes.get(vote)?.draft
  if (draft === undefined) throw new Error(`vote ${String(vote)} is not prepared`)
  const { secrecy, paper } = draft
  save(() => happen(CHAIR, openVote(state.assembly, vote, now(), NO_DRAWING)))
  for (let first = 0; first < voters.length; first += BATCH)
    save(() => {
      for (const member of voters.slice(first, first + BATCH)) {
        const weight = state.box?.register.get(member)
        if (weight === undefined) throw new Error(`member ${String(member)} is not on the register`)
        const voted = { receipt: makeReceipt(), request: makeToken() }
        store.ballotBox.cast(
          { vote, member, secrecy, marks: marksOn(paper, random), weight },
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

function marksOn(paper: Paper, random: Random): Marks {
  const chance = random()
  const { form, options } = paper
  if (form.kind !== 'choose') return motionMarks[chance < 0.55 ? 'yes' : chance < 0.9 ? 'no' : 'abstain']
  // Some are better known than others, or the last seat would be tied.
  const chosen = Array.from({ length: form.most }, () => Math.floor(random() ** 2 * options.length))
  return writeMarks(paper, {
    kind: 'marked',
    marks: options.map((_, option) => (chosen.includes(option) ? 1 : 0)),
  })
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
