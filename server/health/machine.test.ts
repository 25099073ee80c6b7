import { statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFile } from '../testing/temporary.ts'
import { memoryLimit, openFilesLimit, readDisk, watchMachine } from './machine.ts'

describe('what the machine says', () => {
  test('of open files, where it says it', () => {
    const limits = (soft: string) =>
      `Limit                     Soft Limit           Hard Limit           Units     \nMax open files            ${soft}                20000                files     \n`
    expect([limits('1024'), limits('unlimited'), ''].map(openFilesLimit)).toEqual([1024, null, null])
  })

  test('of memory: the container’s limit, when it has one', () => {
    expect([memoryLimit(100, 0), memoryLimit(100, 2 ** 64), memoryLimit(100, 60)]).toEqual([100, 100, 60])
  })

  test('of the disk: what is free there, and the file with its log', async () => {
    const file = temporaryFile()
    writeFileSync(file, '')
    truncateSync(file, 5_000)
    writeFileSync(`${file}-wal`, 'x'.repeat(700))
    const disk = await readDisk(file)
    expect(disk?.fileBytes).toBe(5_700)
    const { bavail, bsize } = statfsSync(file)
    expect(Math.abs((disk?.freeBytes ?? 0) - bavail * bsize)).toBeLessThan(1e9)
    expect(await readDisk('/no such folder/convention.plenum')).toBeNull()
  })

  test('of the loop: how long it stood, once', async () => {
    const machine = watchMachine({ file: temporaryFile(), mostSockets: 100, openSockets: () => 7 })
    onTestFinished(() => machine.stop())
    await turns(30)
    machine.takeStall()
    await turns(30)
    const until = performance.now() + 300
    while (performance.now() < until);
    await turns(30)
    const stall = machine.takeStall()
    expect(stall).toBeGreaterThan(250)
    await turns(30)
    expect(machine.takeStall()).toBeLessThan(stall)
    expect(machine.sockets()).toEqual({ open: 7, most: 100 })
    expect(machine.memory().residentBytes).toBeLessThan(machine.memory().ofBytes)
    expect(machine.heap().usedBytes).toBeLessThan(machine.heap().ofBytes)
  })
})

/** The loop's watch is the system's own and knows no fake clock. */
const turns = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
