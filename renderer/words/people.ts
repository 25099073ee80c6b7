/** Words for people at consoles: offices, rights, accounts, and what waits for a second person. */
import type { Account, Language, Office, Right, SecondPersonAct } from '#protocol'

type About = Readonly<Record<string, string | number>>

type Names = {
  offices: Record<Office, string>
  rights: Record<Right, { name: string; what: string }>
  acts: Record<SecondPersonAct, string>
  states: Record<Account['state'], string>
}

const deNames: Names = {
  offices: {
    chair: 'Leitung',
    teller: 'Zählkommission',
    desk: 'Akkreditierung',
    'minute-taker': 'Schriftführung',
    observer: 'Beobachtung',
  },
  rights: {
    read: { name: 'Ansehen', what: 'Alles sehen, was nicht geheim ist' },
    contacts: { name: 'Kontakte', what: 'E-Mail-Adressen, Links und Codes der Mitglieder' },
    convention: { name: 'Einstellungen', what: 'Versammlung, Konsolen und ihre Rechte, Sicherungen' },
    register: { name: 'Verzeichnis', what: 'Mitgliederlisten einlesen' },
    accreditation: { name: 'Akkreditierung', what: 'Ein- und auschecken, Zugänge sperren' },
    proxies: { name: 'Vertretungen', what: 'Stimmübertragungen eintragen' },
    agenda: { name: 'Tagesordnung', what: 'Punkte schreiben, ordnen und aufrufen' },
    motions: { name: 'Anträge', what: 'Anträge und Änderungsanträge führen' },
    elections: { name: 'Wahlen', what: 'Posten, Kandidaturen und Wahlgänge führen' },
    debate: { name: 'Debatte', what: 'Redeliste führen' },
    votes: {
      name: 'Abstimmungen',
      what: 'Vorbereiten, öffnen, schließen, veröffentlichen, für ungültig erklären',
    },
    count: { name: 'Auszählung', what: 'Stimmzettel eingeben und bestätigen, Los ziehen' },
    hall: { name: 'Projektor', what: 'Wählen, was der Saal sieht' },
    minutes: { name: 'Protokoll', what: 'Protokoll führen und abschließen' },
    rehearsal: { name: 'Probe', what: 'Mit simulierten Mitgliedern proben' },
  },
  acts: {
    'annul-vote': 'Eine Abstimmung oder ihre Stimmen von Telefonen für ungültig erklären',
    'publish-election': 'Das Ergebnis einer Wahl veröffentlichen',
    'late-admission': 'Jemanden nachträglich zu einer offenen Abstimmung zulassen',
  },
  states: {
    invited: 'Eingeladen, Link noch nicht benutzt',
    'signed-in': 'Angemeldet',
    'signed-out': 'Abgemeldet',
    revoked: 'Gesperrt',
  },
}

const enNames: Names = {
  offices: {
    chair: 'Chair',
    teller: 'Teller',
    desk: 'Accreditation desk',
    'minute-taker': 'Minute-taker',
    observer: 'Observer',
  },
  rights: {
    read: { name: 'Look', what: 'See all that is not secret' },
    contacts: { name: 'Contacts', what: 'E-mail addresses, links and codes of members' },
    convention: { name: 'Settings', what: 'The convention, consoles and their rights, backups' },
    register: { name: 'Register', what: 'Import member lists' },
    accreditation: { name: 'Accreditation', what: 'Check in and out, revoke access' },
    proxies: { name: 'Proxies', what: 'Enter transfers of votes' },
    agenda: { name: 'Agenda', what: 'Write, order and call up items' },
    motions: { name: 'Motions', what: 'Lead motions and amendments' },
    elections: { name: 'Elections', what: 'Lead posts, candidates and rounds' },
    debate: { name: 'Debate', what: 'Lead the speakers’ list' },
    votes: { name: 'Votes', what: 'Prepare, open, close, publish, annul' },
    count: { name: 'Count', what: 'Enter and confirm ballot papers, draw lots' },
    hall: { name: 'Projector', what: 'Choose what the hall sees' },
    minutes: { name: 'Minutes', what: 'Write and finalise the minutes' },
    rehearsal: { name: 'Rehearsal', what: 'Rehearse with simulated members' },
  },
  acts: {
    'annul-vote': 'Annul a vote, or its ballots from phones',
    'publish-election': 'Publish the result of an election',
    'late-admission': 'Admit somebody late to an open vote',
  },
  states: {
    invited: 'Invited, link not used yet',
    'signed-in': 'Signed in',
    'signed-out': 'Signed out',
    revoked: 'Revoked',
  },
}

