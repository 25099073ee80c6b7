/** Which screen is shown. Kept for this tab, so that a reload stays where it was; not in the address, which stays one. */
import { createContext } from 'svelte'

const STORED_AS = 'plenum.view'

export type ViewId =
  | 'participants'
  | 'desk'
  | 'agenda'
  | 'motions'
  | 'votes'
  | 'elections'
  | 'speakers'
  | 'minutes'
  | 'journal'
  | 'projector'
  | 'health'
  | 'convention'

const ids: readonly string[] = [
  'participants',
  'desk',
  'agenda',
  'speakers',
  'motions',
  'votes',
  'minutes',
  'elections',
  'journal',
  'projector',
  'health',
  'convention',
] satisfies ViewId[]
const isViewId = (value: string | null): value is ViewId => value !== null && ids.includes(value)

export class Navigation {
  #view = $state<ViewId>('participants')

  constructor() {
    const stored = sessionStorage.getItem(STORED_AS)
    if (isViewId(stored)) this.#view = stored
  }

  get view(): ViewId {
    return this.#view
  }

  go(view: ViewId): void {
    this.#view = view
    sessionStorage.setItem(STORED_AS, view)
  }
}

export const [getNavigation, setNavigation] = createContext<Navigation>()
