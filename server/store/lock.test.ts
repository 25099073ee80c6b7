import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFile } from '../testing/temporary.ts'
import { findRunningHost, takeLock, type FileLock } from './lock.ts'

const address = { url: 'http://127.0.0.1:7373', key: 'a-key-that-opens-the-console', pid: 4711 }

function take(file: string): FileLock {
  const taken = takeLock(file)
  if (!taken.ok) throw new Error('the lock is held')
  return taken.lock
}

describe('one host a file', () => {
  test('a second is refused while the first lives, and told where that is', () => {
    const file = temporaryFile()
    const lock = take(file)
    expect(takeLock(file)).toEqual({ ok: false, holder: null })
    expect(lock.announce(address)).toBe(true)
    expect(takeLock(file)).toEqual({ ok: false, holder: address })
    expect(findRunningHost(file)).toEqual(address)
    lock.release()
    expect(findRunningHost(file)).toBeNull()
    expect(existsSync(`${file}-host`)).toBe(false)
    take(file).release()
  })

  test('looking for the host neither finds nor leaves anything where there is none', () => {
    const file = temporaryFile()
    expect(findRunningHost(file)).toBeNull()
    expect(existsSync(`${file}-host`)).toBe(false)
  })

  test('only this user may read the key', () => {
    const file = temporaryFile()
    const lock = take(file)
    lock.announce(address)
    expect(statSync(`${file}-host`).mode & 0o777).toBe(0o600)
    lock.release()
  })

  test('a killed host leaves no lock, and its address is not believed', async () => {
    const file = temporaryFile()
    const program = `
      import { takeLock } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}
      const { lock } = takeLock(${JSON.stringify(file)})
      lock.announce(${JSON.stringify(address)})
      console.log('held')
      setInterval(() => lock, 60_000)`
    const host = spawn(process.execPath, ['--input-type=module', '-e', program])
    onTestFinished(() => void host.kill('SIGKILL'))
    await once(host.stdout, 'data')
    expect(takeLock(file)).toEqual({ ok: false, holder: address })
    expect(findRunningHost(file)).toEqual(address)
    host.kill('SIGKILL')
    await once(host, 'exit')
    expect(existsSync(`${file}-host`)).toBe(true)
    expect(findRunningHost(file)).toBeNull()
    const lock = take(file)
    expect(takeLock(file)).toEqual({ ok: false, holder: null })
    lock.release()
  })

  test('what a power cut left in place of a lock holds nobody', () => {
    const file = temporaryFile()
    writeFileSync(`${file}-host`, 'half a page of something'.repeat(50))
    expect(findRunningHost(file)).toBeNull()
    take(file).release()
  })

  test('who opened the lock file before the last host removed it does not hold it', () => {
    const file = temporaryFile()
    const first = take(file)
    // Another host is between opening the lock file and locking it.
    const late = new Database(`${file}-host`, { timeout: 0 })
    first.release()
    expect(() => late.exec('BEGIN IMMEDIATE; DELETE FROM host')).toThrow(
      'attempt to write a readonly database',
    )
    late.close()
    const second = take(file)
    expect(takeLock(file)).toEqual({ ok: false, holder: null })
    second.release()
  })

  test('a host that loses the lock while it announces itself is told so', () => {
    const file = temporaryFile()
    const lock = take(file)
    // eslint-disable-next-line @typescript-eslint/unbound-method -- always called on a database
    const original = Database.prototype.exec
    // Exactly between the two: another host takes the lock.
    let other: FileLock | null = null
    onTestFinished(() => {
      Database.prototype.exec = original
      other?.release()
    })
    Database.prototype.exec = function (sql) {
      if (sql !== 'COMMIT; BEGIN IMMEDIATE') return original.call(this, sql)
      original.call(this, 'COMMIT')
      other = take(file)
      return original.call(this, 'BEGIN IMMEDIATE')
    }
    expect(lock.announce(address)).toBe(false)
    lock.release()
    expect(takeLock(file)).toEqual({ ok: false, holder: null })
  })
})
