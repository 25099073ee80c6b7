/**
 * SIGKILL and power cuts at random moments while everybody votes, and a start on the same port and file: what was acknowledged is
 * there once, with its receipt; what was not is there once or not at all, and the phone finds out which.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { VoteId } from '../protocol/messages.ts'
import { between, pick, seeded, type Random } from '../rehearsal/chance.ts'
import { allSee, anyChoice, closeVote, connectAll, endHall, openHall, openVote, phonesOf } from './hall.ts'
import { FaultyDisk } from './faulty-disk.ts'
import type { HostProcess } from './host-process.ts'
import type { Ballot, Phone } from './phone.ts'
import { demand, until, type Trial, type TrialOptions } from './promise.ts'
import { differences, readBoxes, resultDifference, type Told } from './proof.ts'

const RUNS = 10
const MEMBERS = 200
/** Within which everybody presses: all at once, a rush, or a trickle that the kill cuts in two. */
const SPREADS_MS = [0, 40, 300] as const
/** After the last has pressed: answers may still be on their way. */
const KILL_LATER_MS = 40
/** One run in three has a second kill, while the phones come back. */
const SECOND_KILL = 1 / 3
const SECOND_KILL_MS = 600
/** Of the kills, where it can be tried: the file is then what a disk holds without power. */
const POWER_CUT = 1 / 2
const COME_BACK_MS = 60_000
/** Of the phones' clocks: runs are many, and what is tried is the file, not how long phones wait before they try again. */
const HASTE = 10

/**
 * What a phone does that had pressed and not been answered. `waits`: the client asks again by itself. `asks again`: the page was
 * reloaded and asks with the request id that it kept. `looks`: it believes what the new page shows, and does nothing more.
 */
const HABITS = ['waits', 'asks again', 'looks'] as const

type Run = {
  vote: VoteId
  told: Told[]
  acknowledged: number
  recorded: number
  missing: number
  kills: number
  powerCuts: number
}

export const crash: Trial = {
  promise:
    'Kill the host in the middle of a vote, or cut its power: every acknowledged ballot is there, once.',
  keep: (options) => keepThroughKills(options),
}

/** `afterKill`: what a test does to the file while nobody has it, to see that it is noticed. Then no power is cut. */
export async function keepThroughKills(
  options: TrialOptions,
  afterKill?: (file: string) => void,
): Promise<string[]> {
  const { runs = RUNS, members = MEMBERS, seed, folder, say } = options
  const disk = afterKill === undefined ? FaultyDisk.make(folder) : null
  const file = join(disk?.folder ?? folder, 'crash.plenum')
  const start = disk === null ? {} : { environment: disk.environment(file) }
  const hall = await openHall({ members, file, start })
  const phones = phonesOf(hall, seed, { haste: HASTE })
  const done: Run[] = []
  try {
    await connectAll(phones)
    for (let number = 1; number <= runs; number++) {
      const run = await crashOnce({
        ...{ host: hall.host, phones, disk, afterKill },
        random: seeded(seed, 'crash', number),
      })
      done.push(run)
      say(
        `run ${String(number)} of ${String(runs)}: ${String(run.acknowledged)} acknowledged before the kill, ` +
          `${String(run.recorded)} saved and not yet answered, ${String(run.missing)} not there`,
      )
    }
  } finally {
    await endHall(hall.host, phones)
  }
  return prove(hall.host, done)
}

type CrashOptions = {
  host: HostProcess
  phones: readonly Phone[]
  random: Random
  disk: FaultyDisk | null
  afterKill: ((file: string) => void) | undefined
}

async function crashOnce(options: CrashOptions): Promise<Run> {
  const { host, phones, random } = options
  const vote = await openVote(host.file)
  await allSee(phones, vote)
  const before = phones[0]?.epoch ?? ''
  const pressing = press(phones, vote, random)
  await pause(between(random, [0, pressing.spread + KILL_LATER_MS]))
  const powerCuts = [await die(options)]
  const pressed = new Set(pressing.pressed)
  // Answers that had left the host are still in the phones' sockets.
  await pause(KILL_LATER_MS)
  const stories = phones.map((phone): Story => {
    const habit = pick(random, HABITS)
    if (isAnswered(phone.ballot, vote)) return { phone, was: 'acknowledged' }
    return { phone, was: pressed.has(phone) ? habit : 'waits' }
  })
  for (const { phone, was } of stories) if (was === 'asks again' || was === 'looks') phone.reload()
  await host.start()
  if (random() < SECOND_KILL) {
    await pause(between(random, [0, SECOND_KILL_MS]))
    powerCuts.push(await die(options))
    await host.start()
  }
  await until(
    () =>
      pressing.pressed.size === phones.length &&
      phones.every((phone) => phone.isLive && phone.epoch !== before),
    COME_BACK_MS,
    () => `the return of ${String(phones.filter(({ isLive }) => !isLive).length)} phones`,
  )
  const found = await Promise.all(stories.map((story) => findOut(story, vote)))
  const told = found.map(({ member, ballot }) => ({ member, ballot }))
  await close(host, phones, vote, told, random() < 0.5)
  const count = (isOne: (one: Found) => boolean) => found.filter(isOne).length
  return {
    ...{ vote, told, kills: powerCuts.length, powerCuts: powerCuts.filter((isCut) => isCut).length },
    acknowledged: count(({ was }) => was === 'acknowledged'),
    recorded: count(({ wasThere }) => wasThere === true),
    missing: count(({ wasThere }) => wasThere === false),
  }
}

