/**
 * The disk becomes full in the middle of a vote: phones are told that their ballot was not saved, the console and /health say why,
 * and voting goes on when there is room. Nothing that was acknowledged before, meanwhile or after is lost.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ConsoleTopics } from '../protocol/messages.ts'
import { seeded, type Random } from '../rehearsal/chance.ts'
import { mountDisk, type SmallDisk } from '../testing/mount-disk.ts'
import { closeVote, connectAll, endHall, openHall, phonesOf, type Hall } from './hall.ts'
import type { Phone } from './phone.ts'
import { demand, type Trial, type TrialOptions } from './promise.ts'
import { differences, readBoxes, resultDifference } from './proof.ts'
import { Screen } from './screen.ts'
import { voteThrough } from './trouble.ts'

const MEMBERS = 150

export const disk: Trial = {
  promise: 'When the disk is full voting pauses and says so, and goes on when there is room.',
  async keep(options: TrialOptions): Promise<string[]> {
    const { members = MEMBERS, seed, folder } = options
    const mountedAt = join(folder, 'small-disk')
    mkdirSync(mountedAt)
    const small = mountDisk(mountedAt, 8)
    if (small === null)
      return ['Not tried: a small disk can be mounted only by the administrator of a Linux machine.']
    // Ctrl+C must not leave it behind: before the folder around it is removed.
    process.prependOnceListener('exit', () => small.unmount())
    try {
      const hall = await openHall({ members, file: join(small.folder, 'disk.plenum') })
      return await fillUp(hall, phonesOf(hall, seed), seeded(seed, 'disk'), small)
    } finally {
      small.unmount()
    }
  },
}

async function fillUp(
  { host }: Hall,
  phones: readonly Phone[],
  random: Random,
  small: SmallDisk,
): Promise<string[]> {
  const watch = new Screen<ConsoleTopics>(host.url, host.consoleKey)
  try {
    await watch.isThere()
    await connectAll(phones)
    const { vote, paused } = await voteThrough(
      { host, phones, watch, random },
      {
        what: 'the disk was full',
        begin: () => small.fill(),
        end: () => small.free(),
        lasts: true,
      },
    )
    const difference = resultDifference(phones, await closeVote(host.file, vote))
    demand(difference === null, difference ?? '')
    demand(host.mishaps.length === 0, `the host’s log says: ${host.mishaps[0] ?? ''}`)
    await endHall(host, phones)
    const [box] = readBoxes(host.file, [vote]).boxes
    const found = box === undefined ? ['the box is gone'] : differences(phones, box)
    demand(found.length === 0, found.slice(0, 3).join('; '))
    return [
      `${String(phones.length)} ballots, ${String(paused)} of them told «not saved» on a full disk and accepted when there was room: each is there once.`,
      'Console and /health said it, and said when it was over; nobody lost the connection.',
    ]
  } finally {
    watch.connection.stop()
    await endHall(host, phones)
  }
}
