/** The entry of a crowd's process: takes its parent's orders, and ends when the parent does. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { arrivals, type VotingHabits } from './plan.ts'
import { toCrowd, type FromCrowd, type Order } from './crowd-messages.ts'
import { unreachable } from '../domain/decision.ts'
import { SimulatedMember, type Hall } from './simulated-member.ts'
import { Measures } from './statistics.ts'
import type { VoteId } from '../protocol/messages.ts'

/** How often it is looked whether an order is carried out. */
const LOOK_MS = 25

/** How fine this process watches itself. */
const STALL_RESOLUTION_MS = 10

class Crowd {
  readonly #hall: Hall
  readonly #members: readonly SimulatedMember[]
  readonly #votes = new Map<VoteId, VotingHabits>()
  readonly #delay = monitorEventLoopDelay({ resolution: STALL_RESOLUTION_MS })
  #always: VotingHabits | null = null

  constructor({ url, seed, members, roving }: Extract<Order, { type: 'gather' }>) {
    const measures = new Measures(members.length)
    const votingIn = (vote: VoteId) => this.#votes.get(vote) ?? this.#always
    this.#hall = { url, seed, measures, roving, votingIn }
    this.#members = members.map((access, index) => new SimulatedMember(this.#hall, index, access))
  }

  read() {
    // Nanoseconds, and the resolution is part of each.
    const stallMs = Math.max(0, Math.round(this.#delay.max / 1e6) - STALL_RESOLUTION_MS)
    return { ...this.#hall.measures.read(), stallMs }
  }

  async signIn(overSeconds: number, withinSeconds: number): Promise<boolean> {
    // Making thousands of members took its time, which is nobody's.
    this.#delay.reset()
    this.#delay.enable()
    const absent = this.#members.filter(({ where }) => where === 'absent')
    const times = arrivals(this.#hall.seed, absent.length, overSeconds)
    absent.forEach((member, index) => setTimeout(() => member.arrive(), (times[index] ?? 0) * 1000))
    return this.#until(({ hasArrived }) => hasArrived, withinSeconds)
  }

  rove(habits: Hall['roving']): void {
    this.#hall.roving = habits
    for (const member of this.#members) member.considerAll()
  }

  async vote(vote: VoteId, habits: VotingHabits, withinSeconds: number): Promise<boolean> {
    this.#votes.set(vote, habits)
    for (const member of this.#members) member.considerAll()
    return this.#until((member) => member.isDoneWith(vote), withinSeconds)
  }

  keepVoting(habits: VotingHabits | null): void {
    this.#always = habits
    for (const member of this.#members) member.considerAll()
  }

  stop(): void {
    for (const member of this.#members) member.stop()
  }

  #until(isDone: (member: SimulatedMember) => boolean, withinSeconds: number): Promise<boolean> {
    const limit = performance.now() + withinSeconds * 1000
    return new Promise((resolve) => {
      const look = () => {
        if (this.#members.every(isDone)) return resolve(true)
        if (performance.now() >= limit) return resolve(false)
        setTimeout(look, LOOK_MS)
      }
      look()
    })
  }
}

let crowd: Crowd | null = null

async function carryOut(order: Order): Promise<boolean> {
  if (order.type === 'gather') crowd = new Crowd(order)
  if (crowd === null) throw new Error('the first order must be to gather')
  switch (order.type) {
    case 'gather':
    case 'statistics':
      return true
    case 'sign-in':
      return crowd.signIn(order.overSeconds, order.withinSeconds)
    case 'rove':
      crowd.rove(order.habits)
      return true
    case 'vote':
      return crowd.vote(order.vote, order.habits, order.withinSeconds)
    case 'keep-voting':
      crowd.keepVoting(order.habits)
      return true
    case 'stop':
      crowd.stop()
      return true
    default:
      return unreachable(order)
  }
}

process.on('message', (raw) => {
  const { number, order } = toCrowd.parse(raw)
  void carryOut(order).then((inTime) => {
    if (crowd === null) return
    const answer: FromCrowd = { number, inTime, statistics: crowd.read() }
    process.send?.(answer, () => {
      if (order.type === 'stop') process.exit(0)
    })
  })
})

// Without a parent there is nobody to end it: never left behind.
process.on('disconnect', () => process.exit(0))
// Ctrl+C in a terminal reaches the whole group; the parent decides when its crowd ends.
process.on('SIGINT', () => undefined)
