/** What a chair may need at once whichever screen is shown: the palette goes to the act's screen and does it there. Pure. */
import type { ConsoleVote, Language, VoteId } from '#protocol'
import { convention } from '../words/convention.ts'
import { lateAdmission } from '../words/late-admission.ts'
import { participants } from '../words/participants.ts'
import { projector } from '../words/projector.ts'
import { votes } from '../words/votes.ts'
import type { ViewId } from './navigation.svelte.ts'

export type ActElsewhere = {
  view: ViewId
  /** As that screen calls it. */
  id: string
  section: string
  label: string
  also?: string
  /** To be looked at first. */
  vote?: VoteId
}

export function actsElsewhere(
  shown: ViewId,
  language: Language,
  openVote: Pick<ConsoleVote, 'id' | 'title'> | null,
): readonly ActElsewhere[] {
  const ofVotes = { view: 'votes', section: votes[language].title } as const
  const ofParticipants = { view: 'participants', section: participants[language].title } as const
  const ofProjector = { view: 'projector', section: projector[language].title } as const
  const showing = projector[language]
  const all: readonly ActElsewhere[] = [
    ...(openVote === null
      ? []
      : [
          {
            ...ofVotes,
            id: 'votes.close',
            label: `${votes[language].close}: ${openVote.title}`,
            vote: openVote.id,
          },
          {
            ...ofVotes,
            id: 'votes.admit-late',
            label: lateAdmission[language].actOn(openVote.title),
            vote: openVote.id,
          },
        ]),
    { ...ofVotes, id: 'votes.prepare', label: votes[language].prepare },
    { ...ofParticipants, id: 'participants.search', label: participants[language].search },
    {
      ...ofParticipants,
      id: 'participants.import',
      label: participants[language].importAct,
      also: 'CSV Excel XLSX',
    },
    {
      ...ofParticipants,
      id: 'participants.access',
      label: participants[language].access.act,
      also: 'QR code PDF',
    },
    { ...ofProjector, id: 'projector.open', label: showing.open },
    {
      ...ofProjector,
      id: 'projector.auto',
      label: `${showing.showingLabel}: ${showing.showing.auto}`,
    },
    {
      ...ofProjector,
      id: 'projector.sign-in',
      label: `${showing.showingLabel}: ${showing.showing['sign-in']}`,
    },
    // Health backs up by itself; being taken elsewhere for it would lose what one looks at.
    ...(shown === 'health'
      ? []
      : [
          {
            view: 'convention',
            id: 'convention.backup',
            section: convention[language].title,
            label: convention[language].backupNow,
          } as const,
        ]),
  ]
  return all.filter(({ view }) => view !== shown)
}
