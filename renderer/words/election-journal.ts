/** What happened to an election, as the journal says it. */
import { formats } from './format.ts'

type About = Readonly<Record<string, string | number>>

const text = (about: About, key: string): string => String(about[key] ?? '')
const count = (about: About, key: string): number => Number(about[key] ?? 0)

const candidacies: Readonly<Record<string, string>> = {
  accepted: 'stimmt der Kandidatur zu',
  declined: 'lehnt die Kandidatur ab',
  withdrawn: 'zieht die Kandidatur zurück',
}
const candidaciesEn: Readonly<Record<string, string>> = {
  accepted: 'consents to stand',
  declined: 'declines to stand',
  withdrawn: 'withdraws',
}

type Sentences = Readonly<
  Record<
    | 'election-added'
    | 'election-changed'
    | 'election-removed'
    | 'nominations-opened'
    | 'nominations-closed'
    | 'candidate-nominated'
    | 'candidate-changed'
    | 'candidacy-answered'
    | 'election-ballot-prepared'
    | 'acceptance-asked'
    | 'acceptance-answered'
    | 'seats-left-vacant',
    (about: About) => string
  >
>

const de: Sentences = {
  'election-added': (about) => `Wahl „${text(about, 'title')}“ angelegt.`,
  'election-changed': (about) => `Wahl „${text(about, 'title')}“ geändert.`,
  'election-removed': (about) => `Wahl ${formats.de.number(count(about, 'election'))} gelöscht.`,
  'nominations-opened': (about) => `Wahl „${text(about, 'title')}“: Kandidaturen eröffnet.`,
  'nominations-closed': (about) => `Wahl „${text(about, 'title')}“: Kandidaturen geschlossen.`,
  'candidate-nominated': (about) =>
    about['proposedBy'] === ''
      ? `Wahl „${text(about, 'title')}“: ${text(about, 'name')} kandidiert.`
      : `Wahl „${text(about, 'title')}“: ${text(about, 'name')} vorgeschlagen von ${text(about, 'proposedBy')}.`,
  'candidate-changed': (about) =>
    `Wahl „${text(about, 'title')}“: ${about['what'] === 'portrait' ? 'Bild' : 'Angaben'} von ${text(about, 'name')} geändert.`,
  'candidacy-answered': (about) =>
    `Wahl „${text(about, 'title')}“: ${text(about, 'name')} ${candidacies[text(about, 'consent')] ?? ''}.`,
  'election-ballot-prepared': (about) =>
    `Wahl „${text(about, 'title')}“: Wahlgang mit ${formats.de.plural(count(about, 'candidates'), { one: 'Namen', other: 'Namen' })} vorbereitet (Abstimmung ${formats.de.number(count(about, 'vote'))}).`,
  'acceptance-asked': (about) =>
    `Wahl „${text(about, 'title')}“: gefragt, ob sie die Wahl annehmen: ${text(about, 'names')}.`,
  'acceptance-answered': (about) =>
    `Wahl „${text(about, 'title')}“: ${text(about, 'name')} nimmt die Wahl ${about['accepts'] === 'yes' ? '' : 'nicht '}an.`,
  'seats-left-vacant': (about) =>
    `Wahl „${text(about, 'title')}“ abgeschlossen; ${formats.de.plural(count(about, 'seats'), { one: 'Platz bleibt', other: 'Plätze bleiben' })} unbesetzt.`,
}

const en: Sentences = {
  'election-added': (about) => `Election “${text(about, 'title')}” added.`,
  'election-changed': (about) => `Election “${text(about, 'title')}” changed.`,
  'election-removed': (about) => `Election ${formats.en.number(count(about, 'election'))} deleted.`,
  'nominations-opened': (about) => `Election “${text(about, 'title')}”: nominations opened.`,
  'nominations-closed': (about) => `Election “${text(about, 'title')}”: nominations closed.`,
  'candidate-nominated': (about) =>
    about['proposedBy'] === ''
      ? `Election “${text(about, 'title')}”: ${text(about, 'name')} stands.`
      : `Election “${text(about, 'title')}”: ${text(about, 'name')} proposed by ${text(about, 'proposedBy')}.`,
  'candidate-changed': (about) =>
    `Election “${text(about, 'title')}”: ${about['what'] === 'portrait' ? 'picture' : 'details'} of ${text(about, 'name')} changed.`,
  'candidacy-answered': (about) =>
    `Election “${text(about, 'title')}”: ${text(about, 'name')} ${candidaciesEn[text(about, 'consent')] ?? ''}.`,
  'election-ballot-prepared': (about) =>
    `Election “${text(about, 'title')}”: ballot with ${formats.en.plural(count(about, 'candidates'), { one: 'name', other: 'names' })} prepared (vote ${formats.en.number(count(about, 'vote'))}).`,
  'acceptance-asked': (about) =>
    `Election “${text(about, 'title')}”: asked whether they accept: ${text(about, 'names')}.`,
  'acceptance-answered': (about) =>
    `Election “${text(about, 'title')}”: ${text(about, 'name')} ${about['accepts'] === 'yes' ? 'accepts' : 'declines'} the election.`,
  'seats-left-vacant': (about) =>
    `Election “${text(about, 'title')}” ended; ${formats.en.plural(count(about, 'seats'), { one: 'seat stays', other: 'seats stay' })} vacant.`,
}

export const electionJournal = { de, en }
