/** The minutes, as they travel: notes of the minute taker, what does not add up, versions, and what can be done with them. */
import type { Instant, ItemId, Language, VoteId, Weight } from '../messages.ts'

/** 1, 2, 3 … in the order in which notes were written; never used twice. */
export type NoteId = number

/** `item`: the item of the agenda that it belongs to; null: only to its moment. */
export type NoteDraft = { item: ItemId | null; at: Instant; text: string }
export type Note = NoteDraft & { id: NoteId; by: string }

/** Why minutes cannot be finalised: `expected` and `found` say both sides of what does not add up. */
export type MinutesFaultKind =
  /** It is open, or nobody has published or annulled what was counted. */
  | 'vote-open'
  | 'vote-on-paper'
  | 'vote-not-published'
  /** Ballot papers that nobody has confirmed. */
  | 'papers-waiting'
  /** Persons: on the register, and who has cast. */
  | 'register-differs'
  | 'turnout-differs'
  /** Votes: cast + not cast = register; valid + invalid = cast; answers of an option = valid; electronic + paper = total. */
  | 'register-sum'
  | 'valid-sum'
  | 'option-sum'
  | 'parts-sum'

export type MinutesFault = {
  kind: MinutesFaultKind
  vote: VoteId
  title: string
  expected: Weight
  found: Weight
}

/** Final minutes: `sha256` is of their Markdown, hexadecimal; they tell the journal up to `entries`, whose hash is `head`. */
export type MinutesVersion = {
  version: number
  finalisedAt: Instant
  by: string
  entries: number
  head: string
  sha256: Readonly<Record<Language, string>>
}

/** What can stand in minutes, in their order. A section of which there is nothing is not in them. */
export type MinutesSection =
  | 'head'
  | 'attendance'
  | 'quorum'
  | 'agenda'
  | 'motions'
  | 'elections'
  | 'votes'
  | 'annulled'
  | 'debate'
  | 'proxies'
  | 'approvals'
  | 'notes'
  | 'proof'

/** For consoles: `notes` counts the changes of notes, so that who shows them asks again. */
export type MinutesNews = { notes: number; last: MinutesVersion | null }

export type MinutesCommands = {
  /** `at` null: now. */
  'add-note': {
    input: { item: ItemId | null; at: Instant | null; text: string }
    output: { note: NoteId }
    refusals: 'no-such-item' | 'notes-full'
  }
  /** `was`: what stood there when it was looked at. Where that is no longer so nothing is overwritten. */
  'change-note': {
    input: { note: NoteId; was: NoteDraft; to: NoteDraft }
    output: object
    refusals: 'no-such-note' | 'note-changed' | 'no-such-item'
  }
  'remove-note': {
    input: { note: NoteId; was: NoteDraft }
    output: object
    refusals: 'no-such-note' | 'note-changed'
  }
  'read-notes': { input: object; output: { notes: readonly Note[] }; refusals: never }
  /**
   * Writes the draft and says what is in it and what keeps it from being final. `entries`: up to which entry it tells the journal;
   * `ticket` fetches it as Markdown in `language`.
   */
  'draft-minutes': {
    input: { language: Language }
    output: {
      entries: number
      sections: readonly { section: MinutesSection; parts: number }[]
      faults: readonly MinutesFault[]
      ticket: string
    }
    refusals: 'minutes-failed'
  }
  /** `version` null: the draft, of all that has happened by now. */
  'export-minutes': {
    input: { form: 'pdf' | 'markdown'; language: Language; version: number | null }
    output: { ticket: string; name: string }
    refusals: 'no-such-version' | 'minutes-failed'
  }
  /** Everything as one Excel file, a sheet a table. */
  'export-workbook': {
    input: { language: Language }
    output: { ticket: string; name: string }
    refusals: 'minutes-failed'
  }
  /**
   * Makes the draft of `entries` final: a new version, kept as it is. `minutes-outdated`: something happened since, look again.
   * `does-not-add-up` carries about.votes (how many) and of the first about.vote, about.title, about.fault, and the numbers that differ: about.expected, about.found.
   */
  'finalise-minutes': {
    input: { entries: number }
    output: { version: number }
    refusals: 'minutes-outdated' | 'does-not-add-up'
  }
}
