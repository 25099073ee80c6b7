/** What a long convention deals with besides its votes: agenda, motions with amendments, elections, speeches. From a seed, as the rest. */
import { beginItem, importAgenda } from '../domain/agenda.ts'
import { addSpeaker, callSpeaker, endSpeech, openDebate } from '../domain/debate.ts'
import { addElection, nominate, openNominations } from '../domain/elections.ts'
import { addAmendment, importMotions, setState } from '../domain/motions.ts'
import type { ElectionDraft, ItemId, MemberId, MotionFields, MotionId } from '../protocol/messages.ts'
import { pick, type Random } from '../rehearsal/chance.ts'
import { CHAIR, type Writer } from './convention-writer.ts'

export type DealtWith = {
  items: number
  /** Amendments among them, two in five. */
  motions: number
  /** Each has one of the convention's votes. */
  elections: number
  /** All in all; 40 more wait on the list when the file is left. */
  speeches: number
}

export const NOTHING_DEALT_WITH: DealtWith = { items: 0, motions: 0, elections: 0, speeches: 0 }

/** A federal list of candidates: the first election has as many. */
export const MANY_CANDIDATES = 150
const FEW_CANDIDATES = 8
const SEATS = 20
export const WAITING_SPEAKERS = 40
const SPEECH_MS = 90_000

const SENTENCES = [
  'The convention calls upon the executive committee to publish its decisions within fourteen days.',
  'Every district association is given a seat and a vote, whatever the number of its members may be.',
  'What this costs is borne by the federal association and shown in the accounts of the year.',
  'A report is given to the next ordinary convention, in writing and with the figures that it rests on.',
  'Where nothing else is said, the rules of procedure of the convention apply in the same way.',
  'This takes effect on the first day of the month that follows the decision.',
] as const

const paragraph = (random: Random): string =>
  Array.from({ length: 3 }, () => pick(random, SENTENCES)).join(' ')

/** Three levels, as conventions have them; now and then one that is for the chairs only. */
export function writeAgenda({ state, save, happen }: Writer, items: number): void {
  if (items === 0) return
  const list = Array.from({ length: items }, (_, at) => ({
    level: at % 10 === 0 ? 1 : at % 5 === 0 || at % 10 < 5 ? 2 : 3,
    draft: {
      title: `Item of business ${String(at + 1)}: reports, motions and what follows from them`,
      minutes: 5 * (1 + (at % 6)),
      startsAt: null,
      isInternal: at % 50 === 49,
    },
  }))
  save(() => happen(CHAIR, importAgenda(state.assembly, 'agenda.csv', list)))
}

/** All may be voted on. The order in which they are: each motion behind its amendments. */
export function writeMotions({ state, save, happen }: Writer, motions: number, random: Random): MotionId[] {
  const amendments = Math.floor(motions * 0.4)
  const main = motions - amendments
  if (main === 0) return []
  const items = publicItems(state.assembly.items.values())
  const list = Array.from({ length: main }, (_, at) => ({
    fields: fieldsOf(`Motion ${String(at + 1)}: how the association decides, and how it says so`, {
      item: items[at % items.length] ?? null,
    }),
    text: Array.from({ length: 8 }, () => paragraph(random)).join('\n\n'),
  }))
  const behind = new Map<MotionId, MotionId[]>()
  save(() => {
    happen(CHAIR, importMotions(state.assembly, 'motions.md', list))
    const ids = [...state.assembly.motions.keys()]
    for (const motion of ids) admit(motion)
    for (let at = 0; at < amendments; at++) {
      const motion = ids[at % main]
      if (motion === undefined) continue
      const block = 1 + Math.floor(at / main)
      const fields = fieldsOf(`Amendment ${String(at + 1)}`, { item: null })
      const amends = { motion, version: 1, from: block, to: block }
      const text = `${paragraph(random)} It is decided for two years.`
      const added = happen(CHAIR, addAmendment(state.assembly, fields, amends, text))
      if (added === undefined) continue
      admit(added.motion)
      behind.set(motion, [...(behind.get(motion) ?? []), added.motion])
    }
  })
  return [...state.assembly.motions.values()]
    .filter(({ amends }) => amends === null)
    .flatMap(({ id }) => [...(behind.get(id) ?? []), id])

  function admit(motion: MotionId): void {
    happen(CHAIR, setState(state.assembly, motion, { was: 'submitted', to: 'admitted', despite: false }))
  }
}

