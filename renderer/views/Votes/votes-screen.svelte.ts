/**
 * What the Votes screen is doing: which vote is looked at, the form being written, the question being asked, the command on
 * its way and what came of it. One for the page, so that a draft survives a look at another screen. Knows no markup.
 */
import type { Answer, Console } from '../../console.svelte.ts'
import type { ConsoleVote, ElectronicPart, OpeningDoubt, VoteDraft, VoteId } from '#protocol'
import { ask } from '../ask.ts'
import type { BallotKind, Settings } from './ballot-kinds.ts'
import {
  formOf,
  isDue,
  isUntouched,
  newForm,
  readForm,
  withKind,
  withSettings,
  type Fault,
  type Field,
  type VoteForm,
} from './draft.ts'
import { untilTold } from './told.svelte.ts'

export type Question = 'open' | 'close' | 'move-to-paper' | 'publish' | 'annul' | 'discard'
export type Act = Question | 'extend' | 'save'
/** Every command of this screen that can be refused. */
export type VoteAnswer = Answer<
  | 'prepare-vote'
  | 'change-vote'
  | 'discard-vote'
  | 'open-vote'
  | 'extend-vote'
  | 'close-vote'
  | 'move-to-paper'
  | 'publish-vote'
  | 'annul-vote'
>
export type Refusal = { act: Act; vote: VoteId | null; answer: Exclude<VoteAnswer, { ok: true }> }

/**
 * `id` null: a new vote; else `basis` is what stood in the form when it was opened. Faults follow the typing; that something is
 * not written yet is one only once saving was tried.
 */
export type Draft = {
  /** Of this one draft, however it is changed: what is undone later must not land in another. */
  token: symbol
  id: VoteId | null
  basis: VoteForm | null
  form: VoteForm
  wasTried: boolean
}

/** One press, one minute: enough for the slow, and pressed again when not. */
export const EXTENSION_SECONDS = 60

/** These say that the vote is no longer what the question was about: another console was faster. */
const OVERTAKEN: readonly string[] = [
  'no-such-vote',
  'vote-not-prepared',
  'vote-not-open',
  'vote-not-closed',
  'vote-not-annullable',
]

export class VotesScreen {
  #chosen = $state.raw<VoteId | null>(null)
  draft = $state.raw<Draft | null>(null)
  question = $state.raw<{ act: Question; vote: VoteId } | null>(null)
  busy = $state.raw<{ act: Act; vote: VoteId | null } | null>(null)
  refusal = $state.raw<Refusal | null>(null)
  /** What the chair has been told speaks against opening the vote: the next press opens it despite that. */
  doubts = $state.raw<readonly OpeningDoubt[]>([])
  search = $state('')

  /** Names are being written: how many there will be is not known yet. */
  isListing = $state(false)

  /** What is wrong with the form and worth saying now, by the control it stands beside: the first of each. */
  readonly faults: Readonly<Partial<Record<Field, Fault>>> = $derived.by(() => {
    if (this.draft === null) return {}
    const { form, wasTried } = this.draft
    const read = readForm(form)
    if (read.ok) return {}
    const due = read.faults.filter((fault) => wasTried || isDue(fault, form, this.isListing))
    const first = due.filter(({ field }, at) => due.findIndex((other) => other.field === field) === at)
    return Object.fromEntries(first.map((fault) => [fault.field, fault]))
  })

  /** The chosen vote, as long as it exists; else the one that needs somebody next. */
  selected(votes: readonly ConsoleVote[]): ConsoleVote | null {
    return votes.find(({ id }) => id === this.#chosen) ?? nextOf(votes)
  }

  /** Returns the way back to what was being written; null when nothing was lost. */
  select(vote: VoteId): (() => void) | null {
    this.#chosen = vote
    return this.drop()
  }

  /** As `select`. */
  prepare(votes: readonly ConsoleVote[]): (() => void) | null {
    if (this.draft?.id === null) return null
    const undo = this.drop()
    this.draft = { token: Symbol(), id: null, basis: null, form: newForm(votes[0] ?? null), wasTried: false }
    return undo
  }

  edit(vote: ConsoleVote): void {
    this.refusal = null
    const form = formOf(vote)
    this.draft = { token: Symbol(), id: vote.id, basis: form, form, wasTried: false }
  }

  duplicate(vote: ConsoleVote): void {
    this.refusal = null
    this.draft = { token: Symbol(), id: null, basis: null, form: formOf(vote), wasTried: false }
  }

  change(changed: Partial<VoteForm>): void {
    if (this.draft) this.draft = { ...this.draft, form: { ...this.draft.form, ...changed } }
  }

  /** As `change`, unless the draft is another one by now. */
  changeLater(token: symbol, changed: (form: VoteForm) => Partial<VoteForm>): void {
    if (this.draft?.token === token) this.change(changed(this.draft.form))
  }

  changeSettings(changed: Partial<Settings>): void {
    if (this.draft) this.draft = { ...this.draft, form: withSettings(this.draft.form, changed) }
  }

  chooseKind(kind: BallotKind): void {
    if (this.draft) this.draft = { ...this.draft, form: withKind(this.draft.form, kind) }
  }

  /** As `select`. */
  drop(): (() => void) | null {
    const { draft } = this
    this.draft = null
    this.refusal = null
    return draft !== null && isWorthKeeping(draft) ? () => (this.draft = draft) : null
  }

  ask(act: Question, vote: VoteId): void {
    this.refusal = null
    this.doubts = []
    this.question = { act, vote }
  }

  leaveQuestion(): void {
    this.question = null
    this.refusal = null
  }

  async save(host: Console): Promise<void> {
    const { draft } = this
    if (draft === null || this.busy !== null) return
    const read = readForm(draft.form)
    if (!read.ok) {
      this.draft = { ...draft, wasTried: true }
      return
    }
    const id = await this.#saved(host, draft.id, read.draft)
    if (id === null) return
    this.#chosen = id
    this.draft = null
  }

  /** `reason` for annulling, `electronic` for moving to paper. */
  async answer(
    host: Console,
    { reason = '', electronic = 'annulled' }: { reason?: string; electronic?: ElectronicPart } = {},
  ): Promise<void> {
    if (this.question === null || this.busy !== null) return
    const { act, vote } = this.question
    const done = await this.#run(host, act, vote, () =>
      carryOut(host, act, vote, { reason, electronic, despite: this.doubts }),
    )
    const doubt = this.refusal === null ? null : doubtIn(this.refusal.answer)
    if (doubt !== null) this.doubts = [...this.doubts, doubt]
    const isOver = done !== null || (this.refusal !== null && OVERTAKEN.includes(this.refusal.answer.why))
    if (isOver) this.question = null
    if (done !== null) this.#chosen = vote
  }

