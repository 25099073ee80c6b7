/** What stands on the hall's screen, in the convention's language. Knows no state. */
import { formats } from './format.ts'

const de = {
  title: 'Projektor',
  signIn: 'Anmelden und abstimmen',
  scanOrType: 'Code scannen oder Adresse eintippen, dann den Code der eigenen Zugangskarte eingeben.',
  connected: (count: number) => `${formats.de.number(count)} verbunden`,
  qrCode: (address: string) => `QR-Code für ${address}`,
  vote: (id: number) => `Abstimmung ${formats.de.number(id)}`,
  secrecy: { secret: 'geheim', named: 'namentlich' },
  timeLeft: 'noch',
  timeUp: 'Die Zeit ist um',
  of: (count: number) => `von ${formats.de.number(count)}`,
  turnout: (cast: number, of: number) =>
    `${formats.de.number(cast)} von ${formats.de.number(of)} haben abgestimmt`,
  journal: (hash: string) => `Protokoll bei Schluss: ${hash}`,
  page: (page: number, of: number) => `Seite ${formats.de.number(page)} von ${formats.de.number(of)}`,
  shuffled: 'Auf jedem Telefon in anderer Reihenfolge.',
  voteNow: 'Jetzt abstimmen',
  counting: 'Wird ausgezählt',
  resultFollows: 'Das Ergebnis folgt.',
  annulled: 'Ungültig',
  annulledMeans: 'Diese Abstimmung wurde für ungültig erklärt und zählt nicht.',
  connecting: 'Verbindung wird aufgebaut …',
  lost: (time: string) => `Keine Verbindung · Stand ${time} Uhr`,
  lostEmpty: 'Keine Verbindung zum Host. Es wird weiter versucht.',
  noKeyTitle: 'Hier erscheint die Anzeige für den Saal',
  noKey: 'Die Versammlungsleitung öffnet sie von ihrer Konsole aus: Projektor, dann „Projektor öffnen“.',
  usedKeyTitle: 'Dieser Link gilt nicht mehr',
  usedKey:
    'Jeder Link öffnet genau eine Anzeige. Einen neuen gibt es in der Konsole: Projektor, dann „Projektor öffnen“.',
  otherVersion: 'Diese Seite ist von einer anderen Version als der Host. Bitte neu laden.',
  replaced:
    'Diese Anzeige wurde beendet. Eine neue öffnet die Versammlungsleitung in der Konsole unter „Projektor“.',
  fullScreen: 'Vollbild',
  leaveFullScreen: 'Vollbild beenden',
  toLight: 'Hell',
  toDark: 'Dunkel',
}

export type HallWords = typeof de

const en: HallWords = {
  title: 'Projector',
  signIn: 'Sign in and vote',
  scanOrType: 'Scan the code or type the address, then enter the code on your own access card.',
  connected: (count) => `${formats.en.number(count)} connected`,
  qrCode: (address) => `QR code for ${address}`,
  vote: (id) => `Vote ${formats.en.number(id)}`,
  secrecy: { secret: 'secret', named: 'named' },
  timeLeft: 'time left',
  timeUp: 'Time is up',
  of: (count) => `of ${formats.en.number(count)}`,
  turnout: (cast, of) => `${formats.en.number(cast)} of ${formats.en.number(of)} have voted`,
  journal: (hash) => `journal at closing: ${hash}`,
  page: (page, of) => `page ${formats.en.number(page)} of ${formats.en.number(of)}`,
  shuffled: 'In another order on each phone.',
  voteNow: 'Please vote now',
  counting: 'Being counted',
  resultFollows: 'The result follows.',
  annulled: 'Annulled',
  annulledMeans: 'This vote was annulled and does not count.',
  connecting: 'Connecting …',
  lost: (time) => `No connection · as of ${time}`,
  lostEmpty: 'No connection to the host. It keeps trying.',
  noKeyTitle: 'The hall’s screen appears here',
  noKey: 'The chair opens it from the console: Projector, then “Open projector”.',
  usedKeyTitle: 'This link is no longer valid',
  usedKey:
    'Each link opens exactly one screen. The console makes a new one: Projector, then “Open projector”.',
  otherVersion: 'This page is of another version than the host. Please reload.',
  replaced: 'This screen was signed out. The chair opens a new one in the console, under “Projector”.',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  toLight: 'Light',
  toDark: 'Dark',
}

export const hall = { de, en }
