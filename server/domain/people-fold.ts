/** What an event about people at consoles means: accounts, rights, and what waits for a second person. Total, as the fold it belongs to. */
import type {
  AccountId,
  Approval,
  ApprovalId,
  Office,
  OfficeRights,
  Person,
  SecondPersonAct,
} from '../protocol/messages.ts'
import { unreachable } from './decision.ts'
import type { AssemblyEvent } from './events.ts'

export type AccountRecord = {
  readonly id: AccountId
  readonly name: string
  readonly office: Office
  readonly isRevoked: boolean
}

type MutablePeople = {
  accounts: Map<AccountId, AccountRecord>
  nextAccount: AccountId
  offices: OfficeRights
  secondPerson: readonly SecondPersonAct[]
  approvals: Map<ApprovalId, Approval>
  nextApproval: ApprovalId
}

export type PeopleEvent = Extract<
  AssemblyEvent,
  {
    type: 'console-invited' | 'right-set' | 'second-person-set' | `account-${string}` | `approval-${string}`
  }
>

export function applyToPeople(people: MutablePeople, event: PeopleEvent): void {
  switch (event.type) {
    case 'console-invited':
      // Who was invited before there were accounts has one from here on, and so can be revoked.
      if (event.role === 'chair') add(people, event)
      return
    case 'account-invited-again':
      accountIn(people, event.account)
      return
    case 'account-office-set':
      change(people, event.account, { office: event.office })
      return
    case 'account-revoked': {
      const { name } = change(people, event.account, { isRevoked: true })
      for (const approval of people.approvals.values())
        if (approval.state === 'asked' && approval.by.account === event.account)
          people.approvals.set(approval.id, { ...approval, state: 'withdrawn', endedBy: name })
      return
    }
    case 'right-set': {
      const others = people.offices[event.office].filter((right) => right !== event.right)
      people.offices = {
        ...people.offices,
        [event.office]: event.may ? [...others, event.right] : others,
      }
      return
    }
    case 'second-person-set': {
      const others = people.secondPerson.filter((act) => act !== event.act)
      people.secondPerson = event.isNeeded ? [...others, event.act] : others
      return
    }
    case 'approval-asked': {
      const { approval: id, act, command, input, by, askedAt } = event
      people.approvals.set(id, { id, act, command, input, by, askedAt, state: 'asked' })
      people.nextApproval = id + 1
      return
    }
    case 'approval-given':
      return end(people, event, 'approved')
    case 'approval-refused':
      return end(people, event, 'refused')
    case 'approval-withdrawn':
      return end(people, event, 'withdrawn')
    case 'approval-overtaken':
      people.approvals.set(event.approval, {
        ...approvalIn(people, event.approval),
        state: 'overtaken',
        endedBy: event.by.name,
        why: event.why,
      })
      return
    default:
      unreachable(event)
  }
}

function add(people: MutablePeople, event: Extract<PeopleEvent, { type: 'console-invited' }>): void {
  const { name, account: id = people.nextAccount, office = 'chair' } = event
  people.accounts.set(id, { id, name, office, isRevoked: false })
  people.nextAccount = id + 1
}

function accountIn({ accounts }: MutablePeople, id: AccountId): AccountRecord {
  const account = accounts.get(id)
  if (account === undefined) throw new Error(`the journal does not fit account ${String(id)}`)
  return account
}

function change(people: MutablePeople, id: AccountId, fields: Partial<AccountRecord>): AccountRecord {
  const account = { ...accountIn(people, id), ...fields }
  people.accounts.set(id, account)
  return account
}

function approvalIn({ approvals }: MutablePeople, id: ApprovalId) {
  const approval = approvals.get(id)
  if (approval === undefined) throw new Error(`the journal does not fit approval ${String(id)}`)
  return approval
}

function end(
  people: MutablePeople,
  { approval: id, by }: { approval: ApprovalId; by: Person },
  state: 'approved' | 'refused' | 'withdrawn',
): void {
  people.approvals.set(id, { ...approvalIn(people, id), state, endedBy: by.name })
}
