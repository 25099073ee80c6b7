/** The words of the result sheet, in both languages. */
import type {
  ElectronicPart,
  Electorate,
  Form,
  Language,
  Majority,
  StageStep,
  Tie,
} from '../protocol/messages.ts'

const de = {
  vote: (id: number) => `Abstimmung ${id}`,
  yes: 'Ja',
  no: 'Nein',
  abstain: 'Enthaltung',
  notCast: 'Nicht abgegeben',
  sum: 'Summe der Stimmen im Wählerverzeichnis',

  won: { true: 'Gewählt', false: 'Angenommen' },
  nobody: { true: 'Niemand ist gewählt', false: 'Nichts ist angenommen' },
  wonOf: { true: 'gewählt', false: 'angenommen' },
  countOf: (count: number, of: number, word: string) => `${count} von ${of} ${word}`,
  open: (seats: number) => (seats === 1 ? 'Ein Platz bleibt offen.' : `${seats} Plätze bleiben offen.`),

  option: { motions: 'Antrag', alternatives: 'Alternative', candidates: 'Kandidatur' },
  amount: { 'yes-no': 'Ja', choose: 'Stimmen', points: 'Punkte', rank: 'Erste Ränge' } satisfies Record<
    Form['kind'],
    string
  >,
  base: 'Bezug',
  needed: 'Nötig',
  outcome: 'Ergebnis',
  comparison: { 'more-than': 'über', 'at-least': 'ab' } satisfies Record<Majority['comparison'], string>,
  place: (fate: string, place: number) => `${fate} (${place}.)`,
  block: 'Zur Wahl oder Abstimmung standen gemeinsam',

  parts: 'Elektronisch und auf Papier',
  electronic: 'Elektronisch',
  paper: 'Papier',
  total: 'Zusammen',
  votesCast: 'Abgegebene Stimmen',
  valid: 'Gültig',
  invalid: 'Ungültig',
  abstained: 'Enthaltungen',
  none: 'Nein zu allen',
  enteredBy: (by: string, confirmedBy: string) =>
    `Die Stimmzettel auf Papier hat ${by} eingetragen und ${confirmedBy} bestätigt.`,
  movedToPaper: {
    annulled: (cast: string) =>
      `Die laufende Abstimmung wurde auf Papier fortgesetzt. Die bis dahin elektronisch abgegebenen Stimmzettel (${cast}) wurden für ungültig erklärt und sind nicht ausgezählt; alle konnten auf Papier abstimmen.`,
    added: (cast: string) =>
      `Die laufende Abstimmung wurde auf Papier fortgesetzt. Die bis dahin elektronisch abgegebenen Stimmzettel (${cast}) zählen mit denen auf Papier zusammen.`,
  } satisfies Record<ElectronicPart, (cast: string) => string>,
  movedToPaperAt: 'Auf Papier fortgesetzt',
  notConfirmed: (by: string) =>
    `${by} hat Stimmzettel auf Papier eingetragen, die niemand bestätigt hat: Sie sind nicht gezählt.`,

  ties: 'Gleichstände und Los',
  tie: {
    'who-is-elected': (names: string) => `Gleichstand, wer den Platz bekommt: ${names}.`,
    'who-is-excluded': (names: string) => `Gleichstand, wer ausscheidet: ${names}.`,
    'whose-surplus-goes-first': (names: string) => `Gleichstand, wessen Überschuss zuerst geht: ${names}.`,
  } satisfies Record<Tie['decides'], (names: string) => string>,
  drawn: (names: string) => `Das Los fiel auf ${names}.`,
  notDrawn: 'Darüber kann nur ein Los entscheiden; es ist nicht gezogen.',
  lot: (seed: string) => `Das Los ist gezogen aus den Worten „${seed}“.`,
  lotBy: (names: string) => `Die Worte gaben ${names}.`,
  lotOrder: (names: string) =>
    `Vorn steht, wessen Prüfsumme (SHA-256 von Worten, Zeilenumbruch und Name) die kleinste ist: ${names}.`,
  dropped: (names: string) => `Für den nächsten Wahlgang ausgeschieden: ${names}.`,

  stages: 'Die Zählung in Stufen',
  step: {
    counted: () => 'Ausgezählt',
    surplus: (names: string) => `Überschuss: ${names}`,
    excluded: (names: string) => `Scheidet aus: ${names}`,
  } satisfies Record<StageStep['kind'], (names: string) => string>,
  notTransferred: 'Nicht übertragbar',
  electedBold: 'Fett: in dieser Stufe gewählt.',
  quota: 'Quote',
  counted: 'Gezählte Stimmen',
  ranking: 'Reihenfolge',
  preferences: 'Wie viele Stimmen die Zeile der Spalte vorziehen',

  entitled: 'Stimmen aller Stimmberechtigten',
  present: 'Stimmen der Anwesenden bei der Öffnung',
  presentOrLate: 'Stimmen der Anwesenden und Zugelassenen',
  admittedLate: 'Davon nachträglich zugelassen',
  admitted: (count: number) =>
    count === 1 ? 'Nachträglich zugelassen: 1 Person' : `Nachträglich zugelassen: ${String(count)} Personen`,
  together: (by: string, approvedBy: string) => `${by} mit ${approvedBy}`,
  withWeight: (weight: string) => `Stimmgewicht ${weight}`,
  registered: 'Im Wählerverzeichnis',
  cast: 'Haben elektronisch abgestimmt',
  papers: 'Stimmzettel auf Papier',
  persons: (count: string) => (count === '1' ? '1 Person' : `${count} Personen`),
  quorum: 'Nötige Beteiligung',
  quorumReached: { true: 'erreicht', false: 'nicht erreicht' },
  electorate: 'Abstimmen durften',
  presence: {
    present: 'Bei der Öffnung anwesende Stimmberechtigte',
    entitled: 'Alle Stimmberechtigten',
  } satisfies Record<Electorate['presence'], string>,
  procedure: 'Verfahren',
  changeable: { true: 'änderbar bis zum Schluss', false: 'die erste Stimme gilt' },
  opened: 'Geöffnet',
  closed: 'Geschlossen',
  published: 'Veröffentlicht',
  notYet: 'noch nicht',
  text: 'Text der Abstimmung',
  journal: (entries: string) => `Prüfsumme des Journals nach ${entries} Einträgen`,
  made: (time: string) => `Erstellt am ${time}`,
  signatures: ['Versammlungsleitung', 'Protokollführung'],
}

