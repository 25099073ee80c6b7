/** What the hall is shown: on all projectors or on one, now or next. */
import type { Instant } from '../messages.ts'

/** A place in the queue: 1, 2, 3 … in the order in which they were put there, never used twice. */
export type EntryId = number

/** What a chair can choose for the hall. */
export type HallContent =
  /** The open or last vote, else the item that is on, else sign-in. */
  | { kind: 'auto' }
  /** The address and its QR code, whatever happens. */
  | { kind: 'sign-in' }
  /** The hall's own network, in words and as a QR code. */
  | { kind: 'wireless' }
  /** What is on and what comes next, whatever else happens. */
  | { kind: 'agenda' }
  | { kind: 'message'; text: string }
  | { kind: 'countdown'; title: string; seconds: number }
  | { kind: 'motion'; motion: number }
  | { kind: 'election'; election: number }
  | { kind: 'speakers' }
  | { kind: 'quorum' }
  | { kind: 'trial' }

/** What is shown: a countdown runs from the moment in which it was shown. */
export type Showing =
  | Exclude<HallContent, { kind: 'countdown' }>
  | { kind: 'countdown'; title: string; seconds: number; endsAt: Instant }

/** Prepared for the hall, in the order in which it is to be shown. */
export type HallEntry = { entry: EntryId; content: HallContent }

/** Of the picture, in CSS pixels. */
export type ScreenSize = { width: number; height: number }

/**
 * By the name of its invitation. `showing` null: it follows the main one. `connected`: those that are connected now, each with its
 * size; null: it has not said so yet.
 */
export type NamedProjector = {
  name: string
  showing: Showing | null
  connected: readonly (ScreenSize | null)[]
}

/** The network members are to use. `password` '' where there is none. */
export type Wireless = { name: string; password: string; isHidden: boolean }

export type HallCommands = {
  /**
   * `projector`: by the name of its invitation; null: the main picture, which all others follow. `entry`: it comes from the queue
   * and leaves it. When no vote is open, `sign-in` as the main picture also takes the last vote off phones and hall.
   */
  'show-on-projector': {
    input: { showing: HallContent; projector: string | null; entry: EntryId | null }
    output: object
    refusals: 'no-such-projector' | 'no-such-entry' | 'no-wireless'
  }
  /** By a projector: how large its picture is. Not journaled. */
  'tell-size': { input: ScreenSize; output: object; refusals: never }
  'follow-main-projector': { input: { projector: string }; output: object; refusals: 'no-such-projector' }
  'queue-content': {
    input: { content: HallContent }
    output: { entry: EntryId }
    /** `queue-full` carries about.most. */
    refusals: 'queue-full'
  }
  'unqueue-content': { input: { entry: EntryId }; output: object; refusals: 'no-such-entry' }
  /** Behind `after`; null: to the front. */
  'move-in-queue': {
    input: { entry: EntryId; after: EntryId | null }
    output: object
    refusals: 'no-such-entry'
  }
  /** Null: there is none. */
  'set-wireless': { input: { wireless: Wireless | null }; output: object; refusals: never }
}
