/** The words of everything that leaves as a file, in both languages. What the screens say stands with the screens. */
import type { ConsoleVote, Language, Paper, Secrecy } from '../protocol/messages.ts'
import type { Choice } from '../protocol/papers.ts'
import type { BallotKind } from './ballots.ts'
import type { Fate } from './outcomes.ts'

const de = {
  yes: 'ja',
  no: 'nein',
  groups: { delegate: 'Delegierte:r', member: 'Mitglied', guest: 'Gast' },
  genders: { f: 'w', m: 'm', d: 'divers' },
  choices: { yes: 'Ja', no: 'Nein', abstain: 'Enthaltung' } satisfies Record<Choice, string>,
  /** As the names of candidates in a BLT file. */
  answers: { yes: 'Ja', no: 'Nein', abstain: 'Enthaltung' } satisfies Record<Choice, string>,
  cross: 'x',
  ballots: {
    'yes-no': 'Ja/Nein',
    choose: 'Auswahl',
    points: 'Punkte',
    rank: 'Reihenfolge',
    invalid: 'ungültig',
    none: 'Nein zu allen',
    abstain: 'Enthaltung',
    'empty-abstention': 'leer (Enthaltung)',
    'empty-invalid': 'leer (ungültig)',
  } satisfies Record<BallotKind, string>,
  sources: { electronic: 'elektronisch', paper: 'Papier' },
  secrecy: { named: 'namentlich', secret: 'geheim' } satisfies Record<Secrecy, string>,
  /** Of a candidate, and of anything else. */
  fates: {
    adopted: ['gewählt', 'angenommen'],
    rejected: ['nicht gewählt', 'abgelehnt'],
    elected: ['gewählt', 'angenommen'],
    'not-elected': ['nicht gewählt', 'nicht angenommen'],
    dropped: ['ausgeschieden', 'ausgeschieden'],
    tied: ['Gleichstand', 'Gleichstand'],
    'no-quorum': ['Beteiligung zu gering', 'Beteiligung zu gering'],
  } satisfies Record<Fate, readonly [string, string]>,
  states: {
    prepared: 'vorbereitet',
    open: 'offen',
    paper: 'auf Papier',
    closed: 'geschlossen',
    published: 'veröffentlicht',
    annulled: 'für ungültig erklärt',
  } satisfies Record<ConsoleVote['state'], string>,
  headings: {
    number: 'Mitgliedsnummer',
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail',
    region: 'Region',
    group: 'Gruppe',
    gender: 'Geschlecht',
    weight: 'Stimmgewicht',
    entitled: 'Stimmberechtigt',
    present: 'Anwesend',
    link: 'Link',
    code: 'Code',
    vote: 'Abstimmung',
    title: 'Titel',
    text: 'Text',
    secrecy: 'Verfahren',
    state: 'Stand',
    opened: 'Geöffnet',
    closed: 'Geschlossen',
    published: 'Veröffentlicht',
    registered: 'Im Wählerverzeichnis',
    admittedLate: 'Nachträglich zugelassen',
    cast: 'Abgegeben',
    papers: 'Stimmzettel auf Papier',
    votesCast: 'Abgegebene Stimmen',
    valid: 'Gültige Stimmen',
    invalid: 'Ungültige Stimmen',
    abstained: 'Enthaltungen',
    none: 'Nein zu allen',
    notCast: 'Nicht abgegeben',
    quorum: 'Nötige Beteiligung',
    quorumReached: 'Beteiligung erreicht',
    open: 'Offene Plätze',
    optionNumber: 'Nr.',
    option: 'Option',
    place: 'Platz',
    base: 'Bezugsgröße',
    threshold: 'Schwelle',
    rule: 'Regel',
    verdict: 'Ergebnis',
    annulledAt: 'Für ungültig erklärt',
    reason: 'Grund',
    ballot: 'Stimmzettel',
    source: 'Herkunft',
    entry: 'Eintrag',
    time: 'Zeit',
    by: 'Durch',
    what: 'Was',
    about: 'Angaben',
    hash: 'Prüfsumme',
  },
  cards: {
    title: 'Zugangskarten',
    howTo: 'QR-Code scannen, oder Adresse öffnen und Code eingeben:',
    personal: ['Persönlich:', 'nicht weitergeben'],
    page: (page: number, of: number) => `Blatt ${page} von ${of}`,
  },
}

