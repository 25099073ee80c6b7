/** A crowd that is larger than one process can hold, as several that do the same; from outside it is one crowd. */
import { formatWeight, weightOf } from '../domain/weight.ts'
import type { VoteStatistics, CrowdStatistics, Durations } from './statistics.ts'
import { startCrowd, type Crowd, type CrowdAnswer, type CrowdOptions } from './crowd.ts'

/** Below the 19,000 sockets that one process can hold: some of its members have a second device. */
export const MEMBERS_PER_CROWD = 15_000

export type Crowds = Crowd & { readonly processes: number }

export async function startCrowds(
  options: CrowdOptions,
  perCrowd: number = MEMBERS_PER_CROWD,
): Promise<Crowds> {
  const { accesses, seed } = options
  const parts = Math.max(1, Math.ceil(accesses.length / perCrowd))
  const starting = Array.from({ length: parts }, (_, part) =>
    startCrowd({
      ...options,
      // Dealt out like cards, so that each process's members arrive over the whole time.
      accesses: accesses.filter((_access, index) => index % parts === part),
      seed: part === 0 ? seed : `${seed} ${String(part)}`,
    }),
  )
  const started = await Promise.allSettled(starting)
  const crowds = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const failure = started.find((each) => each.status === 'rejected')
  if (failure !== undefined) {
    await Promise.all(crowds.map((crowd) => crowd.stop()))
    throw failure.reason
  }
  const all = async (order: (crowd: Crowd) => Promise<CrowdAnswer>) =>
    together(await Promise.all(crowds.map(order)))
  return {
    processes: parts,
    signIn: (how) => all((crowd) => crowd.signIn(how)),
    rove: (habits) => all((crowd) => crowd.rove(habits)),
    vote: (how) => all((crowd) => crowd.vote(how)),
    keepVoting: (habits) => all((crowd) => crowd.keepVoting(habits)),
    statistics: () => all((crowd) => crowd.statistics()),
    async stop() {
      await Promise.all(crowds.map((crowd) => crowd.stop()))
    },
  }
}

/** Throws on an empty list. */
export function together(answers: readonly CrowdAnswer[]): CrowdAnswer {
  return {
    inTime: answers.every(({ inTime }) => inTime),
    statistics: answers.map(({ statistics }) => statistics).reduce(added),
  }
}

function added(one: CrowdStatistics, other: CrowdStatistics): CrowdStatistics {
  return {
    members: one.members + other.members,
    where: {
      absent: one.where.absent + other.where.absent,
      arriving: one.where.arriving + other.where.arriving,
      live: one.where.live + other.where.live,
      away: one.where.away + other.where.away,
      ended: one.where.ended + other.where.ended,
    },
    endedWhy: sums(one.endedWhy, other.endedWhy),
    absences: {
      reload: one.absences.reload + other.absences.reload,
      drop: one.absences.drop + other.absences.drop,
      'lost-network': one.absences['lost-network'] + other.absences['lost-network'],
      'second-device': one.absences['second-device'] + other.absences['second-device'],
    },
    signIn: worse(one.signIn, other.signIn),
    comeback: worse(one.comeback, other.comeback),
    ballot: worse(one.ballot, other.ballot),
    interruptedBallot: worse(one.interruptedBallot, other.interruptedBallot),
    votes: [...new Set([...one.votes, ...other.votes].map(({ vote }) => vote))].map((vote) =>
      [...one.votes, ...other.votes].filter((each) => each.vote === vote).reduce(addedVotes),
    ),
    stallMs: Math.max(one.stallMs, other.stallMs),
  }
}

function addedVotes(one: VoteStatistics, other: VoteStatistics): VoteStatistics {
  const persons = (choice: 'yes' | 'no' | 'abstain') => one.persons[choice] + other.persons[choice]
  const weight = (choice: 'yes' | 'no' | 'abstain') =>
    formatWeight(weightOf(one.weights[choice]) + weightOf(other.weights[choice]))
  return {
    vote: one.vote,
    persons: { yes: persons('yes'), no: persons('no'), abstain: persons('abstain') },
    weights: { yes: weight('yes'), no: weight('no'), abstain: weight('abstain') },
    withheld: one.withheld + other.withheld,
    refused: sums(one.refused, other.refused),
  }
}

/** Of two crowds' hundredths the slower: a bound of that of both, never better than it. */
const worse = (one: Durations, other: Durations): Durations => ({
  count: one.count + other.count,
  p50: Math.max(one.p50, other.p50),
  p95: Math.max(one.p95, other.p95),
  p99: Math.max(one.p99, other.p99),
  max: Math.max(one.max, other.max),
})

function sums(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries([...names].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]))
}
