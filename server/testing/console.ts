/** A console that holds what a real one holds: the reference client's replica, fed with frames when the test says so. */
import { applyPage, applyUpdate, applyWelcome, type Applied, type Replica } from '../client/replica.ts'
import { Roster, type RosterEntry } from '../client/roster.ts'
import { consoleTopic, consoleTopics, rosterRow } from '../live/audience.ts'
import type { ConsoleTopics, HostMessage, RosterRow, Update, Welcome } from '../protocol/messages.ts'
import { aSignIn, TestVisitor, type Core } from './core.ts'

export class TestConsole {
  readonly #core: Core
  #visitor: TestVisitor
  #replica: Replica<ConsoleTopics> | null = null
  /** How many whole states were asked for because of a gap. */
  gaps = 0

  constructor(core: Core) {
    this.#core = core
    this.#visitor = this.#arrive()
  }

  get visitor(): TestVisitor {
    return this.#visitor
  }

  get replica(): Replica<ConsoleTopics> {
    if (this.#replica === null) throw new Error('not signed in yet')
    return this.#replica
  }

  get isLost(): boolean {
    return this.#visitor.outlet.closed !== null
  }

  /** Takes in what has come; without `count` all of it. */
  hear(count = Infinity): HostMessage[] {
    const heard = this.#visitor.heard(count)
    for (const message of heard) this.#take(message)
    return heard
  }

  lose(): void {
    this.#visitor.outlet.close(1006, '')
  }

  /** What was under way to the lost connection never comes. */
  comeBack(): void {
    if (!this.isLost) this.lose()
    this.#visitor = this.#arrive()
  }

  #arrive(): TestVisitor {
    const visitor = new TestVisitor(this.#core, { userAgent: 'Macintosh' })
    const known = this.#replica
    const resume =
      known?.completeness.state === 'whole' ? { resume: { epoch: known.epoch, seq: known.seq } } : {}
    visitor.say(aSignIn({ kind: 'invitation', key: this.#core.localKeys.reusable }, resume))
    return visitor
  }

  #take(message: HostMessage): void {
    switch (message.type) {
      case 'welcome':
        // Only chairs are welcomed here.
        return this.#apply(applyWelcome(this.#replica, message as Welcome<ConsoleTopics>, () => new Roster()))
      case 'update':
        return this.#apply(applyUpdate(this.replica, message as Update<ConsoleTopics>))
      case 'roster-page':
        return this.#apply(applyPage(this.replica, message))
      case 'reply':
      case 'pong':
    }
  }

  #apply({ replica, resyncNeeded }: Applied<ConsoleTopics>): void {
    this.#replica = replica
    if (!resyncNeeded) return
    this.gaps++
    this.#visitor.say({ type: 'resync' })
  }
}

/** What a console shows, in the order of ids. */
export const shown = ({ topics, roster, completeness }: Replica<ConsoleTopics>) => ({
  topics,
  rows: [...(roster?.entries ?? [])].sort((one, other) => one.id - other.id).map(rowOf),
  completeness: completeness.state,
})

/** What it should show. */
export const truth = ({ world }: Core) => ({
  topics: Object.fromEntries(consoleTopics(world).map((topic) => [topic, consoleTopic(world, topic)])),
  rows: [...world.assembly.members.values()].map((member) => rosterRow(world, member)),
  completeness: 'whole',
})

const rowOf = (entry: RosterEntry): RosterRow => [
  entry.id,
  entry.number,
  entry.firstName,
  entry.lastName,
  entry.region,
  entry.group,
  entry.gender,
  entry.weight,
  entry.flags,
  entry.lastSeen,
]
