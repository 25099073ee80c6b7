/** Words of what is done after a vote was closed: figures, paper votes, lot, casting vote, next ballot, who voted what. */
import type { ExportKind, Pending } from '../views/Votes/after/offered.ts'
import type { Mark, Running, SumFault, SumField } from '../views/Votes/after/paper-votes.ts'
import type { FaultAt } from '../views/Votes/after/typed-ballots.ts'
import { formats } from './format.ts'

const number = (count: number) => formats.de.number(count)
const decimal = (amount: string) => formats.de.decimal(amount)
const list = (names: readonly string[]) => formats.de.list(names)
const plural = (count: number, forms: { one: string; other: string }) => formats.de.plural(count, forms)
const papers = (count: number) => plural(count, { one: 'Stimmzettel', other: 'Stimmzettel' })

const de = {
  figures: 'Zahlen',
  entitled: 'stimmberechtigt',
  present: 'davon anwesend',
  registered: 'im Stimmverzeichnis',
  cast: 'auf dem Telefon abgestimmt',
  papers: 'Stimmzettel',
  valid: 'gültig',
  invalid: 'ungültig',
  abstained: 'Enthaltungen',
  none: 'Nein zu allen',
  notVoted: 'haben nicht abgestimmt',
  sumCast: 'abgegebene Stimmen',
  openedAt: 'geöffnet',
  closedAt: 'geschlossen',
  publishedAt: 'veröffentlicht',
  rule: 'Regel',

  onlyChairs: 'Dieses Ergebnis sieht nur die Leitung, bis es veröffentlicht wird.',
  /** Said in the question before publishing. */
  publishPending: {
    'paper-votes': 'Die eingegebenen Stimmzettel sind nicht bestätigt und zählen dann nicht.',
    lot: 'Das Los ist nicht gezogen; danach geht das nicht mehr.',
    'casting-vote':
      'Die Leitung hat über die Stimmengleichheit nicht entschieden; danach geht das nicht mehr.',
  } satisfies Record<Pending, string>,
  elected: (names: readonly string[]) =>
    names.length === 0 ? 'Niemand ist gewählt' : `Gewählt: ${list(names)}`,
  seatsOpen: (seats: number) => plural(seats, { one: 'Platz bleibt offen', other: 'Plätze bleiben offen' }),
  tiedBetween: (names: readonly string[]) => `Gleichstand zwischen ${list(names)}`,
  adoptedOf: (adopted: number, all: number) => `${number(adopted)} von ${number(all)} angenommen`,
  andMore: (names: number) => `noch ${number(names)}`,

  nextBallot: 'Nächsten Wahlgang vorbereiten',
  nextBallotBusy: 'Wird vorbereitet …',
  nextBallotText: {
    'second-ballot': (seats: string) =>
      `${seats}. Im zweiten Wahlgang stehen höchstens doppelt so viele zur Wahl; die meisten Stimmen entscheiden.`,
    'same-again': (seats: string) => `${seats}. Der nächste Wahlgang geht nach derselben Regel.`,
  },
  nextBallotIs: (id: number) => `Der nächste Wahlgang ist Abstimmung ${number(id)}.`,
  goToNext: 'Zum nächsten Wahlgang',

  paperVotes: 'Stimmzettel eingeben',
  paperVotesShow: 'Stimmzettel ansehen',
  paperVotesTitle: (named: string) => `Stimmzettel zu ${named}`,
  paperVotesLead: (left: number) =>
    `Von Hand gezählte Stimmzettel, neben den Stimmen der Telefone. ${left === 1 ? 'Eine Person hat' : `${number(left)} Personen haben`} nicht auf dem Telefon abgestimmt: Mehr Stimmzettel kann es nicht geben. Sie zählen, sobald eine zweite Person sie bestätigt.`,
  onPaperLead: {
    annulled: (left: number) =>
      `Alle von Hand gezählten Stimmzettel, höchstens ${number(left)}. Bestätigt sie eine zweite Person, ist die Abstimmung damit ausgezählt und geschlossen.`,
    added: (left: number) =>
      `Die von Hand gezählten Stimmzettel, höchstens ${number(left)}: So viele haben nicht auf dem Telefon abgestimmt. Bestätigt sie eine zweite Person, wird beides zusammen ausgezählt, und die Abstimmung ist geschlossen.`,
  },
  nobodyLeft: 'Alle im Stimmverzeichnis haben auf dem Telefon abgestimmt: Für Stimmzettel ist niemand übrig.',
  fields: {
    papers: 'Stimmzettel',
    cast: 'Stimmen (Gewicht)',
    invalid: 'ungültige',
    empty: 'leere',
    abstained: 'Enthaltungen',
    none: 'Nein zu allen',
  } satisfies Record<SumField, string>,
  emptyCounts: { abstention: 'zählen als Enthaltung', invalid: 'zählen als ungültig' },
  marks: { yes: 'Ja', no: 'Nein', abstain: 'Enthaltung' } satisfies Record<Mark, string>,
  abstainOrBlank: 'Enthaltung oder leer',
  crosses: 'Kreuze',
  points: 'Punkte',
  cumulated: 'Stimmen',
  marksOn: (mark: string, option: string) => `${mark}: ${option}`,
  optionsTable: 'Stimmen auf den Zetteln mit Kennzeichnung',
  optionColumn: { motions: 'Antrag', alternatives: 'Alternative', candidates: 'Name' },
  sumFault: (fault: SumFault): string => {
    switch (fault.why) {
      case 'not-whole':
        return 'Bitte eine ganze Zahl.'
      case 'not-a-number':
        return 'Bitte eine Zahl wie „12“ oder „12,5“.'
      case 'nothing-entered':
        return 'Wie viele Stimmzettel sind es?'
      case 'more-than-register':
        return `Es können höchstens ${decimal(fault.left)} sein: So viele fehlen noch aus dem Stimmverzeichnis.`
      case 'more-than-papers':
        return `Ungültige, leere und die anderen ganzen Zettel sind zusammen ${decimal(fault.over)} mehr.`
      case 'more-than-marked':
        return `Höchstens ${decimal(fault.most)}.`
      case 'missing':
        return `${decimal(fault.by)} fehlen bis zu den gültigen.`
      case 'over':
        return `${decimal(fault.by)} mehr als die gültigen.`
    }
  },
  /** `hasWeights`: the sums are of votes, not of papers. */
  running: (running: Running, unit: string, hasWeights: boolean): string => {
    const marked = hasWeights ? 'Stimmen auf Zetteln mit Kennzeichnung' : 'Zetteln mit Kennzeichnung'
    if (running.kind === 'options') {
      const even = `Auf ${number(running.even)} von ${number(running.of)} gehen die ${decimal(running.on)} gültigen ${hasWeights ? 'Stimmen' : 'Zettel'} auf`
      return running.over === null
        ? `${even}.`
        : `${even}; ${decimal(running.over)} Ja mehr, als die Zettel erlauben.`
    }
    if (running.kind === 'between') {
      const range =
        running.most === null
          ? ''
          : running.least === running.most
            ? `; es müssen ${decimal(running.most)} sein`
            : `; zwischen ${decimal(running.least)} und ${decimal(running.most)} sind möglich`
      return `Zusammen ${decimal(running.marks)} ${unit} auf ${decimal(running.on)} ${marked}${range}.`
    }
    const { counted, of, by } = running
    const said = `${decimal(counted)} von ${decimal(of)} ${marked} verteilt`
    return {
      even: `${said}: Das geht auf.`,
      missing: `${said}: ${decimal(by)} fehlen.`,
      over: `${said}: ${decimal(by)} zu viel.`,
    }[running.state]
  },
  lines: 'Stimmzettel, gleiche in einer Zeile',
  linesHint:
    'Anzahl, Doppelpunkt, dann die Reihenfolge: „3: Berg > Ott = Sol“, oder mit Nummern „3: 2 > 1 = 3“, „3: 2 1 3“. Auch „leer“, „ungültig“, „Enthaltung“.',
  wholeWords: { invalid: 'ungültig', empty: 'leer', abstain: 'Enthaltung' },
  numbers: 'Nummern',
  linesRunning: (count: number, kinds: number, invalid: number, empty: number) =>
    [
      `${papers(count)} in ${plural(kinds, { one: 'verschiedenen Fassung', other: 'verschiedenen Fassungen' })}`,
      invalid === 0 ? '' : `${number(invalid)} ungültig`,
      empty === 0 ? '' : `${number(empty)} leer`,
    ]
      .filter((part) => part !== '')
      .join(', ') + '.',
  lineFaults: (count: number) =>
    plural(count, { one: 'Zeile ist nicht zu lesen', other: 'Zeilen sind nicht zu lesen' }),
  line: (line: number) => `Zeile ${number(line)}`,
  lineFault: (fault: FaultAt): string => {
    switch (fault.why) {
      case 'count-unreadable':
        return 'Vor dem Doppelpunkt steht keine Anzahl.'
      case 'too-many-papers':
        return 'Höchstens eine Million Stimmzettel in einer Zeile.'
      case 'place-empty':
        return 'Vor, nach oder zwischen den Zeichen fehlt ein Name.'
      case 'unknown':
        return `„${fault.name}“ steht nicht auf dem Stimmzettel.`
      case 'twice':
        return `${fault.name} kommt zweimal vor.`
      case 'ambiguous':
        return `„${fault.name}“ kann ${list(fault.could.slice(0, 4))} sein.`
      case 'too-few':
        return 'Es sind zu wenige Plätze vergeben. Ist der Zettel so, ist er „ungültig“.'
      case 'too-many':
      case 'too-many-points':
        return 'Es ist mehr angekreuzt als erlaubt. Ist der Zettel so, ist er „ungültig“.'
      case 'not-offered':
        return 'Das sieht dieser Stimmzettel nicht vor.'
      case 'places-shared':
        return 'Gleiche Plätze sind nicht erlaubt. Ist der Zettel so, ist er „ungültig“.'
      case 'place-left-out':
        return 'Ein Platz ist übersprungen.'
      case 'share-missed':
        return 'Der Mindestanteil der Gruppe fehlt. Ist der Zettel so, ist er „ungültig“.'
      case 'unreadable':
        return 'Diese Zeile ist nicht zu lesen.'
    }
  },
  tooManyPapers: (count: number, left: number) =>
    `${papers(count)} sind zu viel: Nur ${number(left)} fehlen noch aus dem Stimmverzeichnis.`,
  noPapers: 'Noch ist kein Stimmzettel eingegeben.',
  enter: 'Eingeben',
  entering: 'Wird eingegeben …',
  enteredByMe:
    'Sie haben diese Zahlen eingegeben. Eine zweite Person muss sie an ihrer eigenen Konsole ansehen und bestätigen; bis dahin zählen sie nicht.',
  enteredBy: (name: string) =>
    `${name === '' ? 'Eine andere Konsole' : name} hat diese Zahlen eingegeben. Vergleichen Sie sie mit der Niederschrift der Zählung; mit Ihrer Bestätigung zählen sie.`,
  confirmedBy: (entered: string, confirmed: string) =>
    `Eingegeben von ${entered}, bestätigt von ${confirmed}. Sie zählen.`,
  figuresChanged: 'Die Zahlen wurden gerade geändert. Bitte noch einmal ansehen.',
  figuresSeen: 'Neue Zahlen angesehen',
  typedMeanwhile: (name: string) =>
    `Während Sie schrieben, hat ${name === '' ? 'eine andere Konsole' : name} diese Zahlen eingegeben. Was Sie geschrieben haben, ist noch da.`,
  backToTyped: 'Zu meinen Zahlen',
  withdrawnMine:
    'Eine andere Konsole hat Ihre Zahlen zurückgezogen, sie zählen nicht. Hier stehen sie noch, zum Ändern und neu Eingeben.',
  change: 'Ändern',
  cancel: 'Abbrechen',
  close: 'Fertig',
  confirm: 'Stimmt überein: bestätigen',
  confirming: 'Wird bestätigt …',
  withdraw: 'Zurückziehen',
  withdrawing: 'Wird zurückgezogen …',
  papersOf: (count: number, kinds: number) =>
    `${papers(count)} in ${plural(kinds, { one: 'verschiedenen Fassung', other: 'verschiedenen Fassungen' })}`,

  pendingPaper: {
    mine: 'Ihre Stimmzettel warten auf die Bestätigung einer zweiten Person.',
    confirm: (name: string) => `Stimmzettel${name === '' ? '' : ` von ${name}`} warten auf Ihre Bestätigung.`,
  },
  look: 'Ansehen',

  lot: 'Los ziehen',
  lotShow: 'Los ansehen',
  lotTitle: (named: string) => `Los zu ${named}`,
  pendingLot: {
    first: (between: string) =>
      `${between}. Das Los kann entscheiden: Zwei Personen geben je ein paar Worte dazu.`,
    mine: 'Ihre Worte für das Los sind da. Eine zweite Person muss ihre an ihrer eigenen Konsole geben.',
    second: (name: string) =>
      `${name === '' ? 'Eine andere Konsole' : name} hat Worte für das Los gegeben. Mit Ihren Worten wird es gezogen.`,
  },
  lotLead:
    'Aus den Worten von zwei Personen wird das Los gezogen. Niemand sieht die ersten, bevor die zweiten da sind, darum kann keine von beiden das Ergebnis lenken. Es gilt für jeden Gleichstand dieser Abstimmung und lässt sich nicht wiederholen.',
  lotWords: 'Ihre Worte',
  lotWordsHint: 'Irgendetwas, etwa drei gewürfelte Zahlen. Sie stehen danach im Journal.',
  lotWordsMissing: 'Bitte ein paar Worte.',
  lotGive: { first: 'Worte geben', second: 'Worte geben und Los ziehen' },
  lotGiving: 'Wird gezogen …',
  lotMine:
    'Ihre Worte sind verwahrt. Gezogen wird, sobald eine zweite Person an einer anderen Konsole ihre gibt.',
  lotOrder: 'Die gezogene Reihenfolge',
  lotOrderHint:
    'Bei einem Gleichstand geht vor, wer hier weiter oben steht; ausscheiden muss, wer weiter unten steht.',
  lotSeed: 'Worte beider Personen',
  lotBy: (names: readonly string[]) => `Gegeben von ${list(names)}.`,
  lotCheck: 'Nachrechnen',
  lotCheckHint:
    'Diese Zeilen in einem Terminal, eine je Name; der kleinste Wert steht vorn. Auf einem Mac „shasum -a 256“ statt „sha256sum“.',

  castingVote: 'Stimmengleichheit entscheiden',
  castingVoteTitle: (option: string) => `„${option}“: Ja und Nein sind gleich`,
  castingVoteText:
    'Nach der Regel gibt die Stimme der Leitung den Ausschlag. Das steht im Journal und lässt sich nicht zurücknehmen.',
  castingVoteAsk: 'Die Leitung stimmt',
  adopt: 'für den Antrag',
  reject: 'gegen den Antrag',
  adoptVerb: 'Angenommen',
  rejectVerb: 'Abgelehnt',
  chooseFirst: 'Bitte erst wählen.',
  deciding: 'Wird entschieden …',
  pendingCasting: (motions: number) =>
    motions === 1
      ? 'Ja und Nein sind gleich. Nach der Regel entscheidet die Leitung.'
      : `Bei ${number(motions)} Anträgen sind Ja und Nein gleich. Nach der Regel entscheidet die Leitung.`,
  decidedByChair: (motions: readonly string[]) =>
    motions.length === 0
      ? 'Bei gleich vielen Ja und Nein hat die Leitung entschieden.'
      : `Bei gleich vielen Ja und Nein hat die Leitung entschieden: ${list(motions)}.`,
  alreadyDecided: 'Darüber ist schon entschieden.',

  roll: 'Wer wie gestimmt hat',
  rollSearch: 'Name oder Stimme suchen',
  rollBusy: 'Wird geholt …',
  rollCount: (shown: number, all: number) =>
    shown === all
      ? plural(all, { one: 'Stimmabgabe', other: 'Stimmabgaben' })
      : `${number(shown)} von ${plural(all, { one: 'Stimmabgabe', other: 'Stimmabgaben' })}`,
  rollNobody: 'Niemand passt dazu.',
  rollEmpty: 'Niemand hat abgestimmt.',
  retry: 'Noch einmal',
  exports: 'Dateien',
  exportKinds: {
    'result-sheet': 'Ergebnisblatt (PDF)',
    ballots: 'Stimmen (CSV)',
    election: 'Wahl zum Nachzählen (BLT)',
    receipts: 'Belege (Text)',
  } satisfies Record<ExportKind, string>,
  exportBusy: 'Wird vorbereitet …',
  duplicate: 'Als neue vorbereiten',

  refused: {
    'vote-not-closed':
      'Diese Abstimmung hat inzwischen eine andere Konsole veröffentlicht oder für ungültig erklärt. Daran lässt sich nichts mehr ändern.',
    'already-confirmed': 'Eine andere Konsole hat die Stimmzettel schon bestätigt.',
    'nothing-entered': 'Eine andere Konsole hat die Stimmzettel zurückgezogen.',
    'figures-changed': 'Die Zahlen wurden in diesem Augenblick geändert. Bitte noch einmal ansehen.',
    'same-person':
      'Das muss eine zweite Person tun, mit einem Zugang auf ihren eigenen Namen. Die Leitung kann sie unter „Versammlung“ einladen.',
    'no-tie': 'Es gibt hier keinen Gleichstand mehr; vielleicht war eine andere Konsole schneller.',
    'no-next-ballot': 'Es bleibt nichts offen, wofür ein weiterer Wahlgang nötig wäre.',
    'cannot-work':
      'Ein weiterer Wahlgang lässt sich aus diesem Ergebnis nicht bilden. Bitte eine neue Abstimmung vorbereiten.',
    'sums-wrong': 'Die Summen gehen nicht auf. Es wurde nichts übernommen.',
    'wrong-marks': 'Die Stimmzettel passen nicht zu dieser Abstimmung. Es wurde nichts übernommen.',
    'vote-secret': 'Diese Abstimmung ist geheim: Wer wie gestimmt hat, weiß niemand.',
  },
  weightsWrong:
    'So viele Stimmen können auf so vielen Stimmzetteln nicht stehen: Die Gewichte im Stimmverzeichnis geben das nicht her.',
  tooManyOnHost: (count: number, left: number) =>
    `${number(count)} sind mehr, als aus dem Stimmverzeichnis noch fehlen: ${number(left)}. Es wurde nichts übernommen.`,
}

