/** Issuing access: the command, then the two files while the host still has them. Codes are never kept here. */
import type { Commands } from '#protocol'
import type { Console } from '../../console.svelte.ts'
import { saveFile } from '../../files.ts'
import { speech } from '../../words/language.svelte.ts'
import { participants } from '../../words/participants.ts'
import { whyRefused } from '../../words/refused.ts'
import { ask } from '../ask.ts'

/** 50,000 secrets made, hashed and saved. */
const ISSUE_PATIENCE_MS = 60_000

export type Whom = Commands['issue-access']['input']['members']

export type Saving =
  { state: 'offered' } | { state: 'saving' } | { state: 'saved' } | { state: 'failed'; why: 'lost' | 'used' }

export type IssueStage =
  | { stage: 'asking' }
  | { stage: 'issuing' }
  | { stage: 'issued'; count: number; tickets: Readonly<Record<FileKind, string>> }

export type FileKind = 'pdf' | 'csv'

export class Issue {
  readonly #host: Console
  stage = $state.raw<IssueStage>({ stage: 'asking' })
  fault = $state('')
  files = $state.raw<Readonly<Record<FileKind, Saving>>>({
    pdf: { state: 'offered' },
    csv: { state: 'offered' },
  })
  /** Whether closing now would lose the codes for ever. */
  readonly isUnsaved = $derived(
    this.stage.stage === 'issued' && this.files.pdf.state !== 'saved' && this.files.csv.state !== 'saved',
  )

  constructor(host: Console) {
    this.#host = host
  }

  async issue(members: Whom): Promise<void> {
    this.stage = { stage: 'issuing' }
    const answer = await ask(this.#host, 'issue-access', { members }, ISSUE_PATIENCE_MS)
    this.fault = answer.ok ? '' : whyRefused(speech.language, answer)
    this.stage = answer.ok
      ? { stage: 'issued', count: answer.issued, tickets: { pdf: answer.pdf, csv: answer.csv } }
      : { stage: 'asking' }
  }

  async save(kind: FileKind, name: string): Promise<void> {
    if (this.stage.stage !== 'issued') return
    this.#set(kind, { state: 'saving' })
    const fetched = await saveFile(this.stage.tickets[kind], name)
    this.#set(kind, fetched.ok ? { state: 'saved' } : { state: 'failed', why: fetched.why })
  }

  #set(kind: FileKind, saving: Saving): void {
    this.files = { ...this.files, [kind]: saving }
  }
}

const isoDay = new Intl.DateTimeFormat('sv-SE')

/** "plenum-access-cards-2026-11-23.pdf", in the language of the console. */
export function fileNameOf(kind: FileKind, at: number): string {
  const day = isoDay.format(at)
  return `${speech.of(participants).access.fileName[kind]}-${day}.${kind}`
}
