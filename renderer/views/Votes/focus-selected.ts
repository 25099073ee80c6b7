/** The focus goes to the selected vote's row where what had it is gone, so that the keyboard goes on from there. */
import { tick } from 'svelte'

export const LIST_ID = 'vote-list'

export async function focusSelected(): Promise<void> {
  await tick()
  document.querySelector<HTMLElement>(`#${LIST_ID} [aria-current]`)?.focus()
}

/** After a dialog, whose way back may have led to a button that is no longer there. */
export async function focusSelectedIfLost(): Promise<void> {
  await tick()
  if (document.activeElement === null || document.activeElement === document.body) await focusSelected()
}
