/** Member lists as a party's office exports them. Nobody in them exists, and the same size is always the same list. */

type ListedMember = {
  number: string
  firstName: string
  lastName: string
  email: string
  region: string
  group: 'delegate' | 'member' | 'guest'
  gender: string
  weight: string
}

const firstNames = [
  ...[
    'Ada',
    'Ayşe',
    'Björn',
    'Clara',
    'David',
    'Élodie',
    'Emil',
    'Fatma',
    'Greta',
    'Hatice',
    'Ilja',
    'Jonas',
  ],
  ...[
    'Käthe',
    'Linh',
    'Marta',
    'Noah',
    'Özlem',
    'Pia',
    'Quirin',
    'Rosa',
    'Sören',
    'Tomasz',
    'Uwe',
    'Wolfgang',
  ],
  ...['Yasemin', 'Zoë', 'Bärbel', 'Mehmet', 'Anna-Lena'],
]
const lastNames = [
  ...['Albrecht', 'Ångström', 'Bauer', 'Çelik', 'Dietrich', 'Engel', 'Frank', 'Großmann', 'Hahn', 'Ibrahim'],
  ...['Jäger', 'Kowalski', 'Lange', 'Müller', 'Nguyễn', 'Öztürk', 'Pohl', 'Richter', 'Schäfer', 'Schmidt'],
  ...['Thoma', 'Ulrich', 'Vogel', 'Walter', 'Yıldız', 'Zimmermann', 'von der Heide', "O'Brien", 'Weiß'],
  ...['Freifrau von Schwarzenberg-Hohenstein', 'Sanchez Pérez'],
]
const regions = [
  ...['Baden-Württemberg', 'Bayern', 'Berlin', 'Brandenburg', 'Bremen', 'Hamburg', 'Hessen', 'Niedersachsen'],
  ...['Mecklenburg-Vorpommern', 'Nordrhein-Westfalen', 'Rheinland-Pfalz', 'Saarland', 'Sachsen', 'Thüringen'],
]

/** Each fiftieth is a guest, who is on the list and may not vote. */
const GUEST_EACH = 50
const isGuest = (place: number) => place % GUEST_EACH === 0

/** Looks like chance and is the same each time (the last steps of MurmurHash3). */
function spread(index: number, salt: number, count: number): number {
  let mixed = Math.imul(index + 1, 0x9e37_79b1) ^ Math.imul(salt + 1, 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) % count
}

export function memberList(count: number): ListedMember[] {
  return Array.from({ length: count }, (_, index) => {
    const pick = (from: readonly string[], salt: number) => from[spread(index, salt, from.length)] ?? ''
    return {
      number: `M-${String(index + 1).padStart(5, '0')}`,
      firstName: pick(firstNames, 0),
      lastName: pick(lastNames, 1),
      email: `member.${index + 1}@example.org`,
      region: pick(regions, 2),
      group: isGuest(index + 1) ? 'guest' : index % 5 === 0 ? 'delegate' : 'member',
      gender: pick(['f', 'm', 'd', ''], 3),
      weight: '1',
    }
  })
}

export const mayVote = ({ number }: { number: string }): boolean => !isGuest(Number(number.slice(2)))

export function asCsv(members: readonly ListedMember[]): string {
  const headings = 'member_number,first_name,last_name,email,region,group,gender,vote_weight'
  const rows = members.map((member) =>
    [
      ...[member.number, member.firstName, member.lastName, member.email],
      ...[member.region, member.group, member.gender, member.weight],
    ].join(','),
  )
  return [headings, ...rows, ''].join('\n')
}

/** As a file chooser takes it. */
export const asFile = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: typeof content === 'string' ? Buffer.from(content, 'utf8') : content,
})
