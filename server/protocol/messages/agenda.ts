/** The agenda, as it travels: items, what members are told of them, and what can be done with them. */
import type { Instant } from '../messages.ts'

/** 1, 2, 3 … in the order in which items were added; never used twice. */
export type ItemId = number

/** What people write of an item. */
export type ItemDraft = {
  title: string
  /** Planned; null: it takes no time in the plan. */
  minutes: number | null
  /** A time that is fixed; null: after what stands before it. */
  startsAt: Instant | null
  /** For the chairs only, with everything below it. */
  isInternal: boolean
}

export type AgendaItem = ItemDraft & {
  id: ItemId
  parent: ItemId | null
  /** Among its siblings, ascending. */
  order: number
  /** When it was called up last; null: not yet. Without `endedAt` it is on. */
  begunAt: Instant | null
  endedAt: Instant | null
}

/** What is on, and the next three; see agenda.ts. */
export type AgendaNow = {
  current: {
    number: string
    title: string
    begunAt: Instant
    plannedAt: Instant | null
    minutes: number | null
  } | null
  next: readonly { number: string; title: string; plannedAt: Instant | null }[]
}

/** An item as members see it in the whole agenda. `level` from 1. */
export type PublicItem = {
  number: string
  level: number
  title: string
  minutes: number | null
  plannedAt: Instant | null
  state: 'planned' | 'current' | 'done'
}

export type AgendaFaultKind =
  | 'title-missing'
  | 'too-long'
  | 'minutes-unclear'
  | 'time-unclear'
  | 'level-unclear'
  | 'too-deep'
  | 'control-character'
  | 'quote-unclosed'

export type AgendaPreview = {
  source: string
  /** As they would be numbered. */
  items: readonly { line: number; number: string; level: number; draft: ItemDraft }[]
  /** At most 1,000. */
  faults: readonly { line: number; kind: AgendaFaultKind; value: string }[]
}

export type AgendaCommands = {
  /** A new item stands after `after`, or first among the children of `parent`. `agenda-full` carries about.most. */
  'add-item': {
    input: { parent: ItemId | null; after: ItemId | null; draft: ItemDraft }
    output: { item: ItemId }
    refusals: 'no-such-item' | 'too-deep' | 'agenda-full'
  }
  /** `was`: what stood in these fields when they were looked at. Where that is no longer so, nothing is overwritten. */
  'change-item': {
    input: { item: ItemId; was: Partial<ItemDraft>; to: Partial<ItemDraft> }
    output: object
    refusals: 'no-such-item' | 'item-changed'
  }
  /** With everything below it. */
  'move-item': {
    input: { item: ItemId; parent: ItemId | null; after: ItemId | null }
    output: object
    refusals: 'no-such-item' | 'too-deep' | 'inside-itself'
  }
  /** With everything below it. What was dealt with stays. */
  'remove-item': {
    input: { item: ItemId }
    output: { removed: number }
    refusals: 'no-such-item' | 'item-begun'
  }
  /** Brings back what was removed with it, where it stood; at the end, where what it stood in is gone. */
  'restore-item': {
    input: { item: ItemId }
    output: object
    refusals: 'no-such-item' | 'agenda-full'
  }
  /**
   * Calls an item up and ends the one that is on; the last vote leaves phones and hall. `instead`: the one that was on when it was
   * decided. `another-item-begun` carries about.title ('' for none): another chair was faster.
   */
  'begin-item': {
    input: { item: ItemId; instead: ItemId | null }
    output: object
    refusals: 'no-such-item' | 'another-item-begun'
  }
  'end-item': { input: { item: ItemId }; output: object; refusals: 'no-such-item' | 'item-not-on' }
  /** Reads the uploaded list and says what importing it would add. Changes nothing. */
  'preview-agenda': {
    input: { upload: string }
    output: { agenda: AgendaPreview }
    refusals: 'no-such-upload' | 'unreadable-file'
  }
  /** Adds the whole list at the end, or nothing. */
  'import-agenda': {
    input: { upload: string }
    output: { added: number }
    refusals: 'no-such-upload' | 'unreadable-file' | 'has-faults' | 'nothing-to-import' | 'agenda-full'
  }
  /** The public agenda in parts; `from` null: the part in which the item that is on stands. */
  'read-agenda': {
    input: { from: number | null }
    output: { from: number; of: number; items: readonly PublicItem[] }
    refusals: never
  }
}
