/** Motions and amendments, as they travel: a head each as a topic, texts on demand. */
import type { Majority, Secrecy, VoteId } from '../messages.ts'
import type { ItemId } from './agenda.ts'

/** 1, 2, 3 … in the order in which motions and amendments were added; never used twice. */
export type MotionId = number

/** What a state means for the rules; each way of working has its own states, and each state one of these. */
export type MotionMeaning =
  /** Handed in; from here on supporters are counted. The first state is one of these. */
  | 'new'
  | 'open'
  /** Exactly one state each: where a vote leads. */
  | 'adopted'
  | 'rejected'
  /** Withdrawn, referred, not dealt with. */
  | 'done'

export type MotionState = {
  id: string
  /** '': the name that the catalogue has for this id. */
  name: string
  meaning: MotionMeaning
  /** Whether members and the hall may see what is in it. */
  isPublic: boolean
  /** Ids of the states that may follow. */
  to: readonly string[]
}

export type MotionRules = {
  states: readonly MotionState[]
  /** At least so many supporters before a motion, or an amendment, leaves the states of new ones; 0: none are needed. */
  supporters: number
  amendmentSupporters: number
  /** Before automatic numbers: "A" gives A1, A2 …, and amendments A1-1, A1-2 … */
  prefix: string
}

/** Plain Markdown; what is longer than a frame comes as an uploaded file. */
export type MotionTextInput = { text: string } | { upload: string }

/** What people write of a motion, but its text. `number` '': the next one. */
export type MotionFields = {
  number: string
  title: string
  submitters: string
  supporters: readonly string[]
  reason: string
  item: ItemId | null
  /** It would replace this motion as a whole. */
  alternativeTo: MotionId | null
}

/** What an amendment replaces: blocks `from` to `to`, from 1, of this version of the motion's text; `to` = `from` - 1 adds before `from`. */
export type Amends = { motion: MotionId; version: number; from: number; to: number }

/** A motion or an amendment as consoles have it in their list. Its vote is in `motionVote:N`. */
export type MotionHead = Omit<MotionFields, 'supporters' | 'reason'> & {
  id: MotionId
  supporters: number
  state: string
  /** Of its text, from 1; an amendment's own. */
  version: number
  amends: Amends | null
  /** The vote from which its state follows. */
  settledBy: VoteId | null
  /** Its amendments in the order of voting, as the chair put them; null: furthest-reaching first. */
  amendmentOrder: readonly MotionId[] | null
}

/** The motions that a vote is on. `label`: what stands for each on the paper. */
export type MotionVote = { vote: VoteId; motions: readonly { motion: MotionId; label: string }[] }

export type TextBlockKind = 'paragraph' | 'heading' | 'item'

/** Words that look the same; `op`: they go, or they come. */
export type TextPart = { text: string; op?: '-' | '+'; strong?: boolean; em?: boolean }

/** A numbered line. `line` null: it is in a block that would be new. Without parts: something is left out here. */
export type TextRow = {
  line: number | null
  kind: TextBlockKind
  /** Of a heading or an item. */
  level?: number
  /** Begins its block. */
  first?: boolean
  /** Of an item: "–" or its number. */
  mark?: string
  parts: TextPart[]
}

export type MotionVersion = {
  version: number
  /** `amended`: what was adopted was put in, `restored`: taken out again, because it is reconsidered. */
  by: 'submitted' | 'changed' | 'amended' | 'restored'
  amendments: readonly MotionId[]
}

/** How an amendment stands to the text of its motion as that is now. */
export type AmendmentStanding =
  | 'fits'
  /** It was made for an earlier version, and nothing that it changes has changed. */
  | 'moved'
  /** What it changes has been changed. It waits for somebody to say where it belongs now. */
  | 'text-changed'
  /** Adopted, and part of the text. */
  | 'merged'

export type AmendmentInfo = {
  motion: MotionId
  standing: AmendmentStanding
  /** Lines of the text as it is now, or (where that has changed) of the version that it was made for. */
  lines: { from: number; to: number } | null
  /** Signs that go and come. */
  extent: number
  /** Those that cannot be adopted with it: alternatives. */
  conflicts: readonly MotionId[]
}

