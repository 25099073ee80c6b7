/** Words of the Votes screen: preparing, leading and publishing a vote. */
import type { ConsoleVote, Electorate, ElectronicPart, Secrecy } from '#protocol'
import type { DurationChoice } from '../views/Votes/draft.ts'
import { formats } from './format.ts'

const number = (count: number) => formats.de.number(count)
const persons = (count: number) => formats.de.plural(count, { one: 'Person', other: 'Personen' })

const de = {
  title: 'Abstimmungen',
  list: 'Alle Abstimmungen',
  search: 'Titel oder Nummer suchen',
  nothingFound: 'Keine Abstimmung passt dazu.',
  states: {
    prepared: 'vorbereitet',
    open: 'offen',
    paper: 'auf Papier',
    closed: 'nicht veröffentlicht',
    published: 'veröffentlicht',
    annulled: 'ungültig',
  } satisfies Record<ConsoleVote['state'], string>,
  vote: (id: number) => `Abstimmung ${number(id)}`,
  named: (id: number, title: string) => `Abstimmung ${number(id)} „${title}“`,

  emptyTitle: 'Die erste Abstimmung',
  emptyText:
    'Bereiten Sie vor, worüber abgestimmt wird. Niemand sieht davon etwas, bis Sie die Abstimmung öffnen.',
  prepare: 'Abstimmung vorbereiten',
  noMembers: 'Abstimmen kann noch niemand: Eine Mitgliederliste lässt sich unter „Teilnehmende“ einlesen.',

  newTitle: 'Neue Abstimmung',
  changeTitle: (id: number) => `Abstimmung ${number(id)} bearbeiten`,
  titleLabel: 'Titel',
  titleHint: 'Steht groß auf dem Projektor und auf jedem Telefon.',
  textLabel: 'Text',
  textHint: 'Freiwillig: der Wortlaut, wie ihn die Mitglieder auf dem Telefon lesen.',
  secrecyLabel: 'Abgestimmt wird',
  secrecy: { named: 'namentlich', secret: 'geheim' } satisfies Record<Secrecy, string>,
  secrecyHint: {
    named: 'Wer wie gestimmt hat, steht nach der Veröffentlichung in der Liste der Stimmen.',
    secret: 'Niemand erfährt, wer wie gestimmt hat, auch die Leitung nicht.',
  } satisfies Record<Secrecy, string>,
  electorateLabel: 'Abstimmen dürfen',
  electorate: { present: 'Anwesende', entitled: 'alle Stimmberechtigten' } satisfies Record<
    Electorate['presence'],
    string
  >,
  groupsLabel: 'Gruppen',
  allGroups: 'alle',
  groupSize: (count: number) => `${persons(count)}, stimmberechtigt`,
  eligible: (count: number, online: number) =>
    `Jetzt ${count === 1 ? 'könnte' : 'könnten'} ${persons(count)} abstimmen, davon ${number(online)} verbunden.`,
  eligibleNobody: 'Jetzt könnte niemand abstimmen.',
  durationLabel: 'Zeitgrenze',
  durations: {
    none: 'ohne',
    '1': '1 min',
    '2': '2 min',
    '3': '3 min',
    '5': '5 min',
    custom: 'andere',
  } satisfies Record<DurationChoice, string>,
  minutesLabel: 'Minuten',
  minutesHint: 'Wie „10“ oder „2:30“.',
  durationBlank: 'Leer: bis die Leitung schließt.',
  save: 'Vorbereiten',
  saveChange: 'Speichern',
  saving: 'Wird gespeichert …',
  cancel: 'Abbrechen',
  formDropped: 'Der Entwurf wurde verworfen.',
  otherChanged: 'Diese Abstimmung wurde inzwischen von anderer Stelle geändert oder geöffnet.',

  rule: 'Regel',
  duration: (seconds: number | null) =>
    seconds === null
      ? 'bis die Leitung schließt'
      : seconds % 60 === 0
        ? formats.de.plural(seconds / 60, { one: 'Minute', other: 'Minuten' })
        : `${number(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')} Minuten`,
  fromGroups: (groups: readonly string[]) => ` (${formats.de.list(groups)})`,
  more: 'Weitere Schritte',
  ballotPapers: 'Stimmzettel (PDF)',
  open: 'Öffnen',
  opening: 'Wird geöffnet …',
  openQuestion: (named: string) => `${named} öffnen?`,
  openText: (count: number) =>
    `${count === 1 ? '1 Person kann' : `${number(count)} Personen können`} abstimmen. Das Stimmverzeichnis wird damit festgeschrieben: Wer später kommt, stimmt erst beim nächsten Mal mit.`,
  openNobody: {
    present: 'Niemand könnte abstimmen: Von denen, die dürfen, ist noch niemand eingecheckt.',
    entitled: 'Niemand könnte abstimmen: Niemand im Verzeichnis ist dafür stimmberechtigt.',
  } satisfies Record<Electorate['presence'], string>,
  openVerb: (id: number) => `Abstimmung ${number(id)} öffnen`,
  otherIsOpen: (named: string) => `Offen ist gerade ${named}. Es geht immer nur eine auf einmal.`,
  goToOpen: 'Zur offenen Abstimmung',
  edit: 'Bearbeiten',
  duplicate: 'Als neue vorbereiten',
  discard: 'Verwerfen',
  discarding: 'Wird verworfen …',
  discardQuestion: (named: string) => `${named} verwerfen?`,
  discardText: 'Der Entwurf verschwindet aus der Liste; im Journal bleibt stehen, dass es ihn gab.',

  turnoutOf: (of: number) => `von ${number(of)}`,
  turnout: (cast: number, of: number) => `${number(cast)} von ${number(of)} haben abgestimmt`,
  timeLeft: 'Restzeit',
  timeUp: 'Zeit ist um',
  timeUpText: 'Die Abstimmung schließt jetzt.',
  noTimeLimit: 'Ohne Zeitgrenze: offen, bis die Leitung schließt.',
  timeUnknown: 'unbekannt, solange keine Verbindung besteht',
  extend: '+ 1 min',
  extendSpoken: 'Um eine Minute verlängern',
  extending: 'Wird verlängert …',
  close: 'Schließen und auszählen',
  closing: 'Wird ausgezählt …',
  closeQuestion: (named: string) => `${named} schließen?`,
  closeText: (missing: number) =>
    missing === 0
      ? 'Alle haben abgestimmt. Danach wird ausgezählt; wieder öffnen geht nicht.'
      : `${number(missing)} ${missing === 1 ? 'hat' : 'haben'} noch nicht abgestimmt. Danach wird ausgezählt; wieder öffnen geht nicht.`,
  closeVerb: (missing: number) =>
    missing === 0
      ? 'Schließen: alle haben gestimmt'
      : `Schließen: ${number(missing)} ${missing === 1 ? 'hat' : 'haben'} nicht gestimmt`,
  alreadyClosed: 'Diese Abstimmung hat schon eine andere Konsole geschlossen, oder ihre Zeit war um.',
  alreadyOpened: 'Diese Abstimmung hat schon eine andere Konsole geöffnet.',
  alreadyPublished:
    'Diese Abstimmung hat schon eine andere Konsole veröffentlicht oder für ungültig erklärt.',
  alreadyAnnulled: 'Diese Abstimmung hat schon eine andere Konsole für ungültig erklärt.',
  alreadyGone: 'Diese Abstimmung hat eine andere Konsole verworfen.',

  moveToPaper: 'Auf Papier fortsetzen …',
  movingToPaper: 'Wird auf Papier umgestellt …',
  moveToPaperQuestion: (named: string) => `${named} auf Papier fortsetzen?`,
  moveToPaperText:
    'Von Telefonen wird dann nichts mehr angenommen, und das lässt sich nicht zurücknehmen. Stimmzettel und die Liste, wer einen bekommt, gibt es danach hier. Ausgezählt wird, wenn eine Person die Stimmzettel einträgt und eine zweite sie bestätigt.',
  moveToPaperVerb: 'Auf Papier fortsetzen',
  whatOfPhones: (cast: number | null) =>
    cast === null
      ? 'Was auf Telefonen abgegeben wurde,'
      : `Was auf Telefonen abgegeben wurde (${number(cast)}),`,
  phoneParts: {
    annulled: { label: 'zählt nicht', hint: 'Alle im Stimmverzeichnis bekommen einen Stimmzettel.' },
    added: { label: 'zählt mit', hint: 'Einen Stimmzettel bekommt, wer noch nicht abgestimmt hat.' },
  } satisfies Record<ElectronicPart, { label: string; hint: string }>,
  onPaper: {
    annulled: (cast: number) =>
      `Diese Abstimmung geht auf Papier weiter. Auf Telefonen hatten ${number(cast)} abgestimmt; das zählt nicht.`,
    added: (cast: number) =>
      `Diese Abstimmung geht auf Papier weiter. Auf Telefonen haben ${number(cast)} abgestimmt; das zählt mit.`,
  } satisfies Record<ElectronicPart, (cast: number) => string>,
  getPapers: (count: number): string =>
    count === 1 ? 'Person bekommt einen Stimmzettel' : 'Personen bekommen einen Stimmzettel',
  withVotes: (votes: string) => `mit zusammen ${votes} Stimmen`,
  paperSteps: {
    hand: 'Stimmzettel austeilen',
    handText: 'Der Bogen wird kopiert und geschnitten. Auf der Liste wird abgehakt, wer einen bekommen hat.',
    list: 'Wer einen bekommt (CSV)',
    enter: 'Auszählung eintragen',
    enterText: 'Eine Person trägt ein, was die Zählkommission gezählt hat.',
    confirm: 'Von einer zweiten Person bestätigen lassen',
    confirmText:
      'Damit ist ausgezählt und die Abstimmung geschlossen. Veröffentlicht wird sie wie jede andere.',
  },

  missingTitle: (count: number) => `${number(count)} fehlen noch`,
  missingOne: 'Eine Person fehlt noch',
  missingNobody: 'Alle haben abgestimmt',
  missingCaption: 'Wer noch nicht abgestimmt hat, nach Region und Grund',
  region: 'Region',
  noRegion: 'ohne Region',
  missing: 'fehlen',
  reasons: { online: 'verbunden', offline: 'nicht verbunden', never: 'nie angemeldet' },
  allRegions: 'zusammen',

  publish: 'Veröffentlichen',
  publishing: 'Wird veröffentlicht …',
  publishQuestion: (named: string) => `${named} veröffentlichen?`,
  publishText: (verdict: string) =>
    `Das Ergebnis („${verdict}“) steht dann auf jedem Telefon und auf dem Projektor.`,
  publishVerb: 'Ergebnis veröffentlichen',
  annul: 'Für ungültig erklären',
  annulling: 'Wird für ungültig erklärt …',
  annulQuestion: (named: string) => `${named} für ungültig erklären?`,
  annulText: {
    open: 'Die Abstimmung endet sofort, keine Stimme wird gezählt. Das lässt sich nicht zurücknehmen.',
    paper:
      'Stimmzettel werden nicht ausgezählt, und was auf Telefonen abgegeben wurde, zählt nicht. Das lässt sich nicht zurücknehmen.',
    closed: 'Das Ergebnis zählt nicht und wird nicht veröffentlicht. Das lässt sich nicht zurücknehmen.',
    published:
      'Das Ergebnis zählt nicht mehr und verschwindet von Telefonen und Projektor. Das lässt sich nicht zurücknehmen.',
  },
  annulVerb: (id: number) => `Abstimmung ${number(id)} für ungültig erklären`,
  reasonLabel: 'Grund',
  reasonHint: 'Steht auf Projektor und Telefonen und im Journal.',
  reasonMissing: 'Bitte einen Grund nennen.',
  annulledAt: (time: string) => `Für ungültig erklärt um ${time} Uhr. Es gibt kein Ergebnis.`,
  exportVotes: 'Alle Ergebnisse als CSV',
  exportBusy: 'Wird vorbereitet …',
  offline: 'Keine Verbindung zum Host: Diese Schritte gehen erst, wenn sie zurück ist.',
}

