import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HostLog, logFileBytes, logFilesKept } from './host-log.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenum-log-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

const text = (name: string) => readFileSync(join(folder, name), 'utf8')

test("events and the process's lines stand in the order in which they came, lines never torn", () => {
  vi.useFakeTimers({ now: 1_000 })
  const log = new HostLog(folder)
  const [output, errors] = [log.stream(), log.stream()]
  errors.write('{"event":"rea')
  log.event({ event: 'host-ready', port: 7070 })
  output.write('a warning\n')
  errors.write('dy"}\n{"event":"sto')
  errors.end()
  errors.end()
  expect(text('host.log')).toBe(
    '{"time":1000,"event":"host-ready","port":7070}\na warning\n{"event":"ready"}\n{"event":"sto\n',
  )
})

test('a full file makes room, and the oldest is dropped', () => {
  const log = new HostLog(folder).stream()
  const line = (name: string) => `${name.padEnd(logFileBytes - 2, '.')}\n`
  for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) log.write(line(name))
  log.write('seven\n')
  expect(readdirSync(folder).sort()).toEqual([
    'host.1.log',
    'host.2.log',
    'host.3.log',
    'host.4.log',
    'host.log',
  ])
  expect(readdirSync(folder)).toHaveLength(logFilesKept)
  expect(text('host.log')).toBe('seven\n')
  expect(text('host.1.log')).toBe(line('six'))
  expect(text('host.4.log')).toBe(line('three'))
})

test('a file from the last start is continued, and counts', () => {
  writeFileSync(join(folder, 'host.log'), '.'.repeat(logFileBytes))
  const log = new HostLog(folder).stream()
  log.write('new\n')
  expect(text('host.log')).toBe('new\n')
})

test('a process that writes without a line end does not fill the memory', () => {
  const log = new HostLog(folder).stream()
  log.write('x'.repeat(70_000))
  expect(text('host.log')).toHaveLength(70_001)
})

test('a folder that cannot be written costs the log, not the convention', () => {
  writeFileSync(join(folder, 'file'), '')
  const log = new HostLog(join(folder, 'file', 'logs')).stream()
  expect(() => log.write('line\n')).not.toThrow()
})