export type MotionDetail = MotionFields & {
  motion: MotionId
  state: string
  /** As it was written: of an amendment what it puts in. */
  text: string
  version: number
  versions: readonly MotionVersion[]
  /** Of an amendment: what it changes with some lines around it; else the whole text. */
  rows: readonly TextRow[]
  /** In the order of voting. */
  amendments: readonly AmendmentInfo[]
  /** Of an amendment. `made`: the text that it replaces, as it was made for; `now`: where its words would stand now. */
  amends: (Amends & AmendmentInfo & { original: string; versionNow: number }) | null
  history: readonly MotionHistoryLine[]
}

export type MotionHistoryLine = {
  at: number
  by: string
  what:
    | 'added'
    | 'imported'
    | 'changed'
    | 'text-changed'
    | 'rebased'
    | 'state-set'
    | 'vote-prepared'
    | 'pulled-out'
    | 'settled'
    | 'amended'
    | 'reconsidered'
  /** A state's id, a vote's number: what the sentence names. */
  about: Readonly<Record<string, string | number>>
}

/** How motions come onto one ballot paper. */
export type MotionVoteKind = 'each' | 'en-bloc' | 'alternatives'

export type MotionImportFaultKind =
  | 'title-missing'
  | 'text-missing'
  | 'too-long'
  | 'number-twice'
  | 'number-taken'
  | 'no-such-item'
  | 'control-character'
  | 'quote-unclosed'
  | 'before-first-heading'

export type MotionsPreview = {
  source: string
  motions: readonly { line: number; number: string; title: string; submitters: string; lines: number }[]
  /** At most 1,000. */
  faults: readonly { line: number; kind: MotionImportFaultKind; value: string }[]
}

/** A motion as members see it in the list. */
export type PublicMotion = {
  motion: MotionId
  number: string
  title: string
  submitters: string
  /** The name of its state, or (where it has none of its own) its id. */
  state: string
  meaning: MotionMeaning
  amends: MotionId | null
}

/** With a part of its text: an amendment's shows what goes and what comes. */
export type PublicMotionText = PublicMotion & {
  reason: string
  from: number
  of: number
  rows: readonly TextRow[]
  amendments: readonly Pick<PublicMotion, 'motion' | 'number' | 'title' | 'state' | 'submitters'>[]
}

/** What the hall shows of one: as much as fits. */
export type HallMotion = PublicMotion & { rows: readonly TextRow[] }

/** What members know without asking. `now`: the one that the hall is shown or votes on. */
export type MotionsNow = { count: number; now: Pick<PublicMotion, 'motion' | 'number' | 'title'> | null }

type TextFault = 'no-such-upload' | 'unreadable-file' | 'text-too-long' | 'text-missing'

