/**
 * What the Votes screen is doing: which vote is looked at, the form being written, the question being asked, the command on
 * its way and what came of it. One for the page, so that a draft survives a look at another screen. Knows no markup.
 */
import type { Answer, Console } from '../../console.svelte.ts'
import type { ConsoleVote, VoteDraft, VoteId } from '#protocol'
import { ask } from '../ask.ts'
import { formOf, isUntouched, newForm, readForm, type FormFaults, type VoteForm } from './draft.ts'

export type Question = 'open' | 'close' | 'publish' | 'annul' | 'discard'
export type Act = Question | 'extend' | 'save'
/** Every command of this screen that can be refused. */
export type VoteAnswer = Answer<
  | 'prepare-vote'
  | 'change-vote'
  | 'discard-vote'
  | 'open-vote'
  | 'extend-vote'
  | 'close-vote'
  | 'publish-vote'
  | 'annul-vote'
>
export type Refusal = { act: Act; vote: VoteId | null; answer: Exclude<VoteAnswer, { ok: true }> }

/**
 * `id` null: a new vote; else `basis` is what stood in the form when it was opened. Faults show once saving was tried, and then
 * follow the typing.
 */
export type Draft = { id: VoteId | null; basis: VoteForm | null; form: VoteForm; wasTried: boolean }

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
  search = $state('')

  /** What is wrong with the form, or null while nothing is or nothing was tried. */
  readonly faults: FormFaults | null = $derived.by(() => {
    if (!this.draft?.wasTried) return null
    const read = readForm(this.draft.form)
    return read.ok ? null : read.faults
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
    this.draft = { id: null, basis: null, form: newForm(votes[0] ?? null), wasTried: false }
    return undo
  }

  edit(vote: ConsoleVote): void {
    this.refusal = null
    const form = formOf(vote)
    this.draft = { id: vote.id, basis: form, form, wasTried: false }
  }

  duplicate(vote: ConsoleVote): void {
    this.refusal = null
    this.draft = { id: null, basis: null, form: formOf(vote), wasTried: false }
  }

  change(changed: Partial<VoteForm>): void {
    if (this.draft) this.draft = { ...this.draft, form: { ...this.draft.form, ...changed } }
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

  async answer(host: Console, reason = ''): Promise<void> {
    if (this.question === null || this.busy !== null) return
    const { act, vote } = this.question
    const done = await this.#run(host, act, vote, () => carryOut(host, act, vote, reason))
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
      await until(() => host.votes.find(({ id }) => id === about) !== before)
    }
    this.busy = null
    if (isDone(answer)) return answer
    if (!answer.ok) this.refusal = { act, vote, answer }
    return null
  }
}

/**
 * The host answers first and tells its consoles a moment later: without waiting for that, a vote just opened would stand there
 * as prepared, and a new one not at all.
 */
const TOLD_WITHIN_MS = 1_000

function until(isTold: () => boolean): Promise<void> {
  if (isTold()) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(finish, TOLD_WITHIN_MS)
    const stop = $effect.root(() => {
      $effect(() => {
        if (isTold()) finish()
      })
    })
    function finish(): void {
      clearTimeout(timer)
      stop()
      resolve()
    }
  })
}

const isDone = <Reply extends VoteAnswer>(answer: Reply): answer is Extract<Reply, { ok: true }> => answer.ok

function carryOut(host: Console, act: Question, vote: VoteId, reason: string): Promise<VoteAnswer> {
  switch (act) {
    case 'open':
      return ask(host, 'open-vote', { vote })
    case 'close':
      return ask(host, 'close-vote', { vote })
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

/** The open vote, else one that waits to be published, else the first prepared, else the newest. `votes`: newest first. */
export function nextOf(votes: readonly ConsoleVote[]): ConsoleVote | null {
  return (
    votes.find(({ state }) => state === 'open') ??
    votes.find(({ state }) => state === 'closed') ??
    votes.findLast(({ state }) => state === 'prepared') ??
    votes[0] ??
    null
  )
}

export const votesScreen = new VotesScreen()
