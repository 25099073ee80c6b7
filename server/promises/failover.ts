/**
 * The host dies with everybody connected and a vote open, and is started again: on its file; on the last backup elsewhere, under the
 * same name; or under another address that members are told. Nobody's ballot is there twice.
 */
import { copyFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { quantile } from '../bench/ratios.ts'
import { asChair } from '../command-line/chair.ts'
import type { VoteId } from '../protocol/messages.ts'
import { between, seeded, type Random } from '../rehearsal/chance.ts'
import { Forward } from './forward.ts'
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
/** Within which members are told the new address and have opened it: a hall needs longer, and is then kinder to the host. */
const TOLD_MS = 5_000
/** Another machine, as far as one machine can be: macOS has only the first address of loopback. */
const ELSEWHERE = process.platform === 'linux' ? '127.0.0.9' : '127.0.0.1'
const COME_BACK_MS = 60_000
const IN_FLIGHT_MS = 100

type Return = { backMs: number; allMs: number; ballotMs: number }
/** When the host was dead. */
type Before = { epochs: ReadonlyMap<Phone, string>; answered: ReadonlySet<Phone> }

export const failover: Trial = {
  promise: 'When the host dies in an open vote and is started again, everybody comes back by themselves.',
  async keep(options: TrialOptions): Promise<string[]> {
    return [
      ...(await onItsFile(options)),
      ...(await behindItsName(options)),
      ...(await underAnotherAddress(options)),
    ]
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

/** The backup is served by another machine, and the address that phones know leads to it. */
async function behindItsName(options: TrialOptions): Promise<string[]> {
  const { members = MEMBERS, seed, folder, say } = options
  const hall = await openHall({ members, file: join(folder, 'failover-name.plenum') })
  const name = await Forward.to(hall.host.url)
  const phones = phonesOf(hall, seed, { url: name.url })
  let second = hall.host
  try {
    const { vote, file, before, lost } = await dieAfterBackup(hall, phones, options)
    await pause(UNNOTICED_MS)
    second = await HostProcess.start(file, { address: ELSEWHERE })
    name.pointAt(second.url)
    say('the host is dead, and its last backup started elsewhere, under the same name')
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
      sentence('On the last backup, elsewhere, under the same name', members, back),
      `The difference: ${String(lost.size)} of ${String(before.answered.size)} acknowledged ballots were cast in the ${String(DEATH_AT_MS - BACKUP_AT_MS)} ms after the backup and are not in it. Those ${String(lost.size)} phones offer the vote again; of the others each ballot is there once.`,
    ]
  } finally {
    name.close()
    await endHall(second, phones)
    await hall.host.stop()
  }
}

/** The backup is served under another address: everybody opens it when told, and types the code on the card. */
async function underAnotherAddress(options: TrialOptions): Promise<string[]> {
  const { members = MEMBERS, seed, folder, say } = options
  const random = seeded(seed, 'told')
  const hall = await openHall({ members, file: join(folder, 'failover-address.plenum') })
  const phones = phonesOf(hall, seed)
  let second = hall.host
  try {
    const { vote, file, before, lost } = await dieAfterBackup(hall, phones, options)
    await pause(PRESS_MS - DEATH_AT_MS)
    second = await HostProcess.start(file, { address: ELSEWHERE })
    const { url } = second
    say('the host is dead, its last backup started under another address, and members are told')
    const started = performance.now()
    let ballotAt = 0
    const waits = await Promise.all(
      phones.map(async (phone) => {
        await pause(between(random, [0, TOLD_MS]))
        const told = performance.now()
        phone.moveTo(url)
        await until(
          () => phone.isLive,
          COME_BACK_MS,
          () => `the sign-in of member ${String(phone.member)} at the new address`,
        )
        const wait = performance.now() - told
        await voteThere(phone, vote, !lost.has(phone) && before.answered.has(phone), random)
        if (ballotAt === 0) ballotAt = performance.now()
        return wait
      }),
    )
    demandRight(phones, resultDifference(phones, await closeVote(file, vote)))
    await endHall(second, phones)
    demandBox(file, vote, phones)
    const p99 = quantile(
      waits.toSorted((a, b) => a - b),
      0.99,
    )
    return [
      `On the last backup under another address, told within ${seconds(TOLD_MS)}: 99 % were in within ${seconds(p99)} of typing their code; the first ballot was there ${seconds(ballotAt - started)} after its start. ${String(members)} ballots, each there once, ${String(lost.size)} of them cast again.`,
    ]
  } finally {
    await endHall(second, phones)
    await hall.host.stop()
  }
}

/** Who finds the own ballot there keeps it; who does not casts it again, as a new page must: nothing of before is kept. */
async function voteThere(phone: Phone, vote: VoteId, isSaved: boolean, random: Random): Promise<void> {
  const shown = phone.shownReceipt(vote)
  const { ballot } = phone
  if (isSaved)
    demand(
      shown === ballot?.receipt,
      `member ${String(phone.member)} does not find the ballot that was saved`,
    )
  if (shown === null) await phone.cast(vote, anyChoice(random))
  else if (ballot !== null) phone.ballot = { ...ballot, receipt: shown }
}

type Death = { vote: VoteId; file: string; before: Before; lost: ReadonlySet<Phone> }

/** `file`: the copy of its last backup, on which the host is to start. `lost`: who was acknowledged a ballot that is not in it. */
async function dieAfterBackup(
  { host }: Hall,
  phones: readonly Phone[],
  { seed, folder }: TrialOptions,
): Promise<Death> {
  let copy = ''
  const vote = await voteUntilDeath(host, phones, seeded(seed, 'backup'), async () => {
    const { name } = await asChair({ file: host.file }, (chair) => chair.command('backup', {}))
    copy = join(dirname(host.file), 'backups', name)
  })
  const file = join(folder, `from-backup-${basename(host.file)}`)
  copyFileSync(copy, file)
  const saved = new Set(boxOf(file, vote).turnout.keys())
  const before = asTheyWere(phones, vote)
  const lost = new Set([...before.answered].filter(({ member }) => !saved.has(member)))
  return { vote, file, before, lost }
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