export type MotionCommands = {
  /** `number-taken` carries about.number; `too-many` about.most. */
  'add-motion': {
    input: { fields: MotionFields; text: MotionTextInput }
    output: { motion: MotionId; number: string }
    refusals: TextFault | 'number-taken' | 'no-such-item' | 'no-such-motion' | 'too-many-motions'
  }
  /** `version` not the newest: `text-changed`, about.version says which one is. */
  'add-amendment': {
    input: { fields: MotionFields; amends: Amends; text: MotionTextInput }
    output: { motion: MotionId; number: string }
    refusals:
      | TextFault
      | 'number-taken'
      | 'no-such-item'
      | 'no-such-motion'
      | 'no-such-place'
      | 'text-changed'
      | 'changes-nothing'
      | 'too-many-motions'
  }
  /** `was`: what stood in these fields when they were looked at; where that is no longer so, nothing is overwritten. */
  'change-motion': {
    input: { motion: MotionId; was: Partial<MotionFields>; to: Partial<MotionFields> }
    output: object
    refusals: 'no-such-motion' | 'motion-changed' | 'number-taken' | 'no-such-item' | 'number-missing'
  }
  /** `version`: the one that was edited. A text that was voted on is not changed: it is amended, or reconsidered. */
  'change-motion-text': {
    input: { motion: MotionId; version: number; text: MotionTextInput }
    output: { version: number }
    refusals: TextFault | 'no-such-motion' | 'text-changed' | 'motion-decided' | 'changes-nothing'
  }
  /** Says where an amendment belongs in the newest text of its motion, and what it puts in there. */
  'rebase-amendment': {
    input: { motion: MotionId; amends: Amends; text: MotionTextInput }
    output: object
    refusals:
      TextFault | 'no-such-motion' | 'no-such-place' | 'text-changed' | 'motion-decided' | 'changes-nothing'
  }
  /**
   * `was`: the state that was looked at. `despite`: although there are too few supporters. `not-permitted`: the ways from state
   * to state do not go there; to adopted and rejected only where the rules go there without a vote.
   */
  'set-motion-state': {
    input: { motion: MotionId; was: string; to: string; despite: boolean }
    output: object
    refusals:
      | 'no-such-motion'
      | 'motion-changed'
      | 'not-permitted'
      | 'supporters-missing'
      | 'amendment-conflicts'
      | 'vote-prepared-on-it'
  }
  /** All amendments of a motion, in the order in which they are voted on; `amendments-changed`: others came or went meanwhile. */
  'order-amendments': {
    input: { motion: MotionId; was: readonly MotionId[]; to: readonly MotionId[] }
    output: object
    refusals: 'no-such-motion' | 'amendments-changed'
  }
  /** Prepares one vote on these, in this order. `cannot-work` as with `prepare-vote`. */
  'prepare-motion-vote': {
    input: {
      motions: readonly MotionId[]
      kind: MotionVoteKind
      secrecy: Secrecy
      majority: Majority
      durationSeconds: number | null
    }
    output: { vote: VoteId }
    refusals:
      'no-such-motion' | 'cannot-work' | 'motion-decided' | 'vote-prepared-on-it' | 'alternatives-need-two'
  }
  /** Takes one motion out of a vote en bloc, or of several, before it is opened; with the last one the vote goes. */
  'pull-out-motion': {
    input: { motion: MotionId; vote: VoteId }
    output: object
    refusals: 'no-such-motion' | 'no-such-vote' | 'vote-not-prepared' | 'not-in-this-vote'
  }
  /**
   * The states follow from the published vote, and what was adopted is put into the texts: all of it or nothing.
   * `amendment-conflicts` carries about.number and about.with; `nothing-to-settle`: it was done, or the vote decided nothing.
   */
  'settle-motions': {
    input: { vote: VoteId }
    output: { settled: number }
    refusals: 'no-such-vote' | 'vote-not-published' | 'nothing-to-settle' | 'amendment-conflicts'
  }
  /** A motion that was decided is dealt with once more: its state is open again, an adopted amendment leaves the text. */
  'reconsider-motion': {
    input: { motion: MotionId }
    output: object
    /** `text-built-upon`: what the amendment put in was changed by a later one; that has to be reconsidered first. */
    refusals: 'no-such-motion' | 'motion-not-decided' | 'text-built-upon'
  }
  /** `rules-fault` carries about.fault. A state in which motions are stays: `state-in-use`, about.state and about.motions. */
  'set-motion-rules': {
    input: { was: MotionRules; to: MotionRules }
    output: object
    refusals: 'motion-rules-changed' | 'rules-fault' | 'state-in-use'
  }
  /** Reads the uploaded CSV or Markdown and says what importing it would add. Changes nothing. */
  'preview-motions': {
    input: { upload: string }
    output: { motions: MotionsPreview }
    refusals: 'no-such-upload' | 'unreadable-file'
  }
  /** Adds all, or nothing. */
  'import-motions': {
    input: { upload: string }
    output: { added: number }
    refusals: 'no-such-upload' | 'unreadable-file' | 'has-faults' | 'nothing-to-import' | 'too-many-motions'
  }
  /** `since`: what has changed since that version of the text; null: as it is. */
  'show-motion': {
    input: { motion: MotionId; since: number | null }
    output: { detail: MotionDetail }
    refusals: 'no-such-motion'
  }
  /** All public motions, a part at a time. */
  'read-motions': {
    input: { from: number }
    output: { from: number; of: number; motions: readonly PublicMotion[] }
    refusals: never
  }
  'read-motion': {
    input: { motion: MotionId; from: number }
    output: { text: PublicMotionText }
    refusals: 'no-such-motion'
  }
}
