import { expect, test } from 'vitest'
import { isSamePerson } from './same-person.ts'

test.each([
  ['Ann', 'Ann'],
  ['Ann Lee', 'ann  lee'],
  ['Ann', 'Ann\u200b'],
  ['André', 'Andre\u0301'],
  ['Ａnn', 'Ann'],
  ['Chair', 'Versammlungsleitung'],
])('[T2] [L1] «%s» and «%s» are one person', (one, other) => {
  expect([isSamePerson(one, other), isSamePerson(other, one)]).toEqual([true, true])
})

test.each([
  ['Ann', 'Anna'],
  ['Ann', 'Bob'],
  ['Chair', 'Ann'],
  ['André', 'Andre'],
])('[T2] [L1] «%s» and «%s» are two', (one, other) => {
  expect([isSamePerson(one, other), isSamePerson(other, one)]).toEqual([false, false])
})
