/** What an entry of the journal says about people at consoles: names and words for its sentence. */
import { nameOf } from '../domain/accreditation.ts'
import type { Assembly } from '../domain/assembly.ts'
import { unreachable } from '../domain/decision.ts'
import type { PeopleEvent } from '../domain/people-fold.ts'
import type { ApprovalId, JournalEntry } from '../protocol/messages.ts'

export function aboutPeople(assembly: Assembly, event: PeopleEvent): JournalEntry['about'] {
  switch (event.type) {
    case 'console-invited': {
      const { role, name, office } = event
      return { role, name, ...(office !== undefined && { office }) }
    }
    case 'account-invited-again':
    case 'account-revoked':
      return { name: assembly.accounts.get(event.account)?.name ?? '' }
    case 'account-office-set':
      return { name: assembly.accounts.get(event.account)?.name ?? '', office: event.office }
    case 'right-set':
      return { office: event.office, right: event.right, may: event.may ? 'yes' : 'no' }
    case 'second-person-set':
      return { act: event.act, needed: event.isNeeded ? 'yes' : 'no' }
    case 'approval-asked':
    case 'approval-given':
    case 'approval-refused':
    case 'approval-withdrawn':
      return aboutApproval(assembly, event.approval)
    case 'approval-overtaken':
      return { ...aboutApproval(assembly, event.approval), why: event.why }
    default:
      return unreachable(event)
  }
}

/** What was asked for, by whom, and of what. */
function aboutApproval({ approvals, votes, members }: Assembly, id: ApprovalId): JournalEntry['about'] {
  const approval = approvals.get(id)
  if (approval === undefined) return {}
  const { act, command, by, input } = approval
  const vote = 'vote' in input && typeof input.vote === 'number' ? votes.get(input.vote) : undefined
  const member = 'member' in input && typeof input.member === 'number' ? members.get(input.member) : undefined
  const reason = 'reason' in input && typeof input.reason === 'string' ? input.reason : undefined
  return {
    ...{ act, command, asked: by.name },
    ...(vote !== undefined && { vote: vote.id, title: vote.draft.title }),
    ...(member !== undefined && { number: member.number, name: nameOf(member) }),
    ...(reason !== undefined && { reason }),
  }
}
