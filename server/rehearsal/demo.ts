/**
 * `--demo`: an invented convention that comes to life. 3,000 members are imported and checked in as they arrive, their phones
 * sign in, come and go, and vote when the chair opens one. Everything happens through the door, as in a hall.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asChair, type Chair } from '../command-line/chair.ts'
import { Failure } from '../command-line/failure.ts'
import type { RunningHost } from '../host.ts'
import type { MemberId } from '../protocol/messages.ts'
import { seeded, shuffled } from './chance.ts'
import { startCrowd, type Access, type Crowd } from './crowd.ts'
import { demoConvention, demoVotes } from './demo-convention.ts'
import { idsByNumber, importMembers, issueAccess } from './fill-convention.ts'
import { inventMembers } from './invented-members.ts'
import { arrivals } from './plan.ts'

/** Its three votes come out clear, close to the two thirds that are needed, and lost. */
const SEED = 'plenum'
const MEMBERS = 3_000
/** Of the members: who comes to the convention at all, and of those who has a phone with them. */
const COMING = 0.93
const WITH_PHONE = 0.97
const ARRIVING_SECONDS = 40
/** The desk checks in whoever has come since it last looked: dozens at a time, as at several desks at once. */
const DESK_MS = 400
/** From the desk to taking one's seat and the phone out of the pocket. */
const SEAT_SECONDS = 2
/** 2,700 phones, each lost every four minutes: a dozen go and a dozen come back every second. */
const ROVING = { everySeconds: 240, forSeconds: [2, 25] } as const
const VOTING = { turnout: 0.95, afterSeconds: [5, 25], choices: 'by-vote' } as const
const REPORT_MS = 10_000

export function demoFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-demo-'))
  // The host closes the file before the process ends.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'demo.plenum')
}

/** Resolves when the convention is there; the members then arrive by themselves. */
export async function startDemo(host: RunningHost): Promise<{ stop(): void }> {
  if (new URL(host.url).protocol === 'https:')
    throw new Failure(2, 'The demo’s phones do not know your certificate: start --demo without --tls-cert.')
  say(`Demo: making a convention of ${number(MEMBERS)} members …`)
  await asChair(own(host), makeConvention)
  const people = await asChair(own(host), invite)
  const stopping = new AbortController()
  const crowd = await startCrowd({
    url: host.url,
    seed: SEED,
    accesses: people.arriving.flatMap(({ access }) => access ?? []),
    roving: ROVING,
    onBroken: (why) => say(`Demo: ${why}. The convention stays open, without phones.`),
  })
  await crowd.keepVoting(VOTING)
  say(welcome(people))
  void live(host, people, crowd, stopping.signal)
  return {
    stop() {
      stopping.abort()
      void crowd.stop()
    },
  }
}

type Arriving = { id: MemberId; access: Access | null }
/** `visitor`: somebody who is present and whose phone is yours. */
type People = { arriving: readonly Arriving[]; visitor: Access & { name: string } }

async function makeConvention(chair: Chair): Promise<void> {
  const { language } = (await chair.command('status', {})).status.convention
  await chair.command('set-convention', demoConvention(language, Date.now()))
  await importMembers(chair, inventMembers(SEED, MEMBERS), language)
  for (const draft of demoVotes(language)) await chair.command('prepare-vote', draft)
}

async function invite(chair: Chair): Promise<People> {
  const members = inventMembers(SEED, MEMBERS)
  const ids = await idsByNumber(chair)
  const accesses = await issueAccess(chair)
  const random = seeded(SEED, 'people')
  const coming = shuffled(random, members).slice(0, Math.round(MEMBERS * COMING))
  const visitor = coming.find(({ group }) => group === 'delegate')
  const access = accesses.get(visitor?.number ?? '')
  if (visitor === undefined || access === undefined) throw new Error('no delegate was invented')
  return {
    visitor: { ...access, name: `${visitor.firstName} ${visitor.lastName}` },
    arriving: coming.map((member) => ({
      id: ids.get(member.number) ?? 0,
      access: member !== visitor && random() < WITH_PHONE ? (accesses.get(member.number) ?? null) : null,
    })),
  }
}

async function live(host: RunningHost, people: People, crowd: Crowd, signal: AbortSignal): Promise<void> {
  try {
    await Promise.all([
      asChair(own(host), (chair) => checkIn(chair, people, signal)),
      arrive(crowd, people, signal),
      watchVotes(host, signal),
    ])
  } catch (error) {
    if (!signal.aborted) say(`Demo: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function checkIn(chair: Chair, { arriving }: People, signal: AbortSignal): Promise<void> {
  const times = arrivals(SEED, arriving.length, ARRIVING_SECONDS)
  const started = performance.now()
  let done = 0
  while (done < arriving.length) {
    await pause(DESK_MS, undefined, { signal })
    const seconds = (performance.now() - started) / 1000
    const come = times.findIndex((time) => time > seconds)
    const members = arriving.slice(done, come === -1 ? arriving.length : come).map(({ id }) => id)
    if (members.length > 0) await chair.command('check-in', { members })
    done += members.length
  }
}

async function arrive(crowd: Crowd, { arriving }: People, signal: AbortSignal): Promise<void> {
  await pause(SEAT_SECONDS * 1000, undefined, { signal })
  const signedIn = crowd.signIn({ overSeconds: ARRIVING_SECONDS })
  const reports = setInterval(() => {
    void crowd.statistics().then(
      ({ statistics }) => say(`Demo: ${number(statistics.where.live)} phones have signed in.`),
      () => undefined,
    )
  }, REPORT_MS)
  try {
    const { statistics } = await signedIn
    const { live, away } = statistics.where
    say(
      `Demo: everybody is here: ${number(arriving.length)} members, ${number(live + away)} phones. Open a vote.`,
    )
  } finally {
    clearInterval(reports)
  }
}

/** Says what happens with the vote that is open; the console shows it better. */
async function watchVotes(host: RunningHost, signal: AbortSignal): Promise<void> {
  const [from, to] = VOTING.afterSeconds
  let title: string | null = null
  let seconds = 0
  for (;;) {
    await pause(1000, undefined, { signal })
    const open = host.openVote()
    seconds = open !== null && open.title === title ? seconds + 1 : 0
    title = open?.title ?? null
    if (open === null) continue
    if (seconds === 0)
      say(`Demo: «${open.title}» is open. The phones vote within ${String(from)} to ${String(to)} seconds.`)
    if (seconds === to + 2)
      say(
        `Demo: ${number(open.cast)} of ${number(open.of)} have voted. Close the vote, look at the result and publish it.`,
      )
  }
}

const own = (host: RunningHost) => ({ url: host.url, key: host.makeConsoleKey() })

const number = (value: number): string => value.toLocaleString('en')

const say = (sentence: string) => void process.stderr.write(`${sentence}\n`)

const welcome = ({ visitor }: People): string =>
  `
Demo: the members arrive now, for ${String(ARRIVING_SECONDS)} seconds. In the console,
  · watch Participants fill, and search, sort and filter while it moves;
  · open one of the ${String(demoVotes('en').length)} prepared votes and watch the turnout grow, then close and publish it;
  · open a second console or the projector from Convention.
To vote yourself, be ${visitor.name}: open the phones' address and type ${visitor.code}
The convention lies in a temporary file and is gone when you stop.
`
