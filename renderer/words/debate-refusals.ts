/** A sentence for every `why` of the debate's commands: what happened, and what to do. */
type About = Readonly<Record<string, string | number>>

const listen: Readonly<Record<string, string>> = { open: 'offen', closed: 'geschlossen', ended: 'beendet' }
const lists: Readonly<Record<string, string>> = { open: 'open', closed: 'closed', ended: 'ended' }

const de = {
  'no-such-debate': () => 'Diese Debatte läuft nicht (mehr).',
  'another-debate-on': () =>
    'Eine andere Leitung hat gerade eine andere Debatte eröffnet. Bitte noch einmal ansehen.',
  'rules-changed': () =>
    'Eine andere Leitung hat die Regeln dieser Debatte gerade geändert. Ihre Änderung wurde nicht übernommen.',
  'list-changed': ({ list = '' }: About) =>
    `Eine andere Leitung war schneller: Die Redeliste ist ${listen[String(list)] ?? String(list)}.`,
  'already-asked': () => 'Diese Person steht schon auf der Redeliste.',
  'list-full': () => 'Die Liste ist voll. Es wurde niemand hinzugefügt.',
  'list-closed': () => 'Die Redeliste ist geschlossen.',
  'debate-ended': () => 'Die Debatte ist beendet. Wer weiter debattieren will, öffnet die Redeliste wieder.',
  'no-such-speaker': () => 'Diese Person steht nicht (mehr) auf der Redeliste.',
  'not-listed': () => 'Keine Wortmeldung (mehr) da.',
  'side-missing': () => 'Bitte angeben, ob dafür oder dagegen.',
  'too-often': ({ seconds = 10 }: About) => `Bitte ${String(seconds)} Sekunden warten.`,
  'nobody-to-draw': () => 'Es wartet niemand, der nicht schon gelost ist.',
  'another-called': ({ name = '' }: About) =>
    name === ''
      ? 'Eine andere Leitung war schneller. Es wurde niemand aufgerufen.'
      : `Eine andere Leitung hat gerade ${String(name)} aufgerufen. Es wurde niemand weiter aufgerufen.`,
  'next-is-another': ({ name = '' }: About) => `Inzwischen ist ${String(name)} als Nächstes dran.`,
  'point-first': () => 'Ein Antrag zur Geschäftsordnung kommt zuerst.',
  'point-on': () => 'Erst den laufenden Antrag zur Geschäftsordnung entscheiden.',
  'group-to-be-asked': () => 'Erst die Gruppe fragen, deren Liste leer ist.',
  'group-not-asked': () => 'Die Frage stellt sich nicht mehr: Die Liste ist nicht leer.',
  'nobody-speaks': () => 'Diese Rede ist schon vorbei.',
  'no-time-limit': () => 'Diese Rede hat keine begrenzte Zeit.',
  'already-moved': () =>
    'Von dieser Person liegt schon ein Antrag zur Geschäftsordnung vor, der nicht entschieden ist.',
  'during-vote': ({ title = '' }: About) =>
    `Während einer Abstimmung gibt es keine Anträge zur Geschäftsordnung. Offen ist: „${String(title)}“.`,
  'has-spoken': ({ kind = '' }: About) =>
    `Wer zur Sache schon gesprochen hat, kann „${String(kind)}“ nicht beantragen.`,
  'not-entitled': () => 'Anträge zur Geschäftsordnung stellen nur Stimmberechtigte.',
  'no-such-point': () => 'Diesen Antrag zur Geschäftsordnung gibt es nicht.',
  'point-decided': () => 'Dieser Antrag ist schon entschieden, vielleicht von einer anderen Leitung.',
  'point-not-on': () => 'Dieser Antrag ist nicht aufgerufen.',
  'side-taken': ({ name = '' }: About) => `Dazu hat schon ${String(name)} gesprochen.`,
  'has-objection': ({ name = '' }: About) =>
    `${String(name)} hat dagegen gesprochen: Der Antrag braucht eine Abstimmung.`,
  'seconds-missing': () => 'Bitte die neue Redezeit angeben.',
  'voted-otherwise': ({ outcome }: About) =>
    `Darüber wurde abgestimmt: ${outcome === 'adopted' ? 'angenommen' : 'abgelehnt'}.`,
  'vote-undecided': () => 'Die Abstimmung hat nichts entschieden.',
  'vote-prepared-already': () => 'Eine Abstimmung über diesen Antrag ist schon vorbereitet.',
  'kinds-changed': () => 'Die Arten von Anträgen wurden gerade geändert. Bitte noch einmal ansehen.',
}

const en: typeof de = {
  'no-such-debate': () => 'This debate is not on (any more).',
  'another-debate-on': () => 'Another chair has just opened another debate. Please look again.',
  'rules-changed': () =>
    'Another chair has just changed the rules of this debate. Your change was not taken over.',
  'list-changed': ({ list = '' }) =>
    `Another chair was faster: the speakers’ list is ${lists[String(list)] ?? String(list)}.`,
  'already-asked': () => 'This person is on the speakers’ list already.',
  'list-full': () => 'The list is full. Nobody was added.',
  'list-closed': () => 'The speakers’ list is closed.',
  'debate-ended': () => 'The debate has ended. To go on, open the speakers’ list again.',
  'no-such-speaker': () => 'This person is not on the speakers’ list (any more).',
  'not-listed': () => 'There is no wish to speak (any more).',
  'side-missing': () => 'Please say whether for or against.',
  'too-often': ({ seconds = 10 }) => `Please wait ${String(seconds)} seconds.`,
  'nobody-to-draw': () => 'Nobody waits who has not been drawn already.',
  'another-called': ({ name = '' }) =>
    name === ''
      ? 'Another chair was faster. Nobody was called.'
      : `Another chair has just called ${String(name)}. Nobody else was called.`,
  'next-is-another': ({ name = '' }) => `Meanwhile ${String(name)} is next.`,
  'point-first': () => 'A point of order comes first.',
  'point-on': () => 'Decide the point of order that is on first.',
  'group-to-be-asked': () => 'Ask the group whose list is empty first.',
  'group-not-asked': () => 'There is nothing to ask any more: the list is not empty.',
  'nobody-speaks': () => 'This speech is over already.',
  'no-time-limit': () => 'This speech has no limit of time.',
  'already-moved': () => 'This person has moved a point of order already that is not decided.',
  'during-vote': ({ title = '' }) => `No points of order during a vote. Open is: “${String(title)}”.`,
  'has-spoken': ({ kind = '' }) => `Who has spoken to the item may not move “${String(kind)}”.`,
  'not-entitled': () => 'Only members who are entitled to vote move points of order.',
  'no-such-point': () => 'There is no such point of order.',
  'point-decided': () => 'This point of order is decided already, perhaps by another chair.',
  'point-not-on': () => 'This point of order is not on.',
  'side-taken': ({ name = '' }) => `${String(name)} has spoken for this side already.`,
  'has-objection': ({ name = '' }) => `${String(name)} spoke against it: it needs a vote.`,
  'seconds-missing': () => 'Please give the new speaking time.',
  'voted-otherwise': ({ outcome }) => `It was voted on: ${outcome === 'adopted' ? 'adopted' : 'rejected'}.`,
  'vote-undecided': () => 'The vote has decided nothing.',
  'vote-prepared-already': () => 'A vote on this point of order is prepared already.',
  'kinds-changed': () => 'The kinds of points of order have just been changed. Please look again.',
}

export const debateRefusals = { de, en }
