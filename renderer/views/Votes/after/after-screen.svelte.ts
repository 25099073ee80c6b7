/**
 * What this console is doing about a counted vote: which dialog is open, the command on its way, its refusal, and what was typed
 * of paper votes, which survives a dialog closed by mistake. One for the page. Knows no markup.
 */
import type { Answer, Console } from '../../../console.svelte.ts'
import type { OptionIndex, PaperVotes, VoteId } from '#protocol'
import { ask } from '../../ask.ts'
import { untilTold } from '../told.svelte.ts'
import type { SumsForm } from './paper-votes.ts'

export type AfterDialog = 'paper-votes' | 'lot' | 'casting-vote' | 'roll'
export type AfterAct = 'next-ballot' | 'enter' | 'confirm' | 'withdraw' | 'lot' | 'decide'
export type AfterAnswer = Answer<
  | 'prepare-next-ballot'
  | 'enter-paper-votes'
  | 'confirm-paper-votes'
  | 'withdraw-paper-votes'
  | 'draw-lot'
  | 'decide-tie'
>
export type AfterRefusal = { act: AfterAct; vote: VoteId; answer: Exclude<AfterAnswer, { ok: true }> }

/** What is being typed of a vote's papers: sums, or lines of ranked ballots. */
export type PaperDraft = { sums: SumsForm | null; lines: string }

export class AfterScreen {
  dialog = $state.raw<{ kind: AfterDialog; vote: VoteId } | null>(null)
  busy = $state.raw<{ act: AfterAct; vote: VoteId } | null>(null)
  refusal = $state.raw<AfterRefusal | null>(null)
  #drafts = $state.raw<Readonly<Record<VoteId, PaperDraft>>>({})

  open(kind: AfterDialog, vote: VoteId): void {
    this.refusal = null
    this.dialog = { kind, vote }
  }

  close(): void {
    this.dialog = null
    this.refusal = null
  }

  draftOf(vote: VoteId): PaperDraft | null {
    return this.#drafts[vote] ?? null
  }

  type(vote: VoteId, draft: PaperDraft): void {
    this.#drafts = { ...this.#drafts, [vote]: draft }
  }

  drop(vote: VoteId): void {
    const { [vote]: _, ...others } = this.#drafts
    this.#drafts = others
  }

  /** Resolves to the vote that was prepared, or null. */
  async prepareNextBallot(host: Console, vote: VoteId): Promise<VoteId | null> {
    const done = await this.#run(host, { act: 'next-ballot', vote }, () =>
      ask(host, 'prepare-next-ballot', { vote }),
    )
    return done?.vote ?? null
  }

  async enter(host: Console, vote: VoteId, votes: PaperVotes): Promise<boolean> {
    const done = await this.#run(host, { act: 'enter', vote }, () =>
      ask(host, 'enter-paper-votes', { vote, votes }),
    )
    if (done !== null) this.drop(vote)
    return done !== null
  }

  /** `votes`: as they were looked at. */
  async confirm(host: Console, vote: VoteId, votes: PaperVotes): Promise<boolean> {
    const command = () => ask(host, 'confirm-paper-votes', { vote, votes })
    return (await this.#run(host, { act: 'confirm', vote }, command)) !== null
  }

  async withdraw(host: Console, vote: VoteId): Promise<boolean> {
    const command = () => ask(host, 'withdraw-paper-votes', { vote })
    return (await this.#run(host, { act: 'withdraw', vote }, command)) !== null
  }

  async giveLotWords(host: Console, vote: VoteId, words: string): Promise<boolean> {
    const command = () => ask(host, 'draw-lot', { vote, words })
    return (await this.#run(host, { act: 'lot', vote }, command)) !== null
  }

  async decide(
    host: Console,
    vote: VoteId,
    decision: { option: OptionIndex; adopted: boolean },
  ): Promise<boolean> {
    const command = () => ask(host, 'decide-tie', { vote, ...decision })
    return (await this.#run(host, { act: 'decide', vote }, command)) !== null
  }

  async #run<Reply extends AfterAnswer>(
    host: Console,
    doing: { act: AfterAct; vote: VoteId },
    command: () => Promise<Reply>,
  ): Promise<Extract<Reply, { ok: true }> | null> {
    if (this.busy !== null) return null
    this.busy = doing
    this.refusal = null
    const before = host.votes
    const answer = await command()
    if (isDone(answer)) await untilTold(() => host.votes !== before)
    this.busy = null
    if (isDone(answer)) return answer
    if (!answer.ok) this.refusal = { ...doing, answer }
    return null
  }
}

const isDone = <Reply extends AfterAnswer>(answer: Reply): answer is Extract<Reply, { ok: true }> => answer.ok

export const afterScreen = new AfterScreen()
