/** Words of the Journal screen: a sentence for each thing that can have happened. */
import { debateJournal } from './debate-journal.ts'
import { electionJournal } from './election-journal.ts'
import { motionJournal } from './motion-journal.ts'
import { formats } from './format.ts'
import { contentAbout, hallContents } from './hall-contents.ts'
import { lateAdmission } from './late-admission.ts'
import { people } from './people.ts'

/** The values of an entry; what is missing is left out of the sentence's sense, never an error. */
export type About = Readonly<Record<string, string | number>>

const text = (about: About, key: string): string => String(about[key] ?? '')
const count = (about: About, key: string): number => Number(about[key] ?? 0)

/** Of several; the only one has the vote's title. */
const motion = (about: About) => (about['name'] === about['title'] ? '' : text(about, 'name'))

/** All of them together, or one by its name. */
const projectorOf = {
  de: (about: About) =>
    about['projector'] === undefined ? 'Projektor' : `Projektor „${text(about, 'projector')}“`,
  en: (about: About) =>
    about['projector'] === undefined ? 'Projector' : `Projector “${text(about, 'projector')}”`,
}
const contentOf = {
  de: (about: About) => hallContents.de(contentAbout(about)),
  en: (about: About) => hallContents.en(contentAbout(about)),
}

const number = (about: About, key: string) => formats.de.number(count(about, key))
const vote = (about: About) =>
  about['title'] === undefined
    ? `Abstimmung ${number(about, 'vote')}`
    : `Abstimmung ${number(about, 'vote')} „${text(about, 'title')}“`
/** One member is named, many are counted. */
const members = (about: About) =>
  about['name'] === undefined
    ? formats.de.plural(count(about, 'members'), { one: 'Mitglied', other: 'Mitglieder' })
    : `${text(about, 'name')} (${text(about, 'number')})`
const papers = (about: About) =>
  formats.de.plural(count(about, 'papers'), { one: 'Stimmzettel', other: 'Stimmzettel' })
const verdicts: Readonly<Record<string, string>> = {
  adopted: 'angenommen',
  rejected: 'abgelehnt',
  tied: 'Stimmengleichheit',
  'no-quorum': 'Quorum verfehlt',
}
/** What came of it, as far as the entry says: one motion with its figures, how many of several, or who is elected. */
/** Where papers were counted at the closing: both, and of how many. */
const turnout = (about: About): string =>
  about['papers'] === undefined
    ? `${number(about, 'cast')} von ${number(about, 'registered')}`
    : `${number(about, 'cast')} auf Telefonen und ${number(about, 'papers')} auf Papier von ${number(about, 'registered')}`
const outcome = (about: About): string => {
  if (about['verdict'] !== undefined && about['yes'] !== undefined)
    return ` Ja ${formats.de.decimal(text(about, 'yes'))}, Nein ${formats.de.decimal(text(about, 'no'))}, Enthaltung ${formats.de.decimal(text(about, 'abstain'))}: ${verdicts[text(about, 'verdict')] ?? text(about, 'verdict')}.`
  if (about['of'] !== undefined) return ` ${number(about, 'adopted')} von ${number(about, 'of')} angenommen.`
  if (about['elected'] === undefined) return ''
  const elected = text(about, 'elected') === '' ? ' Niemand gewählt.' : ` Gewählt: ${text(about, 'elected')}.`
  const open = count(about, 'open')
  return open === 0
    ? elected
    : `${elected} ${formats.de.plural(open, { one: 'Platz bleibt offen', other: 'Plätze bleiben offen' })}.`
}
const andBelow = (about: About) =>
  count(about, 'items') > 1 ? ` und ${formats.de.number(count(about, 'items') - 1)} darunter` : ''
