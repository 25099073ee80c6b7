/** Words of the import: what was recognised, every fault as a sentence, what importing would do. */
import type { ImportFault, ImportFaultKind, MemberField } from '#protocol'
import { formats } from './format.ts'

/** Why a file is no list; `about.kind` of `unreadable-file`. */
const unreadable = [
  'empty',
  'headings-only',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'old-excel',
  'open-document',
  'pdf',
  'picture',
  'archive',
  'web-page',
  'damaged-sheet',
  'not-a-list',
] as const
export type UnreadableKind = (typeof unreadable)[number]

export const isUnreadableKind = (kind: unknown): kind is UnreadableKind =>
  unreadable.some((known) => known === kind)

/** A fault's `about`, as a number; 0 where it is not there. */
const count = ({ about }: ImportFault, name: string): number => Number(about?.[name] ?? 0)
const text = ({ about }: ImportFault, name: string): string => String(about?.[name] ?? '')

type Faults = Record<ImportFaultKind, (fault: ImportFault) => string>

const faultsEn: Faults = {
  'number-missing': () => 'The member number is missing.',
  'number-twice': (fault) =>
    `The number “${fault.value}” stands in line ${formats.en.number(count(fault, 'first'))} already.`,
  'name-missing': () => 'The name is missing.',
  'email-malformed': ({ value }) => `“${value}” is not an e-mail address.`,
  'weight-not-a-number': (fault) =>
    text(fault, 'unclear') === ''
      ? `“${fault.value}” is not a number.`
      : `“${fault.value}” may mean one or a thousand. Write it without a separator, or with decimals.`,
  'weight-negative': ({ value }) => `The weight “${value}” is below zero.`,
  'weight-too-large': (fault) =>
    `The weight “${fault.value}” is too large; the most is ${formats.en.decimal(text(fault, 'most') || '0')}.`,
  'weight-too-fine': (fault) =>
    `The weight “${fault.value}” has more than ${formats.en.number(count(fault, 'most'))} decimals.`,
  'columns-missing': (fault) =>
    `The line has ${formats.en.number(count(fault, 'found'))} cells instead of ${formats.en.number(count(fault, 'expected'))}.`,
  'columns-surplus': (fault) =>
    `The line has ${formats.en.number(count(fault, 'found'))} cells instead of ${formats.en.number(count(fault, 'expected'))}. Too many: “${fault.value}”.`,
  'quote-unclosed': () => 'A quotation mark is opened and never closed.',
  formula: ({ value }) => `“${value}” is a formula. A spreadsheet would run it.`,
  markup: ({ value }) => `“${value}” contains markup.`,
  'too-long': (fault) =>
    `The value has ${formats.en.number(count(fault, 'characters'))} characters; the most is ${formats.en.number(count(fault, 'most'))}.`,
  'entitled-unclear': ({ value }) => `“${value}” says neither yes nor no.`,
  'control-character': () => 'The value contains invisible control characters.',
}

const faultsDe: Faults = {
  'number-missing': () => 'Die Mitgliedsnummer fehlt.',
  'number-twice': (fault) =>
    `Die Nummer „${fault.value}“ steht schon in Zeile ${formats.de.number(count(fault, 'first'))}.`,
  'name-missing': () => 'Der Name fehlt.',
  'email-malformed': ({ value }) => `„${value}“ ist keine E-Mail-Adresse.`,
  'weight-not-a-number': (fault) =>
    text(fault, 'unclear') === ''
      ? `„${fault.value}“ ist keine Zahl.`
      : `„${fault.value}“ kann eins oder tausend heißen. Bitte ohne Trennzeichen oder mit Nachkommastellen schreiben.`,
  'weight-negative': ({ value }) => `Das Gewicht „${value}“ liegt unter null.`,
  'weight-too-large': (fault) =>
    `Das Gewicht „${fault.value}“ ist zu groß; höchstens ${formats.de.decimal(text(fault, 'most') || '0')}.`,
  'weight-too-fine': (fault) =>
    `Das Gewicht „${fault.value}“ hat mehr als ${formats.de.number(count(fault, 'most'))} Nachkommastellen.`,
  'columns-missing': (fault) =>
    `Die Zeile hat ${formats.de.number(count(fault, 'found'))} statt ${formats.de.number(count(fault, 'expected'))} Zellen.`,
  'columns-surplus': (fault) =>
    `Die Zeile hat ${formats.de.number(count(fault, 'found'))} statt ${formats.de.number(count(fault, 'expected'))} Zellen. Zu viel: „${fault.value}“.`,
  'quote-unclosed': () => 'Ein Anführungszeichen wird geöffnet und nie geschlossen.',
  formula: ({ value }) => `„${value}“ ist eine Formel. Eine Tabellenkalkulation würde sie ausführen.`,
  markup: ({ value }) => `„${value}“ enthält Auszeichnungen wie auf Webseiten.`,
  'too-long': (fault) =>
    `Der Wert hat ${formats.de.number(count(fault, 'characters'))} Zeichen; höchstens ${formats.de.number(count(fault, 'most'))}.`,
  'entitled-unclear': ({ value }) => `„${value}“ heißt weder ja noch nein.`,
  'control-character': () => 'Der Wert enthält unsichtbare Steuerzeichen.',
}

