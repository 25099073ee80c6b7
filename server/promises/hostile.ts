/**
 * Stalled readers, fuzzed frames, floods of handshakes, wrong Origins and slow headers, all at once, while honest phones vote: they
 * are answered about as fast as in calm, none of them is lost, memory stays, and nothing happens that was not foreseen.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asChair } from '../command-line/chair.ts'
import { Child } from '../bench/calls.ts'
import { quantile } from '../bench/ratios.ts'
import type { ConsoleTopics } from '../protocol/messages.ts'
import { between, seeded, type Random } from '../rehearsal/chance.ts'
import type { AttackCalls, Reception } from './attackers.ts'
import { allSee, anyChoice, closeVote, connectAll, endHall, openHall, openVote, phonesOf } from './hall.ts'
import type { Phone } from './phone.ts'
import { demand, megabytes, milliseconds, type Trial, type TrialOptions } from './promise.ts'
import { resultDifference } from './proof.ts'
import { Screen } from './screen.ts'

const MEMBERS = 150
const FRAMES = 20_000
const FUZZERS = 10
const STALLED = 30
const CALM_ROUNDS = 4
const ROUND_MS = 2_000
/** How long a phone looks at its receipt before it asks again. */
const ASKS_MS = [150, 400] as const

/** Under attack an honest ballot may take so many times as long as in calm, or as long as the tick of what can wait. */
const MOST_RATIO = 10
const ALWAYS_MS = 250
/** The largest frames under way of everybody at once, and a heap that breathes. */
const MOST_GROWN_BYTES = 256 * 2 ** 20

export const hostile: Trial = {
  promise: 'Who stalls, floods or sends nonsense harms nobody else.',
  async keep(options: TrialOptions): Promise<string[]> {
    const { members = MEMBERS, frames = FRAMES, stalled = STALLED, seed, folder, say } = options
    const hall = await openHall({
      members: members + FUZZERS + stalled,
      file: join(folder, 'hostile.plenum'),
    })
    const { host, accesses } = hall
    const honest = phonesOf(hall, seed).slice(0, members)
    const watch = new Screen<ConsoleTopics>(host.url, host.consoleKey)
    const attackers = new Child<AttackCalls>('../promises/attackers.ts')
    try {
      await watch.isThere()
      await leaveOut(host.file, members, FUZZERS + stalled)
      await connectAll(honest)
      const random = seeded(seed, 'honest')
      const calm: number[] = []
      for (let round = 0; round < CALM_ROUNDS; round++) await voteOnce(host.file, honest, random, calm)
      say(
        `in calm ${milliseconds(quantile(sorted(calm), 0.99))} for 99 % of ${String(calm.length)} acknowledgements`,
      )

      const before = residentBytes(watch)
      const secrets = accesses.slice(members).map(({ secret }) => secret)
      await attackers.ask('begin', {
        ...{ url: host.url, seed, frames },
        ...{ fuzzers: secrets.slice(0, FUZZERS), stalled: secrets.slice(FUZZERS) },
      })
      const attacked: number[] = []
      let peak = before
      let reception = await attackers.ask('reception', null)
      while (!reception.isOver) {
        // When the frames are through, the slow ones are still to be let go: calm again, and not counted.
        const isStorm = reception.frames < frames
        await voteOnce(host.file, honest, random, isStorm ? attacked : [])
        peak = Math.max(peak, residentBytes(watch))
        reception = await attackers.ask('reception', null)
        say(`${reception.frames.toLocaleString('en')} fuzzed frames, memory ${megabytes(peak)}`)
      }
      demand(host.isAlive, 'the host is gone')
      demand(host.mishaps.length === 0, `the host’s log says: ${host.mishaps[0] ?? ''}`)
      demandReception(reception, frames)
      demandPeace(honest)
      // What else the machine has to do may have changed meanwhile: calm is what was before and what is afterwards.
      await attackers.stop()
      for (let round = 0; round < CALM_ROUNDS; round++) await voteOnce(host.file, honest, random, calm)
      return figures({ calm, attacked, grown: peak - before, reception })
    } finally {
      await attackers.stop()
      watch.connection.stop()
      await endHall(host, honest)
    }
  },
}

