/**
 * What the Elections screen is doing: which election is looked at, which dialog is open, what the host refused. One for the page.
 * Knows no markup.
 */
import type { Answer, Console } from '../../console.svelte.ts'
import type { Candidate, CommandName, Commands, ConsoleElection, ElectionDraft, ElectionId } from '#protocol'
import { sendFile } from '../../files.ts'
import { ask } from '../ask.ts'

type Refusal = Exclude<Answer<CommandName>, { ok: true }>
type Opened =
  | { kind: 'form'; election: ConsoleElection | null }
  | { kind: 'nominate' | 'remove' | 'leave-vacant' }
  | { kind: 'candidate'; candidate: Candidate }

/** What people set of it, in the order in which the host has it: it is compared as text. */
export const draftOf = ({
  title,
  text,
  item,
  secrecy,
  electorate,
  rule,
  marking,
  quorum,
  durationSeconds,
  joinsLater,
  incompatible,
}: ElectionDraft): ElectionDraft => ({
  ...{ title, text, item, secrecy, electorate, rule, marking, quorum },
  ...{ durationSeconds, joinsLater, incompatible },
})

export class ElectionsScreen {
  #selected = $state<ElectionId | null>(null)
  dialog = $state.raw<Opened | null>(null)
  refusal = $state.raw<Refusal | null>(null)
  isBusy = $state(false)

  selected(elections: readonly ConsoleElection[]): ConsoleElection | null {
    const chosen = elections.find(({ id }) => id === this.#selected)
    return chosen ?? elections.find(({ next }) => next.step !== 'finished') ?? elections[0] ?? null
  }

  select(election: ElectionId): void {
    this.#selected = election
    this.refusal = null
  }

  open(dialog: Opened): void {
    this.refusal = null
    this.dialog = dialog
  }

  close(): void {
    this.refusal = null
    this.dialog = null
  }

  async save(host: Console, before: ConsoleElection | null, draft: ElectionDraft): Promise<void> {
    if (before === null) {
      const answer = await this.ask(host, 'add-election', { draft })
      if (!answer.ok) return
      this.select(answer.election)
    } else {
      const { id: election } = before
      const answer = await this.ask(host, 'change-election', { election, was: draftOf(before), draft })
      if (!answer.ok) return
    }
    this.dialog = null
  }

  /** Null: it went well. */
  async setPortrait(host: Console, candidate: number, file: File): Promise<'lost' | null> {
    this.refusal = null
    const ticket = await ask(host, 'begin-upload', { name: file.name, bytes: file.size })
    if (!ticket.ok) {
      this.refusal = ticket
      return null
    }
    const sent = await sendFile(ticket.ticket, file)
    if (!sent.ok) return 'lost'
    await this.ask(host, 'set-portrait', { candidate, upload: sent.upload })
    return null
  }

  async ask<Name extends CommandName>(
    host: Console,
    name: Name,
    input: Commands[Name]['input'],
  ): Promise<Answer<Name>> {
    this.refusal = null
    this.isBusy = true
    const answer = await ask(host, name, input)
    this.isBusy = false
    if (!answer.ok) this.refusal = answer
    return answer
  }
}

export const electionsScreen = new ElectionsScreen()
