/** What a chair can make of the reason that SQLite gives for not writing. An unknown one stands as it is. */

const SENTENCES: readonly { code: RegExp; de: string; en: string }[] = [
  { code: /^(SQLITE_FULL|ENOSPC)/, de: 'der Datenträger ist voll', en: 'the disk is full' },
  { code: /^(SQLITE_IOERR|EIO)/, de: 'der Datenträger meldet einen Fehler', en: 'the disk reports an error' },
  {
    code: /^(SQLITE_(READONLY|CANTOPEN|PERM)|EROFS|EACCES)/,
    de: 'die Datei lässt sich nicht beschreiben',
    en: 'the file cannot be written to',
  },
  {
    code: /^SQLITE_(BUSY|LOCKED)/,
    de: 'ein anderes Programm schreibt in die Datei',
    en: 'another program is writing to the file',
  },
]

const inWords =
  (language: 'de' | 'en') =>
  (why: string): string =>
    SENTENCES.find(({ code }) => code.test(why))?.[language] ?? why

export const whyNotSaved = { de: inWords('de'), en: inWords('en') }
