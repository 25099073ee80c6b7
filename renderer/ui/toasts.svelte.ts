/** What was just done and can be undone. Faults do not belong here: they stand beside the thing and stay. */

export type Toast = { id: number; text: string; undo: (() => void) | null }

/** Long enough to read two lines and to reach the button. */
export const TOAST_MS = 8_000
/** More than this hides the screen; the oldest goes. */
const TOASTS_MAX = 3

/** Of the act that takes back what was done last. */
export const UNDO_KEY = 'u'

class Toasts {
  #next = 1
  all = $state.raw<readonly Toast[]>([])
  /** The newest that can be taken back. */
  readonly undoable = $derived(this.all.findLast(({ undo }) => undo !== null) ?? null)
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()

  show(text: string, undo: (() => void) | null = null): void {
    const toast = { id: this.#next++, text, undo }
    this.all = [...this.all, toast].slice(-TOASTS_MAX)
    this.resume(toast)
  }

  undo(toast: Toast): void {
    toast.undo?.()
    this.dismiss(toast)
  }

  dismiss(toast: Toast): void {
    this.hold(toast)
    this.all = this.all.filter(({ id }) => id !== toast.id)
  }

  /** While the pointer or the focus is on it, it stays. */
  hold(toast: Toast): void {
    clearTimeout(this.#timers.get(toast.id))
    this.#timers.delete(toast.id)
  }

  resume(toast: Toast): void {
    this.hold(toast)
    this.#timers.set(
      toast.id,
      setTimeout(() => this.dismiss(toast), TOAST_MS),
    )
  }
}

export const toasts = new Toasts()
