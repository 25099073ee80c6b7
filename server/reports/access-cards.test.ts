import { buffer } from 'node:stream/consumers'
import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import { accessCardsPdf, CARDS_PER_SHEET, type CardOptions } from './access-cards.ts'
import type { AccessEntry } from './access-list.ts'
import { readPdf } from './fixtures/read-pdf.ts'
import { qrPath } from './qr-path.ts'

const options: CardOptions = {
  convention: '41. Bundesparteitag',
  address: 'https://vote.example.org/',
  language: 'de',
  compress: false,
}

const lena: AccessEntry = {
  number: 'M-1',
  firstName: 'Lena',
  lastName: 'Öztürk',
  email: '',
  region: '',
  group: 'delegate',
  link: 'https://vote.example.org/#hOnI0V3Ic3InEa-0awzFxA',
  code: 'K7QF-2MXD-9RTA',
}

const read = async (cards: readonly AccessEntry[], changed: Partial<CardOptions> = {}) =>
  readPdf(await buffer(accessCardsPdf(cards, { ...options, ...changed })))

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...lena,
    number: `M-${index + 1}`,
    link: `${lena.link}${index}`,
  }))

describe('a card', () => {
  test('has what one person needs to sign in', async () => {
    const { text, qrPaths } = await read([lena])
    expect(text).toEqual([
      [
        'Blatt 1 von 1   ·   M-1   ·   41. Bundesparteitag',
        '41. Bundesparteitag',
        'QR-Code scannen, oder Adresse öffnen und Code eingeben:',
        'vote.example.org',
        'Persönlich:',
        'nicht weitergeben',
        'Lena Öztürk',
        'M-1 · Delegierte:r',
        'K7QF-2MXD-9RTA',
      ],
    ])
    expect(qrPaths).toEqual([[`${qrPath(lena.link).path}\n`]])
  })

  test('speaks English too, and says http where browsers would not add it', async () => {
    const { text } = await read([{ ...lena, group: 'Press' }], {
      language: 'en',
      address: 'http://192.168.1.20:8080',
    })
    expect(text[0]?.slice(2)).toEqual([
      'Scan the QR code, or open the address and enter the code:',
      'http://192.168.1.20:8080',
      'Personal:',
      'do not pass on',
      'Lena Öztürk',
      'M-1 · Press',
      'K7QF-2MXD-9RTA',
    ])
  })

  test.each([
    ['Łukasz', 'Żółć', ['Łukasz Żółć']],
    ['Nguyễn Thị', 'Hồng Ánh', ['Nguyễn Thị Hồng', 'Ánh']],
    ['Şebnem', 'Ǧȟıļŧẽř', ['Şebnem Ǧȟıļŧẽř']],
    ['Αλέξης', 'Іваненко', ['Αλέξης Іваненко']],
    [
      'Anna-Katharina Elisabeth',
      'von und zu Müller-Lüdenscheidt-Hohenzollern',
      ['Anna-Katharina Elisabeth', 'von und zu Müller-', 'Lüdenscheidt-Hohenzollern'],
    ],
    [
      '',
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
      ['Donaudampfschifffahrtselektri', 'zitätenhauptbetriebswerk'],
    ],
  ])('%s %s is written in full, in letters of its own', async (firstName, lastName, lines) => {
    const { text } = await read([{ ...lena, firstName, lastName }])
    expect(text[0]?.slice(6, -2)).toEqual(lines)
  })

  test('cuts what no card can hold, and says so with an ellipsis', async () => {
    const { text } = await read([
      { ...lena, group: 'Bundesvorstand und erweiterte Kommission für alles Mögliche' },
    ])
    expect(text[0]?.slice(7, -1)).toEqual(['M-1 · Bundesvorstand und', 'erweiterte Kommission für alles…'])
  })
})

describe('sheets', () => {
  test('hold ten cards each, in the order given, and name the first and last', async () => {
    const { pages, text, qrPaths } = await read(numbered(CARDS_PER_SHEET + 2))
    expect(pages.length).toBe(2)
    expect(text.map(([first]) => first)).toEqual([
      'Blatt 1 von 2   ·   M-1 – M-10   ·   41. Bundesparteitag',
      'Blatt 2 von 2   ·   M-11 – M-12   ·   41. Bundesparteitag',
    ])
    expect(qrPaths.map((paths) => paths.length)).toEqual([10, 2])
  })

  test('are few hundred kilobytes for a hundred members', async () => {
    const bytes = await buffer(accessCardsPdf(numbered(100), { ...options, compress: true }))
    expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7')
    expect(bytes.length).toBeLessThan(150_000)
  })

  test('come piece by piece, so that fifty thousand need no more memory than one', async () => {
    const sizes: number[] = []
    for await (const chunk of accessCardsPdf(numbered(60), options)) sizes.push(Buffer.from(chunk).length)
    expect(sizes.length).toBeGreaterThan(6)
  })
})

describe('the QR code', () => {
  test('as a path is square for square what the encoder made', () => {
    const { size, data } = encode(lena.link, { ecc: 'M', border: 0 })
    const { path, size: pathSize } = qrPath(lena.link)
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
    for (const line of path.split('\n')) {
      const [x = 0, y = 0, width = 0] = line.split(' ').map(Number)
      for (let at = x; at < x + width; at += 1) drawn[y]![at] = true
    }
    expect([pathSize, drawn]).toEqual([size, data])
  })
})
