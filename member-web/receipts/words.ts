/** The words of receipts. */

import type { Language } from '#protocol'

const de = {
  mine: {
    title: 'Meine Belege',
    means:
      'Ein Beleg sagt, dass eine Stimme aufgenommen ist, nicht, was sie sagt. Ist das Ergebnis veröffentlicht, sehen Sie in der Liste nach, ob er darauf steht.',
    loading: 'Ihre Belege werden geholt …',
    failed: 'Ihre Belege ließen sich nicht holen.',
    none: 'Sie haben noch keine Belege: Einer kommt mit jeder Stimme, die Sie abgeben.',
    own: 'Ihr Beleg',
    castBy: (name: string) => `Für Sie abgegeben von ${name}.`,
    forOthers: 'Für andere abgegeben',
    look: 'In der Liste nachsehen',
    'to-come': 'Die Liste wird mit dem Ergebnis veröffentlicht.',
    annulled: 'Zählt nicht mehr: Die Abstimmung oder ihr elektronischer Teil wurde für ungültig erklärt.',
    earlier: 'Frühere',
    unknown: (title: string, receipt: string) =>
      `Zu „${title}“ hat dieses Gerät den Beleg ${receipt}, den der Server nicht nennt. Bitte sagen Sie es der Versammlungsleitung.`,
    back: 'Zurück',
  },
  title: 'Alle Belege dieser Abstimmung',
  means: 'Zu jeder gezählten Stimme gehört ein Beleg. Er sagt nicht, was gewählt wurde.',
  loading: 'Die Belege werden geladen …',
  failed: 'Die Belege ließen sich nicht laden.',
  offline: 'Ohne Verbindung lassen sich die Belege nicht laden.',
  again: 'Noch einmal versuchen',
  back: 'Zurück',
  count: (count: string) => (count === '1' ? '1 Beleg' : `${count} Belege`),
  empty: 'Es gibt keine Belege: Niemand hat elektronisch abgestimmt.',
  isThere: (own: number) =>
    own === 1 ? 'Ihr Beleg steht auf der Liste' : `Ihre ${own} Belege stehen auf der Liste`,
  isMissing: (missing: number, own: number) =>
    own === 1
      ? 'Ihr Beleg steht NICHT auf der Liste'
      : missing === 1
        ? `Von Ihren ${own} Belegen steht einer NICHT auf der Liste`
        : `Von Ihren ${own} Belegen stehen ${missing} NICHT auf der Liste`,
  tellChair: 'Bitte sagen Sie es der Versammlungsleitung, und zeigen Sie ihr das:',
  own: 'Ihr Beleg',
  search: 'Beleg suchen',
  noneFound: (search: string) => `Kein Beleg enthält „${search}“.`,
  more: (more: string) => `Und ${more} weitere. Suchen Sie, oder laden Sie die Liste herunter.`,
  download: 'Herunterladen und selbst nachzählen',
  files: {
    'receipts.txt': 'Liste der Belege',
    'ballots.csv': 'Stimmzettel, gemischt (CSV)',
    'ballots.blt': 'Stimmzettel, gemischt (BLT)',
  },
}

const en: typeof de = {
  mine: {
    title: 'My receipts',
    means:
      'A receipt says that a ballot is recorded, not what it says. Once the result is published, look whether it is on the list.',
    loading: 'Fetching your receipts …',
    failed: 'Your receipts could not be fetched.',
    none: 'You have no receipts yet: one comes with each ballot that you cast.',
    own: 'Your receipt',
    castBy: (name) => `Cast for you by ${name}.`,
    forOthers: 'Cast for others',
    look: 'Look for it on the list',
    'to-come': 'The list is published with the result.',
    annulled: 'Counts no longer: the vote or its electronic part was annulled.',
    earlier: 'Earlier ones',
    unknown: (title, receipt) =>
      `For “${title}” this device has the receipt ${receipt}, which the server does not know of. Please tell the chair.`,
    back: 'Back',
  },
  title: 'All receipts of this vote',
  means: 'Each ballot that was counted has a receipt. It does not tell what was chosen.',
  loading: 'The receipts are being loaded …',
  failed: 'The receipts could not be loaded.',
  offline: 'Without a connection the receipts cannot be loaded.',
  again: 'Try again',
  back: 'Back',
  count: (count) => (count === '1' ? '1 receipt' : `${count} receipts`),
  empty: 'There are no receipts: nobody voted electronically.',
  isThere: (own) => (own === 1 ? 'Your receipt is on the list' : `Your ${own} receipts are on the list`),
  isMissing: (missing, own) =>
    own === 1
      ? 'Your receipt is NOT on the list'
      : missing === 1
        ? `One of your ${own} receipts is NOT on the list`
        : `${missing} of your ${own} receipts are NOT on the list`,
  tellChair: 'Please tell the chair, and show this:',
  own: 'Your receipt',
  search: 'Search for a receipt',
  noneFound: (search) => `No receipt contains “${search}”.`,
  more: (more) => `And ${more} more. Search, or download the list.`,
  download: 'Download, and count again yourself',
  files: {
    'receipts.txt': 'List of receipts',
    'ballots.csv': 'Ballots, shuffled (CSV)',
    'ballots.blt': 'Ballots, shuffled (BLT)',
  },
}

export const receiptWords: Record<Language, typeof de> = { de, en }
