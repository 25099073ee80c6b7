/**
 * The way of a member list from a file to the register: send, look, perhaps match columns by hand, confirm. Nothing
 * changes before `confirm`. What goes wrong is a sentence in `fault`, and one is back at the step where it can be mended.
 */
import type { ColumnMatch, Commands, ImportPreview, MemberField } from '#protocol'
import type { Console } from '../../../console.svelte.ts'
import { sendFile } from '../../../files.ts'
import { importing, isUnreadableKind } from '../../../words/import.ts'
import { speech } from '../../../words/language.svelte.ts'
import { whyRefused } from '../../../words/refused.ts'
import { ask } from '../../ask.ts'
import { rematched } from './columns.ts'
import type { Answer } from '../../../console.svelte.ts'

/** 200,000 rows are read in some seconds. */
const READ_PATIENCE_MS = 60_000

type Outcome = Commands['import-members']['output']

export type Stage =
  | { stage: 'choose' }
  | { stage: 'sending'; name: string }
  | { stage: 'reading'; name: string }
  | { stage: 'preview'; preview: ImportPreview; notice: 'stale' | 'expired' | null }
  | { stage: 'importing'; preview: ImportPreview }

export class ImportFlow {
  readonly #host: Pick<Console, 'command'>
  readonly #ondone: (outcome: Outcome) => void
  #file: File | null = null
  #upload = ''
  #looks = 0

  stage = $state.raw<Stage>({ stage: 'choose' })
  fault = $state('')

  constructor(host: Pick<Console, 'command'>, ondone: (outcome: Outcome) => void) {
    this.#host = host
    this.#ondone = ondone
  }

  get isBusy(): boolean {
    return this.stage.stage !== 'choose' && this.stage.stage !== 'preview'
  }

  again(): void {
    this.#file = null
    this.#fail('')
  }

  async take(file: File): Promise<void> {
    this.#file = file
    if (file.size === 0) return this.#fail(speech.of(importing).faultEmpty)
    if (await this.#send(file)) await this.#look(null, null)
  }

  async match(field: MemberField, column: number | null): Promise<void> {
    if (this.stage.stage !== 'preview') return
    const { preview } = this.stage
    const columns = rematched(preview.columns, field, column)
    // Shown at once: a second column may be chosen before the host has answered about the first.
    this.stage = { stage: 'preview', preview: { ...preview, columns }, notice: null }
    await this.#look(columns, null)
  }

  async confirm(): Promise<void> {
    if (this.stage.stage !== 'preview') return
    const { preview } = this.stage
    this.stage = { stage: 'importing', preview }
    this.fault = ''
    const answer = await ask(
      this.#host,
      'import-members',
      {
        upload: this.#upload,
        columns: preview.columns,
        basis: preview.basis,
        onlyGoodRows: preview.badRows > 0,
      },
      READ_PATIENCE_MS,
    )
    if (answer.ok) this.#ondone(answer)
    else if (answer.why === 'preview-stale') await this.#look(preview.columns, 'stale')
    else if (answer.why === 'no-such-upload') await this.#sendAgain(preview.columns)
    else {
      this.stage = { stage: 'preview', preview, notice: null }
      this.fault = whyRefused(speech.language, answer)
    }
  }

  async #send(file: File): Promise<boolean> {
    this.fault = ''
    this.stage = { stage: 'sending', name: file.name }
    const begun = await ask(this.#host, 'begin-upload', { name: file.name, bytes: file.size })
    if (!begun.ok) {
      this.#fail(whyRefused(speech.language, begun))
      return false
    }
    const sent = await sendFile(begun.ticket, file)
    if (sent.ok) {
      this.#upload = sent.upload
      return true
    }
    const words = speech.of(importing)
    this.#fail(sent.why === 'lost' ? words.faultLost : words.faultRefused)
    return false
  }

  /** `columns` null: as the host recognises them. */
  async #look(columns: ColumnMatch | null, notice: 'stale' | 'expired' | null): Promise<void> {
    const before = this.stage
    if (before.stage !== 'preview') this.stage = { stage: 'reading', name: this.#file?.name ?? '' }
    this.fault = ''
    const input = columns === null ? { upload: this.#upload } : { upload: this.#upload, columns }
    const look = ++this.#looks
    const answer = await ask(this.#host, 'preview-import', input, READ_PATIENCE_MS)
    // Another question has been asked since: its answer is the one to show.
    if (look !== this.#looks) return
    if (answer.ok) this.stage = { stage: 'preview', preview: answer.preview, notice }
    else if (answer.why === 'no-such-upload' && notice !== 'expired') await this.#sendAgain(columns)
    else if (before.stage === 'preview') this.fault = whyRefused(speech.language, answer)
    else this.#fail(whyUnreadable(answer))
  }

  /** The host keeps a file for a while only; this page still has it. */
  async #sendAgain(columns: ColumnMatch | null): Promise<void> {
    if (this.#file !== null && (await this.#send(this.#file))) await this.#look(columns, 'expired')
  }

  #fail(fault: string): void {
    this.stage = { stage: 'choose' }
    this.fault = fault
  }
}

function whyUnreadable(answer: Extract<Answer<'preview-import'>, { ok: false }>): string {
  const kind =
    answer.type === 'reply' && answer.why === 'unreadable-file' ? answer.about?.['kind'] : undefined
  return isUnreadableKind(kind) ? speech.of(importing).unreadable[kind] : whyRefused(speech.language, answer)
}
