/** Words of motions in files. */
import type { AmendmentStanding, Language } from '../protocol/messages.ts'

/** Of the states that a convention begins with; others bring their own name. */
export const motionStates: Record<Language, Readonly<Record<string, string>>> = {
  de: {
    submitted: 'eingereicht',
    admitted: 'zugelassen',
    debate: 'in Beratung',
    adopted: 'angenommen',
    rejected: 'abgelehnt',
    withdrawn: 'zurückgezogen',
    referred: 'überwiesen',
    'not-dealt-with': 'nicht befasst',
  },
  en: {
    submitted: 'submitted',
    admitted: 'admitted',
    debate: 'under debate',
    adopted: 'adopted',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    referred: 'referred',
    'not-dealt-with': 'not dealt with',
  },
}

export const motionStandings: Record<Language, Record<AmendmentStanding, string>> = {
  de: {
    fits: 'ja',
    moved: 'ja, der Text wurde anderswo geändert',
    'text-changed': 'nein, der Text wurde dort geändert',
    merged: 'eingearbeitet',
  },
  en: {
    fits: 'yes',
    moved: 'yes, the text was changed elsewhere',
    'text-changed': 'no, the text was changed there',
    merged: 'in the text',
  },
}
