/** Words of the Health screen: the host's measures, and of each warning what is, what still works and what to do. */
import type { HealthWarning } from '#protocol'
import { unreachable } from '../unreachable.ts'
import { formats, type Formats } from './format.ts'
import { placeTroubles } from './place-troubles.ts'
import { whyNotSaved } from './why-not-saved.ts'

/** `brief` stands in the status bar; the others are a sentence or two each. */
export type WarningWords = { brief: string; what: string; works: string; todo: string }

const de = {
  title: 'Zustand',
  wait: 'Die ersten Messwerte kommen gleich.',
  stale: 'Keine Verbindung: das sind die letzten bekannten Werte.',
  summary: {
    good: 'Alles in Ordnung.',
    warned: (count: number) =>
      count === 1
        ? 'Eine Grenze ist nah. Noch läuft alles.'
        : `${formats.de.number(count)} Grenzen sind nah. Noch läuft alles.`,
  },
  warnings: 'Warnungen',
  stillWorks: 'Weiterhin',
  whatToDo: 'Zu tun',
  notSaving: (why: string): Omit<WarningWords, 'brief'> => ({
    what: `Der Host kann nicht speichern: ${whyNotSaved.de(why)}.`,
    works: 'Was bestätigt wurde, ist auf der Platte. Alle bleiben verbunden und sehen den letzten Stand.',
    todo: 'Platz auf dem Datenträger schaffen und prüfen, ob er angeschlossen und beschreibbar ist. Danach geht es von selbst weiter.',
  }),
  warning: (warning: HealthWarning) => warningInGerman(warning, formats.de),

  now: 'jetzt',
  ago: 'vor 5 min',
  most: (value: string) => `höchstens ${value}`,
  none: 'keine',
  unmeasured: 'nichts zu messen',
  chartSpoken: (name: string, now: string, most: string) =>
    `${name}: jetzt ${now}, in den letzten fünf Minuten höchstens ${most}`,

  connected: 'Verbundene Telefone',
  connectedAlso: (consoles: number, projectors: number) =>
    `${formats.de.plural(consoles, { one: 'Konsole', other: 'Konsolen' })}, ${formats.de.plural(projectors, { one: 'Projektor', other: 'Projektoren' })}`,
  signIns: 'Anmeldungen pro Sekunde',
  signInsHint: 'auch Telefone, die wiederkommen',
  ballots: 'Stimmen pro Sekunde',
  ballotsHint: 'gespeichert und bestätigt',
  acknowledged: 'Bestätigung dauert höchstens',
  acknowledgedHint: 'vom Eingang bis zur Antwort',
  acknowledgedNone: 'gerade nichts zu bestätigen',
  median: 'Hälfte',
  slowest: '99 von 100',
  stall: 'Längste Pause des Hosts',
  stallHint: 'in der letzten Sekunde',
  memory: 'Arbeitsspeicher',
  memoryHint: (of: string) => `von ${of} dieses Rechners`,

  slow: 'Langsame Geräte',
  slowHint: 'lesen gerade nicht und bekommen später den neuesten Stand',
  slowNone: 'alle haben den neuesten Stand',
  sockets: 'Offene Verbindungen',
  socketsOf: (most: number) => `von höchstens ${formats.de.number(most)}`,
  disk: 'Frei auf dem Datenträger',
  diskHint: (file: string) => `die Datei der Versammlung hat ${file}`,
  diskUnknown: 'unbekannt',
  backup: 'Letzte Sicherung',
  backupNone: 'noch keine',
  backupAge: (minutes: number) =>
    minutes < 1 ? 'gerade eben' : `vor ${duration(minutes, { minute: 'min', hour: 'h' })}`,
  backupPlace: (folder: string) => `von selbst nach ${folder}`,
  backupNow: 'Jetzt sichern',
  backingUp: 'Wird gesichert und geprüft …',
  backupDone: (size: string) => `Gesichert und geprüft: ${size}.`,
  milliseconds: (value: number) => milliseconds(value, formats.de),
}

