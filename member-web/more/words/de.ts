/** German, of what is loaded later. */

import type { MarksFault } from '#protocol/marks'
import type { ShareMissing } from '../filling.ts'

const faults: Record<MarksFault, string> = {
  unreadable: 'Dieser Stimmzettel passt nicht zur Abstimmung. Bitte laden Sie die Seite neu.',
  'too-few': 'So wäre der Stimmzettel ungültig: Es ist noch zu wenig angekreuzt.',
  'too-many': 'So wäre der Stimmzettel ungültig: Es ist zu viel angekreuzt.',
  'too-many-points': 'So wäre der Stimmzettel ungültig: Es sind zu viele Punkte.',
  'not-offered': 'So wäre der Stimmzettel ungültig: Das steht nicht zur Wahl.',
  'places-shared': 'So wäre der Stimmzettel ungültig: Jeder Rang darf nur einmal vorkommen.',
  'place-left-out': 'So wäre der Stimmzettel ungültig: Ein Rang ist ausgelassen.',
  'share-missed': 'So wäre der Stimmzettel ungültig: Der Mindestanteil fehlt.',
}

export const de = {
  secrecy: { secret: 'Geheim', named: 'Namentlich' },
  unfold: 'Mehr',
  whoStands: 'Wer kandidiert: Texte und Bilder',
  howToRank: 'Tippen Sie in Ihrer Reihenfolge an: Ihre erste Wahl zuerst.',
  faults,
  search: 'Suchen',
  found: (found: number, all: number) => `${found} von ${all}`,
  noneFound: (search: string) => `Nichts heißt „${search}“.`,
  showAll: 'Alle zeigen',
  chosen: 'Gewählt',
  takeOut: (name: string) => `${name} wieder herausnehmen`,
  items: (count: number) => `${count} Punkte im Block`,
  names: (count: number) => `${count} Namen auf der Liste`,

  decided: {
    title: 'Bisherige Ergebnisse',
    loading: 'Die Ergebnisse werden geladen …',
    failed: 'Die Ergebnisse konnten nicht geladen werden.',
    again: 'Noch einmal',
    back: 'Zurück',
    all: 'Alle Ergebnisse',
    none: 'Noch ist nichts entschieden.',
    earlier: 'Frühere Ergebnisse',
    adopted: 'Angenommen',
    notAdopted: 'Nicht angenommen',
    andMore: (names: string, more: number) => `${names} und ${more} weitere`,
  },

  agenda: {
    title: 'Tagesordnung',
    loading: 'Die Tagesordnung wird geladen …',
    failed: 'Die Tagesordnung konnte nicht geladen werden.',
    again: 'Noch einmal',
    back: 'Zurück',
    earlier: 'Frühere Punkte',
    later: 'Spätere Punkte',
  },

  none: 'Nein zu allen',
  noneOfOne: 'Nein',
  abstain: 'Enthaltung',
  restYes: 'Alle übrigen: Ja',
  restNo: 'Alle übrigen: Nein',
  restAbstain: 'Alle übrigen: Enthaltung',

  given: {
    'yes-no': (given: number, most: number | null) =>
      most === null ? `${given}-mal Ja` : `${given} von ${most} Ja`,
    choose: (given: number, most: number | null) =>
      most === null ? `${given} gewählt` : `${given} von ${most} gewählt`,
    points: (given: number, most: number | null) =>
      most === null ? `${given} Punkte vergeben` : `${most - given} von ${most} übrig`,
    rank: (given: number, most: number | null) => `${given} von ${most ?? given} gereiht`,
  },
  answered: (answered: number, all: number) => `${answered} von ${all} beantwortet`,
  missing: (missing: number) => (missing === 1 ? 'Es fehlt noch eins.' : `Es fehlen noch ${missing}.`),
  atLimit: {
    'yes-no': 'Für ein anderes Ja nehmen Sie erst eines zurück.',
    choose: 'Für eine andere Wahl nehmen Sie erst eine zurück.',
    points: 'Zum Umverteilen nehmen Sie erst etwas zurück.',
  },
  share: (missing: ShareMissing) =>
    'add' in missing
      ? `Noch ${missing.add} aus „${missing.group}“ nötig.`
      : `Mindestens ${missing.needed} von ${missing.of} ${missing.needed === 1 ? 'muss' : 'müssen'} aus „${missing.group}“ sein.`,
  groupOf: (group: string) => `Gruppe „${group}“`,

  less: (name: string) => `Weniger für ${name}`,
  more: (name: string) => `Mehr für ${name}`,
  pointsFor: (name: string) => `Punkte für ${name}`,
  place: (place: number) => `Rang ${place}`,
  joins: (place: number) => `Nächste Wahl auch auf Rang ${place}`,
  up: (name: string) => `${name} einen Rang nach oben`,
  down: (name: string) => `${name} einen Rang nach unten`,
  same: 'Gleicher Rang wie darüber',

  chooseFirst: 'Bitte füllen Sie den Stimmzettel aus.',
  toCheck: 'Weiter: prüfen',
  check: 'Sie wählen',
  notYetCast: 'Noch nicht abgegeben.',
  couldMore: (left: number) =>
    left === 1 ? 'Möglich wäre noch eins mehr.' : `Möglich wären noch ${left} mehr.`,
  pointsUnused: (left: number) => `${left} bleiben ungenutzt.`,
  unmarked: 'Ohne Kreuz',
  unranked: (count: number) =>
    count === 1 ? 'Eine Option bleibt ohne Rang.' : `${count} Optionen bleiben ohne Rang.`,
  moveHint: 'Mit den Pfeilen lässt sich die Reihenfolge noch ändern.',
  cast: 'Stimme abgeben',
  change: 'Ändern',

  result: {
    title: 'Ergebnis',
    verdict: {
      adopted: 'Angenommen',
      rejected: 'Abgelehnt',
      tied: 'Gleichstand',
      'no-quorum': 'Kein Ergebnis',
    },
    needed: {
      'more-than': (amount: string) => `Nötig: mehr als ${amount} Ja`,
      'at-least': (amount: string) => `Nötig: mindestens ${amount} Ja`,
    },
    turnout: (cast: string, registered: string) =>
      `${cast} von ${registered} Stimmberechtigten haben abgestimmt.`,
    base: {
      'yes-no': 'Ja- und Nein-Stimmen',
      'yes-no-abstain': 'Ja-Stimmen, Nein-Stimmen und Enthaltungen',
      valid: 'gültigen Stimmen',
      cast: 'abgegebenen Stimmen',
      present: 'Anwesenden',
      entitled: 'Stimmberechtigten',
    },
    of: (amount: string, base: string) => `von ${amount} ${base}`,
    elected: { candidates: 'Gewählt', alternatives: 'Angenommen', motions: 'Angenommen' },
    nobody: {
      candidates: 'Niemand ist gewählt',
      alternatives: 'Nichts ist angenommen',
      motions: 'Nichts ist angenommen',
    },
    open: (open: number) => (open === 1 ? 'Ein Platz bleibt offen.' : `${open} Plätze bleiben offen.`),
    tied: (names: string) => `Gleichstand zwischen ${names}.`,
    noQuorum: (needed: string) =>
      `Zu wenige haben abgestimmt: Nötig waren ${needed} Stimmen. Darum gilt kein Ergebnis.`,
    and: ' und ',
    adopted: (adopted: number, all: number) => `${adopted} von ${all} angenommen`,
    votes: 'Stimmen',
    points: 'Punkte',
    firstPlaces: 'Erste Plätze',
    placesOfAll: 'Reihenfolge',
    none: 'Nein zu allen',
    abstained: 'Enthaltungen',
    invalid: 'Ungültig',
    papers: (papers: string) => `Dazu ${papers} ausgezählte Papierstimmzettel.`,
    isElected: 'gewählt',
    numbers: {
      show: 'Alle Zahlen zeigen',
      loading: 'Die Zahlen werden geholt …',
      failed: 'Die Zahlen kamen nicht an. Bitte noch einmal versuchen.',
    },
  },

  receipts: 'Belege nachsehen',
  aside: {
    these: 'Stimmen wie diese',
    weight: (weight: string) => `Gewicht ${weight}`,
    of: (left: number) => `von ${left}`,
    layAside: (here: number) => `Für ${here === 1 ? 'eine Stimme' : `${here} Stimmen`} beiseitelegen`,
    title: (votes: number) => `Beiseite gelegt: ${votes === 1 ? 'eine Stimme' : `${votes} Stimmen`}`,
    takeBack: 'Zurücknehmen',
    notYet: 'Noch ist nichts abgegeben: alles zusammen am Ende.',
    tooMany: 'So viele Stimmen lassen sich auf diesem Zettel nicht aufteilen: Alle stimmen gleich.',
  },
  split: {
    title: (all: number) => `${all} Stimmen aufteilen`,
    votesFor: (name: string) => `Stimmen für ${name}`,
    less: (name: string) => `${name}: eine Stimme weniger`,
    more: (name: string) => `${name}: eine Stimme mehr`,
    given: (sum: number, all: number) => `${sum} von ${all} Stimmen verteilt`,
    alike: 'Alle gleich abgeben',
    cast: (all: number) => `Alle ${all} Stimmen abgeben`,
    left: (left: number) => (left === 1 ? 'Noch 1 Stimme verteilen' : `Noch ${left} Stimmen verteilen`),
  },
}

export type MoreWords = typeof de
