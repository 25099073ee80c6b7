/** Words of a ballot paper that is being set up: what is voted on, how it is marked and counted, what is wrong with it. */
import type { Paper, Quorum, Rule, VoteWarning } from '#protocol'
import type { BallotKind, KindGroup } from '../views/Votes/ballot-kinds.ts'
import type { Why } from '../views/Votes/draft.ts'
import type { MajorityKind } from '../views/Votes/shares.ts'
import { formats } from './format.ts'

type About = Readonly<Record<string, string | number>>
type Subject = Paper['subject']

const z = formats.de
const de = {
  kind: 'Worüber wird abgestimmt?',
  kindGroups: {
    questions: 'Sachfragen',
    elections: 'Wahlen',
    others: 'Andere Verfahren',
  } satisfies Record<KindGroup, string>,
  kinds: {
    motion: 'Ein Antrag',
    motions: 'Mehrere Anträge',
    'en-bloc': 'En bloc',
    alternatives: 'Alternativen',
    post: 'Ein Amt',
    posts: 'Mehrere gleiche Ämter',
    list: 'Listen',
    approval: 'Zustimmung',
    cumulative: 'Kumulieren',
    score: 'Punkte',
    ranking: 'Rangfolge, ein Sitz',
    'ranking-seats': 'Rangfolge, mehrere Sitze',
  } satisfies Record<BallotKind, string>,
  kindHints: {
    motion: 'Ja, Nein oder Enthaltung zu dem, was der Titel sagt.',
    motions: 'Auf einem Stimmzettel; über jeden wird für sich entschieden.',
    'en-bloc': 'Viele Anträge mit einer Stimme; was strittig ist, wird herausgelöst.',
    alternatives: 'Eine von mehreren, oder keine.',
    post: 'Eine Person für ein Amt; ein einzelner Vorschlag geht auch.',
    posts: 'So viele Stimmen, wie Plätze zu besetzen sind.',
    list: 'Eine Liste wird als Ganzes gewählt.',
    approval: 'Beliebig viele Kreuze; wer die meisten hat, gewinnt.',
    cumulative: 'Mehrere Stimmen, die man auch häufen kann.',
    score: 'Jeder Vorschlag bekommt Punkte; die Summe entscheidet.',
    ranking: 'Alle ordnen die Vorschläge; das ersetzt Stichwahlen.',
    'ranking-seats': 'Alle ordnen; die Plätze verteilen sich nach Anteilen (STV).',
  } satisfies Record<BallotKind, string>,

  options: {
    motions: 'Anträge',
    alternatives: 'Alternativen',
    candidates: 'Kandidierende',
  } satisfies Record<Subject, string>,
  lists: 'Listen',
  optionsHint: 'Eine Zeile je Name. Eine kopierte Liste oder Tabellenspalte wird zu Zeilen.',
  optionsKeys: 'Pfeiltasten wechseln die Zeile, Alt mit Pfeil verschiebt sie.',
  optionCount: (count: number) => z.plural(count, { one: 'Eintrag', other: 'Einträge' }),
  line: (at: number) => `Zeile ${z.number(at)}`,
  groupOf: (at: number) => `Gruppe in Zeile ${z.number(at)}`,
  group: 'Gruppe',
  withGroups: 'Gruppen angeben',
  add: 'Zeile',
  sort: 'Alphabetisch ordnen',
  sorted: 'Alphabetisch geordnet.',
  remove: (name: string) => (name === '' ? 'Leere Zeile entfernen' : `„${name}“ entfernen`),
  removed: (name: string) => `„${name}“ wurde entfernt.`,
  pasted: (count: number) => `${z.plural(count, { one: 'Zeile wurde', other: 'Zeilen wurden' })} eingefügt.`,
  up: 'Nach oben',
  down: 'Nach unten',
  pullOut: (name: string) => `„${name}“ herauslösen`,
  pullOutShort: 'herauslösen',
  putBack: (name: string) => `„${name}“ zurück in den Block`,
  putBackShort: 'zurück',
  block: 'Name des Blocks',
  inBlock: (count: number, apart: number) => `${z.number(count)} im Block, ${z.number(apart)} einzeln`,
  members: (name: string) => (name === '' ? 'Wer auf der Liste steht' : `Wer auf „${name}“ steht`),
  membersHint: 'Namen, einer je Zeile (freiwillig)',

  seats: { motions: 'Gewinnen', alternatives: 'Gewinnen', candidates: 'Zu besetzen' } satisfies Record<
    Subject,
    string
  >,
  most: 'Höchstens ankreuzen',
  mostYes: 'Höchstens Ja',
  mostHint: 'leer: so viele, wie es gibt',
  mostSeatsHint: 'leer: so viele wie Plätze',
  least: 'Mindestens wählen',
  leastHint: 'Weniger geht nur leer oder ungültig.',
  each: {
    motions: 'Höchstens je Antrag',
    alternatives: 'Höchstens je Vorschlag',
    candidates: 'Höchstens je Person',
  },
  totalVotes: 'Stimmen zusammen',
  marks: 'Auf dem Stimmzettel',
  marksKinds: { choose: 'Kreuze', 'yes-no': 'Ja/Nein je Person' },
  rule: 'Ausgezählt nach',
  rules: {
    irv: 'Ausscheiden (IRV)',
    schulze: 'Paarvergleich (Schulze)',
    'scottish-stv': 'Schottisches STV',
    'meek-stv': 'Meek-STV',
  } satisfies Record<Exclude<Rule['kind'], 'majority' | 'most-votes'>, string>,
  adoptedBy: 'Angenommen bei',
  electedBy: 'Gewählt bei',
  majorities: {
    none: 'den meisten Stimmen',
    simple: 'mehr Ja als Nein',
    'two-thirds': 'zwei Dritteln von Ja und Nein',
    'of-valid': 'mehr als der Hälfte der gültigen Stimmen',
    'of-present': 'mehr als der Hälfte der Anwesenden',
    'of-entitled': 'mehr als der Hälfte aller Stimmberechtigten',
    custom: 'eigener Regel',
  } satisfies Record<MajorityKind, string>,
  majoritiesOfChoice: {
    simple: 'mehr als der Hälfte, Enthaltungen nicht gezählt',
    'two-thirds': 'zwei Dritteln, Enthaltungen nicht gezählt',
  },
  comparison: 'Zu erreichen ist',
  comparisons: { 'more-than': 'mehr als', 'at-least': 'mindestens' },
  share: 'Anteil',
  base: 'von',
  bases: {
    'yes-no': 'Ja und Nein',
    'yes-no-abstain': 'Ja, Nein und Enthaltungen',
    valid: 'gültigen Stimmen',
    cast: 'abgegebenen Stimmen, auch ungültigen',
    present: 'anwesenden Stimmberechtigten',
    entitled: 'allen Stimmberechtigten',
  },
  baseOfChoice: 'Stimmen ohne Enthaltungen',

  more: 'Weitere Regeln',
  moreSet: (count: number) => z.plural(count, { one: 'Abweichung', other: 'Abweichungen' }),
  subject: 'Zur Wahl stehen',
  subjects: { motions: 'Anträge', alternatives: 'Vorschläge', candidates: 'Personen' } satisfies Record<
    Subject,
    string
  >,
  offerNone: 'Nein zu allen ist möglich',
  offerAbstain: 'Enthaltung ist möglich',
  allowEqual: 'Mehrere dürfen denselben Platz bekommen',
  isChangeable: 'Stimme kann bis zum Schluss geändert werden',
  order: 'Reihenfolge',
  orders: {
    given: 'wie eingegeben',
    alphabetical: 'alphabetisch',
    drawn: 'gelost, überall gleich',
    shuffled: 'je Telefon gemischt',
  } satisfies Record<Paper['order'], string>,
  empty: 'Leer gilt als',
  empties: { abstention: 'Enthaltung', invalid: 'ungültig' } satisfies Record<Paper['empty'], string>,
  tie: 'Bei genau gleich viel Ja und Nein',
  ties: { rejected: 'abgelehnt', 'casting-vote': 'entscheidet die Leitung' },
  next: 'Bleiben Plätze offen',
  nexts: {
    none: 'nichts weiter',
    'second-ballot': 'zweiter Wahlgang',
    'same-again': 'noch einmal so',
  },
  dropOut: 'Scheidet aus unter',
  dropOutHint: 'Anteil der gültigen Stimmen, wie „10 %“; leer: niemand',
  reserved: 'Reserviert für Gruppe',
  reservedSeats: 'Reservierte Plätze',
  reservedHint: 'Jeder zweite Platz, vom ersten an.',
  noGroup: 'keine',
  shareGroup: 'Mindestanteil für',
  shareOf: 'Mindestanteil',
  shareHint: 'So viele der Angekreuzten müssen aus der Gruppe sein.',
  noGroupsYet: 'Erst Gruppen bei den Namen angeben.',
  quorum: 'Beteiligung vorgeschrieben',
  quorumText: 'Gültig ist die Abstimmung, wenn so viele abgestimmt haben:',
  quorumBases: {
    present: 'Anwesenden',
    entitled: 'Stimmberechtigten',
  } satisfies Record<Quorum['base'], string>,

  ruleInWords: 'So wird entschieden',
  ruleUnfinished: 'Die Regel steht hier, sobald alle Angaben lesbar sind.',
  preview: 'Stimmzettel',
  previewTitle: 'Titel der Abstimmung',
  previewName: 'Name',
  yes: 'Ja',
  no: 'Nein',
  abstain: 'Enth.',
  abstainAll: 'Enthaltung',
  noToAll: 'Nein zu allen',
  further: (count: number) => `und ${z.number(count)} weitere`,
  items: (count: number) => z.plural(count, { one: 'Eintrag', other: 'Einträge' }),
  notYet: 'Noch nicht:',

  faults: {
    'title-missing': () => 'Eine Abstimmung braucht einen Titel.',
    'title-too-long': ({ most }) => `Der Titel ist zu lang: höchstens ${most} Zeichen.`,
    'text-too-long': ({ most }) => `Der Text ist zu lang: höchstens ${z.number(Number(most))} Zeichen.`,
    'name-too-long': ({ most }) => `Ein Name ist zu lang: höchstens ${most} Zeichen.`,
    'group-too-long': ({ most }) => `Ein Gruppenname ist zu lang: höchstens ${most} Zeichen.`,
    'not-whole': () => 'Hier muss eine ganze Zahl stehen.',
    'too-large': ({ most }) => `Höchstens ${z.number(Number(most))}.`,
    'share-unreadable': () => 'Bitte einen Anteil wie „2/3“ oder „60 %“.',
    'share-too-fine': () =>
      'So fein geht es nicht: Bitte einen Bruch mit höchstens 1.000 im Nenner, wie „1/3“.',
    unreadable: () => 'Bitte Minuten wie „10“ oder „2:30“.',
    'too-short': () => 'Mindestens 5 Sekunden.',
    'too-long': () => 'Höchstens ein Tag.',
    'no-options': () => 'Es steht noch nichts zur Wahl: Bitte mindestens einen Namen eintragen.',
    'too-many-options': ({ most = 150 }) => `Es gehen höchstens ${most} Einträge auf einen Stimmzettel.`,
    'name-missing': () => 'Ein Eintrag hat keinen Namen.',
    'name-twice': ({ name = '' }) =>
      `${name === '' ? 'Ein Name' : `„${name}“`} steht zweimal da. Bitte unterscheiden, etwa nach dem Ort.`,
    'least-over-most': () => 'Mindestens ist mehr als höchstens: So könnte niemand gültig stimmen.',
    'most-over-options': () =>
      'Das sind mehr, als zur Wahl stehen. Weniger erlauben, oder weitere eintragen.',
    'least-over-options': () =>
      'So viele stehen nicht zur Wahl: Niemand könnte gültig stimmen. Weniger verlangen, oder weitere eintragen.',
    'more-seats-than-candidates': () =>
      'Das sind mehr Plätze, als zur Wahl stehen. Weniger Plätze, oder weitere Namen eintragen.',
    'most-under-seats': () =>
      'Das sind weniger, als Plätze zu besetzen sind: Bitte mindestens so viele erlauben.',
    'one-seat-only': () => 'Diese Regel besetzt genau einen Platz.',
    'rule-needs-ranking': () => 'Diese Regel braucht einen Stimmzettel mit Rangfolge.',
    'ranking-needs-its-rule': () => 'Eine Rangfolge braucht eine Regel, die sie auszählt.',
    'rule-needs-yes-no': () => 'Über jeden für sich entscheiden geht nur mit Ja und Nein.',
    'base-not-on-ballot': () =>
      'Diese Grundlage gibt es auf dem Stimmzettel nicht: Bitte eine andere wählen, oder Enthaltung anbieten.',
    'always-or-never': (about): string =>
      'numerator' in about || Object.keys(about).length === 0
        ? 'Dieser Anteil wäre immer oder nie erreicht.'
        : 'Mit 0 kann nichts gewählt werden.',
    'total-under-each': () =>
      'Zusammen sind es weniger als für einen allein: Bitte eine der beiden Zahlen ändern.',
    'group-on-no-option': ({ group = '' }) =>
      `Niemand auf dem Stimmzettel ist aus der Gruppe${group === '' ? '' : ` „${group}“`}. Die Gruppe neben den Namen angeben.`,
    'group-too-small': ({ group = '' }) =>
      `Aus der Gruppe${group === '' ? '' : ` „${group}“`} stehen zu wenige zur Wahl.`,
    'reserved-over-seats': () => 'Es sind mehr Plätze reserviert, als zu besetzen sind.',
  } satisfies Record<Why, (about: About) => string>,
  cannotOpen: (why: string) => `So kann die Abstimmung nicht geöffnet werden. ${why}`,

  ballot: 'Stimmzettel',
  follows: 'Folgt auf',
  chosenOf: (count: number, subject: Subject) =>
    ({
      motions: z.plural(count, { one: 'Antrag', other: 'Anträge' }),
      alternatives: z.plural(count, { one: 'Alternative', other: 'Alternativen' }),
      candidates: z.plural(count, { one: 'Kandidatur', other: 'Kandidaturen' }),
    })[subject],
  showAll: (count: number) => `Alle ${z.number(count)} zeigen`,
  changeable: 'Ändern',
  changeableYes: 'bis zum Schluss möglich, die letzte Stimme gilt',
  warnings: {
    'unique-weights': ({ persons }) =>
      persons === 1
        ? 'Eine Person hat ein Stimmgewicht, das sonst niemand hat. Aus der Summe könnte man ihre Stimme lesen.'
        : `${z.number(Number(persons))} Personen haben ein Stimmgewicht, das sonst niemand hat. Aus den Summen könnte man ihre Stimmen lesen.`,
    'few-voters': ({ persons }) =>
      persons === 1
        ? 'Nur eine Person kann abstimmen: Das Ergebnis ist ihre Stimme.'
        : `Nur ${z.number(Number(persons))} Personen können abstimmen: Ein einstimmiges Ergebnis zeigt jede Stimme.`,
    'dominant-weight': ({ weight }) =>
      `Eine Person hat das Stimmgewicht ${z.decimal(String(weight))}, an das keine Summe der anderen heranreicht. Das Ergebnis verrät ihre Stimme.`,
  } satisfies Record<VoteWarning['kind'], (about: About) => string>,
  warningsTitle: 'Geheim ist diese Abstimmung so nur mit Abstrichen:',
}