const en: typeof de = {
  vote: (id) => `Vote ${id}`,
  yes: 'Yes',
  no: 'No',
  abstain: 'Abstention',
  notCast: 'Not cast',
  sum: 'Sum of the votes on the register',

  won: { true: 'Elected', false: 'Adopted' },
  nobody: { true: 'Nobody is elected', false: 'Nothing is adopted' },
  wonOf: { true: 'elected', false: 'adopted' },
  countOf: (count, of, word) => `${count} of ${of} ${word}`,
  open: (seats) => (seats === 1 ? 'One seat stays open.' : `${seats} seats stay open.`),

  option: { motions: 'Motion', alternatives: 'Alternative', candidates: 'Candidate' },
  amount: { 'yes-no': 'Yes', choose: 'Votes', points: 'Points', rank: 'First ranks' },
  base: 'Base',
  needed: 'Needed',
  outcome: 'Outcome',
  comparison: { 'more-than': 'over', 'at-least': 'from' },
  place: (fate, place) => `${fate} (${place})`,
  block: 'Stood together',

  parts: 'Electronic and on paper',
  electronic: 'Electronic',
  paper: 'Paper',
  total: 'Total',
  votesCast: 'Votes cast',
  valid: 'Valid',
  invalid: 'Invalid',
  abstained: 'Abstentions',
  none: 'No to all',
  enteredBy: (by, confirmedBy) => `${by} entered the ballot papers, and ${confirmedBy} confirmed them.`,
  movedToPaper: {
    annulled: (cast) =>
      `The open vote was moved to paper. The ballots cast electronically until then (${cast}) were annulled and are not counted; everybody could vote on paper.`,
    added: (cast) =>
      `The open vote was moved to paper. The ballots cast electronically until then (${cast}) count together with those on paper.`,
  },
  movedToPaperAt: 'Moved to paper',
  notConfirmed: (by) => `${by} entered ballot papers that nobody has confirmed: they are not counted.`,

  ties: 'Ties and lots',
  tie: {
    'who-is-elected': (names) => `Tied for the seat: ${names}.`,
    'who-is-excluded': (names) => `Tied for exclusion: ${names}.`,
    'whose-surplus-goes-first': (names) => `Tied for whose surplus goes first: ${names}.`,
  },
  drawn: (names) => `The lot fell on ${names}.`,
  notDrawn: 'Only a lot can decide this; it is not drawn.',
  lot: (seed) => `The lot is drawn from the words “${seed}”.`,
  lotBy: (names) => `The words are of ${names}.`,
  lotOrder: (names) =>
    `In front stands whose hash (SHA-256 of words, line feed and name) is smallest: ${names}.`,
  dropped: (names) => `Not on the next ballot: ${names}.`,

  stages: 'The count in stages',
  step: {
    counted: () => 'Counted',
    surplus: (names) => `Surplus: ${names}`,
    excluded: (names) => `Excluded: ${names}`,
  },
  notTransferred: 'Not transferable',
  electedBold: 'Bold: elected in this stage.',
  quota: 'Quota',
  counted: 'Votes counted',
  ranking: 'Ranking',
  preferences: 'How many votes prefer the row to the column',

  entitled: 'Votes of all members entitled',
  present: 'Votes of those present at the opening',
  presentOrLate: 'Votes of those present or admitted late',
  admittedLate: 'Of them admitted late',
  admitted: (count) => (count === 1 ? 'Admitted late: 1 person' : `Admitted late: ${String(count)} persons`),
  together: (by, approvedBy) => `${by} with ${approvedBy}`,
  withWeight: (weight) => `weight ${weight}`,
  registered: 'On the register',
  cast: 'Have voted electronically',
  papers: 'Ballot papers',
  persons: (count) => (count === '1' ? '1 person' : `${count} persons`),
  quorum: 'Turnout needed',
  quorumReached: { true: 'reached', false: 'not reached' },
  electorate: 'Could vote',
  presence: {
    present: 'Entitled members present at the opening',
    entitled: 'All members entitled to vote',
  },
  procedure: 'Procedure',
  changeable: { true: 'can be changed until the end', false: 'the first ballot stands' },
  opened: 'Opened',
  closed: 'Closed',
  published: 'Published',
  notYet: 'not yet',
  text: 'Text of the vote',
  journal: (entries) => `Hash of the journal after ${entries} entries`,
  made: (time) => `Made on ${time}`,
  signatures: ['Chair', 'Minutes'],
}

export type SheetWords = typeof de

export const sheetWords: Readonly<Record<Language, SheetWords>> = { de, en }
