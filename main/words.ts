/** The shell's own words, German and English: menus, dialogs, titles. A key missing in one language is a type error. */

import type { Language } from './bridge.ts'

const de = {
  number: (value: number) => value.toLocaleString('de'),

  menu: {
    about: 'Über Plenum',
    services: 'Dienste',
    hide: 'Plenum ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    quit: 'Plenum beenden',

    file: 'Ablage',
    newConvention: 'Neue Versammlung …',
    open: 'Öffnen …',
    openRecent: 'Zuletzt benutzt',
    noRecent: 'Noch keine',
    start: 'Mit anderem Host verbinden …',
    saveBackup: 'Sicherung speichern unter …',
    showFile: 'Datei im Ordner zeigen',
    close: 'Versammlung schließen',
    closeWindow: 'Fenster schließen',

    edit: 'Bearbeiten',
    undo: 'Widerrufen',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einsetzen',
    selectAll: 'Alles auswählen',

    view: 'Ansicht',
    reload: 'Neu laden',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    developerTools: 'Entwicklerwerkzeuge',

    projector: 'Projektor',
    openProjector: 'Projektorfenster öffnen',
    closeProjector: 'Projektorfenster schließen',
    signInSlide: 'Anmeldung zeigen',

    window: 'Fenster',
    minimize: 'Im Dock ablegen',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',

    help: 'Hilfe',
    logs: 'Protokolldateien zeigen',
  },

  title: {
    running: (file: string) => `${file} – Plenum`,
    restarting: (file: string) => `${file} – der Host startet neu …`,
    remote: (address: string) => `${address} – Plenum`,
    unreachable: 'nicht erreichbar, neuer Versuch … – Plenum',
    projector: 'Plenum Projektor',
  },

  dialog: {
    conventions: 'Plenum-Versammlungen',
    newName: 'Versammlung.plenum',
    chooseFile: 'Versammlung öffnen',
    newFile: 'Neue Versammlung anlegen',
    saveBackup: 'Sicherung speichern',
    backupFolder: 'Ordner für laufende Sicherungen',
  },

  leave: {
    quitOpen: (title: string) => `Die Abstimmung „${title}“ ist offen. Plenum trotzdem beenden?`,
    closeOpen: (title: string) => `Die Abstimmung „${title}“ ist offen. Die Versammlung trotzdem schließen?`,
    consequence: (cast: number, of: number) =>
      `${de.number(cast)} von ${de.number(of)} haben abgestimmt; diese Stimmen bleiben in der Datei. ` +
      'Alle Telefone verlieren die Verbindung, und niemand kann abstimmen, bis die Datei wieder geöffnet wird.',
    quitUnknown: 'Der Host antwortet gerade nicht. Plenum trotzdem beenden?',
    closeUnknown: 'Der Host antwortet gerade nicht. Die Versammlung trotzdem schließen?',
    unknownConsequence:
      'Es kann sein, dass eine Abstimmung offen ist. Gezählte Stimmen bleiben in der Datei; alle Telefone verlieren die Verbindung.',
    stay: 'Offen lassen',
    quit: 'Plenum beenden',
    close: 'Versammlung schließen',
  },

  page: {
    gone: 'Dieses Fenster ist mehrmals abgestürzt.',
    goneMeans:
      'Die Versammlung läuft weiter, Telefone und andere Konsolen sind nicht betroffen. Neu laden zeigt wieder den Stand.',
    reload: 'Neu laden',
  },

  arguments: {
    title: 'Plenum konnte so nicht starten',
    'port-malformed': (value: string) => `--port muss eine Zahl von 0 bis 65535 sein, nicht „${value}“.`,
    'value-missing': (name: string) => `--${name} braucht einen Wert.`,
    'file-name': (value: string) => `--file muss auf .plenum enden, nicht „${value}“.`,
    'tls-incomplete': () => '--tls-cert und --tls-key gehören zusammen.',
    'demo-packaged': () => 'Die Vorführung gibt es nur aus den Quellen: npm start -- --demo.',
  },
}

const en: typeof de = {
  number: (value) => value.toLocaleString('en'),

  menu: {
    about: 'About Plenum',
    services: 'Services',
    hide: 'Hide Plenum',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    quit: 'Quit Plenum',

    file: 'File',
    newConvention: 'New Convention…',
    open: 'Open…',
    openRecent: 'Open Recent',
    noRecent: 'None Yet',
    start: 'Connect to Another Host…',
    saveBackup: 'Save Backup As…',
    showFile: 'Show File in Folder',
    close: 'Close Convention',
    closeWindow: 'Close Window',

    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',

    view: 'View',
    reload: 'Reload',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    developerTools: 'Developer Tools',

    projector: 'Projector',
    openProjector: 'Open Projector Window',
    closeProjector: 'Close Projector Window',
    signInSlide: 'Show Sign-in',

    window: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front',

    help: 'Help',
    logs: 'Show Log Files',
  },

  title: {
    running: (file) => `${file} – Plenum`,
    restarting: (file) => `${file} – the host is restarting…`,
    remote: (address) => `${address} – Plenum`,
    unreachable: 'cannot be reached, trying again… – Plenum',
    projector: 'Plenum projector',
  },

  dialog: {
    conventions: 'Plenum conventions',
    newName: 'Convention.plenum',
    chooseFile: 'Open convention',
    newFile: 'Create convention',
    saveBackup: 'Save backup',
    backupFolder: 'Folder for running backups',
  },

  leave: {
    quitOpen: (title) => `The vote “${title}” is open. Quit Plenum anyway?`,
    closeOpen: (title) => `The vote “${title}” is open. Close the convention anyway?`,
    consequence: (cast, of) =>
      `${en.number(cast)} of ${en.number(of)} have voted; these ballots stay in the file. ` +
      'All phones lose their connection, and nobody can vote until the file is opened again.',
    quitUnknown: 'The host does not answer at the moment. Quit Plenum anyway?',
    closeUnknown: 'The host does not answer at the moment. Close the convention anyway?',
    unknownConsequence:
      'A vote may be open. Counted ballots stay in the file; all phones lose their connection.',
    stay: 'Keep Open',
    quit: 'Quit Plenum',
    close: 'Close Convention',
  },

  page: {
    gone: 'This window has crashed several times.',
    goneMeans:
      'The convention goes on; phones and other consoles are not affected. Reloading shows the newest state again.',
    reload: 'Reload',
  },

  arguments: {
    title: 'Plenum could not start this way',
    'port-malformed': (value) => `--port must be a number from 0 to 65535, not “${value}”.`,
    'value-missing': (name) => `--${name} needs a value.`,
    'file-name': (value) => `--file must end in .plenum, not “${value}”.`,
    'tls-incomplete': () => '--tls-cert and --tls-key belong together.',
    'demo-packaged': () => 'The demo runs from the sources only: npm start -- --demo.',
  },
}

export type Words = typeof de

export const words: Record<Language, Words> = { de, en }

/** The first of the user's languages that we speak. @param preferred as the system lists them: "de-AT", "en" … */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split('-')[0]
    if (language === 'de' || language === 'en') return language
  }
  return 'en'
}
