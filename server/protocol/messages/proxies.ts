/** Proxies as they travel: who votes for whom, how many one may hold, and whether it counts. */
import type { MemberId, VoteId, Weight } from '../messages.ts'

/** `most` proxies a person; 0: none are given. `byPhone`: members give them from their own phone, too. */
export type ProxyRules = { most: number; byPhone: boolean }

/** Whether a proxy would count in a vote that opened now, or why it rests. */
export type ProxyState =
  'counts' | 'principal-here' | 'holder-away' | 'principal-not-entitled' | 'holder-not-entitled'

export type ProxyPerson = {
  member: MemberId
  number: string
  name: string
  weight: Weight
  state: ProxyState
}

/** Of one member: who votes for them, and for whom they vote. */
export type MemberProxies = { given: ProxyPerson | null; held: readonly ProxyPerson[] }

/** For a phone: so many persons whose votes it casts beside its own in this vote, and the votes of all of them together. `weights`: only where they differ; the own one first, then in the order in which `cast-ballot` takes `others`. */
export type HeldVotes = { vote: VoteId; others: number; votes: Weight; weights?: readonly Weight[] }

/** What is wrong in a list of proxies, by its line. */
export type ProxyFault = {
  line: number
  why:
    | 'number-missing'
    | 'no-such-number'
    | 'same-member'
    | 'no-mandate'
    | 'holder-not-entitled'
    | 'proxy-chain'
    | 'proxies-full'
    | 'proxy-given'
    | 'on-open-register'
    | 'proxies-off'
    | 'no-such-member'
  principal: string
  holder: string
}

export type ProxyCommands = {
  'set-proxy-rules': { input: { rules: ProxyRules }; output: object; refusals: never }
  /** `proxy-given` carries about.to: who has it already. Nothing is overwritten. */
  'give-proxy': {
    input: { principal: MemberId; holder: MemberId }
    output: object
    refusals: ProxyRefusal
  }
  'revoke-proxy': {
    input: { principal: MemberId }
    output: object
    refusals: 'no-such-member' | 'no-proxy' | 'on-open-register'
  }
  /** A member's own, to the member with this number. */
  'give-own-proxy': {
    input: { number: string }
    output: object
    refusals: ProxyRefusal | 'proxies-not-by-phone' | 'no-such-number'
  }
  'revoke-own-proxy': {
    input: object
    output: object
    refusals: 'proxies-not-by-phone' | 'no-such-member' | 'no-proxy' | 'on-open-register'
  }
  /** Of the member who asks: what the phone shows of it. */
  'read-own-proxies': {
    input: object
    output: { proxies: MemberProxies; rules: ProxyRules }
    refusals: never
  }
  /** The column «proxy» of a member list: all of them, or nothing. `has-faults`: the faults are in the answer of the preview. */
  'preview-proxies': {
    input: { upload: string }
    output: { given: number; unchanged: number; faults: readonly ProxyFault[] }
    refusals: 'no-such-upload' | 'unreadable-file'
  }
  'import-proxies': {
    input: { upload: string }
    output: { given: number }
    refusals: 'no-such-upload' | 'unreadable-file' | 'has-faults' | 'nothing-to-import'
  }
}

type ProxyRefusal =
  | 'no-such-member'
  | 'same-member'
  | 'proxies-off'
  | 'no-mandate'
  | 'holder-not-entitled'
  | 'proxy-chain'
  | 'proxies-full'
  | 'proxy-given'
  | 'on-open-register'
