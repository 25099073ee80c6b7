/** The minutes of a convention, made from what its journal tells: one section after the other, each a file of its own. */
import { minutesFaults } from '../../domain/minutes.ts'
import type { MinutesFault } from '../../protocol/messages.ts'
import { daysText } from '../times.ts'
import type { Chronicle } from './chronicle.ts'
import type { MinutesDocument, Section } from './document.ts'
import { agendaSection } from './sections/agenda.ts'
import { annulledSection } from './sections/annulled.ts'
import { approvalsSection } from './sections/approvals.ts'
import { attendanceSection } from './sections/attendance.ts'
import { debateSection } from './sections/debate.ts'
import { electionsSection } from './sections/elections.ts'
import { headSection } from './sections/head.ts'
import { motionsSection } from './sections/motions.ts'
import { notesSection } from './sections/notes.ts'
import { proofSection } from './sections/proof.ts'
import { proxiesSection } from './sections/proxies.ts'
import { quorumSection } from './sections/quorum.ts'
import { tellingOf, type MinutesOptions, type Telling } from './sections/telling.ts'
import { votesSection } from './sections/votes.ts'

/** In the order in which they are read. One of which there is nothing to tell is null. */
const SECTIONS: readonly ((telling: Telling) => Section | null)[] = [
  headSection,
  attendanceSection,
  quorumSection,
  agendaSection,
  motionsSection,
  electionsSection,
  votesSection,
  annulledSection,
  debateSection,
  proxiesSection,
  approvalsSection,
  notesSection,
  proofSection,
]

export function minutesOf(
  chronicle: Chronicle,
  options: MinutesOptions & { isFinal: boolean },
): { document: MinutesDocument; faults: readonly MinutesFault[] } {
  const { convention } = chronicle.assembly
  const faults = minutesFaults(chronicle.assembly)
  const telling = tellingOf(chronicle, faults, options)
  const { words, language, number } = telling
  const days = daysText(convention.startsOn, convention.endsOn, language)
  return {
    faults,
    document: {
      language,
      title: words.title(convention.name),
      about: [convention.name, convention.place, days].filter((part) => part !== '').join(' · '),
      draftMark: options.isFinal ? null : words.draftMark,
      journal: words.journal(number(chronicle.entries)),
      head: chronicle.head,
      sections: SECTIONS.flatMap((section) => section(telling) ?? []),
    },
  }
}
