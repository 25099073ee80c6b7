/** Words of the list of participants, its drawer and the access dialog. */
import type { MemberDetail } from '#protocol'
import { formats } from './format.ts'

const groups: Record<'de' | 'en', Readonly<Record<string, string>>> = {
  en: { delegate: 'Delegate', member: 'Member', guest: 'Guest' },
  de: { delegate: 'Delegierte', member: 'Mitglied', guest: 'Gast' },
}

const genders: Record<'de' | 'en', Readonly<Record<string, string>>> = {
  en: { f: 'female', m: 'male', d: 'diverse' },
  de: { f: 'weiblich', m: 'männlich', d: 'divers' },
}

type What = MemberDetail['history'][number]['what']

const en = {
  title: 'Participants',
  registered: 'registered',
  present: 'present',
  online: 'online',
  entitled: 'entitled to vote',
  filterBy: (what: string) => `Show only: ${what}`,
  shownOf: (shown: number, all: number) => `${formats.en.number(shown)} of ${formats.en.number(all)}`,
  shownOfSpoken: (shown: number, all: number) =>
    `The list shows ${formats.en.number(shown)} of ${formats.en.plural(all, { one: 'participant', other: 'participants' })}`,

  search: 'Search by name, number or region',
  clearSearch: 'Clear the search',
  filters: {
    presence: 'Presence',
    connection: 'Connection',
    right: 'Right to vote',
    access: 'Access',
    ballot: 'Ballot',
    call: 'Call',
    groups: 'Group',
    any: 'All',
    anyGroup: 'All groups',
    present: 'Present',
    absent: 'Absent',
    online: 'Online',
    offline: 'Offline',
    entitled: 'Entitled',
    'not-entitled': 'Not entitled',
    with: 'Has access',
    without: 'Without access',
    voted: 'Has voted',
    'not-voted': 'Not yet voted',
    answered: 'Has answered',
    'no-answer': 'No answer',
    groupsChosen: (count: number) => formats.en.plural(count, { one: 'group', other: 'groups' }),
  },
  noGroup: '(no group)',
  clearFilters: 'Clear filters',
  moreFilters: 'Filter',

  columns: {
    state: 'State',
    name: 'Name',
    number: 'Number',
    region: 'Region',
    group: 'Group',
    weight: 'Weight',
    device: 'Device',
    lastSeen: 'Last seen',
    act: 'Act',
  },
  list: 'List of participants',
  sortBy: (column: string) => `Sort by ${column}`,
  states: {
    'present-online': 'Present',
    'present-offline': 'Present, offline',
    online: 'Online only',
    absent: 'Absent',
  },
  stateHints: {
    'present-online': 'Checked in, device connected',
    'present-offline': 'Checked in, no device connected',
    online: 'Device connected, not checked in',
    absent: 'Not checked in, no device connected',
  },
  hasVoted: 'has voted',
  devices: { phone: 'Phone', tablet: 'Tablet', computer: 'Computer' },
  never: 'never',
  notEntitled: 'not entitled to vote',
  unnamed: '(no name)',
  choose: (name: string) => `Choose ${name}`,
  newAbove: (count: number) => `${formats.en.number(count)} new above`,

  checkIn: 'Check in',
  checkOut: 'Check out',
  checkInAll: 'Check in everybody',
  checkInAllQuestion: (count: number) =>
    `Check in all ${formats.en.plural(count, { one: 'participant', other: 'participants' })}?`,
  checkInAllText: (count: number) =>
    `${formats.en.plural(count, { one: 'participant is', other: 'participants are' })} not present yet and will be.`,
  checkOutAll: 'Check out everybody',
  checkOutAllQuestion: (count: number) => `Check out all ${formats.en.number(count)} who are present?`,
  checkOutAllText:
    'They stay out of the next vote until they are checked in again. Who came when stays in the journal.',
  checkingIn: 'Checking in …',
  checkingOut: 'Checking out …',
  checkedIn: (count: number, name: string) =>
    count === 1 ? `${name} is checked in.` : `${formats.en.number(count)} checked in.`,
  checkedOut: (count: number, name: string) =>
    count === 1 ? `${name} is checked out.` : `${formats.en.number(count)} checked out.`,
  noTarget: 'Choose somebody in the list first.',
  nothingToCheckIn: 'All of them are checked in already.',
  nothingToCheckOut: 'None of them is checked in.',

  chosen: (count: number) => `${formats.en.number(count)} selected`,
  chosenElsewhere: (count: number) => `${formats.en.number(count)} of them not in this list`,
  clearChoice: 'Clear selection',
  chooseAll: 'Select all in the list',
  checkInChosen: (count: number) => `Check in ${formats.en.number(count)}`,
  checkOutChosen: (count: number) => `Check out ${formats.en.number(count)}`,

  emptyTitle: 'No participants yet',
  emptyText:
    'Import the member list (CSV or Excel) to begin. You see everything it would change before it happens.',
  import: 'Import list',
  importAct: 'Import member list …',
  dropHere: 'Drop the member list to look at it. Nothing is imported yet.',
  noMatchTitle: 'Nobody matches',
  noMatchText: (all: number) =>
    `None of the ${formats.en.plural(all, { one: 'participant', other: 'participants' })} fits this search and these filters.`,
  loading: 'The list is on its way from the host …',

  drawer: {
    open: 'Open details',
    close: 'Close details',
    loading: 'Fetching the details …',
    facts: 'Facts',
    email: 'E-mail',
    gender: 'Gender',
    right: 'Right to vote',
    isEntitled: 'Entitled to vote',
    isNotEntitled: 'Not entitled',
    access: 'Access',
    noAccess: 'No access issued',
    accessSince: (at: string) => `Issued ${at}`,
    history: 'History',
    hasLeft: 'Was here and has left.',
    candidacies: 'Stands for election',
    spoken: 'Speaking time',
    spokenFor: (speeches: number, time: string) =>
      `${time} min in ${formats.en.plural(speeches, { one: 'speech', other: 'speeches' })}`,
    by: (who: string) => `by ${who}`,
    host: 'the host',
    self: 'the member',
    empty: '–',
    what: {
      imported: 'Imported',
      changed: 'Changed by import',
      'checked-in': 'Checked in',
      'checked-out': 'Checked out',
      left: 'Left',
      returned: 'Returned',
      'access-issued': 'Access issued',
      'access-revoked': 'Access revoked',
      'admitted-late': 'Admitted late to a vote',
      'mandate-handed-on': 'Mandate handed on to a substitute',
      'mandate-taken-over': 'Mandate taken over',
      'mandate-taken-back': 'Mandate taken back',
    } satisfies Record<What, string>,
  },

  access: {
    act: 'Issue access …',
    button: 'Issue access',
    title: 'Issue access',
    lead: 'Each member gets a personal link with QR code and a short code to type. Print the cards and hand them out at the door.',
    whom: 'For whom',
    without: (count: number) => `Those without access (${formats.en.number(count)})`,
    all: (count: number) => `Everybody (${formats.en.number(count)})`,
    chosen: (count: number, most: number) =>
      count > most
        ? `Those selected (${formats.en.number(count)}; at most ${formats.en.number(most)} at once)`
        : `Those selected (${formats.en.number(count)})`,
    replaces: (count: number) =>
      `${formats.en.plural(count, { one: 'member has', other: 'members have' })} access already. Their cards stop working at once, and phones signed in with them are signed out.`,
    nobody: 'Everybody has access already.',
    onceWarning:
      'The codes are shown only now: the file keeps only their hashes, and nobody can print them again later. Have a place for the files ready.',
    issue: (count: number) => `Issue access for ${formats.en.number(count)}`,
    issueAnew: (count: number) => `Issue new access for ${formats.en.number(count)}`,
    issuing: 'Issuing …',
    doneTitle: (count: number) =>
      `Access issued for ${formats.en.plural(count, { one: 'member', other: 'members' })}`,
    downloadNow:
      'Save both files now. They can be fetched for ten minutes; after that new access has to be issued, and the old stops working.',
    cards: 'Save access cards (PDF)',
    cardsHint: 'Several to a page: QR code, code and name.',
    list: 'Save list for mail merge (CSV)',
    listHint: 'Link and code of each member, for letters or e-mail.',
    saving: 'Fetching …',
    saved: 'Saved',
    lost: 'The file did not arrive: no connection to the host. Try again within ten minutes.',
    used: 'The host does not hold this file any more. Issue access again to get new codes.',
    leaveTitle: 'Close without saving the codes?',
    leaveText:
      'Neither file was saved. The access just issued works, but nobody knows the codes, and they cannot be shown again.',
    leave: 'Close without saving',
    stay: 'Go back',
    done: 'Done',
    fileName: { pdf: 'access-cards', csv: 'access-list' },

    reissue: 'Issue new access',
    reissueQuestion: (name: string) => `Issue new access for ${name}?`,
    reissueText: 'The old card stops working at once, and a phone signed in with it is signed out.',
    issueFirstQuestion: (name: string) => `Issue access for ${name}?`,
    issueFirstText: 'You get a card to print: QR code and short code.',
    issueOne: 'Issue access',
    revoke: 'Revoke access',
    revoking: 'Revoking …',
    revokeQuestion: (name: string) => `Revoke the access of ${name}?`,
    revokeText:
      'Link and code stop working at once, and the phone is signed out. The member stays on the list and can be given new access.',
    revoked: (name: string) => `Access of ${name} revoked.`,
  },

  group: (group: string) => groups.en[group] ?? group,
  gender: (gender: string) => genders.en[gender] ?? gender,
}

