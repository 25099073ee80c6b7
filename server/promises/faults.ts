/**
 * The disk fails in the middle of a vote: errors, short writes, an fsync that says no. Voting pauses and goes on; then the power is
 * cut, and the file is what a disk holds that got nothing but what an fsync had covered. What was acknowledged is there, once.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ConsoleTopics, VoteId } from '../protocol/messages.ts'
import { seeded } from '../rehearsal/chance.ts'
import { FAULTS, FaultyDisk, type Fault } from './faulty-disk.ts'
import { allSee, anyChoice, closeVote, connectAll, endHall, openHall, openVote, phonesOf } from './hall.ts'
import type { HostEntry } from './host-process.ts'
import type { Phone } from './phone.ts'
import { demand, until, type Trial, type TrialOptions } from './promise.ts'
import { differences, readBoxes, resultDifference, type Told } from './proof.ts'
import { Screen } from './screen.ts'
import {
  askAgain,
  hasReceipt,
  voteThrough,
  voteUntilTrouble,
  type Trouble,
  type Troubled,
} from './trouble.ts'

const MEMBERS = 90
/** Within it the host has moved what was committed from the log into the file, or tried to. */
const CHECKPOINT_MS = 1_500
const COME_BACK_MS = 60_000
/** Of the phones’ clocks: what is tried is the file, not how long phones wait before they try again. */
const HASTE = 10

const WORDS: Record<Fault, string> = {
  'write-error': 'writing failed',
  'short-write': 'only half of each write got through',
  'fsync-error': 'fsync failed',
  'fsync-lapse': 'fsync failed once',
}

/** How a host goes that cannot save: as a process, with what the system has of its writes, or with the power. */
type End = 'process' | 'power'

type Ran = { vote: VoteId; told: Told[]; paused: number }

/** What of it is tried: all, or a part for every run of the tests. */
export type Plan = { goesOn: readonly Fault[]; dies: readonly { fault: Fault; end: End }[] }

const WHOLE: Plan = {
  goesOn: FAULTS,
  dies: FAULTS.flatMap((fault) => [
    { fault, end: 'process' },
    { fault, end: 'power' },
  ]),
}

export const faults: Trial = {
  promise:
    'When the disk fails voting pauses; what was acknowledged outlives a power cut, and what was refused does not come back.',
  keep: (options) => keepThroughFaults(options, WHOLE),
}

export async function keepThroughFaults(options: TrialOptions, plan: Plan): Promise<string[]> {
  const disk = FaultyDisk.make(options.folder)
  if (disk === null) return ['Not tried: faults are made with a C compiler, `cc`, on Linux.']
  const [ran, figures] = await withHall(disk, options, 'the product', async (troubled) => {
    const done: Ran[] = []
    for (const fault of plan.goesOn) {
      done.push(await goOn(troubled, disk, fault))
      options.say(`${WORDS[fault]}, it went on, and the power was cut`)
    }
    for (const { fault, end } of plan.dies) {
      done.push(await dieBroken(troubled, disk, fault, end))
      options.say(`${WORDS[fault]}, and the ${end} died`)
    }
    done.push(await dieInCommit(troubled, disk))
    options.say('the process died in a commit, and then the power was cut')
    const { mishaps } = troubled.host
    demand(mishaps.length === 0, `the host’s log says: ${mishaps[0] ?? ''}`)
    const cuts = plan.goesOn.length + plan.dies.filter(({ end }) => end === 'power').length + 1
    const kills = plan.dies.filter(({ end }) => end === 'process').length + 1
    return [
      done,
      `The power was cut ${String(cuts)} times, the process killed ${String(kills)} times while the disk failed or in a commit.`,
    ] as const
  })
  const lost = await withHall(disk, options, 'does not wait for the disk', (troubled) =>
    loseToThePower(troubled, disk),
  )
  demand(lost > 0, 'a power cut takes nothing from a host that does not wait for the disk: it was none')
  return [
    ...prove(join(disk.folder, fileOf('the product')), ran),
    figures,
    `And it catches a host that does not wait for the disk: ${String(lost)} acknowledged ballots were gone.`,
  ]
}

const fileOf = (entry: HostEntry): string =>
  entry === 'the product' ? 'faults.plenum' : 'faults-unsynced.plenum'

async function withHall<Outcome>(
  disk: FaultyDisk,
  { members = MEMBERS, seed }: TrialOptions,
  entry: HostEntry,
  act: (troubled: Troubled) => Promise<Outcome>,
): Promise<Outcome> {
  const file = join(disk.folder, fileOf(entry))
  const hall = await openHall({ members, file, start: { entry, environment: disk.environment(file) } })
  const { host } = hall
  const phones = phonesOf(hall, seed, { haste: HASTE })
  const watch = new Screen<ConsoleTopics>(host.url, host.consoleKey)
  try {
    await watch.isThere()
    await connectAll(phones)
    return await act({ host, phones, watch, random: seeded(seed, 'faults') })
  } finally {
    watch.connection.stop()
    await endHall(host, phones)
  }
}

/** Everybody's ballot is acknowledged when the power goes. Resolves with how many are gone. */
async function loseToThePower(troubled: Troubled, disk: FaultyDisk): Promise<number> {
  const { host, phones, random } = troubled
  // What was before the vote is in the file.
  const before = phones[0]?.epoch ?? ''
  await host.stop()
  await host.start()
  await allBack(troubled, before)
  const vote = await openVote(host.file)
  await allSee(phones, vote)
  await Promise.all(phones.map((phone) => phone.cast(vote, anyChoice(random))))
  demand(
    phones.every((phone) => hasReceipt(phone, vote)),
    'a ballot has no answer',
  )
  await startAnew(troubled, disk, 'power')
  return phones.filter((phone) => phone.shownReceipt(vote) !== phone.ballot?.receipt).length
}