/** Resolves with whether the power went, too. */
async function die({ host, random, disk, afterKill }: CrashOptions): Promise<boolean> {
  const isPowerCut = random() < POWER_CUT && disk !== null
  await host.kill()
  if (isPowerCut) disk.cutPower(host.file)
  afterKill?.(host.file)
  return isPowerCut
}

type Story = { phone: Phone; was: 'acknowledged' | (typeof HABITS)[number] }
/** `wasThere`: what a reloaded phone was shown of a ballot that had no answer; null for all others. */
type Found = Told & { was: Story['was']; wasThere: boolean | null }

/** After the return: what the page shows, and what the host answers to the same request. */
async function findOut({ phone, was }: Story, vote: VoteId): Promise<Found> {
  const { member, ballot } = phone
  const shown = phone.shownReceipt(vote)
  if (ballot === null || was === 'waits') return { member, ballot, was, wasThere: null }
  if (was === 'acknowledged') {
    demand(
      shown === ballot.receipt,
      `the acknowledged ballot of member ${String(member)} is ${shown === null ? 'gone' : 'under another receipt'}`,
    )
    await phone.ask(ballot)
    return { member, ballot, was, wasThere: null }
  }
  const wasThere = shown !== null
  if (was === 'looks')
    return { member, ballot: wasThere ? { ...ballot, receipt: shown } : null, was, wasThere }
  await phone.ask(ballot)
  demand(
    shown === null || shown === ballot.receipt,
    `member ${String(member)} is shown a receipt that is not the one of the ballot`,
  )
  return { member, ballot, was, wasThere }
}

async function close(
  host: HostProcess,
  phones: readonly Phone[],
  vote: VoteId,
  told: readonly Told[],
  triesTwice: boolean,
): Promise<void> {
  await until(
    () =>
      told.every(({ ballot }) => ballot === null || ballot.receipt !== null) || faultsOf(phones).length > 0,
    COME_BACK_MS,
    () => 'an answer to every ballot',
  )
  if (triesTwice) await Promise.all(someOf(phones, vote).map(([phone, ballot]) => phone.castAgain(ballot)))
  demandNoFaults(phones)
  const difference = resultDifference(told, await closeVote(host.file, vote))
  demand(difference === null, `vote ${String(vote)}: ${difference ?? ''}`)
}

/** `pressed` grows while they press; who has not when the host dies presses while it is away. */
function press(phones: readonly Phone[], vote: VoteId, random: Random) {
  const spread = pick(random, SPREADS_MS)
  const pressed = new Set<Phone>()
  for (const phone of phones) {
    const choice = anyChoice(random)
    setTimeout(
      () => {
        pressed.add(phone)
        void phone.cast(vote, choice)
      },
      between(random, [0, spread]),
    )
  }
  return { spread, pressed }
}

const isAnswered = (ballot: Ballot | null, vote: VoteId): boolean =>
  ballot?.vote === vote && ballot.receipt !== null

const someOf = (phones: readonly Phone[], vote: VoteId): [Phone, Ballot][] =>
  phones.flatMap((phone): [Phone, Ballot][] =>
    phone.member % 10 === 0 && phone.ballot?.vote === vote && phone.ballot.receipt !== null
      ? [[phone, phone.ballot]]
      : [],
  )

const faultsOf = (phones: readonly Phone[]): string[] => phones.flatMap(({ faults }) => faults)

function demandNoFaults(phones: readonly Phone[]): void {
  const faults = faultsOf(phones)
  demand(faults.length === 0, faults.slice(0, 3).join('; '))
}

function prove(host: HostProcess, runs: readonly Run[]): string[] {
  const { boxes, entries } = readBoxes(
    host.file,
    runs.map(({ vote }) => vote),
  )
  for (const [index, { vote, told }] of runs.entries()) {
    const box = boxes[index]
    const found = box === undefined ? ['the box is gone'] : differences(told, box)
    demand(found.length === 0, `vote ${String(vote)}: ${found.slice(0, 3).join('; ')}`)
  }
  demand(host.mishaps.length === 0, `the host’s log says: ${host.mishaps[0] ?? ''}`)
  const sum = (pickOne: (run: Run) => number) => runs.reduce((total, run) => total + pickOne(run), 0)
  return [
    `${String(sum(({ kills }) => kills))} kills, ${String(sum(({ powerCuts }) => powerCuts))} of them with a power cut, in ${String(runs.length)} votes: ${String(sum(({ acknowledged }) => acknowledged))} ballots acknowledged before, 0 lost, 0 twice.`,
    `Of those without an answer whose phones were reloaded, ${String(sum(({ recorded }) => recorded))} were there and ${String(sum(({ missing }) => missing))} were not, and each phone found out which.`,
    `The journal verifies from its first entry to its ${String(entries)}th; every result is what lies in the box.`,
  ]
}
