/** What is new in one stream of states, on the host's side: collects which topics changed and words each version once. */
import type { Sequence } from '../protocol/messages.ts'
import { AUDIENCES_OF, type Audience, type News, type StreamName } from './boundary.ts'

type BulletinOptions<Topic extends string> = {
  stream: StreamName
  topics: readonly Topic[]
  /** The JSON of a topic as this audience may see it. */
  encode: (topic: Topic, audience: Audience) => string
  now: () => number
}

export class Bulletin<Topic extends string> {
  readonly #options: BulletinOptions<Topic>
  readonly #dirty = new Set<Topic>()
  /** From 1: a frame from 0 is the whole state. */
  #seq: Sequence = 1

  constructor(options: BulletinOptions<Topic>) {
    this.#options = options
  }

  get seq(): Sequence {
    return this.#seq
  }

  touch(topics: readonly Topic[]): void {
    for (const topic of topics) this.#dirty.add(topic)
  }

  /** The next version, of everything touched since the last; null when nothing was. */
  next(): News | null {
    if (this.#dirty.size === 0) return null
    this.#seq++
    const news = this.#newsOf(this.#dirty)
    this.#dirty.clear()
    return news
  }

  /** For a gateway that has just come: everything at the newest version. */
  whole(): News {
    return this.#newsOf(this.#options.topics)
  }

  #newsOf(topics: Iterable<Topic>): News {
    const { stream, encode, now } = this.#options
    return {
      type: 'news',
      stream,
      seq: this.#seq,
      at: now(),
      topics: [...topics].map((topic) => {
        const texts: Partial<Record<Audience, string>> = {}
        for (const audience of AUDIENCES_OF[stream]) texts[audience] = encode(topic, audience)
        return { topic, texts }
      }),
    }
  }
}
