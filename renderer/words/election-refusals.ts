/** Why something about an election was not done: a sentence for each. */
import type { ElectionCommands } from '#protocol'
import { formats } from './format.ts'

type About = Readonly<Record<string, string | number>>
/** Those that are said nowhere else. */
type Why = Exclude<
  ElectionCommands[keyof ElectionCommands]['refusals'] | 'ballot-of-election',
  'cannot-work' | 'no-such-item' | 'no-such-member' | 'no-such-upload' | 'no-next-ballot'
>
type Sentences = { [Each in Why]: (about: About) => string }

const de: Sentences = {
  'no-such-election': () => 'Diese Wahl gibt es nicht mehr. Vielleicht hat eine andere Leitung sie gelöscht.',
  'no-such-candidate': () => 'Diese Kandidatur gibt es nicht.',
  'elections-full': ({ most = 300 }) =>
    `Mehr als ${formats.de.number(Number(most))} Wahlen hat kein Parteitag.`,
  'election-changed': ({ title = '' }) =>
    `Eine andere Leitung hat die Wahl „${title}“ gerade geändert. Ihre Änderung wurde nicht übernommen.`,
  'election-begun': ({ title = '' }) =>
    `Die Wahl „${title}“ hat schon einen Wahlgang. Woraus er entstanden ist, bleibt.`,
  'nominations-over': ({ title = '' }) => `Für „${title}“ kann jetzt niemand kandidieren.`,
  'candidates-full': ({ most = 150 }) =>
    `Mehr als ${formats.de.number(Number(most))} Namen passen auf keinen Stimmzettel.`,
  'already-candidate': ({ name = '' }) =>
    `${name} kandidiert in dieser Wahl schon. Es wurde nichts hinzugefügt.`,
  'incompatible-candidacy': ({ name = '', title = '' }) =>
    `${name} kandidiert für „${title}“ oder ist dort gewählt. Beides zugleich geht nach den Regeln dieser Wahl nicht.`,
  'candidate-changed': ({ name = '' }) =>
    `Eine andere Leitung hat die Angaben zu ${name} gerade geändert. Ihre Änderung wurde nicht übernommen.`,
  'ballot-under-way': ({ title = '' }) =>
    `Der Wahlgang „${title}“ ist vorbereitet oder läuft. Bis er veröffentlicht oder verworfen ist, geht das nicht.`,
  'ballot-of-election': ({ title = '' }) =>
    `Dieser Wahlgang gehört zur Wahl „${title}“. Namen und weitere Wahlgänge kommen von dort.`,
  'another-ballot': ({ title = '' }) =>
    `Eine andere Leitung war schneller: „${title}“ ist schon vorbereitet. Es wurde nichts doppelt angelegt.`,
  'already-elected': ({ name = '' }) => `${name} ist gewählt. Wer nicht will, nimmt die Wahl nicht an.`,
  'nobody-to-ask': () => 'Alle Gewählten sind schon gefragt.',
  'not-elected': ({ name = '' }) => `${name} ist nicht gewählt.`,
  'not-asked': () => 'Danach wurde nicht gefragt, oder es ist schon beantwortet.',
  'may-not-stand': () => 'Kandidieren kann hier nur, wer stimmberechtigt ist.',
  'seats-changed': ({ seats = 0 }) =>
    `Inzwischen offen: ${formats.de.plural(Number(seats), { one: 'Platz', other: 'Plätze' })}. Bitte noch einmal ansehen.`,
  'too-many-pictures': () => 'Von dieser Kandidatur gab es schon zu viele Bilder.',
  'not-a-picture': () => 'Das ist kein Bild als JPEG, PNG oder WebP.',
  'picture-too-large': ({ bytes = 0, largest = 0 }) =>
    `Das Bild hat ${formats.de.bytes(Number(bytes))}; es darf höchstens ${formats.de.bytes(Number(largest))} haben.`,
  'name-missing': () => 'Der Name fehlt.',
}

const en: Sentences = {
  'no-such-election': () => 'This election is no longer there. Another chair may have deleted it.',
  'no-such-candidate': () => 'There is no such candidate.',
  'elections-full': ({ most = 300 }) =>
    `No convention has more than ${formats.en.number(Number(most))} elections.`,
  'election-changed': ({ title = '' }) =>
    `Another chair has just changed the election “${title}”. Your change was not taken over.`,
  'election-begun': ({ title = '' }) =>
    `The election “${title}” has a ballot already. What it was made from stays.`,
  'nominations-over': ({ title = '' }) => `Nobody can stand for “${title}” now.`,
  'candidates-full': ({ most = 150 }) =>
    `No ballot has room for more than ${formats.en.number(Number(most))} names.`,
  'already-candidate': ({ name = '' }) => `${name} stands in this election already. Nothing was added.`,
  'incompatible-candidacy': ({ name = '', title = '' }) =>
    `${name} stands for “${title}” or is elected there. By the rules of this election both at once cannot be.`,
  'candidate-changed': ({ name = '' }) =>
    `Another chair has just changed what is told of ${name}. Your change was not taken over.`,
  'ballot-under-way': ({ title = '' }) =>
    `The ballot “${title}” is prepared or under way. Until it is published or discarded this cannot be done.`,
  'ballot-of-election': ({ title = '' }) =>
    `This ballot belongs to the election “${title}”. Its names and further ballots come from there.`,
  'another-ballot': ({ title = '' }) =>
    `Another chair was faster: “${title}” is prepared already. Nothing was made twice.`,
  'already-elected': ({ name = '' }) => `${name} is elected. Who does not want to declines the election.`,
  'nobody-to-ask': () => 'Everybody who is elected was asked already.',
  'not-elected': ({ name = '' }) => `${name} is not elected.`,
  'not-asked': () => 'This was not asked, or is answered already.',
  'may-not-stand': () => 'Only who may vote may stand here.',
  'seats-changed': ({ seats = 0 }) =>
    `${formats.en.plural(Number(seats), { one: 'seat is', other: 'seats are' })} open by now. Please look again.`,
  'too-many-pictures': () => 'There were too many pictures of this candidate already.',
  'not-a-picture': () => 'This is no picture as JPEG, PNG or WebP.',
  'picture-too-large': ({ bytes = 0, largest = 0 }) =>
    `The picture has ${formats.en.bytes(Number(bytes))}; it may have ${formats.en.bytes(Number(largest))} at most.`,
  'name-missing': () => 'The name is missing.',
}

export const electionRefusals = { de, en }
