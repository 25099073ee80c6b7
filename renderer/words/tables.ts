/** Names of the lists that leave as tables; the sheets of the workbook are called the same (server/reports/words.ts). */
import type { Language, TableKind } from '#protocol'

const de = {
  label: 'Eine Liste',
  save: 'Als CSV',
  names: {
    members: 'Mitglieder',
    attendance: 'Anwesenheit',
    'mandate-check': 'Mandatsprüfung',
    agenda: 'Tagesordnung',
    motions: 'Anträge',
    amendments: 'Änderungsanträge',
    elections: 'Wahlen',
    candidates: 'Kandidaturen',
    votes: 'Abstimmungen',
    'late-admissions': 'Nachträgliche Zulassungen',
    quorum: 'Beschlussfähigkeit',
    trials: 'Probeabstimmungen',
    proxies: 'Vollmachten',
    speeches: 'Redebeiträge',
    'speaking-times': 'Redezeiten',
    notes: 'Anmerkungen',
    journal: 'Journal',
  } satisfies Record<TableKind, string>,
}

const en: typeof de = {
  label: 'One list',
  save: 'As CSV',
  names: {
    members: 'Members',
    attendance: 'Attendance',
    'mandate-check': 'Mandate check',
    agenda: 'Agenda',
    motions: 'Motions',
    amendments: 'Amendments',
    elections: 'Elections',
    candidates: 'Candidates',
    votes: 'Votes',
    'late-admissions': 'Late admissions',
    quorum: 'Quorum',
    trials: 'Trial votes',
    proxies: 'Proxies',
    speeches: 'Speeches',
    'speaking-times': 'Speaking times',
    notes: 'Notes',
    journal: 'Journal',
  },
}

export const tables: Record<Language, typeof de> = { de, en }
