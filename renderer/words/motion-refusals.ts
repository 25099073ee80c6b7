/** Sentences for what is refused about motions. */
type About = Readonly<Record<string, string | number>>

const FAULTS = {
  de: {
    'first-not-new': 'Der erste Stand muss einer für neue Anträge sein.',
    'no-open': 'Es fehlt ein Stand für Anträge, über die noch zu entscheiden ist.',
    'one-adopted': 'Genau ein Stand muss „angenommen“ bedeuten.',
    'one-rejected': 'Genau ein Stand muss „abgelehnt“ bedeuten.',
    twice: 'Zwei Stände haben dasselbe Kürzel.',
    'unknown-state': 'Ein Weg führt zu einem Stand, den es nicht gibt.',
    unnamed: 'Ein Stand hat keinen Namen.',
  },
  en: {
    'first-not-new': 'The first state has to be one for new motions.',
    'no-open': 'A state for motions that are still to be decided is missing.',
    'one-adopted': 'Exactly one state has to mean “adopted”.',
    'one-rejected': 'Exactly one state has to mean “rejected”.',
    twice: 'Two states have the same short name.',
    'unknown-state': 'A way leads to a state that is not there.',
    unnamed: 'A state has no name.',
  },
}

const faultIn = (faults: Readonly<Record<string, string>>, { fault = '' }: About, otherwise: string) =>
  faults[String(fault)] ?? otherwise

export const motionRefusals = {
  de: {
    'no-such-motion': () => 'Diesen Antrag gibt es nicht.',
    'number-taken': ({ number = '' }: About) => `Die Nummer ${number} hat schon ein anderer Antrag.`,
    'number-missing': () => 'Ein Antrag braucht eine Nummer.',
    'text-missing': () => 'Der Text fehlt.',
    'text-too-long': ({ most = 0 }: About) =>
      `Ein Text hat höchstens ${most} Zeichen. Nichts wurde geändert.`,
    'too-many-motions': ({ most = 0 }: About) =>
      `Mehr als ${most} Anträge gehen nicht. Nichts wurde hinzugefügt.`,
    'no-such-place': () => 'Diese Stelle gibt es in dem Text nicht.',
    'text-changed': ({ number = '', version = '' }: About) =>
      `Der Text von ${number} wurde inzwischen geändert (jetzt Fassung ${version}). Nichts wurde überschrieben: bitte die neue Fassung ansehen.`,
    'changes-nothing': () => 'Das ändert nichts am Text.',
    'motion-changed': ({ number = '' }: About) =>
      `${number} wurde inzwischen von jemand anderem geändert. Nichts wurde überschrieben.`,
    'motion-decided': ({ number = '' }: About) =>
      `Über ${number} ist entschieden. Dafür muss der Antrag erst wieder aufgerufen werden.`,
    'motion-not-decided': ({ number = '' }: About) => `Über ${number} ist noch nicht entschieden.`,
    'not-permitted': ({ number = '' }: About) => `Dorthin führt für ${number} kein Weg des Verfahrens.`,
    'supporters-missing': ({ number = '', has = 0, needed = 0 }: About) =>
      `${number} hat ${has} von ${needed} nötigen Unterstützern.`,
    'amendment-conflicts': ({ number = '', with: other = '' }: About) =>
      `${number} widerspricht ${other}: Beide ändern dieselbe Stelle. Nichts wurde eingearbeitet. Bitte ${number} neu ansetzen.`,
    'vote-prepared-on-it': ({ number = '', title = '' }: About) =>
      `Über ${number} gibt es schon die Abstimmung „${title}“, deren Ergebnis noch aussteht.`,
    'amendments-changed': () =>
      'Inzwischen kamen Änderungsanträge hinzu oder gingen. Die Reihenfolge blieb, wie sie war.',
    'alternatives-need-two': () => 'Alternativen sind mindestens zwei.',
    'not-in-this-vote': () => 'Der Antrag ist nicht (mehr) in dieser Abstimmung.',
    'nothing-to-settle': () =>
      'Aus dieser Abstimmung folgt nichts mehr: Es ist schon übernommen, oder sie hat nichts entschieden.',
    'text-built-upon': ({ number = '' }: About) =>
      `Die Stelle in ${number} wurde danach noch einmal geändert. Erst muss diese spätere Änderung wieder aufgerufen werden.`,
    'motion-rules-changed': () => 'Das Verfahren wurde inzwischen geändert. Nichts wurde überschrieben.',
    'rules-fault': (about: About) => faultIn(FAULTS.de, about, 'So kann das Verfahren nicht gehen.'),
    'state-in-use': ({ motions = 0 }: About) =>
      `Ein Stand, den es nicht mehr gäbe, hat noch Anträge (${motions}).`,
  },
  en: {
    'no-such-motion': () => 'There is no such motion.',
    'number-taken': ({ number = '' }: About) => `Another motion has the number ${number}.`,
    'number-missing': () => 'A motion needs a number.',
    'text-missing': () => 'The text is missing.',
    'text-too-long': ({ most = 0 }: About) => `A text has ${most} characters at most. Nothing was changed.`,
    'too-many-motions': ({ most = 0 }: About) => `There can be ${most} motions at most. Nothing was added.`,
    'no-such-place': () => 'There is no such place in the text.',
    'text-changed': ({ number = '', version = '' }: About) =>
      `The text of ${number} was changed meanwhile (version ${version} now). Nothing was overwritten: please look at the new version.`,
    'changes-nothing': () => 'This changes nothing in the text.',
    'motion-changed': ({ number = '' }: About) =>
      `Somebody else changed ${number} meanwhile. Nothing was overwritten.`,
    'motion-decided': ({ number = '' }: About) => `${number} is decided. It has to be reconsidered first.`,
    'motion-not-decided': ({ number = '' }: About) => `${number} is not decided yet.`,
    'not-permitted': ({ number = '' }: About) => `The rules have no way there for ${number}.`,
    'supporters-missing': ({ number = '', has = 0, needed = 0 }: About) =>
      `${number} has ${has} of ${needed} supporters that are needed.`,
    'amendment-conflicts': ({ number = '', with: other = '' }: About) =>
      `${number} contradicts ${other}: both change the same place. Nothing was put into the text. Please place ${number} anew.`,
    'vote-prepared-on-it': ({ number = '', title = '' }: About) =>
      `There is a vote “${title}” on ${number} already, whose result is still to come.`,
    'amendments-changed': () => 'Amendments came or went meanwhile. The order stayed as it was.',
    'alternatives-need-two': () => 'Alternatives are two at least.',
    'not-in-this-vote': () => 'The motion is not in this vote (any more).',
    'nothing-to-settle': () =>
      'Nothing follows from this vote any more: it was taken over already, or it decided nothing.',
    'text-built-upon': ({ number = '' }: About) =>
      `The place in ${number} was changed once more afterwards. That later change has to be reconsidered first.`,
    'motion-rules-changed': () => 'The rules were changed meanwhile. Nothing was overwritten.',
    'rules-fault': (about: About) => faultIn(FAULTS.en, about, 'The rules cannot work like this.'),
    'state-in-use': ({ motions = 0 }: About) =>
      `A state that would be gone still has motions in it (${motions}).`,
  },
}
