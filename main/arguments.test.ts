import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

const read = (...words: string[]) => readArguments(words, '/home/chair')

test('nothing given', () => {
  expect(read()).toEqual({ ok: true, arguments: { isDemo: false } })
})

test('everything given; paths become absolute', () => {
  expect(
    read(
      '--file',
      'spring.plenum',
      '--demo',
      '--port=7070',
      '--host',
      '0.0.0.0',
      '--tls-cert',
      'c.pem',
      '--tls-key',
      '/k.pem',
    ),
  ).toEqual({
    ok: true,
    arguments: {
      file: '/home/chair/spring.plenum',
      isDemo: true,
      port: 7070,
      address: '0.0.0.0',
      tls: { certFile: '/home/chair/c.pem', keyFile: '/k.pem' },
    },
  })
})

test('a double-clicked convention comes as a bare word', () => {
  expect(read('/conventions/Frühjahr 2027.plenum')).toEqual({
    ok: true,
    arguments: { isDemo: false, file: '/conventions/Frühjahr 2027.plenum' },
  })
})

test('--file wins over a bare word', () => {
  expect(read('other.plenum', '--file', 'spring.plenum')).toMatchObject({
    arguments: { file: '/home/chair/spring.plenum' },
  })
})

test('switches of Chromium and of the launcher are none of our business', () => {
  expect(
    read(
      '--no-sandbox',
      '--original-process-start-time=133',
      '--lang',
      'de',
      '-psn_0_1',
      '--inspect=0',
      'spring.plenum',
    ),
  ).toEqual({ ok: true, arguments: { isDemo: false, file: '/home/chair/spring.plenum' } })
})

test.each([
  [['--port', 'eighty'], { ok: false, why: 'port-malformed', value: 'eighty' }],
  [['--port', '65536'], { ok: false, why: 'port-malformed', value: '65536' }],
  [['--port=-1'], { ok: false, why: 'port-malformed', value: '-1' }],
  [['--file'], { ok: false, why: 'value-missing', value: 'file' }],
  [['--file='], { ok: false, why: 'value-missing', value: 'file' }],
  [['--file', 'members.csv'], { ok: false, why: 'file-name', value: 'members.csv' }],
  [['--tls-cert', 'c.pem'], { ok: false, why: 'tls-incomplete', value: '' }],
  [['--tls-key', 'k.pem'], { ok: false, why: 'tls-incomplete', value: '' }],
])('%j is refused', (words, expected) => {
  expect(read(...words)).toEqual(expected)
})

test.each([['0'], ['443'], ['65535']])('port %s is a port', (port) => {
  expect(read('--port', port)).toMatchObject({ ok: true, arguments: { port: Number(port) } })
})
