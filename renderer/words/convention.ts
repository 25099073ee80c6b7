/** Words of the Convention screen: what the assembly is called, how it is reached, who else leads it, and its backups. */
import type { PlaceTrouble } from '#protocol'
import { placeTroubles } from './place-troubles.ts'
import type { FormFault } from '../views/Convention/form.ts'

const de = {
  title: 'Versammlung',
  about: 'Angaben',
  name: 'Name',
  nameHint: 'Steht auf Telefonen und Projektor.',
  place: 'Ort',
  startsOn: 'Beginnt am',
  endsOn: 'Endet am',
  language: 'Sprache',
  languageHint: 'In ihr sprechen Telefone und Projektor, und jede Konsole, die keine andere gewählt hat.',
  languages: { de: 'Deutsch', en: 'English' },
  selfCheckIn: 'Mitglieder checken sich selbst ein',
  selfCheckInHint:
    'Wer sich mit dem Telefon anmeldet, kann dort auch einchecken. Sonst tut das nur die Leitung.',
  publicAddress: 'Öffentliche Adresse',
  publicAddressHint:
    'Leer, wenn alle im selben Netz sind. Sonst die Adresse, unter der dieser Host von außen zu erreichen ist; sie steht dann im QR-Code, auf Zugangskarten und auf dem Projektor.',
  publicAddressPlaceholder: 'https://abstimmung.example.org',
  faults: {
    missing: 'Die Versammlung braucht einen Namen.',
    'too-long': 'Höchstens 200 Zeichen.',
    'not-a-date': 'Bitte ein Datum.',
    'before-start': 'Das Ende liegt vor dem Anfang.',
    'not-an-address': 'Bitte eine ganze Adresse, die mit https:// oder http:// beginnt.',
    'too-much': 'Nur die Adresse, ohne „?“, „#“ oder Zugangsdaten.',
  } satisfies Record<FormFault, string>,
  save: 'Speichern',
  saving: 'Wird gespeichert …',
  saved: 'Gespeichert.',
  unsaved: 'Noch nicht gespeichert.',
  revert: 'Änderungen verwerfen',
  changedElsewhere: 'Eine andere Konsole hat diese Angaben inzwischen geändert.',
  takeTheirs: 'Deren Stand übernehmen',

  reach: 'So kommen die Telefone hierher',
  reachText: 'Diese Adresse steht auf dem Projektor. Ohne Zugangskarte öffnet sie nur die Anmeldung.',
  qrCode: (address: string) => `QR-Code für ${address}`,
  otherAddresses: 'Außerdem erreichbar unter',
  onlyHere: 'nur auf diesem Rechner',
  noAddress: 'Der Host hat noch keine Adresse gefunden. Ist dieser Rechner mit einem Netz verbunden?',
  onlyHereWarning:
    'Diese Adresse erreicht nur dieser Rechner selbst. Telefone kommen erst hierher, wenn er mit dem WLAN des Saals verbunden ist.',

  copyLink: 'Link kopieren',
  done: 'Fertig',

  template: {
    title: 'Vorlage für die nächste Versammlung',
    text: 'Einstellungen, Rechte, Regeln und die Gliederung der Tagesordnung; keine Mitglieder, keine Abstimmungen, keine Zugänge.',
    save: 'Als Vorlage speichern',
    takeOver: 'Vorlage übernehmen …',
    taken: 'Übernommen. Name und Termin sind geblieben.',
    agendaKept: 'Übernommen, bis auf die Tagesordnung: Es gibt schon eine.',
    noTemplate: 'Das ist keine Vorlage. Hier entsteht eine mit „Als Vorlage speichern“.',
    stopped: 'Nicht alles wurde übernommen; noch einmal geht es dort weiter.',
  },
  placeTitle: 'Zweiter Ort',
  placeText:
    'Ein USB-Stick oder ein anderer Datenträger: Dorthin geht jede Minute, in der etwas geschah, und nach jeder Abstimmung von selbst eine geprüfte Kopie. Fällt dieser Rechner aus, öffnet ein anderer sie.',
  placeNone: 'Kein zweiter Ort eingestellt.',
  placeFolder: 'Ordner',
  placeHint: 'Der ganze Pfad auf dem Rechner des Hosts, etwa /media/stick oder E:\\Plenum.',
  placeChoose: 'Ordner wählen …',
  placeSet: 'Dorthin sichern',
  placeOff: 'Nicht mehr sichern',
  placeOnlyHere: 'Einstellen lässt er sich nur auf dem Rechner, auf dem der Host läuft.',
  placeWaits: 'Die erste Kopie ist unterwegs.',
  placeGood: (at: string) => `Letzte gute Kopie: ${at}`,
  placeSameDisk: 'Dieser Ordner liegt auf demselben Datenträger wie die Datei. Fällt er aus, sind beide weg.',
  placeTrouble: (trouble: PlaceTrouble, good: string | null, since: string) =>
    `${good === null ? `Noch keine gute Kopie (Versuche seit ${since})` : `Keine neue Kopie seit ${good}`}: ${placeTroubles.de[trouble]}`,
  opened: (copied: string, at: string) =>
    `Dies ist eine Sicherung von ${copied}, geöffnet ${at}. Was nach ${copied} geschah, steht nicht darin. Telefone finden von selbst wieder her, wenn Adresse oder Name gleich sind; wessen Stimme hier fehlt, erfährt es und kann noch einmal abstimmen. Die Datei, aus der sie stammt, ist unberührt: Öffnen Sie nicht beide.`,
  openedClose: 'Verstanden',
  backups: 'Sicherungen',
  noBackup: 'Noch keine Sicherung.',
  lastBackup: (at: string) => `Letzte Sicherung: ${at}`,
  backupHint:
    'Eine geprüfte Kopie der Datei im Ordner „backups“ daneben. Die Abstimmungen laufen dabei weiter.',
  backupNow: 'Jetzt sichern',
  backingUp: 'Wird gesichert und geprüft …',
  backupDone: (size: string) => `Gesichert und geprüft: ${size}.`,
  notToFetchYet:
    'Sie liegt im Ordner „backups“ auf dem Rechner des Servers. Herunterladen lässt sie sich erst, wenn keine Abstimmung offen und kein Los halb gezogen ist.',
  download: 'Kopie herunterladen',
  saveAs: 'Kopie speichern unter …',
  savedAs: (path: string) => `Gespeichert: ${path}`,
  saveAsFaults: {
    'no-such-backup': 'Diese Sicherung liegt nicht mehr im Ordner. Bitte noch einmal sichern.',
    'not-written': 'Dorthin ließ sich nicht schreiben. Ist der Datenträger angeschlossen, und ist Platz?',
  },
  downloading: 'Wird geholt …',
  file: 'Datei',
  showInFolder: 'Im Ordner zeigen',
  offline:
    'Keine Verbindung zum Host: Speichern geht erst, wenn sie zurück ist. Was hier steht, bleibt stehen.',
}