const despite = (about: About): string => {
  const what = text(about, 'despite')
  return (
    (what.includes('quorum') ? ' Ohne festgestellte Beschlussfähigkeit.' : '') +
    (what.includes('trial') ? ' Ohne Probeabstimmung.' : '')
  )
}
const gates: Readonly<Record<string, string>> = { warn: 'nach Rückfrage', block: 'nicht' }
const finding = (about: About) =>
  `${number(about, 'present')} anwesend, ${number(about, 'needed')} von ${number(about, 'base')} nötig: ${about['reached'] === 'yes' ? 'beschlussfähig' : 'nicht beschlussfähig'}.`
const isOne = (about: About) => about['name'] !== undefined || count(about, 'members') === 1

const de = {
  title: 'Journal',
  lead: 'Alles, was geschehen ist, unveränderlich hintereinander.',
  head: 'Kopf der Kette',
  headHint: 'Wer diesen Wert aufschreibt, kann später prüfen, dass kein Eintrag bis hierher verändert wurde.',
  entries: (entries: number) => formats.de.plural(entries, { one: 'Eintrag', other: 'Einträge' }),
  copy: 'Kopieren',
  copied: 'Kopiert',
  export: 'Als CSV',
  exportBusy: 'Wird vorbereitet …',
  list: 'Einträge, die neuesten zuerst',
  columns: { seq: 'Nr.', time: 'Zeit', what: 'Was', by: 'Wer', hash: 'Prüfwert' },
  newer: (entries: number) => formats.de.plural(entries, { one: 'neuer Eintrag', other: 'neue Einträge' }),
  loading: 'Einträge werden geholt …',
  offline: 'Keine Verbindung zum Host: Weitere Einträge kommen, wenn sie zurück ist.',
  older: 'Ältere zeigen',
  beginning: 'Hier beginnt das Journal.',
  empty: 'Noch nichts geschehen',
  emptyText: 'Sobald etwas geschieht, steht es hier: wer, was und wann.',
  retry: 'Noch einmal',
  by: { host: 'der Host selbst', projector: 'Projektor' },
  sentences: {
    'convention-created': (about: About) =>
      text(about, 'name') === '' ? 'Versammlung angelegt.' : `Versammlung „${text(about, 'name')}“ angelegt.`,
    'convention-described': (about: About) => `Angaben zur Versammlung „${text(about, 'name')}“ geändert.`,
    'members-imported': (about: About) =>
      `Mitgliederliste „${text(about, 'source')}“ eingelesen: ${number(about, 'added')} neu, ${number(about, 'changed')} geändert.`,
    'members-checked-in': (about: About) => `${members(about)} eingecheckt.`,
    'members-checked-out': (about: About) => `${members(about)} ausgecheckt.`,
    'members-left': (about: About) => `${members(about)} gegangen.`,
    'proxy-rules-set': (about: About) =>
      count(about, 'most') === 0
        ? 'Vollmachten sind ausgeschaltet.'
        : `Vollmachten: höchstens ${number(about, 'most')} je Person${about['byPhone'] === 'yes' ? ', auch vom eigenen Telefon' : ''}.`,
    'proxies-given': (about: About) =>
      about['given'] === undefined
        ? `${members(about)} hat ${text(about, 'to')} (${text(about, 'toNumber')}) Vollmacht gegeben.`
        : `Vollmachten aus „${text(about, 'source')}“ eingelesen: ${number(about, 'given')}.`,
    'proxy-revoked': (about: About) =>
      `${members(about)} hat die Vollmacht von ${text(about, 'to')} (${text(about, 'toNumber')}) zurückgenommen.`,
    'mandate-transferred': (about: About) =>
      `Das Mandat von ${members(about)} hat ${text(about, 'to')} (${text(about, 'toNumber')}) übernommen.`,
    'mandate-taken-back': (about: About) =>
      `Das Mandat von ${members(about)} ist von ${text(about, 'to')} (${text(about, 'toNumber')}) zurückgenommen.`,
    'access-issued': (about: About) =>
      isOne(about)
        ? `Zugang für ${members(about)} ausgestellt.`
        : `Zugänge für ${members(about)} ausgestellt.`,
    'access-revoked': (about: About) => `Zugang von ${members(about)} entzogen.`,
    'vote-prepared': (about: About) =>
      about['follows'] === undefined
        ? `${vote(about)} vorbereitet.`
        : `${vote(about)} vorbereitet: der Wahlgang nach Abstimmung ${number(about, 'follows')}.`,
    'vote-changed': (about: About) => `${vote(about)} geändert.`,
    'vote-discarded': (about: About) => `${vote(about)} verworfen.`,
    'vote-opened': (about: About) =>
      `${vote(about)} geöffnet: ${number(about, 'registered')} im Stimmverzeichnis.${despite(about)}`,
    'vote-extended': (about: About) =>
      `${vote(about)} verlängert bis ${formats.de.timeWithSeconds(count(about, 'closesAt'))} Uhr.`,
    'vote-moved-to-paper': (about: About) =>
      `${vote(about)} auf Papier fortgesetzt. Auf Telefonen haben bis dahin ${number(about, 'cast')} abgestimmt; das ${about['electronic'] === 'annulled' ? 'zählt nicht' : 'zählt mit'}.`,
    'vote-closed': (about: About) =>
      `${vote(about)} geschlossen: ${turnout(about)} haben abgestimmt.${outcome(about)}`,
    'paper-votes-entered': (about: About) =>
      `${papers(about)} zu ${vote(about)} eingegeben; sie zählen, wenn eine zweite Person sie bestätigt.`,
    'paper-votes-confirmed': (about: About) =>
      `${papers(about)} zu ${vote(about)} bestätigt${about['entered'] === undefined ? '' : `, eingegeben von ${text(about, 'entered')}`}.${outcome(about)}`,
    'paper-votes-withdrawn': (about: About) => `Stimmzettel zu ${vote(about)} zurückgezogen.`,
    'lot-words-given': (about: About) => `Worte für das Los zu ${vote(about)} gegeben.`,
    'lot-drawn': (about: About) =>
      `Los zu ${vote(about)} gezogen: ${text(about, 'order')}. Worte von ${text(about, 'by')}: „${text(about, 'seed')}“.${outcome(about)}`,
    'tie-decided': (about: About) =>
      `Stimmengleichheit bei ${vote(about)}${motion(about) === '' ? '' : `, „${motion(about)}“,`} von der Leitung entschieden: ${about['adopted'] === 'yes' ? 'angenommen' : 'abgelehnt'}.`,
    'vote-published': (about: About) => `Ergebnis von ${vote(about)} veröffentlicht.`,
    'vote-annulled': (about: About) => `${vote(about)} für ungültig erklärt. Grund: ${text(about, 'reason')}`,
    ...motionJournal.de,
    ...lateAdmission.de.sentences,
    'agenda-item-added': (about: About) => `Tagesordnungspunkt „${text(about, 'title')}“ hinzugefügt.`,
    'agenda-imported': (about: About) =>
      `Tagesordnung „${text(about, 'source')}“ eingelesen: ${formats.de.plural(count(about, 'added'), { one: 'Punkt', other: 'Punkte' })}.`,
    'agenda-item-changed': (about: About) =>
      about['to'] === undefined
        ? `Tagesordnungspunkt „${text(about, 'title')}“ geändert.`
        : `Tagesordnungspunkt heißt jetzt „${text(about, 'to')}“.`,
    'agenda-items-placed': (about: About) => `Tagesordnungspunkt „${text(about, 'title')}“ verschoben.`,
    'agenda-items-removed': (about: About) =>
      `Tagesordnungspunkt „${text(about, 'title')}“${andBelow(about)} gelöscht.`,
    'agenda-items-restored': (about: About) =>
      `Tagesordnungspunkt „${text(about, 'title')}“${andBelow(about)} zurückgeholt.`,
    'agenda-item-begun': (about: About) => `Tagesordnungspunkt „${text(about, 'title')}“ aufgerufen.`,
    'note-added': () => 'Anmerkung zum Protokoll geschrieben.',
    'note-changed': () => 'Anmerkung zum Protokoll geändert.',
    'note-removed': () => 'Anmerkung zum Protokoll gelöscht.',
    'minutes-finalised': (about: About) =>
      `Protokoll abgeschlossen, Fassung ${text(about, 'version')}. Prüfsumme der deutschen Fassung: ${text(about, 'de')}, der englischen: ${text(about, 'en')}.`,
    'agenda-item-ended': (about: About) => `Tagesordnungspunkt „${text(about, 'title')}“ beendet.`,
    'quorum-set': (about: About): string =>
      about['gate'] === 'none'
        ? 'Keine Beschlussfähigkeit mehr verlangt.'
        : `Beschlussfähigkeit festgelegt: ${about['comparison'] === 'more-than' ? 'mehr als' : 'mindestens'} ${number(about, 'numerator')}/${number(about, 'denominator')} ${about['base'] === 'entitled' ? 'aller Stimmberechtigten' : 'aller je Eingecheckten'}; sonst öffnet eine Abstimmung ${gates[text(about, 'gate')] ?? ''}.`,
    'trial-gate-set': (about: About): string =>
      about['gate'] === 'none'
        ? 'Die erste Abstimmung braucht keine Probe.'
        : `Ohne Probeabstimmung öffnet die erste Abstimmung ${gates[text(about, 'gate')] ?? ''}.`,
    'quorum-found': (about: About): string => `Beschlussfähigkeit nach Check-in: ${finding(about)}`,
    'call-begun': (about: About): string =>
      about['purpose'] === 'trial' ? 'Probeabstimmung begonnen.' : 'Zählung der Anwesenden begonnen.',
    'call-ended': (about: About): string => {
      if (about['purpose'] === 'trial')
        return `Probeabstimmung beendet: ${number(about, 'answered')} von ${number(about, 'of')} haben geantwortet.`
      const answered = `Zählung beendet: ${number(about, 'answered')} haben sich gemeldet.`
      return about['needed'] === undefined ? answered : `${answered} ${finding(about)}`
    },
    'call-cancelled': (): string => 'Zählung oder Probe abgebrochen; sie gilt als nie begonnen.',
    'projector-set': (about: About): string => `${projectorOf.de(about)} zeigt ${contentOf.de(about)}.`,
    'projector-follows': (about: About) => `${projectorOf.de(about)} zeigt wieder dasselbe wie die anderen.`,
    'hall-content-queued': (about: About) => `Für den Saal vorbereitet: ${contentOf.de(about)}.`,
    'hall-content-unqueued': () => 'Etwas Vorbereitetes aus der Warteschlange des Saals entfernt.',
    'hall-queue-ordered': () => 'Warteschlange des Saals umgestellt.',
    'wireless-set': (about: About) =>
      about['name'] === '' ? 'WLAN für den Saal entfernt.' : `WLAN für den Saal: „${text(about, 'name')}“.`,
    ...debateJournal.de,
    ...electionJournal.de,
    'console-invited': (about: About) =>
      about['role'] === 'projector'
        ? `Projektor „${text(about, 'name')}“ eingeladen.`
        : people.de.invitedAs(about),
    ...people.de.sentences,
    'rehearsal-held': (about: About) =>
      `Probe mit ${formats.de.plural(count(about, 'members'), { one: 'simulierten Mitglied', other: 'simulierten Mitgliedern' })}: ` +
      (about['verdict'] === 'held'
        ? `gehalten. Langsamste Bestätigung ${number(about, 'slowestMs')} ms.`
        : 'nicht gehalten.'),
    'backup-opened': (about: About) =>
      `Sicherung von ${formats.de.dateTime(count(about, 'copiedAt'))} geöffnet: Ab hier geht es mit ihr weiter, und was danach geschah, steht nicht darin.`,
  },
}

