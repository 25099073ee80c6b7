/** German words for rules and ballots; which sentence is said when, rule-words.ts knows. */
import type { Majority, Paper } from '../protocol/messages.ts'

type Subject = Paper['subject']
/** What counts for an option: a yes, a cross (or vote), a point. */
export type Unit = 'yes' | 'votes' | 'points'

const isElection = (subject: Subject) => subject === 'candidates'
const won = (subject: Subject) => (isElection(subject) ? 'Gewählt' : 'Angenommen')
const who = (subject: Subject) => (isElection(subject) ? 'wer' : 'was')
const round = (subject: Subject) => (isElection(subject) ? 'Wahlgang' : 'Durchgang')
const places = (seats: number) => (seats === 1 ? '1 Platz' : `${seats} Plätze`)
const units: Record<Unit, string> = { yes: 'Ja-Stimmen', votes: 'Stimmen', points: 'Punkte' }
const manyUnits: Record<Unit, string> = { ...units, points: 'Punkten' }

const plural = { motions: 'Anträge', alternatives: 'Alternativen', candidates: 'Kandidaturen' }
const manyOf = { ...plural, motions: 'Anträgen' }
const one = { motions: 'einen Antrag', alternatives: 'eine Alternative', candidates: 'eine Kandidatur' }
const toEach = { motions: 'jedem Antrag', alternatives: 'jeder Alternative', candidates: 'jeder Kandidatur' }
const onEach = { motions: 'jeden Antrag', alternatives: 'jede Alternative', candidates: 'jede Kandidatur' }

const lastDiffering = 'Bei Gleichstand entscheidet die letzte Stufe mit einem Unterschied, dann das Los.'
const lot = 'Bei Gleichstand entscheidet das Los.'
const transfers = (subject: Subject, also: string) =>
  `Was darüber liegt, geht an die nächsten Ränge${also}; liegt nichts darüber, scheidet aus, ${who(subject)} die wenigsten Stimmen hat.`
const quota = (subject: Subject, amount: string) =>
  `${won(subject)} ist, ${who(subject)} die Quote erreicht, das sind ${amount}.`

