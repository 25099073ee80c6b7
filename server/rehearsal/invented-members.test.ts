import { expect, test } from 'vitest'
import { matchColumns } from '../import/match-columns.ts'
import { planImport } from '../import/plan-import.ts'
import { readTable } from '../import/read-table.ts'
import { memberList } from './fill-convention.ts'
import { inventMembers } from './invented-members.ts'

const members = inventMembers('hall', 3_000)

test('the same seed invents the same people, another seed others', () => {
  expect(inventMembers('hall', 3_000)).toEqual(members)
  expect(inventMembers('elsewhere', 3_000)).not.toEqual(members)
})

test('they are a convention: several regions and groups, some weights, guests without a vote, numbers of their own', () => {
  const different = (field: 'number' | 'region' | 'group' | 'gender' | 'weight' | 'email') =>
    new Set(members.map((member) => member[field])).size
  expect({ numbers: different('number'), emails: different('email') }).toEqual({
    numbers: 3_000,
    emails: 3_000,
  })
  expect({ regions: different('region'), groups: different('group') }).toEqual({ regions: 16, groups: 3 })
  expect(different('gender')).toBe(4)
  const weighted = members.filter(({ weight }) => weight !== '1')
  expect(weighted.length).toBeGreaterThan(3)
  expect(weighted.length).toBeLessThan(30)
  expect(members.filter(({ entitled }) => !entitled)).toEqual(
    members.filter(({ group }) => group === 'guest'),
  )
})

test('the import takes every one of them without a fault', async () => {
  const reading = await readTable(Buffer.from(memberList(members, 'de')))
  if (!reading.ok) throw new Error(reading.why)
  const { added, faults } = planImport(reading.table, matchColumns(reading.table.headings), [].values())
  expect({ added, faults }).toEqual({ added: members, faults: [] })
})