/** Those whose phones were taken over are not present, so that what they send can never be a ballot. */
const leaveOut = (file: string, members: number, others: number): Promise<unknown> =>
  asChair({ file }, (chair) =>
    chair.command('check-out', {
      members: Array.from({ length: others }, (_, index) => members + 1 + index),
    }),
  )

const residentBytes = ({ connection }: Screen<ConsoleTopics>): number =>
  connection.replica?.topics.vitals?.memory.residentBytes ?? 0

const sorted = (times: readonly number[]): number[] => times.toSorted((one, other) => one - other)

/** Everybody votes, then asks for the receipt again until the round is over; each answer is timed. */
async function voteOnce(
  file: string,
  phones: readonly Phone[],
  random: Random,
  times: number[],
): Promise<void> {
  const vote = await openVote(file, {
    text: 'That the convention adopt the motion as amended. '.repeat(80).slice(0, 3_900),
  })
  await allSee(phones, vote)
  const end = performance.now() + ROUND_MS
  const timed = async (act: () => Promise<boolean>) => {
    const asked = performance.now()
    if (await act()) times.push(performance.now() - asked)
  }
  const choices = phones.map((phone) => ({
    phone,
    choice: anyChoice(random),
    after: between(random, ASKS_MS),
  }))
  await Promise.all(
    choices.map(async ({ phone, choice, after }) => {
      await pause(after)
      await timed(() => phone.cast(vote, choice))
      const { ballot } = phone
      while (performance.now() < end && ballot !== null) {
        await pause(after)
        await timed(() => phone.ask(ballot))
      }
    }),
  )
  const result = await closeVote(file, vote)
  const difference = resultDifference(phones, result)
  demand(difference === null, `vote ${String(vote)}: ${difference ?? ''}`)
}

function demandReception(
  { breaches, strangers, silent, slowHeaders, frames }: Reception,
  wanted: number,
): void {
  demand(breaches.length === 0, breaches[0] ?? '')
  demand(frames >= wanted, `only ${String(frames)} frames could be sent`)
  demand(
    strangers.refused === strangers.sent,
    `${String(strangers.sent - strangers.refused)} wrong handshakes were not refused`,
  )
  demand(
    silent.letGo === silent.opened,
    `${String(silent.opened - silent.letGo)} who never signed in were kept`,
  )
  demand(
    slowHeaders.letGo === slowHeaders.opened,
    `${String(slowHeaders.opened - slowHeaders.letGo)} with slow headers were kept`,
  )
}

function demandPeace(phones: readonly Phone[]): void {
  const losses = phones.reduce((sum, phone) => sum + phone.losses, 0)
  demand(losses === 0, `honest phones lost their connection ${String(losses)} times`)
  const faults = phones.flatMap((phone) => phone.faults)
  demand(faults.length === 0, faults[0] ?? '')
}

type Figures = { calm: number[]; attacked: number[]; grown: number; reception: Reception }

function figures({ calm, attacked, grown, reception }: Figures): string[] {
  const [quiet, loud] = [quantile(sorted(calm), 0.99), quantile(sorted(attacked), 0.99)]
  const allowed = Math.max(ALWAYS_MS, quiet * MOST_RATIO)
  demand(
    loud <= allowed,
    `honest phones waited ${milliseconds(loud)} (p99) instead of ${milliseconds(quiet)}`,
  )
  demand(grown <= MOST_GROWN_BYTES, `the host grew by ${megabytes(grown)}`)
  const { frames, connections, strangers, silent, slowHeaders, stalled } = reception
  return [
    `${frames.toLocaleString('en')} fuzzed frames on ${connections.toLocaleString('en')} connections, ${String(strangers.sent)} wrong handshakes (all refused), ${String(stalled)} who do not read,`,
    `${String(silent.opened)} who never sign in and ${String(slowHeaders.opened)} with slow headers (all let go, the last after ${(slowHeaders.longestMs / 1000).toFixed(0)} s).`,
    `99 % of ${String(attacked.length)} honest acknowledgements during the storm within ${milliseconds(loud)}, in calm within ${milliseconds(quiet)}: ${(loud / quiet).toFixed(1)}×. The host grew by ${megabytes(grown)}; no honest phone was lost.`,
  ]
}
