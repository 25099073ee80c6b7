/** Motions as a table and as Markdown, amendments as a table: with the texts as they are now. Both of motions read back in. */
import { isAmendment, standingOf, textOf } from '../domain/amendments.ts'
import type { Assembly } from '../domain/assembly.ts'
import type { Motion } from '../domain/motions.ts'
import { outlineOf } from '../protocol/agenda.ts'
import type { Language } from '../protocol/messages.ts'
import { byNumber, stateIn } from '../protocol/motions.ts'
import type { Table } from './csv.ts'
import { motionStandings, motionStates } from './motion-words.ts'

type Book = Pick<Assembly, 'motions' | 'motionRules' | 'items'>

const HEADINGS: Record<Language, readonly string[]> = {
  de: ['Nummer', 'Titel', 'Antragsteller', 'Unterstützer', 'TOP', 'Stand', 'Text', 'Begründung'],
  en: ['number', 'title', 'submitters', 'supporters', 'item', 'state', 'text', 'reason'],
}
const AMENDMENT_HEADINGS: Record<Language, readonly string[]> = {
  de: [
    'Nummer',
    'Zum Antrag',
    'Titel',
    'Antragsteller',
    'Unterstützer',
    'Stand',
    'Passt',
    'Neuer Text',
    'Begründung',
  ],
  en: ['number', 'amends', 'title', 'submitters', 'supporters', 'state', 'standing', 'new_text', 'reason'],
}
const FACTS: Record<
  Language,
  { submitters: string; supporters: string; item: string; state: string; reason: string }
> = {
  de: {
    submitters: 'Antragsteller',
    supporters: 'Unterstützer',
    item: 'TOP',
    state: 'Stand',
    reason: 'Begründung',
  },
  en: { submitters: 'Submitters', supporters: 'Supporters', item: 'Item', state: 'State', reason: 'Reason' },
}

const motionsIn = ({ motions }: Book): Motion[] =>
  [...motions.values()].filter((motion) => !isAmendment(motion)).sort(byNumber)

export const stateName = (
  { motionRules }: Pick<Book, 'motionRules'>,
  state: string,
  language: Language,
): string => {
  const { name, id } = stateIn(motionRules, state)
  return name === '' ? (motionStates[language][id] ?? id) : name
}

const numbersOfItems = ({ items }: Book): ReadonlyMap<number, string> =>
  new Map(outlineOf(items.values()).map(({ item, number }) => [item.id, number]))

export function motionsTable(book: Book, language: Language): Table {
  const items = numbersOfItems(book)
  const rows = motionsIn(book).map((motion) => [
    ...[motion.number, motion.title, motion.submitters, motion.supporters.join('; ')],
    items.get(motion.item ?? 0) ?? '',
    stateName(book, motion.state, language),
    ...[textOf(motion), motion.reason],
  ])
  return { headings: HEADINGS[language], rows }
}

export function amendmentsTable(book: Book, language: Language): Table {
  const standings = motionStandings[language]
  const rows = [...book.motions.values()]
    .filter(isAmendment)
    .sort(byNumber)
    .map((motion) => [
      ...[motion.number, book.motions.get(motion.amends.motion)?.number ?? '', motion.title],
      ...[motion.submitters, motion.supporters.join('; ')],
      stateName(book, motion.state, language),
      standings[standingOf(book.motions, motion).standing],
      ...[textOf(motion), motion.reason],
    ])
  return { headings: AMENDMENT_HEADINGS[language], rows }
}

/** One file; its headings are the motions. Headings within a text go two levels down, and come back up when it is read. */
export function motionsMarkdown(book: Book, language: Language): string {
  const words = FACTS[language]
  const items = numbersOfItems(book)
  const parts = motionsIn(book).map((motion) => {
    const facts = [
      [words.submitters, motion.submitters],
      [words.supporters, motion.supporters.join('; ')],
      [words.item, items.get(motion.item ?? 0) ?? ''],
      [words.state, stateName(book, motion.state, language)],
    ].filter(([, value]) => value !== '')
    const head = facts.map(([name = '', value = '']) => `${name}: ${value}`).join('\n')
    const reason = motion.reason === '' ? '' : `\n## ${words.reason}\n\n${lowered(motion.reason)}\n`
    return `# ${motion.number}: ${motion.title}\n\n${head}\n\n${lowered(textOf(motion))}\n${reason}`
  })
  return parts.join('\n')
}

const lowered = (text: string): string => text.replace(/^(#{1,4}) /gm, '##$1 ')
