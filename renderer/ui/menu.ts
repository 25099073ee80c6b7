/** What stands in a menu. */
import type { LucideIcon } from '@lucide/svelte'

export type MenuItem = {
  id: string
  label: string
  run: () => void
  icon?: LucideIcon
  /** Shown only; the shortcut itself is an act. */
  keys?: string
  /** Set for one of several: a mark stands before the one that is. */
  isChecked?: boolean
  /** One of several of which any number may be: choosing it leaves the menu open. */
  isToggle?: boolean
  isDisabled?: boolean
  isDanger?: boolean
}
