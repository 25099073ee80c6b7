import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnMatch, ImportFault, ImportedMember } from '../protocol/messages.ts'
import { matchColumns } from './match-columns.ts'
import { planImport, type ImportPlan, type RegisteredMember } from './plan-import.ts'
import { toPreview } from './preview.ts'
import { readTable, type MemberTable } from './read-table.ts'

const pinned = { seed: 20_270_115 }

async function tableOf(file: string | Uint8Array): Promise<MemberTable> {
  const reading = await readTable(typeof file === 'string' ? Buffer.from(file) : file)
  if (!reading.ok) throw new Error(`unreadable: ${reading.why}`)
  return reading.table
}

async function planOf(
  file: string | Uint8Array,
  current: Iterable<RegisteredMember> = [],
): Promise<ImportPlan> {
  const table = await tableOf(file)
  return planImport(table, matchColumns(table.headings), current)
}

const jonas: ImportedMember = {
  number: '7',
  firstName: 'Jonas',
  lastName: 'Kern',
  email: 'jonas@example.org',
  region: 'Hessen',
  group: 'delegate',
  gender: 'm',
  weight: '1',
  entitled: true,
}

const registered = (members: readonly ImportedMember[]): RegisteredMember[] =>
  members.map((member, index) => ({ id: index + 1, ...member }))

/** A list as a program made it: `members` people, of whom the tenth and the twentieth are namesakes. */
function people(members: number): ImportedMember[] {
  const regions = ['Bayern', 'Baden-Württemberg', 'Île-de-France', 'Łódź']
  const groups = ['member', 'delegate', 'guest']
  return Array.from({ length: members }, (_, index) => ({
    ...jonas,
    number: `M-${String(index + 1).padStart(5, '0')}`,
    firstName: index % 10 === 9 ? 'Zoë' : `Vorname${index}`,
    lastName: index % 10 === 9 ? 'Müller' : `Nachname${index}`,
    email: index % 7 === 0 ? '' : `m${index}@example.org`,
    region: regions[index % 4] ?? '',
    group: groups[index % 3] ?? '',
    gender: ['f', 'm', 'd', ''][index % 4] ?? '',
    entitled: index % 3 !== 2,
  }))
}

const english = (members: readonly ImportedMember[]) =>
  [
    'member_number,first_name,last_name,email,region,group,gender,vote_weight',
    ...members.map((m) =>
      [m.number, m.firstName, m.lastName, m.email, m.region, m.group, m.gender, m.weight].join(','),
    ),
  ].join('\n')

/** The same list as a German office program saves it. Windows-1252 has no Ł, so that region is left to the caller. */
function germanExcel(members: readonly ImportedMember[]): Buffer {
  const groups: Record<string, string> = { member: 'Mitglied', delegate: 'Delegierte:r', guest: 'Gast' }
  const genders: Record<string, string> = { f: 'w', m: 'm', d: 'divers' }
  const rows = members.map((m) =>
    [
      m.number,
      m.lastName,
      m.firstName,
      m.email,
      m.region,
      groups[m.group],
      genders[m.gender] ?? '',
      `${m.weight},0`,
    ].join(';'),
  )
  const head = 'Mitgliedsnr.;Nachname;Vorname;E-Mail-Adresse;Landesverband;Status;Geschlecht;Stimmgewicht'
  return Buffer.from(`${[head, ...rows].join('\r\n')}\r\n`, 'latin1')
}

