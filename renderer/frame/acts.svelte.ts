/**
 * Every act of the console in one registry: the palette lists them, the keyboard runs them by the same shortcut that is
 * shown beside them. Screens add theirs while they are shown; the registry knows none of them.
 */
import { createContext, untrack } from 'svelte'
import type { LucideIcon } from '@lucide/svelte'
import { spellPress } from '../ui/keys.ts'

export type Act = {
  /** Unique among all acts: "participants.import". */
  id: string
  label: string
  /** Heading in the palette: the screen's name. */
  section: string
  run: () => void
  icon?: LucideIcon
  /** As `ui/keys.ts` spells them. Letters alone work only while nothing is being typed. */
  keys?: string
  /** Other words somebody may look for. */
  also?: string
  /** A second shortcut of an act that the palette lists already. */
  isUnlisted?: boolean
  /** Shown, but greyed: why not, in a sentence. */
  unavailable?: string | undefined
}

/** Between G and P: longer than a slow hand, shorter than a change of mind. */
const CHORD_MS = 1_500

export class Acts {
  readonly #may: (id: string) => boolean
  #sources = $state.raw<readonly (() => readonly Act[])[]>([])
  #chord: { first: string; at: number } | null = null

  /** Those that this console may do. */
  readonly all: readonly Act[] = $derived(
    this.#sources.flatMap((source) => source()).filter(({ id }) => this.#may(id)),
  )

  constructor(may: (id: string) => boolean) {
    this.#may = may
  }

  /** `source` may read state: the list follows it. Returns the way to take it off again. */
  add(source: () => readonly Act[]): () => void {
    this.#sources = [...this.#sources, source]
    return () => {
      this.#sources = this.#sources.filter((other) => other !== source)
    }
  }

  run(id: string): void {
    const act = this.all.find((candidate) => candidate.id === id)
    if (act !== undefined && act.unavailable === undefined) act.run()
  }

  /** Runs the act of this press, if it is one; the last added wins, so that a screen may take a key over. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    const pressed = spellPress(event)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (isPlain && (isTyping(event.target) || isInDialog())) return
    const isSecond = this.#chord !== null && event.timeStamp - this.#chord.at < CHORD_MS
    const spelled = isSecond && this.#chord !== null ? `${this.#chord.first} ${pressed}` : pressed
    this.#chord = null
    const act = this.#find(spelled) ?? this.#find(pressed)
    if (act !== undefined) {
      event.preventDefault()
      act.run()
    } else if (isPlain && this.all.some(({ keys }) => keys?.startsWith(`${pressed} `))) {
      this.#chord = { first: pressed, at: event.timeStamp }
    }
  }

  #find(keys: string): Act | undefined {
    return this.all.findLast((act) => act.keys === keys && act.unavailable === undefined)
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type)
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  )
}

const isInDialog = () => document.querySelector('dialog[open]') !== null

export const [getActs, setActs] = createContext<Acts>()

/** Adds a screen's acts for as long as it is shown. Call while the component is set up. */
export function useActs(source: () => readonly Act[]): void {
  const acts = getActs()
  // Adding reads the list it adds to.
  $effect(() => untrack(() => acts.add(source)))
}
