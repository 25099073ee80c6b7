/**
 * The form of the convention while it is being changed, and the backup on its way. One for the page: what is not saved yet
 * survives a look at another screen. Knows no markup.
 */
import type { Answer, Console } from '../../console.svelte.ts'
import type { ConsoleBridge, SaveBackupResult } from '../../../main/bridge.ts'
import type { Convention } from '#protocol'
import { ask, BACKUP_PATIENCE_MS } from '../ask.ts'
import { isSame, readForm, type FormFaults } from './form.ts'

type Refused<Name extends 'set-convention' | 'backup'> = Exclude<Answer<Name>, { ok: true }>

export class ConventionScreen {
  /** What was typed and not saved; null: the form shows what the host has. `basis` is what the host had when typing began. */
  #edit = $state.raw<{ form: Convention; basis: Convention } | null>(null)
  #wasTried = $state(false)
  isSaving = $state(false)
  isSaved = $state(false)
  refusal = $state.raw<Refused<'set-convention'> | null>(null)

  readonly faults: FormFaults = $derived.by(() => {
    if (this.#edit === null || !this.#wasTried) return {}
    const read = readForm(this.#edit.form)
    return read.ok ? {} : read.faults
  })

  form(saved: Convention): Convention {
    return this.#edit?.form ?? saved
  }

  isUnsaved(saved: Convention): boolean {
    return this.#edit !== null && !isSame(this.#edit.form, saved)
  }

  /** Another console saved something else while this form was being changed. */
  isOvertaken(saved: Convention): boolean {
    return this.#edit !== null && !isSame(this.#edit.basis, saved) && !isSame(this.#edit.form, saved)
  }

  change(changed: Partial<Convention>, saved: Convention): void {
    const { form, basis } = this.#edit ?? { form: saved, basis: saved }
    this.#edit = { form: { ...form, ...changed }, basis }
    this.isSaved = false
  }

  revert(): void {
    this.#edit = null
    this.#wasTried = false
    this.refusal = null
  }

  async save(host: Pick<Console, 'command'>): Promise<void> {
    if (this.#edit === null || this.isSaving) return
    const { form } = this.#edit
    const read = readForm(form)
    this.#wasTried = true
    if (!read.ok) return
    this.isSaving = true
    this.refusal = null
    const answer = await ask(host, 'set-convention', read.convention)
    this.isSaving = false
    if (!answer.ok) {
      this.refusal = answer
      return
    }
    this.isSaved = true
    this.#wasTried = false
    // What was typed while it was being saved is not saved.
    if (this.#edit.form === form) this.#edit = null
    else this.#edit = { ...this.#edit, basis: read.convention }
  }
}

/** What the last backup of this console gave: a ticket to fetch the copy with, for ten minutes; null: not while a vote is open. */
type Copy = { name: string; bytes: number; ticket: string | null }

/** What came of saving a copy to where the chair said, in the desktop app. */
type SavedCopy =
  { path: string } | { why: Exclude<Extract<SaveBackupResult, { ok: false }>['why'], 'cancelled'> }

export class Backup {
  isBusy = $state(false)
  copy = $state.raw<Copy | null>(null)
  saved = $state.raw<SavedCopy | null>(null)
  refusal = $state.raw<Refused<'backup'> | null>(null)

  async run(host: Pick<Console, 'command'>): Promise<Copy | null> {
    if (this.isBusy) return null
    this.isBusy = true
    this.refusal = null
    this.saved = null
    const answer = await ask(host, 'backup', {}, BACKUP_PATIENCE_MS)
    this.isBusy = false
    if (!answer.ok) {
      this.refusal = answer
      return null
    }
    const { name, bytes, ticket } = answer
    return (this.copy = { name, bytes, ticket })
  }

  async saveAs(bridge: Pick<ConsoleBridge, 'saveBackupAs'>, name: string): Promise<void> {
    this.saved = null
    const result = await bridge.saveBackupAs(name)
    if (result.ok) this.saved = { path: result.path }
    else if (result.why !== 'cancelled') this.saved = { why: result.why }
  }
}

export const conventionScreen = new ConventionScreen()
export const backup = new Backup()