export const de = {
  percent: (share: string) => `${share}\u00A0%`,
  /** By reduced fraction; any other is in percent, or in figures. */
  fractions: {
    '1/2': 'die Hälfte',
    '1/3': 'ein Drittel',
    '2/3': 'zwei Drittel',
    '1/4': 'ein Viertel',
    '3/4': 'drei Viertel',
    '3/5': 'drei Fünftel',
    '4/5': 'vier Fünftel',
  } as Readonly<Record<string, string>>,
  comparison: { 'more-than': 'mehr als ', 'at-least': 'mindestens ' } satisfies Record<
    Majority['comparison'],
    string
  >,
  /** `areVotes`: no ballot has more than one vote. `abstain`: one can be an abstention. */
  bases: {
    'yes-no': 'der Ja- und Nein-Stimmen',
    'yes-no-abstain': 'der Ja-Stimmen, Nein-Stimmen und Enthaltungen',
    valid: (areVotes: boolean, abstain: boolean) =>
      `der gültigen ${areVotes ? 'Stimmen' : 'Stimmzettel'}${abstain ? ' (mit Enthaltungen)' : ''}`,
    decided: (areVotes: boolean, abstain: boolean) =>
      `der gültigen ${areVotes ? 'Stimmen' : 'Stimmzettel'}${abstain ? ' (ohne Enthaltungen)' : ''}`,
    cast: (areVotes: boolean) =>
      `aller abgegebenen ${areVotes ? 'Stimmen' : 'Stimmzettel'} (auch der ungültigen)`,
    present: 'der anwesenden Stimmberechtigten',
    entitled: 'aller Stimmberechtigten',
  },

  eachApart: (subject: Subject) => `Über ${onEach[subject]} wird für sich entschieden. `,
  simple: (subject: Subject) => `${won(subject)} bei mehr Ja- als Nein-Stimmen`,
  reached: (subject: Subject, amount: string) => `${won(subject)}, wenn Ja ${amount} erreicht`,
  unanimous: {
    'yes-no': (subject: Subject) => `${won(subject)}, wenn niemand mit Nein stimmt`,
    present: (subject: Subject) => `${won(subject)}, wenn alle anwesenden Stimmberechtigten mit Ja stimmen`,
    entitled: (subject: Subject) => `${won(subject)}, wenn alle Stimmberechtigten mit Ja stimmen`,
  },
  abstentionsAside: '; Enthaltungen zählen nicht mit',
  castingVote: 'Bei gleich vielen Ja- und Nein-Stimmen entscheidet die Versammlungsleitung.',

  most: (subject: Subject, seats: number, unit: Unit) =>
    seats === 1
      ? `${won(subject)} ist, ${who(subject)} die meisten ${units[unit]} hat`
      : `${won(subject)} sind die ${seats} mit den meisten ${manyUnits[unit]}`,
  overNo: '; nötig sind mehr Ja- als Nein-Stimmen',
  overNone: '; nötig sind mehr, als zu allen Nein sagen',
  mostReaching: (subject: Subject, amount: string, unit: Unit) =>
    `${won(subject)} ist, ${who(subject)} ${unit === 'votes' ? '' : `mit ${manyUnits[unit]} `}${amount} erreicht`,
  moreYesThanNo: (subject: Subject) => `${won(subject)} ist, ${who(subject)} mehr Ja- als Nein-Stimmen hat`,
  surplus: (seats: number, unit: Unit) =>
    `; gilt das für mehr${seats === 1 ? 'ere' : ` als ${seats}`}, entscheiden die meisten ${units[unit]}`,
  lot,
  reserved: (group: string, seats: readonly number[]) =>
    seats.length === 1
      ? `Platz ${seats.join('')} ist der Gruppe „${group}“ vorbehalten.`
      : seats.length > 4 && seats.at(-1) === seats.length * 2 - 1
        ? `Jeder zweite Platz, vom ersten an, ist der Gruppe „${group}“ vorbehalten, zusammen ${seats.length}.`
        : `Die Plätze ${seats.slice(0, -1).join(', ')} und ${seats.at(-1)} sind der Gruppe „${group}“ vorbehalten.`,
  stillOpen: (subject: Subject, seats: number): string =>
    seats > 1
      ? 'Bleiben Plätze offen, '
      : isElection(subject)
        ? 'Bleibt der Platz offen, '
        : 'Bleibt die Entscheidung offen, ',
  next: {
    'second-ballot': (subject: Subject, seats: number, unit: Unit) =>
      seats === 1
        ? `folgt ${isElection(subject) ? 'eine Stichwahl' : 'ein zweiter Durchgang'} unter den beiden mit den meisten ${manyUnits[unit]}; dann genügen die meisten.`
        : `folgt ein zweiter ${round(subject)} mit höchstens doppelt so vielen ${manyOf[subject]}, wie Plätze offen sind; dann genügen die meisten ${units[unit]}.`,
    'same-again': (subject: Subject) => `folgt ein weiterer ${round(subject)} nach derselben Regel.`,
  },
  dropOut: (subject: Subject, share: string, base: string) =>
    `Für den nächsten ${round(subject)} scheidet aus, ${who(subject)} weniger als ${share} ${base} erreicht.`,

  ranked: {
    irv: (subject: Subject) =>
      `${won(subject)} ist, ${who(subject)} mehr als die Hälfte der noch zählenden Stimmen hat. Sonst scheidet aus, ${who(subject)} die wenigsten hat, und diese Stimmzettel zählen für ihren nächsten Rang. ${lastDiffering}`,
    'scottish-stv': (subject: Subject, seats: number) =>
      `${places(seats)} mit übertragbarer Stimme nach schottischer Regel. ${quota(subject, `die gültigen Stimmen durch ${seats + 1}, abgerundet, plus 1`)} ${transfers(subject, '')} ${lastDiffering}`,
    'meek-stv': (subject: Subject, seats: number) =>
      `${places(seats)} mit übertragbarer Stimme nach Meek. ${quota(subject, `die noch zählenden Stimmen durch ${seats + 1}`)} ${transfers(subject, `, auch an schon ${won(subject)}e`)} ${lot}`,
    schulze: (subject: Subject, seats: number) =>
      `Verglichen wird je zu zweit, ${isElection(subject) ? 'wen' : 'was'} mehr Stimmzettel vorziehen. ${
        seats === 1
          ? `${won(subject)} ist, ${who(subject)} jeden Vergleich gewinnt`
          : `${won(subject)} sind die ersten ${seats} der Reihe, die sich daraus ergibt`
      }, notfalls über die stärkste Kette von Vergleichen (Schulze-Methode). ${lot}`,
  },
  quorum: (amount: string) => `Nötige Beteiligung: ${amount}; sonst gilt kein Ergebnis.`,

  form: {
    yesNo: (subject: Subject, options: number, abstain: boolean) =>
      `Stimmen Sie ${options === 1 ? '' : `zu ${toEach[subject]} `}mit Ja${abstain ? ', Nein oder Enthaltung' : ' oder Nein'}.`,
    yesLimit: (amount: string) => `${amount} Ja.`,
    limits: {
      exactly: (count: number) => `Genau ${count}`,
      from: (count: number) => `Mindestens ${count}`,
      to: (count: number) => `Höchstens ${count}`,
      between: (least: number, most: number) => `Zwischen ${least} und ${most}`,
    },
    chooseOne: (subject: Subject) => `Wählen Sie ${one[subject]}.`,
    chooseAny: (subject: Subject) => `Wählen Sie beliebig viele ${plural[subject]}.`,
    chooseAmount: (subject: Subject, least: number, most: number) =>
      `Wählen Sie ${least === most ? `genau ${most}` : least > 1 ? `${least} bis ${most}` : `bis zu ${most}`} ${plural[subject]}.`,
    alsoNone: 'Sie können auch zu allen Nein sagen.',
    alsoAbstain: 'Sie können sich auch enthalten.',
    alsoBoth: 'Sie können auch zu allen Nein sagen oder sich enthalten.',
    points: (subject: Subject, each: number) =>
      `Geben Sie ${toEach[subject]} 0 ${each === 1 ? 'Punkte oder 1 Punkt' : `bis ${each} Punkte`}.`,
    cumulate: (subject: Subject, total: number, each: number) =>
      `Verteilen Sie bis zu ${total} Stimmen, ${each < total ? `höchstens ${each}` : 'auch alle'} auf ${one[subject]}.`,
    rank: 'Geben Sie Ihrer ersten Wahl die 1, der nächsten die 2 und so weiter.',
    rankAll: 'Alle brauchen einen Rang.',
    rankSome: (least: number) => `Mindestens ${least} brauchen einen Rang.`,
    rankAny: 'Es müssen nicht alle einen Rang haben.',
    equal: 'Gleiche Ränge sind erlaubt.',
    notEqual: 'Jeder Rang nur einmal.',
    share: (amount: string, group: string) => `Davon ${amount} aus der Gruppe „${group}“.`,
    empty: {
      abstention: 'Ein leerer Stimmzettel gilt als Enthaltung.',
      invalid: 'Ein leerer Stimmzettel ist ungültig.',
    } satisfies Record<Paper['empty'], string>,
  },
}

export type RuleWords = typeof de
