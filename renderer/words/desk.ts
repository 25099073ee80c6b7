/** Words of the accreditation desk: finding, checking in, cards, substitutes, the mandate check. */
import { formats } from './format.ts'

const en = {
  find: 'Name, number or card',
  findHint: 'Type, or scan a card with a hand scanner. Enter checks in the one that is marked.',
  results: 'Found members',
  nobody: 'Nobody found.',
  more: (count: number) => `${formats.en.number(count)} more. Type on to see them.`,
  camera: 'Scan with the camera',
  cameraOff: 'Camera off',
  camerasStart: 'The camera is being switched on …',
  cameraLook: 'Hold the card’s QR code into the picture.',
  cameraFaults: {
    'not-secure':
      'A browser gives the camera only to pages with https or on the host’s own machine. A hand scanner and typing work here.',
    denied:
      'The browser was told not to give this page the camera. Allow it beside the address, and switch the camera on again.',
    missing: 'This machine has no camera that can be used now. Does another program use it?',
    failed: 'The camera did not start. A hand scanner and typing work.',
  },
  tabs: { desk: 'Desk', check: 'Mandate check' },
  tabsLabel: 'What is shown',
  start: 'Who is at the desk?',
  startText: 'Find somebody on the left. What was done last stands here.',

  done: {
    'checked-in': 'Checked in',
    returned: 'Checked in again',
    already: 'Was checked in already',
    left: 'Has left',
    'taken-back': 'Check-in taken back',
    'handed-on': 'Mandate handed on',
    'mandate-back': 'Mandate taken back',
  },
  since: (at: number, by: string) => `since ${formats.en.time(at)}, by ${by}`,
  votes: (weight: string) => (weight === '1' ? '1 vote' : `${formats.en.decimal(weight)} votes`),
  noVote: 'no right to vote',
  states: { present: 'Present', left: 'Left', absent: 'Not here yet' },
  checkIn: 'Check in',
  leave: 'Mark as left',
  comeBack: 'Has returned',
  takeBackCheckIn: 'Take check-in back',
  card: 'Card',
  issue: 'Hand out a card …',
  reissue: 'Re-issue the card …',
  noCard: 'No card handed out yet.',
  cardSince: (at: number) => `Card of ${formats.en.dateTime(at)}.`,
  cardVoid: 'A new card voids the old one at once.',
  mandate: 'Mandate',
  substitute: 'Hand on to a substitute …',
  takeBack: 'Take back',
  handedOn: (name: string, number: string) => `${name} (${number}) votes in this place.`,
  takenOver: (name: string, number: string) => `Votes in the place of ${name} (${number}).`,
  handedOnWarning: (name: string, number: string) =>
    `No right to vote at the moment: ${name} (${number}) has taken the mandate over.`,
  mandateAt: (at: number, by: string) => `Since ${formats.en.dateTime(at)}, entered by ${by}.`,
  history: 'Times',
  substituteTitle: (name: string) => `Who votes in the place of ${name}?`,
  substituteText:
    'The substitute gets right, group and votes; the one replaced is not entitled until it is taken back. Only people without a mandate of their own are shown.',
  substituteNobody:
    'Nobody without a mandate found. Substitutes have to be on the member list, as not entitled.',
  handOn: (name: string) => `Hand on to ${name}`,
  handOnFirst: 'Hand on',

  check: {
    title: 'Mandate check',
    present: (present: number, entitled: number, percent: string) =>
      `${formats.en.number(present)} of ${formats.en.number(entitled)} entitled members are present (${formats.en.decimal(percent)} %)`,
    nobody: 'Nobody is entitled to vote yet.',
    by: { all: 'All', groups: 'By group', regions: 'By region', genders: 'By gender' },
    none: '(not given)',
    columns: {
      value: 'Of',
      entitled: 'Entitled',
      present: 'Present',
      percent: '%',
      left: 'Left',
      votes: 'Votes',
      votesPresent: 'Votes present',
      votesPercent: '% of votes',
    },
    others: (registered: number, present: number) =>
      `Without a right to vote: ${formats.en.number(registered)}, of them present: ${formats.en.number(present)}.`,
    substitutes: (count: number) =>
      `${formats.en.plural(count, { one: 'mandate is', other: 'mandates are' })} with a substitute.`,
    pdf: 'As PDF',
    csv: 'As CSV',
    attendance: 'Attendance as CSV',
    busy: 'Being prepared …',
    loading: 'Being counted …',
  },
}

export type DeskWords = typeof en

