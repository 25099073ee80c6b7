/** The words of what the accreditation desk takes home, in both languages. */
import type { Language } from '../protocol/messages.ts'

const de = {
  title: 'Mandatsprüfung',
  summary: (present: string, entitled: string, percent: string) =>
    `${present} von ${entitled} Stimmberechtigten sind anwesend (${percent} %).`,
  nobody: 'Niemand ist stimmberechtigt.',
  others: (registered: string, present: string) =>
    `Ohne Stimmrecht im Verzeichnis: ${registered}, davon anwesend: ${present}.`,
  substitutes: (count: string) => `Mandate, die eine Ersatzperson übernommen hat: ${count}.`,
  signatures: ['Mandatsprüfungskommission', 'Ort, Datum'],
  by: { all: 'Alle', group: 'Gruppe', region: 'Region', gender: 'Geschlecht', none: 'ohne Angabe' },
  headings: {
    by: 'Nach',
    value: 'Wert',
    entitled: 'Stimmberechtigt',
    present: 'Anwesend',
    left: 'Gegangen',
    percent: 'Anwesend %',
    votes: 'Stimmen',
    votesPresent: 'Stimmen anwesend',
    votesLeft: 'Stimmen gegangen',
    votesPercent: 'Stimmen anwesend %',
    state: 'Stand',
    substitute: 'Mandat bei',
    inPlaceOf: 'Stimmt anstelle von',
    firstCame: 'Zuerst eingecheckt',
    times: 'Kommen und Gehen',
  },
  states: { present: 'anwesend', left: 'gegangen', absent: 'nicht gekommen' },
  changes: { 'checked-in': 'eingecheckt', 'checked-out': 'ausgecheckt', left: 'gegangen' },
}

const en: typeof de = {
  title: 'Mandate check',
  summary: (present, entitled, percent) =>
    `${present} of ${entitled} entitled members are present (${percent} %).`,
  nobody: 'Nobody is entitled to vote.',
  others: (registered, present) =>
    `On the list without a right to vote: ${registered}, of them present: ${present}.`,
  substitutes: (count) => `Mandates that a substitute has taken over: ${count}.`,
  signatures: ['Mandate commission', 'Place, date'],
  by: { all: 'All', group: 'Group', region: 'Region', gender: 'Gender', none: 'not given' },
  headings: {
    by: 'by',
    value: 'value',
    entitled: 'entitled',
    present: 'present',
    left: 'left',
    percent: 'present_percent',
    votes: 'votes',
    votesPresent: 'votes_present',
    votesLeft: 'votes_left',
    votesPercent: 'votes_present_percent',
    state: 'state',
    substitute: 'mandate_with',
    inPlaceOf: 'votes_in_place_of',
    firstCame: 'first_checked_in',
    times: 'coming_and_going',
  },
  states: { present: 'present', left: 'left', absent: 'did not come' },
  changes: { 'checked-in': 'checked in', 'checked-out': 'checked out', left: 'left' },
}

export const accreditationWords: Record<Language, typeof de> = { de, en }