describe('a first import', () => {
  test('adds everybody, in the order of the file, with what the list does not say filled in', async () => {
    const { basis, ...plan } = await planOf('Nr.;Name;Status\n2;Roth;Gast\n1;Kern;Delegierte\n')
    const plain = { ...jonas, firstName: '', email: '', region: '', gender: '' }
    expect(plan).toEqual({
      added: [
        { ...plain, number: '2', lastName: 'Roth', group: 'guest', entitled: false },
        { ...plain, number: '1', lastName: 'Kern', group: 'delegate' },
      ],
      changed: [],
      before: [],
      unchanged: 0,
      absent: 0,
      faults: [],
      badRows: 0,
      newGroups: [],
      missing: [],
    })
    expect(basis).toMatch(/^[0-9a-f]{64}$/)
  })

  test('3,000 members from an English program and from German Excel are the same 3,000 members', async () => {
    const members = people(3_000).map((member) => ({
      ...member,
      region: member.region.replace('Łódź', 'Thüringen'),
    }))
    const [fromEnglish, fromGerman] = [await planOf(english(members)), await planOf(germanExcel(members))]
    expect(fromEnglish.added).toEqual(members)
    expect(fromGerman).toEqual(fromEnglish)
  })

  test('a column that says who may vote is believed, and nothing in it is no', async () => {
    const plan = await planOf(
      'Nr.,Name,Gruppe,Stimmberechtigt\n1,Kern,Gast,ja\n2,Roth,Mitglied,nein\n3,Voss,Mitglied,\n',
    )
    expect(plan.added.map(({ entitled }) => entitled)).toEqual([true, false, false])
  })

  test('50,000 rows are planned while one waits', async () => {
    expect((await planOf(english(people(50_000)))).added.length).toBe(50_000)
  })
})

describe('faults', () => {
  test('every kind, with the line of the file and the heading of the column; the good rows stand', async () => {
    const plan = await planOf(await readFile(new URL('fixtures/members-broken.csv', import.meta.url)))
    const cell = (line: number, column: string, kind: ImportFault['kind'], value: string) => ({
      line,
      column,
      kind,
      value,
    })
    expect(plan.faults).toEqual([
      { ...cell(3, 'member_number', 'number-twice', 'B-101'), about: { first: 2 } },
      cell(4, 'first_name', 'name-missing', ''),
      cell(5, 'last_name', 'name-missing', ''),
      cell(6, 'email', 'email-malformed', 'otto at example.org'),
      cell(7, 'vote_weight', 'weight-negative', '-2'),
      { ...cell(8, 'vote_weight', 'weight-too-large', '5000000'), about: { most: '1000000' } },
      cell(9, 'vote_weight', 'weight-not-a-number', 'many'),
      { ...cell(10, '', 'columns-missing', ''), about: { expected: 8, found: 5 } },
      { ...cell(11, '', 'columns-surplus', 'more, cells'), about: { expected: 8, found: 10 } },
      cell(12, '', 'quote-unclosed', '"B-111,Emre,Şimşek,emre@example.org,Bremen,delegate,m,1'),
      cell(13, 'first_name', 'formula', '=HYPERLINK("http://example.org")'),
      cell(14, 'first_name', 'markup', '<script src=x>'),
      cell(16, 'member_number', 'number-missing', ''),
      { ...cell(19, 'vote_weight', 'weight-too-fine', '0.1234567'), about: { most: 6 } },
      cell(20, 'last_name', 'control-character', 'Sund\ngren'),
      cell(23, '', 'quote-unclosed', 'B-120,Pau,Riba,pau@example.org,"Bremen'),
    ])
    expect([plan.badRows, plan.newGroups]).toEqual([16, ['overlord']])
    expect(plan.added.map(({ number, lastName, weight }) => [number, lastName, weight])).toEqual([
      ['B-101', 'Öztürk', '1'],
      ['B-114', 'Öztürk', '1'],
      ['B-116', 'Kaiser "Z"', '0'],
      ['B-119', 'Frost', '1.5'],
      ['B-121', 'Gil', '2.5'],
    ])
  })

  test('a row can have several, and counts once', async () => {
    const plan = await planOf('Nr.,Vorname,Name,Mail,Stimmen\n1,,=x,at,-1\n')
    expect([plan.badRows, plan.faults.map(({ column, kind }) => [column, kind])]).toEqual([
      1,
      [
        ['Vorname', 'name-missing'],
        ['Name', 'formula'],
        ['Mail', 'email-malformed'],
        ['Stimmen', 'weight-negative'],
      ],
    ])
  })

  test('a number is taken by its first row, even where that row has another fault', async () => {
    const plan = await planOf('Nr.,Name\n1,=x\n1,Kern\n')
    expect(plan.faults.map(({ line, kind, about }) => [line, kind, about])).toEqual([
      [2, 'formula', undefined],
      [3, 'number-twice', { first: 2 }],
    ])
    expect(plan.added).toEqual([])
  })

  test('"1.000" is a fault where it may be a thousand', async () => {
    const plan = await planOf('Nr.;Name;Stimmen\n1;Kern;1.000\n2;Roth;500\n')
    expect(plan.faults).toEqual([
      {
        line: 2,
        column: 'Stimmen',
        kind: 'weight-not-a-number',
        value: '1.000',
        about: { unclear: '1.000' },
      },
    ])
  })

  test('"1.000" is one where its column shows decimals', async () => {
    const plan = await planOf('Nr.;Name;Stimmen\n1;Kern;1.000\n2;Roth;0.500\n')
    expect(plan.added.map(({ weight }) => weight)).toEqual(['1', '0.5'])
  })

  test('without a column for the number nothing is planned, and what is missing is said', async () => {
    const table = await tableOf('M-1,Jonas,Kern\nM-2,Finn,Roth\n')
    const plan = planImport(table, matchColumns(table.headings), registered([jonas]))
    expect([plan.missing, plan.added, plan.badRows, plan.absent]).toEqual([['number', 'lastName'], [], 0, 1])
  })

  test('columns matched by hand are used, also without headings', async () => {
    const table = await tableOf('M-1,Jonas,Kern\nM-2,Finn,Roth\n')
    const columns: ColumnMatch = { ...matchColumns([]), number: 0, firstName: 1, lastName: 2 }
    expect(planImport(table, columns, []).added.map(({ number, lastName }) => [number, lastName])).toEqual([
      ['M-1', 'Kern'],
      ['M-2', 'Roth'],
    ])
  })
})

