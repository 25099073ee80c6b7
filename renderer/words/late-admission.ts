/** Words of late admission: the dialog, who was admitted, the journal's sentence and why it is refused. */
import { formats } from './format.ts'

type About = Readonly<Record<string, string | number>>

const people = (language: 'de' | 'en', count: number): string =>
  language === 'de'
    ? formats.de.plural(count, { one: 'Person', other: 'Personen' })
    : formats.en.plural(count, { one: 'person', other: 'people' })

const de = {
  act: 'Nachträglich zulassen …',
  actOn: (vote: string) => `Nachträglich zulassen: ${vote}`,
  drawer: 'Offene Abstimmung',
  isOn: (vote: string) => `Im Verzeichnis von „${vote}“.`,
  isNotOn: (vote: string) => `Nicht im Verzeichnis von „${vote}“.`,
  title: (vote: string) => `Nachträglich zulassen zu „${vote}“`,
  lead: 'Wer beim Öffnen zu Unrecht fehlte, darf damit noch abstimmen. Alle anderen bleiben, wie das Verzeichnis sie beim Öffnen festgehalten hat.',
  person: 'Person',
  personHint: 'Name oder Mitgliedsnummer',
  nobodyFound: 'Niemand mit diesem Namen oder dieser Nummer.',
  reason: 'Grund',
  reasonHint: 'Steht im Journal, im Protokoll und auf dem Ergebnisblatt.',
  missing: { person: 'Bitte eine Person wählen.', reason: 'Bitte einen Grund angeben.' },
  checking: 'Wird geprüft …',
  then: (registered: number, weight: string) =>
    `${weight === '1' ? '' : `Stimmt mit Gewicht ${formats.de.decimal(weight)}. `}Das Verzeichnis hat dann ${people('de', registered)}.`,
  principals: (count: number) =>
    `${count === 1 ? 'Eine Vollmacht dieser Person zählt' : `${formats.de.number(count)} Vollmachten dieser Person zählen`} erst ab der nächsten Abstimmung.`,
  confirm: (name: string) => (name === '' ? 'Zulassen' : `${name} zulassen`),
  confirming: 'Wird zugelassen …',
  over: 'Die Abstimmung ist nicht mehr offen.',
  listed: (count: number) => `Nachträglich zugelassen: ${formats.de.number(count)}`,
  by: (by: string, at: number) => `${by}, ${formats.de.timeWithSeconds(at)} Uhr`,
  sentences: {
    'member-admitted-late': (about: About) =>
      `${String(about['name'] ?? '')} (${String(about['number'] ?? '')}) nachträglich zu Abstimmung ${String(about['vote'] ?? '')} „${String(about['title'] ?? '')}“ zugelassen. Grund: ${String(about['reason'] ?? '')}`,
  },
  refusals: {
    'already-on-register': ({ name = 'Diese Person' }: About) =>
      `${name} steht schon im Verzeichnis dieser Abstimmung und kann abstimmen.`,
    represented: ({ name = 'diese Person', to = 'eine Vertretung' }: About) =>
      `Für ${name} stimmt hier ${to} ab, mit Vollmacht. Selbst stimmt ${name} ab der nächsten Abstimmung.`,
    'has-no-vote': ({ name = 'Diese Person' }: About) => `${name} ist nicht stimmberechtigt.`,
    'other-electorate': ({ name = 'Diese Person' }: About) =>
      `${name} gehört zu keiner der Gruppen, die hier abstimmen.`,
    'not-checked-in': ({ name = 'Diese Person' }: About) =>
      `${name} ist nicht eingecheckt, und hier stimmen nur Anwesende ab. Erst einchecken, dann zulassen.`,
  },
}

const en: typeof de = {
  act: 'Admit late …',
  actOn: (vote) => `Admit late: ${vote}`,
  drawer: 'Open vote',
  isOn: (vote) => `On the register of “${vote}”.`,
  isNotOn: (vote) => `Not on the register of “${vote}”.`,
  title: (vote) => `Admit late to “${vote}”`,
  lead: 'Who was wrongly missing when the vote opened may vote after all. Everybody else stays as the register had them at that moment.',
  person: 'Person',
  personHint: 'Name or member number',
  nobodyFound: 'Nobody has this name or number.',
  reason: 'Reason',
  reasonHint: 'It stands in the journal, in the minutes and on the result sheet.',
  missing: { person: 'Please choose a person.', reason: 'Please give a reason.' },
  checking: 'Being checked …',
  then: (registered, weight) =>
    `${weight === '1' ? '' : `Votes with weight ${formats.en.decimal(weight)}. `}The register then has ${people('en', registered)}.`,
  principals: (count) =>
    `${count === 1 ? 'One proxy that this person holds counts' : `${formats.en.number(count)} proxies that this person holds count`} from the next vote on only.`,
  confirm: (name) => (name === '' ? 'Admit' : `Admit ${name}`),
  confirming: 'Being admitted …',
  over: 'The vote is not open any more.',
  listed: (count) => `Admitted late: ${formats.en.number(count)}`,
  by: (by, at) => `${by}, ${formats.en.timeWithSeconds(at)}`,
  sentences: {
    'member-admitted-late': (about) =>
      `${String(about['name'] ?? '')} (${String(about['number'] ?? '')}) admitted late to vote ${String(about['vote'] ?? '')} “${String(about['title'] ?? '')}”. Reason: ${String(about['reason'] ?? '')}`,
  },
  refusals: {
    'already-on-register': ({ name = 'This person' }) =>
      `${name} stands on the register of this vote already, and can vote.`,
    represented: ({ name = 'this person', to = 'a proxy' }) =>
      `${to} casts the vote of ${name} here, as their proxy. From the next vote on ${name} votes in person.`,
    'has-no-vote': ({ name = 'This person' }) => `${name} is not entitled to vote.`,
    'other-electorate': ({ name = 'This person' }) => `${name} is of none of the groups that vote here.`,
    'not-checked-in': ({ name = 'This person' }) =>
      `${name} is not checked in, and only those present vote here. Check in first, then admit.`,
  },
}

export const lateAdmission = { de, en }