  async extend(host: Console, vote: VoteId, seconds: number): Promise<boolean> {
    if (this.busy !== null) return false
    return (await this.#run(host, 'extend', vote, () => ask(host, 'extend-vote', { vote, seconds }))) !== null
  }

  async #saved(host: Console, vote: VoteId | null, draft: VoteDraft): Promise<VoteId | null> {
    if (vote === null)
      return (await this.#run(host, 'save', null, () => ask(host, 'prepare-vote', draft)))?.vote ?? null
    return (await this.#run(host, 'save', vote, () => ask(host, 'change-vote', { vote, draft }))) === null
      ? null
      : vote
  }

  async #run<Reply extends VoteAnswer>(
    host: Console,
    act: Act,
    vote: VoteId | null,
    command: () => Promise<Reply>,
  ): Promise<Extract<Reply, { ok: true }> | null> {
    this.busy = { act, vote }
    this.refusal = null
    const before = host.votes.find(({ id }) => id === vote)
    const answer = await command()
    if (isDone(answer)) {
      const about = 'vote' in answer ? answer.vote : vote
      await untilTold(() => host.votes.find(({ id }) => id === about) !== before)
    }
    this.busy = null
    if (isDone(answer)) return answer
    // What is to be done about it stands in the banner of every screen.
    if (!answer.ok && answer.why === 'second-person-asked') this.leaveQuestion()
    else if (!answer.ok) this.refusal = { act, vote, answer }
    return null
  }
}

const isDone = <Reply extends VoteAnswer>(answer: Reply): answer is Extract<Reply, { ok: true }> => answer.ok

/** Null: nothing that the chair may open the vote despite. */
function doubtIn(answer: Refusal['answer']): OpeningDoubt | null {
  if (answer.type !== 'reply' || answer.about?.['gate'] !== 'warn') return null
  return answer.why === 'trial-missing' ? 'trial' : 'quorum'
}

function carryOut(
  host: Console,
  act: Question,
  vote: VoteId,
  {
    reason,
    electronic,
    despite,
  }: { reason: string; electronic: ElectronicPart; despite: readonly OpeningDoubt[] },
): Promise<VoteAnswer> {
  switch (act) {
    case 'open':
      return ask(host, 'open-vote', despite.length === 0 ? { vote } : { vote, despite })
    case 'close':
      return ask(host, 'close-vote', { vote })
    case 'move-to-paper':
      return ask(host, 'move-to-paper', { vote, electronic })
    case 'publish':
      return ask(host, 'publish-vote', { vote })
    case 'annul':
      return ask(host, 'annul-vote', { vote, reason })
    case 'discard':
      return ask(host, 'discard-vote', { vote })
  }
}

const isWorthKeeping = ({ basis, form }: Draft): boolean =>
  basis === null ? !isUntouched(form) : JSON.stringify(form) !== JSON.stringify(basis)

/** Whether another console changed, opened or discarded the vote while its form was open here. */
export function isOvertaken({ id, basis }: Draft, votes: readonly ConsoleVote[]): boolean {
  if (basis === null) return false
  const vote = votes.find((candidate) => candidate.id === id)
  return vote?.state !== 'prepared' || JSON.stringify(formOf(vote)) !== JSON.stringify(basis)
}

/** The open vote, else one that continues on paper, else one that waits to be published, else the first prepared, else the newest. `votes`: newest first. */
export function nextOf(votes: readonly ConsoleVote[]): ConsoleVote | null {
  return (
    votes.find(({ state }) => state === 'open') ??
    votes.find(({ state }) => state === 'paper') ??
    votes.find(({ state }) => state === 'closed') ??
    votes.findLast(({ state }) => state === 'prepared') ??
    votes[0] ??
    null
  )
}

export const votesScreen = new VotesScreen()
