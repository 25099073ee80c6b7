import { describe, expect, test } from 'vitest'
import { matchColumns } from '../import/match-columns.ts'
import { planImport } from '../import/plan-import.ts'
import { readTable } from '../import/read-table.ts'
import { accessListCsv } from '../reports/access-list.ts'
import { aMember } from '../testing/builders.ts'
import { memberList, readAccessList } from './fill-convention.ts'

const members = [
  aMember('M-00001', { email: 'ada@example.org', gender: 'f', weight: '2.5' }),
  aMember('M-00002', {
    firstName: 'Jørgen',
    lastName: "O'Neill; von Łęcki",
    group: 'guest',
    entitled: false,
  }),
]

describe.each(['de', 'en'] as const)('in %s', (language) => {
  test('the list of members is read by the import as it was meant', async () => {
    const reading = await readTable(Buffer.from(memberList(members, language)))
    if (!reading.ok) throw new Error(reading.why)
    const { added, badRows } = planImport(reading.table, matchColumns(reading.table.headings), [].values())
    expect({ badRows, added }).toEqual({ badRows: 0, added: members })
  })

  test('the list of cards is read as the host writes it', () => {
    const text = accessListCsv(
      members.map(({ number, firstName, lastName, email, region, group }, index) => ({
        ...{ number, firstName, lastName, email, region, group },
        link: `http://192.168.1.20:7373/#secret-${String(index)}`,
        code: 'K7QF-2MXD-9RTA',
      })),
      { language },
    )
    expect([...readAccessList(text)]).toEqual([
      ['M-00001', { secret: 'secret-0', code: 'K7QF-2MXD-9RTA' }],
      ['M-00002', { secret: 'secret-1', code: 'K7QF-2MXD-9RTA' }],
    ])
  })
})
