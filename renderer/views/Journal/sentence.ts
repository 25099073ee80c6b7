/** An entry of the journal as a sentence, and who did it. Pure. A type this version has no sentence for is shown plainly. */
import type { JournalEntry, Language } from '#protocol'
import { journal } from '../../words/journal.ts'
import { people } from '../../words/people.ts'

type Sentences = (typeof journal)['de']['sentences']

const isKnown = (type: string): type is keyof Sentences => Object.hasOwn(journal.de.sentences, type)

export function sentenceOf(
  { type, about }: Pick<JournalEntry, 'type' | 'about'>,
  language: Language,
): string {
  if (isKnown(type)) return journal[language].sentences[type](about)
  const values = Object.entries(about).map(([key, value]) => `${key}: ${value}`)
  return [type, ...values].join(' · ')
}

/** Chairs by name and members by number, as the host says it; the host and projectors in words. */
export function byWhom(
  { by, approvedBy }: Pick<JournalEntry, 'by' | 'approvedBy'>,
  language: Language,
): string {
  if (approvedBy !== undefined) return people[language].with(by, approvedBy)
  return by === 'host' || by === 'projector' ? journal[language].by[by] : by
}

/** Whether an entry is the first of its day in a list that runs from the newest to the oldest. */
export function startsDay(entry: JournalEntry, newer: JournalEntry | undefined): boolean {
  return newer === undefined || new Date(newer.at).toDateString() !== new Date(entry.at).toDateString()
}