export type JournalWords = typeof de

const n = (about: About, key: string) => formats.en.number(count(about, key))
const withBelow = (about: About) =>
  count(about, 'items') > 1 ? ` and ${formats.en.number(count(about, 'items') - 1)} below it` : ''
const theVote = (about: About) =>
  about['title'] === undefined
    ? `Vote ${n(about, 'vote')}`
    : `Vote ${n(about, 'vote')} “${text(about, 'title')}”`
const inSentence = (about: About) => theVote(about).replace('Vote', 'vote')
const thePapers = (about: About) =>
  formats.en.plural(count(about, 'papers'), { one: 'ballot paper', other: 'ballot papers' })
const theVerdicts: Readonly<Record<string, string>> = {
  adopted: 'adopted',
  rejected: 'rejected',
  tied: 'tied',
  'no-quorum': 'quorum missed',
}
const theTurnout = (about: About): string =>
  about['papers'] === undefined
    ? `${n(about, 'cast')} of ${n(about, 'registered')}`
    : `${n(about, 'cast')} on phones and ${n(about, 'papers')} on paper of ${n(about, 'registered')}`
const theOutcome = (about: About): string => {
  if (about['verdict'] !== undefined && about['yes'] !== undefined)
    return ` Yes ${formats.en.decimal(text(about, 'yes'))}, no ${formats.en.decimal(text(about, 'no'))}, abstention ${formats.en.decimal(text(about, 'abstain'))}: ${theVerdicts[text(about, 'verdict')] ?? text(about, 'verdict')}.`
  if (about['of'] !== undefined) return ` ${n(about, 'adopted')} of ${n(about, 'of')} adopted.`
  if (about['elected'] === undefined) return ''
  const elected = text(about, 'elected') === '' ? ' Nobody elected.' : ` Elected: ${text(about, 'elected')}.`
  const open = count(about, 'open')
  return open === 0
    ? elected
    : `${elected} ${formats.en.plural(open, { one: 'seat stays open', other: 'seats stay open' })}.`
}
const theDespite = (about: About): string => {
  const what = text(about, 'despite')
  return (
    (what.includes('quorum') ? ' Without a quorum found.' : '') +
    (what.includes('trial') ? ' Without a trial.' : '')
  )
}
const theGates: Readonly<Record<string, string>> = { warn: 'opens after a question', block: 'does not open' }
const theFinding = (about: About) =>
  `${n(about, 'present')} present, ${n(about, 'needed')} of ${n(about, 'base')} needed: ${about['reached'] === 'yes' ? 'quorate' : 'not quorate'}.`