function warningInGerman(warning: HealthWarning, format: Formats): WarningWords {
  switch (warning.kind) {
    case 'sockets': {
      const { open, most } = warning.about
      return {
        brief: 'fast alle Verbindungen belegt',
        what: `Von ${format.number(most)} Verbindungen, die der Host halten kann, sind ${format.number(open)} offen.`,
        works:
          'Wer verbunden ist, stimmt ab wie bisher. Sind alle belegt, warten neue Geräte und versuchen es von selbst wieder.',
        todo: 'Um das Schließen überzähliger Fenster bitten. Auf einem Server die Grenze für offene Dateien anheben (ulimit -n).',
      }
    }
    case 'memory': {
      const { usedBytes, ofBytes } = warning.about
      return {
        brief: 'Arbeitsspeicher wird knapp',
        what: `Der Host belegt ${format.bytes(usedBytes)} von ${format.bytes(ofBytes)} Arbeitsspeicher.`,
        works: 'Abstimmungen laufen weiter; was bestätigt wurde, ist auf der Platte.',
        todo: 'Andere Programme auf diesem Rechner schließen. Zwischen zwei Abstimmungen kann der Host neu gestartet werden; die Telefone kommen von selbst zurück.',
      }
    }
    case 'disk': {
      const { freeBytes, fileBytes } = warning.about
      return {
        brief: 'wenig Platz auf dem Datenträger',
        what: `Frei sind noch ${format.bytes(freeBytes)}; die Datei der Versammlung hat ${format.bytes(fileBytes)}.`,
        works:
          'Abstimmungen laufen, solange Platz ist. Danach ruhen sie, und nichts Bestätigtes geht verloren.',
        todo: 'Platz schaffen: Papierkorb leeren, alte Sicherungen auf einen anderen Datenträger verschieben.',
      }
    }
    case 'backup': {
      const { at, trouble } = warning.about
      if (trouble !== undefined)
        return {
          brief: 'keine Kopie am zweiten Ort',
          what: `${at === null ? 'Es gibt noch keine Sicherung' : `Die letzte Sicherung ist von ${format.dateTime(at)}`}, und am zweiten Ort kommt keine neue an.`,
          works: 'Alles. Die Kopien, die schon dort waren, bleiben gut.',
          todo: placeTroubles.de[trouble],
        }
      return {
        brief: 'seit über 30 Minuten keine Sicherung',
        what:
          at === null
            ? 'Es gibt noch keine Sicherung.'
            : `Die letzte Sicherung ist von ${format.dateTime(at)}; was seitdem geschah, steht nur in der Datei selbst.`,
        works: 'Alles. Auch während gesichert wird, laufen Abstimmungen weiter.',
        todo: 'Jetzt sichern, und die Kopie auf einen anderen Datenträger mitnehmen.',
      }
    }
    case 'stalls': {
      const { seconds, longestMs } = warning.about
      return {
        brief: 'der Host kommt ins Stocken',
        what: `In ${format.number(seconds)} der letzten 60 Sekunden stand der Host kurz still, am längsten ${milliseconds(longestMs, format)}.`,
        works: 'Nichts geht verloren; Anzeigen und Bestätigungen kommen später.',
        todo: 'Andere Programme auf diesem Rechner schließen, Netzteil anstecken, Energiesparen ausschalten.',
      }
    }
    case 'acknowledgements':
      return {
        brief: 'Bestätigungen dauern lange',
        what: `Eine von hundert Bestätigungen dauert länger als ${milliseconds(warning.about.p99Ms, format)}.`,
        works: 'Keine Stimme geht verloren: die Telefone warten auf die Bestätigung und fragen nach.',
        todo: 'Abstimmungen länger offen lassen. Liegt die Datei auf einem Netzlaufwerk oder USB-Stick, gehört sie auf die eigene Platte.',
      }
    default:
      return unreachable(warning)
  }
}

export type HealthWords = typeof de

const en: HealthWords = {
  title: 'Health',
  wait: 'The first figures are about to come.',
  stale: 'No connection: these are the last known figures.',
  summary: {
    good: 'Everything is well.',
    warned: (count) =>
      count === 1
        ? 'A limit is near. Everything still works.'
        : `${formats.en.number(count)} limits are near. Everything still works.`,
  },
  warnings: 'Warnings',
  stillWorks: 'Still works',
  whatToDo: 'What to do',
  notSaving: (why) => ({
    what: `The host cannot save: ${whyNotSaved.en(why)}.`,
    works: 'What was acknowledged is on the disk. Everybody stays connected and sees the last state.',
    todo: 'Make room on the disk, and look whether it is connected and can be written to. Then it goes on by itself.',
  }),
  warning: (warning) => warningInEnglish(warning, formats.en),

  now: 'now',
  ago: '5 min ago',
  most: (value) => `at most ${value}`,
  none: 'none',
  unmeasured: 'nothing to measure',
  chartSpoken: (name, now, most) => `${name}: ${now} now, at most ${most} in the last five minutes`,

  connected: 'Phones connected',
  connectedAlso: (consoles, projectors) =>
    `${formats.en.plural(consoles, { one: 'console', other: 'consoles' })}, ${formats.en.plural(projectors, { one: 'projector', other: 'projectors' })}`,
  signIns: 'Sign-ins a second',
  signInsHint: 'phones that come back included',
  ballots: 'Ballots a second',
  ballotsHint: 'saved and acknowledged',
  acknowledged: 'Acknowledgement takes at most',
  acknowledgedHint: 'from arrival to reply',
  acknowledgedNone: 'nothing to acknowledge at the moment',
  median: 'half',
  slowest: '99 of 100',
  stall: 'Longest pause of the host',
  stallHint: 'within the last second',
  memory: 'Memory',
  memoryHint: (of) => `of this computer’s ${of}`,

  slow: 'Slow devices',
  slowHint: 'do not read at the moment and get the newest state later',
  slowNone: 'all have the newest state',
  sockets: 'Open connections',
  socketsOf: (most) => `of ${formats.en.number(most)} at most`,
  disk: 'Free on the disk',
  diskHint: (file) => `the convention’s file has ${file}`,
  diskUnknown: 'unknown',
  backup: 'Last backup',
  backupNone: 'none yet',
  backupAge: (minutes) =>
    minutes < 1 ? 'just now' : `${duration(minutes, { minute: 'min', hour: 'h' })} ago`,
  backupPlace: (folder) => `by itself to ${folder}`,
  backupNow: 'Back up now',
  backingUp: 'Backing up and checking …',
  backupDone: (size) => `Backed up and checked: ${size}.`,
  milliseconds: (value) => milliseconds(value, formats.en),
}

