/** What stands on results, in the console and in the hall. Knows no state. */
import type { MajorityBase, Tie, Verdict } from '#protocol'
import type { Standing } from '../result/standing.ts'
import { formats } from './format.ts'

const de = {
  choices: { yes: 'Ja', no: 'Nein', abstain: 'Enthaltung' },
  choicesShort: { yes: 'Ja', no: 'Nein', abstain: 'Enth.' },
  votes: 'Stimmen',
  points: 'Punkte',
  option: { motions: 'Antrag', alternatives: 'Alternative', candidates: 'Name' },
  verdict: {
    adopted: 'Angenommen',
    rejected: 'Abgelehnt',
    tied: 'Stimmengleichheit',
    'no-quorum': 'Quorum verfehlt',
  } satisfies Record<Verdict, string>,
  verdictColumn: 'Ergebnis',
  percent: (percent: string) => `${formats.de.decimal(percent)}\u00a0%`,
  needed: {
    'more-than': (amount: string) => `nötig: mehr als ${formats.de.decimal(amount)}`,
    'at-least': (amount: string) => `nötig: mindestens ${formats.de.decimal(amount)}`,
  },
  neededColumn: 'nötig',
  neededShort: {
    'more-than': (amount: string) => `> ${formats.de.decimal(amount)}`,
    'at-least': (amount: string) => `\u2265 ${formats.de.decimal(amount)}`,
  },
  base: {
    'yes-no': (amount: string) => `${formats.de.decimal(amount)} Ja und Nein`,
    'yes-no-abstain': (amount: string) => `${formats.de.decimal(amount)} Ja, Nein und Enthaltungen`,
    valid: (amount: string) => `${formats.de.decimal(amount)} gültig`,
    cast: (amount: string) => `${formats.de.decimal(amount)} abgegeben`,
    present: (amount: string) => `${formats.de.decimal(amount)} Anwesende`,
    entitled: (amount: string) => `${formats.de.decimal(amount)} Stimmberechtigte`,
  } satisfies Record<MajorityBase, (amount: string) => string>,
  /** Where the ballot asks for a choice, this is what a share of "yes and no" is a share of. */
  choosing: (amount: string) => `${formats.de.decimal(amount)} ohne Enthaltungen`,
  adoptedOf: (adopted: number, all: number) =>
    `${formats.de.number(adopted)} von ${formats.de.number(all)} angenommen`,
  baseZero: 'Keine Stimme zählt für die Mehrheit: Damit ist nichts angenommen.',
  sums: {
    cast: 'abgegeben',
    valid: 'gültig',
    invalid: 'ungültig',
    abstained: 'Enthaltungen',
    none: 'Nein zu allen',
    notCast: 'nicht abgegeben',
  },
  quorum: {
    reached: (needed: string, cast: string) =>
      `Quorum erreicht: ${formats.de.decimal(cast)} abgegeben, ${formats.de.decimal(needed)} nötig.`,
    missed: (needed: string, cast: string) =>
      `Quorum verfehlt: ${formats.de.decimal(cast)} abgegeben, ${formats.de.decimal(needed)} nötig.`,
  },
  elected: (count: number): string => (count === 1 ? 'Gewählt' : 'Gewählt sind'),
  nobodyElected: 'Niemand ist gewählt',
  notDecided: 'Noch nicht entschieden',
  standing: (standing: Standing): string => {
    switch (standing.kind) {
      case 'elected':
        return `${standing.place}. gewählt${standing.isByLot ? ' (Los)' : ''}`
      case 'tied':
        return 'stimmengleich'
      case 'lost-the-lot':
        return 'im Los unterlegen'
      case 'not-reached':
        return 'Mehrheit verfehlt'
      case 'dropped':
        return 'ausgeschieden'
      case 'not-elected':
        return 'nicht gewählt'
    }
  },
  open: (seats: number) =>
    formats.de.plural(seats, { one: 'Platz bleibt offen.', other: 'Plätze bleiben offen.' }),
  reserved: (seats: number, group: string) =>
    `${formats.de.plural(seats, { one: 'Platz ist', other: 'Plätze sind' })} für „${group}“ vorbehalten.`,
  tie: (names: string, decides: Tie['decides'], stage: number | null) =>
    `Gleichstand zwischen ${names}${stage === null ? '' : ` in Stufe ${stage}`}: ${
      {
        'who-is-elected': 'Das Los entscheidet, wer gewählt ist.',
        'who-is-excluded': 'Das Los entscheidet, wer ausscheidet.',
        'whose-surplus-goes-first': 'Das Los entscheidet, wessen Überschuss zuerst übertragen wird.',
      }[decides]
    }`,
  drawn: {
    'who-is-elected': (names: string) => `Das Los fiel auf ${names}.`,
    'who-is-excluded': (names: string) => `Nach dem Los scheidet aus: ${names}.`,
    'whose-surplus-goes-first': (names: string) => `Nach dem Los zuerst: ${names}.`,
  } satisfies Record<Tie['decides'], (names: string) => string>,
  tieBetween: (names: string, decides: Tie['decides'], stage: number | null) =>
    `Gleichstand zwischen ${names}${stage === null ? '' : ` in Stufe ${stage}`} (${
      {
        'who-is-elected': 'wer gewählt ist',
        'who-is-excluded': 'wer ausscheidet',
        'whose-surplus-goes-first': 'wessen Überschuss zuerst übertragen wird',
      }[decides]
    }).`,
  settled: (ties: number) =>
    formats.de.plural(ties, {
      one: 'Gleichstand auf dem Weg dahin hat das Los entschieden.',
      other: 'Gleichstände auf dem Weg dahin hat das Los entschieden.',
    }),
  quota: (amount: string) => `Quote ${formats.de.decimal(amount)}`,
  quotaIn: (ballots: string, quota: string | null) =>
    `${formats.de.decimal(ballots)} gültige ${ballots === '1' ? 'Stimme' : 'Stimmen'}${quota === null ? '' : `, Quote ${formats.de.decimal(quota)}`}`,
  stage: (stage: number) => `Stufe ${stage}`,
  stageOf: (stage: number, all: number) => `Stufe ${stage} von ${all}`,
  stagesTitle: 'Die Stufen der Auszählung',
  pictureTitle: 'Verlauf der Auszählung',
  counted: 'Erste Wünsche',
  surplus: (names: string) => `Überschuss: ${names}`,
  surplusMany: (count: number) => `Überschüsse von ${formats.de.number(count)}`,
  excluded: (name: string) => `Scheidet aus: ${name}`,
  isElectedHere: 'gewählt',
  isExcludedHere: 'ausgeschieden',
  notTransferred: 'nicht übertragbar',
  transfer: (amount: string, sign: -1 | 0 | 1) =>
    sign === 0 ? '' : `${sign > 0 ? '+' : '\u2212'}${formats.de.decimal(amount)}`,
  moreStages: 'Spätere Stufen',
  earlierStages: 'Frühere Stufen',
  stagesShown: (from: number, to: number, all: number) => `Stufen ${from} bis ${to} von ${all}`,
  pictureSays: (elected: string, stages: number) =>
    `Verlauf der Stimmen über ${formats.de.plural(stages, { one: 'Stufe', other: 'Stufen' })}. ${
      elected === '' ? 'Niemand ist gewählt.' : `Gewählt in dieser Reihenfolge: ${elected}.`
    } Alle Zahlen stehen in der Tabelle der Stufen.`,
  notNamed: (count: number) =>
    formats.de.plural(count, {
      one: 'weitere Linie ohne Namen',
      other: 'weitere Linien ohne Namen',
    }),
  ranking: 'Rangfolge',
  place: 'Platz',
  comparison: 'Jede gegen jede',
  comparisonSays: 'Zeile gegen Spalte: so viele Stimmen ziehen die Zeile der Spalte vor. Fett: die Mehrheit.',
  comparisonCut: (shown: number, all: number) =>
    `Die ersten ${formats.de.number(shown)} von ${formats.de.number(all)}.`,
  parts: 'Elektronisch und auf Papier',
  electronic: 'elektronisch',
  paper: 'Papier',
  total: 'gesamt',
  ballot: { invalid: 'ungültig', none: 'Nein zu allen', abstain: 'Enthaltung', empty: 'leer' },
  weight: (weight: string) => `${weight} Stimmen`,
  rollTitle: 'Wer wie gestimmt hat',
}