const en: typeof de = {
  yes: 'yes',
  no: 'no',
  groups: { delegate: 'delegate', member: 'member', guest: 'guest' },
  genders: { f: 'f', m: 'm', d: 'd' },
  choices: { yes: 'yes', no: 'no', abstain: 'abstention' },
  answers: { yes: 'Yes', no: 'No', abstain: 'Abstain' },
  cross: 'x',
  ballots: {
    'yes-no': 'yes/no',
    choose: 'choice',
    points: 'points',
    rank: 'ranking',
    invalid: 'invalid',
    none: 'no to all',
    abstain: 'abstention',
    'empty-abstention': 'empty (abstention)',
    'empty-invalid': 'empty (invalid)',
  },
  sources: { electronic: 'electronic', paper: 'paper' },
  secrecy: { named: 'named', secret: 'secret' },
  fates: {
    adopted: ['elected', 'adopted'],
    rejected: ['not elected', 'rejected'],
    elected: ['elected', 'adopted'],
    'not-elected': ['not elected', 'not adopted'],
    dropped: ['dropped out', 'dropped out'],
    tied: ['tied', 'tied'],
    'no-quorum': ['turnout too low', 'turnout too low'],
  },
  states: {
    prepared: 'prepared',
    open: 'open',
    paper: 'on paper',
    closed: 'closed',
    published: 'published',
    annulled: 'annulled',
  },
  headings: {
    number: 'member_number',
    firstName: 'first_name',
    lastName: 'last_name',
    email: 'email',
    region: 'region',
    group: 'group',
    gender: 'gender',
    weight: 'vote_weight',
    entitled: 'entitled',
    present: 'present',
    link: 'link',
    code: 'code',
    vote: 'vote',
    title: 'title',
    text: 'text',
    secrecy: 'procedure',
    state: 'state',
    opened: 'opened',
    closed: 'closed',
    published: 'published',
    registered: 'registered',
    admittedLate: 'admitted_late',
    cast: 'cast',
    papers: 'papers',
    votesCast: 'votes_cast',
    valid: 'valid',
    invalid: 'invalid',
    abstained: 'abstained',
    none: 'no_to_all',
    notCast: 'not_cast',
    quorum: 'turnout_needed',
    quorumReached: 'turnout_reached',
    open: 'open_seats',
    optionNumber: 'option_number',
    option: 'option',
    place: 'place',
    base: 'base',
    threshold: 'threshold',
    rule: 'rule',
    verdict: 'verdict',
    annulledAt: 'annulled',
    reason: 'reason',
    ballot: 'ballot',
    source: 'source',
    entry: 'entry',
    time: 'time',
    by: 'by',
    what: 'what',
    about: 'about',
    hash: 'hash',
  },
  cards: {
    title: 'Access cards',
    howTo: 'Scan the QR code, or open the address and enter the code:',
    personal: ['Personal:', 'do not pass on'],
    page: (page, of) => `Sheet ${page} of ${of}`,
  },
}

export type ReportWords = typeof de

export const reportWords: Readonly<Record<Language, ReportWords>> = { de, en }

/** The three groups with a word in every language; any other is its own word. */
export function groupWord(group: string, words: ReportWords): string {
  return knownWord(group, words.groups)
}

export const fateWord = (fate: Fate, subject: Paper['subject'], { fates }: ReportWords): string =>
  fates[fate][subject === 'candidates' ? 0 : 1]

export function genderWord(gender: string, words: ReportWords): string {
  return knownWord(gender, words.genders)
}

function knownWord(value: string, known: Readonly<Record<string, string>>): string {
  return Object.hasOwn(known, value) ? (known[value] ?? value) : value
}

/** The sheets of a workbook. */
export const sheetNames: Readonly<Record<Language, Record<Sheet, string>>> = {
  de: {
    members: 'Mitglieder',
    attendance: 'Anwesenheit',
    mandateCheck: 'Mandatsprüfung',
    agenda: 'Tagesordnung',
    motions: 'Anträge',
    amendments: 'Änderungsanträge',
    elections: 'Wahlen',
    candidates: 'Kandidaturen',
    votes: 'Abstimmungen',
    proxies: 'Vollmachten',
    speeches: 'Redebeiträge',
    speakingTimes: 'Redezeiten',
    notes: 'Anmerkungen',
    journal: 'Journal',
  },
  en: {
    members: 'Members',
    attendance: 'Attendance',
    mandateCheck: 'Mandate check',
    agenda: 'Agenda',
    motions: 'Motions',
    amendments: 'Amendments',
    elections: 'Elections',
    candidates: 'Candidates',
    votes: 'Votes',
    proxies: 'Proxies',
    speeches: 'Speeches',
    speakingTimes: 'Speaking times',
    notes: 'Notes',
    journal: 'Journal',
  },
}

type Sheet =
  | 'members'
  | 'attendance'
  | 'mandateCheck'
  | 'agenda'
  | 'motions'
  | 'amendments'
  | 'elections'
  | 'candidates'
  | 'votes'
  | 'proxies'
  | 'speeches'
  | 'speakingTimes'
  | 'notes'
  | 'journal'
