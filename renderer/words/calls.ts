/** Words of the quorum, the count and the trial vote in the console. */
import type { QuorumRule } from '#protocol'
import { formats } from './format.ts'

const share = ({ numerator, denominator }: QuorumRule) =>
  numerator === 1 && denominator === 2 ? null : `${String(numerator)}/${String(denominator)}`

const de = {
  title: 'Beschlussfähigkeit und Probeabstimmung',
  open: 'Beschlussfähigkeit und Probe …',
  tabs: 'Was',
  quorum: 'Beschlussfähigkeit',
  trial: 'Probeabstimmung',
  mark: {
    count: (answered: number, of: number) =>
      `Zählung ${formats.de.number(answered)} / ${formats.de.number(of)}`,
    trial: (answered: number, of: number) =>
      `Probe ${formats.de.number(answered)} / ${formats.de.number(of)}`,
    reached: 'Beschlussfähig',
    missed: 'Nicht beschlussfähig',
    notFound: 'Beschlussfähigkeit offen',
  },
  rule: 'Was verlangt ist',
  noRule: 'Für diese Versammlung ist keine Beschlussfähigkeit festgelegt.',
  ruleSentence: (rule: QuorumRule) => {
    const part = share(rule) ?? 'die Hälfte'
    const base = rule.base === 'entitled' ? 'aller Stimmberechtigten' : 'aller, die je eingecheckt waren,'
    return rule.comparison === 'more-than'
      ? `Mehr als ${part} ${base} muss anwesend sein.`
      : `Mindestens ${part} ${base} muss anwesend sein.`
  },
  isAsked: 'Beschlussfähigkeit',
  asked: { no: 'nicht verlangt', yes: 'verlangt' },
  base: 'Von',
  bases: { entitled: 'allen Stimmberechtigten', accredited: 'allen je Eingecheckten' },
  comparison: 'Anteil',
  comparisons: { 'more-than': 'mehr als', 'at-least': 'mindestens' },
  numerator: 'Zähler',
  denominator: 'Nenner',
  gate: 'Ohne sie eine Abstimmung öffnen',
  trialGate: 'Erste Abstimmung ohne Probe',
  gates: { none: 'erlaubt', warn: 'nach Rückfrage', block: 'nicht möglich' },
  save: 'Festlegen',
  saving: 'Wird gespeichert …',
  change: 'Ändern',
  wrongShare: 'Dieser Anteil ist nie oder immer erreicht. Bitte zwei ganze Zahlen von 1 bis 1.000.',
  now: (present: number, needed: number) =>
    `Jetzt eingecheckt: ${formats.de.number(present)}. Nötig: ${formats.de.number(needed)}.`,
  find: 'Nach Check-in feststellen',
  beginCount: 'Alle Telefone fragen',
  seconds: 'Sekunden',
  wrongSeconds: 'Bitte 5 bis 3.600 Sekunden.',
  beginTrial: 'Probe beginnen',
  trialLead:
    'Alle Telefone zeigen einen Stimmzettel, der deutlich als Probe bezeichnet ist. Nichts davon zählt. Der Saal sieht, welche Nummern schon geantwortet haben.',
  end: { count: 'Zählung beenden', trial: 'Probe beenden' },
  cancel: 'Abbrechen',
  counting: (answered: number, needed: number) =>
    `${formats.de.number(answered)} haben sich gemeldet und sind eingecheckt, ${formats.de.number(needed)} sind nötig.`,
  trying: (answered: number, of: number) =>
    `${formats.de.number(answered)} von ${formats.de.number(of)} Stimmberechtigten haben die Probe bestanden.`,
  left: (time: string) => `noch ${time}`,
  strangers: (count: number) =>
    `${formats.de.plural(count, { one: 'hat sich gemeldet, ist', other: 'haben sich gemeldet, sind' })} aber nicht eingecheckt:`,
  checkIn: 'Einchecken',
  checkInAll: 'Alle einchecken',
  missing: (count: number) => `Ohne Antwort: ${formats.de.number(count)}`,
  reasons: {
    notPresent: 'nicht eingecheckt',
    neverSignedIn: 'nie angemeldet',
    offline: 'nicht verbunden',
    silent: 'verbunden, ohne Antwort',
  },
  everybody: 'Alle haben geantwortet.',
  andMore: (count: number) => `… und ${formats.de.number(count)} weitere.`,
  showAll: 'Alle ohne Antwort unter Teilnehmende zeigen',
  reason: 'Grund',
  all: 'alle',
  history: 'Bisherige Feststellungen',
  noHistory: 'Noch keine.',
  columns: { at: 'Zeit', how: 'Wie', present: 'Anwesend', needed: 'Nötig', base: 'Von', result: 'Ergebnis' },
  how: { count: 'Zählung', 'check-in': 'Check-in' },
  reached: { yes: 'beschlussfähig', no: 'nicht beschlussfähig' },
  trials: 'Bisherige Proben',
  trialLine: (time: string, answered: number, of: number) =>
    `${time} Uhr: ${formats.de.number(answered)} von ${formats.de.number(of)}`,
  openAnyway: 'Trotzdem öffnen',
  offline: 'Keine Verbindung zum Host.',
}