export type ConventionWords = typeof de

const en: ConventionWords = {
  title: 'Convention',
  about: 'Details',
  name: 'Name',
  nameHint: 'Stands on phones and projector.',
  place: 'Place',
  startsOn: 'Begins on',
  endsOn: 'Ends on',
  language: 'Language',
  languageHint: 'Spoken by phones and projector, and by every console that has chosen no other.',
  languages: { de: 'Deutsch', en: 'English' },
  selfCheckIn: 'Members check themselves in',
  selfCheckInHint: 'Who signs in with a phone can check in there. Otherwise only chairs do that.',
  publicAddress: 'Public address',
  publicAddressHint:
    'Empty when all are in the same network. Otherwise the address under which this host is reached from outside; it then stands in the QR code, on access cards and on the projector.',
  publicAddressPlaceholder: 'https://vote.example.org',
  faults: {
    missing: 'The convention needs a name.',
    'too-long': '200 characters at most.',
    'not-a-date': 'A date, please.',
    'before-start': 'The end is before the beginning.',
    'not-an-address': 'A whole address, please, beginning with https:// or http://.',
    'too-much': 'Only the address, without “?”, “#” or credentials.',
  },
  save: 'Save',
  saving: 'Saving …',
  saved: 'Saved.',
  unsaved: 'Not saved yet.',
  revert: 'Discard changes',
  changedElsewhere: 'Another console has changed these details in the meantime.',
  takeTheirs: 'Take theirs',

  reach: 'How phones get here',
  reachText: 'This address stands on the projector. Without an access card it opens only the sign-in.',
  qrCode: (address) => `QR code for ${address}`,
  otherAddresses: 'Also reachable at',
  onlyHere: 'on this computer only',
  noAddress: 'The host has found no address yet. Is this computer in a network?',
  onlyHereWarning:
    'Only this computer itself reaches this address. Phones get here when it is connected to the hall’s Wi-Fi.',

  copyLink: 'Copy link',
  done: 'Done',

  template: {
    title: 'Template for the next convention',
    text: 'Settings, rights, rules and the outline of the agenda; no members, no votes, no access.',
    save: 'Save as a template',
    takeOver: 'Take over a template …',
    taken: 'Taken over. Name and dates stay as they were.',
    agendaKept: 'Taken over, but for the agenda: there is one already.',
    noTemplate: 'This is no template. “Save as a template” makes one.',
    stopped: 'Not all of it was taken over; once more, and it goes on there.',
  },
  placeTitle: 'Second place',
  placeText:
    'A USB stick or another drive: a checked copy goes there by itself in each minute in which something happened, and after each vote. Should this computer fail, another one opens it.',
  placeNone: 'No second place is set.',
  placeFolder: 'Folder',
  placeHint: 'The whole path on the host’s computer, such as /media/stick or E:\\Plenum.',
  placeChoose: 'Choose folder …',
  placeSet: 'Copy there',
  placeOff: 'Stop copying',
  placeOnlyHere: 'It is set only on the computer that the host runs on.',
  placeWaits: 'The first copy is on its way.',
  placeGood: (at) => `Last good copy: ${at}`,
  placeSameDisk: 'This folder lies on the same drive as the file. If it fails, both are gone.',
  placeTrouble: (trouble, good, since) =>
    `${good === null ? `No good copy yet (tried since ${since})` : `No new copy since ${good}`}: ${placeTroubles.en[trouble]}`,
  opened: (copied, at) =>
    `This is a backup of ${copied}, opened ${at}. What happened after ${copied} is not in it. Phones find their way back by themselves where address or name are the same; whose ballot is missing here is told so and can vote again. The file it was made of was not touched: do not open both.`,
  openedClose: 'Understood',
  backups: 'Backups',
  noBackup: 'No backup yet.',
  lastBackup: (at) => `Last backup: ${at}`,
  backupHint: 'A checked copy of the file in the folder “backups” beside it. Votes go on meanwhile.',
  backupNow: 'Back up now',
  backingUp: 'Backing up and checking …',
  backupDone: (size) => `Backed up and checked: ${size}.`,
  notToFetchYet:
    'It is in the folder “backups” on the host’s machine. It can be downloaded once no vote is open and no lot is half drawn.',
  download: 'Download copy',
  saveAs: 'Save copy as …',
  savedAs: (path) => `Saved: ${path}`,
  saveAsFaults: {
    'no-such-backup': 'This backup is not in the folder any more. Please back up again.',
    'not-written': 'That place could not be written to. Is the drive connected, and is there room?',
  },
  downloading: 'Fetching …',
  file: 'File',
  showInFolder: 'Show in folder',
  offline: 'No connection to the host: saving works again when it is back. What stands here stays.',
}

export const convention = { de, en }
