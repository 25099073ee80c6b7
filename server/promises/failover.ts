/**
 * The host dies with everybody connected and a vote open, and is started again on the same port: on its file, or on the last
 * backup. Everybody comes back by themselves, with the product's own waits; nobody's ballot is there twice.
 */
import { copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asChair } from '../command-line/chair.ts'
import type { VoteId } from '../protocol/messages.ts'
import { between, seeded, type Random } from '../rehearsal/chance.ts'
import { allSee, anyChoice, closeVote, connectAll, endHall, openHall, openVote, phonesOf } from './hall.ts'
import { HostProcess } from './host-process.ts'
import type { Phone } from './phone.ts'
import { demand, until, type Trial, type TrialOptions } from './promise.ts'
import { differences, readBoxes, resultDifference, type Told } from './proof.ts'

const MEMBERS = 300
/** Everybody presses within this; the host dies in its middle. */
const PRESS_MS = 4_000
const BACKUP_AT_MS = 800
const DEATH_AT_MS = 1_800
/** As long as somebody needs to notice and to start it again. */
const UNNOTICED_MS = 1_000
const COME_BACK_MS = 60_000
const IN_FLIGHT_MS = 100

type Return = { backMs: number; allMs: number; ballotMs: number }
/** When the host was dead. */
type Before = { epochs: ReadonlyMap<Phone, string>; answered: ReadonlySet<Phone> }

export const failover: Trial = {
  promise: 'When the host dies in an open vote and is started again, everybody comes back by themselves.',
  async keep(options: TrialOptions): Promise<string[]> {
    return [...(await onItsFile(options)), ...(await onTheBackup(options))]
  },
}

async function onItsFile({ members = MEMBERS, seed, folder, say }: TrialOptions): Promise<string[]> {
  const hall = await openHall({ members, file: join(folder, 'failover.plenum') })
  const { host } = hall
  const phones = phonesOf(hall, seed)
  let vote: VoteId
  let back: Return
  try {
    vote = await voteUntilDeath(host, phones, seeded(seed, 'failover'), () => Promise.resolve())
    say('the host is dead, and started again on the same file')
    const before = asTheyWere(phones, vote)
    await pause(UNNOTICED_MS)
    await host.start()
    back = await comeBack(host, phones, vote, before)
    await allAnswered(phones, vote)
    demandRight(phones, resultDifference(phones, await closeVote(host.file, vote)))
  } finally {
    await endHall(host, phones)
  }
  demandBox(host.file, vote, phones)
  return [`${sentence('On its file', members, back)} ${String(members)} ballots, each there once.`]
}

async function onTheBackup({ members = MEMBERS, seed, folder, say }: TrialOptions): Promise<string[]> {
  const hall = await openHall({ members, file: join(folder, 'failover-backup.plenum') })
  const { host } = hall
  const phones = phonesOf(hall, seed)
  let second = host
  try {
    let copy = ''
    const vote = await voteUntilDeath(host, phones, seeded(seed, 'backup'), async () => {
      const { name } = await asChair({ file: host.file }, (chair) => chair.command('backup', {}))
      copy = join(dirname(host.file), 'backups', name)
    })
    const file = join(folder, 'from-backup.plenum')
    copyFileSync(copy, file)
    const saved = new Set(boxOf(file, vote).turnout.keys())
    const before = asTheyWere(phones, vote)
    const lost = new Set([...before.answered].filter(({ member }) => !saved.has(member)))
    await pause(UNNOTICED_MS)
    say('the host is dead, and its last backup started on the same port')
    second = await HostProcess.start(file, { port: host.port })
    const back = await comeBack(second, phones, vote, before)
    await until(
      () => phones.every((phone) => lost.has(phone) || hasReceipt(phone, vote)),
      COME_BACK_MS,
      () => 'an answer to every ballot that was still under way',
    )
    const shown = phones.filter((phone) => lost.has(phone) && phone.shownReceipt(vote) === null)
    demand(
      shown.length === lost.size,
      `${String(lost.size - shown.length)} phones still show a ballot that the backup does not hold`,
    )
    const told: Told[] = phones.map((phone) => ({
      member: phone.member,
      ballot: lost.has(phone) ? null : phone.ballot,
    }))
    demandRight(phones, resultDifference(told, await closeVote(file, vote)))
    await endHall(second, phones)
    demandBox(file, vote, told)
    return [
      sentence('On the last backup', members, back),
      `The difference: ${String(lost.size)} of ${String(before.answered.size)} acknowledged ballots were cast in the ${String(DEATH_AT_MS - BACKUP_AT_MS)} ms after the backup and are not in it. Those ${String(lost.size)} phones offer the vote again; of the others each ballot is there once.`,
    ]
  } finally {
    await endHall(second, phones)
    await host.stop()
  }
}

