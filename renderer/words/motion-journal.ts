/** What the journal says of motions. */
import { formats } from './format.ts'
import { stateWords } from './motions.ts'

type About = Readonly<Record<string, string | number>>

const text = (about: About, key: string): string => String(about[key] ?? '')
const count = (about: About, key: string): number => Number(about[key] ?? 0)

const sentences = {
  de: {
    named: (about: About) => `Antrag ${text(about, 'number')} „${text(about, 'title')}“`,
    state: (about: About) => stateWords.de[text(about, 'state')] ?? text(about, 'state'),
    merged: (about: About) =>
      count(about, 'merged') === 0
        ? ''
        : ` ${formats.de.plural(count(about, 'merged'), { one: 'Änderung', other: 'Änderungen' })} eingearbeitet.`,
  },
  en: {
    named: (about: About) => `Motion ${text(about, 'number')} “${text(about, 'title')}”`,
    state: (about: About) => stateWords.en[text(about, 'state')] ?? text(about, 'state'),
    merged: (about: About) =>
      count(about, 'merged') === 0
        ? ''
        : ` ${formats.en.plural(count(about, 'merged'), { one: 'amendment', other: 'amendments' })} put into the text.`,
  },
}
const [de, en] = [sentences.de, sentences.en]

export const motionJournal = {
  de: {
    'motion-added': (about: About) => `${de.named(about)} hinzugefügt.`,
    'motions-imported': (about: About) =>
      `„${text(about, 'source')}“ eingelesen: ${formats.de.plural(count(about, 'added'), { one: 'Antrag', other: 'Anträge' })}.`,
    'motion-changed': (about: About) => `${de.named(about)} geändert.`,
    'motion-text-changed': (about: About) => `Text von ${de.named(about)} geändert.`,
    'amendment-rebased': (about: About) => `${de.named(about)} neu an den Text angesetzt.`,
    'motion-state-set': (about: About) =>
      `${de.named(about)}: ${de.state(about)}.${about['despite'] === 'yes' ? ' Trotz fehlender Unterstützer.' : ''}${de.merged(about)}`,
    'amendments-ordered': (about: About) =>
      `Reihenfolge der Änderungsanträge zu ${de.named(about)} festgelegt.`,
    'motion-vote-prepared': (about: About) =>
      `Abstimmung „${text(about, 'title')}“ über ${text(about, 'numbers')} vorbereitet.`,
    'motion-pulled-out': (about: About) => `${de.named(about)} aus der Abstimmung herausgelöst.`,
    'motions-settled': (about: About) =>
      `Ergebnis von „${text(about, 'title')}“ übernommen: ${text(about, 'settled')}.${de.merged(about)}`,
    'motion-reconsidered': (about: About) => `${de.named(about)} wieder aufgerufen.`,
    'motion-rules-set': () => 'Verfahren für Anträge geändert.',
  },
  en: {
    'motion-added': (about: About) => `${en.named(about)} added.`,
    'motions-imported': (about: About) =>
      `“${text(about, 'source')}” read in: ${formats.en.plural(count(about, 'added'), { one: 'motion', other: 'motions' })}.`,
    'motion-changed': (about: About) => `${en.named(about)} changed.`,
    'motion-text-changed': (about: About) => `Text of ${en.named(about)} changed.`,
    'amendment-rebased': (about: About) => `${en.named(about)} placed anew in the text.`,
    'motion-state-set': (about: About) =>
      `${en.named(about)}: ${en.state(about)}.${about['despite'] === 'yes' ? ' Although supporters are missing.' : ''}${en.merged(about)}`,
    'amendments-ordered': (about: About) => `Order of the amendments to ${en.named(about)} set.`,
    'motion-vote-prepared': (about: About) =>
      `Vote “${text(about, 'title')}” on ${text(about, 'numbers')} prepared.`,
    'motion-pulled-out': (about: About) => `${en.named(about)} pulled out of the vote.`,
    'motions-settled': (about: About) =>
      `Result of “${text(about, 'title')}” taken over: ${text(about, 'settled')}.${en.merged(about)}`,
    'motion-reconsidered': (about: About) => `${en.named(about)} reconsidered.`,
    'motion-rules-set': () => 'Rules for motions changed.',
  },
}
