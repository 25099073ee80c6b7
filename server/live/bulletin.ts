/** What is new in one stream of states, on the host's side: collects which topics changed and words each version once. */
import type { Sequence } from '../protocol/messages.ts'
import { AUDIENCES_OF, type Audience, type News, type StreamName } from './boundary.ts'

type BulletinOptions<Topic extends string> = {
  stream: StreamName
  topics: readonly Topic[]
  /** The JSON of a topic as this audience may see it; null where a bug keeps it from being worded. */
  encode: (topic: Topic, audience: Audience) => string | null
  now: () => number
}

export class Bulletin<Topic extends string> {
  readonly #options: BulletinOptions<Topic>
  readonly #dirty = new Set<Topic>()
  /** The words in which each topic was told last, where they are the same for every audience. */
  readonly #told = new Map<Topic, string>()
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

  /** The next version, of everything touched since the last; null when nothing was, or when all of it reads as before. */
  next(): News | null {
    const topics = this.#wordedOf(this.#dirty).filter((news) => this.#isNew(news))
    this.#dirty.clear()
    if (topics.length === 0) return null
    this.#seq++
    return this.#newsOf(topics)
  }

  /** For a gateway that has just come: everything at the newest version. */
  whole(): News {
    return this.#newsOf(this.#wordedOf(this.#options.topics))
  }

  /** What differs by audience is always news: the same words reach somebody who stood on the other side before. */
  #isNew({ topic, texts }: News['topics'][number] & { topic: Topic }): boolean {
    const [text, ...others] = Object.values(texts)
    if (text === undefined || others.some((other) => other !== text)) return true
    const isNew = this.#told.get(topic) !== text
    this.#told.set(topic, text)
    return isNew
  }

  /** What cannot be worded is left out: who has it keeps what was told last. */
  #wordedOf(topics: Iterable<Topic>): (News['topics'][number] & { topic: Topic })[] {
    const { stream, encode } = this.#options
    return [...topics].flatMap((topic) => {
      const texts: Partial<Record<Audience, string>> = {}
      for (const audience of AUDIENCES_OF[stream]) {
        const text = encode(topic, audience)
        if (text === null) return []
        texts[audience] = text
      }
      return [{ topic, texts }]
    })
  }

  #newsOf(topics: News['topics']): News {
    const { stream, now } = this.#options
    return { type: 'news', stream, seq: this.#seq, at: now(), topics }
  }
}