export type CallWords = typeof de

const en: CallWords = {
  title: 'Quorum and trial vote',
  open: 'Quorum and trial …',
  tabs: 'What',
  quorum: 'Quorum',
  trial: 'Trial vote',
  mark: {
    count: (answered, of) => `Count ${formats.en.number(answered)} / ${formats.en.number(of)}`,
    trial: (answered, of) => `Trial ${formats.en.number(answered)} / ${formats.en.number(of)}`,
    reached: 'Quorate',
    missed: 'Not quorate',
    notFound: 'Quorum not found yet',
  },
  rule: 'What is asked for',
  noRule: 'This convention asks for no quorum.',
  ruleSentence: (rule) => {
    const part = share(rule) ?? 'half'
    const base = rule.base === 'entitled' ? 'all entitled members' : 'all who were ever checked in'
    return rule.comparison === 'more-than'
      ? `More than ${part} of ${base} must be present.`
      : `At least ${part} of ${base} must be present.`
  },
  isAsked: 'Quorum',
  asked: { no: 'not asked for', yes: 'asked for' },
  base: 'Of',
  bases: { entitled: 'all entitled members', accredited: 'all ever checked in' },
  comparison: 'Share',
  comparisons: { 'more-than': 'more than', 'at-least': 'at least' },
  numerator: 'Numerator',
  denominator: 'Denominator',
  gate: 'Opening a vote without it',
  trialGate: 'First vote without a trial',
  gates: { none: 'allowed', warn: 'after a question', block: 'not possible' },
  save: 'Set',
  saving: 'Saving …',
  change: 'Change',
  wrongShare: 'This share is reached never or always. Two whole numbers from 1 to 1,000, please.',
  now: (present, needed) =>
    `Checked in now: ${formats.en.number(present)}. Needed: ${formats.en.number(needed)}.`,
  find: 'Find by check-in',
  beginCount: 'Ask all phones',
  seconds: 'Seconds',
  wrongSeconds: '5 to 3,600 seconds, please.',
  beginTrial: 'Begin trial',
  trialLead:
    'All phones show a ballot that is clearly marked as a trial. Nothing of it counts. The hall sees which numbers have answered.',
  end: { count: 'End count', trial: 'End trial' },
  cancel: 'Cancel',
  counting: (answered, needed) =>
    `${formats.en.number(answered)} have answered and are checked in, ${formats.en.number(needed)} are needed.`,
  trying: (answered, of) =>
    `${formats.en.number(answered)} of ${formats.en.number(of)} entitled members have passed the trial.`,
  left: (time) => `${time} left`,
  strangers: (count) =>
    `${formats.en.plural(count, { one: 'has answered but is', other: 'have answered but are' })} not checked in:`,
  checkIn: 'Check in',
  checkInAll: 'Check in all',
  missing: (count) => `No answer: ${formats.en.number(count)}`,
  reasons: {
    notPresent: 'not checked in',
    neverSignedIn: 'never signed in',
    offline: 'not connected',
    silent: 'connected, no answer',
  },
  everybody: 'Everybody has answered.',
  andMore: (count) => `… and ${formats.en.number(count)} more.`,
  showAll: 'Show all without an answer under Participants',
  reason: 'Reason',
  all: 'all',
  history: 'Findings so far',
  noHistory: 'None yet.',
  columns: { at: 'Time', how: 'How', present: 'Present', needed: 'Needed', base: 'Of', result: 'Result' },
  how: { count: 'count', 'check-in': 'check-in' },
  reached: { yes: 'quorate', no: 'not quorate' },
  trials: 'Trials so far',
  trialLine: (time, answered, of) => `${time}: ${formats.en.number(answered)} of ${formats.en.number(of)}`,
  openAnyway: 'Open anyway',
  offline: 'No connection to the host.',
}

export const calls = { de, en }