const theMembers = (about: About) =>
  about['name'] === undefined
    ? formats.en.plural(count(about, 'members'), { one: 'member', other: 'members' })
    : `${text(about, 'name')} (${text(about, 'number')})`

const en: JournalWords = {
  title: 'Journal',
  lead: 'Everything that happened, one after the other, unchangeable.',
  head: 'Head of the chain',
  headHint: 'Who writes this value down can check later that no entry up to here was changed.',
  entries: (entries) => formats.en.plural(entries, { one: 'entry', other: 'entries' }),
  copy: 'Copy',
  copied: 'Copied',
  export: 'As CSV',
  exportBusy: 'Being prepared …',
  list: 'Entries, the newest first',
  columns: { seq: 'No.', time: 'Time', what: 'What', by: 'Who', hash: 'Hash' },
  newer: (entries) => formats.en.plural(entries, { one: 'newer entry', other: 'newer entries' }),
  loading: 'Fetching entries …',
  offline: 'No connection to the host: further entries come when it is back.',
  older: 'Show older ones',
  beginning: 'The journal begins here.',
  empty: 'Nothing has happened yet',
  emptyText: 'As soon as something happens it stands here: who, what and when.',
  retry: 'Try again',
  by: { host: 'the host itself', projector: 'projector' },
  sentences: {
    'convention-created': (about) =>
      text(about, 'name') === '' ? 'Convention created.' : `Convention “${text(about, 'name')}” created.`,
    'convention-described': (about) => `Details of the convention “${text(about, 'name')}” changed.`,
    'members-imported': (about) =>
      `Member list “${text(about, 'source')}” read in: ${n(about, 'added')} new, ${n(about, 'changed')} changed.`,
    'members-checked-in': (about) => `${theMembers(about)} checked in.`,
    'members-checked-out': (about) => `${theMembers(about)} checked out.`,
    'proxy-rules-set': (about) =>
      count(about, 'most') === 0
        ? 'Proxies are switched off.'
        : `Proxies: ${n(about, 'most')} a person at most${about['byPhone'] === 'yes' ? ', also from one’s own phone' : ''}.`,
    'proxies-given': (about) =>
      about['given'] === undefined
        ? `${theMembers(about)} gave a proxy to ${text(about, 'to')} (${text(about, 'toNumber')}).`
        : `Proxies of “${text(about, 'source')}” read in: ${n(about, 'given')}.`,
    'proxy-revoked': (about) =>
      `${theMembers(about)} took the proxy back from ${text(about, 'to')} (${text(about, 'toNumber')}).`,
    'members-left': (about) => `${theMembers(about)} left.`,
    'mandate-transferred': (about) =>
      `The mandate of ${theMembers(about)} is taken over by ${text(about, 'to')} (${text(about, 'toNumber')}).`,
    'mandate-taken-back': (about) =>
      `The mandate of ${theMembers(about)} is taken back from ${text(about, 'to')} (${text(about, 'toNumber')}).`,
    'access-issued': (about) => `Access for ${theMembers(about)} issued.`,
    'access-revoked': (about) => `Access of ${theMembers(about)} revoked.`,
    'vote-prepared': (about) =>
      about['follows'] === undefined
        ? `${theVote(about)} prepared.`
        : `${theVote(about)} prepared: the ballot after vote ${n(about, 'follows')}.`,
    'vote-changed': (about) => `${theVote(about)} changed.`,
    'vote-discarded': (about) => `${theVote(about)} discarded.`,
    'vote-opened': (about) =>
      `${theVote(about)} opened: ${n(about, 'registered')} on the register.${theDespite(about)}`,
    'vote-extended': (about) =>
      `${theVote(about)} extended until ${formats.en.timeWithSeconds(count(about, 'closesAt'))}.`,
    'vote-moved-to-paper': (about) =>
      `${theVote(about)} moved to paper. On phones ${n(about, 'cast')} had voted until then; that ${about['electronic'] === 'annulled' ? 'does not count' : 'counts'}.`,
    'vote-closed': (about) =>
      `${theVote(about)} closed: ${theTurnout(about)} have voted.${theOutcome(about)}`,
    'paper-votes-entered': (about) =>
      `${thePapers(about)} of ${inSentence(about)} entered; they count when a second person confirms them.`,
    'paper-votes-confirmed': (about) =>
      `${thePapers(about)} of ${inSentence(about)} confirmed${about['entered'] === undefined ? '' : `, entered by ${text(about, 'entered')}`}.${theOutcome(about)}`,
    'paper-votes-withdrawn': (about) => `Ballot papers of ${inSentence(about)} withdrawn.`,
    'lot-words-given': (about) => `Words for the lot of ${inSentence(about)} given.`,
    'lot-drawn': (about) =>
      `Lot of ${inSentence(about)} drawn: ${text(about, 'order')}. Words of ${text(about, 'by')}: “${text(about, 'seed')}”.${theOutcome(about)}`,
    'tie-decided': (about) =>
      `Tie in ${inSentence(about)}${motion(about) === '' ? '' : `, “${motion(about)}”,`} decided by the chair: ${about['adopted'] === 'yes' ? 'adopted' : 'rejected'}.`,
    'vote-published': (about) => `Result of ${inSentence(about)} published.`,
    'vote-annulled': (about) => `${theVote(about)} annulled. Reason: ${text(about, 'reason')}`,
    ...motionJournal.en,
    ...lateAdmission.en.sentences,
    'agenda-item-added': (about) => `Agenda item “${text(about, 'title')}” added.`,
    'agenda-imported': (about) =>
      `Agenda “${text(about, 'source')}” read in: ${formats.en.plural(count(about, 'added'), { one: 'item', other: 'items' })}.`,
    'agenda-item-changed': (about) =>
      about['to'] === undefined
        ? `Agenda item “${text(about, 'title')}” changed.`
        : `Agenda item is now called “${text(about, 'to')}”.`,
    'agenda-items-placed': (about) => `Agenda item “${text(about, 'title')}” moved.`,
    'agenda-items-removed': (about) => `Agenda item “${text(about, 'title')}”${withBelow(about)} deleted.`,
    'agenda-items-restored': (about) =>
      `Agenda item “${text(about, 'title')}”${withBelow(about)} brought back.`,
    'agenda-item-begun': (about) => `Agenda item “${text(about, 'title')}” called up.`,
    'note-added': () => 'Note for the minutes written.',
    'note-changed': () => 'Note for the minutes changed.',
    'note-removed': () => 'Note for the minutes deleted.',
    'minutes-finalised': (about) =>
      `Minutes made final, version ${text(about, 'version')}. Hash of the German version: ${text(about, 'de')}, of the English one: ${text(about, 'en')}.`,
    'agenda-item-ended': (about) => `Agenda item “${text(about, 'title')}” ended.`,
    'quorum-set': (about) =>
      about['gate'] === 'none'
        ? 'No quorum is asked for any more.'
        : `Quorum set: ${about['comparison'] === 'more-than' ? 'more than' : 'at least'} ${n(about, 'numerator')}/${n(about, 'denominator')} of ${about['base'] === 'entitled' ? 'all entitled members' : 'all ever checked in'}; without it a vote ${theGates[text(about, 'gate')] ?? ''}.`,
    'trial-gate-set': (about) =>
      about['gate'] === 'none'
        ? 'The first vote needs no trial.'
        : `Without a trial the first vote ${theGates[text(about, 'gate')] ?? ''}.`,
    'quorum-found': (about) => `Quorum by check-in: ${theFinding(about)}`,
    'call-begun': (about) =>
      about['purpose'] === 'trial' ? 'Trial vote begun.' : 'Count of those present begun.',
    'call-ended': (about) => {
      if (about['purpose'] === 'trial')
        return `Trial vote ended: ${n(about, 'answered')} of ${n(about, 'of')} have answered.`
      const answered = `Count ended: ${n(about, 'answered')} have answered.`
      return about['needed'] === undefined ? answered : `${answered} ${theFinding(about)}`
    },
    'call-cancelled': () => 'Count or trial cancelled, as if it had never begun.',
    'projector-set': (about) => `${projectorOf.en(about)} shows ${contentOf.en(about)}.`,
    'projector-follows': (about) => `${projectorOf.en(about)} shows the same as the others again.`,
    'hall-content-queued': (about) => `Prepared for the hall: ${contentOf.en(about)}.`,
    'hall-content-unqueued': () => 'Something prepared was removed from the queue of the hall.',
    'hall-queue-ordered': () => 'Queue of the hall put in another order.',
    'wireless-set': (about) =>
      about['name'] === '' ? 'Wi-Fi for the hall removed.' : `Wi-Fi for the hall: “${text(about, 'name')}”.`,
    ...debateJournal.en,
    ...electionJournal.en,
    'console-invited': (about) =>
      about['role'] === 'projector'
        ? `Projector “${text(about, 'name')}” invited.`
        : people.en.invitedAs(about),
    ...people.en.sentences,
    'rehearsal-held': (about) =>
      `Rehearsal with ${formats.en.plural(count(about, 'members'), { one: 'simulated member', other: 'simulated members' })}: ` +
      (about['verdict'] === 'held'
        ? `held. Slowest acknowledgement ${n(about, 'slowestMs')} ms.`
        : 'did not hold.'),
    'backup-opened': (about) =>
      `Backup of ${formats.en.dateTime(count(about, 'copiedAt'))} opened: from here on it is the convention, and what happened after that is not in it.`,
  },
}

export const journal = { de, en }