const fieldsOf = (title: string, { item }: { item: ItemId | null }): MotionFields => ({
  ...{ number: '', title, submitters: 'District association of the south', supporters: [] },
  ...{ reason: 'What is decided must be seen to be decided.', item, alternativeTo: null },
})

/** With all who stand for them; the ballots come later. */
export function writeElections(
  { state, save, happen }: Writer,
  elections: number,
  came: readonly MemberId[],
): void {
  for (let at = 0; at < elections; at++)
    save(() => {
      const added = happen(CHAIR, addElection(state.assembly, electionDraft(at)))
      if (added === undefined) return
      happen(CHAIR, openNominations(state.assembly, added.election))
      const candidates = came.slice(0, at === 0 ? MANY_CANDIDATES : FEW_CANDIDATES)
      for (const member of candidates) {
        const nomination = { member, name: '', group: '', text: SENTENCES[3], proposedBy: '', consents: true }
        happen(CHAIR, nominate(state.assembly, added.election, nomination))
      }
    })
}

export const electionDraft = (at: number): ElectionDraft => ({
  ...{ title: at === 0 ? 'Delegates to the federal committee' : `Board, seat ${String(at)}`, text: '' },
  ...{ item: null, secrecy: 'secret', electorate: { presence: 'present', groups: [] }, marking: 'choose' },
  rule: {
    ...{ kind: 'most-votes', seats: at === 0 ? SEATS : 1, majority: null },
    ...{ reserved: null, dropOut: null, next: null },
  },
  ...{ quorum: null, durationSeconds: null, joinsLater: false, incompatible: [] },
})

/** The next item is called up, and so many speak to it. */
export function holdDebate(
  writer: Writer,
  { item, speakers }: { item: ItemId; speakers: readonly MemberId[] },
): void {
  const { state, save, happen, now, pass } = writer
  save(() => {
    const debate = beginDebate(writer, item)
    for (const member of speakers) {
      listSpeaker(writer, debate, member)
      callNext(writer, debate)
      pass(SPEECH_MS)
      const { turn } = state.assembly.debates.all.get(debate) ?? { turn: 0 }
      happen(CHAIR, endSpeech(state.assembly, { debate, turn, at: now() }))
    }
  })
}

/** As the file is left: somebody speaks, and many wait. */
export function leaveInDebate(writer: Writer, item: ItemId, waiting: readonly MemberId[]): void {
  writer.save(() => {
    const debate = beginDebate(writer, item)
    for (const member of waiting) listSpeaker(writer, debate, member)
    callNext(writer, debate)
  })
}

function beginDebate({ state, happen, now }: Writer, item: ItemId): number {
  const { assembly } = state
  const on = [...assembly.items.values()].find(({ begunAt, endedAt }) => begunAt !== null && endedAt === null)
  happen(CHAIR, beginItem(assembly, item, on?.id ?? null, now()))
  const rules = { seconds: 180, alternation: null, firstTimeFirst: true, proContra: false }
  const opening = { item, rules, instead: assembly.debates.current }
  return happen(CHAIR, openDebate(assembly, opening, now()))?.debate ?? 0
}

const listSpeaker = ({ state, happen, now }: Writer, debate: number, member: MemberId) =>
  happen(CHAIR, addSpeaker(state.assembly, debate, { who: { member }, side: null, quoted: null }, now()))

function callNext({ state, happen, now }: Writer, debate: number): void {
  const { all, speakers } = state.assembly.debates
  const [first] = [...speakers.values()].filter((speaker) => speaker.debate === debate)
  const { turn } = all.get(debate) ?? { turn: 0 }
  const called = { debate, speaker: first?.id ?? 0, turn, outOfTurn: true, at: now() }
  happen(CHAIR, callSpeaker(state.assembly, called))
}

export const publicItems = (items: Iterable<{ id: ItemId; isInternal: boolean }>): ItemId[] =>
  [...items].filter(({ isInternal }) => !isInternal).map(({ id }) => id)
