import { readFile } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sheetRows, workbook, workbookOf, zip } from './fixtures/workbook.ts'
import { LARGEST_FILE_BYTES, LARGEST_UNPACKED_BYTES, MOST_COLUMNS, MOST_ROWS } from './limits.ts'
import { readTable, type MemberTable } from './read-table.ts'

const pinned = { seed: 20_270_115 }

async function tableOf(file: string | Uint8Array): Promise<MemberTable> {
  const reading = await readTable(typeof file === 'string' ? Buffer.from(file) : file)
  if (!reading.ok) throw new Error(`unreadable: ${reading.why}`)
  return reading.table
}

async function refusalOf(file: string | Uint8Array) {
  return readTable(typeof file === 'string' ? Buffer.from(file) : file)
}

describe('encodings', () => {
  const text = 'Nr.;Nachname\n1;Müller\n2;Weiß'
  const rows = [
    { line: 2, cells: ['1', 'Müller'] },
    { line: 3, cells: ['2', 'Weiß'] },
  ]

  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('%s is recognised', async (encoding, bytes) => {
    expect(await tableOf(bytes)).toEqual({
      kind: 'csv',
      encoding,
      delimiter: ';',
      headings: ['Nr.', 'Nachname'],
      hasHeadings: true,
      rows,
      faults: [],
    })
  })

  test('Windows-1252 has its own letters where Latin-1 has none', async () => {
    const { rows } = await tableOf(Buffer.from([...Buffer.from('Nr;Name\n1;'), 0x8a, 0x80]))
    expect(rows).toEqual([{ line: 2, cells: ['1', 'Š€'] }])
  })
})

describe('delimiters', () => {
  test.each([',', ';', '\t', '|'])('%j is recognised', async (delimiter) => {
    const lines = [
      ['Nr.', 'Name', 'Mail'],
      ['1', 'Kern', 'k@example.org'],
      ['2', 'Roth', ''],
    ]
    const table = await tableOf(lines.map((cells) => cells.join(delimiter)).join('\r\n'))
    expect([table.delimiter, table.headings, table.rows.map(({ cells }) => cells)]).toEqual([
      delimiter,
      lines[0],
      lines.slice(1),
    ])
  })

  test('commas in every weight do not make a comma the delimiter', async () => {
    const table = await tableOf('Nr.;Name;Stimmgewicht\n1;Kern;1,0\n2;Roth;1,0\n3;Voss;2,5\n')
    expect([table.delimiter, table.rows[2]?.cells]).toEqual([';', ['3', 'Voss', '2,5']])
  })

  test('neither do delimiters inside quotes', async () => {
    const table = await tableOf('Nr.,Name\n1,"Kern; Anna; B."\n2,"Roth; Finn; C."\n3,"Voss; Uwe; D."\n')
    expect([table.delimiter, table.rows[0]?.cells]).toEqual([',', ['1', 'Kern; Anna; B.']])
  })

  test('a file may name its delimiter the way Excel reads it, and keeps its line numbers', async () => {
    const table = await tableOf('sep=;\nNr.;Name\n1;Kern, Anna\n')
    expect([table.delimiter, table.rows]).toEqual([';', [{ line: 3, cells: ['1', 'Kern, Anna'] }]])
  })

  test('a list of one column is a list', async () => {
    const table = await tableOf('Nummer\n1\n2\n')
    expect([table.headings, table.rows.map(({ cells }) => cells)]).toEqual([['Nummer'], [['1'], ['2']]])
  })
})