export type ParticipantsWords = typeof en

const de: ParticipantsWords = {
  title: 'Teilnehmende',
  registered: 'im Verzeichnis',
  present: 'anwesend',
  online: 'online',
  entitled: 'stimmberechtigt',
  filterBy: (what) => `Nur zeigen: ${what}`,
  shownOf: (shown, all) => `${formats.de.number(shown)} von ${formats.de.number(all)}`,
  shownOfSpoken: (shown, all) =>
    `Die Liste zeigt ${formats.de.number(shown)} von ${formats.de.number(all)} Teilnehmenden`,

  search: 'Suche nach Name, Nummer, Region',
  clearSearch: 'Suche leeren',
  filters: {
    presence: 'Anwesenheit',
    connection: 'Verbindung',
    right: 'Stimmrecht',
    access: 'Zugang',
    ballot: 'Stimmabgabe',
    call: 'Zählung, Probe',
    groups: 'Gruppe',
    any: 'Alle',
    anyGroup: 'Alle Gruppen',
    present: 'Anwesend',
    absent: 'Abwesend',
    online: 'Online',
    offline: 'Offline',
    entitled: 'Stimmberechtigt',
    'not-entitled': 'Ohne Stimmrecht',
    with: 'Hat Zugang',
    without: 'Ohne Zugang',
    voted: 'Hat abgestimmt',
    'not-voted': 'Noch nicht abgestimmt',
    answered: 'Hat geantwortet',
    'no-answer': 'Ohne Antwort',
    groupsChosen: (count) => formats.de.plural(count, { one: 'Gruppe', other: 'Gruppen' }),
  },
  noGroup: '(ohne Gruppe)',
  clearFilters: 'Filter aufheben',
  moreFilters: 'Filter',

  columns: {
    state: 'Status',
    name: 'Name',
    number: 'Nummer',
    region: 'Region',
    group: 'Gruppe',
    weight: 'Gewicht',
    device: 'Gerät',
    lastSeen: 'Zuletzt',
    act: 'Handlung',
  },
  list: 'Liste der Teilnehmenden',
  sortBy: (column) => `Nach ${column} ordnen`,
  states: {
    'present-online': 'Anwesend',
    'present-offline': 'Da, offline',
    online: 'Nur online',
    absent: 'Abwesend',
  },
  stateHints: {
    'present-online': 'Eingecheckt, Gerät verbunden',
    'present-offline': 'Eingecheckt, kein Gerät verbunden',
    online: 'Gerät verbunden, nicht eingecheckt',
    absent: 'Nicht eingecheckt, kein Gerät verbunden',
  },
  hasVoted: 'hat abgestimmt',
  devices: { phone: 'Telefon', tablet: 'Tablet', computer: 'Rechner' },
  never: 'nie',
  notEntitled: 'nicht stimmberechtigt',
  unnamed: '(ohne Namen)',
  choose: (name) => `${name} auswählen`,
  newAbove: (count) => `${formats.de.number(count)} neu darüber`,

  checkIn: 'Einchecken',
  checkOut: 'Auschecken',
  checkInAll: 'Alle einchecken',
  checkInAllQuestion: (count) =>
    count === 1
      ? 'Die eine Person im Verzeichnis einchecken?'
      : `Alle ${formats.de.number(count)} im Verzeichnis einchecken?`,
  checkInAllText: (count) =>
    count === 1
      ? '1 Person ist noch nicht anwesend und wird es.'
      : `${formats.de.number(count)} sind noch nicht anwesend und werden es.`,
  checkOutAll: 'Alle auschecken',
  checkOutAllQuestion: (count) => `Alle ${formats.de.number(count)} Anwesenden auschecken?`,
  checkOutAllText:
    'Sie stimmen erst wieder mit, wenn sie neu eingecheckt sind. Wer wann da war, bleibt im Journal.',
  checkingIn: 'Checke ein …',
  checkingOut: 'Checke aus …',
  checkedIn: (count, name) =>
    count === 1 ? `${name} ist eingecheckt.` : `${formats.de.number(count)} eingecheckt.`,
  checkedOut: (count, name) =>
    count === 1 ? `${name} ist ausgecheckt.` : `${formats.de.number(count)} ausgecheckt.`,
  noTarget: 'Erst jemanden in der Liste wählen.',
  nothingToCheckIn: 'Alle sind schon eingecheckt.',
  nothingToCheckOut: 'Niemand davon ist eingecheckt.',

  chosen: (count) => `${formats.de.number(count)} ausgewählt`,
  chosenElsewhere: (count) => `${formats.de.number(count)} davon nicht in dieser Liste`,
  clearChoice: 'Auswahl aufheben',
  chooseAll: 'Alle in der Liste auswählen',
  checkInChosen: (count) => `${formats.de.number(count)} einchecken`,
  checkOutChosen: (count) => `${formats.de.number(count)} auschecken`,

  emptyTitle: 'Noch niemand im Verzeichnis',
  emptyText:
    'Zuerst die Mitgliederliste importieren (CSV oder Excel). Sie sehen alles, was sich ändern würde, bevor es geschieht.',
  import: 'Liste importieren',
  importAct: 'Mitgliederliste importieren …',
  dropHere: 'Mitgliederliste hier ablegen, um sie anzusehen. Noch wird nichts übernommen.',
  noMatchTitle: 'Niemand passt',
  noMatchText: (all) =>
    all === 1
      ? 'Die eine Person im Verzeichnis passt nicht zu Suche und Filtern.'
      : `Von ${formats.de.number(all)} Teilnehmenden passt niemand zu Suche und Filtern.`,
  loading: 'Die Liste ist vom Host unterwegs …',

  drawer: {
    open: 'Einzelheiten öffnen',
    close: 'Einzelheiten schließen',
    loading: 'Einzelheiten werden geholt …',
    facts: 'Angaben',
    email: 'E-Mail',
    gender: 'Geschlecht',
    right: 'Stimmrecht',
    isEntitled: 'Stimmberechtigt',
    isNotEntitled: 'Nicht stimmberechtigt',
    access: 'Zugang',
    noAccess: 'Kein Zugang ausgestellt',
    accessSince: (at) => `Ausgestellt ${at}`,
    history: 'Verlauf',
    hasLeft: 'War da und ist gegangen.',
    candidacies: 'Kandidiert',
    spoken: 'Redezeit',
    spokenFor: (speeches, time) =>
      `${time} min in ${formats.de.plural(speeches, { one: 'Redebeitrag', other: 'Redebeiträgen' })}`,
    by: (who) => `von ${who}`,
    host: 'Host',
    self: 'Mitglied selbst',
    empty: '–',
    what: {
      imported: 'Importiert',
      changed: 'Durch Import geändert',
      'checked-in': 'Eingecheckt',
      'checked-out': 'Ausgecheckt',
      left: 'Gegangen',
      returned: 'Zurückgekehrt',
      'access-issued': 'Zugang ausgestellt',
      'access-revoked': 'Zugang entzogen',
      'admitted-late': 'Nachträglich zu einer Abstimmung zugelassen',
      'mandate-handed-on': 'Mandat an Ersatzperson übergeben',
      'mandate-taken-over': 'Mandat übernommen',
      'mandate-taken-back': 'Mandat zurückgenommen',
    },
  },

  access: {
    act: 'Zugänge ausstellen …',
    button: 'Zugänge',
    title: 'Zugänge ausstellen',
    lead: 'Jedes Mitglied bekommt einen eigenen Link mit QR-Code und einen kurzen Code zum Tippen. Drucken Sie die Karten und geben Sie sie am Einlass aus.',
    whom: 'Für wen',
    without: (count) => `Alle ohne Zugang (${formats.de.number(count)})`,
    all: (count) => `Alle (${formats.de.number(count)})`,
    chosen: (count, most) =>
      count > most
        ? `Die Ausgewählten (${formats.de.number(count)}; höchstens ${formats.de.number(most)} auf einmal)`
        : `Die Ausgewählten (${formats.de.number(count)})`,
    replaces: (count) =>
      count === 1
        ? '1 Mitglied hat schon einen Zugang. Seine Karte gilt sofort nicht mehr, und ein damit angemeldetes Telefon wird abgemeldet.'
        : `${formats.de.number(count)} Mitglieder haben schon einen Zugang. Ihre Karten gelten sofort nicht mehr, und damit angemeldete Telefone werden abgemeldet.`,
    nobody: 'Alle haben schon einen Zugang.',
    onceWarning:
      'Die Codes gibt es nur jetzt: Die Datei bewahrt nur Prüfsummen davon auf, und niemand kann sie später noch einmal drucken. Halten Sie einen Ort für die Dateien bereit.',
    issue: (count) => `${formats.de.plural(count, { one: 'Zugang', other: 'Zugänge' })} ausstellen`,
    issueAnew: (count) =>
      count === 1 ? 'Neuen Zugang ausstellen' : `${formats.de.number(count)} neue Zugänge ausstellen`,
    issuing: 'Stelle aus …',
    doneTitle: (count) => `${formats.de.plural(count, { one: 'Zugang', other: 'Zugänge' })} ausgestellt`,
    downloadNow:
      'Sichern Sie jetzt beide Dateien. Sie liegen zehn Minuten bereit; danach müssen neue Zugänge ausgestellt werden, und die alten gelten nicht mehr.',
    cards: 'Zugangskarten sichern (PDF)',
    cardsHint: 'Mehrere auf einer Seite: QR-Code, Code und Name.',
    list: 'Liste für Serienbriefe sichern (CSV)',
    listHint: 'Link und Code jedes Mitglieds, für Briefe oder E-Mails.',
    saving: 'Wird geholt …',
    saved: 'Gesichert',
    lost: 'Die Datei kam nicht an: keine Verbindung zum Host. Innerhalb von zehn Minuten noch einmal versuchen.',
    used: 'Der Host hat diese Datei nicht mehr. Für neue Codes noch einmal Zugänge ausstellen.',
    leaveTitle: 'Schließen, ohne die Codes zu sichern?',
    leaveText:
      'Keine der Dateien wurde gesichert. Die ausgestellten Zugänge gelten, aber niemand kennt die Codes, und sie lassen sich nicht noch einmal zeigen.',
    leave: 'Schließen, ohne zu sichern',
    stay: 'Zurück',
    done: 'Fertig',
    fileName: { pdf: 'zugangskarten', csv: 'zugangsliste' },

    reissue: 'Neuen Zugang ausstellen',
    reissueQuestion: (name) => `Neuen Zugang für ${name} ausstellen?`,
    reissueText: 'Die alte Karte gilt sofort nicht mehr, und ein damit angemeldetes Telefon wird abgemeldet.',
    issueFirstQuestion: (name) => `Zugang für ${name} ausstellen?`,
    issueFirstText: 'Sie bekommen eine Karte zum Drucken: QR-Code und kurzer Code.',
    issueOne: 'Zugang ausstellen',
    revoke: 'Zugang entziehen',
    revoking: 'Entziehe …',
    revokeQuestion: (name) => `${name} den Zugang entziehen?`,
    revokeText:
      'Link und Code gelten sofort nicht mehr, und das Telefon wird abgemeldet. Das Mitglied bleibt im Verzeichnis und kann einen neuen Zugang bekommen.',
    revoked: (name) => `Der Zugang von ${name} ist entzogen.`,
  },

  group: (group) => groups.de[group] ?? group,
  gender: (gender) => genders.de[gender] ?? gender,
}

export const participants = { de, en }
