/** Who gets a ballot paper of a vote that was moved to paper, as a list for the tellers to tick off. Says of nobody what they voted. */
import type { Member } from '../domain/assembly.ts'
import { whoGetsPaper, type VoteOnPaper } from '../domain/move-to-paper.ts'
import { unfoldProxies } from '../domain/register.ts'
import type { Language, MemberId } from '../protocol/messages.ts'
import type { Cell, Table } from './csv.ts'

const headings: Record<Language, readonly string[]> = {
  de: ['Mitgliedsnummer', 'Nachname', 'Vorname', 'Stimmgewicht', 'Vollmacht an', 'Erhalten'],
  en: ['member_number', 'last_name', 'first_name', 'vote_weight', 'proxy', 'received'],
}

/** By member number. Whose vote is a proxy's stands with the proxy's number, who takes that paper too. */
export function paperListTable(
  vote: VoteOnPaper,
  members: ReadonlyMap<MemberId, Readonly<Member>>,
  language: Language,
): Table {
  const holders = new Map<MemberId, MemberId>()
  for (const [holder, principals] of unfoldProxies(vote.register))
    for (const principal of principals) holders.set(principal, holder)
  const numberOf = (id: MemberId | undefined) => (id === undefined ? '' : (members.get(id)?.number ?? ''))
  const { compare } = new Intl.Collator(language, { numeric: true })
  const rows = [...whoGetsPaper(vote)]
    .flatMap(([id, weight]) => {
      const member = members.get(id)
      return member === undefined ? [] : [{ member, weight }]
    })
    .sort((one, other) => compare(one.member.number, other.member.number))
    .map(({ member: { id, number, lastName, firstName }, weight }): Cell[] => [
      ...[number, lastName, firstName, { number: weight }],
      ...[numberOf(holders.get(id)), ''],
    ])
  return { headings: headings[language], rows }
}
