/** Words of the frame: rail, status bar, palette, sign-in, and what every connection state means. */
import { formats } from './format.ts'
import { whyNotSaved } from './why-not-saved.ts'

const en = {
  product: 'Plenum',
  views: {
    participants: 'Participants',
    desk: 'Desk',
    agenda: 'Agenda',
    elections: 'Elections',
    speakers: 'Speakers',
    motions: 'Motions',
    votes: 'Votes',
    minutes: 'Minutes',
    journal: 'Journal',
    projector: 'Projector',
    health: 'Health',
    convention: 'Convention',
  },
  goTo: (view: string) => `Go to ${view}`,
  mainNavigation: 'Screens',
  unnamed: 'Unnamed convention',

  nothingLive: 'No vote open',
  live: 'Vote open',
  turnout: (cast: number, of: number) => `${formats.en.number(cast)} of ${formats.en.number(of)}`,
  turnoutSpoken: (cast: number, of: number) =>
    `Turnout: ${formats.en.number(cast)} of ${formats.en.number(of)} have voted`,
  left: 'left',
  timeUp: 'time is up',
  present: 'present',
  entitled: 'entitled',
  online: 'online',

  theme: 'Appearance',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { de: 'Deutsch', en: 'English' },
  conventionLanguage: 'As the convention',
  settings: 'Settings',
  signOut: 'Sign out of this console',
  signOutQuestion: 'Sign this console out?',
  signOutText: 'Coming back needs a new link, from another chair or from the terminal.',
  signedInAs: (name: string) => `Signed in as ${name}`,

  palette: 'Commands',
  paletteOpen: 'All commands',
  palettePlaceholder: 'What do you want to do?',
  paletteNothing: 'No command of that name.',
  goSection: 'Go to',
  generalSection: 'General',

  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  retry: 'Try again',
  more: 'More',
  notices: 'Notices',
  copy: 'Copy',
  copied: 'Copied',

  connection: {
    connecting: 'Connecting to the host …',
    loading: (done: number, all: number) =>
      `Loading the member list: ${formats.en.number(done)} of ${formats.en.number(all)}`,
    live: 'Connected. Everything shown is current.',
    waiting: (asOf: string, seconds: number) =>
      `No connection. As of ${asOf}. Next attempt in ${formats.en.number(seconds)} s.`,
    reconnecting: (asOf: string) => `No connection. As of ${asOf}. Connecting …`,
    restarting: (asOf: string) => `The host is restarting and comes back by itself. As of ${asOf}.`,
    hostCrashed: (attempt: number, of: number) =>
      `The host on this machine crashed and is being restarted (attempt ${attempt} of ${of}). Nothing acknowledged is lost.`,
    silent: (asOf: string) => `The host does not answer. As of ${asOf}. Asking whether it is there …`,
    notSaving: (why: string) =>
      `The host cannot save: ${whyNotSaved.en(why)}. Voting is paused until it can.`,
    tooOld: 'This page is of another version than the host. Reload it.',
    reload: 'Reload',
    connectNow: 'Connect now',
  },
  health: {
    good: 'Host: good',
    warned: 'Host: a limit is near',
    connecting: 'Host: connecting',
    lost: 'Host: no connection',
    notSaving: 'Host: cannot save',
  },

  signIn: {
    title: 'Open the console',
    lead: 'Paste the link that the terminal printed, or that another chair gave you.',
    label: 'Link or key',
    placeholder: 'http://…/console#…',
    button: 'Sign in',
    busy: 'Signing in …',
    empty: 'Paste a link or key first.',
    noKey: 'There is no key in this text. A link ends in # and 22 letters and digits.',
    memberLink: 'This is a member’s link. It opens the phone page, not the console.',
    unreachable: 'The host does not answer. Is it running, and is this machine on its network?',
    where: 'Where do I get one?',
    whereTerminal: 'The terminal in which Plenum was started shows one. More come from:',
    whereChair: 'A chair who is signed in: Convention, “Another chair”.',
    openedElsewhere: 'This console is open in another window. Close that one, or go on there.',
    openHere: 'Go on here',
    signedOut: 'This console was signed out.',
    replaced: 'This sign-in was taken over by another device.',
    stopped: 'The host ended this connection because it did not understand this page. Please report that.',
  },
}

export type FrameWords = typeof en

