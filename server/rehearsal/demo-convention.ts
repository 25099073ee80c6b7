/** What the demo's convention is called and what it votes on, in both languages. */
import type { Convention, Language, VoteDraft } from '../protocol/messages.ts'
import { onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'

type Words = { name: string; place: string; votes: readonly Pick<VoteDraft, 'title' | 'text'>[] }

const words: Record<Language, Words> = {
  de: {
    name: 'Bundeskonvent (Demo)',
    place: 'Kassel, Stadthalle',
    votes: [
      {
        title: 'Leitantrag L-1: Mitbestimmung, die man nachprüfen kann',
        text: 'Der Konvent möge den Leitantrag L-1 in der Fassung der Antragskommission beschließen.',
      },
      {
        title: 'Satzungsänderung S-4: Amtszeit des Vorstands drei Jahre',
        text: '§ 12 Absatz 1 der Satzung wird geändert: «zwei» wird durch «drei» ersetzt. Nötig sind zwei Drittel der abgegebenen Ja- und Neinstimmen.',
      },
      {
        title: 'Geschäftsordnung: Redezeit auf zwei Minuten begrenzen',
        text: 'Abgestimmt wird von den Delegierten, neunzig Sekunden lang.',
      },
    ],
  },
  en: {
    name: 'Federal Convention (demo)',
    place: 'Kassel, City Hall',
    votes: [
      {
        title: 'Main motion M-1: decisions that can be checked',
        text: 'That the convention adopt main motion M-1 as amended by the drafting committee.',
      },
      {
        title: 'Amendment of statutes S-4: three-year terms for the board',
        text: 'In section 12 (1) of the statutes «two» is replaced by «three». Two thirds of the votes for and against are required.',
      },
      {
        title: 'Procedure: limit speeches to two minutes',
        text: 'The delegates vote, for ninety seconds.',
      },
    ],
  },
}

const HOUR_MS = 60 * 60 * 1000

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

export function demoConvention(language: Language, now: number): Convention {
  const { name, place } = words[language]
  return {
    name,
    place,
    startsOn: dayOf(now),
    endsOn: dayOf(now + 48 * HOUR_MS),
    language,
    selfCheckIn: true,
    publicAddress: '',
  }
}

/** A secret one until the chair closes it, a named one with two thirds, and one for delegates that closes by the clock. */
export function demoVotes(language: Language): VoteDraft[] {
  const simple = onMotion(SIMPLE_MAJORITY)
  const twoThirds = onMotion({ base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' })
  const everybody = { presence: 'present', groups: [] } as const
  const rules: readonly Omit<VoteDraft, 'title' | 'text'>[] = [
    { secrecy: 'secret', ...simple, electorate: everybody, durationSeconds: null },
    { secrecy: 'named', ...twoThirds, electorate: everybody, durationSeconds: null },
    {
      secrecy: 'secret',
      ...simple,
      electorate: { presence: 'present', groups: ['delegate'] },
      durationSeconds: 90,
    },
  ]
  return rules.flatMap((rule, index) => {
    const text = words[language].votes[index]
    return text === undefined ? [] : [{ ...text, ...rule }]
  })
}