describe('lines and quotes', () => {
  test.each(['\n', '\r\n', '\r'])('line ends %j; blank lines are skipped and counted', async (end) => {
    const table = await tableOf(['Nr.,Name', '', '1,Kern', ',', '2,Roth', ''].join(end))
    expect(table.rows).toEqual([
      { line: 3, cells: ['1', 'Kern'] },
      { line: 5, cells: ['2', 'Roth'] },
    ])
  })

  test('a quoted cell may have delimiters, quotes, spaces around it and several lines', async () => {
    const table = await tableOf('Nr.,Name,Note\n1, "Kern, ""K""" ,"a\nb\n\nc"\n2,Roth,\n')
    expect(table.rows).toEqual([
      { line: 2, cells: ['1', 'Kern, "K"', 'a\nb\n\nc'] },
      { line: 6, cells: ['2', 'Roth', ''] },
    ])
  })

  test('quotes inside an unquoted cell are characters', async () => {
    const table = await tableOf('Nr.,Name\n1,Fritz "Fritzi" Kern\n')
    expect(table.rows).toEqual([{ line: 2, cells: ['1', 'Fritz "Fritzi" Kern'] }])
  })

  const unclosed = (line: number, value: string) => ({
    line,
    column: '',
    kind: 'quote-unclosed' as const,
    value,
  })

  test.each([
    ['at the start of a line, quotes below', '"2,Roth\n3,"Voss"', ['3', 'Voss'], '"2,Roth'],
    ['at the start of a line, no quotes below', '"2,Roth\n3,Voss', ['3', 'Voss'], '"2,Roth'],
    ['in the last cell', '2,"Roth\n3,Voss', ['3', 'Voss'], '2,"Roth'],
    ['closed by chance, with too many cells', '2,"Roth\n3",Voss\n4,Lang', ['4', 'Lang'], '2,"Roth'],
    ['closed in the middle of a cell', '2,"Ro"th\n3,Voss', ['3', 'Voss'], '2,"Ro"th'],
    ['opened in the middle of a cell', '2,Ro"th\n3,Voss', ['3', 'Voss'], '2,Ro"th'],
  ])('an unclosed quote is a fault of its line and swallows nothing: %s', async (_, lines, last, value) => {
    const table = await tableOf(`Nr.,Name\n1,Kern\n${lines}\n`)
    expect(table.rows.at(0)).toEqual({ line: 2, cells: ['1', 'Kern'] })
    expect(table.rows.at(-1)?.cells).toEqual(last)
    expect(table.faults[0]).toEqual(unclosed(3, value))
  })

  test('ten thousand unclosed quotes are ten thousand faults, and soon found', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `"${index},Kern`)
    const table = await tableOf(['Nr.,Name', '1,Roth', ...lines].join('\n'))
    expect([table.rows.length, table.faults.length, table.faults.at(-1)?.line]).toEqual([1, 10_000, 10_002])
  })
})

test('what a CSV writer wrote is read back, line numbers included', async () => {
  const piece = fc.constantFrom('"', ',', ';', '\n', ' ', 'a', 'ß', 'ﬀ', '😀', '1', '=')
  const cell = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('').trim())
  const rows = fc.array(fc.tuple(cell, cell, fc.constant('end')), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const written = cells.map((row) => stringify([row]))
      const table = await tableOf(`sep=,\nNr.,Name,Note\n${written.join('')}`)
      const lines = written.map((_, index) => 3 + written.slice(0, index).join('').split('\n').length - 1)
      expect(table.rows).toEqual(cells.map((row, index) => ({ line: lines[index], cells: row })))
      expect(table.faults).toEqual([])
    }),
    { ...pinned, numRuns: 1_000 },
  )
})

describe('headings', () => {
  test('titles above them are skipped', async () => {
    const table = await tableOf(
      'Mitgliederliste;;\nStand: 15.1.2027;;\n\nNr.;Nachname;Vorname\n1;Kern;Jonas\n',
    )
    expect([table.headings, table.rows]).toEqual([
      ['Nr.', 'Nachname', 'Vorname'],
      [{ line: 5, cells: ['1', 'Kern', 'Jonas'] }],
    ])
  })

  test('a first row that looks like a member is one, and columns are lettered', async () => {
    const table = await tableOf('M-1,Jonas,Kern,jonas@example.org\nM-2,Finn,Roth,finn@example.org\n')
    expect([table.hasHeadings, table.headings, table.rows.length]).toEqual([false, ['A', 'B', 'C', 'D'], 2])
  })

  test('unknown words are headings too, to be matched by hand', async () => {
    const table = await tableOf('Jäsennumero,Sukunimi\n1,Virtanen\n')
    expect([table.hasHeadings, table.headings]).toEqual([true, ['Jäsennumero', 'Sukunimi']])
  })

  test('a column without a heading goes by its letter; empty cells beyond the last heading are padding', async () => {
    const table = await tableOf('Nr.,,Name,,\n1,a,Kern,,\n2,b,Roth,,x\n')
    expect([table.headings, table.rows.map(({ cells }) => cells)]).toEqual([
      ['Nr.', 'B', 'Name'],
      [
        ['1', 'a', 'Kern'],
        ['2', 'b', 'Roth', '', 'x'],
      ],
    ])
  })
})

