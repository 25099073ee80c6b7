import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv } from './csv.ts'

describe('as the spreadsheet of that language expects it', () => {
  const headings = ['Name', 'Gewicht']
  const rows = [['Müller; "Zoë", geb. Ł', { number: '12.25' }]]

  test('German: semicolons, decimal commas, byte order mark, CRLF', () => {
    expect(csv(headings, rows, 'de')).toBe('\ufeffName;Gewicht\r\n"Müller; ""Zoë"", geb. Ł";12,25\r\n')
  })

  test('English: commas, decimal points', () => {
    expect(csv(headings, rows, 'en')).toBe('\ufeffName,Gewicht\r\n"Müller; ""Zoë"", geb. Ł",12.25\r\n')
  })
})

describe('no cell is a formula', () => {
  test.each([
    '=1+1',
    '+cmd|x',
    '-2+3',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '-',
    '＝1',
    '=HYPERLINK("http://example.org")',
  ])('%j is made text', (cell) => {
    expect(parse(csv(['x'], [[cell]], 'en'), { bom: true })[1]).toEqual([`'${cell}`])
  })

  test.each(['Müller', '1', '-1', '+1,5', '-12.25', 'a=b', '', "'"])('%j stays as it is', (cell) => {
    expect(parse(csv(['x'], [[cell]], 'en'), { bom: true })[1]).toEqual([cell])
  })

  test('whatever the text, what a spreadsheet reads back does not begin like one', () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', 'a', '1'),
    })
    const check = (cell: string) => {
      const [read = ''] = parse(csv(['x'], [[cell]], 'de'), { bom: true, delimiter: ';' })[1] ?? []
      expect(read === cell || read === `'${cell}`).toBe(true)
      expect(
        /^[=@\t\r]/.test(read) || (/^[+-]/.test(read) && Number.isNaN(Number(read.replace(',', '.')))),
      ).toBe(false)
    }
    fc.assert(fc.property(text, check), { seed: 20_270_115, numRuns: 2_000 })
  })
})
