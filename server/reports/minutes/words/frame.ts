/** Words of the minutes: head, attendance, agenda, notes and proof. */
import type { Language } from '../../../protocol/messages.ts'

const de = {
  title: (name: string) => (name === '' ? 'Protokoll' : `Protokoll: ${name}`),
  draft: 'Entwurf',
  draftMark: 'ENTWURF – noch nicht abgeschlossen',
  convention: 'Versammlung',
  place: 'Ort',
  days: 'Tage',
  begun: 'Erster Eintrag',
  ended: 'Letzter Eintrag',
  chairs: 'Versammlungsleitung und weitere Zugänge',
  chairColumns: ['Name im Journal', 'Von', 'Bis', 'Handlungen'],

  attendance: 'Teilnahme',
  registered: 'Im Verzeichnis',
  entitled: 'Stimmberechtigt',
  came: 'Davon mindestens einmal anwesend',
  presentAtEnd: 'Davon am Ende anwesend',
  guests: 'Ohne Stimmrecht anwesend gewesen',
  courseOfDay: 'Anwesende Stimmberechtigte im Lauf der Versammlung',
  courseColumns: ['Stand', 'Anwesend', 'Stimmberechtigt', 'Anteil'],
  by: { group: 'Nach Gruppen', region: 'Nach Regionen', gender: 'Nach Geschlecht' },
  byColumns: ['', 'Stimmberechtigt', 'Anwesend gewesen', 'Anteil'],
  unnamed: 'ohne Angabe',

  agenda: 'Tagesordnung',
  agendaColumns: ['Punkt', 'Titel', 'Aufgerufen', 'Beendet', 'Abstimmungen'],
  internal: 'intern',
  notCalled: '–',
  notesTo: (number: string, title: string) => `Zu ${number} ${title}`,

  notes: 'Anmerkungen',
  note: (time: string, by: string) => `${time}, ${by}`,

  proof: 'Nachweis',
  proofText: (entries: string) =>
    `Dieses Protokoll ist aus dem Journal der Versammlung gemacht, in dem jeder Eintrag den davor beweist. Es gibt ${entries} Einträge wieder.`,
  headOfJournal: 'Prüfsumme des letzten Eintrags (SHA-256)',
  journal: (entries: string) => `Prüfsumme des Journals nach ${entries} Einträgen`,
  versions: 'Frühere abgeschlossene Fassungen',
  versionColumns: [
    'Fassung',
    'Abgeschlossen',
    'Durch',
    'Einträge',
    'SHA-256 der deutschen Fassung (Markdown)',
  ],
  faults: 'Was dem Abschluss entgegensteht',
  signatures: ['Versammlungsleitung', 'Protokollführung'],
  page: 'Seite',
  persons: (count: string) => (count === '1' ? '1 Person' : `${count} Personen`),
}

const en: typeof de = {
  title: (name) => (name === '' ? 'Minutes' : `Minutes: ${name}`),
  draft: 'Draft',
  draftMark: 'DRAFT – not final',
  convention: 'Convention',
  place: 'Place',
  days: 'Days',
  begun: 'First entry',
  ended: 'Last entry',
  chairs: 'Chairs and others at the consoles',
  chairColumns: ['Name in the journal', 'From', 'To', 'Acts'],

  attendance: 'Attendance',
  registered: 'On the list of members',
  entitled: 'Entitled to vote',
  came: 'Of these present at least once',
  presentAtEnd: 'Of these present at the end',
  guests: 'Were present without a vote',
  courseOfDay: 'Entitled members present in the course of the convention',
  courseColumns: ['As of', 'Present', 'Entitled', 'Share'],
  by: { group: 'By group', region: 'By region', gender: 'By gender' },
  byColumns: ['', 'Entitled', 'Were present', 'Share'],
  unnamed: 'not given',

  agenda: 'Agenda',
  agendaColumns: ['Item', 'Title', 'Called up', 'Ended', 'Votes'],
  internal: 'internal',
  notCalled: '–',
  notesTo: (number, title) => `On ${number} ${title}`,

  notes: 'Notes',
  note: (time, by) => `${time}, ${by}`,

  proof: 'Proof',
  proofText: (entries) =>
    `These minutes are made from the journal of the convention, in which each entry proves the one before. They tell ${entries} entries.`,
  headOfJournal: 'Hash of the last entry (SHA-256)',
  journal: (entries) => `Head of the journal after ${entries} entries`,
  versions: 'Earlier final versions',
  versionColumns: ['Version', 'Final since', 'By', 'Entries', 'SHA-256 of the English version (Markdown)'],
  faults: 'What keeps them from being final',
  signatures: ['Chair', 'Minute taker'],
  page: 'Page',
  persons: (count) => (count === '1' ? '1 person' : `${count} persons`),
}

export const frameWords: Readonly<Record<Language, typeof de>> = { de, en }
