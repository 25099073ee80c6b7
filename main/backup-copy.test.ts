import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyBackup } from './backup-copy.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenum-backup-'))
  writeFileSync(join(folder, 'backup.plenum'), 'ballots')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a backup is copied whole, also over an older one', async () => {
  const place = join(folder, 'stick.plenum')
  writeFileSync(place, 'older')
  expect(await copyBackup(join(folder, 'backup.plenum'), place)).toEqual({ ok: true, path: place })
  expect(readFileSync(place, 'utf8')).toBe('ballots')
  expect(readdirSync(folder).sort()).toEqual(['backup.plenum', 'stick.plenum'])
})

test('a backup that is not there', async () => {
  expect(await copyBackup(join(folder, 'gone.plenum'), join(folder, 'stick.plenum'))).toEqual({
    ok: false,
    why: 'no-such-backup',
    about: {},
  })
})

test('a place that cannot be written leaves nothing half there', async () => {
  const place = join(folder, 'taken')
  mkdirSync(place)
  expect(await copyBackup(join(folder, 'backup.plenum'), place)).toMatchObject({
    ok: false,
    why: 'not-written',
    about: { path: place },
  })
  expect(readdirSync(folder).sort()).toEqual(['backup.plenum', 'taken'])
  expect(await copyBackup(join(folder, 'backup.plenum'), join(folder, 'no', 'stick.plenum'))).toMatchObject({
    why: 'not-written',
  })
})
