/** The points of order that a convention begins with. Each convention may write its own list. */
import type { Language, PointEffect, PointKind } from './messages.ts'

/** What a hall can still choose from. */
export const MOST_KINDS = 30

const KINDS: readonly (Record<Language, string> & { effect: PointEffect; onlyUnspoken: boolean })[] = [
  { de: 'Ende der Debatte', en: 'End of the debate', effect: 'end-debate', onlyUnspoken: true },
  { de: 'Schluss der Redeliste', en: 'Close the speakers’ list', effect: 'close-list', onlyUnspoken: true },
  { de: 'Begrenzung der Redezeit', en: 'Limit the speaking time', effect: 'limit-time', onlyUnspoken: false },
  { de: 'Vertagung', en: 'Adjourn', effect: 'none', onlyUnspoken: false },
  { de: 'Überweisung', en: 'Refer', effect: 'none', onlyUnspoken: false },
  { de: 'Geheime Abstimmung', en: 'Secret vote', effect: 'none', onlyUnspoken: false },
  { de: 'Nichtbefassung', en: 'Do not deal with it', effect: 'none', onlyUnspoken: false },
  { de: 'Unterbrechung der Sitzung', en: 'Suspend the meeting', effect: 'none', onlyUnspoken: false },
  {
    de: 'Feststellung der Beschlussfähigkeit',
    en: 'Establish the quorum',
    effect: 'none',
    onlyUnspoken: false,
  },
  { de: 'Sonstiger Antrag', en: 'Other point of order', effect: 'none', onlyUnspoken: false },
]

export const firstPointKinds = (language: Language): PointKind[] =>
  KINDS.map(({ effect, onlyUnspoken, ...names }) => ({ name: names[language], effect, onlyUnspoken }))
