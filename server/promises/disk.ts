/**
 * The disk becomes full in the middle of a vote: phones are told that their ballot was not saved, the console and /health say why,
 * and voting goes on when there is room. Nothing that was acknowledged before, meanwhile or after is lost.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ConsoleTopics } from '../protocol/messages.ts'
import { seeded, type Random } from '../rehearsal/chance.ts'
import {
  allSee,
  anyChoice,
  closeVote,
  connectAll,
  endHall,
  openHall,
  openVote,
  phonesOf,
  type Hall,
} from './hall.ts'
import type { Phone } from './phone.ts'
import { demand, until, type Trial, type TrialOptions } from './promise.ts'
import { differences, readBoxes, resultDifference } from './proof.ts'
import { Screen } from './screen.ts'
import { mountDisk, type SmallDisk } from '../testing/mount-disk.ts'

const MEMBERS = 150
/** How soon the console and everybody's next try notice. */
const NOTICED_MS = 5_000

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
      const hall = await openHall({ members, folder: small.folder, name: 'disk' })
      return await fillUp(hall, phonesOf(hall, seed), seeded(seed, 'disk'), small)
    } finally {
      small.unmount()
    }
  },
}

async function fillUp(hall: Hall, phones: Phone[], random: Random, small: SmallDisk): Promise<string[]> {
  const { host } = hall
  const watch = new Screen<ConsoleTopics>(host.url, host.consoleKey)
  const health = () => watch.connection.replica?.topics.health
  const third = Math.ceil(phones.length / 3)
  try {
    await watch.isThere()
    await connectAll(phones)
    const vote = await openVote(host.file)
    await allSee(phones, vote)
    const castAll = (some: readonly Phone[]) =>
      Promise.all(some.map((phone) => phone.cast(vote, anyChoice(random))))
    await castAll(phones.slice(0, third))
    demand(phones.slice(0, third).every(hasReceipt), 'a ballot was not acknowledged while there was room')
    small.fill()
    // One after the other: each is a write of its own, and the last bytes of the log may still take some.
    for (const phone of phones.slice(third, 2 * third)) await phone.cast(vote, anyChoice(random))
    const refused = phones.filter(({ isNotSaved }) => isNotSaved)
    demand(refused.length > 0, 'nothing was refused on a full disk')
    await until(
      () => health()?.saving === false,
      NOTICED_MS,
      () => 'that the console says that nothing is saved',
    )
    demand((await healthStatus(host.url)) === 503, '/health says that all is well on a full disk')
    demand(
      phones.every(({ isLive }) => isLive),
      'a phone lost its connection because the disk was full',
    )

    small.free()
    await askAgain(phones)
    const paused = refused.length
    await until(
      () => health()?.saving === true,
      NOTICED_MS,
      () => 'that the console says that it saves again',
    )
    demand((await healthStatus(host.url)) === 200, '/health still complains though there is room')
    await castAll(phones.slice(2 * third))
    demand(
      phones.every((phone) => hasReceipt(phone) && phone.faults.length === 0),
      'a ballot was not accepted when there was room again',
    )
    const difference = resultDifference(phones, await closeVote(host.file, vote))
    demand(difference === null, difference ?? '')
    demand(host.mishaps.length === 0, `the host’s log says: ${host.mishaps[0] ?? ''}`)
    await endHall(host, phones)
    const [box] = readBoxes(host.file, [vote]).boxes
    const found = box === undefined ? ['the box is gone'] : differences(phones, box)
    demand(found.length === 0, found.slice(0, 3).join('; '))
    return [
      `${String(third)} ballots before, ${String(paused)} told «not saved» on a full disk and accepted when there was room, ${String(phones.length - 2 * third)} after: each is there once.`,
      'Console and /health said it, and said when it was over; nobody lost the connection.',
    ]
  } finally {
    watch.connection.stop()
    await endHall(host, phones)
  }
}

const hasReceipt = ({ ballot }: Phone): boolean => ballot !== null && ballot.receipt !== null

/** As the phone's button does: the same ballot, the same request. */
async function askAgain(phones: readonly Phone[]): Promise<void> {
  const waiting = phones.filter(({ isNotSaved }) => isNotSaved)
  await Promise.all(
    waiting.map(async (phone) => {
      if (phone.ballot !== null) await phone.ask(phone.ballot)
    }),
  )
}

const healthStatus = async (url: string): Promise<number> => (await fetch(`${url}/health`)).status
