import { describe, expect, test } from 'vitest'
import type { Form, Fraction, Language, Majority, Paper, Quorum, Rule } from '../protocol/messages.ts'
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { formSentence, ruleSentence } from './rule-words.ts'

const languages: readonly Language[] = ['de', 'en']
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `Option ${at}`, items: [], group: '' }))
const half: Majority = { ...SIMPLE_MAJORITY, base: 'valid' }
const twoThirds: Majority = { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' }

const oneSeat: Extract<Rule, { kind: 'most-votes' }> = {
  kind: 'most-votes',
  seats: 1,
  majority: null,
  reserved: null,
  dropOut: null,
  next: null,
}
const election: Paper = {
  subject: 'candidates',
  options: options(5),
  form: { kind: 'choose', least: 0, most: 1, none: true, abstain: true },
  rule: oneSeat,
  order: 'given',
  empty: 'invalid',
  share: null,
}
const rule = (paper: Partial<Paper>, language: Language, quorum: Quorum | null = null) =>
  ruleSentence({ paper: { ...election, ...paper }, quorum }, language)
const both = (paper: Partial<Paper>) => languages.map((language) => rule(paper, language))
const form = (paper: Partial<Paper>) =>
  languages.map((language) => formSentence({ ...election, ...paper }, language))
const motion = (majority: Majority) =>
  languages.map((language) => ruleSentence({ paper: motionPaper(majority), quorum: null }, language))

describe('a majority', () => {
  test('that is simple is said simply', () => {
    const sentences = [
      'Angenommen bei mehr Ja- als Nein-Stimmen; Enthaltungen zählen nicht mit.',
      'Adopted with more yes than no votes; abstentions do not count.',
    ]
    expect(motion(SIMPLE_MAJORITY)).toEqual(sentences)
    expect(motion({ ...SIMPLE_MAJORITY, numerator: 50, denominator: 100 })).toEqual(sentences)
  })

  test.each<[Majority['base'], string, string]>([
    [
      'yes-no',
      'Angenommen, wenn Ja mindestens zwei Drittel der Ja- und Nein-Stimmen erreicht; Enthaltungen zählen nicht mit.',
      'Adopted if yes reaches at least two thirds of the yes and no votes; abstentions do not count.',
    ],
    [
      'yes-no-abstain',
      'Angenommen, wenn Ja mindestens zwei Drittel der Ja-Stimmen, Nein-Stimmen und Enthaltungen erreicht.',
      'Adopted if yes reaches at least two thirds of the yes votes, no votes and abstentions.',
    ],
    [
      'valid',
      'Angenommen, wenn Ja mindestens zwei Drittel der gültigen Stimmen (mit Enthaltungen) erreicht.',
      'Adopted if yes reaches at least two thirds of the valid votes (with abstentions).',
    ],
    [
      'cast',
      'Angenommen, wenn Ja mindestens zwei Drittel aller abgegebenen Stimmen (auch der ungültigen) erreicht.',
      'Adopted if yes reaches at least two thirds of all votes cast (invalid ones too).',
    ],
    [
      'present',
      'Angenommen, wenn Ja mindestens zwei Drittel der anwesenden Stimmberechtigten erreicht.',
      'Adopted if yes reaches at least two thirds of the entitled members present.',
    ],
    [
      'entitled',
      'Angenommen, wenn Ja mindestens zwei Drittel aller Stimmberechtigten erreicht.',
      'Adopted if yes reaches at least two thirds of all members entitled to vote.',
    ],
  ])('names its base: %s', (base, ...sentences) => {
    expect(motion({ ...twoThirds, base })).toEqual(sentences)
  })

  test('of more than half is not one of at least half', () => {
    expect(motion({ ...half, base: 'entitled' })[1]).toBe(
      'Adopted if yes reaches more than half of all members entitled to vote.',
    )
    expect(motion({ ...SIMPLE_MAJORITY, comparison: 'at-least' })[0]).toBe(
      'Angenommen, wenn Ja mindestens die Hälfte der Ja- und Nein-Stimmen erreicht; Enthaltungen zählen nicht mit.',
    )
  })

  test('with an unusual share has it in percent where that is exact, else in figures, reduced', () => {
    const of = (numerator: number, denominator: number) =>
      motion({ ...twoThirds, base: 'present', numerator, denominator })
    expect([...of(14, 24), ...of(11, 20)]).toEqual([
      'Angenommen, wenn Ja mindestens 7/12 der anwesenden Stimmberechtigten erreicht.',
      'Adopted if yes reaches at least 7/12 of the entitled members present.',
      'Angenommen, wenn Ja mindestens 55\u00A0% der anwesenden Stimmberechtigten erreicht.',
      'Adopted if yes reaches at least 55% of the entitled members present.',
    ])
  })

  test('of everybody has sentences of its own', () => {
    const all: Majority = { ...twoThirds, numerator: 1, denominator: 1 }
    expect([
      motion(all)[0],
      motion({ ...all, base: 'present' })[1],
      motion({ ...all, base: 'valid' })[0],
    ]).toEqual([
      'Angenommen, wenn niemand mit Nein stimmt; Enthaltungen zählen nicht mit.',
      'Adopted if all entitled members present vote yes.',
      'Angenommen, wenn Ja 100\u00A0% der gültigen Stimmen (mit Enthaltungen) erreicht.',
    ])
  })

  test('on several motions says that each stands alone, and who decides where yes = no', () => {
    const paper: Partial<Paper> = {
      subject: 'motions',
      options: options(3),
      form: { kind: 'yes-no', least: 0, most: 3, abstain: true },
      rule: { kind: 'majority', majority: SIMPLE_MAJORITY, tie: 'casting-vote' },
    }
    expect(both(paper)).toEqual([
      'Über jeden Antrag wird für sich entschieden. Angenommen bei mehr Ja- als Nein-Stimmen; Enthaltungen zählen nicht mit. Bei gleich vielen Ja- und Nein-Stimmen entscheidet die Versammlungsleitung.',
      'Each motion is decided on its own. Adopted with more yes than no votes; abstentions do not count. With as many yes as no votes the chair decides.',
    ])
    expect(form(paper)).toEqual([
      'Stimmen Sie zu jedem Antrag mit Ja, Nein oder Enthaltung. Ein leerer Stimmzettel ist ungültig.',
      'Vote yes, no or abstain on each motion. An empty ballot is invalid.',
    ])
  })

  test('beside which nobody can abstain does not speak of it', () => {
    const paper = motionPaper(SIMPLE_MAJORITY)
    const strict: Paper = {
      ...paper,
      empty: 'invalid',
      form: { kind: 'yes-no', least: 0, most: 1, abstain: false },
    }
    expect(ruleSentence({ paper: strict, quorum: null }, 'en')).toBe('Adopted with more yes than no votes.')
    expect(formSentence(strict, 'en')).toBe('Vote yes or no.')
  })
})

describe('most votes', () => {
  test('for one seat', () => {
    expect(both({})).toEqual([
      'Gewählt ist, wer die meisten Stimmen hat; nötig sind mehr, als zu allen Nein sagen. Bei Gleichstand entscheidet das Los.',
      'The candidate with the most votes is elected; it takes more than say no to all. A tie is decided by lot.',
    ])
    expect(form({})).toEqual([
      'Wählen Sie eine Kandidatur. Sie können auch zu allen Nein sagen oder sich enthalten. Ein leerer Stimmzettel ist ungültig.',
      'Choose one candidate. You can also say no to all, or abstain. An empty ballot is invalid.',
    ])
  })

  test('for one seat by absolute majority, with a run-off', () => {
    expect(both({ rule: { ...oneSeat, majority: half, next: 'second-ballot' } })).toEqual([
      'Gewählt ist, wer mehr als die Hälfte der gültigen Stimmen (mit Enthaltungen) erreicht. Bleibt der Platz offen, folgt eine Stichwahl unter den beiden mit den meisten Stimmen; dann genügen die meisten.',
      'Whichever candidate reaches more than half of the valid votes (with abstentions) is elected. If the seat stays open, a run-off follows between the two with the most votes; then the most are enough.',
    ])
    const without: Majority = { ...half, base: 'yes-no' }
    expect(both({ rule: { ...oneSeat, majority: without } })).toEqual([
      'Gewählt ist, wer mehr als die Hälfte der gültigen Stimmen (ohne Enthaltungen) erreicht. Bei Gleichstand entscheidet das Los.',
      'Whichever candidate reaches more than half of the valid votes (without abstentions) is elected. A tie is decided by lot.',
    ])
  })

  test('for several equal seats, with drop-out and a second ballot', () => {
    const paper: Partial<Paper> = {
      options: options(9),
      form: { kind: 'choose', least: 1, most: 3, none: false, abstain: false },
      rule: {
        ...{ ...oneSeat, seats: 3, majority: half, next: 'second-ballot' },
        dropOut: { numerator: 1, denominator: 10 },
      },
    }
    expect(both(paper)).toEqual([
      'Gewählt ist, wer mehr als die Hälfte der gültigen Stimmzettel erreicht; gilt das für mehr als 3, entscheiden die meisten Stimmen. Bleiben Plätze offen, folgt ein zweiter Wahlgang mit höchstens doppelt so vielen Kandidaturen, wie Plätze offen sind; dann genügen die meisten Stimmen. Für den nächsten Wahlgang scheidet aus, wer weniger als 10\u00A0% der gültigen Stimmzettel erreicht.',
      'Whichever candidate reaches more than half of the valid ballots is elected; if more than 3 do, those with the most votes. If seats stay open, a second ballot follows with at most twice as many candidates as there are open seats; then the most votes are enough. Whichever candidate reaches less than 10% of the valid ballots is not on the next ballot.',
    ])
    expect(form(paper)).toEqual([
      'Wählen Sie bis zu 3 Kandidaturen. Ein leerer Stimmzettel ist ungültig.',
      'Choose up to 3 candidates. An empty ballot is invalid.',
    ])
  })

  test('with seats and marks for a group', () => {
    const paper: Partial<Paper> = {
      options: options(9),
      form: { kind: 'choose', least: 2, most: 4, none: false, abstain: true },
      rule: { ...oneSeat, seats: 4, reserved: { group: 'Frauen', seats: 2 } },
      share: { group: 'Frauen', numerator: 1, denominator: 2 },
      empty: 'abstention',
    }
    expect(both(paper)).toEqual([
      'Gewählt sind die 4 mit den meisten Stimmen. Die Plätze 1 und 3 sind der Gruppe „Frauen“ vorbehalten. Bei Gleichstand entscheidet das Los.',
      'The 4 candidates with the most votes are elected. Seats 1 and 3 are kept for the group “Frauen”. A tie is decided by lot.',
    ])
    expect(form(paper)).toEqual([
      'Wählen Sie 2 bis 4 Kandidaturen. Sie können sich auch enthalten. Davon mindestens die Hälfte aus der Gruppe „Frauen“. Ein leerer Stimmzettel gilt als Enthaltung.',
      'Choose 2 to 4 candidates. You can also abstain. Of these at least half from the group “Frauen”. An empty ballot counts as an abstention.',
    ])
    const reserved = (seats: number, count: number) =>
      rule({ rule: { ...oneSeat, seats, reserved: { group: 'F', seats: count } } }, 'de').split('. ')[1]
    expect([reserved(9, 5), reserved(5, 4), reserved(3, 3)]).toEqual([
      'Jeder zweite Platz, vom ersten an, ist der Gruppe „F“ vorbehalten, zusammen 5',
      'Die Plätze 1, 3, 4 und 5 sind der Gruppe „F“ vorbehalten',
      'Die Plätze 1, 2 und 3 sind der Gruppe „F“ vorbehalten',
    ])
  })

  test('with yes and no for each candidate', () => {
    const paper: Partial<Paper> = {
      options: options(9),
      form: { kind: 'yes-no', least: 0, most: 4, abstain: true },
      rule: { ...oneSeat, seats: 4, majority: SIMPLE_MAJORITY, next: 'same-again' },
    }
    expect(both(paper)).toEqual([
      'Gewählt ist, wer mehr Ja- als Nein-Stimmen hat; gilt das für mehr als 4, entscheiden die meisten Ja-Stimmen. Bleiben Plätze offen, folgt ein weiterer Wahlgang nach derselben Regel.',
      'Whichever candidate has more yes than no votes is elected; if more than 4 do, those with the most yes votes. If seats stay open, another ballot follows by the same rule.',
    ])
    expect(form(paper)[0]).toBe(
      'Stimmen Sie zu jeder Kandidatur mit Ja, Nein oder Enthaltung. Höchstens 4 Ja. Ein leerer Stimmzettel ist ungültig.',
    )
  })

  test('among alternatives, by approval, by points and by cumulative votes', () => {
    const approval: Partial<Paper> = {
      subject: 'alternatives',
      form: { kind: 'choose', least: 0, most: 5, none: false, abstain: false },
    }
    const points = (each: number, total: number | null): Partial<Paper> => ({
      form: { kind: 'points', each, total, abstain: false },
      rule: { ...oneSeat, seats: 2 },
    })
    expect([...both(approval), ...form(approval)]).toEqual([
      'Angenommen ist, was die meisten Stimmen hat. Bei Gleichstand entscheidet das Los.',
      'The alternative with the most votes is adopted. A tie is decided by lot.',
      'Wählen Sie beliebig viele Alternativen. Ein leerer Stimmzettel ist ungültig.',
      'Choose as many alternatives as you like. An empty ballot is invalid.',
    ])
    expect([...both(points(5, null)), ...form(points(5, null))]).toEqual([
      'Gewählt sind die 2 mit den meisten Punkten. Bei Gleichstand entscheidet das Los.',
      'The 2 candidates with the most points are elected. A tie is decided by lot.',
      'Geben Sie jeder Kandidatur 0 bis 5 Punkte. Ein leerer Stimmzettel ist ungültig.',
      'Give each candidate 0 to 5 points. An empty ballot is invalid.',
    ])
    expect([both(points(3, 10))[1], ...form(points(3, 10)), ...form(points(10, 10))]).toEqual([
      'The 2 candidates with the most votes are elected. A tie is decided by lot.',
      'Verteilen Sie bis zu 10 Stimmen, höchstens 3 auf eine Kandidatur. Ein leerer Stimmzettel ist ungültig.',
      'Share out up to 10 votes, at most 3 to a candidate. An empty ballot is invalid.',
      'Verteilen Sie bis zu 10 Stimmen, auch alle auf eine Kandidatur. Ein leerer Stimmzettel ist ungültig.',
      'Share out up to 10 votes, all to one candidate if you like. An empty ballot is invalid.',
    ])
  })
})

describe('ranking', () => {
  const ranked = (kind: 'irv' | 'scottish-stv' | 'meek-stv' | 'schulze', seats: number) =>
    both({ rule: { kind, seats }, form: { kind: 'rank', least: 1, equal: false, abstain: false } })

  test('by instant run-off', () => {
    expect(ranked('irv', 1)).toEqual([
      'Gewählt ist, wer mehr als die Hälfte der noch zählenden Stimmen hat. Sonst scheidet aus, wer die wenigsten hat, und diese Stimmzettel zählen für ihren nächsten Rang. Bei Gleichstand entscheidet die letzte Stufe mit einem Unterschied, dann das Los.',
      'The candidate with more than half of the votes still in the count is elected. Otherwise the one with the fewest is excluded, and those ballots go on to their next rank. A tie is decided by the last stage at which they differed, then by lot.',
    ])
  })

  test('by single transferable vote names the quota in figures', () => {
    expect(ranked('scottish-stv', 3)).toEqual([
      '3 Plätze mit übertragbarer Stimme nach schottischer Regel. Gewählt ist, wer die Quote erreicht, das sind die gültigen Stimmen durch 4, abgerundet, plus 1. Was darüber liegt, geht an die nächsten Ränge; liegt nichts darüber, scheidet aus, wer die wenigsten Stimmen hat. Bei Gleichstand entscheidet die letzte Stufe mit einem Unterschied, dann das Los.',
      '3 seats by single transferable vote, Scottish rule. Whichever candidate reaches the quota, the valid votes divided by 4, rounded down, plus 1, is elected. What lies above goes on to the next ranks; if nothing does, the candidate with the fewest votes is excluded. A tie is decided by the last stage at which they differed, then by lot.',
    ])
    expect(ranked('meek-stv', 1)[0]).toBe(
      '1 Platz mit übertragbarer Stimme nach Meek. Gewählt ist, wer die Quote erreicht, das sind die noch zählenden Stimmen durch 2. Was darüber liegt, geht an die nächsten Ränge, auch an schon Gewählte; liegt nichts darüber, scheidet aus, wer die wenigsten Stimmen hat. Bei Gleichstand entscheidet das Los.',
    )
  })

  test('by Schulze', () => {
    expect(ranked('schulze', 1)).toEqual([
      'Verglichen wird je zu zweit, wen mehr Stimmzettel vorziehen. Gewählt ist, wer jeden Vergleich gewinnt, notfalls über die stärkste Kette von Vergleichen (Schulze-Methode). Bei Gleichstand entscheidet das Los.',
      'Each two are compared by how many ballots prefer the one to the other. The candidate that wins every comparison is elected, if need be over the strongest chain of comparisons (Schulze’s rule). A tie is decided by lot.',
    ])
  })

  test('says how many ranks it takes, and whether they may be shared', () => {
    const rank = (least: number, equal: boolean) =>
      form({ form: { kind: 'rank', least, equal, abstain: true }, empty: 'abstention' })
    expect([rank(1, false)[0], rank(3, true)[0], rank(5, true)[1]]).toEqual([
      'Geben Sie Ihrer ersten Wahl die 1, der nächsten die 2 und so weiter. Es müssen nicht alle einen Rang haben. Jeder Rang nur einmal. Sie können sich auch enthalten. Ein leerer Stimmzettel gilt als Enthaltung.',
      'Geben Sie Ihrer ersten Wahl die 1, der nächsten die 2 und so weiter. Mindestens 3 brauchen einen Rang. Gleiche Ränge sind erlaubt. Sie können sich auch enthalten. Ein leerer Stimmzettel gilt als Enthaltung.',
      'Give your first choice a 1, the next a 2, and so on. All need a rank. Ranks may be shared. You can also abstain. An empty ballot counts as an abstention.',
    ])
  })
})

test('a quorum stands behind the rule', () => {
  const quorum: Quorum = { base: 'entitled', comparison: 'at-least', numerator: 1, denominator: 4 }
  expect(languages.map((language) => rule({}, language, quorum))).toEqual([
    'Gewählt ist, wer die meisten Stimmen hat; nötig sind mehr, als zu allen Nein sagen. Bei Gleichstand entscheidet das Los. Nötige Beteiligung: mindestens ein Viertel aller Stimmberechtigten; sonst gilt kein Ergebnis.',
    'The candidate with the most votes is elected; it takes more than say no to all. A tie is decided by lot. Turnout needed: at least one quarter of all members entitled to vote; otherwise there is no result.',
  ])
})

const shares: readonly Fraction[] = [
  { numerator: 1, denominator: 2 },
  { numerator: 2, denominator: 3 },
  { numerator: 1, denominator: 10 },
  { numerator: 7, denominator: 12 },
  { numerator: 1, denominator: 1 },
]
const comparisons = ['more-than', 'at-least'] as const
const bases = ['yes-no', 'yes-no-abstain', 'valid', 'cast', 'present', 'entitled'] as const
const majorities: readonly Majority[] = bases.flatMap((base) =>
  comparisons.flatMap((comparison) => shares.map((share) => ({ base, comparison, ...share }))),
)
const rules: readonly Rule[] = [
  ...majorities.flatMap((majority) =>
    (['rejected', 'casting-vote'] as const).map((tie): Rule => ({ kind: 'majority', majority, tie })),
  ),
  ...[null, ...majorities].flatMap((majority) =>
    [1, 2, 12].flatMap((seats) =>
      [null, { group: 'Frauen', seats: 1 }, { group: 'Frauen', seats: 6 }].flatMap((reserved) =>
        ([null, 'second-ballot', 'same-again'] as const).map((next): Rule => ({
          ...oneSeat,
          seats,
          majority,
          reserved,
          next,
          dropOut: next && (shares[2] ?? null),
        })),
      ),
    ),
  ),
  ...(['irv', 'scottish-stv', 'meek-stv', 'schulze'] as const).flatMap((kind) =>
    [1, 2, 12].map((seats): Rule => ({ kind, seats })),
  ),
]
const isOrNot = [false, true]
const limits = [0, 1, 2, 3, 12].flatMap((least) => [1, 2, 3, 12].map((most) => ({ least, most })))
const forms: readonly Form[] = isOrNot.flatMap((abstain) => [
  ...limits.map((limit): Form => ({ kind: 'yes-no', ...limit, abstain })),
  ...limits.flatMap((limit) => isOrNot.map((none): Form => ({ kind: 'choose', ...limit, none, abstain }))),
  ...[1, 3, 10].flatMap((each) =>
    [null, 1, 3, 10].map((total): Form => ({ kind: 'points', each, total, abstain })),
  ),
  ...[0, 1, 2, 12].flatMap((least) =>
    isOrNot.map((equal): Form => ({ kind: 'rank', least, equal, abstain })),
  ),
])

test('every rule and every form has sentences, in both languages, about every subject', () => {
  const wrong: string[] = []
  const look = (sentence: string) => {
    // Whole sentences, each begun large and ended by a full stop, one space between; nothing that stands for nothing.
    const isGood = /^(?:[\dA-ZÜ][^.]*\.(?: |$))+$/.test(sentence) && !sentence.endsWith(' ')
    if (!isGood || /undefined|null|NaN|\[object|\$| {2}| [,.;]/.test(sentence)) wrong.push(sentence)
  }
  for (const language of languages)
    for (const subject of ['motions', 'alternatives', 'candidates'] as const)
      for (const count of [1, 3, 12])
        for (const one of forms) {
          const paper: Paper = { ...election, subject, options: options(count), form: one }
          for (const empty of ['abstention', 'invalid'] as const)
            for (const share of [null, { group: 'Frauen', numerator: 1, denominator: 2 }])
              look(formSentence({ ...paper, empty, share }, language))
        }
  const kinds = [...new Map(forms.map((one) => [`${one.kind} ${one.abstain}`, one])).values()]
  for (const language of languages)
    for (const subject of ['motions', 'alternatives', 'candidates'] as const)
      for (const one of rules)
        for (const kind of kinds)
          for (const quorum of [
            null,
            ...comparisons.map((comparison) => ({ ...half, base: 'present' as const, comparison })),
          ])
            look(rule({ subject, rule: one, form: kind }, language, quorum))
  expect(wrong.slice(0, 5)).toEqual([])
})