/** Who has not pressed when the host dies presses while it is away. */
async function voteUntilDeath(
  host: HostProcess,
  phones: readonly Phone[],
  random: Random,
  meanwhile: () => Promise<void>,
): Promise<VoteId> {
  await connectAll(phones)
  const vote = await openVote(host.file)
  await allSee(phones, vote)
  for (const phone of phones) {
    const choice = anyChoice(random)
    setTimeout(() => void phone.cast(vote, choice), between(random, [0, PRESS_MS]))
  }
  await pause(BACKUP_AT_MS)
  await meanwhile()
  await pause(DEATH_AT_MS - BACKUP_AT_MS)
  await host.kill()
  await pause(IN_FLIGHT_MS)
  return vote
}

const asTheyWere = (phones: readonly Phone[], vote: VoteId): Before => ({
  epochs: new Map(phones.map((phone) => [phone, phone.epoch])),
  answered: new Set(phones.filter((phone) => hasReceipt(phone, vote))),
})

/** Times from the moment in which the host was started again. */
async function comeBack(
  { startedAt }: HostProcess,
  phones: readonly Phone[],
  vote: VoteId,
  { epochs, answered }: Before,
): Promise<Return> {
  let ballotAt = 0
  const look = (): number => {
    if (ballotAt === 0 && phones.some((phone) => hasReceipt(phone, vote) && !answered.has(phone)))
      ballotAt = performance.now()
    return phones.filter((phone) => phone.isLive && phone.epoch !== epochs.get(phone)).length
  }
  await until(
    () => look() >= phones.length * 0.99,
    COME_BACK_MS,
    () => `the return of 99 % of ${String(phones.length)}`,
  )
  const backAt = performance.now()
  await until(
    () => look() === phones.length && ballotAt > 0,
    COME_BACK_MS,
    () => `the return of ${String(phones.length - look())} of ${String(phones.length)} phones`,
  )
  return { backMs: backAt - startedAt, allMs: performance.now() - startedAt, ballotMs: ballotAt - startedAt }
}

const hasReceipt = ({ ballot }: Phone, vote: VoteId): boolean =>
  ballot?.vote === vote && ballot.receipt !== null

const allAnswered = (phones: readonly Phone[], vote: VoteId): Promise<number> =>
  until(
    () => phones.every((phone) => hasReceipt(phone, vote)),
    COME_BACK_MS,
    () => 'an answer to every ballot',
  )

function demandRight(phones: readonly Phone[], difference: string | null): void {
  demand(difference === null, difference ?? '')
  const faults = phones.flatMap((phone) => phone.faults)
  demand(faults.length === 0, faults[0] ?? '')
}

function boxOf(file: string, vote: VoteId) {
  const [box] = readBoxes(file, [vote]).boxes
  return box ?? { turnout: new Map(), choices: [] }
}

function demandBox(file: string, vote: VoteId, told: readonly Told[]): void {
  const found = differences(told, boxOf(file, vote))
  demand(found.length === 0, found.slice(0, 3).join('; '))
}

const seconds = (time: number): string => `${(time / 1000).toFixed(1)} s`

const sentence = (what: string, members: number, { backMs, allMs, ballotMs }: Return): string =>
  `${what}: 99 % of ${String(members)} were back ${seconds(backMs)} after it was started, all after ${seconds(allMs)}; the first ballot was accepted after ${seconds(ballotMs)}.`
