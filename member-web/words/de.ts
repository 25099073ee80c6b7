/** German. The shape of both catalogues: a key that is missing in the other is a type error. */

import type { Sentences } from './sentences.ts'

const refusals: Sentences = {
  'unknown-code': 'Diesen Code gibt es nicht. Vielleicht wurde Ihnen ein neuer ausgegeben.',
  'mistyped-code': 'Der Code stimmt nicht ganz. Bitte vergleichen Sie ihn mit Ihrer Karte.',
  'unknown-link': 'Dieser Link gilt nicht mehr. Vielleicht wurde Ihnen ein neuer ausgegeben.',
  'unknown-invitation': 'Dieser Link gilt nicht mehr.',
  'unknown-session':
    'Ihre Anmeldung auf diesem Gerät gilt nicht mehr, etwa weil Sie sich auf einem anderen angemeldet haben. Bitte melden Sie sich neu an.',
  'too-many-attempts': 'Zu viele falsche Codes aus diesem Netz.',
  'wrong-protocol': 'Diese Seite ist veraltet. Bitte neu laden.',
  'not-allowed': 'Das ist mit dieser Anmeldung nicht erlaubt.',
  malformed: 'Der Server hat diese Seite nicht verstanden. Bitte neu laden.',
  'not-saved': 'Der Server kann gerade nicht speichern.',
  busy: 'Der Server ist gerade ausgelastet.',
  'no-such-vote': 'Diese Abstimmung gibt es nicht mehr.',
  'vote-not-open': 'Die Abstimmung war nicht mehr offen, als Ihre Stimme ankam.',
  'not-on-register': 'Sie stehen nicht im Stimmverzeichnis dieser Abstimmung.',
  'already-cast': 'Eine frühere Stimme von Ihnen zählt bereits.',
  'wrong-marks': 'So ausgefüllt gilt der Stimmzettel nicht. Bitte prüfen Sie ihn.',
  'key-missing': 'Ihre Stimme lässt sich nur auf dem Gerät ändern, auf dem Sie sie abgegeben haben.',
  'key-unknown': 'Ihre Stimme lässt sich nur auf dem Gerät ändern, auf dem Sie sie abgegeben haben.',
  'self-check-in-off': 'Selbst einchecken ist ausgeschaltet. Bitte checken Sie am Empfang ein.',
}

/** The groups that every import knows; any other is its own word. */
const groups: Readonly<Record<string, string>> = {
  delegate: 'Delegierte:r',
  member: 'Mitglied',
  guest: 'Gast',
}

