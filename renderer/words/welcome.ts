/** Words of the desktop app's start window: what can be opened, and why something could not be. */
import type { About, ConnectRefusal, OpenRefusal } from '../../main/bridge.ts'

const text = (about: About, key: string): string => String(about[key] ?? '')
/** « (detail)», or nothing where none is given. */
const aside = (about: About, key: string): string =>
  about[key] === undefined ? '' : ` (${text(about, key)})`

type Refusals = Record<OpenRefusal | ConnectRefusal | 'busy', (about: About) => string>

const logDe = (about: About) =>
  about['log'] === undefined ? '' : ` Einzelheiten stehen in ${text(about, 'log')}.`

const de = {
  title: 'Plenum',
  tagline: 'Abstimmen auf Versammlungen, live.',
  version: (version: string) => `Version ${version}`,
  create: 'Neue Versammlung …',
  creating: 'Wird angelegt …',
  open: 'Datei öffnen …',
  opening: 'Wird geöffnet …',
  start: 'Anfangen',
  recent: 'Zuletzt benutzt',
  recentEmptyTitle: 'Noch nichts geöffnet',
  recentEmpty: 'Eine Versammlung ist eine einzige Datei. Wer sie kopiert, hat die Versammlung kopiert.',
  missing: 'nicht mehr an diesem Ort',
  usedAt: (date: string) => `zuletzt ${date}`,
  host: 'Host auf einem anderen Rechner',
  forget: (name: string) => `„${name}“ aus der Liste nehmen`,
  connectTitle: 'Mit einem Host verbinden',
  connectHint: 'Die Adresse, oder der ganze Link einer Einladung.',
  connectLabel: 'Adresse oder Link',
  connectPlaceholder: 'https://abstimmung.example.org',
  connect: 'Verbinden',
  connecting: 'Verbindung wird aufgebaut …',
  addressFaults: {
    empty: 'Bitte eine Adresse oder einen Link.',
    malformed: 'Eine Adresse beginnt mit https:// oder http://.',
    'member-link': 'Das ist der Link eines Mitglieds. Er öffnet die Seite für Telefone, nicht die Konsole.',
  },
  language: 'Sprache',
  languages: { de: 'Deutsch', en: 'English' },
  notice: (name: string) => `„${name}“ ist nicht offen.`,
  inBrowserTitle: 'Dieses Fenster gehört zur App',
  inBrowser:
    'Im Browser öffnet der Link, den das Terminal oder eine andere Leitung gegeben hat, die Konsole.',
  refusals: {
    'file-in-use': (about) =>
      about['url'] === undefined
        ? `„${text(about, 'name')}“ ist schon offen, hier oder auf einem anderen Rechner. Erst dort schließen.`
        : `„${text(about, 'name')}“ ist schon offen: Ihr Host läuft unter ${text(about, 'url')}. Dorthin verbinden, oder ihn erst beenden.`,
    'file-damaged': (about) =>
      `„${text(about, 'name')}“ ist beschädigt${aside(about, 'detail')} und wurde nicht angerührt. Im Ordner „backups“ daneben liegen Sicherungen; sie lassen sich genauso öffnen.`,
    'file-too-new': (about) =>
      `„${text(about, 'name')}“ ist von einer neueren Version von Plenum${aside(about, 'version')}. Bitte diese App aktualisieren.`,
    'not-a-convention': (about) => `„${text(about, 'name')}“ ist keine Versammlung von Plenum.`,
    'no-such-folder': (about) =>
      `Den Ordner von „${text(about, 'name')}“ gibt es nicht. Ist der Datenträger angeschlossen?`,
    'not-writable': (about) =>
      `„${text(about, 'name')}“ lässt sich nicht beschreiben${aside(about, 'detail')}. Ist der Datenträger voll oder schreibgeschützt?`,
    'port-taken': (about) =>
      `Den Port ${text(about, 'port')} benutzt schon ein anderes Programm. Es beenden, oder Plenum mit einem anderen Port starten.`,
    'address-unavailable': (about) => `Die Adresse ${text(about, 'address')} hat dieser Rechner nicht.`,
    'wrong-certificate': (about) => `Das Zertifikat lässt sich nicht verwenden${aside(about, 'detail')}.`,
    'no-answer': (about) =>
      `Der Host hat ${text(about, 'seconds')} Sekunden lang nicht geantwortet. Bitte noch einmal versuchen.${logDe(about)}`,
    'start-crashed': (about) => `Der Host ist beim Start abgestürzt. Die Datei ist unberührt.${logDe(about)}`,
    'crashed-too-often': (about) =>
      `Der Host ist ${text(about, 'crashes')}-mal hintereinander abgestürzt und wird nicht mehr gestartet. Jede bestätigte Stimme steht in der Datei.${logDe(about)}`,
    'host-broken': (about) =>
      `Der Host ist auf unbekannte Weise gescheitert. Die Datei ist unberührt.${logDe(about)}`,
    'file-missing': (about) =>
      `„${text(about, 'name')}“ ist nicht mehr dort: verschoben, umbenannt, oder der Datenträger ist nicht angeschlossen.`,
    'file-exists': (about) =>
      `„${text(about, 'name')}“ gibt es dort schon. Eine Versammlung wird nie überschrieben; bitte einen anderen Namen wählen.`,
    'file-name': () => 'Der Name einer Versammlung endet auf „.plenum“.',
    'address-malformed': () => 'Eine Adresse beginnt mit https:// oder http://.',
    'host-unreachable': () =>
      'Unter dieser Adresse antwortet nichts. Läuft der Host, und ist dieser Rechner in seinem Netz?',
    'not-a-host': () => 'Dort antwortet etwas, aber kein Host von Plenum.',
    'certificate-refused': (about) =>
      `Das Zertifikat gilt nicht für diese Adresse${aside(about, 'detail')}. Es wurde nichts gesendet.`,
    busy: () => 'Es wird gerade schon etwas geöffnet oder geschlossen.',
  } satisfies Refusals,
}