const de: DeskWords = {
  find: 'Name, Nummer oder Karte',
  findHint: 'Tippen, oder eine Karte mit dem Handscanner lesen. Enter checkt ein, wer markiert ist.',
  results: 'Gefundene Mitglieder',
  nobody: 'Niemand gefunden.',
  more: (count) => `${formats.de.number(count)} weitere. Weitertippen, um sie zu sehen.`,
  camera: 'Mit der Kamera lesen',
  cameraOff: 'Kamera aus',
  camerasStart: 'Die Kamera geht an …',
  cameraLook: 'Den QR-Code der Karte ins Bild halten.',
  cameraFaults: {
    'not-secure':
      'Ein Browser gibt die Kamera nur Seiten mit https oder auf dem Rechner des Hosts selbst. Handscanner und Tippen gehen auch hier.',
    denied:
      'Dem Browser wurde gesagt, dieser Seite die Kamera nicht zu geben. Neben der Adresse erlauben und die Kamera noch einmal einschalten.',
    missing: 'Dieser Rechner hat keine Kamera, die gerade frei ist. Benutzt sie ein anderes Programm?',
    failed: 'Die Kamera ging nicht an. Handscanner und Tippen gehen.',
  },
  tabs: { desk: 'Akkreditierung', check: 'Mandatsprüfung' },
  tabsLabel: 'Was gezeigt wird',
  start: 'Wer steht am Tisch?',
  startText: 'Links jemanden suchen. Was zuletzt getan wurde, steht hier.',

  done: {
    'checked-in': 'Eingecheckt',
    returned: 'Wieder eingecheckt',
    already: 'War schon eingecheckt',
    left: 'Gegangen',
    'taken-back': 'Einchecken zurückgenommen',
    'handed-on': 'Mandat übergeben',
    'mandate-back': 'Mandat zurückgenommen',
  },
  since: (at, by) => `seit ${formats.de.time(at)} Uhr, durch ${by}`,
  votes: (weight) => (weight === '1' ? '1 Stimme' : `${formats.de.decimal(weight)} Stimmen`),
  noVote: 'nicht stimmberechtigt',
  states: { present: 'Anwesend', left: 'Gegangen', absent: 'Noch nicht da' },
  checkIn: 'Einchecken',
  leave: 'Ist gegangen',
  comeBack: 'Ist zurück',
  takeBackCheckIn: 'Einchecken zurücknehmen',
  card: 'Karte',
  issue: 'Karte ausgeben …',
  reissue: 'Karte neu ausstellen …',
  noCard: 'Noch keine Karte ausgegeben.',
  cardSince: (at) => `Karte vom ${formats.de.dateTime(at)}.`,
  cardVoid: 'Eine neue Karte macht die alte sofort ungültig.',
  mandate: 'Mandat',
  substitute: 'An Ersatzperson übergeben …',
  takeBack: 'Zurücknehmen',
  handedOn: (name, number) => `${name} (${number}) stimmt an dieser Stelle.`,
  takenOver: (name, number) => `Stimmt an Stelle von ${name} (${number}).`,
  handedOnWarning: (name, number) =>
    `Zurzeit nicht stimmberechtigt: ${name} (${number}) hat das Mandat übernommen.`,
  mandateAt: (at, by) => `Seit ${formats.de.dateTime(at)}, eingetragen durch ${by}.`,
  history: 'Zeiten',
  substituteTitle: (name) => `Wer stimmt an Stelle von ${name}?`,
  substituteText:
    'Die Ersatzperson bekommt Stimmrecht, Gruppe und Stimmen; wer ersetzt wird, ist nicht stimmberechtigt, bis es zurückgenommen wird. Gezeigt wird nur, wer kein eigenes Mandat hat.',
  substituteNobody:
    'Niemand ohne Mandat gefunden. Ersatzpersonen müssen in der Mitgliederliste stehen, als nicht stimmberechtigt.',
  handOn: (name) => `An ${name} übergeben`,
  handOnFirst: 'Übergeben',

  check: {
    title: 'Mandatsprüfung',
    present: (present, entitled, percent) =>
      `${formats.de.number(present)} von ${formats.de.number(entitled)} Stimmberechtigten sind anwesend (${formats.de.decimal(percent)} %)`,
    nobody: 'Noch ist niemand stimmberechtigt.',
    by: { all: 'Alle', groups: 'Nach Gruppe', regions: 'Nach Region', genders: 'Nach Geschlecht' },
    none: '(ohne Angabe)',
    columns: {
      value: 'Von',
      entitled: 'Stimmberechtigt',
      present: 'Anwesend',
      percent: '%',
      left: 'Gegangen',
      votes: 'Stimmen',
      votesPresent: 'Stimmen anwesend',
      votesPercent: '% der Stimmen',
    },
    others: (registered, present) =>
      `Ohne Stimmrecht: ${formats.de.number(registered)}, davon anwesend: ${formats.de.number(present)}.`,
    substitutes: (count) =>
      `${formats.de.plural(count, { one: 'Mandat ist', other: 'Mandate sind' })} bei einer Ersatzperson.`,
    pdf: 'Als PDF',
    csv: 'Als CSV',
    attendance: 'Anwesenheit als CSV',
    busy: 'Wird vorbereitet …',
    loading: 'Wird gezählt …',
  },
}

export const desk = { de, en }
