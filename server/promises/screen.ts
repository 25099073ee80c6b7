/** A console or a projector that watches: the product's own client, with a count of the bytes that it costs. */
import WebSocket from 'ws'
import { Connection } from '../client/connection.ts'
import { openWith, socketAddress } from '../client/socket.ts'
import { Roster } from '../client/roster.ts'
import type { ConsoleTopics, ProjectorTopics } from '../protocol/messages.ts'
import { until } from './promise.ts'

type Received = { frames: number; bytes: number }

const LIVE_MS = 30_000
/** What a host measures of itself once a second, whatever happens in the hall: not a cost of its changes. */
const VITALS_ALONE = '"set":{"vitals":'

export class Screen<Topics extends ConsoleTopics | ProjectorTopics> {
  readonly connection: Connection<Topics>
  /** Since the last `forget`; a console's vitals are not counted. */
  received: Received = { frames: 0, bytes: 0 }

  constructor(url: string, key: string) {
    const open = openWith(() => new WebSocket(socketAddress(url), { origin: url }))
    this.connection = new Connection<Topics>({
      open: (events) =>
        open({
          ...events,
          received: (text) => {
            this.#count(text)
            events.received(text)
          },
        }),
      credential: { kind: 'invitation', key },
      createRoster: () => new Roster(),
      onChange: () => undefined,
      onState: () => undefined,
      onSession: () => undefined,
    })
  }

  /** The whole state is here; a console's list too. */
  async isThere(): Promise<void> {
    await until(
      () => this.connection.state.state === 'live' && this.connection.replica?.completeness.state === 'whole',
      LIVE_MS,
      () => 'the first state of a console',
    )
  }

  forget(): void {
    this.received = { frames: 0, bytes: 0 }
  }

  /** Null on a projector. */
  get roster(): Roster | null {
    const { replica } = this.connection
    return replica?.role === 'chair' ? replica.roster : null
  }

  #count(text: string): void {
    if (text.includes(VITALS_ALONE)) return
    this.received.frames++
    this.received.bytes += Buffer.byteLength(text)
  }
}