export type VotesWords = typeof de

const n = (count: number) => formats.en.number(count)
const people = (count: number) => formats.en.plural(count, { one: 'person', other: 'persons' })

const en: VotesWords = {
  title: 'Votes',
  list: 'All votes',
  search: 'Search title or number',
  nothingFound: 'No vote matches that.',
  states: {
    prepared: 'prepared',
    open: 'open',
    paper: 'on paper',
    closed: 'not published',
    published: 'published',
    annulled: 'annulled',
  },
  vote: (id) => `Vote ${n(id)}`,
  named: (id, title) => `vote ${n(id)} “${title}”`,

  emptyTitle: 'The first vote',
  emptyText: 'Prepare what will be voted on. Nobody sees any of it until you open the vote.',
  prepare: 'Prepare a vote',
  noMembers: 'Nobody could vote yet: a member list can be read in under “Participants”.',

  newTitle: 'New vote',
  changeTitle: (id) => `Edit vote ${n(id)}`,
  titleLabel: 'Title',
  titleHint: 'Stands large on the projector and on every phone.',
  textLabel: 'Text',
  textHint: 'Optional: the wording as members read it on the phone.',
  secrecyLabel: 'Ballots are',
  secrecy: { named: 'named', secret: 'secret' },
  secrecyHint: {
    named: 'Who voted what is in the list of ballots once the result is published.',
    secret: 'Nobody learns who voted what, not even the chair.',
  },
  electorateLabel: 'May vote',
  electorate: { present: 'those present', entitled: 'all entitled' },
  groupsLabel: 'Groups',
  allGroups: 'all',
  groupSize: (count) => `${people(count)} entitled`,
  eligible: (count, online) => `Right now ${people(count)} could vote, ${n(online)} of them connected.`,
  eligibleNobody: 'Right now nobody could vote.',
  durationLabel: 'Time limit',
  durations: {
    none: 'none',
    '1': '1 min',
    '2': '2 min',
    '3': '3 min',
    '5': '5 min',
    custom: 'other',
  },
  minutesLabel: 'Minutes',
  minutesHint: 'Such as “10” or “2:30”.',
  durationBlank: 'Blank: until the chair closes.',
  save: 'Prepare',
  saveChange: 'Save',
  saving: 'Saving …',
  cancel: 'Cancel',
  formDropped: 'The draft was dropped.',
  otherChanged: 'This vote was changed or opened from elsewhere in the meantime.',

  rule: 'Rule',
  duration: (seconds) =>
    seconds === null
      ? 'until the chair closes'
      : seconds % 60 === 0
        ? formats.en.plural(seconds / 60, { one: 'minute', other: 'minutes' })
        : `${n(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')} minutes`,
  fromGroups: (groups) => ` (${formats.en.list(groups)})`,
  more: 'More',
  ballotPapers: 'Ballot papers (PDF)',
  open: 'Open',
  opening: 'Opening …',
  openQuestion: (named) => `Open ${named}?`,
  openText: (count) =>
    `${people(count)} can vote. The register is frozen with this: who comes later votes from the next vote on.`,
  openNobody: {
    present: 'Nobody could vote: of those who may, nobody is checked in yet.',
    entitled: 'Nobody could vote: nobody on the list is entitled to.',
  },
  openVerb: (id) => `Open vote ${n(id)}`,
  otherIsOpen: (named) => `Open right now is ${named}. There is only one at a time.`,
  goToOpen: 'Go to the open vote',
  edit: 'Edit',
  duplicate: 'Prepare as new',
  discard: 'Discard',
  discarding: 'Discarding …',
  discardQuestion: (named) => `Discard ${named}?`,
  discardText: 'The draft leaves the list; the journal keeps that it existed.',

  turnoutOf: (of) => `of ${n(of)}`,
  turnout: (cast, of) => `${n(cast)} of ${n(of)} have voted`,
  timeLeft: 'Time left',
  timeUp: 'Time is up',
  timeUpText: 'The vote is closing now.',
  noTimeLimit: 'No time limit: open until the chair closes.',
  timeUnknown: 'unknown while there is no connection',
  extend: '+ 1 min',
  extendSpoken: 'Extend by one minute',
  extending: 'Extending …',
  close: 'Close and count',
  closing: 'Counting …',
  closeQuestion: (named) => `Close ${named}?`,
  closeText: (missing) =>
    missing === 0
      ? 'All have voted. It is counted then, and cannot be opened again.'
      : `${n(missing)} ${missing === 1 ? 'has' : 'have'} not voted yet. It is counted then, and cannot be opened again.`,
  closeVerb: (missing) =>
    missing === 0
      ? 'Close: all have voted'
      : `Close: ${n(missing)} ${missing === 1 ? 'has' : 'have'} not voted`,
  alreadyClosed: 'Another console has closed this vote already, or its time was up.',
  alreadyOpened: 'Another console has opened this vote already.',
  alreadyPublished: 'Another console has published or annulled this vote already.',
  alreadyAnnulled: 'Another console has annulled this vote already.',
  alreadyGone: 'Another console has discarded this vote.',

  moveToPaper: 'Move to paper …',
  movingToPaper: 'Moving to paper …',
  moveToPaperQuestion: (named) => `Move ${named} to paper?`,
  moveToPaperText:
    'Nothing is taken from phones any more then, and this cannot be taken back. Ballot papers and the list of who gets one are here afterwards. It is counted when one person enters the papers and a second confirms them.',
  moveToPaperVerb: 'Move to paper',
  whatOfPhones: (cast) =>
    cast === null ? 'What was cast on phones' : `What was cast on phones (${n(cast)})`,
  phoneParts: {
    annulled: { label: 'does not count', hint: 'Everybody on the register gets a ballot paper.' },
    added: { label: 'counts', hint: 'Who has not voted yet gets a ballot paper.' },
  },
  onPaper: {
    annulled: (cast) => `This vote continues on paper. ${n(cast)} had voted on phones; that does not count.`,
    added: (cast) => `This vote continues on paper. ${n(cast)} voted on phones; that counts.`,
  },
  getPapers: (count) => (count === 1 ? 'person gets a ballot paper' : 'persons get a ballot paper'),
  withVotes: (votes) => `with ${votes} votes together`,
  paperSteps: {
    hand: 'Hand out ballot papers',
    handText: 'The sheet is copied and cut. Who has got one is ticked off on the list.',
    list: 'Who gets one (CSV)',
    enter: 'Enter the count',
    enterText: 'One person enters what the tellers counted.',
    confirm: 'Have a second person confirm it',
    confirmText: 'With that it is counted and the vote closed. It is published like any other.',
  },

  missingTitle: (count) => `${n(count)} still missing`,
  missingOne: 'One person still missing',
  missingNobody: 'All have voted',
  missingCaption: 'Who has not voted yet, by region and reason',
  region: 'Region',
  noRegion: 'no region',
  missing: 'missing',
  reasons: { online: 'connected', offline: 'not connected', never: 'never signed in' },
  allRegions: 'together',

  publish: 'Publish',
  publishing: 'Publishing …',
  publishQuestion: (named) => `Publish ${named}?`,
  publishText: (verdict) => `The result (“${verdict}”) will stand on every phone and on the projector.`,
  publishVerb: 'Publish result',
  annul: 'Annul',
  annulling: 'Annulling …',
  annulQuestion: (named) => `Annul ${named}?`,
  annulText: {
    open: 'The vote ends at once and no ballot is counted. This cannot be taken back.',
    paper: 'No ballot paper is counted, nor what was cast on phones. This cannot be taken back.',
    closed: 'The result does not count and is not published. This cannot be taken back.',
    published: 'The result no longer counts and leaves phones and projector. This cannot be taken back.',
  },
  annulVerb: (id) => `Annul vote ${n(id)}`,
  reasonLabel: 'Reason',
  reasonHint: 'Stands on projector and phones and in the journal.',
  reasonMissing: 'Please give a reason.',
  annulledAt: (time) => `Annulled at ${time}. There is no result.`,
  exportVotes: 'All results as CSV',
  exportBusy: 'Being prepared …',
  offline: 'No connection to the host: these steps work again when it is back.',
}

export const votes = { de, en }
