/** What keeps minutes from being final, in words: of which vote, and which two numbers of it differ. For the console and the command line. */
import type { Language, MinutesFault, MinutesFaultKind } from '../protocol/messages.ts'

type Words = {
  vote: (vote: number, title: string) => string
  faults: Record<MinutesFaultKind, (expected: string, found: string) => string>
}

const de: Words = {
  vote: (vote, title) => `Abstimmung ${String(vote)}, „${title}“`,
  faults: {
    'vote-open': () => 'ist noch offen.',
    'vote-on-paper': () => 'geht auf Papier weiter und ist noch nicht ausgezählt.',
    'vote-not-published': () => 'ist ausgezählt, aber nicht veröffentlicht.',
    'papers-waiting': () => 'hat Stimmzettel auf Papier, die niemand bestätigt hat.',
    'register-differs': (expected, found) =>
      `Im Wählerverzeichnis stehen ${expected} Personen, im Ergebnis ${found}.`,
    'turnout-differs': (expected, found) =>
      `Abgestimmt haben ${expected} Personen, im Ergebnis stehen ${found}.`,
    'register-sum': (expected, found) =>
      `Abgegebene und nicht abgegebene Stimmen sind ${found}, das Verzeichnis hat ${expected}.`,
    'valid-sum': (expected, found) => `Gültige und ungültige Stimmen sind ${found}, abgegeben ${expected}.`,
    'option-sum': (expected, found) =>
      `Die Antworten zu einer Option sind ${found}, gültige Stimmzettel ${expected}.`,
    'parts-sum': (expected, found) =>
      `Elektronisch und Papier sind ${found}, zusammen stehen da ${expected}.`,
  },
}

const en: Words = {
  vote: (vote, title) => `Vote ${String(vote)}, “${title}”`,
  faults: {
    'vote-open': () => 'is still open.',
    'vote-on-paper': () => 'continues on paper and is not counted yet.',
    'vote-not-published': () => 'is counted and not published.',
    'papers-waiting': () => 'has ballot papers that nobody has confirmed.',
    'register-differs': (expected, found) =>
      `On the register are ${expected} persons, in the result ${found}.`,
    'turnout-differs': (expected, found) => `${expected} persons have voted, in the result are ${found}.`,
    'register-sum': (expected, found) =>
      `Votes cast and not cast are ${found}, the register has ${expected}.`,
    'valid-sum': (expected, found) => `Valid and invalid votes are ${found}, cast are ${expected}.`,
    'option-sum': (expected, found) =>
      `The answers on an option are ${found}, the valid ballots ${expected}.`,
    'parts-sum': (expected, found) => `Electronic and paper are ${found}, the total says ${expected}.`,
  },
}

const words: Record<Language, Words> = { de, en }

type About = Readonly<Record<string, string | number>>

/** Such as «Vote 2, “Budget”: Valid and invalid votes are 5, cast are 6.» */
export const minutesFaultSentence = ({ kind, ...about }: MinutesFault, language: Language): string =>
  refusedForFault({ ...about, fault: kind }, language)

/** The same of a refusal `does-not-add-up`, which carries the first fault. */
export function refusedForFault(
  { fault, vote = '', title = '', ...about }: About,
  language: Language,
): string {
  const { vote: named, faults } = words[language]
  const [, sentence] = Object.entries(faults).find(([kind]) => kind === fault) ?? []
  const { expected = '', found = '' } = about
  return `${named(Number(vote), String(title))}: ${sentence?.(written(expected, language), written(found, language)) ?? ''}`
}

/** A decimal as the host writes it, with the language's sign. */
const written = (decimal: string | number, language: Language): string =>
  language === 'de' ? String(decimal).replace('.', ',') : String(decimal)
