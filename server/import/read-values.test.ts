import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatWeight } from '../domain/weight.ts'
import { numberText } from './read-sheet.ts'
import { readEmail, readEntitled, readGender, readGroup, readText, readWeight, tidy } from './read-values.ts'

const pinned = { seed: 20_270_115 }

describe('weights are exact decimals', () => {
  test.each([
    ['', '1'],
    ['1', '1'],
    ['1,0', '1'],
    ['1.0', '1'],
    ['1.000000000', '1'],
    ['007', '7'],
    ['0', '0'],
    ['0,000', '0'],
    ['0.5', '0.5'],
    ['0,333333', '0.333333'],
    ['12.2500000', '12.25'],
    ['1000000', '1000000'],
  ])('%j is %j', (cell, value) => {
    expect(readWeight(cell)).toEqual({ ok: true, value })
  })

  test.each([
    ['-1', 'weight-negative'],
    ['- 0,5', 'weight-negative'],
    ['abc', 'weight-not-a-number'],
    ['1e3', 'weight-not-a-number'],
    ['1 000', 'weight-not-a-number'],
    ['1.000,5', 'weight-not-a-number'],
    ['.5', 'weight-not-a-number'],
    ['+1', 'weight-not-a-number'],
    ['٣', 'weight-not-a-number'],
    ['=1+1', 'formula'],
  ])('%j is refused as %s', (cell, kind) => {
    expect(readWeight(cell)).toEqual({ ok: false, kind })
  })

  test.each(['1000000.000001', '1e9', '99999999999999999999'])('%j is too large', (cell) => {
    expect(readWeight(cell)).toEqual({ ok: false, kind: 'weight-too-large', about: { most: '1000000' } })
  })

  test('a seventh decimal is too fine', () => {
    expect(readWeight('0.1234567')).toEqual({ ok: false, kind: 'weight-too-fine', about: { most: 6 } })
  })

  test('every canonical weight is read as itself, with point or comma', () => {
    const weight = fc.bigInt(0n, 1_000_000_000_000n).map(formatWeight)
    const check = (value: string) => {
      expect(readWeight(value)).toEqual({ ok: true, value })
      expect(readWeight(value.replace('.', ','))).toEqual({ ok: true, value })
    }
    fc.assert(fc.property(weight, check), pinned)
  })
})

describe('numbers of a sheet as text', () => {
  test.each([
    ['1', '1'],
    ['1001', '1001'],
    ['0.30000000000000004', '0.3'],
    ['1E-3', '0.001'],
    ['1.2300000000000001E-2', '0.0123'],
    ['1E+21', '1000000000000000000000'],
    ['-2.50', '-2.5'],
    ['123456789012345', '123456789012345'],
    ['0', '0'],
    ['1.0', '1'],
    ['NaN', 'NaN'],
    ['', ''],
  ])('%j is %j', (stored, text) => {
    expect(numberText(stored)).toBe(text)
  })

  test('whatever a sheet can calculate, it shows with 15 digits and no exponent', () => {
    const check = (value: number) => {
      const text = numberText(String(value))
      expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/)
      expect(Number(text)).toBe(Number(value.toPrecision(15)))
    }
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((v) => !Object.is(v, -0)),
        check,
      ),
      pinned,
    )
  })
})

describe('text', () => {
  test.each([
    'Müller',
    "O'Neill",
    'Łukasz',
    'Name-mit-Strich',
    '-',
    '+49 30 1234',
    '-5',
    '3 < 4',
    '<3',
    'فاطمه‌',
  ])('%j is text', (cell) => {
    expect(readText(cell)).toEqual({ ok: true, value: cell })
  })

  test.each([
    ['=1+1', 'formula'],
    ['+cmd', 'formula'],
    ['-2+3', 'formula'],
    ['@SUM(A1)', 'formula'],
    ['＝1', 'formula'],
    ['<b>x</b>', 'markup'],
    ['a</b>', 'markup'],
    ['<!--', 'markup'],
    ['a\u0000b', 'control-character'],
    ['a\nb', 'control-character'],
    ['a\u202eb', 'control-character'],
    ['a\u200bb', 'control-character'],
    ['M\ufffdller', 'control-character'],
  ])('%j is a fault: %s', (cell, kind) => {
    expect(readText(cell)).toEqual({ ok: false, kind })
  })

  test('200 characters are enough', () => {
    expect(readText('x'.repeat(200))).toEqual({ ok: true, value: 'x'.repeat(200) })
    expect(readText('x'.repeat(201))).toEqual({
      ok: false,
      kind: 'too-long',
      about: { characters: 201, most: 200 },
    })
  })

  test('what looks the same is the same: composed letters, single plain spaces, none around', () => {
    expect(tidy(' Mu\u0308ller\u00a0\u2009von  Au\u00a0')).toBe('Müller von Au')
  })
})

test('the apostrophe that guards a spreadsheet is taken off, and what it guarded is judged', () => {
  expect([tidy("'-"), tidy("'+49 30 1234"), tidy("'t Hooft"), tidy("'=1")]).toEqual([
    '-',
    '+49 30 1234',
    "'t Hooft",
    '=1',
  ])
})

describe('e-mail', () => {
  test.each(['', 'a@b.de', 'anna.müller+x@straße.example.org', "o'neill@example.co.uk"])(
    '%j will do',
    (cell) => {
      expect(readEmail(cell)).toEqual({ ok: true, value: cell })
    },
  )

  test.each([
    'not-an-address',
    'a@b',
    '@b.de x',
    'a@@b.de',
    'a b@c.de',
    'a@b..de',
    'a@b.de, c@d.de',
    'a@.de',
  ])('%j will not', (cell) => {
    expect(readEmail(cell).ok).toBe(false)
  })
})

test.each<[boolean, ...string[]]>([
  [true, 'ja', 'Ja', 'J', 'yes', 'Y', '1', 'x', 'X', 'wahr', 'TRUE', 'true', '✓', 'stimmberechtigt'],
  [false, 'nein', 'N', 'no', '0', 'falsch', 'FALSE', '', '-', 'nicht stimmberechtigt'],
])('entitled %s is said in many ways', (value, ...cells) => {
  for (const cell of cells) expect(readEntitled(cell)).toEqual({ ok: true, value })
})

test('what is neither yes nor no is asked about', () => {
  expect(readEntitled('vielleicht')).toEqual({ ok: false, kind: 'entitled-unclear' })
})

test.each([
  [
    'delegate',
    'delegate',
    'Delegierte:r',
    'Delegierte*r',
    'Delegierte/-r',
    'Delegierte(r)',
    'DELEGIERTER',
    'Delegates',
  ],
  ['member', 'Member', 'Mitglied', 'Mitglieder'],
  ['guest', 'guest', 'Gast', 'Gäste', 'Gast '],
  ['Presse', 'Presse'],
  ['', ''],
])('group %j is said in many ways', (value, ...cells) => {
  for (const cell of cells) expect(readGroup(tidy(cell))).toEqual({ ok: true, value })
})

test.each([
  ['f', 'w', 'F', 'weiblich', 'Frau', 'female'],
  ['m', 'M', 'männlich', 'Herr', 'male'],
  ['d', 'divers', 'D'],
  ['x', 'x'],
  ['nichtbinär', 'nichtbinär'],
])('gender %j is said in many ways', (value, ...cells) => {
  for (const cell of cells) expect(readGender(cell)).toEqual({ ok: true, value })
})