export type OutcomeWords = typeof de

const en: OutcomeWords = {
  choices: { yes: 'Yes', no: 'No', abstain: 'Abstention' },
  choicesShort: { yes: 'Yes', no: 'No', abstain: 'Abst.' },
  votes: 'votes',
  points: 'points',
  option: { motions: 'Motion', alternatives: 'Alternative', candidates: 'Name' },
  verdict: { adopted: 'Adopted', rejected: 'Rejected', tied: 'Tied', 'no-quorum': 'Quorum missed' },
  verdictColumn: 'Result',
  percent: (percent) => `${formats.en.decimal(percent)}%`,
  needed: {
    'more-than': (amount) => `needed: more than ${formats.en.decimal(amount)}`,
    'at-least': (amount) => `needed: at least ${formats.en.decimal(amount)}`,
  },
  neededColumn: 'needed',
  neededShort: {
    'more-than': (amount) => `> ${formats.en.decimal(amount)}`,
    'at-least': (amount) => `\u2265 ${formats.en.decimal(amount)}`,
  },
  base: {
    'yes-no': (amount) => `${formats.en.decimal(amount)} yes and no`,
    'yes-no-abstain': (amount) => `${formats.en.decimal(amount)} yes, no and abstentions`,
    valid: (amount) => `${formats.en.decimal(amount)} valid`,
    cast: (amount) => `${formats.en.decimal(amount)} cast`,
    present: (amount) => `${formats.en.decimal(amount)} present`,
    entitled: (amount) => `${formats.en.decimal(amount)} entitled`,
  },
  choosing: (amount) => `${formats.en.decimal(amount)} without abstentions`,
  adoptedOf: (adopted, all) => `${formats.en.number(adopted)} of ${formats.en.number(all)} adopted`,
  baseZero: 'No vote counts for the majority: nothing is adopted by that.',
  sums: {
    cast: 'cast',
    valid: 'valid',
    invalid: 'invalid',
    abstained: 'abstentions',
    none: 'no to all',
    notCast: 'not cast',
  },
  quorum: {
    reached: (needed, cast) =>
      `Quorum reached: ${formats.en.decimal(cast)} cast, ${formats.en.decimal(needed)} needed.`,
    missed: (needed, cast) =>
      `Quorum missed: ${formats.en.decimal(cast)} cast, ${formats.en.decimal(needed)} needed.`,
  },
  elected: () => 'Elected',
  nobodyElected: 'Nobody is elected',
  notDecided: 'Not decided yet',
  standing: (standing) => {
    switch (standing.kind) {
      case 'elected':
        return `elected ${standing.place}${standing.isByLot ? ' (by lot)' : ''}`
      case 'tied':
        return 'tied'
      case 'lost-the-lot':
        return 'lost the lot'
      case 'not-reached':
        return 'majority missed'
      case 'dropped':
        return 'dropped out'
      case 'not-elected':
        return 'not elected'
    }
  },
  open: (seats) => formats.en.plural(seats, { one: 'seat stays open.', other: 'seats stay open.' }),
  reserved: (seats, group) =>
    `${formats.en.plural(seats, { one: 'seat is', other: 'seats are' })} reserved for “${group}”.`,
  tie: (names, decides, stage) =>
    `Tied between ${names}${stage === null ? '' : ` in stage ${stage}`}: ${
      {
        'who-is-elected': 'a lot decides who is elected.',
        'who-is-excluded': 'a lot decides who is excluded.',
        'whose-surplus-goes-first': 'a lot decides whose surplus goes first.',
      }[decides]
    }`,
  drawn: {
    'who-is-elected': (names) => `The lot fell on ${names}.`,
    'who-is-excluded': (names) => `Excluded by lot: ${names}.`,
    'whose-surplus-goes-first': (names) => `First by lot: ${names}.`,
  },
  tieBetween: (names, decides, stage) =>
    `Tied between ${names}${stage === null ? '' : ` in stage ${stage}`} (${
      {
        'who-is-elected': 'who is elected',
        'who-is-excluded': 'who is excluded',
        'whose-surplus-goes-first': 'whose surplus goes first',
      }[decides]
    }).`,
  settled: (ties) =>
    formats.en.plural(ties, {
      one: 'tie on the way was decided by lot.',
      other: 'ties on the way were decided by lot.',
    }),
  quota: (amount) => `quota ${formats.en.decimal(amount)}`,
  quotaIn: (ballots, quota) =>
    `${formats.en.decimal(ballots)} valid ${ballots === '1' ? 'vote' : 'votes'}${quota === null ? '' : `, quota ${formats.en.decimal(quota)}`}`,
  stage: (stage) => `Stage ${stage}`,
  stageOf: (stage, all) => `Stage ${stage} of ${all}`,
  stagesTitle: 'The stages of the count',
  pictureTitle: 'Course of the count',
  counted: 'First preferences',
  surplus: (names) => `Surplus: ${names}`,
  surplusMany: (count) => `Surpluses of ${formats.en.number(count)}`,
  excluded: (name) => `Excluded: ${name}`,
  isElectedHere: 'elected',
  isExcludedHere: 'excluded',
  notTransferred: 'not transferable',
  transfer: (amount, sign) => (sign === 0 ? '' : `${sign > 0 ? '+' : '\u2212'}${formats.en.decimal(amount)}`),
  moreStages: 'Later stages',
  earlierStages: 'Earlier stages',
  stagesShown: (from, to, all) => `Stages ${from} to ${to} of ${all}`,
  pictureSays: (elected, stages) =>
    `Course of the votes over ${formats.en.plural(stages, { one: 'stage', other: 'stages' })}. ${
      elected === '' ? 'Nobody is elected.' : `Elected in this order: ${elected}.`
    } All figures are in the table of stages.`,
  notNamed: (count) =>
    formats.en.plural(count, { one: 'more line without a name', other: 'more lines without a name' }),
  ranking: 'Ranking',
  place: 'Place',
  comparison: 'Each against each',
  comparisonSays: 'Row against column: so many votes prefer the row to the column. Bold: the majority.',
  comparisonCut: (shown, all) => `The first ${formats.en.number(shown)} of ${formats.en.number(all)}.`,
  parts: 'Electronic and on paper',
  electronic: 'electronic',
  paper: 'paper',
  total: 'total',
  ballot: { invalid: 'invalid', none: 'no to all', abstain: 'abstention', empty: 'empty' },
  weight: (weight) => `${weight} votes`,
  rollTitle: 'Who voted what',
}

export const outcomeWords = { de, en }