export const de = {
  otherLanguage: { name: 'English', code: 'en' as 'de' | 'en' },
  refusals,

  elections: {
    asked: 'Eine Wahl braucht eine Antwort von Ihnen.',
    open: 'Sie können jetzt kandidieren.',
    show: 'Wahlen',
    loading: 'Wird geladen …',
    back: 'Zurück',
  },
  signIn: {
    title: 'Anmelden und abstimmen',
    code: 'Ihr Zugangscode',
    where: '12 Zeichen, auf Ihrer Zugangskarte. Oder scannen Sie den QR-Code der Karte.',
    button: 'Anmelden',
    again: 'Noch einmal versuchen',
    here: 'Dieses Gerät benutzen',
    inSeconds: (seconds: number) => `In ${seconds} s noch einmal versuchen`,
    empty: 'Bitte geben Sie den Code von Ihrer Karte ein.',
    wrongCharacter: (character: string, lookalikes: string) =>
      lookalikes === ''
        ? `„${character}“ kommt in keinem Code vor.`
        : `„${character}“ kommt in keinem Code vor. Steht da ${lookalikes}?`,
    or: ' oder ',
    tooShort: (missing: number) =>
      missing === 1 ? 'Es fehlt noch ein Zeichen.' : `Es fehlen noch ${missing} Zeichen.`,
    tooLong: (surplus: number) =>
      surplus === 1 ? 'Das ist ein Zeichen zu viel.' : `Das sind ${surplus} Zeichen zu viel.`,
    mistyped: 'Da ist ein Tippfehler: Ein Zeichen stimmt nicht, oder zwei sind vertauscht.',
    notices: {
      replaced: {
        title: 'Auf einem anderen Gerät angemeldet',
        text: 'Sie haben sich auf einem anderen Gerät angemeldet, darum ist dieses abgemeldet. Waren Sie das nicht? Dann sagen Sie es bitte sofort am Empfang.',
      },
      revoked: {
        title: 'Ihr Zugang wurde beendet',
        text: 'Die Versammlungsleitung hat Ihren Zugang beendet oder neu ausgegeben. Am Empfang erhalten Sie Auskunft.',
      },
      'signed-out': { title: 'Sie sind abgemeldet', text: 'Dieses Gerät hat Ihre Anmeldung vergessen.' },
      'sign-in-missing': {
        title: 'Die Anmeldung hat zu lange gedauert',
        text: 'Bitte versuchen Sie es noch einmal.',
      },
    },
    refused: 'Nicht angemeldet',
    unknownBallot: (title: string) =>
      `Ob Ihre Stimme zu „${title}“ angekommen ist, sehen Sie nach der Anmeldung oder auf dem anderen Gerät.`,
  },

  opening: {
    title: 'Sie werden angemeldet …',
    connecting: 'Verbindung wird aufgebaut.',
    checking: 'Ihre Anmeldung wird geprüft.',
    otherCode: 'Anderen Code eingeben',
  },

  connection: {
    live: 'Verbunden',
    connecting: 'Verbindung wird aufgebaut …',
    lost: 'Keine Verbindung. Es wird weiter versucht; Sie müssen nichts tun.',
    offline: 'Dieses Gerät hat keine Netzverbindung. Bitte prüfen Sie WLAN oder mobile Daten.',
    restarting: 'Der Server startet neu. Gleich geht es von selbst weiter.',
    busy: 'Der Server ist ausgelastet. Gleich geht es von selbst weiter.',
    asOf: (time: string) => `Stand ${time} Uhr.`,
  },

  stopped: {
    'opened-elsewhere': {
      title: 'In einem anderen Fenster geöffnet',
      text: 'Diese Seite ist auf diesem Gerät noch einmal geöffnet, und es geht dort weiter.',
      button: 'Hier weitermachen',
    },
    malformed: {
      title: 'Etwas passt nicht zusammen',
      text: 'Der Server hat diese Seite nicht verstanden. Nach dem Neuladen geht es meist weiter.',
      button: 'Seite neu laden',
    },
    'wrong-protocol': {
      title: 'Diese Seite ist veraltet',
      text: 'Der Server ist neuer als diese Seite. Bitte laden Sie sie neu.',
      button: 'Seite neu laden',
    },
  },

  motions: { read: 'Antrag lesen', all: 'Alle Anträge' },

  me: {
    proxy: 'Meine Vollmacht …',
    number: 'Mitgliedsnummer',
    group: 'Gruppe',
    groups,
    weight: 'Stimmgewicht',
    entitled: { true: 'Stimmberechtigt', false: 'Nicht stimmberechtigt' },
    present: { true: 'Anwesend', false: 'Nicht eingecheckt' },
    notEntitled: 'Sie sehen, worüber abgestimmt wird, und die Ergebnisse.',
    atTheDesk: 'Bitte checken Sie am Empfang ein, damit Sie mit abstimmen können.',
    checkInHint: 'Bitte checken Sie ein, damit Sie mit abstimmen können.',
    checkIn: 'Ich bin da: einchecken',
    checkingIn: 'Sie werden eingecheckt …',
    signOut: 'Abmelden',
    signOutTitle: 'Auf diesem Gerät abmelden?',
    signOutText: 'Zum Abstimmen brauchen Sie dann wieder Ihren Link oder Code.',
    signOutPending:
      'Ihre Stimme ist noch nicht gezählt! Wenn Sie sich jetzt abmelden, zählt sie vielleicht nicht.',
    stay: 'Angemeldet bleiben',
  },

  waiting: {
    title: 'Gerade läuft keine Abstimmung',
    next: 'Sobald eine Abstimmung öffnet, erscheint sie hier von selbst. Lassen Sie die Seite einfach offen.',
    results: 'Bisherige Ergebnisse',
    receipts: 'Meine Belege',
  },

  call: {
    count: {
      title: 'Sind Sie da?',
      text: 'Die Anwesenden werden gezählt. Bitte drücken Sie den Knopf.',
      button: 'Ich bin da',
      answered: 'Sie sind gemeldet',
      after: 'Sie brauchen nichts weiter zu tun.',
    },
    trial: {
      title: 'Probeabstimmung',
      text: 'Nur zum Üben: Es geht um nichts, und nichts davon zählt.',
      question: 'Wählen Sie irgendetwas',
      button: 'Zur Probe abgeben',
      answered: 'Die Probe hat geklappt',
      after: 'So einfach geht es auch nachher. Was Sie angekreuzt haben, hat dieses Gerät nicht verlassen.',
    },
    sending: 'Wird gesendet …',
  },

  agenda: { now: 'Jetzt', next: 'Danach', whole: 'Tagesordnung' },

  vote: {
    now: 'Jetzt abstimmen',
    titleBar: (title: string) => `● Jetzt abstimmen: ${title}`,
    secret: 'Geheim: Ihre Wahl wird ohne Ihren Namen gespeichert.',
    named: 'Namentlich: Ihre Wahl wird mit Ihrem Namen gespeichert und kann veröffentlicht werden.',
    choices: { yes: 'Ja', no: 'Nein', abstain: 'Enthaltung' },
    choose: 'Ihre Wahl',
    chooseFirst: 'Bitte wählen Sie zuerst.',
    cast: 'Stimme abgeben',
    castChoice: (choice: string) => `„${choice}“ abgeben`,
    held: (others: number, votes: string) =>
      `Sie stimmen für sich und ${others === 1 ? 'eine weitere Person' : `${others} weitere`} ab (${votes} Stimmen).`,
    split: 'Stimmen aufteilen …',
    left: 'noch',
    leftAnnounced: (seconds: number) => (seconds >= 60 ? 'Noch eine Minute.' : `Noch ${seconds} Sekunden.`),
    timeUp: 'Die Zeit ist um.',
    more: 'Ganzen Text zeigen',
    less: 'Weniger zeigen',
  },

  ballot: {
    queued: {
      title: 'Ihre Stimme wartet auf diesem Gerät',
      text: 'Ihre Stimme ist hier aufgehoben und wird gesendet, sobald die Verbindung wieder da ist und falls die Abstimmung dann noch offen ist.',
    },
    sent: {
      title: 'Ihre Stimme ist unterwegs …',
      text: 'Gesendet. Die Bestätigung steht noch aus.',
    },
    unsure: {
      title: 'Noch keine Bestätigung',
      text: 'Ihre Stimme wurde gesendet, aber die Verbindung brach ab, bevor die Bestätigung kam. Sobald sie wieder da ist, wird nachgefragt. Gezählt wird höchstens einmal.',
    },
    putOff: {
      title: 'Ihre Stimme ist noch nicht gezählt',
      text: 'Ihre Stimme ist auf diesem Gerät aufgehoben und wird von selbst noch einmal gesendet.',
    },
    counted: {
      title: 'Ihre Stimme ist gezählt',
      at: (time: string) => `Um ${time} Uhr.`,
      receipt: 'Ihr Beleg',
      others: (others: number) =>
        others === 1 ? 'Beleg für die weitere Stimme' : `Belege für die ${others} weiteren Stimmen`,
      receiptMeans: 'Er beweist, dass Ihre Stimme aufgenommen ist, und verrät nicht, was Sie gewählt haben.',
      'is-final': 'Sie hatten schon abgestimmt. Es zählt die erste Stimme; die letzte ändert nichts.',
      elsewhere:
        'Es zählt die Stimme, die Sie vorher abgegeben haben. Sie lässt sich nur auf dem Gerät ändern, auf dem Sie sie abgegeben haben.',
    },
    notCounted: {
      title: 'Ihre Stimme ist nicht gezählt',
      change: 'Ihre Änderung ist nicht gezählt',
      back: 'Zurück zum Stimmzettel',
    },
    earlierCounts: 'Ihre frühere Stimme zählt weiter.',
    earlierCountsUntil: 'Bis dahin zählt Ihre frühere Stimme.',
    change: {
      button: 'Meine Stimme ändern',
      keep: 'Nichts ändern',
      named: 'Sie ändern Ihre Stimme. Bis Sie neu abstimmen, zählt die frühere.',
      secret:
        'Sie ändern Ihre Stimme. Bis Sie neu abstimmen, zählt die frühere; was sie sagt, weiß auch dieses Gerät nicht.',
      elsewhere:
        'Bis zum Schluss lässt sich die Stimme noch ändern, aber nur auf dem Gerät, auf dem Sie sie abgegeben haben.',
    },
    gone: {
      title: 'Ihre Stimme ist nicht mehr aufgezeichnet',
      text: (receipt: string) =>
        `Der Server wurde auf einen Stand vor Ihrer Stimme zurückgesetzt. Der Beleg ${receipt} gilt nicht mehr.`,
      again: 'Bitte stimmen Sie noch einmal ab.',
    },
    unknown: {
      title: 'Ob Ihre Stimme zählt, ist noch nicht bekannt',
      text: 'Nach der nächsten Anmeldung sehen Sie es hier.',
    },
    none: 'Sie haben keine Stimme abgegeben.',
    ofOther: (title: string) => `Zur Abstimmung „${title}“:`,
    resultFollows: 'Das Ergebnis erscheint hier, sobald es veröffentlicht ist.',
  },

  onPurpose: {
    label: 'Leer oder ungültig abgeben',
    back: 'Zurück zum Stimmzettel',
    empty: {
      label: 'Leeren Stimmzettel abgeben …',
      title: 'Leer abgeben?',
      text: {
        abstention: 'Ein leerer Stimmzettel gilt hier als Enthaltung.',
        invalid: 'Ein leerer Stimmzettel ist hier ungültig: Er zählt als abgegeben, aber für niemanden.',
      },
      cast: 'Leer abgeben',
    },
    invalid: {
      label: 'Ungültigen Stimmzettel abgeben …',
      title: 'Absichtlich ungültig abgeben?',
      text: 'Ein ungültiger Stimmzettel zählt als abgegeben, aber für niemanden.',
      cast: 'Ungültig abgeben',
    },
  },

  part: {
    loading: { open: 'Der Stimmzettel wird geladen …', published: 'Das Ergebnis wird geladen …' },
    failed: 'Dieser Teil der Seite ließ sich nicht laden.',
    offline: 'Ohne Verbindung lässt sich dieser Teil der Seite nicht laden.',
    again:
      'Es wird von selbst weiter versucht. Hilft das nicht, laden Sie die Seite neu; Sie bleiben angemeldet.',
    try: 'Noch einmal versuchen',
    reload: 'Seite neu laden',
  },

  notOnRegister: {
    title: 'Sie können hier nicht mit abstimmen',
    notEntitled: 'Sie sind nicht stimmberechtigt.',
    notPresent: 'Sie waren nicht eingecheckt, als die Abstimmung geöffnet wurde.',
    late: 'Als diese Abstimmung öffnete, standen Sie nicht im Stimmverzeichnis: Sie haben erst danach eingecheckt, oder sie gilt nur für andere Gruppen.',
    next: 'Fehlen Sie zu Unrecht? Dann melden Sie sich jetzt am Tisch. Für die nächste Abstimmung wird das Verzeichnis neu aufgestellt.',
    running: 'Gerade wird abgestimmt über',
  },

  paper: {
    title: 'Weiter auf Papier',
    annulled: 'Was auf Telefonen abgegeben wurde, zählt nicht.',
    added: 'Was auf Telefonen abgegeben wurde, zählt mit.',
    getOne: 'Bitte holen Sie sich einen Stimmzettel.',
  },

  closed: {
    title: 'Abstimmung geschlossen',
    text: 'Die Stimmen werden ausgezählt. Das Ergebnis ist noch nicht veröffentlicht.',
  },

  annulled: {
    title: 'Abstimmung ungültig',
    text: 'Diese Abstimmung wurde für ungültig erklärt und zählt nicht.',
    reason: 'Grund',
  },
}

export type Words = typeof de