describe('the next version of a list', () => {
  test('says who is new, who changes in what, who stays and who is not in it', async () => {
    const current = registered([jonas, { ...jonas, number: '8' }, { ...jonas, number: '9' }])
    const plan = await planOf(
      'Nr.,Vorname,Name,Mail,Gruppe\n10,Ida,Lohr,,guest\n8,Jonas,Kern-Roth,,delegate\n7,Jonas,Kern,jonas@example.org,Delegierter\n',
      current,
    )
    expect([
      plan.added.map(({ number }) => number),
      plan.changed,
      plan.before,
      plan.unchanged,
      plan.absent,
    ]).toEqual([['10'], [{ id: 2, lastName: 'Kern-Roth', email: '' }], [current[1]], 1, 1])
  })

  test('leaves what has no column in the list as it is', async () => {
    const heavy = { ...jonas, weight: '3', group: 'board', entitled: false }
    const plan = await planOf('Nr.,Name\n7,Kern\n', registered([heavy]))
    expect([plan.changed, plan.unchanged]).toEqual([[], 1])
  })

  test('counts a member whose row has a fault neither as absent nor as unchanged', async () => {
    const plan = await planOf('Nr.,Name,Mail\n7,Kern,at\n', registered([jonas]))
    expect([plan.absent, plan.unchanged, plan.badRows]).toEqual([0, 0, 1])
  })

  test('a group that the register has is not new', async () => {
    const board = registered([{ ...jonas, group: 'Vorstand' }])
    const plan = await planOf('Nr.,Name,Gruppe\n1,A,Vorstand\n2,B,Presse\n3,C,Gast\n', board)
    expect(plan.newGroups).toEqual(['Presse'])
  })

  test('the same list again changes nothing', async () => {
    const members = people(200)
    const { added, changed, unchanged, absent } = await planOf(english(members), registered(members))
    expect({ added, changed, unchanged, absent }).toEqual({
      added: [],
      changed: [],
      unchanged: 200,
      absent: 0,
    })
  })
})

