/** What every view is given: the member's state, the words, and what only this screen remembers until another one comes. */

import type { Commands, Instant, Language, MemberProxies, ResultNumbers } from '#protocol'
import type { Choice } from '#protocol/papers'
import type { ElectionsPart, ElectionsShown } from './elections/index.ts'
import type { DebateForm, DebatePart } from './debate/index.ts'
import type { MotionsPart, MotionsShown } from './motions/index.ts'
import type { ProxyPart } from './proxy/index.ts'
import type { Later } from './later.ts'
import type { Member } from './member.ts'
import type { Filling } from './more/filling.ts'
import type { More } from './more/index.ts'
import type { MyReceipts, Receipts, ReceiptsPart } from './receipts/index.ts'
import type { Words } from './words/index.ts'

/** So many votes each. */
export type Split = Readonly<Record<Choice, number>>

/** Gone with the screen, except for the code, which one may want to correct. */
export type Local = {
  code: string
  fault: string
  /** No new try before then, on the clock of `now`. */
  waitUntil: Instant
  chosen: Choice | null
  isAskedToChoose: boolean
  /** Of a proxy, whose votes do not all say the same. */
  split: readonly Split[] | null
  proxy: ProxyShown
  /** Of a long text: cut because it does not fit, or shown whole. */
  isCut: boolean
  isWhole: boolean
  isSigningOut: boolean
  /** An empty or an invalid ballot, before it is cast on purpose. */
  onPurpose: OnPurpose | null
  /** What every vote but one on one motion needs; null: not begun. */
  filling: Filling | null
  /** The list of all receipts of a vote is shown. */
  receipts: Receipts | null
  /** The member's own receipts of all votes are shown. */
  myReceipts: MyReceipts | null
  /** The numbers of a result that were too long to come unasked. */
  numbers:
    { state: 'loading' } | { state: 'failed' } | { state: 'here'; numbers: ResultNumbers | null } | null
  /** What was decided so far is shown; of a vote that was pressed its whole result. */
  decided:
    | { state: 'loading' }
    | { state: 'failed' }
    | ({
        state: 'here'
        vote: Commands['read-result']['output']['vote'] | null
      } & Commands['read-results']['output'])
    | null
  /** What is being done on the speakers' list; null: nothing. */
  debate: DebateForm | null
  /** The whole agenda is shown. */
  agenda:
    | { state: 'loading' }
    | { state: 'failed' }
    | ({ state: 'here' } & Commands['read-agenda']['output'])
    | null
  /** Elections are shown in the place of the screen. */
  elections: Partial<ElectionsShown> | null
  /** The motions, or one of them, are shown. */
  motions: MotionsShown | null
}

/** The member's own proxy is shown. `number`: what is typed. */
export type ProxyShown =
  | { state: 'loading' }
  | { state: 'failed' }
  | { state: 'here'; proxies: MemberProxies; number: string; fault: string }
  | null

export type OnPurpose = 'empty' | 'invalid'

export const freshLocal = (code: string, waitUntil: Instant): Local => ({
  code,
  fault: '',
  waitUntil,
  chosen: null,
  isAskedToChoose: false,
  split: null,
  proxy: null,
  isCut: false,
  isWhole: false,
  isSigningOut: false,
  onPurpose: null,
  filling: null,
  receipts: null,
  myReceipts: null,
  numbers: null,
  decided: null,
  debate: null,
  agenda: null,
  elections: null,
  motions: null,
})

export type Scene = {
  member: Member
  later: Pick<Later<More>, 'need' | 'more' | 'hasFailed' | 'tryAgain'>
  electionsPart: Pick<Later<ElectionsPart>, 'need' | 'hasFailed' | 'tryAgain'>
  debate: Pick<Later<DebatePart>, 'need'>
  proxyPart: Pick<Later<ProxyPart>, 'need'>
  motionsPart: Pick<Later<MotionsPart>, 'need'>
  receiptsPart: Pick<Later<ReceiptsPart>, 'need'>
  language: Language
  words: Words
  /** Of titles and texts, which stay as they were written: for hyphens and for reading out. */
  contentLanguage: Language
  local: Local
  change: (to: Partial<Local>) => void
  /** The host's clock; whoever asks is painted again soon. */
  now: () => Instant
}