const names: Record<Language, Names> = { de: deNames, en: enNames }

const word = (table: Readonly<Record<string, unknown>>, key: unknown): string => {
  const found = table[String(key)]
  if (typeof found === 'string') return found
  if (typeof found === 'object' && found !== null && 'name' in found) return String(found.name)
  return String(key)
}
const officeWord = (about: About, language: Language) => word(names[language].offices, about['office'])
const rightWord = (about: About, language: Language) => word(names[language].rights, about['right'])
const text = (about: About, key: string) => String(about[key] ?? '')

/** Whom it is about, where it is about one. */
const member = (about: About) =>
  about['number'] === undefined ? '' : `, ${text(about, 'name')} (${text(about, 'number')})`
/** What was asked for: the act, and of what. */
const askedFor = (about: About, language: Language): string => {
  const { acts } = names[language]
  switch (about['command']) {
    case 'set-second-person':
      return alone[language](word(acts, about['act']))
    case 'move-to-paper':
      return onPhones[language]
    default:
      return word(acts, about['act'])
  }
}
/** One act stands for more than one command. */
const alone = {
  de: (act: string) => `Keine zweite Person mehr für: ${act}`,
  en: (act: string) => `No second person any more for: ${act}`,
}
const onPhones = {
  de: 'Auf Papier fortsetzen und die Stimmen von Telefonen für ungültig erklären',
  en: 'Continue on paper, and annul the ballots cast on phones',
}
const deAsked = (about: About) =>
  `${askedFor(about, 'de')}${about['title'] === undefined ? '' : `: „${text(about, 'title')}“`}${member(about)}`
const enAsked = (about: About) =>
  `${askedFor(about, 'en')}${about['title'] === undefined ? '' : `: “${text(about, 'title')}”`}${member(about)}`