const fieldsEn: Record<MemberField, string> = {
  number: 'Member number',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail',
  region: 'Region',
  group: 'Group',
  gender: 'Gender',
  weight: 'Vote weight',
  entitled: 'Entitled to vote',
}

const fieldsDe: Record<MemberField, string> = {
  number: 'Mitgliedsnummer',
  firstName: 'Vorname',
  lastName: 'Nachname',
  email: 'E-Mail',
  region: 'Region',
  group: 'Gruppe',
  gender: 'Geschlecht',
  weight: 'Stimmgewicht',
  entitled: 'Stimmberechtigt',
}

const en = {
  title: 'Import member list',
  lead: 'Choose the list as a file: CSV or Excel (.xlsx), however it was saved. You see what it would change; nothing changes until you confirm.',
  choose: 'Choose file …',
  orDrop: 'or drop it here',
  columnsHint:
    'Recognised headings: member number, name, e-mail, region, group, gender, weight, entitled. Only number and last name are required.',
  sending: (name: string) => `Sending ${name} to the host …`,
  reading: (name: string) => `The host reads ${name} …`,
  importing: 'Importing …',
  another: 'Another file',

  faultEmpty: 'This file is empty.',
  faultLost: 'The file did not reach the host: the connection was lost. Nothing was imported. Try again.',
  faultRefused: 'The host did not take the file. Nothing was imported. Try again.',
  unreadable: {
    empty: 'There is nothing in this file.',
    'headings-only': 'The file has headings but no members below them.',
    'too-large': 'The file is too large for a member list. The limit is 16 MB.',
    'too-many-rows': 'The list has more than 200,000 rows.',
    'too-many-columns': 'The list has more than 64 columns. Is it the right file?',
    'old-excel':
      'This is an old Excel file (.xls) or one with a password. Save it as .xlsx or CSV without a password.',
    'open-document': 'This is a LibreOffice file (.ods). Save it as .xlsx or CSV.',
    pdf: 'This is a PDF. Only CSV and Excel lists can be read.',
    picture: 'This is a picture. Only CSV and Excel lists can be read.',
    archive: 'This is a compressed archive, not a list. Unpack it first.',
    'web-page': 'This is a web page, whatever its name says. Save the list as .xlsx or CSV.',
    'damaged-sheet': 'This Excel file is damaged. Open it in Excel and save it again.',
    'not-a-list': 'This file is not a list. CSV and Excel (.xlsx) can be read.',
  } satisfies Record<UnreadableKind, string>,

  rows: (count: number) => formats.en.plural(count, { one: 'row', other: 'rows' }),
  delimiters: { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' },
  recognised: (parts: readonly string[]) => `Recognised: ${parts.join(', ')}`,
  added: 'new',
  changed: 'changed',
  unchanged: 'unchanged',
  absent: 'not in the file, stay as they are',
  faulty: 'faulty, left out',
  lostLetters:
    'Some names contain “?”: the program that saved this file had no room for their letters. Save it as “CSV UTF-8” or .xlsx instead.',
  newGroups: (groups: readonly string[]) =>
    `${groups.length === 1 ? 'New group' : 'New groups'} that nobody is in yet: ${formats.en.list(groups.map((group) => `“${group}”`))}. Is the spelling right?`,

  tabs: 'What to look at',
  tabColumns: 'Columns',
  tabFaults: (count: number) => `Faults (${formats.en.number(count)})`,
  tabAdded: (count: number) => `New (${formats.en.number(count)})`,
  tabChanged: (count: number) => `Changed (${formats.en.number(count)})`,
  fields: fieldsEn,
  field: 'Field',
  column: 'Column of the file',
  samples: 'First values',
  notInFile: '(not in the file)',
  columnFor: (field: string) => `Column for ${field}`,
  missing: (fields: readonly string[]) =>
    `No column is matched to: ${formats.en.list(fields)}. Choose one to go on.`,
  needed: 'Needed: without it nobody can be imported.',
  stays: 'Members stay as they are; new ones get the usual value.',
  line: 'Line',
  where: 'Column',
  what: 'What is wrong',
  wholeLine: '(whole line)',
  faultsCut: (shown: number, all: number) =>
    `The first ${formats.en.number(shown)} of ${formats.en.number(all)} faults are shown.`,
  firstOf: (shown: number, all: number) =>
    `The first ${formats.en.number(shown)} of ${formats.en.number(all)}.`,
  number: 'Number',
  name: 'Name',
  changes: 'Change',
  faults: faultsEn,
  yes: 'yes',
  no: 'no',
  nothing: '(empty)',
  becomes: 'becomes',

  nothingToDo: 'Everything in this file is on the list already. There is nothing to import.',
  onlyFaults: 'Every row of this file has a fault. There is nothing that could be imported.',
  stale: 'The member list changed since this preview. Here is the preview as of now; please look again.',
  expired: 'The host did not hold the file any more; it was sent again. Here is the preview as of now.',
  importAll: (count: number) => `Import ${formats.en.plural(count, { one: 'row', other: 'rows' })}`,
  importGood: (count: number) =>
    `Import the ${formats.en.plural(count, { one: 'good row', other: 'good rows' })} …`,
  importNothing: 'Import nothing',
  confirmTitle: (good: number, bad: number) =>
    `Import ${formats.en.plural(good, { one: 'row', other: 'rows' })} and leave ${formats.en.number(bad)} out?`,
  confirmText: (bad: number) =>
    `${formats.en.plural(bad, { one: 'row has', other: 'rows have' })} faults and will be left out. Members already on the list whose row is faulty stay as they are. You can mend the file and import it again.`,
  confirm: (good: number) => `Import ${formats.en.number(good)}`,
  back: 'Back',
  done: (added: number, changed: number) =>
    `Imported: ${formats.en.number(added)} new, ${formats.en.number(changed)} changed.`,
  doneSkipped: (added: number, changed: number, skipped: number) =>
    `Imported: ${formats.en.number(added)} new, ${formats.en.number(changed)} changed; ${formats.en.plural(skipped, { one: 'faulty row', other: 'faulty rows' })} left out.`,
}

export type ImportWords = typeof en

const de: ImportWords = {
  title: 'Mitgliederliste importieren',
  lead: 'Wählen Sie die Liste als Datei: CSV oder Excel (.xlsx), gleich wie gespeichert. Sie sehen, was sich ändern würde; bis Sie bestätigen, ändert sich nichts.',
  choose: 'Datei wählen …',
  orDrop: 'oder hier ablegen',
  columnsHint:
    'Erkannte Überschriften: Mitgliedsnummer, Name, E-Mail, Region, Gruppe, Geschlecht, Gewicht, stimmberechtigt. Nötig sind nur Nummer und Nachname.',
  sending: (name) => `${name} wird an den Host gesandt …`,
  reading: (name) => `Der Host liest ${name} …`,
  importing: 'Importiere …',
  another: 'Andere Datei',

  faultEmpty: 'Diese Datei ist leer.',
  faultLost:
    'Die Datei kam nicht beim Host an: Die Verbindung riss ab. Es wurde nichts importiert. Bitte noch einmal versuchen.',
  faultRefused:
    'Der Host hat die Datei nicht angenommen. Es wurde nichts importiert. Bitte noch einmal versuchen.',
  unreadable: {
    empty: 'In dieser Datei steht nichts.',
    'headings-only': 'Die Datei hat Überschriften, aber keine Mitglieder darunter.',
    'too-large': 'Die Datei ist zu groß für eine Mitgliederliste. Es gehen höchstens 16 MB.',
    'too-many-rows': 'Die Liste hat mehr als 200.000 Zeilen.',
    'too-many-columns': 'Die Liste hat mehr als 64 Spalten. Ist es die richtige Datei?',
    'old-excel':
      'Das ist eine alte Excel-Datei (.xls) oder eine mit Kennwort. Bitte ohne Kennwort als .xlsx oder CSV speichern.',
    'open-document': 'Das ist eine LibreOffice-Datei (.ods). Bitte als .xlsx oder CSV speichern.',
    pdf: 'Das ist ein PDF. Lesbar sind nur CSV- und Excel-Listen.',
    picture: 'Das ist ein Bild. Lesbar sind nur CSV- und Excel-Listen.',
    archive: 'Das ist ein gepacktes Archiv und keine Liste. Bitte erst auspacken.',
    'web-page':
      'Das ist eine Webseite, auch wenn der Name etwas anderes sagt. Bitte als .xlsx oder CSV speichern.',
    'damaged-sheet': 'Diese Excel-Datei ist beschädigt. Bitte in Excel öffnen und neu speichern.',
    'not-a-list': 'Diese Datei ist keine Liste. Lesbar sind CSV und Excel (.xlsx).',
  },

  rows: (count) => formats.de.plural(count, { one: 'Zeile', other: 'Zeilen' }),
  delimiters: { ',': 'Kommas', ';': 'Semikolons', '\t': 'Tabulatoren', '|': 'Striche' },
  recognised: (parts) => `Erkannt: ${parts.join(', ')}`,
  added: 'neu',
  changed: 'geändert',
  unchanged: 'unverändert',
  absent: 'nicht in der Datei, bleiben wie sie sind',
  faulty: 'fehlerhaft, bleiben außen vor',
  lostLetters:
    'Manche Namen enthalten „?“: Beim Speichern dieser Datei gingen Buchstaben verloren. Besser als „CSV UTF-8“ oder .xlsx speichern.',
  newGroups: (groups) =>
    `${groups.length === 1 ? 'Neue Gruppe, in der' : 'Neue Gruppen, in denen'} noch niemand ist: ${formats.de.list(groups.map((group) => `„${group}“`))}. Stimmt die Schreibweise?`,

  tabs: 'Was ansehen',
  tabColumns: 'Spalten',
  tabFaults: (count) => `Fehler (${formats.de.number(count)})`,
  tabAdded: (count) => `Neu (${formats.de.number(count)})`,
  tabChanged: (count) => `Geändert (${formats.de.number(count)})`,
  fields: fieldsDe,
  field: 'Angabe',
  column: 'Spalte der Datei',
  samples: 'Erste Werte',
  notInFile: '(nicht in der Datei)',
  columnFor: (field) => `Spalte für ${field}`,
  missing: (fields) => `Keine Spalte ist zugeordnet für: ${formats.de.list(fields)}. Bitte eine wählen.`,
  needed: 'Nötig: Ohne sie lässt sich niemand importieren.',
  stays: 'Mitglieder bleiben, wie sie sind; neue bekommen den üblichen Wert.',
  line: 'Zeile',
  where: 'Spalte',
  what: 'Was nicht stimmt',
  wholeLine: '(ganze Zeile)',
  faultsCut: (shown, all) =>
    `Gezeigt werden die ersten ${formats.de.number(shown)} von ${formats.de.number(all)} Fehlern.`,
  firstOf: (shown, all) => `Die ersten ${formats.de.number(shown)} von ${formats.de.number(all)}.`,
  number: 'Nummer',
  name: 'Name',
  changes: 'Änderung',
  faults: faultsDe,
  yes: 'ja',
  no: 'nein',
  nothing: '(leer)',
  becomes: 'wird',

  nothingToDo: 'Alles in dieser Datei steht schon im Verzeichnis. Es gibt nichts zu importieren.',
  onlyFaults: 'Jede Zeile dieser Datei hat einen Fehler. Es gibt nichts, was importiert werden könnte.',
  stale:
    'Das Verzeichnis hat sich seit der Vorschau geändert. Hier ist die Vorschau von jetzt; bitte noch einmal ansehen.',
  expired:
    'Der Host hatte die Datei nicht mehr; sie wurde noch einmal gesandt. Hier ist die Vorschau von jetzt.',
  importAll: (count) => `${formats.de.plural(count, { one: 'Zeile', other: 'Zeilen' })} importieren`,
  importGood: (count) =>
    `${formats.de.plural(count, { one: 'gute Zeile', other: 'gute Zeilen' })} importieren …`,
  importNothing: 'Nichts importieren',
  confirmTitle: (good, bad) =>
    `${formats.de.plural(good, { one: 'Zeile', other: 'Zeilen' })} importieren und ${formats.de.number(bad)} weglassen?`,
  confirmText: (bad) =>
    `${formats.de.plural(bad, { one: 'Zeile hat', other: 'Zeilen haben' })} Fehler und ${bad === 1 ? 'bleibt' : 'bleiben'} außen vor. Mitglieder im Verzeichnis, deren Zeile fehlerhaft ist, bleiben wie sie sind. Die Datei kann berichtigt und noch einmal importiert werden.`,
  confirm: (good) => `${formats.de.number(good)} importieren`,
  back: 'Zurück',
  done: (added, changed) =>
    `Importiert: ${formats.de.number(added)} neu, ${formats.de.number(changed)} geändert.`,
  doneSkipped: (added, changed, skipped) =>
    `Importiert: ${formats.de.number(added)} neu, ${formats.de.number(changed)} geändert; ${formats.de.plural(skipped, { one: 'fehlerhafte Zeile', other: 'fehlerhafte Zeilen' })} weggelassen.`,
}

export const importing = { de, en }