function warningInEnglish(warning: HealthWarning, format: Formats): WarningWords {
  switch (warning.kind) {
    case 'sockets': {
      const { open, most } = warning.about
      return {
        brief: 'nearly all connections are taken',
        what: `Of ${format.number(most)} connections that the host can hold, ${format.number(open)} are open.`,
        works:
          'Who is connected votes as before. When all are taken, new devices wait and try again by themselves.',
        todo: 'Ask people to close windows they do not need. On a server raise the limit of open files (ulimit -n).',
      }
    }
    case 'memory': {
      const { usedBytes, ofBytes } = warning.about
      return {
        brief: 'memory is running short',
        what: `The host holds ${format.bytes(usedBytes)} of ${format.bytes(ofBytes)} memory.`,
        works: 'Votes go on; what was acknowledged is on the disk.',
        todo: 'Close other programs on this computer. Between two votes the host can be restarted; the phones come back by themselves.',
      }
    }
    case 'disk': {
      const { freeBytes, fileBytes } = warning.about
      return {
        brief: 'little room on the disk',
        what: `${format.bytes(freeBytes)} are still free; the convention’s file has ${format.bytes(fileBytes)}.`,
        works:
          'Votes go on as long as there is room. After that they pause, and nothing acknowledged is lost.',
        todo: 'Make room: empty the bin, move old backups to another disk.',
      }
    }
    case 'backup': {
      const { at, trouble } = warning.about
      if (trouble !== undefined)
        return {
          brief: 'no copy reaches the second place',
          what: `${at === null ? 'There is no backup yet' : `The last backup is from ${format.dateTime(at)}`}, and no new one reaches the second place.`,
          works: 'Everything. The copies that were there already stay good.',
          todo: placeTroubles.en[trouble],
        }
      return {
        brief: 'no backup for more than 30 minutes',
        what:
          at === null
            ? 'There is no backup yet.'
            : `The last backup is from ${format.dateTime(at)}; what happened since stands in the file itself only.`,
        works: 'Everything. Votes go on while a backup is made, too.',
        todo: 'Back up now, and take the copy to another disk.',
      }
    }
    case 'stalls': {
      const { seconds, longestMs } = warning.about
      return {
        brief: 'the host is faltering',
        what: `In ${format.number(seconds)} of the last 60 seconds the host stood still for a moment, ${milliseconds(longestMs, format)} at the longest.`,
        works: 'Nothing is lost; screens and acknowledgements come later.',
        todo: 'Close other programs on this computer, plug it in, turn power saving off.',
      }
    }
    case 'acknowledgements':
      return {
        brief: 'acknowledgements take long',
        what: `One of a hundred acknowledgements takes longer than ${milliseconds(warning.about.p99Ms, format)}.`,
        works: 'No ballot is lost: phones wait for the acknowledgement and ask again.',
        todo: 'Leave votes open for longer. If the file lies on a network drive or a USB stick, move it to the computer’s own disk.',
      }
    default:
      return unreachable(warning)
  }
}

/** As exact as an eye needs it: 0.4 ms, 38 ms, 1.2 s. */
function milliseconds(value: number, format: Formats): string {
  if (value >= 1000) return `${format.decimal((value / 1000).toFixed(1))} s`
  return value >= 10 || Number.isInteger(value)
    ? `${format.number(Math.round(value))} ms`
    : `${format.decimal(value.toFixed(1))} ms`
}

function duration(minutes: number, units: { minute: string; hour: string }): string {
  if (minutes < 90) return `${Math.floor(minutes)} ${units.minute}`
  return `${Math.floor(minutes / 60)} ${units.hour}`
}

export const health = { de, en }