export type WelcomeWords = Omit<typeof de, 'refusals'> & { refusals: Refusals }

const logEn = (about: About) => (about['log'] === undefined ? '' : ` Details are in ${text(about, 'log')}.`)

const en: WelcomeWords = {
  title: 'Plenum',
  tagline: 'Voting at conventions, live.',
  version: (version) => `Version ${version}`,
  create: 'New convention …',
  creating: 'Creating …',
  open: 'Open file …',
  opening: 'Opening …',
  start: 'Start',
  recent: 'Used last',
  recentEmptyTitle: 'Nothing opened yet',
  recentEmpty: 'A convention is one single file. Copy it, and you have copied the convention.',
  missing: 'not in this place any more',
  usedAt: (date) => `last used ${date}`,
  host: 'Host on another computer',
  forget: (name) => `Take “${name}” off the list`,
  connectTitle: 'Connect to a host',
  connectHint: 'The address, or the whole link of an invitation.',
  connectLabel: 'Address or link',
  connectPlaceholder: 'https://vote.example.org',
  connect: 'Connect',
  connecting: 'Connecting …',
  addressFaults: {
    empty: 'An address or a link, please.',
    malformed: 'An address begins with https:// or http://.',
    'member-link': 'This is a member’s link. It opens the page for phones, not the console.',
  },
  language: 'Language',
  languages: { de: 'Deutsch', en: 'English' },
  notice: (name) => `“${name}” is not open.`,
  inBrowserTitle: 'This window belongs to the app',
  inBrowser: 'In a browser, the link that the terminal or another chair gave opens the console.',
  refusals: {
    'file-in-use': (about) =>
      about['url'] === undefined
        ? `“${text(about, 'name')}” is open already, here or on another computer. Close it there first.`
        : `“${text(about, 'name')}” is open already: its host runs at ${text(about, 'url')}. Connect there, or stop it first.`,
    'file-damaged': (about) =>
      `“${text(about, 'name')}” is damaged${aside(about, 'detail')} and was not touched. In the folder “backups” beside it are backups; they open the same way.`,
    'file-too-new': (about) =>
      `“${text(about, 'name')}” is from a newer version of Plenum${aside(about, 'version')}. Please update this app.`,
    'not-a-convention': (about) => `“${text(about, 'name')}” is not a convention of Plenum.`,
    'no-such-folder': (about) =>
      `The folder of “${text(about, 'name')}” does not exist. Is the drive connected?`,
    'not-writable': (about) =>
      `“${text(about, 'name')}” cannot be written${aside(about, 'detail')}. Is the drive full or write-protected?`,
    'port-taken': (about) =>
      `Another program uses port ${text(about, 'port')} already. Stop it, or start Plenum with another port.`,
    'address-unavailable': (about) => `This computer does not have the address ${text(about, 'address')}.`,
    'wrong-certificate': (about) => `The certificate cannot be used${aside(about, 'detail')}.`,
    'no-answer': (about) =>
      `The host did not answer for ${text(about, 'seconds')} seconds. Please try again.${logEn(about)}`,
    'start-crashed': (about) => `The host crashed while starting. The file is untouched.${logEn(about)}`,
    'crashed-too-often': (about) =>
      `The host crashed ${text(about, 'crashes')} times in a row and is not started again. Every acknowledged ballot is in the file.${logEn(about)}`,
    'host-broken': (about) => `The host failed in an unknown way. The file is untouched.${logEn(about)}`,
    'file-missing': (about) =>
      `“${text(about, 'name')}” is not there any more: moved, renamed, or the drive is not connected.`,
    'file-exists': (about) =>
      `“${text(about, 'name')}” exists there already. A convention is never overwritten; please choose another name.`,
    'file-name': () => 'The name of a convention ends in “.plenum”.',
    'address-malformed': () => 'An address begins with https:// or http://.',
    'host-unreachable': () =>
      'Nothing answers at this address. Is the host running, and is this computer on its network?',
    'not-a-host': () => 'Something answers there, but no host of Plenum.',
    'certificate-refused': (about) =>
      `The certificate is not valid for this address${aside(about, 'detail')}. Nothing was sent.`,
    busy: () => 'Something is being opened or closed already.',
  },
}

export const welcome: Record<'de' | 'en', WelcomeWords> = { de, en }