describe('the basis', () => {
  const list = 'Nr.,Name,Mail\n7,Kern,x@example.org\n'

  test('is the same for the same list and the same register, however that is iterated', async () => {
    const current = registered(people(5))
    const [first, second] = [await planOf(list, current), await planOf(list, current.toReversed())]
    expect(second.basis).toBe(first.basis)
  })

  test('is another as soon as anything on the register or in the effect is', async () => {
    const current = registered([jonas, { ...jonas, number: '8' }])
    const renamed = registered([jonas, { ...jonas, number: '8', lastName: 'Voss' }])
    const plans = [
      await planOf(list, current),
      await planOf(list, renamed),
      await planOf(list, current.slice(0, 1)),
      await planOf(list.replace('x@', 'y@'), current),
      await planOf('Nr.,Name\n7,Kern\n', current),
    ]
    expect(new Set(plans.map(({ basis }) => basis)).size).toBe(plans.length)
  })
})

test('the order of rows does not matter for who becomes what', async () => {
  const members = people(30)
  const current = registered(members.slice(0, 20).map((member) => ({ ...member, region: 'Bremen' })))
  const inOrder = await planOf(english(members), current)
  const byNumber = (list: readonly ImportedMember[]) =>
    [...list].sort((a, b) => a.number.localeCompare(b.number))
  const byId = (plan: ImportPlan) => [...plan.changed].sort((a, b) => a.id - b.id)
  const shuffled = fc.shuffledSubarray(members, { minLength: members.length })
  await fc.assert(
    fc.asyncProperty(shuffled, async (order) => {
      const plan = await planOf(english(order), current)
      expect([byNumber(plan.added), byId(plan)]).toEqual([byNumber(inOrder.added), byId(inOrder)])
    }),
    { ...pinned, numRuns: 50 },
  )
})

describe('the preview', () => {
  test('shows what the plan does, to read before confirming', async () => {
    const table = await tableOf(
      'Nr.;Vorname;Name;Ort\n7;Jonas;Kern-Roth;Kassel\n8;Ida;Lohr;Fulda\n9;;Voss;Fulda\n',
    )
    const columns = matchColumns(table.headings)
    const plan = planImport(table, columns, registered([jonas]))
    expect(toPreview({ name: 'liste.csv', table, columns, plan })).toEqual({
      source: { name: 'liste.csv', kind: 'csv', encoding: 'utf-8', delimiter: ';', rows: 3 },
      headings: ['Nr.', 'Vorname', 'Name', 'Ort'],
      columns,
      sample: [
        ['7', 'Jonas', 'Kern-Roth', 'Kassel'],
        ['8', 'Ida', 'Lohr', 'Fulda'],
        ['9', '', 'Voss', 'Fulda'],
      ],
      missing: [],
      faults: [{ line: 4, column: 'Vorname', kind: 'name-missing', value: '' }],
      faultCount: 1,
      badRows: 1,
      added: 1,
      changed: 1,
      unchanged: 0,
      absent: 0,
      addedSample: [
        {
          ...{ ...jonas, number: '8', firstName: 'Ida', lastName: 'Lohr' },
          ...{ email: '', region: '', group: '', gender: '' },
        },
      ],
      changedSample: [
        { number: '7', name: 'Jonas Kern', fields: [{ field: 'lastName', from: 'Kern', to: 'Kern-Roth' }] },
      ],
      newGroups: [],
      basis: plan.basis,
    })
  })

  test('is cut to what a screen can take, and says how much there is', async () => {
    const bad = Array.from({ length: 1_001 }, (_, index) => `${index},,${'x'.repeat(300)}`)
    const good = Array.from({ length: 100 }, (_, index) => `g${index},Kern,${index}`)
    const table = await tableOf(['Nr.,Name,Gruppe', ...bad, ...good].join('\n'))
    const columns = matchColumns(table.headings)
    const preview = toPreview({ name: 'list.csv', table, columns, plan: planImport(table, columns, []) })
    expect([preview.faults.length, preview.faultCount, preview.badRows]).toEqual([1_000, 2_002, 1_001])
    expect([preview.added, preview.addedSample.length, preview.newGroups.length]).toEqual([100, 50, 50])
    expect(preview.sample[0]?.[2]?.length).toBe(200)
  })
})
