/**
 * The rule of a majority as one sentence, in German and English, for the ballot, the result and the console. It knows no
 * votes and counts nothing.
 */

import type { Language, Majority, MajorityBase } from '../protocol/messages.ts'

type RuleWords = {
  simple: string
  /** By reduced fraction; any other stands in figures. */
  fractions: Readonly<Record<string, string>>
  comparison: Record<Majority['comparison'], (share: string) => string>
  base: Record<MajorityBase, string>
  rule: (amount: string, base: string) => string
  /** Where every vote of the base must be yes. */
  unanimous: Record<MajorityBase, string>
  abstentionsAside: string
}

const de: RuleWords = {
  simple: 'Angenommen bei mehr Ja- als Nein-Stimmen; Enthaltungen zählen nicht mit.',
  fractions: {
    '1/2': 'die Hälfte',
    '1/3': 'ein Drittel',
    '2/3': 'zwei Drittel',
    '1/4': 'ein Viertel',
    '3/4': 'drei Viertel',
    '3/5': 'drei Fünftel',
    '4/5': 'vier Fünftel',
  },
  comparison: {
    'more-than': (share) => `mehr als ${share}`,
    'at-least': (share) => `mindestens ${share}`,
  },
  base: {
    'yes-no': 'der Ja- und Nein-Stimmen',
    'yes-no-abstain': 'aller abgegebenen Stimmen, Enthaltungen mitgezählt,',
    present: 'der anwesenden Stimmberechtigten',
    entitled: 'aller Stimmberechtigten',
  },
  rule: (amount, base) => `Angenommen, wenn Ja ${amount} ${base} erreicht`,
  unanimous: {
    'yes-no': 'Angenommen, wenn niemand mit Nein stimmt',
    'yes-no-abstain': 'Angenommen, wenn alle abgegebenen Stimmen Ja lauten, ohne Enthaltung',
    present: 'Angenommen, wenn alle anwesenden Stimmberechtigten mit Ja stimmen',
    entitled: 'Angenommen, wenn alle Stimmberechtigten mit Ja stimmen',
  },
  abstentionsAside: '; Enthaltungen zählen nicht mit',
}

const en: RuleWords = {
  simple: 'Adopted with more yes than no votes; abstentions do not count.',
  fractions: {
    '1/2': 'half',
    '1/3': 'one third',
    '2/3': 'two thirds',
    '1/4': 'one quarter',
    '3/4': 'three quarters',
    '3/5': 'three fifths',
    '4/5': 'four fifths',
  },
  comparison: {
    'more-than': (share) => `more than ${share}`,
    'at-least': (share) => `at least ${share}`,
  },
  base: {
    'yes-no': 'of the yes and no votes',
    'yes-no-abstain': 'of all votes cast, abstentions included',
    present: 'of the entitled members present',
    entitled: 'of all members entitled to vote',
  },
  rule: (amount, base) => `Adopted if yes reaches ${amount} ${base}`,
  unanimous: {
    'yes-no': 'Adopted if nobody votes no',
    'yes-no-abstain': 'Adopted if all votes cast are yes, without an abstention',
    present: 'Adopted if all entitled members present vote yes',
    entitled: 'Adopted if all members entitled to vote vote yes',
  },
  abstentionsAside: '; abstentions do not count',
}

const words: Record<Language, RuleWords> = { de, en }

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))

/** Such as «Adopted with more yes than no votes; abstentions do not count.» */
export const majoritySentence = (majority: Majority, language: Language): string => {
  const { base, comparison } = majority
  const divisor = commonDivisor(majority.numerator, majority.denominator)
  const share = `${majority.numerator / divisor}/${majority.denominator / divisor}`
  const its = words[language]
  if (base === 'yes-no' && share === '1/2' && comparison === 'more-than') return its.simple
  const rule =
    share === '1/1' && comparison === 'at-least'
      ? its.unanimous[base]
      : its.rule(its.comparison[comparison](its.fractions[share] ?? share), its.base[base])
  return `${rule}${base === 'yes-no' ? its.abstentionsAside : ''}.`
}
