/** Who works at the consoles: rights, offices, accounts, and what one person asks another to approve, as they travel. */
import type { CommandName, Instant } from '../messages.ts'

/** What a console may do; each command names the one it needs. `read` is what every console may. */
export type Right =
  | 'read'
  /** E-mail addresses, and the links and codes with which members sign in. */
  | 'contacts'
  /** Settings, consoles and their rights, the file and its copies: who has it can give everything else. */
  | 'convention'
  | 'register'
  | 'accreditation'
  | 'proxies'
  | 'agenda'
  | 'motions'
  | 'elections'
  | 'debate'
  | 'votes'
  | 'count'
  | 'hall'
  | 'minutes'
  | 'rehearsal'

/** `teller`: of the election board. `desk`: of accreditation. `observer`: reads all that is not secret, and changes nothing. */
export type Office = 'chair' | 'teller' | 'desk' | 'minute-taker' | 'observer'

/** What each office may do. */
export type OfficeRights = Readonly<Record<Office, readonly Right[]>>

/** 1, 2, 3 … in the order of the invitations; never used twice. */
export type AccountId = number

/** A person at a console. `account` null: whoever sits at the machine itself, or a console from before there were accounts. */
export type Person = { account: AccountId | null; name: string }

export type Account = {
  id: AccountId
  name: string
  office: Office
  /** `invited`: the link is not used yet. `signed-out`: neither a session nor a link that still works. */
  state: 'invited' | 'signed-in' | 'signed-out' | 'revoked'
  online: boolean
  /** Seconds since 1970; 0: not since the host was started. */
  lastSeen: number
}

/** What cannot be undone, and so may need a second person. */
export type SecondPersonAct = 'annul-vote' | 'publish-election' | 'late-admission'

export type ApprovalId = number

/** One asks, somebody else approves: then the command is carried out. An ended one is news for who saw it waiting. */
export type Approval = {
  id: ApprovalId
  act: SecondPersonAct
  /** The command as it was sent. */
  command: CommandName
  input: object
  by: Person
  askedAt: Instant
} & (
  | { state: 'asked' }
  | { state: 'approved' | 'refused' | 'withdrawn'; endedBy: string }
  /** It could not be carried out any more, and this is why. */
  | { state: 'overtaken'; endedBy: string; why: string }
)

/** Not done yet: somebody else is asked to approve it. Carries about.approval, and about.by: who asked first. */
export type AsksSecond = 'second-person-asked'

type OfApproval = 'no-such-approval' | 'approval-over'

export type PeopleCommands = {
  /** A one-time link for another console or a projector: `address` + '#' + `key` opens it. A console has an office: chair, if none is named. */
  invite: {
    input: { role: 'chair' | 'projector'; name: string; office?: Office }
    output: { path: string; key: string; account: AccountId | null }
    refusals: never
  }
  /** A new link for an account: the one before opens nothing any more, consoles that are signed in stay so. */
  'invite-again': {
    input: { account: AccountId }
    output: { path: string; key: string; account: AccountId }
    refusals: 'no-such-account' | 'account-revoked'
  }
  'set-office': {
    input: { account: AccountId; office: Office }
    output: object
    refusals: 'no-such-account' | 'account-revoked'
  }
  /** Ends its sessions at once, voids its link and withdraws what it asked for. */
  'revoke-account': {
    input: { account: AccountId }
    output: object
    refusals: 'no-such-account' | 'account-revoked'
  }
  /** One field of the table of offices and rights. `right-is-fixed`: a chair keeps what gives rights back, all read, an observer changes nothing. */
  'set-right': {
    input: { office: Office; right: Right; may: boolean }
    output: object
    refusals: 'right-is-fixed'
  }
  /** Whether this act needs a second person. That it does not any more needs one as well. */
  'set-second-person': {
    input: { act: SecondPersonAct; isNeeded: boolean }
    output: object
    refusals: AsksSecond
  }

  /** Carries out what was asked for. `overtaken` carries about.why: it cannot be done any more. */
  approve: {
    input: { approval: ApprovalId }
    output: object
    refusals: OfApproval | 'same-person' | 'overtaken'
  }
  'refuse-approval': {
    input: { approval: ApprovalId }
    output: object
    refusals: OfApproval | 'same-person'
  }
  'withdraw-approval': {
    input: { approval: ApprovalId }
    output: object
    refusals: OfApproval | 'not-yours'
  }
}