const de = {
  ...deNames,
  officeOf: (office: Office) => deNames.offices[office],
  title: 'Personen an Konsolen',
  lead: 'Jede Person bekommt einen eigenen Link auf ihren Namen. Was sie tut, steht mit Namen und Amt im Journal.',
  list: 'Zugänge zu Konsolen',
  nobody: 'Noch niemand eingeladen. Wer an diesem Rechner sitzt, ist die Leitung.',
  columns: { name: 'Name', office: 'Amt', state: 'Zustand', acts: 'Aktionen' },
  online: 'Gerade da',
  lastSeen: (time: string) => `Zuletzt da ${time}`,
  you: 'Sie',
  name: 'Name der Person',
  nameHint: 'So steht sie im Journal.',
  nameMissing: 'Bitte einen Namen eingeben.',
  office: 'Amt',
  officeFor: (name: string) => `Amt von ${name}`,
  invite: 'Link erstellen',
  inviting: 'Wird erstellt …',
  newLink: 'Neuer Link',
  newLinkFor: (name: string) => `Neuer Link für ${name}`,
  inviteDone: (name: string) => `Link für „${name}“`,
  inviteOnce: 'Er öffnet genau eine Konsole und gilt 30 Tage. Er wird nur jetzt gezeigt.',
  revoke: 'Sperren',
  revokeFor: (name: string) => `${name} sperren`,
  revokeQuestion: (name: string) => `Zugang von „${name}“ sperren?`,
  revokeText:
    'Die Konsolen dieser Person werden sofort abgemeldet, ihr Link gilt nicht mehr, und was sie beantragt hat, ist zurückgezogen. Das lässt sich nicht rückgängig machen.',
  showRevoked: (count: number) => `Gesperrte zeigen (${String(count)})`,
  rightsTitle: 'Wer was darf',
  rightsLead:
    'Gilt sofort für alle Konsolen. Wer Einstellungen ändern darf, kann sich und anderen alles geben.',
  mayLabel: (office: string, right: string) => `${office}: ${right}`,
  fixed: 'Liegt fest',
  secondTitle: 'Vier-Augen-Prinzip',
  secondLead:
    'Was sich nicht zurücknehmen lässt, geschieht dann erst, wenn eine zweite Person zustimmt. Auch das Ausschalten braucht eine zweite.',
  asks: (name: string) => `${name} bittet um Zustimmung:`,
  asked: (time: string) => `seit ${time}`,
  waitsForOther: 'Wartet auf die Zustimmung einer zweiten Person:',
  toPaperWhat: (title: string) =>
    `Abstimmung „${title}“ auf Papier fortsetzen; die Stimmen von den Telefonen werden für ungültig erklärt.`,
  annulWhat: (title: string, reason: string) =>
    `Abstimmung „${title}“ für ungültig erklären. Grund: ${reason}`,
  publishWhat: (title: string) => `Ergebnis der Wahl „${title}“ veröffentlichen.`,
  admitWhat: (name: string, title: string, reason: string) =>
    `${name} nachträglich zur Abstimmung „${title}“ zulassen. Grund: ${reason}`,
  ruleWhat: (act: string) => `Für „${act}“ keine zweite Person mehr verlangen.`,
  approve: 'Zustimmen',
  refuse: 'Ablehnen',
  withdraw: 'Zurückziehen',
  approveQuestion: 'Zustimmen? Dann geschieht es sofort:',
  ended: {
    approved: (by: string) => `${by} hat zugestimmt; es ist geschehen:`,
    refused: (by: string) => `${by} hat abgelehnt:`,
    withdrawn: (by: string) => `Zurückgezogen (${by}):`,
    overtaken: (by: string) => `${by} hat zugestimmt, aber es ging nicht mehr:`,
  },
  dismiss: 'Ausblenden',
  signedIn: (name: string, office: string) => `${name}, ${office}`,
  onlyLooking: (office: string) => `Hier nur zum Lesen: Ändern gehört nicht zu Ihrem Amt (${office}).`,
  notYours: (office: string) => `Das gehört nicht zu Ihrem Amt (${office}).`,
  hiddenContact: 'Nur für Ämter, die es brauchen',
  sentences: {
    'account-invited-again': (about: About) => `Neuer Link für „${text(about, 'name')}“ erstellt.`,
    'account-office-set': (about: About) =>
      `„${text(about, 'name')}“ hat jetzt das Amt ${officeWord(about, 'de')}.`,
    'account-revoked': (about: About) => `Zugang von „${text(about, 'name')}“ gesperrt.`,
    'right-set': (about: About) =>
      about['may'] === 'yes'
        ? `${officeWord(about, 'de')} darf jetzt: ${rightWord(about, 'de')}.`
        : `${officeWord(about, 'de')} darf nicht mehr: ${rightWord(about, 'de')}.`,
    'second-person-set': (about: About) =>
      about['needed'] === 'yes'
        ? `Braucht jetzt eine zweite Person: ${word(deNames.acts, about['act'])}.`
        : `Braucht keine zweite Person mehr: ${word(deNames.acts, about['act'])}.`,
    'approval-asked': (about: About) => `Zustimmung erbeten. ${deAsked(about)}.`,
    'approval-given': (about: About) =>
      `Zugestimmt, beantragt von ${text(about, 'asked')}. ${deAsked(about)}.`,
    'approval-refused': (about: About) =>
      `Abgelehnt, beantragt von ${text(about, 'asked')}. ${deAsked(about)}.`,
    'approval-withdrawn': (about: About) => `Antrag zurückgezogen. ${deAsked(about)}.`,
    'approval-overtaken': (about: About) => `Zugestimmt, aber nicht mehr möglich. ${deAsked(about)}.`,
  },
  invitedAs: (about: About) =>
    `„${text(about, 'name')}“ eingeladen${about['office'] === undefined ? ', Leitung' : `, ${officeWord(about, 'de')}`}.`,
  with: (by: string, other: string) => `${by} mit ${other}`,
}

type People = typeof de