export type BallotsWords = typeof de

const e = formats.en
const en: BallotsWords = {
  kind: 'What is voted on?',
  kindGroups: { questions: 'Questions', elections: 'Elections', others: 'Other methods' },
  kinds: {
    motion: 'One motion',
    motions: 'Several motions',
    'en-bloc': 'En bloc',
    alternatives: 'Alternatives',
    post: 'One post',
    posts: 'Several equal posts',
    list: 'Lists',
    approval: 'Approval',
    cumulative: 'Cumulative votes',
    score: 'Points',
    ranking: 'Ranking, one seat',
    'ranking-seats': 'Ranking, several seats',
  },
  kindHints: {
    motion: 'Yes, no or abstain on what the title says.',
    motions: 'On one ballot paper; each is decided on its own.',
    'en-bloc': 'Many motions with one vote; what is disputed is pulled out.',
    alternatives: 'One of several, or none.',
    post: 'One person for one post; a single nomination will do, too.',
    posts: 'As many votes as there are seats to fill.',
    list: 'A list is elected as a whole.',
    approval: 'As many crosses as one likes; the most win.',
    cumulative: 'Several votes, which may be heaped.',
    score: 'Each proposal gets points; the sum decides.',
    ranking: 'Everybody ranks the proposals; this replaces run-offs.',
    'ranking-seats': 'Everybody ranks; seats are shared out in proportion (STV).',
  },

  options: { motions: 'Motions', alternatives: 'Alternatives', candidates: 'Candidates' },
  lists: 'Lists',
  optionsHint: 'One name a line. A copied list or a column of a spreadsheet becomes lines.',
  optionsKeys: 'Arrow keys change the line, Alt with an arrow moves it.',
  optionCount: (count) => e.plural(count, { one: 'entry', other: 'entries' }),
  line: (at) => `Line ${e.number(at)}`,
  groupOf: (at) => `Group in line ${e.number(at)}`,
  group: 'Group',
  withGroups: 'Give groups',
  add: 'Line',
  sort: 'Sort alphabetically',
  sorted: 'Sorted alphabetically.',
  remove: (name) => (name === '' ? 'Remove the blank line' : `Remove “${name}”`),
  removed: (name) => `“${name}” was removed.`,
  pasted: (count) => `${e.plural(count, { one: 'line was', other: 'lines were' })} pasted.`,
  up: 'Up',
  down: 'Down',
  pullOut: (name) => `Pull out “${name}”`,
  pullOutShort: 'pull out',
  putBack: (name) => `Put “${name}” back into the block`,
  putBackShort: 'put back',
  block: 'Name of the block',
  inBlock: (count, apart) => `${e.number(count)} in the block, ${e.number(apart)} on their own`,
  members: (name) => (name === '' ? 'Who stands on the list' : `Who stands on “${name}”`),
  membersHint: 'Names, one a line (optional)',

  seats: { motions: 'Winners', alternatives: 'Winners', candidates: 'Seats to fill' },
  most: 'Crosses at most',
  mostYes: 'Yes at most',
  mostHint: 'blank: as many as there are',
  mostSeatsHint: 'blank: as many as seats',
  least: 'Choose at least',
  leastHint: 'Fewer only as an empty or invalid ballot.',
  each: {
    motions: 'At most per motion',
    alternatives: 'At most per proposal',
    candidates: 'At most per person',
  },
  totalVotes: 'Votes in all',
  marks: 'On the ballot paper',
  marksKinds: { choose: 'crosses', 'yes-no': 'yes/no per person' },
  rule: 'Counted by',
  rules: {
    irv: 'Elimination (IRV)',
    schulze: 'Pairs (Schulze)',
    'scottish-stv': 'Scottish STV',
    'meek-stv': 'Meek STV',
  },
  adoptedBy: 'Adopted by',
  electedBy: 'Elected by',
  majorities: {
    none: 'the most votes',
    simple: 'more yes than no',
    'two-thirds': 'two thirds of yes and no',
    'of-valid': 'more than half of the valid votes',
    'of-present': 'more than half of those present',
    'of-entitled': 'more than half of all entitled',
    custom: 'a rule of its own',
  },
  majoritiesOfChoice: {
    simple: 'more than half, abstentions not counted',
    'two-thirds': 'two thirds, abstentions not counted',
  },
  comparison: 'To be reached is',
  comparisons: { 'more-than': 'more than', 'at-least': 'at least' },
  share: 'Share',
  base: 'of',
  bases: {
    'yes-no': 'yes and no',
    'yes-no-abstain': 'yes, no and abstentions',
    valid: 'valid votes',
    cast: 'votes cast, invalid ones too',
    present: 'entitled members present',
    entitled: 'all entitled members',
  },
  baseOfChoice: 'votes without abstentions',

  more: 'More rules',
  moreSet: (count) => e.plural(count, { one: 'set otherwise', other: 'set otherwise' }),
  subject: 'Voted on are',
  subjects: { motions: 'motions', alternatives: 'proposals', candidates: 'persons' },
  offerNone: 'No to all is offered',
  offerAbstain: 'Abstaining is offered',
  allowEqual: 'Several may get the same place',
  isChangeable: 'A ballot can be changed until the end',
  order: 'Order',
  orders: {
    given: 'as written',
    alphabetical: 'alphabetical',
    drawn: 'drawn, the same for all',
    shuffled: 'shuffled on each phone',
  },
  empty: 'Empty counts as',
  empties: { abstention: 'abstentions', invalid: 'invalid' },
  tie: 'With exactly as many yes as no',
  ties: { rejected: 'rejected', 'casting-vote': 'the chair decides' },
  next: 'If seats stay open',
  nexts: {
    none: 'nothing follows',
    'second-ballot': 'second ballot',
    'same-again': 'the same again',
  },
  dropOut: 'Drops out below',
  dropOutHint: 'Share of the valid votes, such as “10 %”; blank: nobody',
  reserved: 'Reserved for group',
  reservedSeats: 'Reserved seats',
  reservedHint: 'Every other seat, from the first on.',
  noGroup: 'none',
  shareGroup: 'Minimum share for',
  shareOf: 'Minimum share',
  shareHint: 'So many of those marked must be of the group.',
  noGroupsYet: 'First give groups beside the names.',
  quorum: 'A turnout is required',
  quorumText: 'The vote is valid if so many have voted:',
  quorumBases: { present: 'those present', entitled: 'those entitled' },

  ruleInWords: 'How it is decided',
  ruleUnfinished: 'The rule stands here as soon as everything can be read.',
  preview: 'Ballot paper',
  previewTitle: 'Title of the vote',
  previewName: 'Name',
  yes: 'Yes',
  no: 'No',
  abstain: 'Abst.',
  abstainAll: 'Abstain',
  noToAll: 'No to all',
  further: (count) => `and ${e.number(count)} more`,
  items: (count) => e.plural(count, { one: 'entry', other: 'entries' }),
  notYet: 'Not yet:',

  faults: {
    'title-missing': () => 'A vote needs a title.',
    'title-too-long': ({ most }) => `The title is too long: ${most} characters at most.`,
    'text-too-long': ({ most }) => `The text is too long: ${e.number(Number(most))} characters at most.`,
    'name-too-long': ({ most }) => `A name is too long: ${most} characters at most.`,
    'group-too-long': ({ most }) => `A group’s name is too long: ${most} characters at most.`,
    'not-whole': () => 'This must be a whole number.',
    'too-large': ({ most }) => `${e.number(Number(most))} at most.`,
    'share-unreadable': () => 'Please write a share such as “2/3” or “60 %”.',
    'share-too-fine': () =>
      'That is too fine: please write a fraction with at most 1,000 below, such as “1/3”.',
    unreadable: () => 'Please write minutes such as “10” or “2:30”.',
    'too-short': () => '5 seconds at least.',
    'too-long': () => 'A day at most.',
    'no-options': () => 'There is nothing to vote on yet: please write at least one name.',
    'too-many-options': ({ most = 150 }) => `A ballot paper takes ${most} entries at most.`,
    'name-missing': () => 'An entry has no name.',
    'name-twice': ({ name = '' }) =>
      `${name === '' ? 'A name' : `“${name}”`} is there twice. Please tell them apart, such as by place.`,
    'least-over-most': () => 'At least is more than at most: nobody could vote validly.',
    'most-over-options': () => 'That is more than there are. Allow fewer, or write down more.',
    'least-over-options': () =>
      'There are not so many: nobody could vote validly. Ask for fewer, or write down more.',
    'more-seats-than-candidates': () =>
      'That is more seats than there are names. Fill fewer seats, or write down more names.',
    'most-under-seats': () => 'That is fewer than there are seats to fill: please allow at least as many.',
    'one-seat-only': () => 'This rule fills exactly one seat.',
    'rule-needs-ranking': () => 'This rule needs a ballot paper that ranks.',
    'ranking-needs-its-rule': () => 'A ranking needs a rule that counts it.',
    'rule-needs-yes-no': () => 'Deciding on each by itself needs yes and no.',
    'base-not-on-ballot': () =>
      'The ballot paper does not give this base: please choose another, or offer abstaining.',
    'always-or-never': (about): string =>
      'numerator' in about || Object.keys(about).length === 0
        ? 'This share would be reached always or never.'
        : 'With 0 nothing can be elected.',
    'total-under-each': () => 'In all it is less than for one alone: please change one of the two numbers.',
    'group-on-no-option': ({ group = '' }) =>
      `Nobody on the ballot paper is of the group${group === '' ? '' : ` “${group}”`}. Give the group beside the names.`,
    'group-too-small': ({ group = '' }) =>
      `There are too few of the group${group === '' ? '' : ` “${group}”`} on the ballot paper.`,
    'reserved-over-seats': () => 'More seats are reserved than there are to fill.',
  },
  cannotOpen: (why) => `The vote cannot be opened like this. ${why}`,

  ballot: 'Ballot paper',
  follows: 'Follows',
  chosenOf: (count, subject) =>
    ({
      motions: e.plural(count, { one: 'motion', other: 'motions' }),
      alternatives: e.plural(count, { one: 'alternative', other: 'alternatives' }),
      candidates: e.plural(count, { one: 'candidate', other: 'candidates' }),
    })[subject],
  showAll: (count) => `Show all ${e.number(count)}`,
  changeable: 'Changing',
  changeableYes: 'possible until the end, the last ballot counts',
  warnings: {
    'unique-weights': ({ persons }) =>
      persons === 1
        ? 'One person has a voting weight that nobody else has. The sum could tell how this person voted.'
        : `${e.number(Number(persons))} persons have a voting weight that nobody else has. The sums could tell how they voted.`,
    'few-voters': ({ persons }) =>
      persons === 1
        ? 'Only one person can vote: the result is this person’s ballot.'
        : `Only ${e.number(Number(persons))} persons can vote: a unanimous result shows every ballot.`,
    'dominant-weight': ({ weight }) =>
      `One person has a voting weight of ${e.decimal(String(weight))}, which no sum of the others reaches. The result tells how this person voted.`,
  },
  warningsTitle: 'As it is, this vote is not quite secret:',
}

export const ballots = { de, en }
