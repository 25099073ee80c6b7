/** Which column of a list holds which field of a member, by the words of its heading. Knows no values. */
import type { ColumnMatch, MemberField } from '../protocol/messages.ts'

export const MEMBER_FIELDS: readonly MemberField[] = [
  'number',
  'firstName',
  'lastName',
  'email',
  'region',
  'group',
  'gender',
  'weight',
  'entitled',
]

/** Without these nobody can be told apart or addressed. A first name is not one: lists of organisations have none. */
const REQUIRED_FIELDS: readonly MemberField[] = ['number', 'lastName']

/** As `normalise` leaves them, the surest first: where a list has both «Mitgliedsnummer» and «Nr.», the former is it. */
const words: Record<MemberField, readonly string[]> = {
  number: [
    ...['mitgliedsnummer', 'mitgliedsnr', 'mitgliednummer', 'mitgliednr', 'mitgliedernummer', 'mitgliedernr'],
    ...[
      'membernumber',
      'memberno',
      'membernr',
      'membershipnumber',
      'membershipno',
      'memberid',
      'membershipid',
    ],
    ...[
      'mitgliedsid',
      'mitgliedid',
      'delegiertennummer',
      'delegiertennr',
      'delegatenumber',
      'personennummer',
    ],
    ...['ausweisnummer', 'stimmkartennummer', 'stimmkartennr', 'nummer', 'number', 'nr', 'no', 'id', 'lfdnr'],
  ],
  firstName: ['vorname', 'vornamen', 'rufname', 'firstname', 'givenname', 'givennames', 'forename'],
  lastName: ['nachname', 'familienname', 'zuname', 'lastname', 'surname', 'familyname', 'name'],
  email: ['email', 'emailadresse', 'emailaddress', 'mailadresse', 'mailaddress', 'mail', 'epost'],
  region: [
    ...[
      'landesverband',
      'bundesland',
      'region',
      'landesbezirk',
      'regionalverband',
      'state',
      'province',
      'land',
    ],
    ...['bezirksverband', 'bezirk', 'kreisverband', 'kreis', 'district', 'stadtverband', 'ortsverband'],
    ...[
      'gliederung',
      'untergliederung',
      'gebietsverband',
      'verband',
      'chapter',
      'branch',
      'lv',
      'bv',
      'kv',
      'ov',
    ],
  ],
  group: [
    ...['gruppe', 'group', 'statusgruppe', 'membergroup', 'status', 'mitgliedsstatus', 'mitgliedstatus'],
    ...[
      'mitgliedsart',
      'mitgliedart',
      'membertype',
      'kategorie',
      'category',
      'rolle',
      'role',
      'typ',
      'type',
      'art',
    ],
  ],
  gender: ['geschlecht', 'gender', 'sex', 'anrede', 'salutation'],
  weight: [
    ...[
      'stimmgewicht',
      'stimmgewichtung',
      'stimmengewicht',
      'voteweight',
      'votingweight',
      'gewicht',
      'weight',
    ],
    ...[
      'stimmenzahl',
      'stimmenanzahl',
      'anzahlstimmen',
      'anzahlderstimmen',
      'stimmen',
      'numberofvotes',
      'votes',
    ],
  ],
  entitled: [
    ...[
      'stimmberechtigt',
      'wahlberechtigt',
      'abstimmungsberechtigt',
      'stimmberechtigung',
      'wahlberechtigung',
    ],
    ...['stimmrecht', 'wahlrecht', 'entitled', 'entitledtovote', 'isentitled', 'eligible', 'eligibletovote'],
    ...['mayvote', 'canvote', 'righttovote', 'votingright', 'votingrights'],
  ],
}

type Meaning = { field: MemberField; rank: number }

const meanings: ReadonlyMap<string, Meaning> = new Map(
  MEMBER_FIELDS.flatMap((field) => words[field].map((word, rank) => [word, { field, rank }] as const)),
)

/** Each field at most once and each column at most once: the surest word wins, then the column further left. */
export function matchColumns(headings: readonly string[]): ColumnMatch {
  const found = headings
    .flatMap((heading, column) => {
      const meaning = meaningOf(heading)
      return meaning === undefined ? [] : [{ ...meaning, column }]
    })
    .sort((a, b) => a.rank - b.rank || a.column - b.column)
  const match = noColumns()
  for (const { field, column } of found) match[field] ??= column
  return match
}

/** How many of these cells are words for fields: a row with several is the row of headings. */
export function recognisedHeadings(cells: readonly string[]): number {
  return cells.filter((cell) => meaningOf(cell) !== undefined).length
}

export function missingFields(columns: ColumnMatch): MemberField[] {
  return REQUIRED_FIELDS.filter((field) => columns[field] === null)
}

function noColumns(): ColumnMatch {
  return {
    number: null,
    firstName: null,
    lastName: null,
    email: null,
    region: null,
    group: null,
    gender: null,
    weight: null,
    entitled: null,
  }
}

/** «E-Mail (privat)» and «Vorname*» mean what they mean without what is added. */
function meaningOf(heading: string): Meaning | undefined {
  return meanings.get(normalise(heading)) ?? meanings.get(normalise(heading.replace(/[([].*$/s, '')))
}

/** «Mitglieds-Nr.» and «MITGLIEDSNR» are one word; so are «member_number» and «Member Number». */
function normalise(heading: string): string {
  return heading
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