const en: People = {
  ...enNames,
  officeOf: (office) => enNames.offices[office],
  title: 'People at consoles',
  lead: 'Everybody gets a link in their own name. What they do stands in the journal with name and office.',
  list: 'Accounts of consoles',
  nobody: 'Nobody invited yet. Whoever sits at this machine is the chair.',
  columns: { name: 'Name', office: 'Office', state: 'State', acts: 'Acts' },
  online: 'Here now',
  lastSeen: (time) => `Last here ${time}`,
  you: 'You',
  name: 'Name of the person',
  nameHint: 'As the journal says it.',
  nameMissing: 'Please enter a name.',
  office: 'Office',
  officeFor: (name) => `Office of ${name}`,
  invite: 'Create link',
  inviting: 'Creating …',
  newLink: 'New link',
  newLinkFor: (name) => `New link for ${name}`,
  inviteDone: (name) => `Link for “${name}”`,
  inviteOnce: 'It opens exactly one console and is good for 30 days. It is shown only now.',
  revoke: 'Revoke',
  revokeFor: (name) => `Revoke ${name}`,
  revokeQuestion: (name) => `Revoke the account of “${name}”?`,
  revokeText:
    'The consoles of this person are signed out at once, their link opens nothing any more, and what they asked for is withdrawn. This cannot be undone.',
  showRevoked: (count) => `Show revoked (${String(count)})`,
  rightsTitle: 'Who may do what',
  rightsLead: 'Holds at once for all consoles. Who may change settings can give everything to anybody.',
  mayLabel: (office, right) => `${office}: ${right}`,
  fixed: 'Fixed',
  secondTitle: 'Four eyes',
  secondLead:
    'What cannot be undone then happens only when a second person approves. Turning this off needs a second person too.',
  asks: (name) => `${name} asks for approval:`,
  asked: (time) => `since ${time}`,
  waitsForOther: 'Waits for the approval of a second person:',
  toPaperWhat: (title) => `Move vote “${title}” to paper; the ballots cast on phones are annulled.`,
  annulWhat: (title, reason) => `Annul vote “${title}”. Reason: ${reason}`,
  publishWhat: (title) => `Publish the result of the election “${title}”.`,
  admitWhat: (name, title, reason) => `Admit ${name} late to vote “${title}”. Reason: ${reason}`,
  ruleWhat: (act) => `Require no second person any more for “${act}”.`,
  approve: 'Approve',
  refuse: 'Refuse',
  withdraw: 'Withdraw',
  approveQuestion: 'Approve? Then it happens at once:',
  ended: {
    approved: (by) => `${by} approved, and it is done:`,
    refused: (by) => `${by} refused:`,
    withdrawn: (by) => `Withdrawn (${by}):`,
    overtaken: (by) => `${by} approved, but it could not be done any more:`,
  },
  dismiss: 'Dismiss',
  signedIn: (name, office) => `${name}, ${office}`,
  onlyLooking: (office) => `Here to read only: changing is not for your office (${office}).`,
  notYours: (office) => `That is not for your office (${office}).`,
  hiddenContact: 'Only for offices that need it',
  sentences: {
    'account-invited-again': (about) => `New link for “${text(about, 'name')}” created.`,
    'account-office-set': (about) => `“${text(about, 'name')}” is now ${officeWord(about, 'en')}.`,
    'account-revoked': (about) => `Account of “${text(about, 'name')}” revoked.`,
    'right-set': (about) =>
      about['may'] === 'yes'
        ? `${officeWord(about, 'en')} may now: ${rightWord(about, 'en')}.`
        : `${officeWord(about, 'en')} may not any more: ${rightWord(about, 'en')}.`,
    'second-person-set': (about) =>
      about['needed'] === 'yes'
        ? `Needs a second person now: ${word(enNames.acts, about['act'])}.`
        : `Needs no second person any more: ${word(enNames.acts, about['act'])}.`,
    'approval-asked': (about) => `Approval asked for. ${enAsked(about)}.`,
    'approval-given': (about) => `Approved, asked for by ${text(about, 'asked')}. ${enAsked(about)}.`,
    'approval-refused': (about) => `Refused, asked for by ${text(about, 'asked')}. ${enAsked(about)}.`,
    'approval-withdrawn': (about) => `Request withdrawn. ${enAsked(about)}.`,
    'approval-overtaken': (about) => `Approved, but not possible any more. ${enAsked(about)}.`,
  },
  invitedAs: (about) =>
    `“${text(about, 'name')}” invited${about['office'] === undefined ? ', chair' : `, ${officeWord(about, 'en')}`}.`,
  with: (by, other) => `${by} with ${other}`,
}

export const people = { de, en }
