/** What waits for a second person, as this console sees it: whose it is, who may decide it, and what it is in words. Knows no markup. */
import { SvelteSet } from 'svelte/reactivity'
import type { Approval, ApprovalId, ConsoleVote, Language, MemberId, Right, SecondPersonAct } from '#protocol'
import type { Console } from '../console.svelte.ts'
import { people } from '../words/people.ts'

type Viewer = Pick<Console, 'account' | 'name' | 'may'>

/** The right of the command that was asked for. */
const RIGHTS: Record<SecondPersonAct, Right> = {
  'annul-vote': 'votes',
  'publish-election': 'votes',
  'late-admission': 'votes',
}

const rightOf = ({ act, command }: Approval): Right =>
  command === 'set-second-person' ? 'convention' : RIGHTS[act]

export const isMine = ({ by }: Approval, { account, name }: Viewer): boolean =>
  by.account === account && by.name === name

export const mayDecide = (approval: Approval, viewer: Viewer): boolean => viewer.may(rightOf(approval))

/** The act with its object, as somebody would say it. */
export function whatOf(
  { act, command, input }: Approval,
  {
    votes,
    nameOf,
  }: { votes: readonly Pick<ConsoleVote, 'id' | 'title'>[]; nameOf: (member: MemberId) => string },
  language: Language,
): string {
  const words = people[language]
  if (command === 'set-second-person') return words.ruleWhat(words.acts[act])
  const vote = 'vote' in input ? votes.find(({ id }) => id === input.vote) : undefined
  const title = vote === undefined ? '' : `${String(vote.id)} · ${vote.title}`
  const reason = 'reason' in input ? String(input.reason) : ''
  switch (act) {
    case 'annul-vote':
      if (command === 'move-to-paper') return words.toPaperWhat(title)
      return words.annulWhat(title, reason)
    case 'publish-election':
      return words.publishWhat(title)
    case 'late-admission':
      return words.admitWhat('member' in input ? nameOf(Number(input.member)) : '', title, reason)
    default:
      return words.acts[act]
  }
}

/** Those that ended and were read. For this page only. */
class Approvals {
  readonly dismissed = new SvelteSet<ApprovalId>()

  dismiss(id: ApprovalId): void {
    this.dismissed.add(id)
  }
}

export const approvals = new Approvals()