const troubleOf = (disk: FaultyDisk, fault: Fault): Trouble => ({
  what: WORDS[fault],
  begin: () => disk.begin(fault),
  end: () => disk.heal(),
  lasts: fault !== 'fsync-lapse',
  forMs: CHECKPOINT_MS,
})

/** The disk works again, everybody has a receipt, and the power is cut. */
async function goOn(troubled: Troubled, disk: FaultyDisk, fault: Fault): Promise<Ran> {
  const { vote, paused } = await voteThrough(troubled, troubleOf(disk, fault))
  // At once it needs the log alone; a while later the file has to have again what a failed checkpoint has lost.
  if (troubled.random() < 0.5) await pause(CHECKPOINT_MS)
  await startAnew(troubled, disk, 'power')
  return { ...(await finish(troubled, vote)), paused }
}

/** The host dies when the disk has refused one ballot. Who was told «not saved» finds nothing, and asks again. */
async function dieBroken(troubled: Troubled, disk: FaultyDisk, fault: Fault, end: End): Promise<Ran> {
  const [vote, [, , last]] = await voteUntilTrouble(troubled, troubleOf(disk, fault), 1)
  const refused = troubled.phones.filter(({ isNotSaved }) => isNotSaved)
  await startAnew(troubled, disk, end)
  const risen = refused.filter((phone) => phone.shownReceipt(vote) !== null)
  demand(
    risen.length === 0,
    `${String(risen.length)} ballots that were «not saved» are there since the ${end} died while ${WORDS[fault]}`,
  )
  await askAgain(troubled.phones)
  await Promise.all(last.map((phone) => phone.cast(vote, 'abstain')))
  return { ...(await finish(troubled, vote)), paused: refused.length }
}

/**
 * The process is killed between a commit's write and its fsync: the next start finds the ballot, and its phone is told so. From then on
 * that is a promise like any other, and the power is cut.
 */
async function dieInCommit(troubled: Troubled, disk: FaultyDisk): Promise<Ran> {
  const { host, phones, random } = troubled
  const vote = await openVote(host.file)
  await allSee(phones, vote)
  const [first, ...others] = phones
  disk.hang()
  void first?.cast(vote, anyChoice(random))
  await until(
    () => disk.hangs,
    COME_BACK_MS,
    () => 'an fsync',
  )
  await startAnew(troubled, disk, 'process')
  await until(
    () => phones.slice(0, 1).every((phone) => hasReceipt(phone, vote)),
    COME_BACK_MS,
    () => 'an answer to the ballot that was being written',
  )
  await startAnew(troubled, disk, 'power')
  demand(
    first?.shownReceipt(vote) === first?.ballot?.receipt,
    'a ballot that was found in the log after a kill, and acknowledged, did not outlive a power cut',
  )
  await Promise.all(others.map((phone) => phone.cast(vote, anyChoice(random))))
  return { ...(await finish(troubled, vote)), paused: 0 }
}

async function startAnew(troubled: Troubled, disk: FaultyDisk, end: End): Promise<void> {
  const { host, phones } = troubled
  const before = phones[0]?.epoch ?? ''
  await host.kill()
  disk.heal()
  if (end === 'power') disk.cutPower(host.file)
  await host.start()
  await allBack(troubled, before)
}

async function allBack({ phones, watch }: Troubled, before: string): Promise<void> {
  const isBack = ({ isLive, epoch }: Phone) => isLive && epoch !== before
  await until(
    () => phones.every(isBack) && watch.connection.state.state === 'live',
    COME_BACK_MS,
    () => `the return of ${String(phones.filter((phone) => !isBack(phone)).length)} phones`,
  )
}

async function finish({ host, phones }: Troubled, vote: VoteId): Promise<{ vote: VoteId; told: Told[] }> {
  demand(
    phones.every((phone) => hasReceipt(phone, vote)),
    'a ballot has no answer',
  )
  const lost = phones.filter((phone) => ![null, phone.ballot?.receipt].includes(phone.shownReceipt(vote)))
  demand(lost.length === 0, `${String(lost.length)} phones are shown another receipt than they were given`)
  const told = phones.map(({ member, ballot }) => ({ member, ballot }))
  const difference = resultDifference(told, await closeVote(host.file, vote))
  demand(difference === null, `vote ${String(vote)}: ${difference ?? ''}`)
  const wrong = phones.flatMap((phone) => phone.faults)
  demand(wrong.length === 0, wrong[0] ?? '')
  return { vote, told }
}

function prove(file: string, ran: readonly Ran[]): string[] {
  const { boxes, entries } = readBoxes(
    file,
    ran.map(({ vote }) => vote),
  )
  for (const [index, { vote, told }] of ran.entries()) {
    const box = boxes[index]
    const found = box === undefined ? ['the box is gone'] : differences(told, box)
    demand(found.length === 0, `vote ${String(vote)}: ${found.slice(0, 3).join('; ')}`)
  }
  const sum = (count: (run: Ran) => number) => ran.reduce((total, run) => total + count(run), 0)
  return [
    `${String(ran.length)} votes with a fault in each: ${String(sum(({ paused }) => paused))} ballots told «not saved» and accepted later; every one of ${String(sum(({ told }) => told.length))} is there once, and the journal verifies to its ${String(entries)}th entry.`,
  ]
}
