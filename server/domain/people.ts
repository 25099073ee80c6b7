/** The rules of accounts, rights and approvals: what may be asked for, and what then happened. Knows no link and no session. */
import type {
  AccountId,
  Approval,
  ApprovalId,
  CommandName,
  Instant,
  Office,
  Person,
  Right,
  SecondPersonAct,
} from '../protocol/messages.ts'
import { isFixed, mayDo } from '../protocol/offices.ts'
import type { Assembly } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import type { AccountRecord } from './people-fold.ts'
import { isSamePerson } from './same-person.ts'

/** [O1] Who sits at the machine itself has no account and is a chair; who was revoked is nobody. */
export function officeOf({ accounts }: Assembly, account: AccountId | null): Office | null {
  if (account === null) return 'chair'
  const known = accounts.get(account)
  return known === undefined || known.isRevoked ? null : known.office
}

/** [O2] Of several rights, any one is enough. */
export function isAllowed(
  assembly: Assembly,
  account: AccountId | null,
  rights: Right | readonly Right[],
): boolean {
  const office = officeOf(assembly, account)
  if (office === null) return false
  return [rights].flat().some((right) => mayDo(assembly.offices, office, right))
}

type Found =
  | { ok: true; account: AccountRecord }
  | { ok: false; why: 'no-such-account' | 'account-revoked'; about?: { name: string } }

export function findAccount({ accounts }: Assembly, id: AccountId): Found {
  const account = accounts.get(id)
  if (account === undefined) return { ok: false, why: 'no-such-account' }
  if (account.isRevoked) return { ok: false, why: 'account-revoked', about: { name: account.name } }
  return { ok: true, account }
}

export function setOffice(assembly: Assembly, id: AccountId, office: Office) {
  const found = findAccount(assembly, id)
  if (!found.ok) return found
  if (found.account.office === office) return accept([], {})
  return accept([{ type: 'account-office-set', account: id, office }], {})
}

/** [O3] */
export function setRight({ offices }: Assembly, office: Office, right: Right, may: boolean) {
  if (isFixed(office, right)) return refuse('right-is-fixed')
  if (mayDo(offices, office, right) === may) return accept([], {})
  return accept([{ type: 'right-set', office, right, may }], {})
}

export function setSecondPerson({ secondPerson }: Assembly, act: SecondPersonAct, isNeeded: boolean) {
  if (secondPerson.includes(act) === isNeeded) return accept([], {})
  return accept([{ type: 'second-person-set', act, isNeeded }], {})
}

// ---------------------------------------------------------------------------------------------- four eyes

type Asked = { command: CommandName; input: object; act: SecondPersonAct; by: Person; askedAt: Instant }

/** [O6] The same asked again, by whomever, is the same request. */
export function askForApproval(assembly: Assembly, asked: Asked) {
  const said = JSON.stringify(asked.input)
  for (const approval of assembly.approvals.values())
    if (
      approval.state === 'asked' &&
      approval.command === asked.command &&
      JSON.stringify(approval.input) === said
    )
      return { events: [], about: { approval: approval.id, by: approval.by.name } }
  const approval = assembly.nextApproval
  return {
    events: [{ type: 'approval-asked', approval, ...asked } as const],
    about: { approval, by: asked.by.name },
  }
}

type Waiting =
  | { ok: true; approval: Extract<Approval, { state: 'asked' }> }
  | { ok: false; why: 'no-such-approval' | 'approval-over'; about?: { state: string; by: string } }

/** What ended meanwhile says how, and by whom. */
export function findWaiting({ approvals }: Assembly, id: ApprovalId): Waiting {
  const approval = approvals.get(id)
  if (approval === undefined) return { ok: false, why: 'no-such-approval' }
  if (approval.state === 'asked') return { ok: true, approval }
  return { ok: false, why: 'approval-over', about: { state: approval.state, by: approval.endedBy } }
}

/** [O5] By account and by name: who was invited twice is still one person. */
export const isOnePerson = (one: Person, other: Person): boolean =>
  (one.account !== null && one.account === other.account) || isSamePerson(one.name, other.name)