const de: FrameWords = {
  product: 'Plenum',
  views: {
    participants: 'Teilnehmende',
    desk: 'Akkreditierung',
    agenda: 'Tagesordnung',
    elections: 'Wahlen',
    speakers: 'Redeliste',
    motions: 'Anträge',
    votes: 'Abstimmungen',
    minutes: 'Protokoll',
    journal: 'Journal',
    projector: 'Projektor',
    health: 'Zustand',
    convention: 'Versammlung',
  },
  goTo: (view) => `Gehe zu ${view}`,
  mainNavigation: 'Ansichten',
  unnamed: 'Versammlung ohne Namen',

  nothingLive: 'Keine Abstimmung offen',
  live: 'Abstimmung offen',
  turnout: (cast, of) => `${formats.de.number(cast)} von ${formats.de.number(of)}`,
  turnoutSpoken: (cast, of) =>
    `Beteiligung: ${formats.de.number(cast)} von ${formats.de.number(of)} haben abgestimmt`,
  left: 'übrig',
  timeUp: 'Zeit ist um',
  present: 'anwesend',
  entitled: 'stimmberechtigt',
  online: 'online',

  theme: 'Darstellung',
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languages: { de: 'Deutsch', en: 'English' },
  conventionLanguage: 'Wie die Versammlung',
  settings: 'Einstellungen',
  signOut: 'Diese Konsole abmelden',
  signOutQuestion: 'Diese Konsole abmelden?',
  signOutText: 'Zurück geht es nur mit einem neuen Link, von einer anderen Leitung oder aus dem Terminal.',
  signedInAs: (name) => `Angemeldet als ${name}`,

  palette: 'Befehle',
  paletteOpen: 'Alle Befehle',
  palettePlaceholder: 'Was möchten Sie tun?',
  paletteNothing: 'Kein Befehl dieses Namens.',
  goSection: 'Gehe zu',
  generalSection: 'Allgemein',

  close: 'Schließen',
  cancel: 'Abbrechen',
  undo: 'Rückgängig',
  retry: 'Noch einmal',
  more: 'Mehr',
  notices: 'Hinweise',
  copy: 'Kopieren',
  copied: 'Kopiert',

  connection: {
    connecting: 'Verbinde mit dem Host …',
    loading: (done, all) =>
      `Mitgliederliste wird geladen: ${formats.de.number(done)} von ${formats.de.number(all)}`,
    live: 'Verbunden. Alles Gezeigte ist aktuell.',
    waiting: (asOf, seconds) =>
      `Keine Verbindung. Stand ${asOf} Uhr. Nächster Versuch in ${formats.de.number(seconds)} s.`,
    reconnecting: (asOf) => `Keine Verbindung. Stand ${asOf} Uhr. Verbinde …`,
    restarting: (asOf) => `Der Host startet neu und kommt von selbst zurück. Stand ${asOf} Uhr.`,
    hostCrashed: (attempt, of) =>
      `Der Host auf diesem Rechner ist abgestürzt und startet neu (Versuch ${attempt} von ${of}). Nichts Bestätigtes geht verloren.`,
    silent: (asOf) => `Der Host antwortet nicht. Stand ${asOf} Uhr. Es wird nachgefragt …`,
    notSaving: (why) =>
      `Der Host kann nicht speichern: ${whyNotSaved.de(why)}. Abstimmen ruht, bis es wieder geht.`,
    tooOld: 'Diese Seite ist von einer anderen Version als der Host. Bitte neu laden.',
    reload: 'Neu laden',
    connectNow: 'Jetzt verbinden',
  },
  health: {
    good: 'Host: in Ordnung',
    warned: 'Host: eine Grenze ist nah',
    connecting: 'Host: verbinde',
    lost: 'Host: keine Verbindung',
    notSaving: 'Host: kann nicht speichern',
  },

  signIn: {
    title: 'Konsole öffnen',
    lead: 'Fügen Sie den Link ein, den das Terminal gezeigt oder eine andere Leitung Ihnen gegeben hat.',
    label: 'Link oder Schlüssel',
    placeholder: 'http://…/console#…',
    button: 'Anmelden',
    busy: 'Melde an …',
    empty: 'Erst einen Link oder Schlüssel einfügen.',
    noKey: 'In diesem Text ist kein Schlüssel. Ein Link endet mit # und 22 Buchstaben und Ziffern.',
    memberLink: 'Das ist der Link eines Mitglieds. Er öffnet die Telefonseite, nicht die Konsole.',
    unreachable: 'Der Host antwortet nicht. Läuft er, und ist dieser Rechner in seinem Netz?',
    where: 'Woher bekomme ich einen?',
    whereTerminal: 'Das Terminal, in dem Plenum gestartet wurde, zeigt einen. Weitere kommen von:',
    whereChair: 'Einer angemeldeten Leitung: Versammlung, „Weitere Leitung“.',
    openedElsewhere:
      'Diese Konsole ist in einem anderen Fenster offen. Dort weitermachen, oder jenes schließen.',
    openHere: 'Hier weitermachen',
    signedOut: 'Diese Konsole wurde abgemeldet.',
    replaced: 'Diese Anmeldung wurde von einem anderen Gerät übernommen.',
    stopped: 'Der Host hat die Verbindung beendet, weil er diese Seite nicht verstand. Bitte melden Sie das.',
  },
}

export const frame = { de, en }
