/** What took two persons: who asked, and who approved or refused. */
import { nameOf } from '../../../domain/accreditation.ts'
import type { Approval } from '../../../protocol/messages.ts'
import { heading, type Column } from '../../pieces.ts'
import { sheetWords } from '../../sheet-words.ts'
import type { Section } from '../document.ts'
import type { Telling } from './telling.ts'

export function approvalsSection(telling: Telling): Section | null {
  const { assembly, words, time } = telling
  const approvals = [...assembly.approvals.values()]
  if (approvals.length === 0) return null
  const widths = [42, 62, 30, 38]
  const columns = words.approvalColumns.map((title, at): Column => ({
    title,
    width: widths[at] ?? 30,
    align: 'left',
  }))
  const rows = approvals.map((approval) => [
    ...[time(approval.askedAt), actOf(telling, approval), approval.by.name],
    words.approvalStates[approval.state]('endedBy' in approval ? approval.endedBy : ''),
  ])
  return {
    section: 'approvals',
    parts: approvals.length,
    pieces: [heading(1, words.approvals), { kind: 'table', columns, rows }],
  }
}

function actOf(telling: Telling, approval: Approval): string {
  const { assembly, language } = telling
  const { input } = approval
  const vote = 'vote' in input && typeof input.vote === 'number' ? sheetWords[language].vote(input.vote) : ''
  const member =
    'member' in input && typeof input.member === 'number' ? assembly.members.get(input.member) : undefined
  const what = [vote, member === undefined ? '' : nameOf(member)].filter((part) => part !== '').join(', ')
  const asked = askedFor(telling, approval)
  return what === '' ? asked : `${asked} (${what})`
}

/** One act stands for more than one command. */
function askedFor({ words }: Telling, { act, command }: Approval): string {
  if (command === 'set-second-person') return words.aloneAgain(words.acts[act])
  return command === 'move-to-paper' ? words.annulOnPhones : words.acts[act]
}