describe('sheets', () => {
  test('an Excel file: first sheet with data, values of formulas, dates and numbers as they are, rows as counted there', async () => {
    expect(await tableOf(await readFile(new URL('fixtures/members.xlsx', import.meta.url)))).toEqual({
      kind: 'xlsx',
      encoding: '',
      delimiter: '',
      headings: [
        ...['Mitgliedsnr.', 'Nachname', 'Vorname', 'E-Mail', 'Landesverband', 'Status', 'Geschlecht'],
        ...['Stimmgewicht', 'Stimmberechtigt', 'Eintritt'],
      ],
      hasHeadings: true,
      rows: [
        {
          line: 4,
          cells: [
            '1001',
            'Öztürk',
            'Lena',
            'lena@example.org',
            'Berlin',
            'Delegierte:r',
            'w',
            '1',
            'true',
            '2019-03-31',
          ],
        },
        {
          line: 5,
          cells: [
            '1002',
            'Şimşek',
            'Emre',
            'emre@example.org',
            'Bremen',
            'Mitglied',
            'm',
            '0.3',
            'false',
            '',
          ],
        },
        {
          line: 7,
          cells: [
            '1003',
            'Roth',
            'Finn',
            '',
            'Hessen',
            'Gast',
            'divers',
            '0.001',
            'nein',
            '2020-02-29 18:30:00',
          ],
        },
      ],
      faults: [],
    })
  })

  test('the name of a sheet is not needed, its bytes are enough', async () => {
    const table = await tableOf(
      workbook(
        sheetRows([
          ['Nr.', 'Name'],
          [7, 'Kern & <Söhne>'],
        ]),
      ),
    )
    expect([table.kind, table.rows]).toEqual(['xlsx', [{ line: 2, cells: ['7', 'Kern & <Söhne>'] }]])
  })

  test.each([
    ['a cell far to the right', '<row r="1"><c r="XFD1"><v>1</v></c></row>', 'too-many-columns'],
    ['a cell beyond all columns', '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>', 'damaged-sheet'],
    ['a row beyond all rows', '<row r="999999999"><c r="A999999999"><v>1</v></c></row>', 'damaged-sheet'],
    ['a reference that is none', '<row r="&#49;"><c r="A1"><v>1</v></c></row>', 'damaged-sheet'],
    ['XML that breaks off', '<row r="1"><c r="A1"><v>1', 'damaged-sheet'],
    ['a text that does not exist', '<row r="1"><c r="A1" t="s"><v>5</v></c></row>', 'damaged-sheet'],
    ['nothing', '', 'empty'],
  ])('a sheet with %s is refused', async (_, sheet, why) => {
    expect(await refusalOf(workbook(sheet))).toEqual({ ok: false, why })
  })

  test('a workbook broken in two places is refused, and nothing of it is left to end the host later', async () => {
    const listeners = process.listenerCount('unhandledRejection')
    const broken = workbookOf(['<worksheet></worksheet>', '<worksheet><sheetData><row'])
    expect(await refusalOf(broken)).toEqual({ ok: false, why: 'damaged-sheet' })
    expect(process.listenerCount('unhandledRejection')).toBe(listeners)
  })

  test('the first sheet that holds anything is read', async () => {
    const sheets = [
      [],
      [
        ['Nr.', 'Name'],
        [1, 'Kern'],
      ],
      [['x']],
    ].map((rows) => sheetRows(rows))
    const table = await tableOf(
      workbookOf(sheets.map((rows) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`)),
    )
    expect(table.rows).toEqual([{ line: 2, cells: ['1', 'Kern'] }])
  })

  test('an empty cell far to the right, as whole formatted rows leave it, is nothing', async () => {
    const row = '<row r="3"><c r="XFD3" s="0"/></row>'
    const table = await tableOf(
      workbook(
        sheetRows([
          ['Nr.', 'Name'],
          [1, 'Kern'],
        ]) + row,
      ),
    )
    expect(table.rows).toEqual([{ line: 2, cells: ['1', 'Kern'] }])
  })

  test('a sheet that unpacks to too much is refused before it is unpacked, and so is one that lies about it', async () => {
    const bomb = { name: 'xl/media/a.xml', content: 'x', claims: LARGEST_UNPACKED_BYTES + 1 }
    const lie = { name: 'xl/media/a.xml', content: 'x'.repeat(5_000), claims: 10 }
    expect([await refusalOf(workbook('', [bomb])), await refusalOf(workbook('', [lie]))]).toEqual([
      { ok: false, why: 'too-large' },
      { ok: false, why: 'damaged-sheet' },
    ])
  })
})

describe('files that are no lists', () => {
  const file = (start: readonly number[]) => Buffer.concat([Buffer.from(start), Buffer.alloc(64, 1)])

  test.each([
    ['nothing at all', Buffer.alloc(0), 'empty'],
    ['blank lines', Buffer.from('\n  \n;;\n'), 'empty'],
    ['headings only', Buffer.from('Nr.;Name\n'), 'headings-only'],
    [
      'an old Excel file, or one with a password',
      file([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'old-excel',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'pdf'],
    ['a PNG', file([0x89, 0x50, 0x4e, 0x47]), 'picture'],
    ['a JPEG', file([0xff, 0xd8, 0xff, 0xe0]), 'picture'],
    ['a zip of something', zip([{ name: 'list.csv', content: 'Nr.;Name' }]), 'archive'],
    ['an OpenDocument sheet', zip([{ name: 'content.xml', content: '<x/>' }]), 'open-document'],
    ['a torn zip', zip([{ name: 'list.csv', content: 'Nr.;Name' }]).subarray(0, 60), 'damaged-sheet'],
    ['a web page', Buffer.from('<!DOCTYPE html><table><tr><td>1'), 'web-page'],
    ['a program', file([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), 'not-a-list'],
    ['nothing but broken lines', Buffer.from('"a\n"b\n'), 'not-a-list'],
  ])('%s is refused by name', async (_, bytes, why) => {
    expect(await readTable(bytes)).toEqual({ ok: false, why })
  })
})

describe('limits', () => {
  test('bytes', async () => {
    expect(await readTable(Buffer.alloc(LARGEST_FILE_BYTES + 1, 'a'))).toEqual({
      ok: false,
      why: 'too-large',
    })
  })

  test('columns', async () => {
    const lineOf = (columns: number) => Array.from({ length: columns }, (_, index) => `c${index}x`).join(',')
    expect((await tableOf(`${lineOf(MOST_COLUMNS)}\n${lineOf(MOST_COLUMNS)}`)).rows.length).toBe(1)
    expect(await refusalOf(`${lineOf(MOST_COLUMNS + 1)}\n${lineOf(MOST_COLUMNS + 1)}`)).toEqual({
      ok: false,
      why: 'too-many-columns',
    })
  })

  test('rows', async () => {
    const text = `Nr.,Name\n${'1,K\n'.repeat(MOST_ROWS)}`
    expect((await tableOf(text)).rows.length).toBe(MOST_ROWS)
    expect(await refusalOf(`${text}1,K\n`)).toEqual({ ok: false, why: 'too-many-rows' })
  })
})

describe('whatever the file holds, reading it answers', () => {
  const answers = async (bytes: Uint8Array) => {
    const reading = await readTable(bytes)
    expect(typeof reading.ok).toBe('boolean')
  }

  test('any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), answers), { ...pinned, numRuns: 500 })
  })

  test('any text of quotes, delimiters, spaces and line ends', async () => {
    const piece = fc.constantFrom(
      '"',
      '""',
      ',',
      ';',
      '\t',
      '|',
      '\n',
      '\r\n',
      ' ',
      '\u00a0',
      '\f',
      'a',
      'b',
      '1',
      '=',
      'ä',
    )
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(text, (value) => answers(Buffer.from(`Nr.,Name\n${value}`))),
      { ...pinned, numRuns: 3_000 },
    )
  })

  test('an Excel file with any bytes changed', async () => {
    const original = await readFile(new URL('fixtures/members.xlsx', import.meta.url))
    const change = fc.record({ at: fc.nat(original.length - 1), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(original)
        for (const { at, byte } of changes) bytes[at] = byte
        await answers(bytes)
      }),
      { ...pinned, numRuns: 500 },
    )
  })

  test('a sheet of any XML', async () => {
    const pieces = [
      '<row r="2">',
      '</row>',
      '<row>',
      '<c r="A2">',
      '<c>',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '&lt;',
      '&bad;',
      '<is><t>',
      ' t="s"',
      '<',
    ]
    const xml = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(xml, (value) => answers(workbook(value))),
      { ...pinned, numRuns: 300 },
    )
  })
})