export type ResultsWords = typeof de

const english = formats.en
const n = (count: number) => english.number(count)
const d = (amount: string) => english.decimal(amount)
const ballots = (count: number) => english.plural(count, { one: 'ballot paper', other: 'ballot papers' })
const ways = (kinds: number) => english.plural(kinds, { one: 'different way', other: 'different ways' })

const en: ResultsWords = {
  figures: 'Figures',
  entitled: 'entitled',
  present: 'of them present',
  registered: 'on the register',
  cast: 'voted on the phone',
  papers: 'ballot papers',
  valid: 'valid',
  invalid: 'invalid',
  abstained: 'abstentions',
  none: 'no to all',
  notVoted: 'have not voted',
  sumCast: 'votes cast',
  openedAt: 'opened',
  closedAt: 'closed',
  publishedAt: 'published',
  rule: 'Rule',

  onlyChairs: 'Only chairs see this result until it is published.',
  publishPending: {
    'paper-votes': 'The ballot papers that were entered are not confirmed, and will not count.',
    lot: 'The lot has not been drawn; that is not possible afterwards.',
    'casting-vote': 'The chair has not decided the tie; that is not possible afterwards.',
  },
  elected: (names) => (names.length === 0 ? 'Nobody is elected' : `Elected: ${english.list(names)}`),
  seatsOpen: (seats) => english.plural(seats, { one: 'seat stays open', other: 'seats stay open' }),
  tiedBetween: (names) => `Tied between ${english.list(names)}`,
  adoptedOf: (adopted, all) => `${n(adopted)} of ${n(all)} adopted`,
  andMore: (names) => `${n(names)} more`,

  nextBallot: 'Prepare next ballot',
  nextBallotBusy: 'Preparing …',
  nextBallotText: {
    'second-ballot': (seats) =>
      `${seats}. At most twice as many stand on the second ballot; most votes decide.`,
    'same-again': (seats) => `${seats}. The next ballot goes by the same rule.`,
  },
  nextBallotIs: (id) => `The next ballot is vote ${n(id)}.`,
  goToNext: 'Go to the next ballot',

  paperVotes: 'Enter paper votes',
  paperVotesShow: 'Look at paper votes',
  paperVotesTitle: (named) => `Paper votes of ${named}`,
  paperVotesLead: (left) =>
    `Ballot papers counted by hand, beside the votes of the phones. ${left === 1 ? 'One person has' : `${n(left)} persons have`} not voted on a phone: there cannot be more papers. They count once a second person confirms them.`,
  onPaperLead: {
    annulled: (left) =>
      `All ballot papers, counted by hand, ${n(left)} at most. When a second person confirms them the vote is counted and closed with that.`,
    added: (left) =>
      `The ballot papers, counted by hand, ${n(left)} at most: so many have not voted on a phone. When a second person confirms them both are counted together, and the vote is closed.`,
  },
  nobodyLeft: 'Everybody on the register voted on a phone: nobody is left for a ballot paper.',
  fields: {
    papers: 'Ballot papers',
    cast: 'Votes (by weight)',
    invalid: 'invalid',
    empty: 'empty',
    abstained: 'abstentions',
    none: 'no to all',
  },
  emptyCounts: { abstention: 'count as abstentions', invalid: 'count as invalid' },
  marks: { yes: 'Yes', no: 'No', abstain: 'Abstention' },
  abstainOrBlank: 'Abstention or blank',
  crosses: 'crosses',
  points: 'points',
  cumulated: 'votes',
  marksOn: (mark, option) => `${mark}: ${option}`,
  optionsTable: 'Votes on the papers with a mark',
  optionColumn: { motions: 'Motion', alternatives: 'Alternative', candidates: 'Name' },
  sumFault: (fault) => {
    switch (fault.why) {
      case 'not-whole':
        return 'Please a whole number.'
      case 'not-a-number':
        return 'Please a number such as “12” or “12.5”.'
      case 'nothing-entered':
        return 'How many ballot papers are there?'
      case 'more-than-register':
        return `There can be ${d(fault.left)} at most: so many of the register are still missing.`
      case 'more-than-papers':
        return `Invalid, empty and other whole papers are together ${d(fault.over)} more.`
      case 'more-than-marked':
        return `${d(fault.most)} at most.`
      case 'missing':
        return `${d(fault.by)} short of the valid papers.`
      case 'over':
        return `${d(fault.by)} more than the valid papers.`
    }
  },
  running: (running, unit, hasWeights) => {
    const marked = hasWeights ? 'votes on papers with a mark' : 'papers with a mark'
    if (running.kind === 'options') {
      const even = `The ${d(running.on)} valid ${hasWeights ? 'votes' : 'papers'} add up on ${n(running.even)} of ${n(running.of)}`
      return running.over === null
        ? `${even}.`
        : `${even}; ${d(running.over)} yes more than the papers allow.`
    }
    if (running.kind === 'between') {
      const range =
        running.most === null
          ? ''
          : running.least === running.most
            ? `; it must be ${d(running.most)}`
            : `; from ${d(running.least)} to ${d(running.most)} are possible`
      return `In all ${d(running.marks)} ${unit} on ${d(running.on)} ${marked}${range}.`
    }
    const { counted, of, by } = running
    const said = `${d(counted)} of ${d(of)} ${marked} accounted for`
    return {
      even: `${said}: it adds up.`,
      missing: `${said}: ${d(by)} missing.`,
      over: `${said}: ${d(by)} too many.`,
    }[running.state]
  },
  lines: 'Ballot papers, those alike in one line',
  linesHint:
    'How many, a colon, then the order: “3: Berg > Ott = Sol”, or by numbers “3: 2 > 1 = 3”, “3: 2 1 3”. Also “empty”, “invalid”, “abstain”.',
  wholeWords: { invalid: 'invalid', empty: 'empty', abstain: 'abstain' },
  numbers: 'Numbers',
  linesRunning: (count, kinds, invalid, empty) =>
    [
      `${ballots(count)}, filled in ${ways(kinds)}`,
      invalid === 0 ? '' : `${n(invalid)} invalid`,
      empty === 0 ? '' : `${n(empty)} empty`,
    ]
      .filter((part) => part !== '')
      .join(', ') + '.',
  lineFaults: (count) => english.plural(count, { one: 'line cannot be read', other: 'lines cannot be read' }),
  line: (line) => `Line ${n(line)}`,
  lineFault: (fault) => {
    switch (fault.why) {
      case 'count-unreadable':
        return 'There is no number before the colon.'
      case 'too-many-papers':
        return 'A million ballot papers in one line at most.'
      case 'place-empty':
        return 'Before, after or between the signs a name is missing.'
      case 'unknown':
        return `“${fault.name}” is not on the ballot.`
      case 'twice':
        return `${fault.name} is named twice.`
      case 'ambiguous':
        return `“${fault.name}” could be ${english.list(fault.could.slice(0, 4))}.`
      case 'too-few':
        return 'Too few places are given. If the paper is so, it is “invalid”.'
      case 'too-many':
      case 'too-many-points':
        return 'More is marked than allowed. If the paper is so, it is “invalid”.'
      case 'not-offered':
        return 'This ballot does not offer that.'
      case 'places-shared':
        return 'Equal places are not allowed. If the paper is so, it is “invalid”.'
      case 'place-left-out':
        return 'A place is left out.'
      case 'share-missed':
        return 'The least share of the group is missing. If the paper is so, it is “invalid”.'
      case 'unreadable':
        return 'This line cannot be read.'
    }
  },
  tooManyPapers: (count, left) =>
    `${ballots(count)} are too many: only ${n(left)} of the register are still missing.`,
  noPapers: 'No ballot paper is entered yet.',
  enter: 'Enter',
  entering: 'Entering …',
  enteredByMe:
    'You entered these figures. A second person must look at them on a console of their own and confirm them; until then they do not count.',
  enteredBy: (name) =>
    `${name === '' ? 'Another console' : name} entered these figures. Compare them with the record of the count; with your confirmation they count.`,
  confirmedBy: (entered, confirmed) => `Entered by ${entered}, confirmed by ${confirmed}. They count.`,
  figuresChanged: 'The figures were changed just now. Please look again.',
  figuresSeen: 'I have looked at them',
  typedMeanwhile: (name) =>
    `While you were typing, ${name === '' ? 'another console' : name} entered these figures. What you typed is still there.`,
  backToTyped: 'Back to my figures',
  withdrawnMine:
    'Another console has withdrawn your figures; they do not count. Here they still stand, to be changed and entered anew.',
  change: 'Change',
  cancel: 'Cancel',
  close: 'Done',
  confirm: 'They agree: confirm',
  confirming: 'Confirming …',
  withdraw: 'Withdraw',
  withdrawing: 'Withdrawing …',
  papersOf: (count, kinds) => `${ballots(count)}, filled in ${ways(kinds)}`,

  pendingPaper: {
    mine: 'Your paper votes wait for a second person to confirm them.',
    confirm: (name) => `Paper votes${name === '' ? '' : ` of ${name}`} wait for your confirmation.`,
  },
  look: 'Look',

  lot: 'Draw lot',
  lotShow: 'Look at the lot',
  lotTitle: (named) => `Lot for ${named}`,
  pendingLot: {
    first: (between) => `${between}. A lot can decide: two persons each give a few words for it.`,
    mine: 'Your words for the lot are kept. A second person must give theirs on a console of their own.',
    second: (name) =>
      `${name === '' ? 'Another console' : name} has given words for the lot. With yours it is drawn.`,
  },
  lotLead:
    'The lot is drawn from the words of two persons. Nobody sees the first ones before the second are there, so neither of the two can steer the outcome. It holds for every tie of this vote and cannot be repeated.',
  lotWords: 'Your words',
  lotWordsHint: 'Anything, such as three numbers of a die. They stand in the journal afterwards.',
  lotWordsMissing: 'Please a few words.',
  lotGive: { first: 'Give words', second: 'Give words and draw lot' },
  lotGiving: 'Drawing …',
  lotMine:
    'Your words are kept. The lot is drawn as soon as a second person gives theirs on another console.',
  lotOrder: 'The order that was drawn',
  lotOrderHint: 'In a tie, whoever stands higher here goes first; whoever stands lower is the one excluded.',
  lotSeed: 'Words of both persons',
  lotBy: (names) => `Given by ${english.list(names)}.`,
  lotCheck: 'Check it yourself',
  lotCheckHint:
    'These lines in a terminal, one a name; the smallest value stands first. On a Mac “shasum -a 256” instead of “sha256sum”.',

  castingVote: 'Decide the tie',
  castingVoteTitle: (option) => `“${option}”: yes and no are equal`,
  castingVoteText: 'By the rule the chair’s vote decides. It stands in the journal and cannot be taken back.',
  castingVoteAsk: 'The chair votes',
  adopt: 'for the motion',
  reject: 'against the motion',
  adoptVerb: 'Adopted',
  rejectVerb: 'Rejected',
  chooseFirst: 'Please choose first.',
  deciding: 'Deciding …',
  pendingCasting: (motions) =>
    motions === 1
      ? 'Yes and no are equal. By the rule the chair decides.'
      : `On ${n(motions)} motions yes and no are equal. By the rule the chair decides.`,
  decidedByChair: (motions) =>
    motions.length === 0
      ? 'Yes and no were equal, and the chair decided.'
      : `Where yes and no were equal the chair decided: ${english.list(motions)}.`,
  alreadyDecided: 'This has been decided already.',

  roll: 'Who voted what',
  rollSearch: 'Search name or vote',
  rollBusy: 'Fetching …',
  rollCount: (shown, all) =>
    shown === all
      ? english.plural(all, { one: 'ballot', other: 'ballots' })
      : `${n(shown)} of ${english.plural(all, { one: 'ballot', other: 'ballots' })}`,
  rollNobody: 'Nobody matches that.',
  rollEmpty: 'Nobody voted.',
  retry: 'Try again',
  exports: 'Files',
  exportKinds: {
    'result-sheet': 'Result sheet (PDF)',
    ballots: 'Ballots (CSV)',
    election: 'Election to recount (BLT)',
    receipts: 'Receipts (text)',
  },
  exportBusy: 'Being prepared …',
  duplicate: 'Prepare as new',

  refused: {
    'vote-not-closed':
      'Another console has published or annulled this vote. Nothing about it can be changed any more.',
    'already-confirmed': 'Another console has confirmed the paper votes already.',
    'nothing-entered': 'Another console has withdrawn the paper votes.',
    'figures-changed': 'The figures were changed at this very moment. Please look again.',
    'same-person':
      'A second person must do that, with an access in their own name. Chairs can be invited under “Convention”.',
    'no-tie': 'There is no tie here any more; another console may have been faster.',
    'no-next-ballot': 'Nothing stays open for which another ballot would be needed.',
    'cannot-work': 'No further ballot can be made from this result. Please prepare a new vote.',
    'sums-wrong': 'The sums do not add up. Nothing was taken over.',
    'wrong-marks': 'The ballot papers do not fit this vote. Nothing was taken over.',
    'vote-secret': 'This vote is secret: nobody knows who voted what.',
  },
  weightsWrong:
    'So many votes cannot stand on so many ballot papers: the weights on the register do not allow it.',
  tooManyOnHost: (count, left) =>
    `${n(count)} are more than are still missing of the register: ${n(left)}. Nothing was taken over.`,
}

export const results = { de, en }
